import ArgumentParser
import Authoring
import Content
import Foundation
import Printing

/// `kioskctl export DIR --ledger funds --output FILE`
struct ExportCommand: AsyncParsableCommand {
    /// What files are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, pdf, cpsvAP = "cpsv-ap", hsds
    }

    /// The books of 三资.
    enum Book: String, ExpressibleByArgument, CaseIterable {
        case funds, assets, resources, contracts, debts, projects, subsidies
    }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a ledger as CSV or PDF, or guides as CPSV-AP or HSDS.",
        discussion: """
            A ledger (--ledger) becomes CSV that Excel and WPS open, or a printable A4 table (PDF). Guides become \
            JSON-LD after CPSV-AP 3.2.0 (--format cpsv-ap) or JSON after HSDS 3.0 (--format hsds). The folder must be \
            valid. See docs/imports.md.
            """)

    @Argument(help: "The authoring folder.")
    var folder: String
    @Option(help: "The ledger: funds, assets, resources, contracts, debts, projects, subsidies.")
    var ledger: Book?
    @Option(help: "What is written: csv, pdf, cpsv-ap, hsds. Default: as the name of the output ends.")
    var format: Format?
    @Option(help: "The unit. Default: the one at the top for ledgers, all for guides.")
    var unit: String?
    @Option(help: "Beginning of the identifiers of CPSV-AP.")
    var base = "urn:onetouch:"
    @Option(help: "The file to write.")
    var output: String
    @OptionGroup var today: TodayOption

    func run() async throws {
        try await Console.explaining {
            let today = try today.day()
            let validation = await AuthoringFolder(path: folder).validate(today: today)
            guard let tree = validation.tree else {
                Report.print(validation, folder: folder, format: .text)
                throw ExitCode(1)
            }
            let units = tree.units.filter { unit == nil || $0.unit.id.description == unit }
            guard let first = units.first else {
                throw AuthoringError.badRequest(
                    Message(zh: "没有单位“\(unit ?? "")”", en: "there is no unit '\(unit ?? "")'"))
            }
            switch try wanted() {
            case .csv: try write(try sheet(of: first).csv)
            case .pdf: try print(try sheet(of: first), today: today)
            case .cpsvAP: try write(CPSVDocument(base: base).document(units).json)
            case .hsds: try write(HSDSDocument().document(units).json)
            }
        }
    }

    private func wanted() throws -> Format {
        let ending = output.split(separator: ".").last.map(String.init) ?? ""
        guard let format = format ?? (ledger == nil ? nil : Format(rawValue: ending)) else {
            throw AuthoringError.badRequest(
                Message(
                    zh: "台账写 --ledger 和 .csv 或 .pdf 的文件名；办事指南写 --format cpsv-ap 或 hsds",
                    en:
                        "for a ledger say --ledger and a name that ends in .csv or .pdf; for guides --format cpsv-ap or hsds"
                ))
        }
        return format
    }

    private func sheet(of unit: AuthoredUnit) throws -> LedgerSheet {
        guard let ledger, let book = LedgerBook(rawValue: ledger.rawValue) else {
            throw AuthoringError.badRequest(Message(zh: "用 --ledger 说明哪本台账", en: "say which ledger: --ledger"))
        }
        guard let sheet = LedgerSheet(book, of: unit) else {
            throw AuthoringError.badRequest(
                Message(zh: "\(unit.unit.name)没有这本台账", en: "\(unit.unit.id) has no ledger of \(ledger.rawValue)"))
        }
        return sheet
    }

    private func write(_ text: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            throw AuthoringError.cannotWrite(path: output, reason: error.localizedDescription)
        }
    }

    private func print(_ sheet: LedgerSheet, today: Day) throws {
        let table = TableSheet(
            title: sheet.title, subtitle: sheet.subtitle,
            columns: sheet.columns.map { TableSheet.Column(title: $0.title, isTrailing: $0.isNumber) },
            rows: sheet.rows,
            footer: "打印日期 \(today)")
        do {
            let pages = try table.write(to: output)
            Console.warn(Message(zh: "\(output)：\(pages) 页", en: "\(output): \(pages) pages")[Console.language])
        } catch {
            throw AuthoringError.cannotWrite(path: output, reason: error.description)
        }
    }
}
