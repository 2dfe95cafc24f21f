import Content
import GRDB
import Search

extension ContentSnapshot {
    /// Answers a query, whatever was typed. Items hold every word of it, in their title, keywords or text.
    ///
    /// - Parameters:
    ///   - kinds: only these; nil for all.
    ///   - limitPerKind: most hits of a kind; the totals count all.
    public func search(
        _ text: String, kinds: Set<ItemKind>? = nil, limitPerKind: Int = 20, today: Day
    ) throws(StoreError) -> SearchResults {
        try explaining {
            let query = SearchQuery(text)
            guard !query.words.isEmpty else { return SearchResults(query: text, groups: []) }
            var matches = try Matches(query: query, database: database, today: today).found
            if let kinds { matches = matches.filter { kinds.contains($0.kind) } }
            let groups = Dictionary(grouping: matches, by: \.kind).map { kind, matches in
                (kind, best: matches.sorted(by: Match.isBetter).prefix(limitPerKind), total: matches.count)
            }
            let order = Dictionary(uniqueKeysWithValues: ItemKind.allCases.enumerated().map { ($1, $0) })
            let sorted = groups.sorted { left, right in
                let (leftPlace, rightPlace) = (left.best.first?.score.place, right.best.first?.score.place)
                guard let leftPlace, let rightPlace, leftPlace != rightPlace else {
                    return order[left.0] ?? 0 < order[right.0] ?? 0
                }
                return leftPlace > rightPlace
            }
            return SearchResults(
                query: text,
                groups: try sorted.map { kind, best, total in
                    SearchGroup(kind: kind, hits: try best.map { try hit($0, query: query) }, total: total)
                })
        }
    }

    private func hit(_ match: Match, query: SearchQuery) throws -> SearchHit {
        let statement = try database.cachedStatement(sql: "SELECT id, unit, title, summary FROM item WHERE row = ?")
        guard let row = try Row.fetchOne(statement, arguments: [match.row]) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        let title: String = row[2]
        var excerpt: (text: String, highlights: [Range<Int>])?
        var anchor: String?
        if match.score.place != .title, let passage = match.passage {
            let statement = try database.cachedStatement(sql: "SELECT anchor, text FROM passage WHERE row = ?")
            if let found = try Row.fetchOne(statement, arguments: [passage]) {
                anchor = found[0]
                excerpt = query.excerpt(of: found[1])
            }
        }
        return SearchHit(
            id: try ItemID(row[0]), kind: match.kind, unit: try UnitID(row[1]), title: title,
            highlights: query.highlights(in: title), snippet: excerpt?.text ?? row[3] as String?,
            snippetHighlights: excerpt?.highlights ?? (row[3] as String?).map(query.highlights(in:)) ?? [],
            anchor: anchor)
    }
}

/// An item that holds every word of a query.
private struct Match {
    let row: Int64
    let kind: ItemKind
    let score: SearchScore
    /// The passage that says most about the words; nil when title and keywords say it all.
    let passage: Int64?

    static func isBetter(_ left: Match, _ right: Match) -> Bool {
        left.score == right.score ? left.row < right.row : left.score > right.score
    }
}

/// Finds the items that hold every word.
private struct Matches {
    private(set) var found: [Match] = []
    private let database: Database
    /// Items that hold all words looked at so far, by row.
    private var candidates: [Int64: Candidate] = [:]
    /// Passages that hold any word.
    private var passages: [Int64: Passage] = [:]

    private struct Candidate {
        var places = SearchPlaces()
        var best: (number: Int64, passage: Passage)?
    }

    private struct Passage {
        var words = 0
        var rank = 0.0

        /// More words before more relevance (`rank` is `bm25`, negative, a few dozen at most), the first among equals.
        var order: Double { Double(words) * 1_000 - rank }
    }

    /// A word that stands in more passages than this says nothing about any of them: `bm25` would be all but nought,
    /// and takes most of the time.
    private static let rankedPassages = 2_000
    /// From this many items on, reading the whole table is faster than looking for each.
    private static let scannedItems = 500

    init(query: SearchQuery, database: Database, today: Day) throws {
        self.database = database
        for (index, word) in query.words.enumerated() {
            try look(for: word, index: index)
            candidates = candidates.filter { $0.value.places.words == index + 1 }
        }
        for (number, passage) in passages {
            let row = number >> ContentSchema.passageBits
            guard let candidate = candidates[row] else { continue }
            let isBetter = candidate.best.map { (passage.order, -number) > ($0.passage.order, -$0.number) } ?? true
            if isBetter { candidates[row]?.best = (number, passage) }
        }
        try judge(query: query, today: today)
    }

    /// The first word makes the candidates; each further one counts for those that held all before.
    private mutating func look(for word: SearchQuery.Word, index: Int) throws {
        for (place, column) in [(SearchPlace.title, "title"), (.keywords, "keywords")] {
            let statement = try database.cachedStatement(sql: "SELECT rowid FROM titles WHERE titles MATCH ?")
            let rows = try Int64.fetchCursor(statement, arguments: ["\(column) : \(word.expression)"])
            while let row = try rows.next() { note(row, place, index) }
        }
        guard !word.isSingleCharacter else { return }
        let statement = try database.cachedStatement(sql: "SELECT rowid FROM texts WHERE texts MATCH ?")
        let numbers = try Int64.fetchAll(statement, arguments: [word.expression])
        for number in numbers { note(number >> ContentSchema.passageBits, .text, index) }
        guard numbers.count <= Self.rankedPassages else {
            for number in numbers { passages[number, default: Passage()].words += 1 }
            return
        }
        let ranking = try database.cachedStatement(sql: "SELECT rowid, rank FROM texts WHERE texts MATCH ?")
        let rows = try Row.fetchCursor(ranking, arguments: [word.expression])
        while let row = try rows.next() {
            let known = passages[row[0] as Int64] ?? Passage()
            passages[row[0]] = Passage(words: known.words + 1, rank: known.rank + (row[1] as Double))
        }
    }

    private mutating func note(_ row: Int64, _ place: SearchPlace, _ index: Int) {
        if index == 0 {
            if candidates[row] == nil { candidates[row, default: Candidate()].places.add(place) }
        } else if candidates[row]?.places.words == index {
            candidates[row]?.places.add(place)
        }
    }

    private mutating func judge(query: SearchQuery, today: Day) throws {
        let columns = "row, kind, title, popularity, published, expires"
        if candidates.count > Self.scannedItems {
            let all = try Row.fetchCursor(database, sql: "SELECT \(columns) FROM item")
            while let item = try all.next() { judge(item, query: query, today: today) }
        } else {
            let statement = try database.cachedStatement(sql: "SELECT \(columns) FROM item WHERE row = ?")
            for row in candidates.keys {
                if let item = try Row.fetchOne(statement, arguments: [row]) { judge(item, query: query, today: today) }
            }
        }
    }

    private mutating func judge(_ item: Row, query: SearchQuery, today: Day) {
        guard let candidate = candidates[item[0] as Int64], let kind = ItemKind(rawValue: item[1]) else { return }
        if let expires = item[5] as Int?, expires < today.ordinal { return }
        let score = SearchScore(
            query: query, places: candidate.places, title: candidate.places.worst == .title ? item[2] as String : nil,
            relevance: -(candidate.best?.passage.rank ?? 0), popularity: item[3], published: Day(ordinal: item[4]))
        found.append(Match(row: item[0], kind: kind, score: score, passage: candidate.best?.number))
    }
}
