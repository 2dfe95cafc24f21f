import Content

/// One answer before it is written out: an item, and where in it the query stands.
public struct RankedItem: Hashable, Sendable {
    /// The item's place in the table of names.
    public let item: Int
    /// What is known of it.
    public let facts: ItemFacts
    /// Greater is better.
    public let score: Int32
    /// How much of its text is about the query: what tells texts apart that fit alike.
    var density = 0.0
    /// The name in which it stands best; nil when only the text holds it.
    let name: Int?
    /// Whether a name of it holds the query, or a part of it.
    public var isNamed: Bool { name != nil }
    /// The passage that says most about it; nil when the names say it all.
    public internal(set) var passage: UInt32?
}

/// All answers to a query, best first.
public struct Ranking: Sendable {
    /// The answers.
    public internal(set) var items: [RankedItem] = []
    /// How many answers of each kind there are in all: ``items`` may leave out the worse ones of many.
    public internal(set) var totals: [ItemKind: Int] = [:]
    /// The query as it was understood: its words, or what was left of a question.
    public internal(set) var query: SearchQuery
    /// The best answer had to be guessed from a mistake; then where in its name it stands.
    public internal(set) var isCorrected = false

    init(query: SearchQuery) { self.query = query }
}

/// Answers queries from the names of all items and from their texts. It knows neither files nor screens.
public struct SearchEngine<Source: PassageSource> {
    let table: NameTable
    let source: Source
    let sounds: Sounds
    let opened: [Int64: Int]
    let today: Day
    let kinds: Set<ItemKind>?

    /// An engine for one state of the store.
    /// - Parameters:
    ///   - opened: how often items were opened here of late, by row.
    ///   - today: what has expired before is not found.
    public init(
        table: NameTable, source: Source, fuzzy: FuzzySounds, opened: [Int64: Int] = [:], today: Day,
        kinds: Set<ItemKind>? = nil
    ) {
        self.table = table
        self.source = source
        sounds = fuzzy.sounds
        self.opened = opened
        self.today = today
        self.kinds = kinds
    }

    /// The answers to a query, best first, whatever was typed.
    public func answer(_ query: SearchQuery) throws -> Ranking {
        guard !query.isEmpty else { return Ranking(query: query) }
        if let joined = query.joined {
            let ranking = try words(joined)
            if !ranking.items.isEmpty { return ranking }
        }
        let question = Question(query)
        var ranking = try words(query)
        let isFound = ranking.items.contains { $0.name != nil }
        guard question.isAsked ? !isFound : ranking.items.isEmpty else { return ranking }
        // What was asked in sentences, or with words that do not stand together anywhere.
        let known = Set(ranking.items.map(\.item))
        let rest = try answer(question)
        if question.isAsked {
            let ahead = Set(rest.map(\.item))
            ranking.items = rest + ranking.items.filter { !ahead.contains($0.item) }
        } else {
            ranking.items += rest.filter { !known.contains($0.item) }
        }
        for (kind, items) in Dictionary(grouping: ranking.items, by: \.facts.kind) {
            ranking.totals[kind] = max(items.count, ranking.totals[kind] ?? 0)
        }
        if !rest.isEmpty { ranking.query = question.asQuery }
        return ranking
    }

    // MARK: Words

