/// What keys can mean.
public struct ComposedWords: Hashable, Sendable {
    /// One word to choose.
    public struct Word: Hashable, Sendable {
        /// The word.
        public let text: String
        /// How it is read, where the keys do not say it.
        public let reading: String

        /// A word.
        public init(text: String, reading: String = "") {
            self.text = text
            self.reading = reading
        }
    }

    /// The keys.
    public let keys: String
    /// The keys as people read them: syllables apart.
    public let preedit: String
    /// The words, best first.
    public let words: [Word]

    /// Words for keys.
    public init(keys: String, preedit: String, words: [Word]) {
        self.keys = keys
        self.preedit = preedit
        self.words = words
    }

    /// Nothing yet.
    public static let none = ComposedWords(keys: "", preedit: "", words: [])
}

/// A word that was chosen.
public struct ChosenWord: Hashable, Sendable {
    /// The word.
    public let text: String
    /// The keys that it does not cover.
    public let rest: String

    /// A word, and what is left.
    public init(text: String, rest: String) {
        self.text = text
        self.rest = rest
    }
}

/// Turns keys into words. It keeps nothing between two calls that a caller could notice.
public protocol Composer: Sendable {
    /// Words for keys; nil while there are no dictionaries.
    func words(for keys: String, _ layout: KeyboardLayout) -> ComposedWords?
    /// Takes one of the words; nil when there is no such word.
    func choose(_ index: Int, of keys: String, _ layout: KeyboardLayout) -> ChosenWord?
}

/// No dictionaries: letters stay letters.
public struct NoComposer: Composer {
    /// No dictionaries.
    public init() {}
    /// Nothing.
    public func words(for keys: String, _ layout: KeyboardLayout) -> ComposedWords? { nil }
    /// Nothing.
    public func choose(_ index: Int, of keys: String, _ layout: KeyboardLayout) -> ChosenWord? { nil }
}
