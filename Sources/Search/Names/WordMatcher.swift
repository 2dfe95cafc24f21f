/// How a word was found in a name: what it cost, and what had to be forgiven.
struct WordMatch: Hashable, Sendable {
    /// Ways of not being literally the same.
    struct Ways: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        /// Letters stood for the sound of a character.
        static let pinyin = Ways(rawValue: 1)
        /// Letters stood for the beginning of its sound.
        static let initials = Ways(rawValue: 2)
        /// A sound that some people do not tell apart.
        static let fuzzy = Ways(rawValue: 4)
        /// Another character of the same sound.
        static let homophone = Ways(rawValue: 8)
        /// A character or letter missing, doubled, swapped or wrong.
        static let edited = Ways(rawValue: 16)

        /// Letters stood for a sound that the character has elsewhere: 重 in 重庆 is no zhong.
        static let otherReading = Ways(rawValue: 32)

        /// Whether nothing had to be guessed.
        var isPlain: Bool { isDisjoint(with: [.homophone, .edited, .fuzzy, .otherReading]) }

        /// Whether the citizen made a mistake, so that a correction may be offered.
        var isCorrected: Bool { !isDisjoint(with: [.homophone, .edited]) }
    }

    var cost: Int32
    var ways: Ways
    /// Where the match begins and ends, in codes of the whole table.
    var range: Range<Int32>
}

/// Finds a word in names, at any character of them.
///
/// What each step costs stands in docs/search.md; the cheapest way wins.
struct WordMatcher {
    /// How much is forgiven.
    enum Tolerance: Hashable, Sendable {
        /// Letters may stand for sounds; nothing else.
        case exact
        /// Homophones, sounds that are not told apart, and a slip of the finger too.
        case forgiving
    }

    let units: [SearchQuery.Unit]
    let mayGoOn: Bool
    let tolerance: Tolerance
    let sounds: Sounds
    let codes: UnsafeBufferPointer<Code>
    let read: UnsafeBufferPointer<Sound>
    /// Wrong characters that are forgiven, and among them slips.
    private let mistakes: Int
    private let slips: Int
    private let letterSlips: Int

    /// By sound: whether the word may begin with it.
    private let beginSounds: [Bool]
    private let isHeteronym: [Bool]
    private let several: [Code: [Sound]]
    private let firstCode: Code
    private let secondCode: Code
    private let isLetter: Bool
    private let mayTakeSlips: Bool

    private var best: WordMatch?
    private var start: Int32 = 0
    private var nameStart = 0

    init(
        _ units: [SearchQuery.Unit], mayGoOn: Bool, tolerance: Tolerance, sounds: Sounds,
        codes: UnsafeBufferPointer<Code>, read: UnsafeBufferPointer<Sound>
    ) {
        self.units = units
        self.mayGoOn = mayGoOn
        self.tolerance = tolerance
        self.sounds = sounds
        self.codes = codes
        self.read = read
        let isForgiving = tolerance == .forgiving
        mistakes = isForgiving ? Self.mistakes(forgivenIn: units.count) : 0
        slips = isForgiving && units.count >= 3 ? 1 : 0
        letterSlips = isForgiving && units.count >= 5 ? 1 : 0
        firstCode = units[0].code
        isLetter = firstCode.isLetter
        mayTakeSlips = isForgiving && units.count >= 3 && !isLetter
        secondCode = units.count > 1 ? units[1].code : FoldTable.separator
        isHeteronym = Readings.standard.isHeteronym
        several = Readings.standard.several
        let first = units[0]
        if isLetter {
            let masks = isForgiving ? sounds.firstFuzzyLetters : sounds.firstLetters
            beginSounds = masks.map { $0 & (1 << UInt32(first.code - 0x61)) != 0 }
        } else if isForgiving, first.sound != 0 {
            let likeness = sounds.likeness[Int(first.sound)]
            beginSounds = sounds.likeness.enumerated().map { $0.offset > 0 && $0.element == likeness }
        } else {
            beginSounds = Array(repeating: false, count: sounds.likeness.count)
        }
    }

    /// How many wrong characters a word of some length may have.
    static func mistakes(forgivenIn length: Int) -> Int { length >= 6 ? 2 : 1 }

    /// The cheapest match that begins at a code, within a name.
    mutating func match(at position: Int, in name: Range<Int>) -> WordMatch? {
        best = nil
        start = Int32(position)
        nameStart = name.lowerBound
        step(0, position, name.upperBound, Path())
        return best
    }

