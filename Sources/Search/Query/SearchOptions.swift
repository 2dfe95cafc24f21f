import Content

/// What a place decides about its search.
public struct SearchOptions: Hashable, Sendable {
    /// Sounds that are not told apart here.
    public var fuzzy: Set<FuzzyPair>
    /// How often each item was opened on this kiosk of late.
    public var opened: [ItemID: Int]

    /// All pairs, and nothing opened yet.
    public init(fuzzy: Set<FuzzyPair> = Set(FuzzyPair.allCases), opened: [ItemID: Int] = [:]) {
        self.fuzzy = fuzzy
        self.opened = opened
    }
}