    private func words(_ query: SearchQuery) throws -> Ranking {
        var ranking = Ranking(query: query)
        var scans = query.words.map { NameScan($0, in: table, tolerance: .exact, sounds: sounds) }
        var texts = try query.words.map { word in
            let scan = try TextScan(
                word.codes.count < 2 ? [] : word.codes, typed: word.typed, in: source, table: table)
            guard scan.isEmpty, let number = word.asDocumentNumber else { return scan }
            return try TextScan(number, in: source, table: table)
        }
        combine(scans, texts, into: &ranking)
        if ranking.items.contains(where: { $0.name != nil }), scans.allSatisfy({ $0.isPlain || $0.found == 0 }) {
            return ranking
        }
        var understood = query.words
        var isCorrected = false
        for (index, word) in query.words.enumerated() where !scans[index].isPlain {
            // What four characters and more say in a text is no mistake of a title's.
            guard texts[index].isEmpty || word.codes.count < 4 && word.codes.count > 2 else { continue }
            if word.isLetters, try understand(word, index, &texts, &understood) { continue }
            guard word.codes.count > 1 else { continue }
            let scan = NameScan(word, in: table, tolerance: .forgiving, sounds: sounds)
            if scan.found > scans[index].found {
                scans[index] = scan
                isCorrected = true
            } else if !word.isLetters, texts[index].isEmpty {
                if try understand(word, index, &texts, &understood) { isCorrected = true }
            }
        }
        if !isCorrected, scans.count > 1, !ranking.items.contains(where: { $0.name != nil }) {
            isCorrected = forgiveTogether(query, &scans)
        }
        combine(scans, texts, into: &ranking)
        ranking.isCorrected = isCorrected && !ranking.items.isEmpty
        // Both writings are marked: the one that stands in names, and the one in texts.
        ranking.query = SearchQuery(
            text: query.text, words: query.words + understood.filter { !query.words.contains($0) })
        return ranking
    }

    /// Finds a word that the texts hold and that is read like the one that was typed.
    private func understand(
        _ word: SearchQuery.Word, _ index: Int, _ texts: inout [TextScan], _ understood: inout [SearchQuery.Word]
    ) throws -> Bool {
        for codes in try readings(of: word, limit: 3) {
            let text = try TextScan(codes, in: source, table: table)
            guard !text.isEmpty else { continue }
            texts[index] = text
            understood[index] = SearchQuery.Word(codes: codes)
            return true
        }
        return false
    }

    /// Words that each stand somewhere, but nowhere together: one of them may be meant otherwise.
    private func forgiveTogether(_ query: SearchQuery, _ scans: inout [NameScan]) -> Bool {
        var isForgiven = false
        for (index, word) in query.words.enumerated() where word.codes.count > 2 {
            let scan = NameScan(word, in: table, tolerance: .forgiving, sounds: sounds)
            guard scan.found > scans[index].found else { continue }
            scans[index] = scan
            isForgiven = true
        }
        return isForgiven
    }

    /// Takes the items that hold every word in a name or in their text.
    private func combine(_ scans: [NameScan], _ texts: [TextScan], into ranking: inout Ranking) {
        var cutoffs = Cutoffs()
        let scores = (0..<table.count).map { index -> Int32 in
            let score = score(of: index, scans, texts)
            if score > 0 { cutoffs.note(score, table.facts[index].kind) }
            return score
        }
        var found: [RankedItem] = []
        for (index, score) in scores.enumerated() where score > 0 {
            let facts = table.facts[index]
            guard cutoffs.keeps(score, facts.kind) else { continue }
            let name = scans.max { $0.scores[index] < $1.scores[index] }.map { Int($0.names[index]) } ?? -1
            let share = texts.reduce(0) { $0 + ($1.count(index) > 0 ? relevance($1.count(index), facts) : 0) }
            found.append(
                RankedItem(
                    item: index, facts: facts, score: score, density: share, name: name < 0 ? nil : name, passage: nil))
        }
        found.sort(by: isBetter)
        for place in found.indices.prefix(Self.withPassages) {
            let item = found[place]
            let needsText = scans.contains { $0.scores[item.item] == 0 }
            guard needsText || isLabel(item.name) else { continue }
            found[place].passage = bestPassage(of: Int32(item.item), texts, item.name)
        }
        ranking.items = found
        ranking.totals = cutoffs.totals
    }

