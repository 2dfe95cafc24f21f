import Foundation

/// A word of this kiosk's content.
public struct TypingWord: Hashable, Sendable {
    /// The word, Han characters only.
    public let text: String
    /// Its syllables without tones, ü as v.
    public let syllables: [String]
    /// How much it counts; the larger, the earlier.
    public let weight: Int

    /// A word.
    public init(text: String, syllables: [String], weight: Int) {
        self.text = text
        self.syllables = syllables
        self.weight = weight
    }
}

/// Makes the dictionaries of the keyboard: Debian's words and strokes, and this kiosk's own words.
///
/// It takes about a second and more than 100 MB, so it belongs into a process of its own.
public struct TypingDeployment: Sendable {
    /// The words of this kiosk's content.
    public var words: [TypingWord]
    /// Spellings that are not told apart.
    public var fuzzy: [FuzzySpelling]
    /// Where Debian's dictionaries are.
    public var data = "/usr/share/rime-data"
    /// The library.
    public var library = TypingEngine.library

    /// Dictionaries of these words.
    public init(words: [TypingWord], fuzzy: [FuzzySpelling] = []) {
        self.words = words
        self.fuzzy = fuzzy
    }

    /// The files that it is made of.
    public static func sources(in data: String = "/usr/share/rime-data") -> [String] {
        ["\(data)/pinyin_simp.dict.yaml", "\(data)/stroke.dict.yaml"]
    }

    /// Makes the dictionaries in a folder that exists.
    /// - Parameter progress: told the step that begins, from 1, and how many there are.
    /// - Throws: ``TextInputError``.
    public func make(in folder: String, progress: (_ step: Int, _ of: Int) -> Void = { _, _ in })
        throws(TextInputError)
    {
        let compiled = TypingSchema.allCases
        let own = words.isEmpty ? [] : compiled.compactMap(\.wordsSchema)
        let steps = own.count + compiled.count + 1
        progress(1, steps)
        try write(to: folder)
        let deployer = try RimeDeployer(TypingFolder(path: folder, data: data), library: library)
        for (index, schema) in (own + compiled.map(\.rawValue)).enumerated() {
            progress(index + 2, steps)
            try deployer.deploy(schema)
        }
    }

    private func write(to folder: String) throws(TextInputError) {
        let pinyin = try read(Self.sources(in: data)[0])
        let strokes = StrokeTable(strokes: try read(Self.sources(in: data)[1]), pinyin: pinyin, names: characters)
        try write(dictionary(TypingSchema.strokes.rawValue, strokes.entries), "onetouch_stroke.dict.yaml", folder)
        if !words.isEmpty {
            let lines = words.map { "\($0.text)\t\($0.syllables.joined(separator: " "))\t\($0.weight)" }
            try write(
                dictionary(TypingSchema.words, lines.joined(separator: "\n")), "onetouch_words.dict.yaml", folder)
        }
        for schema in TypingSchema.allCases {
            let text = schema.text(hasWords: !words.isEmpty, fuzzy: fuzzy)
            try write(text, "\(schema.rawValue).schema.yaml", folder)
            if !words.isEmpty, let name = schema.wordsSchema, let text = schema.wordsText(fuzzy: fuzzy) {
                try write(text, "\(name).schema.yaml", folder)
            }
        }
    }

    private var characters: [Character: Int] {
        words.reduce(into: [:]) { counts, word in
            for character in word.text { counts[character, default: 0] += 1 }
        }
    }

    private func dictionary(_ name: String, _ entries: String) -> String {
        """
        ---
        name: \(name)
        version: "1"
        sort: by_weight
        use_preset_vocabulary: false
        ...

        \(entries)

        """
    }

    private func read(_ path: String) throws(TextInputError) -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .dataMissing(path: path)
        }
    }

    private func write(_ text: String, _ name: String, _ folder: String) throws(TextInputError) {
        do {
            try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
        } catch {
            throw .notWritable(path: "\(folder)/\(name)", reason: error.localizedDescription)
        }
    }
}
