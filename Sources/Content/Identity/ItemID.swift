/// Text made of lower-case ASCII letters, digits and `-`, beginning with a letter or digit.
func isIdentifier(_ text: String, limit: Int) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-"), text.utf8.count <= limit else { return false }
    return text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
}

/// The stable name of an item, unique in a whole tree of units.
public struct ItemID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 1 to 80 characters of `a`–`z`, `0`–`9` and `-`.
    public let text: String

    /// Longest id, in characters.
    public static let limit = 80

    /// - Throws: ``ContentError/badIdentifier(_:limit:)``.
    public init(_ text: String) throws(ContentError) {
        guard isIdentifier(text, limit: Self.limit) else { throw .badIdentifier(text, limit: Self.limit) }
        self.text = text
    }

    /// The id itself.
    public var description: String { text }

    /// Byte order, which for these characters is also RFC 8785 order.
    public static func < (left: ItemID, right: ItemID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

/// The stable name of a unit: a county, street, town, village or community.
public struct UnitID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 1 to 40 characters of `a`–`z`, `0`–`9` and `-`.
    public let text: String

    /// Longest id, in characters.
    public static let limit = 40

    /// - Throws: ``ContentError/badIdentifier(_:limit:)``.
    public init(_ text: String) throws(ContentError) {
        guard isIdentifier(text, limit: Self.limit) else { throw .badIdentifier(text, limit: Self.limit) }
        self.text = text
    }

    /// The id itself.
    public var description: String { text }

    /// Byte order.
    public static func < (left: UnitID, right: UnitID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension ItemID: Codable {
    /// Decodes a text and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the id as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension UnitID: Codable {
    /// Decodes a text and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the id as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