    private struct Path {
        var cost: Int32 = 0
        var ways: WordMatch.Ways = []
        var mistakes = 0
        var slips = 0

        func adding(_ cost: Int32, _ ways: WordMatch.Ways = [], mistakes: Int = 0, slips: Int = 0) -> Path {
            var path = self
            path.cost += cost
            path.ways.formUnion(ways)
            path.mistakes += mistakes
            path.slips += slips
            return path
        }
    }

    /// A cheap look before the careful one.
    @inline(__always)
    func mayBegin(at position: Int, in name: Range<Int>) -> Bool {
        let code = codes[position]
        if code == firstCode { return beginsWord(code, position, name) }
        if beginSounds[Int(read[position])] { return true }
        if isLetter || tolerance == .forgiving, isHeteronym[Int(code)] { return mayBegin(code) }
        guard mayTakeSlips else { return false }
        return code == secondCode || position + 1 < name.upperBound && codes[position + 1] == secondCode
    }

    private func mayBegin(_ heteronym: Code) -> Bool {
        several[heteronym]?.contains { beginSounds[Int($0)] } ?? false
            || mayTakeSlips && heteronym == secondCode
    }

    /// A Latin word or a number begins where one begins; a long number may also be known by its end.
    private func beginsWord(_ code: Code, _ position: Int, _ name: Range<Int>) -> Bool {
        guard code.isAlphabetic, position > name.lowerBound else { return true }
        let before = codes[position - 1]
        return !(before.isLetter && code.isLetter) && !(before.isDigit && code.isDigit && units.count < 4)
    }

    private mutating func step(_ index: Int, _ position: Int, _ end: Int, _ path: Path) {
        if let best, path.cost >= best.cost { return }
        guard index < units.count else {
            best = WordMatch(cost: path.cost, ways: path.ways, range: start..<Int32(position))
            return
        }
        let unit = units[index]
        if position < end, codes[position] == unit.code { step(index + 1, position + 1, end, path) }
        if unit.code.isLetter {
            guard position < end else { return }
            letters(index, position, end, path)
            // Numbers are read, but seldom typed as they are read.
            if index > 0, codes[position].isDigit { step(index, position + 1, end, path.adding(Cost.digit, .pinyin)) }
        } else if tolerance == .forgiving, !unit.code.isDigit {
            forgive(unit, index, position, end, path)
        }
    }

    // MARK: Letters

    private mutating func letters(_ index: Int, _ position: Int, _ end: Int, _ path: Path) {
        let code = codes[position]
        let sound = read[position]
        guard sound != 0 else { return }
        syllable(sound, index, position, end, path)
        guard isHeteronym[Int(code)], let others = several[code] else { return }
        for other in others where other != sound {
            syllable(other, index, position, end, path.adding(Cost.otherReading, .otherReading))
        }
    }

    private mutating func syllable(_ sound: Sound, _ index: Int, _ position: Int, _ end: Int, _ path: Path) {
        for spelling in sounds.spellings[Int(sound)] {
            if spelling.isFuzzy, tolerance == .exact { return }
            let path = spelling.isFuzzy ? path.adding(Cost.fuzzy, .fuzzy) : path
            let letters = spelling.letters
            let common = commonLength(letters, index)
            if common == letters.count {
                let next = index + common
                step(next, position + 1, end, path.adding(Cost.syllable, .pinyin))
                if next < units.count, (0x31...0x35).contains(units[next].code) {
                    step(next + 1, position + 1, end, path.adding(Cost.syllable, .pinyin))
                }
            } else if common > 0, index + common == units.count, mayGoOn {
                step(index + common, position + 1, end, path.adding(Cost.unfinished, .pinyin))
            }
            // A slip among initials could be anything.
            if common > 0, letters.count > 1, path.slips == 0 {
                step(index + 1, position + 1, end, path.adding(Cost.initial, .initials))
                if common > 1, letters.count > 2, letters[1] == 0x68 {
                    step(index + 2, position + 1, end, path.adding(Cost.initial, .initials))
                }
            }
            if path.slips < letterSlips, letters.count > 1, !spelling.isFuzzy, common > 0 || index > 0,
                !path.ways.contains(.initials)
            {
                slip(letters, common, index, position, end, path.adding(Cost.letterSlip, [.pinyin, .edited], slips: 1))
            }
        }
    }

