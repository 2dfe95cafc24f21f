import ArgumentParser
import Content
import Foundation
import Maintenance
import Store
import TakeAway

/// `kioskctl code CODE --state DIR`
struct CodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code", abstract: "Find the item whose short code a citizen says at the window.")

    @Argument(help: "The code, such as MZ-0103.")
    var code: String
    @OptionGroup var state: StateOption

    private struct Unknown: ExplainedError {
        let code: String
        var message: Message { Message(zh: "没有编号是“\(code)”的内容", en: "no item has the code '\(code)'") }
    }

    func run() async throws {
        try await Console.explaining {
            let store = try ContentStore(state: StateDirectory.prepare(state.state), access: .readOnly)
            let wanted = code.uppercased()
            let found = try store.reading { content -> [(id: ItemID, title: String)] in
                var found = try content.guides(code: wanted).map { (id: $0.id, title: $0.title) }
                for unit in try content.units() {
                    let ids = try content.itemIDs(unit: unit.id)
                    let ranks = ShortCode.derived(ids, unit: unit.id)
                    for id in ids where ranks[id]?.text == wanted {
                        guard let item = try content.item(id), item.authorCode == nil else { continue }
                        found.append((id, item.title))
                    }
                }
                return found
            }
            guard !found.isEmpty else { throw Unknown(code: wanted) }
            for entry in found { print("\(wanted)\t\(entry.id)\t\(entry.title)") }
        }
    }
}

/// `kioskctl pin`
struct PINCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin", abstract: "Print the line of kiosk.conf that sets the PIN of maintenance.",
        discussion: "Reads the PIN, 4 to 12 digits, from standard input, so that it stands in no list of processes.")

    private struct NoInput: ExplainedError {
        var message: Message { Message(zh: "没有读到密码", en: "no PIN was given on standard input") }
    }

    func run() async throws {
        try await Console.explaining {
            Console.warn(Message(zh: "请输入 4 到 12 位数字：", en: "PIN, 4 to 12 digits:")[Console.language])
            guard let pin = readLine() else { throw NoInput() }
            print("[maintenance]\npin-hash = \"\(try PINHash(pin: pin.trimmingCharacters(in: .whitespaces)))\"")
        }
    }
}
