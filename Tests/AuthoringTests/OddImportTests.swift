import Content
import Foundation
import TestSupport
import Testing

@testable import Authoring

/// Files that no importer should trust (Tests/Fixtures/offices/odd.py): a clear message each, with the cell or line.
struct OddImportTests {
    private static let made: Result<TemporaryFolder, any Error> = Result {
        let folder = try TemporaryFolder()
        let program = try RunningProgram(
            "/usr/bin/python3", [Programs.root + "/Tests/Fixtures/offices/odd.py", folder.path])
        guard program.wait() == 0 else { throw NotMade(errors: program.errors) }
        return folder
    }

    private struct NotMade: Error { let errors: String }

    private static let today = try! Day(parsing: "2026-11-24")

    private let files: TemporaryFolder
    private let target: TemporaryFolder

    init() throws {
        files = try Self.made.get()
        target = try TemporaryFolder()
    }

    private func imported(_ name: String, _ options: ImportOptions = ImportOptions()) throws -> ImportReport {
        try FileImport([files.path + "/" + name], into: target.path + "/content", options: options).run(
            .write, today: Self.today)
    }

    private func lines(_ report: ImportReport, _ severity: ImportRemark.Severity) -> [String] {
        report.remarks.filter { $0.severity == severity }.map { $0.text(in: .english) }
    }

    private func records() throws -> [LedgerRecord] { try LedgerFile(.funds, in: target.path + "/content").records }

    @Test(
        "what is wrong with a figure or row is an error at its cell, and the other rows arrive",
        arguments: [
            ("totals.xlsx", "totals.xlsx[账]!C4: error: '合计' says 120.00, but the rows above make 100.00", 2),
            ("balance.xlsx", "balance.xlsx[账]!E3: error: the balance says 75.00, but row 2 leads to 70.00", 2),
            ("negative.xlsx", "negative.xlsx[账]!C2: error: a negative income: −100.00", 1),
            ("decimals.xlsx", "decimals.xlsx[账]!C2: error: amount '12.345' has parts of a fen", 1),
            ("formulas.xlsx", "formulas.xlsx[账]!C2: error: the formula has no result", 1),
        ])
    func rows(_ name: String, _ error: String, _ taken: Int) throws {
        let report = try imported(name)
        #expect(lines(report, .error).contains { $0.hasPrefix(error) }, "\(lines(report, .error))")
        #expect(try records().count { !$0.isOpening } == taken)
    }

    @Test(
        "what looks wrong but arrives is a warning at its cell",
        arguments: [
            ("month.xlsx", "ledgers/funds.csv: warning: there are no entries for 2026-02, 2026-03"),
            ("order.xlsx", "order.xlsx[账]!3: warning: 2026-01-05 stands below 2026-01-09 of row 2"),
            ("voucher.xlsx", "voucher.xlsx[账]!3: warning: voucher number '记-1' stands in row 2 too"),
            ("future.xlsx", "future.xlsx[账]!2: warning: the date 2027-05-05 lies after today"),
            ("columns.xlsx", "columns.xlsx[账]!G1: warning: the column '补充0' was left out"),
            ("macros.xlsm", "macros.xlsm: warning: the file holds macros: they were not run and not taken"),
            ("hidden.xlsx", "hidden.xlsx[底稿]: warning: the sheet is hidden and was left out"),
            ("hidden.xlsx", "hidden.xlsx[账]!3: warning: 1 hidden rows were taken too: 3"),
        ])
    func warnings(_ name: String, _ warning: String) async throws {
        let report = try imported(name)
        #expect(lines(report, .error) == [])
        #expect(lines(report, .warning).contains { $0.hasPrefix(warning) }, "\(lines(report, .warning))")
        let validation = await AuthoringFolder(path: target.path + "/content").validate(today: Self.today)
        #expect(validation.errorCount == 0, "\(validation.problems.map { $0.text(in: .english) })")
    }

