import Content

extension ContentSnapshot {
    /// Summaries of some items, in the order asked for; those that are not installed are left out.
    public func summaries(_ ids: [ItemID]) throws(StoreError) -> [ItemSummary] {
        guard !ids.isEmpty else { return [] }
        return try explaining {
            let places = ids.map { _ in "?" }.joined(separator: ",")
            let found = try summaries("i.id IN (\(places))", ids.map(\.text), order: "i.id")
            let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            return ids.compactMap { byID[$0] }
        }
    }
}
