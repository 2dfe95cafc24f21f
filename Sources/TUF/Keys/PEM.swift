import FoundationEssentials

/// PEM (RFC 7468), as far as keys need it that swift-crypto does not read itself.
enum PEM {
    /// The bytes between the two lines that bear the label.
    static func decode(_ text: String, label: String) -> Data? {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard lines.count > 2, lines.first == "-----BEGIN \(label)-----", lines.last == "-----END \(label)-----" else {
            return nil
        }
        return Data(base64Encoded: lines.dropFirst().dropLast().joined())
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
