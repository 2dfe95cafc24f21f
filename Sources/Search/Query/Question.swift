import Foundation

/// What somebody asks in a sentence, cut down to what can be looked for: the words that carry it, and the words that
/// the office uses for them.
struct Question {
    /// One thing to look for.
    struct Term: Hashable {
        let codes: [Code]
        /// How much of the question it carries, before its rarity.
        let weight: Double
        /// Whether it counts only as a whole: a word of the office instead of one of the citizen's.
        let isTranslation: Bool
    }

    /// Whether the sentence asks something: then its words need not stand together anywhere.
    let isAsked: Bool
    let terms: [Term]
    private let fragments: [[Code]]

    init(_ query: SearchQuery) {
        var isAsked = false
        var fragments: [[Code]] = []
        var terms: [Term] = []
        for word in query.words {
            let codes = word.codes
            for (said, meant) in Colloquial.standard.translations(in: codes) {
                for other in meant where other != said {
                    terms.append(Term(codes: other, weight: 0.9, isTranslation: true))
                }
            }
            let pieces = Colloquial.standard.stripped(codes)
            if Colloquial.standard.asks(codes) { isAsked = true }
            fragments += pieces.map(Array.init)
        }
        for fragment in fragments {
            if fragment.count == 1 {
                terms.append(Term(codes: fragment, weight: 0.35, isTranslation: false))
            }
            if fragment.allSatisfy(\.isAlphabetic) {
                terms.append(Term(codes: fragment, weight: 1, isTranslation: false))
                continue
            }
            for (first, second) in zip(fragment, fragment.dropFirst()) {
                terms.append(Term(codes: [first, second], weight: 1, isTranslation: false))
            }
        }
        var seen: Set<[Code]> = []
        self.terms = terms.filter { seen.insert($0.codes).inserted }
        self.isAsked = isAsked
        self.fragments = fragments
    }

    /// The words to be marked in what was found.
    var asQuery: SearchQuery {
        var texts = fragments.filter { $0.count > 1 } + terms.filter(\.isTranslation).map(\.codes)
        for fragment in fragments where fragment.count > 2 {
            texts += zip(fragment, fragment.dropFirst()).map { [$0, $1] }
        }
        let words = texts.map { codes in
            SearchQuery.Word(
                writings: [codes.map { SearchQuery.Unit(code: $0, sound: 0, beginsSyllable: false) }], mayGoOn: false)
        }
        return SearchQuery(text: "", words: Array(words.prefix(24)))
    }
}

extension SearchEngine {
    /// What answers a question: items that hold its rarest words in their best places.
    func answer(_ question: Question) throws -> [RankedItem] {
        let terms = question.terms
        guard !terms.isEmpty else { return [] }
        var sums = [Double](repeating: 0, count: table.count)
        var bestNames = [(Double, Int32)](repeating: (0, -1), count: table.count)
        var passages: [UInt32: Double] = [:]
        var total = 0.0
        let scan = TermScan(terms.map(\.codes), in: table)
        for (number, term) in terms.enumerated() {
            let texts = try TextScan(term.codes.count < 2 ? [] : term.codes, in: source, table: table)
            let named = scan.places[number]
            var holders = Set(texts.items.map(\.item))
            for (item, _) in named { holders.insert(item) }
            guard !holders.isEmpty else {
                if !term.isTranslation { total += term.weight * rarity(0) * 0.5 }
                continue
            }
            let weight = term.weight * rarity(holders.count)
            if !term.isTranslation { total += weight }
            for item in holders {
                let count = texts.count(Int(item))
                let inText =
                    count == 0 ? 0 : 0.3 + 0.2 * Double(density(count, table.facts[Int(item)])) / Weights.density
                let inName = named[item]
                let place = max(inText, inName?.weight ?? 0)
                sums[Int(item)] += weight * place
                if let inName, weight * inName.weight > bestNames[Int(item)].0 {
                    bestNames[Int(item)] = (weight * inName.weight, inName.name)
                }
            }
            // The passage to show; words that nearly all hold choose none.
            guard texts.items.count < max(200, table.count / 4) else { continue }
            for passage in texts.all { passages[passage, default: 0] += weight }
        }
        return ranked(sums, bestNames.map { $0.1 }, passages)
    }

    private func rarity(_ holders: Int) -> Double {
        let share = Double(holders + 1) / Double(table.count + 2)
        return max(0.15, -log2(share) / 4)
    }

    private func ranked(_ sums: [Double], _ names: [Int32], _ passages: [UInt32: Double]) -> [RankedItem] {
        var best = 0.0
        for index in sums.indices where isShown(table.facts[index]) { best = max(best, sums[index]) }
        guard best > 0 else { return [] }
        var bestPassages: [Int32: (Double, UInt32)] = [:]
        for (item, passage) in TextScan.claimed(passages.keys.sorted(), table) {
            let weight = passages[passage] ?? 0
            if weight > bestPassages[item]?.0 ?? 0 { bestPassages[item] = (weight, passage) }
        }
        var found: [RankedItem] = []
        for index in sums.indices where sums[index] >= best * 0.35 {
            let facts = table.facts[index]
            guard isShown(facts) else { continue }
            let name = names[index] < 0 ? nil : Int(names[index])
            let score = Int32(150 * sums[index] / best) + prior(facts)
            found.append(
                RankedItem(
                    item: index, facts: facts, score: score, name: name, passage: bestPassages[Int32(index)]?.1))
        }
        return found.sorted(by: isBetter)
    }
}

/// Where terms stand in the names of all items, in one pass.
struct TermScan {
    struct Place {
        let weight: Double
        let name: Int32
    }

    /// By term, by item.
    private(set) var places: [[Int32: Place]]

    init(_ terms: [[Code]], in table: NameTable) {
        places = Array(repeating: [:], count: terms.count)
        var first = [Bool](repeating: false, count: 1 << 16)
        for term in terms { if let code = term.first { first[Int(code)] = true } }
        for item in 0..<table.count {
            for name in table.names(of: item) {
                let range = table.range(of: name)
                for position in range where first[Int(table.codes[position])] {
                    for (number, term) in terms.enumerated()
                    where position + term.count <= range.upperBound && term.first == table.codes[position]
                        && (position == range.lowerBound || !table.codes[position].isAlphabetic
                            || !table.codes[position - 1].isAlphabetic)
                        && table.codes[position..<position + term.count].elementsEqual(term)
                    {
                        let weight = Self.weight(table.fields[name], term: term, name: range)
                        if weight > places[number][Int32(item)]?.weight ?? 0 {
                            places[number][Int32(item)] = Place(weight: weight, name: Int32(name))
                        }
                    }
                }
            }
        }
    }

    private static func weight(_ field: Name.Field, term: [Code], name: Range<Int>) -> Double {
        let coverage = Double(term.count) / Double(max(1, name.count))
        return switch field {
        case .title: 0.9 + 0.3 * coverage
        case .keyword: 0.85 + 0.35 * coverage
        case .label: 0.6 + 0.15 * coverage
        }
    }
}
