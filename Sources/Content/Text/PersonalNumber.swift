/// A number in a text that belongs to a person and must not be made public.
public struct PersonalNumber: Hashable, Sendable {
    /// Which kind of number.
    public enum Kind: Hashable, Sendable {
        /// 公民身份号码 after GB 11643: 17 digits and a check character that fits.
        case citizenIdentity
        /// A bank card after GB/T 19584 (ISO/IEC 7812): 16 to 19 digits that begin with 62 and end in a check digit
        /// that fits.
        case bankCard
    }

    /// Which kind of number.
    public let kind: Kind
    /// Where it begins, counted in UTF-8 bytes.
    public let offset: Int

    /// Every such number of a text. Digits that only look like one (a date behind a voucher number, a serial number)
    /// are left alone: the check character decides.
    public static func all(in text: String) -> [PersonalNumber] {
        var text = text
        return text.withUTF8(scan)
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> [PersonalNumber] {
        var found: [PersonalNumber] = []
        var index = 0
        while index < bytes.count {
            guard isDigit(bytes[index]) else {
                index += 1
                continue
            }
            let begin = index
            var digits: [UInt8] = []
            while index < bytes.count {
                if isDigit(bytes[index]) {
                    digits.append(bytes[index] - 0x30)
                } else if !isGap(at: index, after: digits.count, in: bytes) {
                    break
                }
                index += 1
            }
            let endsInX = index < bytes.count && (bytes[index] | 0x20) == UInt8(ascii: "x")
            if isCitizenIdentity(digits, endsInX: endsInX) {
                found.append(PersonalNumber(kind: .citizenIdentity, offset: begin))
            } else if isBankCard(digits) {
                found.append(PersonalNumber(kind: .bankCard, offset: begin))
            }
        }
        return found
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Card numbers are also written in groups of four.
    private static func isGap(at index: Int, after count: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let isBetweenGroups = count > 0 && count.isMultiple(of: 4) && isDigit(bytes[index - 1])
        return bytes[index] == 0x20 && isBetweenGroups && index + 1 < bytes.count && isDigit(bytes[index + 1])
    }

    private static func isCitizenIdentity(_ digits: [UInt8], endsInX: Bool) -> Bool {
        guard digits.count == (endsInX ? 17 : 18) else { return false }
        let month = digits[10] * 10 + digits[11]
        let day = digits[12] * 10 + digits[13]
        guard (1...8).contains(digits[0]), (1...12).contains(month), (1...31).contains(day) else { return false }
        // GB 11643: ISO 7064 MOD 11-2.
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
        let check = (12 - sum % 11) % 11
        return endsInX ? check == 10 : check == Int(digits[17])
    }

    private static func isBankCard(_ digits: [UInt8]) -> Bool {
        guard (16...19).contains(digits.count), digits[0] == 6, digits[1] == 2 else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, next in
            let doubled = next.offset.isMultiple(of: 2) ? Int(next.element) : Int(next.element) * 2
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum.isMultiple(of: 10)
    }
}
