import Foundation

/// What a citizen typed, made ready for matching. Whatever it was, no part of it can be read as syntax: there is none.
///
/// Stretches between spaces and punctuation are words. A word may be Chinese, pinyin, initials, a number, or all mixed;
/// which it is, matching finds out.
public struct SearchQuery: Hashable, Sendable {
    /// One character of a word.
    struct Unit: Hashable, Sendable {
        let code: Code
        /// How it is read; 0 for letters and digits.
        let sound: Sound
        /// Whether a space stood before it in pinyin, so that no syllable may reach over.
        let beginsSyllable: Bool
    }

    /// One word.
    struct Word: Hashable, Sendable {
        /// The word with its numbers in digits, and as it was typed when that differs.
        let writings: [[Unit]]
        /// Whether more may be typed behind it.
        let mayGoOn: Bool

        init(writings: [[Unit]], mayGoOn: Bool) {
            self.writings = writings
            self.mayGoOn = mayGoOn
        }

        /// A word as a text holds it.
        init(codes: [Code]) {
            self.init(writings: [SearchQuery.units(codes)], mayGoOn: false)
        }

        /// The characters as texts hold them.
        var codes: [Code] { writings.first?.map(\.code) ?? [] }
        /// The characters as they were typed, where numbers were not in digits.
        var typed: [Code]? { writings.count > 1 ? writings[1].map(\.code) : nil }

        /// 649号令 as texts write it: 令第649号. Nil for other words.
        var asDocumentNumber: [Code]? {
            let codes = self.codes
            let order = Array("号令".utf16)
            guard codes.count > 2, codes.suffix(2).elementsEqual(order) else { return nil }
            let number = codes.dropLast(2).reversed().prefix(while: \.isDigit).reversed()
            guard !number.isEmpty else { return nil }
            let issuer = codes.dropLast(2 + number.count)
            return issuer + Array("令第".utf16) + number + Array("号".utf16)
        }

        /// Whether it is all letters, with tones perhaps: pinyin, initials, or a Latin word.
        var isLetters: Bool {
            let codes = self.codes
            return codes.first?.isLetter == true && codes.allSatisfy { $0.isLetter || $0.isDigit }
        }
    }

    /// The text as it was typed.
    public let text: String
    /// The words, at most ``wordLimit``; empty when nothing of it can be searched.
    let words: [Word]

    /// Most words that are looked at.
    public static let wordLimit = 8
    /// Most characters of one word that are looked at.
    public static let wordLengthLimit = 60

    /// Reads what was typed.
    public init(_ text: String) {
        self.text = text
        // Nobody types this much; whoever pastes it gets an answer all the same.
        let units = Array(text.prefix(1_000).utf16)
        let plain = units.withUnsafeBufferPointer { FoldedText.plainCodes($0) }
        let typed = Self.split(plain)
        let digits = Numerals(plain).map { Self.split($0.codes) } ?? typed
        let count = min(typed.count, digits.count, Self.wordLimit)
        var seen: Set<[Code]> = []
        words = (0..<count).compactMap { index in
            guard seen.insert(digits[index]).inserted else { return nil }
            let writings = digits[index] == typed[index] ? [digits[index]] : [digits[index], typed[index]]
            return Word(writings: writings.map { Self.units($0) }, mayGoOn: index == count - 1)
        }
    }

    init(text: String, words: [Word]) {
        self.text = text
        self.words = words
    }

    /// Whether there is nothing in it to look for.
    public var isEmpty: Bool { words.isEmpty }

    private static func split(_ codes: [Code]) -> [[Code]] {
        codes.split(separator: FoldTable.separator).map { Array($0.prefix(wordLengthLimit)) }
    }

    fileprivate static func units(_ codes: [Code]) -> [Unit] {
        let sounds = Readings.standard.sounds(of: codes)
        return zip(codes, sounds).map { Unit(code: $0, sound: $1, beginsSyllable: false) }
    }

    /// The same words read as one, where all are letters: `jie hun zheng`. Nil for others.
    var joined: SearchQuery? {
        guard words.count > 1, words.allSatisfy(\.isLetters) else { return nil }
        var units: [Unit] = []
        for word in words {
            let letters = word.writings.first ?? []
            for (index, unit) in letters.enumerated() {
                units.append(Unit(code: unit.code, sound: unit.sound, beginsSyllable: index == 0))
            }
        }
        return SearchQuery(text: text, words: [Word(writings: [units], mayGoOn: true)])
    }
}
