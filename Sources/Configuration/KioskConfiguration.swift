import Content
import Search

/// The language that citizens see first.
public enum DisplayLanguage: String, Hashable, Sendable, CaseIterable {
    /// 简体中文.
    case simplifiedChinese = "zh-Hans"
    /// 繁體中文.
    case traditionalChinese = "zh-Hant"
    /// English.
    case english = "en"
}

/// What reads pages aloud.
public enum SpeechEngineName: String, Hashable, Sendable, CaseIterable {
    /// The library that is linked in.
    case espeak = "espeak-ng"
    /// A program of the staff's choice.
    case command
}

/// Everything that `kiosk.conf` decides. Every value has a default.
public struct KioskConfiguration: Hashable, Sendable {
    /// Name in the title bar; empty for the name that the unit gives itself.
    public var placeName = ""
    /// Units whose content this kiosk is for; empty for whatever is installed.
    public var units: [UnitID] = []
    /// The language at the beginning of each visit.
    public var language = DisplayLanguage.simplifiedChinese
    /// Factor on everything drawn, 0.5...3.
    public var scale = 1.0
    /// Seconds without touch after which a visit ends, 10...3600.
    public var visitTimeout = 60
    /// What reads pages aloud.
    public var speechEngine = SpeechEngineName.espeak
    /// The program and its arguments when ``speechEngine`` is a command.
    public var speechCommand: [String] = []
    /// Sounds that people here do not tell apart when they type pinyin.
    public var fuzzyPairs = FuzzyPair.allCases
    /// Folder of packs, pictures and databases.
    public var stateDirectory = "/var/lib/onetouch"

    /// The defaults.
    public init() {}
}

/// One key of `kiosk.conf`: its name, its type, and how it changes the configuration.
public struct Setting: Sendable {
    /// Section and name, such as `display.scale`.
    public let key: String
    /// What it does, in both languages.
    public let purpose: Message
    /// Type in the words of TOML.
    let type: ValueType
    /// Values that are accepted, in words.
    let allowed: String
    /// Puts a value in; false when it is not allowed.
    let apply: @Sendable (SettingValue, inout KioskConfiguration) -> Bool
    /// The present value as it would stand in the file.
    public let current: @Sendable (KioskConfiguration) -> String

    enum ValueType: String, Sendable {
        case text = "string"
        case number
        case integer
        case texts = "array of strings"
    }

    /// Every key there is, in the order of the shipped file.
    public static let all: [Setting] = [
        Setting(
            key: "place.name", purpose: Message(zh: "标题栏里的名称", en: "name in the title bar"), type: .text,
            allowed: "0…30 characters",
            apply: { value, configuration in
                guard case .text(let text) = value, text.count <= 30 else { return false }
                configuration.placeName = text
                return true
            }, current: { quoted($0.placeName) }),
        Setting(
            key: "place.units", purpose: Message(zh: "这台机器显示的单位编号", en: "ids of the units shown here"),
            type: .texts, allowed: "unit ids",
            apply: { value, configuration in
                guard case .texts(let texts) = value else { return false }
                // An id that is not one makes the whole value bad, which the caller reports.
                let units = texts.compactMap { try? UnitID($0) }
                configuration.units = units
                return units.count == texts.count
            }, current: { "[" + $0.units.map { quoted($0.text) }.joined(separator: ", ") + "]" }),
        Setting(
            key: "display.language", purpose: Message(zh: "开始时的语言", en: "language at the start of a visit"),
            type: .text, allowed: DisplayLanguage.allCases.map(\.rawValue).joined(separator: ", "),
            apply: { value, configuration in
                guard case .text(let text) = value, let language = DisplayLanguage(rawValue: text) else { return false }
                configuration.language = language
                return true
            }, current: { quoted($0.language.rawValue) }),
        Setting(
            key: "display.scale", purpose: Message(zh: "画面放大倍数", en: "factor on everything drawn"),
            type: .number, allowed: "0.5…3.0",
            apply: { value, configuration in
                guard case .number(let number) = value, (0.5...3).contains(number) else { return false }
                configuration.scale = number
                return true
            }, current: { "\($0.scale)" }),
        Setting(
            key: "visit.timeout-seconds",
            purpose: Message(zh: "多少秒没人碰就回到首页并清除输入", en: "seconds without touch that end a visit"),
            type: .integer, allowed: "10…3600",
            apply: { value, configuration in
                guard case .integer(let seconds) = value, (10...3600).contains(seconds) else { return false }
                configuration.visitTimeout = seconds
                return true
            }, current: { "\($0.visitTimeout)" }),
        Setting(
            key: "speech.engine", purpose: Message(zh: "用什么朗读", en: "what reads pages aloud"),
            type: .text, allowed: SpeechEngineName.allCases.map(\.rawValue).joined(separator: ", "),
            apply: { value, configuration in
                guard case .text(let text) = value, let engine = SpeechEngineName(rawValue: text) else { return false }
                configuration.speechEngine = engine
                return true
            }, current: { quoted($0.speechEngine.rawValue) }),
        Setting(
            key: "speech.command",
            purpose: Message(zh: "朗读程序和参数，文字从标准输入给它", en: "program that reads aloud, gets the text on stdin"),
            type: .texts, allowed: "a program and its arguments",
            apply: { value, configuration in
                guard case .texts(let words) = value, words.first?.isEmpty != true else { return false }
                configuration.speechCommand = words
                return true
            }, current: { "[" + $0.speechCommand.map(quoted).joined(separator: ", ") + "]" }),
        Setting(
            key: "search.fuzzy",
            purpose: Message(zh: "拼音里不必分清的音", en: "sounds that need not be told apart in pinyin"), type: .texts,
            allowed: FuzzyPair.allCases.map(\.rawValue).joined(separator: ", "),
            apply: { value, configuration in
                guard case .texts(let texts) = value else { return false }
                let pairs = texts.compactMap(FuzzyPair.init(rawValue:))
                configuration.fuzzyPairs = pairs
                return pairs.count == texts.count
            }, current: { "[" + $0.fuzzyPairs.map { quoted($0.rawValue) }.joined(separator: ", ") + "]" }),
        Setting(
            key: "state.directory", purpose: Message(zh: "内容和数据所在的文件夹", en: "folder of content and databases"),
            type: .text, allowed: "a path",
            apply: { value, configuration in
                guard case .text(let text) = value, !text.isEmpty else { return false }
                configuration.stateDirectory = text
                return true
            }, current: { quoted($0.stateDirectory) }),
    ]
}

/// A value as TOML or the command line gives it.
enum SettingValue {
    case text(String)
    case number(Double)
    case integer(Int)
    case texts([String])
}

private func quoted(_ text: String) -> String { "\"\(text)\"" }
