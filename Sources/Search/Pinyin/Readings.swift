/// Number of a syllable without its tone, from 1; 0 for none.
typealias Sound = UInt16

/// How Chinese is read: characters with all their readings, and phrases in which a character is read otherwise.
///
/// The tables are compiled in (packaging/search-tables.py). They are parsed when something is first indexed or looked
/// for, in about a millisecond.
struct Readings: Sendable {
    static let standard = Readings()

    /// The spelling of each sound in ASCII; that of 0 is empty.
    let spellings: [[UInt8]]
    /// The usual sound by code.
    let usual: [Sound]
    /// All sounds of the characters that have several.
    let several: [Code: [Sound]]
    /// By code: whether it is in ``several``; one look instead of a dictionary's.
    let isHeteronym: [Bool]
    private let numbers: [[UInt8]: Sound]
    private let beginnings: Set<[UInt8]>
    /// Phrases by their first character, the longest first.
    private let phrases: [Code: [Phrase]]

    private struct Phrase {
        let codes: [Code]
        let sounds: [Sound]
    }

    private init() {
        var spellings: [[UInt8]] = [[]]
        var usual = [Sound](repeating: 0, count: 1 << 16)
        var several: [Code: [Sound]] = [:]
        var numbers: [[UInt8]: Sound] = [:]
        for entry in Self.entries(readingTable) {
            let spelling = entry.prefix(while: Self.isSpelling).map { UInt8(truncatingIfNeeded: $0) }
            let sound = Sound(spellings.count)
            spellings.append(spelling)
            // m, n and ng are sighs, and would cut every word of letters to pieces.
            if spelling.contains(where: "aeiouv".utf8.contains) { numbers[spelling] = sound }
            var isUnusual = false
            for unit in entry.dropFirst(spelling.count) {
                if unit == 0x2D {
                    isUnusual = true
                    continue
                }
                if isUnusual { several[unit, default: []].append(sound) } else { usual[Int(unit)] = sound }
                isUnusual = false
            }
        }
        for code in several.keys { several[code]?.insert(usual[Int(code)], at: 0) }
        var phrases: [Code: [Phrase]] = [:]
        for entry in Self.entries(phraseTable) {
            let codes = Array(entry.prefix { !Self.isSpelling($0) })
            let sounds = entry.dropFirst(codes.count).split(separator: 0x20).compactMap { spelling in
                numbers[spelling.map { UInt8(truncatingIfNeeded: $0) }]
            }
            guard let first = codes.first, sounds.count == codes.count else { continue }
            phrases[first, default: []].append(Phrase(codes: codes, sounds: sounds))
        }
        for code in phrases.keys { phrases[code]?.sort { $0.codes.count > $1.codes.count } }
        var isHeteronym = [Bool](repeating: false, count: 1 << 16)
        for code in several.keys { isHeteronym[Int(code)] = true }
        self.isHeteronym = isHeteronym
        var beginnings: Set<[UInt8]> = []
        for spelling in spellings {
            for length in 0...spelling.count { beginnings.insert(Array(spelling.prefix(length))) }
        }
        self.numbers = numbers
        self.beginnings = beginnings
        self.spellings = spellings
        self.usual = usual
        self.several = several
        self.phrases = phrases
    }

    private static func entries(_ table: StaticString) -> [ArraySlice<UInt16>] {
        let units = table.withUTF8Buffer { Array(String(decoding: $0, as: UTF8.self).utf16) }
        return units.split(separator: 0x3B)
    }

    private static func isSpelling(_ unit: UInt16) -> Bool { unit >= 0x61 && unit <= 0x7A }

    /// The sound of a whole spelling.
    func sound(_ spelling: [UInt8]) -> Sound? { numbers[spelling] }

    /// Whether a spelling may begin so.
    func isBeginning(_ letters: [UInt8]) -> Bool { beginnings.contains(letters) }

    /// The sounds of a folded text; heteronyms by the longest phrase that begins at them.
    func sounds(of codes: [Code]) -> [Sound] {
        var sounds = codes.map { usual[Int($0)] }
        var index = 0
        while index < codes.count {
            let known = phrases[codes[index]]?.first { codes[index...].starts(with: $0.codes) }
            if let known {
                for (offset, sound) in known.sounds.enumerated() { sounds[index + offset] = sound }
                index += known.codes.count
            } else {
                index += 1
            }
        }
        return sounds
    }
}

/// What readings are at a place where some sounds are not told apart.
struct Sounds: Sendable {
    /// One way to type a sound.
    struct Spelling: Hashable, Sendable {
        let letters: [UInt8]
        let isFuzzy: Bool
    }

    /// By sound: its own spelling, then those of the pairs.
    let spellings: [[Spelling]]
    /// By sound: a bit for each letter that one may begin to type it with.
    let firstLetters: [UInt32]
    /// The same, with the spellings of the pairs.
    let firstFuzzyLetters: [UInt32]
    /// By sound: equal for sounds that the pairs make alike.
    let likeness: [Sound]

    init(_ pairs: Set<FuzzyPair>, readings: Readings = .standard) {
        let own = readings.spellings.map { String(decoding: $0, as: UTF8.self) }
        let numbers = Dictionary(own.enumerated().map { ($1, Sound($0)) }) { first, _ in first }
        let ordered = FuzzyPair.allCases.filter(pairs.contains)
        var spellings: [[Spelling]] = []
        var likeness: [Sound] = []
        for (number, syllable) in own.enumerated() {
            var ways = [syllable]
            for pair in ordered where !syllable.isEmpty {
                for way in ways {
                    if let other = pair.exchanged(way), !ways.contains(other) { ways.append(other) }
                }
            }
            spellings.append(
                number == 0
                    ? []
                    : ways.enumerated().map { Spelling(letters: Array($1.utf8), isFuzzy: $0 > 0) })
            likeness.append(ways.compactMap { numbers[$0] }.min() ?? Sound(number))
        }
        self.spellings = spellings
        self.likeness = likeness
        func mask(_ ways: some Sequence<Spelling>) -> UInt32 {
            ways.reduce(0) { $0 | ($1.letters.first.map { 1 << UInt32($0 - 0x61) } ?? 0) }
        }
        firstLetters = spellings.map { mask($0.filter { !$0.isFuzzy }) }
        firstFuzzyLetters = spellings.map { mask($0) }
    }
}