    @Test(
        "a file that cannot be read is one error that says what it is and what to do, and nothing is written",
        arguments: [
            ("password.xlsx", "protected by a password"), ("renamed.docx", ".doc of Word 97–2003"),
            ("renamed.xlsx", ".xls of Excel 97–2003"),
            ("bomb.xlsx", "a zip bomb?"), ("cut.xlsx", "damaged"), ("text.xlsx", "the content is no .xlsx file"),
            ("empty.csv", "the file is empty"),
            ("photo.jpg", "'.jpg' files cannot be imported"),
            ("unnumbered.xlsx", "the rows of the sheet have no numbers"),
            ("unknown.csv", "no table of a ledger was found"), ("missing.csv", "cannot read"),
        ])
    func refused(_ name: String, _ words: String) throws {
        let report = try imported(name)
        let errors = lines(report, .error)
        #expect(errors.count == 1 && errors[0].hasPrefix(name) && errors[0].contains(words), "\(errors)")
        #expect(!FileManager.default.fileExists(atPath: target.path + "/content"))
    }

    @Test("a hidden sheet is taken when it is asked for by name")
    func hiddenSheet() throws {
        var options = ImportOptions()
        options.sheet = "底稿"
        #expect(lines(try imported("hidden.xlsx", options), .error) == [])
        #expect(try records().map { $0["matter"] } == ["私下的账"])
    }

    @Test("saved results of formulas are taken and said; dates are right where date1904 says no")
    func computed() throws {
        let report = try imported("computed.xlsx")
        #expect(lines(report, .error) == [] && lines(report, .note).contains { $0.contains("1 formulas") })
        #expect(try records().first?["in"] == "100.00")
        _ = try imported("date1904-0.xlsx")
        #expect(
            try records().contains { $0["date"] == "2026-01-05" }
                && records().allSatisfy { $0["date"].hasPrefix("2026") })
    }

    @Test("dates without a year need one, and --year gives it")
    func noYear() throws {
        let report = try imported("noyear.csv")
        #expect(lines(report, .error).contains { $0.hasPrefix("noyear.csv:2:A: error") && $0.contains("--year") })
        var options = ImportOptions()
        options.mapping = ImportMapping()
        options.mapping?.year = 2025
        #expect(lines(try imported("noyear.csv", options), .error) == [])
        #expect(try records().map { $0["date"] } == ["2025-03-05"])
    }

    @Test("a quote that does not end is named with its line")
    func quote() throws {
        #expect(
            lines(try imported("quote.csv"), .error).contains {
                $0.hasPrefix("quote.csv:2: error: the quote that begins here")
            })
    }

    @Test(
        "pictures are checked as validation does: huge, scripted, remote and stray ones are left out by name, good ones arrive"
    )
    func pictures() async throws {
        var options = ImportOptions()
        options.section = .village
        let errors = lines(try imported("pictures.html", options), .error)
        for (name, words) in [
            ("huge.png", "10000 × 10000 pixels"), ("script.svg", "holds a script"), ("remote.svg", "embeds <image>"),
            ("a.png", "not in the file"),
            ("passwd", "not in the file"),
        ] {
            #expect(
                errors.contains { $0.contains("'\(name)' was left out") && $0.contains(words) }, "\(name): \(errors)")
        }
        #expect(errors.count == 5)
        let validation = await AuthoringFolder(path: target.path + "/content").validate(today: Self.today)
        #expect(validation.errorCount == 0 && validation.tree?.media.count == 1)
    }

    @Test("an incomplete guide becomes a draft that is not published, with what it lacks")
    func draft() async throws {
        let report = try imported("partial.html")
        let errors = lines(report, .error)
        #expect(errors.contains { $0.contains("the fees '看情况' cannot be read") })
        #expect(
            errors.contains {
                $0.contains("not found: item-type, authority, basis, conditions, materials, steps, fees")
            })
        #expect(report.written.map(\.path).allSatisfy { $0.hasPrefix("guides/_partial-") })
        let validation = await AuthoringFolder(path: target.path + "/content").validate(today: Self.today)
        #expect(validation.errorCount == 0 && validation.tree?.units.first?.items.isEmpty == true)
    }

    @Test("struck-out words do not come back to life, and macros of documents are only mentioned")
    func documents() throws {
        let report = try imported("struck.html")
        #expect(lines(report, .warning).contains { $0.contains("struck out") })
        let path = try #require(report.written.first?.path)
        let text = try String(contentsOfFile: target.path + "/content/" + path, encoding: .utf8)
        #expect(text.contains("补助  600 元") || text.contains("补助 600 元"))
        #expect(lines(try imported("macros.docm"), .warning).contains { $0.contains("macros") })
    }
}
