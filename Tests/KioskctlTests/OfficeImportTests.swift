import Foundation
import TestSupport
import Testing

/// Tables and documents, brought in by `kioskctl import`.
struct OfficeImportTests {
    private let folder: TemporaryFolder
    private static let table = "日期,事由,收入,支出,对方\n2026-03-05,收租金,100,,甲店\n2026-03-09,付电费,,30,供电所\n"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.table, to: "march.csv")
    }

    private func importing(_ arguments: String..., environment: [String: String] = [:]) throws -> ProgramResult {
        try Programs.run(
            "kioskctl", ["import"] + arguments + ["--into", folder.path + "/content", "--today", "2026-11-24"],
            environment: environment, directory: folder.path)
    }

    private func funds() throws -> [String] {
        try String(contentsOfFile: folder.path + "/content/ledgers/funds.csv", encoding: .utf8).split(separator: "\n")
            .map(String.init)
    }

    private func replace(_ old: String, _ new: String, in name: String) throws {
        let text = try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
        try folder.write(text.replacingOccurrences(of: old, with: new), to: name)
    }

    @Test("importing again changes nothing; what is corrected in the file is corrected, what is gone goes")
    func again() throws {
        #expect(try importing("march.csv").errors.contains("funds.csv: 2 new, 0 changed, 0 unchanged, 0 removed"))
        #expect(try importing("march.csv").errors.contains("funds.csv: 0 new, 0 changed, 2 unchanged, 0 removed"))
        try replace("100", "120", in: "march.csv")
        #expect(try importing("march.csv").errors.contains("funds.csv: 0 new, 1 changed, 1 unchanged, 0 removed"))
        try folder.write(
            Self.table.split(separator: "\n").dropLast().joined(separator: "\n") + "\n2026-03-20,付水费,,8,水厂\n",
            to: "march.csv")
        #expect(try importing("march.csv").errors.contains("funds.csv: 1 new, 1 changed, 0 unchanged, 1 removed"))
        #expect(
            try funds().dropFirst().map { $0.split(separator: ",").prefix(2).joined(separator: ",") } == [
                "2026-03-05,收租金", "2026-03-20,付水费",
            ])
    }

    @Test("the same rows under another name are not doubled, and rows of other files stay")
    func others() throws {
        _ = try importing("march.csv")
        try folder.write(Self.table, to: "march (1).csv")
        #expect(try importing("march (1).csv").errors.contains("0 new, 0 changed, 2 unchanged"))
        try folder.write("日期,事由,收入,支出\n2026-02-01,收承包费,50,\n", to: "february.csv")
        #expect(try importing("february.csv").errors.contains("1 new, 0 changed"))
        #expect(try funds().count == 4 && funds()[1].hasPrefix("2026-02-01"))
    }

    @Test("what staff added or changed in the ledger stays, and a clash is said")
    func edited() throws {
        _ = try importing("march.csv")
        try replace("收租金,100.00,,甲店", "收门面租金,100.00,,甲便利店", in: "content/ledgers/funds.csv")
        #expect(try importing("march.csv").errors.contains("0 new, 0 changed, 2 unchanged"))
        try replace("甲店", "乙店", in: "march.csv")
        let result = try importing("march.csv")
        #expect(
            result.output.contains(
                "march.csv:2:E: warning: the file now says '乙店', but the ledger was changed to '甲便利店'"))
        #expect(try funds()[1] == "2026-03-05,收门面租金,100.00,,甲便利店")
    }

    @Test("a dry run reports the same and writes nothing")
    func dryRun() throws {
        let dry = try importing("march.csv", "--dry-run")
        #expect(dry.status == 0 && dry.errors.contains("2 new") && dry.errors.contains("nothing written"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/content"))
        #expect(try importing("march.csv").output == dry.output)
    }

    @Test("the report says for every column what it was taken for, how surely, and what was left out")
    func report() throws {
        try folder.write("入账时间,款项说明,本月收入金额小计数,支出,满意度\n2026-03-05,收租金,100,,高\n", to: "odd.csv")
        let output = try importing("odd.csv").output
        #expect(output.contains("odd.csv:1:A: note: '入账时间' is taken for date, certainty 95 %"))
        #expect(output.contains("odd.csv:1:C: warning: '本月收入金额小计数' is taken for in, certainty 75 %"))
        #expect(output.contains("odd.csv:1:E: warning: the column '满意度' was left out: the ledger has no such field"))
    }

    @Test("a mapping is saved, edited and used again; an unknown field in it is named with its line")
    func mapping() throws {
        try folder.write("何时,何事,进,出\n2026-03-05,收租金,100,\n", to: "strange.csv")
        #expect(try importing("strange.csv").status == 1)
        try folder.write("book: funds\ncolumns:\n  何时: date\n  何事: 事由\n  进: in\n  出: out\n", to: "map.yaml")
        let result = try importing("strange.csv", "--mapping", "map.yaml", "--save-mapping", "saved.yaml")
        #expect(result.status == 0 && result.output.contains("certainty 100 %"))
        let saved = try String(contentsOfFile: folder.path + "/saved.yaml", encoding: .utf8)
        #expect(saved.contains("\"何时\": date") && saved.contains("book: funds"))
        #expect(try importing("strange.csv", "--mapping", "saved.yaml").errors.contains("1 unchanged"))
        try folder.write("columns:\n  何时: dat\n", to: "bad.yaml")
        let bad = try importing("strange.csv", "--mapping", "bad.yaml")
        #expect(bad.status == 1 && bad.errors.contains("bad.yaml:2:7") && bad.errors.contains("did you mean 'date'?"))
    }

    @Test("a missing tool is one sentence with the package that brings it; one that hangs is ended")
    func tools() throws {
        let office = try RunningProgram(
            "/usr/bin/python3", [Programs.root + "/Tests/Fixtures/offices/odd.py", folder.path])
        #expect(office.wait() == 0)
        let missing = try importing("good.xlsx", environment: ["PATH": folder.path + "/nowhere"])
        #expect(missing.status == 1 && missing.errors.contains("sudo apt install xlsx2csv"))
        let pandoc = try importing("good.docx", environment: ["PATH": folder.path + "/nowhere"])
        #expect(pandoc.status == 1 && pandoc.errors.contains("sudo apt install pandoc"))
        try folder.write("#!/bin/sh\nsleep 60\n", to: "bin/xlsx2csv")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/xlsx2csv")
        let hung = try importing(
            "good.xlsx", environment: ["PATH": folder.path + "/bin:/usr/bin:/bin", "ONETOUCH_TOOL_SECONDS": "1"])
        #expect(hung.status == 1 && hung.output.contains("xlsx2csv was ended after 1 s"))
    }

    @Test("a table in a document is a ledger when it is asked to be")
    func tableOfDocument() throws {
        try folder.write(
            "<h1>收支公开</h1><table><tr><th>日期</th><th>事由</th><th>收入</th><th>支出</th></tr>"
                + "<tr><td>2026年3月5日</td><td>收租金</td><td>100元</td><td></td></tr></table>", to: "board.html")
        let result = try importing("board.html", "--kind", "funds")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(try funds().last == "2026-03-05,收租金,100.00,")
    }

    @Test("incomes and expenses side by side, each with its own matter, become entries of their own")
    func sides() throws {
        try folder.write(
            "2026年4月收支公布表,,,,\n日期,收入,,支出,\n,项目,金额,项目,金额\n4月3日,承包费,3000,电费,210.5\n4月9日,,,误工补助,600\n", to: "sides.csv")
        let result = try importing("sides.csv")
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("sides.csv:4: warning: income and expense in one row"))
        #expect(
            try funds().dropFirst() == [
                "2026-04-03,承包费,3000.00,", "2026-04-03,电费,,210.50", "2026-04-09,误工补助,,600.00",
            ])
    }

    @Test("a column 凭证 with numbers in it is that of the voucher numbers")
    func voucherNumbers() throws {
        try folder.write("日期,事由,收入,支出,凭证\n2026-03-05,收租金,100,,记-7\n", to: "numbers.csv")
        #expect(try importing("numbers.csv").status == 0)
        #expect(try funds() == ["日期,事由,收入,支出,凭证号", "2026-03-05,收租金,100.00,,记-7"])
    }

    @Test("citizens' numbers are masked on the way in, and said; the folder validates")
    func personalNumbers() throws {
        try folder.write(
            "发放期,补贴项目,姓名,补贴金额,银行卡号,备注\n2026-10,高龄津贴,汪*喜,80,6222021234567890128,身份证11010519491231002X\n",
            to: "subsidies.csv")
        let result = try importing("subsidies.csv")
        #expect(result.status == 0, "\(result.output)")
        #expect(
            result.output.contains("subsidies.csv:2:E: warning: a citizen's number")
                && result.output.contains("subsidies.csv:2:F: warning"))
        let text = try String(contentsOfFile: folder.path + "/content/ledgers/subsidies.csv", encoding: .utf8)
        #expect(
            text.contains("****0128") && text.contains("身份证****002X") && !text.contains("6222021234")
                && !text.contains("1949"))
        #expect(try Programs.run("kioskctl", ["validate", folder.path + "/content"]).status == 0)
    }

    @Test("a sheet beyond the limit of rows is refused with the limit")
    func tooManyRows() throws {
        try folder.write(String(repeating: "1\n", count: 200_001), to: "long.csv")
        let result = try importing("long.csv")
        #expect(result.status == 1 && result.output.contains("there are more than 200000 rows"))
    }
}
