import ArgumentParser
import Content
import Foundation
import Settings
import Store
import TextInput
import Typing

/// `kioskctl typing --state DIR`
struct TypingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "typing", abstract: "Make the dictionaries of the on-screen keyboard from the installed content.",
        discussion: "The kiosk does this by itself when they are missing or the content has changed; a machine that "
            + "is prepared in the workshop has them from the first touch. With --keys nothing is made: each line of "
            + "the file is typed key by key, and what the keyboard offers is printed as JSON, "
            + "{\"keys\", \"milliseconds\": [one for each key], \"words\"}; the first line says how long opening took.")

    @OptionGroup var state: StateOption
    @Option(help: "Settings file for [search]. Without it, ./kiosk.conf or /etc/onetouch/kiosk.conf if there is one.")
    var config: String?

    @Option(help: "A file of keys to type, a line each; - for standard input.")
    var keys: String?
    @Option(help: "By which keys: pinyin, nineKeys (23456789) or strokes (hspnz).")
    var layout = "pinyin"

    func validate() throws {
        guard let layout = KeyboardLayout(rawValue: layout),
            ["pinyin", "nineKeys", "strokes"].contains(layout.rawValue)
        else { throw ValidationError("--layout is pinyin, nineKeys or strokes") }
    }

    func run() async throws {
        if let keys { return try await Console.explaining { try type(keys) } }
        try await Console.explaining {
            let state = try StateDirectory.prepare(state.state)
            let store = try ContentStore(state: state, access: .readOnly)
            let values = try EffectiveConfiguration.found(config).values
            let dictionaries = TypingDictionaries(state: state, fuzzy: Set(values.fuzzyPairs))
            var made = false
            do {
                try dictionaries.make(store) { step, count in
                    made = true
                    Console.say(
                        Message(zh: "正在准备输入法 \(step)/\(count)", en: "making dictionaries \(step)/\(count)"))
                }
            } catch let error as TextInputError {
                throw TypingTrouble(error: error)
            }
            let count = try store.reading { try $0.words() }.count
            Console.say(
                made
                    ? Message(zh: "输入法已准备好，本机词语 \(count) 个", en: "done: \(count) words of this kiosk")
                    : Message(zh: "输入法已是最新", en: "the dictionaries are up to date"))
        }
    }
}

extension TypingCommand {
    private struct Opened: Encodable { let openMilliseconds: Double }
    private struct Typed: Encodable {
        let keys: String
        let milliseconds: [Double]
        let words: [String]
    }

    /// Types the lines of a file as a citizen would, through the kiosk's own path.
    private func type(_ path: String) throws {
        let state = StateDirectory(existing: state.state)
        let dictionaries = TypingDictionaries(state: state, fuzzy: [])
        let store = try ContentStore(state: state, access: .readOnly)
        let service = TypingService(dictionaries, content: store, maker: nil)
        let bytes =
            path == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: path))
        do {
            try line(Opened(openMilliseconds: try measure { try service.open() }))
        } catch let error as TextInputError {
            throw TypingTrouble(error: error)
        }
        let layout = KeyboardLayout(rawValue: layout) ?? .pinyin
        for keys in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            var keyboard = OnScreenKeyboard(layout: layout)
            let times = keys.map { key in
                measure { keyboard.press(.character(key), with: service) }
            }
            try line(
                Typed(
                    keys: String(keys), milliseconds: times,
                    words: keyboard.words.words.prefix(8).map(\.text)))
        }
    }

    private func measure(_ work: () throws -> Void) rethrows -> Double {
        let time = try ContinuousClock().measure { try work() }.components
        return ((Double(time.attoseconds) / 1e15 + Double(time.seconds) * 1e3) * 1000).rounded() / 1000
    }

    private func line(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}

/// Why dictionaries could not be made, for staff.
struct TypingTrouble: ExplainedError {
    let error: TextInputError

    var message: Message {
        switch error {
        case .libraryMissing(let name, let reason):
            Message(zh: "装不上 \(name)：\(reason)", en: "\(name) cannot be loaded: \(reason)")
        case .dataMissing(let path): Message(zh: "读不到 \(path)", en: "\(path) cannot be read")
        case .notPrepared(let folder): Message(zh: "\(folder) 里没有词库", en: "no dictionaries in \(folder)")
        case .notWritable(let path, let reason):
            Message(zh: "写不了 \(path)：\(reason)", en: "\(path) cannot be written: \(reason)")
        case .notCompiled(let schema):
            Message(zh: "librime 做不出 \(schema) 的词库", en: "librime could not make the dictionaries of \(schema)")
        case .inUse: Message(zh: "librime 正在使用", en: "librime is in use in this process")
        }
    }

    var hint: Message? {
        switch error {
        case .libraryMissing: Message(zh: "请安装 librime1", en: "install librime1")
        case .dataMissing:
            Message(
                zh: "请安装 rime-data-pinyin-simp 和 rime-data-stroke",
                en: "install rime-data-pinyin-simp and rime-data-stroke")
        case .notCompiled, .notWritable: Message(zh: "看看磁盘是否已满", en: "look whether the disk is full")
        case .notPrepared, .inUse: nil
        }
    }
}
