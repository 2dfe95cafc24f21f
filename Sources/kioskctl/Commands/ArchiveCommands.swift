import ArgumentParser
import Content
import Foundation
import Publishing
import TUF

/// `kioskctl diff`
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what is staged, item by item, to read before signing.")

    @OptionGroup var staging: StagingOption
    @Flag(help: "Only the titles of items.")
    var titles = false

    func run() async throws {
        try await Console.explaining {
            let text = try ReviewText(
                try Staging(at: staging.staging), detail: titles ? .titles : .fields, in: Console.language)
            for line in text.lines { print(line) }
        }
    }
}

/// `kioskctl history`
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List every release: when it was published, who signed, which items changed.")

    @OptionGroup var repository: RepositoryOption
    @Option(help: "Only this role: root, targets or a unit.")
    var role: String?
    @Flag(help: "With every item.")
    var items = false

    func run() async throws {
        try await Console.explaining {
            for entry in try History(of: repository.folder).entries where role == nil || entry.role.text == role {
                Console.say(text(entry))
                guard let record = entry.record else { continue }
                for withdrawal in record.withdrawn {
                    Console.say(
                        Message(
                            zh: "    撤回 \(withdrawal.id)：\(withdrawal.reason)",
                            en: "    withdrawn \(withdrawal.id): \(withdrawal.reason)"))
                }
                guard items else { continue }
                for change in record.changes {
                    print("    \(change.change.rawValue) \(change.kind.rawValue) \(change.id) \(change.title)")
                }
            }
        }
    }

    private func text(_ entry: History.Entry) -> Message {
        let time = entry.published.map { $0.formatted(.iso8601) } ?? "–"
        let names = entry.signed
        func counts(_ record: ReleaseRecord) -> String {
            func count(_ kind: ItemChange.Kind) -> Int { record.changes.count { $0.change == kind } }
            return "+\(count(.added)) ~\(count(.changed)) -\(count(.removed))"
                + (record.note.map { "\t\($0)" } ?? "")
        }
        let release = entry.release.map(String.init)
        return Message(
            zh: "\(time)\t\(entry.role) 第 \(entry.version) 版\t" + (release.map { "第 \($0) 次发布\t" } ?? "")
                + "签名：\(names.joined(separator: "、"))" + (entry.record.map { "\t" + counts($0) } ?? ""),
            en: "\(time)\t\(entry.role) \(entry.version)\t" + (release.map { "release \($0)\t" } ?? "")
                + "signed: \(names.joined(separator: ", "))" + (entry.record.map { "\t" + counts($0) } ?? ""))
    }
}

/// `kioskctl verify`
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check a whole repository: every signature, and every file that is listed.")

    @OptionGroup var repository: RepositoryOption

    func run() async throws {
        try await Console.explaining {
            let inspection = try await Inspection(of: repository.folder, at: Date())
            for problem in inspection.problems { Console.say(problem) }
            for warning in inspection.warnings { Console.warn(warning[Console.language]) }
            Console.say(
                Message(
                    zh: "\(inspection.roles) 个角色，\(inspection.files) 个文件，\(inspection.problems.count) 个问题",
                    en: "\(inspection.roles) roles, \(inspection.files) files, \(inspection.problems.count) problems"))
            if !inspection.problems.isEmpty { throw ExitCode(1) }
        }
    }
}

/// `kioskctl prune`
struct PruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Remove packs, deltas and pictures that no reader needs any longer.",
        discussion: "Signed metadata and records stay: they are the archive. What was public within the last day stays."
    )

    @OptionGroup var repository: RepositoryOption
    @Option(help: "How many releases of each unit stay for future deltas.")
    var keep = 64
    @Flag(help: "Only say what would go.")
    var dryRun = false

    func validate() throws {
        if keep < 1 { throw ValidationError("--keep must be at least 1.") }
    }

    func run() async throws {
        try await Console.explaining {
            let pruning = try Pruning(of: repository.folder, keeping: keep, at: Date())
            for name in pruning.superfluous { print(name) }
            if !dryRun { try pruning.run() }
            let (count, bytes) = (pruning.superfluous.count, pruning.bytes)
            Console.warn(
                Message(
                    zh: "\(count) 个文件，\(bytes) 字节" + (dryRun ? "（没有删除）" : ""),
                    en: "\(count) files, \(bytes) bytes" + (dryRun ? " (nothing removed)" : ""))[Console.language])
        }
    }
}
