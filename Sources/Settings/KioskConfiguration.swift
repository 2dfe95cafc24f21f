import Content
import Search
import Maintenance
import TakeAway

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
    /// Whether page transitions, the rubber band and gliding are off.
    public var reducesMotion = false
    /// Pixels by which the picture moves about against burn-in, 0...16; 0 for not at all.
    public var burnInShift = 4
    /// Seconds without touch after which the kiosk asks whether anybody is there, 10...3600.
    public var visitTimeout = 60
    /// Seconds that it then waits for an answer, 5...60.
    public var visitCountdown = 15
    /// Seconds that a slide stays, unless it says something else, 3...120.
    public var attractSeconds = 12
    /// The print queue; empty for the default one.
    public var printer = ""
    /// What the printer is loaded with.
    public var paper = Paper.a4
    /// Folder into which prints are written instead of being printed; empty for none.
    public var printFolder = ""
    /// The PIN of maintenance; nil keeps maintenance closed.
    public var pin: PINHash?
    /// What reads pages aloud.
    public var speechEngine = SpeechEngineName.espeak
    /// The program and its arguments when ``speechEngine`` is a command.
    public var speechCommand: [String] = []
    /// Sounds that people here do not tell apart when they type pinyin.
    public var fuzzyPairs = FuzzyPair.allCases
    /// How content comes from repositories.
    public var sync = SyncConfiguration()
    /// Whether citizens can send questions, suggestions and ratings here.
    public var takesSubmissions = false
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
        case truth = "boolean"
    }

    /// Every key there is, in the order of the shipped file.
    public static let all: [Setting] =
        [
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
                    guard case .text(let text) = value, let language = DisplayLanguage(rawValue: text) else {
                        return false
                    }
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
                key: "display.reduced-motion",
                purpose: Message(zh: "关掉翻页渐变和滚动回弹", en: "no page transitions, no rubber band"),
                type: .truth, allowed: "true, false",
                apply: { value, configuration in
                    guard case .truth(let isOn) = value else { return false }
                    configuration.reducesMotion = isOn
                    return true
                }, current: { "\($0.reducesMotion)" }),
            Setting(
                key: "display.burn-in-shift",
                purpose: Message(zh: "防烧屏：画面每分钟挪动几个像素", en: "pixels by which the picture moves each minute"),
                type: .integer, allowed: "0…16",
                apply: { value, configuration in
                    guard case .integer(let pixels) = value, (0...16).contains(pixels) else { return false }
                    configuration.burnInShift = pixels
                    return true
                }, current: { "\($0.burnInShift)" }),
            Setting(
                key: "visit.timeout-seconds",
                purpose: Message(zh: "多少秒没人碰就问“还在看吗”", en: "seconds without touch before the kiosk asks"),
                type: .integer, allowed: "10…3600",
                apply: { value, configuration in
                    guard case .integer(let seconds) = value, (10...3600).contains(seconds) else { return false }
                    configuration.visitTimeout = seconds
                    return true
                }, current: { "\($0.visitTimeout)" }),
            Setting(
                key: "visit.countdown-seconds",
                purpose: Message(zh: "问过之后再等多少秒就清除输入", en: "seconds from the question to the end of a visit"),
                type: .integer, allowed: "5…60",
                apply: { value, configuration in
                    guard case .integer(let seconds) = value, (5...60).contains(seconds) else { return false }
                    configuration.visitCountdown = seconds
                    return true
                }, current: { "\($0.visitCountdown)" }),
            Setting(
                key: "attract.seconds", purpose: Message(zh: "待机画面每张停几秒", en: "seconds that a slide stays"),
                type: .integer, allowed: "3…120",
                apply: { value, configuration in
                    guard case .integer(let seconds) = value, (3...120).contains(seconds) else { return false }
                    configuration.attractSeconds = seconds
                    return true
                }, current: { "\($0.attractSeconds)" }),
            Setting(
                key: "state.directory", purpose: Message(zh: "内容和数据所在的文件夹", en: "folder of content and databases"),
                type: .text, allowed: "a path",
                apply: { value, configuration in
                    guard case .text(let text) = value, !text.isEmpty else { return false }
                    configuration.stateDirectory = text
                    return true
                }, current: { quoted($0.stateDirectory) }),
        ] + speech + printing + maintenance + search + sync + participation
}

extension Setting {
    private static let speech = [
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
    ]

    private static let printing = [
        Setting(
            key: "print.printer", purpose: Message(zh: "打印队列的名字", en: "name of the print queue"), type: .text,
            allowed: "0…127 characters",
            apply: { value, configuration in
                guard case .text(let text) = value, text.count <= 127 else { return false }
                configuration.printer = text
                return true
            }, current: { quoted($0.printer) }),
        Setting(
            key: "print.paper", purpose: Message(zh: "打印机里的纸", en: "paper in the printer"), type: .text,
            allowed: Paper.allCases.map(\.rawValue).joined(separator: ", "),
            apply: { value, configuration in
                guard case .text(let text) = value, let paper = Paper(rawValue: text) else { return false }
                configuration.paper = paper
                return true
            }, current: { quoted($0.paper.rawValue) }),
        Setting(
            key: "print.to-folder",
            purpose: Message(zh: "不打印，把文件存到这个文件夹", en: "folder for prints in place of a printer"), type: .text,
            allowed: "a path, or nothing",
            apply: { value, configuration in
                guard case .text(let text) = value else { return false }
                configuration.printFolder = text
                return true
            }, current: { quoted($0.printFolder) }),
    ]

    private static let maintenance = [
        Setting(
            key: "maintenance.pin-hash",
            purpose: Message(zh: "维护密码（用 kioskctl pin 生成）", en: "PIN of maintenance, made by kioskctl pin"),
            type: .text, allowed: "a line of kioskctl pin, or nothing",
            apply: { value, configuration in
                guard case .text(let text) = value else { return false }
                configuration.pin = PINHash(text)
                return text.isEmpty || configuration.pin != nil
            }, current: { quoted($0.pin?.description ?? "") })
    ]
}

/// A value as TOML or the command line gives it.
enum SettingValue {
    case text(String)
    case number(Double)
    case integer(Int)
    case texts([String])
    case truth(Bool)
}

func quoted(_ text: String) -> String { "\"\(text)\"" }
