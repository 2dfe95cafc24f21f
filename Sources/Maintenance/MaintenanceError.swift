import Content

/// Why there is no hash of a PIN.
public enum MaintenanceError: Error, Hashable, Sendable {
    /// It is no number of so many digits.
    case badPIN(length: ClosedRange<Int>)
    /// scrypt failed, for want of memory as a rule.
    case hashing(reason: String)
}

extension MaintenanceError: ExplainedError {
    /// What is wrong.
    public var message: Message {
        switch self {
        case .badPIN(let length):
            Message(
                zh: "密码应为 \(length.lowerBound) 到 \(length.upperBound) 位数字",
                en: "a PIN has \(length.lowerBound) to \(length.upperBound) digits and nothing else")
        case .hashing(let reason): Message(zh: "密码算不出来：\(reason)", en: "the PIN cannot be hashed: \(reason)")
        }
    }
}
