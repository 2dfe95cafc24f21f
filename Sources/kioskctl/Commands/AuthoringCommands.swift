import ArgumentParser
import Authoring
import Content
import Foundation
import Pack

/// `kioskctl init DIR`
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a commented, valid starter folder.")

    @Argument(help: "A new or empty folder.")
    var folder: String

    func run() async throws {
        try await Console.explaining {
            try StarterFolder.write(to: folder)
            Console.say(
                Message(
                    zh: "已写好 \(folder)。改成你们的内容，再运行 kioskctl validate \(folder)。",
                    en: "Wrote \(folder). Make it yours, then run: kioskctl validate \(folder)"))
        }
    }
}

/// How problems are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// `kioskctl validate DIR`
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Report every problem of an authoring folder. Exit 1 when there are errors.")

    @Argument(help: "The authoring folder.")
    var folder: String
    @Option(help: "How problems are printed: text or json.")
    var format = ReportFormat.text
    @OptionGroup var today: TodayOption

    func run() async throws {
        try await Console.explaining {
            let validation = await AuthoringFolder(path: folder).validate(today: try today.day())
            Report.print(validation, folder: folder, format: format)
            if validation.hasErrors { throw ExitCode(1) }
        }
    }
}

/// Prints what validation found.
enum Report {
    static func print(_ validation: Validation, folder: String, format: ReportFormat) {
        let language = Console.language
        for problem in validation.problems {
            Swift.print(format == .json ? problem.json(in: language) : problem.text(in: language))
        }
        guard format == .text else { return }
        let items = validation.tree?.units.reduce(0) { $0 + $1.items.count } ?? 0
        let summary = Message(
            zh: "\(folder)：\(validation.errorCount) 个错误，\(validation.warningCount) 个提醒"
                + (validation.hasErrors ? "" : "，\(items) 项内容"),
            en: "\(folder): \(validation.errorCount) errors, \(validation.warningCount) warnings"
                + (validation.hasErrors ? "" : ", \(items) items"))
        Console.warn(summary[language])
    }
}

/// `kioskctl build DIR --output DIR`
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Validate a folder and write one pack for each unit, and the pictures.")

    @Argument(help: "The authoring folder.")
    var folder: String
    @Option(help: "Folder for packs/ and media/.")
    var output: String
    @Option(help: "Release number. Default: one more than the newest pack in the output, when the content changed.")
    var release: Int?
    @OptionGroup var today: TodayOption

    func run() async throws {
        try await Console.explaining {
            let validation = await AuthoringFolder(path: folder).validate(today: try today.day())
            guard let tree = validation.tree else {
                Report.print(validation, folder: folder, format: .text)
                throw ExitCode(1)
            }
            let target = PackFolder(path: output)
            for unit in tree.units {
                let written = try target.write(unit: unit.unit, items: unit.items, release: release)
                print("\(written.path)\t\(written.release)\t\(written.items)\t\(written.bytes)")
            }
            try target.write(media: tree.media, of: tree.units.flatMap(\.items))
        }
    }
}