    /// How many letters of a spelling stand at a unit. No syllable reaches over a space.
    @inline(__always)
    private func commonLength(_ letters: [UInt8], _ index: Int) -> Int {
        var length = 0
        while length < letters.count, index + length < units.count {
            let unit = units[index + length]
            if length > 0, unit.beginsSyllable { break }
            guard unit.code == Code(letters[length]) else {
                // ü is v on a keyboard, and u where people know no better.
                if letters[length] == 0x76, unit.code == 0x75 {
                    length += 1
                    continue
                }
                break
            }
            length += 1
        }
        return length
    }

    /// One letter missing, too many, wrong, or two swapped, behind the first `common` ones.
    private mutating func slip(
        _ letters: [UInt8], _ common: Int, _ index: Int, _ position: Int, _ end: Int, _ path: Path
    ) {
        func rest(_ from: Int, at unit: Int) -> Bool {
            var unit = unit
            for letter in letters[min(from, letters.count)...] {
                guard unit < units.count, units[unit].code == Code(letter) else { return false }
                unit += 1
            }
            return true
        }
        let next = index + common
        let left = letters.count - common
        // One too many: the last one doubled, or another behind it.
        if next < units.count, units[next].code.isLetter, rest(common, at: next + 1) {
            step(next + 1 + left, position + 1, end, path)
        }
        guard left > 0 else { return }
        if left > 1, rest(common + 1, at: next) { step(next + left - 1, position + 1, end, path) }
        if next < units.count, units[next].code.isLetter, rest(common + 1, at: next + 1) {
            step(next + left, position + 1, end, path)
        }
        if left > 1, next + 1 < units.count, units[next].code == Code(letters[common + 1]),
            units[next + 1].code == Code(letters[common]), rest(common + 2, at: next + 2)
        {
            step(next + left, position + 1, end, path)
        }
    }

    // MARK: Characters

    private mutating func forgive(
        _ unit: SearchQuery.Unit, _ index: Int, _ position: Int, _ end: Int, _ path: Path
    ) {
        if path.mistakes < mistakes, position < end, unit.sound != 0, read[position] != 0,
            codes[position] != unit.code, let cost = likeness(unit, position)
        {
            step(index + 1, position + 1, end, path.adding(cost, .homophone, mistakes: 1))
        }
        guard path.slips < slips, path.mistakes < mistakes else { return }
        let slipped = path.adding(Cost.slip, .edited, mistakes: 1, slips: 1)
        let isInside = index + 1 < units.count
        if position + 1 < end, isInside, codes[position] == units[index + 1].code, codes[position + 1] == unit.code {
            step(index + 2, position + 2, end, slipped.adding(-Cost.swapDiscount))
        }
        // Typed too much; at the end of a word that may be a word of its own, and is none to correct.
        if isInside || index > 2 { step(index + 1, position, end, slipped.adding(isInside ? 0 : Cost.atTheEnd)) }
        if position < end, index > 0, codes[position] != unit.code {
            step(index, position + 1, end, slipped.adding(Cost.left))
        }
        if position < end, units.count >= 4, codes[position] != unit.code {
            step(index + 1, position + 1, end, slipped.adding(Cost.wrong))
        }
    }

    /// What it costs to take a character for another; nil when they do not sound alike.
    private func likeness(_ unit: SearchQuery.Unit, _ position: Int) -> Int32? {
        let sound = read[position]
        if unit.sound == sound { return Cost.homophone }
        let theirs = several[codes[position]] ?? [sound]
        let typed = several[unit.code] ?? [unit.sound]
        if theirs.contains(where: typed.contains) { return Cost.homophone + Cost.otherReading }
        return sounds.likeness[Int(unit.sound)] == sounds.likeness[Int(sound)] ? Cost.nearHomophone : nil
    }

    /// What each step away from the letter costs (docs/search.md).
    enum Cost {
        static let syllable: Int32 = 1
        static let unfinished: Int32 = 2
        static let initial: Int32 = 4
        static let otherReading: Int32 = 3
        static let digit: Int32 = 1
        static let fuzzy: Int32 = 12
        static let homophone: Int32 = 16
        static let nearHomophone: Int32 = 22
        static let letterSlip: Int32 = 24
        static let slip: Int32 = 30
        static let swapDiscount: Int32 = 4
        static let left: Int32 = 2
        static let wrong: Int32 = 8
        static let atTheEnd: Int32 = 14
    }
}
