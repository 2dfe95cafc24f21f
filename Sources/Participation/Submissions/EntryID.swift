/// The name of one entry of an outbox: a UUID of version 7 (RFC 9562 §5.7), which sorts by time and is the key by which
/// the server takes an entry only once.
public struct EntryID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 36 characters, lower case.
    public let text: String

    /// Makes an id.
    /// - Parameters:
    ///   - milliseconds: since 1970.
    ///   - random: where its 74 random bits come from.
    public init(milliseconds: Int, using random: inout some RandomNumberGenerator) {
        var bytes: [UInt8] = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * $0)) }
        for _ in 6..<16 { bytes.append(UInt8.random(in: 0...255, using: &random)) }
        bytes[6] = 0x70 | bytes[6] & 0x0F
        bytes[8] = 0x80 | bytes[8] & 0x3F
        let digits = Array("0123456789abcdef")
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append("-") }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        self.text = text
    }

    /// Makes an id with the system's randomness.
    public init(milliseconds: Int) {
        var random = SystemRandomNumberGenerator()
        self.init(milliseconds: milliseconds, using: &random)
    }

    /// Reads an id in its canonical form.
    ///
    /// - Throws: ``ParticipationError/badEntryID(_:)``.
    public init(parsing text: String) throws(ParticipationError) {
        let bytes = Array(text.utf8)
        let shaped =
            bytes.count == 36
            && bytes.enumerated().allSatisfy { index, byte in
                [8, 13, 18, 23].contains(index)
                    ? byte == UInt8(ascii: "-")
                    : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
        guard shaped, bytes[14] == UInt8(ascii: "7"), "89ab".utf8.contains(bytes[19]) else {
            throw .badEntryID(String(text.prefix(36)))
        }
        self.text = text
    }

    /// Milliseconds since 1970 at which it was made.
    public var milliseconds: Int { Int(text.prefix(13).filter { $0 != "-" }, radix: 16) ?? 0 }

    /// The id itself.
    public var description: String { text }

    /// Order in time.
    public static func < (left: EntryID, right: EntryID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension EntryID: Codable {
    /// Decodes a text and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the id as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
