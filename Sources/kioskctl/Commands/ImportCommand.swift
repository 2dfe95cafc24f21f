import ArgumentParser
import Authoring
import Content
import Foundation

/// `kioskctl import FILE… --into CONTENT`
struct ImportCommand: AsyncParsableCommand {
    /// What files can be imported as.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case policy, funds, assets, resources, contracts, debts, projects, subsidies, guide, affair

        var imported: ImportKind? {
            switch self {
            case .policy: nil
            case .funds: .ledger(.funds)
            case .assets: .ledger(.assets)
            case .resources: .ledger(.resources)
            case .contracts: .ledger(.contracts)
            case .debts: .ledger(.debts)
            case .projects: .ledger(.projects)
            case .subsidies: .ledger(.subsidies)
            case .guide: .guide
            case .affair: .affair
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring tables, documents and policies of offices into an authoring folder.",
        discussion: """
            Tables (.xlsx, .csv) become ledgers: their columns are recognised by the words of their heads. Documents \
            (.docx, .html, .pdf) become guides or affairs. A folder of Markdown files becomes policies (--kind policy). \
            The report says what was recognised and how surely, and what was left out and why, with cell or line; \
            exit 1 when something did not arrive. Importing again updates what was imported and keeps what was added \
            to it. See docs/imports.md.
            """)

    @Argument(help: "The files; for --kind policy, one folder tree.")
    var files: [String]
    @Option(
        help:
            "What the files are: policy, a ledger (funds, assets, resources, contracts, debts, projects, subsidies), guide, affair. Default: what each looks like."
    )
    var kind: Kind?
    @Option(help: "The authoring folder of the unit; a new one is made.")
    var into: String
    @Option(help: "发文机关 of policies that do not tell.")
    var issuer: String?
    @Option(help: "What the columns are: a file that --save-mapping wrote.")
    var mapping: String?
    @Option(help: "Write down how the columns were understood.")
    var saveMapping: String?
    @Option(help: "The sheet to take, even a hidden one. Default: every sheet that can be seen.")
    var sheet: String?
    @Option(help: "The year of dates that name none.")
    var year: Int?
    @Option(help: "类别 of affairs that do not tell: 党务, 政务, 财务, 村务.")
    var section: String?
    @Option(help: "发布日期 of documents that do not tell, such as 2026-11-24.")
    var published: String?
    @Flag(help: "Only report what would be written.")
    var dryRun = false
    @OptionGroup var today: TodayOption

    func run() async throws {
        try await Console.explaining {
            if kind == .policy { try importPolicies() } else { try importFiles() }
        }
    }

    private func importFiles() throws {
        let language = Console.language
        let report = try FileImport(files, into: into, options: try options()).run(
            dryRun ? .dryRun : .write, today: try today.day())
        for remark in report.remarks { print(remark.text(in: language)) }
        for file in report.written {
            let counts = Message(
                zh: "\(into)/\(file.path)：新增 \(file.added)，更新 \(file.changed)，不变 \(file.unchanged)，删除 \(file.removed)"
                    + (dryRun ? "（没有写入）" : ""),
                en: "\(into)/\(file.path): \(file.added) new, \(file.changed) changed, \(file.unchanged) unchanged, "
                    + "\(file.removed) removed" + (dryRun ? " (nothing written)" : ""))
            Console.warn(counts[language])
        }
        if let saveMapping { try report.mapping.write(to: saveMapping) }
        if report.hasErrors { throw ExitCode(1) }
    }

    private func options() throws -> ImportOptions {
        var options = ImportOptions()
        options.kind = kind?.imported
        options.sheet = sheet
        options.mapping = try mapping.map { try ImportMapping(path: $0) }
        if let year {
            options.mapping = options.mapping ?? ImportMapping()
            options.mapping?.year = year
        }
        options.section = try section.map { try AffairSection(word: $0) }
        options.published = try published.map { try Day(parsing: $0) }
        return options
    }

    private func importPolicies() throws {
        let language = Console.language
        guard let folder = files.first, files.count == 1 else {
            throw ValidationError("--kind policy takes one folder")
        }
        let report = try PolicyImport(from: folder, into: into, issuer: issuer).run(
            dryRun ? .dryRun : .write, today: try today.day())
        for problem in report.problems { print(problem.text(in: language)) }
        let summary = Message(
            zh: "\(into)：新增 \(report.added.count)，更新 \(report.changed.count)，不变 \(report.unchanged)，"
                + "跳过 \(report.skipped.count)，\(report.problems.count) 个文件有问题" + (dryRun ? "（没有写入）" : ""),
            en: "\(into): \(report.added.count) new, \(report.changed.count) changed, \(report.unchanged) unchanged, "
                + "\(report.skipped.count) skipped, \(report.problems.count) with problems"
                + (dryRun ? " (nothing written)" : ""))
        Console.warn(summary[language])
        if !report.problems.isEmpty { throw ExitCode(1) }
    }
}
