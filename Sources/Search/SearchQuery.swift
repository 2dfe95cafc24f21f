/// What a citizen typed, made ready for the index. Whatever it was, no part of it can be read as query syntax.
///
/// Every stretch of Han characters and every Latin word or number is a word; an item is found when it holds all of
/// them, wherever. Han stretches match as they stand, the last Latin word also as a beginning. A single Han character
/// belongs to what it touches, so that 第11条 and 3月 are one word each.
public struct SearchQuery: Hashable, Sendable {
    /// One word of a query.
    public struct Word: Hashable, Sendable {
        /// The folded text.
        public let text: String
        /// An FTS5 expression that matches it in an index made of ``SearchDocument``s.
        public let expression: String
        /// Whether it must begin where a word of the text begins (Latin and numbers).
        let startsWord: Bool
        /// Whether the text's word may go on after it.
        let isPrefix: Bool
        /// Whether it is a single character, which is looked for in titles and keywords only: nearly every text holds
        /// it, so that finding it there would say nothing and take long.
        public let isSingleCharacter: Bool
    }

    /// The text as it was typed.
    public let text: String
    /// The words, at most ``wordLimit``; empty when nothing of it can be searched.
    public let words: [Word]

    /// Most words that are looked at.
    public static let wordLimit = 8
    /// Most characters of one word that are looked at.
    public static let wordLengthLimit = 40

    /// Reads what was typed.
    public init(_ text: String) {
        self.text = text
        // Nobody types this much; whoever pastes it gets an answer all the same.
        let scalars = FoldedText(String(text.prefix(1_000))).scalars
        let groups = Self.groups(Tokens.runs(scalars)).prefix(Self.wordLimit)
        var seen: Set<String> = []
        words = groups.enumerated().compactMap { index, runs in
            let word = Self.word(runs, isLast: index == groups.count - 1)
            return seen.insert(word.expression).inserted ? word : nil
        }
    }

    /// Runs that make one word.
    private static func groups(_ runs: [Run]) -> [[Run]] {
        var groups: [[Run]] = []
        for run in runs {
            if run.touchesPrevious, let previous = groups.last?.last, isSingle(run) || isSingle(previous) {
                groups[groups.count - 1].append(run)
            } else {
                groups.append([run])
            }
        }
        return groups
    }

    private static func isSingle(_ run: Run) -> Bool { run.script == .ideographic && run.scalars.count == 1 }

    private static func word(_ runs: [Run], isLast: Bool) -> Word {
        var tokens: [String] = []
        var text = String.UnicodeScalarView()
        var isPrefix = false
        var marksPrefix = false
        for (index, run) in runs.enumerated() {
            let isEnd = index == runs.count - 1
            let scalars = Array(run.scalars.prefix(run.script == .alphabetic ? Run.wordLimit : wordLengthLimit))
            text.append(contentsOf: scalars)
            switch run.script {
            case .alphabetic:
                tokens.append(String(String.UnicodeScalarView(scalars)))
                isPrefix = isEnd && isLast
                marksPrefix = isPrefix
            case .ideographic:
                // As in the index: pairs, then the last one alone. At the end of a word the text may go on.
                tokens += zip(scalars, scalars.dropFirst()).map { String(String.UnicodeScalarView([$0, $1])) }
                if !isEnd || scalars.count == 1 { tokens += scalars.suffix(1).map { String($0) } }
                isPrefix = true
                marksPrefix = isEnd && scalars.count == 1
            }
        }
        return Word(
            text: String(text), expression: "\"\(tokens.joined(separator: " "))\"" + (marksPrefix ? "*" : ""),
            startsWord: runs.first?.script == .alphabetic, isPrefix: isPrefix,
            isSingleCharacter: text.count == 1 && marksPrefix)
    }
}
