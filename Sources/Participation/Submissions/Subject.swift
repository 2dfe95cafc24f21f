import Content

/// What a submission is about.
public struct Subject: Hashable, Sendable, Codable {
    /// What kind of thing.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// An item.
        case item
        /// One row of a ledger (对这笔有疑问).
        case ledgerRow = "ledger-row"
        /// An office.
        case office
        /// A window.
        case window
        /// The visit as a whole.
        case visit
    }

    /// What kind of thing it is.
    public let kind: Kind
    /// The item, ledger, office or window; nil for a visit.
    public let item: ItemID?
    /// The row of a ledger, from 1.
    public let row: Int?
    /// How it was called when the citizen saw it, at most 200 characters.
    public let title: String

    /// Longest title, in characters. Longer ones are cut.
    public static let titleLimit = 200

    /// Names a subject; control characters of the title go, and it is cut at its limit.
    ///
    /// - Throws: ``ParticipationError/outOfRange(field:value:allowed:)`` for a row that is none.
    public init(_ kind: Kind, item: ItemID?, row: Int? = nil, title: String) throws(ParticipationError) {
        let rows = 1...1_000_000
        if kind == .ledgerRow || row != nil {
            guard let row, rows.contains(row) else { throw .outOfRange(field: "row", value: row ?? 0, allowed: rows) }
        }
        self.kind = kind
        self.item = item
        self.row = row
        let clean = title.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(
            4 * Self.titleLimit)
        self.title = String(String(String.UnicodeScalarView(clean)).prefix(Self.titleLimit))
    }

    /// Decodes and checks.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            values.decode(Kind.self, forKey: .kind), item: values.decodeIfPresent(ItemID.self, forKey: .item),
            row: values.decodeIfPresent(Int.self, forKey: .row), title: values.decode(String.self, forKey: .title))
    }
}
