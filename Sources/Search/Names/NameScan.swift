import Content

/// Where a word stands in the names of all items.
struct NameScan {
    /// By item: how well, 0 for not at all.
    private(set) var scores: [Int32]
    /// By item: the name in which it stands best.
    private(set) var names: [Int32]
    /// How many items it stands in.
    private(set) var found = 0
    /// Whether one of them holds it as it is written or read there.
    private(set) var isPlain = false

    /// Looks at every name.
    init(_ word: SearchQuery.Word, in table: NameTable, tolerance: WordMatcher.Tolerance, sounds: Sounds) {
        scores = [Int32](repeating: 0, count: table.count)
        names = [Int32](repeating: -1, count: table.count)
        for units in word.writings where !units.isEmpty {
            let filter = tolerance == .forgiving ? CharacterFilter(units) : nil
            table.codes.withUnsafeBufferPointer { codes in
                table.sounds.withUnsafeBufferPointer { read in
                    var matcher = WordMatcher(
                        units, mayGoOn: word.mayGoOn, tolerance: tolerance, sounds: sounds, codes: codes, read: read)
                    table.starts.withUnsafeBufferPointer { starts in
                        table.firstName.withUnsafeBufferPointer { firstName in
                            scan(&matcher, starts, firstName, table.fields, filter)
                        }
                    }
                }
            }
        }
        found = scores.count { $0 > 0 }
    }

    private mutating func scan(
        _ matcher: inout WordMatcher, _ starts: UnsafeBufferPointer<Int32>, _ firstName: UnsafeBufferPointer<Int32>,
        _ fields: [Name.Field], _ filter: CharacterFilter?
    ) {
        for item in 0..<firstName.count - 1 {
            for name in Int(firstName[item])..<Int(firstName[item + 1]) {
                let range = Int(starts[name])..<Int(starts[name + 1])
                guard filter?.mayHold(range, matcher.codes) ?? true else { continue }
                for position in range where matcher.mayBegin(at: position, in: range) {
                    guard let match = matcher.match(at: position, in: range) else { continue }
                    let score = Weights.score(match, field: fields[name], name: range)
                    guard score > scores[item] else { continue }
                    scores[item] = score
                    names[item] = Int32(name)
                    if match.ways.isPlain { isPlain = true }
                }
            }
        }
    }
}

/// Says of most names, before any careful look, that they hold too few characters of a word to be it with a mistake.
struct CharacterFilter {
    /// By code, one more than the bit of the word's character; 0 for others.
    private let bits: [UInt8]
    private let needed: Int

    /// Nil for words that are typed as sounds, or too short to tell.
    init?(_ units: [SearchQuery.Unit]) {
        guard units.count >= 4, units.count <= 60, !units.contains(where: { $0.code.isLetter }) else { return nil }
        var bits = [UInt8](repeating: 0, count: 1 << 16)
        var distinct = 0
        for unit in units where bits[Int(unit.code)] == 0 {
            distinct += 1
            bits[Int(unit.code)] = UInt8(distinct)
        }
        self.bits = bits
        needed = distinct - WordMatcher.mistakes(forgivenIn: units.count)
    }

    @inline(__always)
    func mayHold(_ name: Range<Int>, _ codes: UnsafeBufferPointer<Code>) -> Bool {
        guard name.count >= needed else { return false }
        return bits.withUnsafeBufferPointer { bits in
            var seen: UInt64 = 0
            for position in name { seen |= 1 << UInt64(bits[Int(codes[position])]) }
            return (seen >> 1).nonzeroBitCount >= needed
        }
    }
}

/// The weights of ranking, each with its reason in docs/search.md.
enum Weights {
    /// How well a word fits a name: exact title > its beginning > in it > keywords > labels; letters and mistakes below
    /// all of these.
    static func score(_ match: WordMatch, field: Name.Field, name: Range<Int>) -> Int32 {
        let isStart = Int(match.range.lowerBound) == name.lowerBound
        let isEnd = Int(match.range.upperBound) == name.upperBound
        let place: Int32 =
            switch field {
            case .title: isStart ? (isEnd ? 1000 : 900) : 800
            case .keyword: isStart ? (isEnd ? 940 : 740) : 700
            case .label: isStart ? (isEnd ? 600 : 580) : 560
            }
        let ways = match.ways
        let penalty: Int32 =
            if ways.contains(.otherReading) {
                660
            } else if ways.contains(.edited) {
                520
            } else if !ways.isDisjoint(with: [.homophone, .fuzzy]) {
                490
            } else if ways.isDisjoint(with: [.pinyin, .initials]) {
                0
            } else {
                440
            }
        let coverage = Int32(60 * match.range.count / max(1, name.count))
        return max(1, place - penalty - min(match.cost, 90) + coverage + (isEnd && !isStart ? ending : 0))
    }

    /// A word that ends a title is more often its matter than one in the middle.
    static let ending: Int32 = 15
    /// A word found in a text only: less than any name, more than names that were only guessed.
    static let text: Int32 = 160
    /// What a short text about the word has before a long one that mentions it.
    static let density = 80.0
    /// Guides answer most questions at a counter; lists by the month answer few.
    static func kind(_ kind: ItemKind) -> Int32 {
        switch kind {
        case .guide: 24
        case .policy: 12
        case .office, .window: 10
        case .notice, .flow, .reply: 6
        case .affair, .ledger, .statistic, .slide, .catalogue: 0
        }
    }
}
