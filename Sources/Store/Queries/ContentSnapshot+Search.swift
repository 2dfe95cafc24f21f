import Content
import GRDB
import Search

extension ContentSnapshot {
    /// Answers a query, whatever was typed (docs/search.md).
    ///
    /// - Parameters:
    ///   - kinds: only these; nil for all.
    ///   - limitPerKind: most hits of a kind; the totals count all.
    ///   - limit: most hits in ``SearchResults/best``.
    public func search(
        _ text: String, kinds: Set<ItemKind>? = nil, limitPerKind: Int = 20, limit: Int = 30,
        options: SearchOptions = SearchOptions(), today: Day
    ) throws(StoreError) -> SearchResults {
        try explaining {
            let query = SearchQuery(text)
            guard !query.isEmpty else { return SearchResults(query: text) }
            let source = try StoredPassages(database)
            let fuzzy = memory.fuzzy(options.fuzzy)
            let engine = SearchEngine(
                table: try memory.table(database), source: source, fuzzy: fuzzy, opened: try rows(options.opened),
                today: today, kinds: kinds)
            let ranking = try engine.answer(query)
            let writer = HitWriter(
                database: database, source: source, highlighter: Highlighter(ranking.query, fuzzy: fuzzy))
            return try writer.results(ranking, text: text, limitPerKind: limitPerKind, limit: limit)
        }
    }

    private func rows(_ opened: [ItemID: Int]) throws -> [Int64: Int] {
        guard !opened.isEmpty else { return [:] }
        let statement = try database.cachedStatement(sql: "SELECT row FROM item WHERE id = ?")
        var rows: [Int64: Int] = [:]
        for (id, count) in opened {
            if let row = try Int64.fetchOne(statement, arguments: [id.text]) { rows[row] = count }
        }
        return rows
    }

    /// What people open here most, then what guides say of themselves.
    public func popular(_ opened: [ItemID: Int], limit: Int, today: Day) throws(StoreError) -> [ItemSummary] {
        let most = opened.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit / 2).map(\.key)
        var found = try summaries(most)
        let known = Set(found.map(\.id))
        for guide in try guides(today: today) where found.count < limit && !known.contains(guide.id) {
            found.append(guide)
        }
        return found
    }

    /// Items to read on with: those that the author named beside an item, then those of its category, newest first.
    public func related(to id: ItemID, limit: Int, today: Day) throws(StoreError) -> [ItemSummary] {
        let row = try explaining {
            try Row.fetchOne(
                try database.cachedStatement(sql: "SELECT related, category, unit FROM item WHERE id = ?"),
                arguments: [id.text])
        }
        guard let row else { return [] }
        // An id that is none cannot have been installed.
        let named = (row[0] as String?)?.split(separator: " ").compactMap { try? ItemID(String($0)) } ?? []
        var found = try summaries(named).filter { $0.id != id }
        if found.count < limit, let category = row[1] as String? {
            let known = Set(found.map(\.id) + [id])
            let alike = try explaining {
                try summaries(
                    "i.category = ?2 AND i.unit = ?3 AND i.kind IN ('guide', 'policy')"
                        + " AND (i.expires IS NULL OR i.expires >= ?1)",
                    [today.ordinal, category, row[2] as String],
                    order: "i.popularity DESC, i.published DESC, i.id", limit: limit + known.count)
            }
            found += alike.filter { !known.contains($0.id) }
        }
        return Array(found.prefix(limit))
    }
}

/// Writes rankings out: titles, pieces of text, and marks in both.
private struct HitWriter {
    let database: Database
    let source: StoredPassages
    let highlighter: Highlighter

    func results(_ ranking: Ranking, text: String, limitPerKind: Int, limit: Int) throws -> SearchResults {
        var order: [ItemKind] = []
        var taken: [ItemKind: [SearchHit]] = [:]
        var best: [SearchHit] = []
        for item in ranking.items {
            let kind = item.facts.kind
            if taken[kind] == nil {
                order.append(kind)
                taken[kind] = []
            }
            let isShownInGroup = taken[kind, default: []].count < limitPerKind
            guard best.count < limit || isShownInGroup else { continue }
            let hit = try hit(item, isForgiving: ranking.isCorrected)
            if best.count < limit { best.append(hit) }
            if isShownInGroup { taken[kind, default: []].append(hit) }
        }
        let groups = order.map { SearchGroup(kind: $0, hits: taken[$0] ?? [], total: ranking.totals[$0] ?? 0) }
        return SearchResults(
            query: text, best: best, groups: groups,
            correction: ranking.isCorrected ? best.first.flatMap(correction) : nil)
    }

    /// What the best answer calls what was typed with a mistake.
    private func correction(_ hit: SearchHit) -> String? {
        let characters = Array(hit.title)
        let marks = hit.highlights.isEmpty ? hit.snippetHighlights : hit.highlights
        let text = hit.highlights.isEmpty ? Array(hit.snippet ?? "") : characters
        let words = marks.map { String(text[$0]) }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    private func hit(_ item: RankedItem, isForgiving: Bool) throws -> SearchHit {
        let statement = try database.cachedStatement(
            sql: "SELECT id, unit, title, summary, period FROM item WHERE row = ?")
        guard let row = try Row.fetchOne(statement, arguments: [item.facts.row]) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        let title: String = row[2]
        let marks = highlighter.marks(inName: title, isForgiving: isForgiving && item.isNamed)
        var snippet: MarkedText?
        var anchor: String?
        if let passage = item.passage, let found = try source.shown(passage) {
            anchor = found.anchor
            snippet = highlighter.excerpt(of: found.text)
            if snippet == nil, anchor != nil { snippet = marked(String(found.text.prefix(60))) }
        }
        if snippet == nil, let summary = row[3] as String? { snippet = marked(summary) }
        let ledgerRow = anchor.flatMap { $0.hasPrefix("#") ? Int($0.dropFirst()) : nil }
        return SearchHit(
            id: try ItemID(row[0]), kind: item.facts.kind, unit: try UnitID(row[1]), title: title, highlights: marks,
            snippet: snippet?.text, snippetHighlights: snippet?.marks ?? [],
            anchor: ledgerRow == nil ? anchor : nil, ledgerRow: ledgerRow,
            period: (row[4] as String?).flatMap { try? Period(parsing: $0) })
    }

    private func marked(_ text: String) -> MarkedText {
        MarkedText(text: text, marks: highlighter.marks(inText: text))
    }
}
