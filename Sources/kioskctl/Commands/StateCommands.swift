import ArgumentParser
import Settings
import Content
import Foundation
import Pack
import Store

/// `kioskctl install PATH… --state DIR`
struct InstallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install", abstract: "Install packs into the state directory of a kiosk, without signatures.")

    @Argument(help: "Packs, or folders that kioskctl build wrote.")
    var paths: [String]
    @OptionGroup var state: StateOption

    func run() async throws {
        try await Console.explaining {
            Console.warn(
                Message(
                    zh: "注意：这样装入的内容没有签名，谁都没有核对过。",
                    en: "Note: packs installed this way are not signed; nobody has vouched for them."
                )[Console.language])
            let found = try PackFolder.find(paths)
            let store = try ContentStore(state: StateDirectory.prepare(state.state), access: .readWrite)
            let report = try store.install(
                found.packs.map { try PackSource(reading: $0) }, mediaFrom: found.mediaFolders)
            for unit in report.units {
                print(
                    "\(unit.unit)\trelease \(unit.release)\t+\(unit.added) ~\(unit.changed) -\(unit.removed) =\(unit.unchanged)"
                )
            }
        }
    }
}

/// `kioskctl show ID --state DIR`
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print one installed item as JSON.")

    @Argument(help: "The item's id.")
    var id: String
    @OptionGroup var state: StateOption

    private struct NotInstalled: ExplainedError {
        let id: ItemID
        var message: Message { Message(zh: "没有装入“\(id)”这一项", en: "no item '\(id)' is installed") }
    }

    func run() async throws {
        try await Console.explaining {
            let store = try ContentStore(state: StateDirectory.prepare(state.state), access: .readOnly)
            let wanted = try ItemID(id)
            guard let item = try store.reading({ try $0.item(wanted) }) else { throw NotInstalled(id: wanted) }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(item), as: UTF8.self))
        }
    }
}

/// `kioskctl config check`
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Look at the settings of a kiosk.", subcommands: [Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print every setting with its effective value and where it came from.")

        @Option(help: "Settings file. Without it, ./kiosk.conf or /etc/onetouch/kiosk.conf if there is one.")
        var config: String?
        @Option(help: "State directory, as kiosk --state would give it.")
        var state: String?

        func run() async throws {
            try await Console.explaining {
                var effective = try EffectiveConfiguration.found(config)
                if let state { try effective.override("state.directory", with: state) }
                for setting in Setting.all {
                    let origin: Message =
                        switch effective.origins[setting.key] ?? .standard {
                        case .standard: Message(zh: "默认值", en: "default")
                        case .file(let path, let line): Message(zh: "\(path):\(line)", en: "\(path):\(line)")
                        case .commandLine: Message(zh: "命令行", en: "command line")
                        }
                    let value = setting.current(effective.values)
                    let language = Console.language
                    print("\(setting.key) = \(value)  # \(origin[language])；\(setting.purpose[language])")
                }
            }
        }
    }
}
