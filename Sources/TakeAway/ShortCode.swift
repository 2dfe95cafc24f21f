import Content

/// A short name of an item to say at the window, such as `MZ-0103`.
///
/// The author's own 事项编码 is used where there is one. Otherwise the code is derived from the item's id: the first two
/// letters of the unit's id, `-`, and four digits, the 32-bit FNV-1a hash of the id modulo 10,000. Where several items of
/// one unit come to the same digits, the first by id keeps the bare code and the others get a letter: `QI-4711B`.
public struct ShortCode: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Up to 16 characters.
    public let text: String

    /// The code that the author gave.
    public init(author text: String) { self.text = String(text.prefix(16)) }

    /// The code of an item without one.
    /// - Parameter siblings: ids of the unit's items that have no code of their own; order does not matter.
    public init(deriving id: ItemID, unit: UnitID, among siblings: some Sequence<ItemID>) {
        let base = Self.base(id, unit)
        let before = siblings.count { $0 < id && Self.base($0, unit) == base }
        let suffix = before == 0 ? "" : String(UnicodeScalar(UInt8(ascii: "A") + UInt8(min(before, 25))))
        text = base + suffix
    }

    /// The codes of all items of a unit at once.
    public static func derived(_ ids: [ItemID], unit: UnitID) -> [ItemID: ShortCode] {
        let groups = Dictionary(grouping: ids) { base($0, unit) }
        var codes: [ItemID: ShortCode] = [:]
        for group in groups.values {
            for id in group { codes[id] = ShortCode(deriving: id, unit: unit, among: group) }
        }
        return codes
    }

    /// The code itself.
    public var description: String { text }

    private static func base(_ id: ItemID, _ unit: UnitID) -> String {
        var hash: UInt32 = 0x811C_9DC5
        for byte in id.text.utf8 {
            hash ^= UInt32(byte)
            hash = hash &* 0x0100_0193
        }
        let digits = String(hash % 10_000)
        let letters = unit.text.filter(\.isLetter).prefix(2).uppercased()
        return "\(letters)-\(String(repeating: "0", count: 4 - digits.count))\(digits)"
    }
}

extension Item {
    /// The 事项编码 that its author gave.
    public var authorCode: String? {
        if case .guide(let guide) = detail, let code = guide.code, !code.isEmpty { code } else { nil }
    }
}
