import ArgumentParser
import Authoring
import Content
import Foundation

/// `kioskctl import DIR --kind policy --into CONTENT`
struct ImportCommand: AsyncParsableCommand {
    /// What files can be imported as.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case policy
    }

    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring a folder tree of Markdown files into an authoring folder.",
        discussion: """
            The title is the first heading. Dates, number and issuer come from the lines under it. Importing again \
            updates what was imported and keeps the keys that were added to it. Each file that cannot be taken is \
            reported, the others are imported all the same; exit 1 when there was one.
            """)

    @Argument(help: "The folder tree.")
    var folder: String
    @Option(help: "What the files are: policy.")
    var kind: Kind
    @Option(help: "The authoring folder; a new one is made.")
    var into: String
    @Option(help: "发文机关 of files that do not tell.")
    var issuer: String?
    @Flag(help: "Only report what would be written.")
    var dryRun = false
    @OptionGroup var today: TodayOption

    func run() async throws {
        try await Console.explaining {
            let language = Console.language
            let report = try PolicyImport(from: folder, into: into, issuer: issuer).run(
                dryRun ? .dryRun : .write, today: try today.day())
            for problem in report.problems { print(problem.text(in: language)) }
            let summary = Message(
                zh: "\(into)：新增 \(report.added.count)，更新 \(report.changed.count)，不变 \(report.unchanged)，"
                    + "跳过 \(report.skipped.count)，\(report.problems.count) 个文件有问题" + (dryRun ? "（没有写入）" : ""),
                en:
                    "\(into): \(report.added.count) new, \(report.changed.count) changed, \(report.unchanged) unchanged, "
                    + "\(report.skipped.count) skipped, \(report.problems.count) with problems"
                    + (dryRun ? " (nothing written)" : ""))
            Console.warn(summary[language])
            if !report.problems.isEmpty { throw ExitCode(1) }
        }
    }
}
