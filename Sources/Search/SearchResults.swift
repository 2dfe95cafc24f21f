import Content

/// One answer to a query.
public struct SearchHit: Hashable, Sendable {
    /// The item.
    public let id: ItemID
    /// Its kind.
    public let kind: ItemKind
    /// The unit that publishes it.
    public let unit: UnitID
    /// Its title.
    public let title: String
    /// Where the words stand in the title, in characters.
    public let highlights: [Range<Int>]
    /// The piece of text that was found, or the summary where the title says it all.
    public let snippet: String?
    /// Where the words stand in the snippet, in characters.
    public let snippetHighlights: [Range<Int>]
    /// The article that was found, such as 第十一条.
    public let anchor: String?
    /// The row of a ledger that was found, from 0.
    public let ledgerRow: Int?
    /// The month of a funds ledger.
    public let period: Period?

    /// Memberwise.
    public init(
        id: ItemID, kind: ItemKind, unit: UnitID, title: String, highlights: [Range<Int>], snippet: String?,
        snippetHighlights: [Range<Int>], anchor: String?, ledgerRow: Int? = nil, period: Period? = nil
    ) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.title = title
        self.highlights = highlights
        self.snippet = snippet
        self.snippetHighlights = snippetHighlights
        self.anchor = anchor
        self.ledgerRow = ledgerRow
        self.period = period
    }
}

/// The answers of one kind.
public struct SearchGroup: Hashable, Sendable {
    /// The kind.
    public let kind: ItemKind
    /// The best answers, best first.
    public let hits: [SearchHit]
    /// How many there are in all.
    public let total: Int

    /// Memberwise.
    public init(kind: ItemKind, hits: [SearchHit], total: Int) {
        self.kind = kind
        self.hits = hits
        self.total = total
    }
}

/// The answers to a query.
public struct SearchResults: Hashable, Sendable {
    /// What was asked.
    public let query: String
    /// The best answers of all kinds, best first.
    public let best: [SearchHit]
    /// One for each kind that has an answer, that with the best one first.
    public let groups: [SearchGroup]
    /// What was probably meant, where a mistake had to be forgiven: words as the best answer writes them.
    public let correction: String?

    /// Memberwise.
    public init(query: String, best: [SearchHit] = [], groups: [SearchGroup] = [], correction: String? = nil) {
        self.query = query
        self.best = best
        self.groups = groups
        self.correction = correction
    }

    /// How many answers there are in all.
    public var total: Int { groups.reduce(0) { $0 + $1.total } }
}
