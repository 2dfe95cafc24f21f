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
            + "is prepared in the workshop has them from the first touch.")

    @OptionGroup var state: StateOption
    @Option(help: "Settings file for [search]. Without it, ./kiosk.conf or /etc/onetouch/kiosk.conf if there is one.")
    var config: String?

    func run() async throws {
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
