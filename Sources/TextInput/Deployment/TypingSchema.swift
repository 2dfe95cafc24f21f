/// Our own schemas for librime: only what turns keys into words. No user dictionary, no options, no punctuation, no
/// keys that switch anything.
enum TypingSchema: String, CaseIterable, Sendable {
    case pinyin = "onetouch_pinyin"
    case nineKeys = "onetouch_nine"
    case strokes = "onetouch_stroke"

    init?(_ layout: KeyboardLayout) {
        switch layout {
        case .pinyin: self = .pinyin
        case .nineKeys: self = .nineKeys
        case .strokes: self = .strokes
        case .digits, .latin: return nil
        }
    }

    /// Debian's dictionary of words, which is deployed by its package.
    static let dictionary = "pinyin_simp"
    /// The dictionary of this kiosk's own words.
    static let words = "onetouch_words"

    /// The kiosk's own words are a dictionary beside Debian's, not merged into it: making it takes milliseconds, so it
    /// can follow every change of the content. librime makes dictionaries only of a schema's main translator, hence a
    /// schema for each use of it that nobody types with.
    var wordsSchema: String? {
        switch self {
        case .pinyin: "onetouch_words"
        case .nineKeys: "onetouch_words_nine"
        case .strokes: nil
        }
    }

    /// The schema's file.
    func text(hasWords: Bool, fuzzy: [FuzzySpelling]) -> String {
        let translators =
            switch self {
            case .pinyin, .nineKeys: hasWords ? "script_translator@kiosk, script_translator" : "script_translator"
            case .strokes: "table_translator"
            }
        return """
            schema: {schema_id: \(rawValue), name: \(rawValue), version: '1'}
            switches: []
            engine:
              processors: [speller, express_editor]
              segmentors: [abc_segmentor]
              translators: [\(translators)]
              filters: [uniquifier]
            menu: {page_size: 10}
            \(speller(fuzzy))
            \(translator("translator", dictionary: main, prism: rawValue))
            \(hasWords ? wordsSchema.map { translator("kiosk", dictionary: Self.words, prism: $0, quality: 100) } ?? "" : "")
            """
    }

    /// The file of the schema for which the kiosk's own words are compiled.
    func wordsText(fuzzy: [FuzzySpelling]) -> String? {
        wordsSchema.map { name in
            """
            schema: {schema_id: \(name), name: \(name), version: '1'}
            \(speller(fuzzy))
            \(translator("translator", dictionary: Self.words, prism: name))
            """
        }
    }

    private var main: String {
        switch self {
        case .pinyin, .nineKeys: Self.dictionary
        case .strokes: rawValue
        }
    }

    private func translator(_ name: String, dictionary: String, prism: String, quality: Int = 0) -> String {
        """
        \(name):
          dictionary: \(dictionary)
          prism: \(prism)
          enable_user_dict: false
          enable_sentence: \(self == .strokes || quality > 0 ? "false" : "true")
          enable_completion: true
          spelling_hints: 12
          initial_quality: \(quality)
        """
    }

    private func speller(_ fuzzy: [FuzzySpelling]) -> String {
        switch self {
        case .pinyin:
            Self.speller("zyxwvutsrqponmlkjihgfedcba", Self.sighs + Self.initials + Self.spellings + fuzzy.map(\.rule))
        case .nineKeys:
            // A spelling with digits for each spelling with letters: the same dictionaries serve both keyboards.
            // Initials and like sounds are left out: with them a long row of digits can be read in so many ways that a
            // key took 240 ms, without 0.3.
            Self.speller("23456789", Self.sighs + Self.spellings + [Self.digits])
        case .strokes: "speller: {alphabet: hspnz, delimiter: \" '\"}"
        }
    }

    private static func speller(_ alphabet: String, _ algebra: [String]) -> String {
        "speller:\n  alphabet: \"\(alphabet)\"\n  delimiter: \" '\"\n  algebra:\n"
            + algebra.map { "    - \($0)" }.joined(separator: "\n")
    }

    private static let digits = "xlit/abcdefghijklmnopqrstuvwxyz/22233344455566677778889999/"

    /// Sighs go, as they would cut every word to pieces.
    private static let sighs = ["erase/^hm$/", "erase/^m$/", "erase/^n$/", "erase/^ng$/"]
    /// A syllable may be begun only.
    private static let initials = ["abbrev/^([a-z]).+$/$1/", "abbrev/^([zcs]h).+$/$1/"]
    /// ü is typed v, and u after j, q, x, y as it is written.
    private static let spellings = [
        "derive/^([nl])ue$/$1ve/", "derive/^([nl])ve$/$1ue/", "derive/^([jqxy])u/$1v/",
    ]
}

/// Two spellings that people of a place do not tell apart.
public struct FuzzySpelling: Hashable, Sendable {
    let rule: String

    /// A syllable that begins (or ends) with `from` may be typed with `to` in its place.
    public init(_ from: String, typedAs to: String, atBeginning: Bool) {
        rule = atBeginning ? "fuzz/^\(from)([a-z]+)$/\(to)$1/" : "fuzz/\(from)$/\(to)/"
    }
}
