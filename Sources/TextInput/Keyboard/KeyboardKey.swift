/// What a key of the on-screen keyboard does.
public enum KeyboardKey: Hashable, Sendable {
    /// Types a character, or adds a key to what is being composed.
    case character(Character)
    /// Takes the first word, or types a space.
    case space
    /// Deletes the last key or character.
    case backspace
    /// Deletes everything.
    case clear
    /// Capital letters, for the next one.
    case shift
    /// Shows other keys.
    case layout(KeyboardLayout)
    /// Takes one of the words.
    case word(Int)
    /// Shows words further on, or further back.
    case page(Int)
    /// Offers other characters for a key that is held.
    case offer([String])
    /// Takes one of the characters offered, as it is.
    case text(String)
    /// Hides the keyboard.
    case done
}

/// The sets of keys.
public enum KeyboardLayout: String, Hashable, Sendable, CaseIterable {
    /// 26 letters for pinyin.
    case pinyin
    /// Pinyin on nine keys with three or four letters each.
    case nineKeys
    /// 横竖撇点折, for people who know no pinyin.
    case strokes
    /// Ten digits and the marks of document numbers.
    case digits
    /// Letters as they are.
    case latin

    /// Whether its keys mean nothing until a word is chosen.
    public var needsDictionaries: Bool { self == .nineKeys || self == .strokes }

    /// The character keys in rows, from top to bottom.
    public var rows: [[Character]] {
        switch self {
        case .pinyin, .latin: [Array("qwertyuiop"), Array("asdfghjkl"), Array("zxcvbnm")]
        case .nineKeys: [["'", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]
        case .strokes: [["h", "s", "p"], ["n", "z"]]
        case .digits: [Array("1234567890"), Array("-/.:@()〔〕"), Array("年月日号第条元")]
        }
    }

    /// What stands on a key.
    public func face(of key: Character) -> String {
        switch self {
        case .pinyin, .latin, .digits: String(key)
        case .nineKeys: Self.letters[key] ?? String(key)
        case .strokes: Self.strokeFaces[key] ?? String(key)
        }
    }

    /// Keys as a reader knows them: strokes as strokes.
    func preedit(_ keys: String) -> String {
        self == .strokes ? keys.map { Self.strokeSigns[$0] ?? "" }.joined() : keys
    }

    /// What a key offers when it is held.
    public func variants(of key: Character) -> [String] {
        switch self {
        case .pinyin, .latin:
            let digit = Self.upper.firstIndex(of: key).map { ["\(($0 + 1) % 10)"] } ?? []
            return [String(key).uppercased()] + digit + (key == "u" || key == "v" ? ["ü"] : [])
        case .nineKeys: return (Self.letters[key]?.map { String($0) } ?? []) + (key.isNumber ? [String(key)] : [])
        case .strokes: return []
        case .digits: return Self.numerals[key]?.map { String($0) } ?? []
        }
    }

    /// Keys that are composed into words.
    func composes(_ key: Character) -> Bool {
        switch self {
        case .pinyin: key.isASCII && key.isLowercase
        case .nineKeys: ("2"..."9").contains(key)
        case .strokes: "hspnz".contains(key)
        case .digits, .latin: false
        }
    }

    private static let upper = Array("qwertyuiop")
    private static let letters: [Character: String] = [
        "2": "abc", "3": "def", "4": "ghi", "5": "jkl", "6": "mno", "7": "pqrs", "8": "tuv", "9": "wxyz",
    ]
    /// Five kinds, as schools teach them: 捺 counts as 点, 提 as 横.
    private static let strokeSigns: [Character: String] = ["h": "一", "s": "丨", "p": "丿", "n": "丶", "z": "乛"]
    private static let strokeFaces: [Character: String] = [
        "h": "一 横", "s": "丨 竖", "p": "丿 撇", "n": "丶 点", "z": "乛 折",
    ]
    private static let numerals: [Character: String] = [
        "1": "一壹", "2": "二贰", "3": "三叁", "4": "四肆", "5": "五伍", "6": "六陆", "7": "七柒", "8": "八捌",
        "9": "九玖", "0": "〇零", "-": "—～", ".": "。·", ":": "：", "(": "（《", ")": "）》", "条": "款项章",
        "元": "角分", "号": "期届", "年": "季周",
    ]
}