    /// How well an item answers; 0 when it does not hold every word or is not shown.
    private func score(of index: Int, _ scans: [NameScan], _ texts: [TextScan]) -> Int32 {
        var total: Int32 = 0
        var worst = Int32.max
        for (scan, text) in zip(scans, texts) {
            var score = scan.scores[index]
            if score < Weights.text + Int32(Weights.density) {
                let count = text.count(index)
                if count > 0 { score = max(score, Weights.text + density(count, table.facts[index])) }
            }
            guard score > 0 else { return 0 }
            total += score
            worst = min(worst, score)
        }
        let facts = table.facts[index]
        guard isShown(facts) else { return 0 }
        return (worst * 3 + total / Int32(scans.count) * 2) / 5 + prior(facts)
    }

    /// Nobody looks at more answers than these, and to find their passages takes time.
    private static var withPassages: Int { 120 }

    private func isLabel(_ name: Int?) -> Bool { name.map { table.fields[$0] == .label } ?? false }

    /// The passage that holds most of the words, the first among equals; that of a label where it is in one.
    private func bestPassage(of item: Int32, _ texts: [TextScan], _ name: Int?) -> UInt32? {
        if let name, table.passages[name] != .max, texts.count == 1 {
            return table.facts[Int(item)].firstPassage + table.passages[name]
        }
        var counts: [UInt32: Int] = [:]
        for text in texts { for passage in text.passages(of: item) { counts[passage, default: 0] += 1 } }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    func density(_ halves: Int, _ facts: ItemFacts) -> Int32 {
        let share = relevance(halves, facts) * 1_500
        return Int32(Weights.density * share / (1 + share))
    }

    /// How likely a text of this length is the one that a word which stands in it so many times was taken from.
    private func relevance(_ halves: Int, _ facts: ItemFacts) -> Double {
        Double(halves) / 2 / Double(max(60, facts.length))
    }

    func isShown(_ facts: ItemFacts) -> Bool {
        if let expires = facts.expires, expires < today { return false }
        return kinds?.contains(facts.kind) ?? true
    }

    /// What is independent of the query. It decides among names that fit alike, never between a title and a text.
    func prior(_ facts: ItemFacts) -> Int32 {
        let opened = self.opened.isEmpty ? 0 : self.opened[facts.row] ?? 0
        return Weights.kind(facts.kind) + min(12, facts.popularity / 10 + Int32(min(opened, 12)))
    }

    /// The better, then what is done more often, then the newer, then the older row, so that order never wavers.
    func isBetter(_ left: RankedItem, _ right: RankedItem) -> Bool {
        if left.score != right.score { return left.score > right.score }
        if left.density != right.density { return left.density > right.density }
        if left.facts.popularity != right.facts.popularity { return left.facts.popularity > right.facts.popularity }
        if left.facts.published != right.facts.published { return left.facts.published > right.facts.published }
        return left.facts.row < right.facts.row
    }
}

/// Which scores are among the best of their kind, found without sorting all of them: one letter has as many answers as
/// there are items.
private struct Cutoffs {
    private static let kept = 150
    private static let highest = 2_047
    private var counts: [ItemKind: [Int32]] = [:]
    private(set) var totals: [ItemKind: Int] = [:]
    private var least: [ItemKind: Int32]?

    mutating func note(_ score: Int32, _ kind: ItemKind) {
        totals[kind, default: 0] += 1
        counts[kind, default: Array(repeating: 0, count: Self.highest + 1)][min(Int(score), Self.highest)] += 1
    }

    mutating func keeps(_ score: Int32, _ kind: ItemKind) -> Bool {
        if let least { return score >= least[kind] ?? 0 }
        var least: [ItemKind: Int32] = [:]
        for (kind, counts) in counts {
            var score = Self.highest
            var better = Int(counts[score])
            while score > 0, better < Self.kept {
                score -= 1
                better += Int(counts[score])
            }
            least[kind] = Int32(score)
        }
        self.least = least
        return score >= least[kind] ?? 0
    }
}

/// Sounds that are not told apart, worked out once for many queries.
public struct FuzzySounds: Sendable {
    let sounds: Sounds

    /// Works them out.
    public init(_ pairs: Set<FuzzyPair>) { sounds = Sounds(pairs) }
}
