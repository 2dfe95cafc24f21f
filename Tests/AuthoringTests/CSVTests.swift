import Content
import Foundation
import Testing

@testable import Authoring

@Suite("CSV")
struct CSVTests {
    static func table(_ text: String) -> (rows: [[String]], lines: [Int], problems: [Problem]) {
        let findings = Findings(path: "x.csv")
        let table = CSVTable(text, findings: findings)
        return (table.rows.map { $0.fields.map(\.text) }, table.rows.map(\.line), findings.problems)
    }

    @Test(
        "fields are read as RFC 4180 says, and as Excel writes them",
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a;b\n1;2", [["a", "b"], ["1", "2"]]),
            ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]), ("a,b\n\"1,2\",3", [["a", "b"], ["1,2", "3"]]),
            ("a\n\"say \"\"hi\"\"\"", [["a"], ["say \"hi\""]]), ("a,b\n\"x\ny\",2", [["a", "b"], ["x\ny", "2"]]),
            ("a,b\n\n,\n1,2", [["a", "b"], ["1", "2"]]), ("a,b\n1,", [["a", "b"], ["1", ""]]),
            (" a , b \n　1　,2", [["a", "b"], ["1", "2"]]), ("", []), ("a;b,c\n", [["a;b", "c"]]),
            ("\"a;b;c\",d\n", [["a;b;c", "d"]]),
        ] as [(String, [[String]])])
    func reads(text: String, rows: [[String]]) {
        #expect(Self.table(text).rows == rows)
    }

    @Test("a row is named by the line on which it begins")
    func lines() {
        #expect(Self.table("a,b\n\"x\n\ny\",2\n3,4\n\n5,6").lines == [1, 2, 5, 7])
    }

    @Test("a quote that never ends is reported where it begins")
    func openQuote() {
        let problems = Self.table("a,b\n1,\"2\n3,4\n").problems
        #expect(problems.map { [$0.line, $0.column] } == [[2, 3]])
    }

    @Test("text after a closing quote is reported")
    func strayQuote() {
        #expect(Self.table("a,b\n\"1\"x,2\n").problems.map { [$0.line, $0.column] } == [[2, 4]])
    }
}

@Suite("Ledgers and statistics")
struct LedgerTests {
    static let head = "日期,事由,收入,支出,余额\n"

    static func street(_ name: String, _ text: String) -> ContentFolder { .street(["ledgers/\(name).csv": text]) }

    @Test("funds make one item a month, each opening with the balance of the month before")
    func months() async throws {
        let text =
            Self.head
            + "2026-08-01,期初余额,,,100\n2026-08-05,卖粮,50.5,,150.50\n2026-09-03,买锁,,10.5,\n"
            + "2026年9月4日,租金,１，０００,,1140.00\n"
        let tree = try #require(await Self.street("funds", text).validate().tree)
        #expect(tree.units[0].items.map(\.id.text) == ["qingxi-funds-2026-08", "qingxi-funds-2026-09"])
        guard case .ledger(.funds(let august)) = tree.units[0].items[0].detail,
            case .ledger(.funds(let september)) = tree.units[0].items[1].detail
        else { throw UnexpectedKind() }
        #expect(august.opening.description == "100.00" && august.closing == september.opening)
        #expect(september.closing.description == "1,140.00" && september.rows.count == 2)
        #expect(tree.units[0].items[1].published.description == "2026-09-04")
    }

    /// Rows below the head with what is said about them.
    static let faults: [(String, [String])] = [
        (
            "2026-09-01,期初余额,,,100\n2026-09-02,\"卖\n粮\",50,,150\n2026-09-05,买,,20,131\n",
            ["5:18: error: balance of 2026-09-05 '买' (line 5) says 131.00, but line 3 leads to 130.00"]
        ),
        (
            "2026-09-01,卖粮,50,,60\n",
            ["2:19: error: balance of 2026-09-01 '卖粮' (line 2) says 60.00, but the beginning leads to 50.00"]
        ),
        (
            "2026-09-01,卖粮,50,,60\n2026-09-02,买,,5,55\n",
            ["2:19: error: balance of 2026-09-01 '卖粮' (line 2) says 60.00, but the beginning leads to 50.00"]
        ),
        (
            "2026-09-05,甲,1,,\n2026-09-04,乙,1,,\n",
            ["3:1: error: 2026-09-04 stands below 2026-09-05 of line 2: rows are out of order"]
        ),
        (
            "2026-09-05,甲,1,,\n2026-08-04,乙,1,,\n",
            ["3:1: error: 2026-08-04 stands below 2026-09-05 of line 2: rows are out of order"]
        ),
        ("2026-09-05,甲,1,1,\n", ["2:14: error: '甲' needs either an income or an expense"]),
        ("2026-09-05,甲,,,\n", ["2:14: error: '甲' needs either an income or an expense"]),
        ("2026-09-05,甲,-1,,\n", ["2:14: error: 'in' is −1.00, outside ≥ 0"]),
        ("2026-09-05,甲,1.005,,\n", ["2:14: error: amount '1.005' has parts of a fen"]),
        ("2026-09-05,甲,一百,,\n", ["2:14: error: '一百' is not an amount"]),
        ("9月5日,甲,1,,\n", ["2:1: error: '9月5日' is not a valid date"]),
        (",甲,1,,\n", ["2:1: error: 'date' is missing"]), ("2026-09-05,,1,,\n", ["2:12: error: 'matter' is missing"]),
        ("2026-09-05,甲,1,,\n,本月合计,1,,\n", ["3:2: error: leave out the row '本月合计': totals are computed"]),
        ("2026-09-05,甲,1,,1,备注\n", ["2:19: error: the header has 5 columns, this row 6"]),
        ("2026-09-01,期初余额,5,,100\n", ["2:17: error: an opening balance has only a balance"]),
        (
            "2026-09-05,甲,1,,1\n2026-10-01,上月结转,,,2\n",
            ["3:19: error: balance of 2026-10-01 '上月结转' (line 3) says 2.00, but line 2 leads to 1.00"]
        ),
    ]

    @Test("a faulty row is reported once, at its line and column", arguments: faults)
    func faultyRow(rows: String, problems: [String]) async {
        #expect(await Self.street("funds", Self.head + rows).problems(of: "ledgers/funds.csv") == problems)
    }

    @Test(
        "faulty columns are reported at their head",
        arguments: [
            ("日期,事由,收入,支岀\n", ["1:1: error: the column 'out' is missing", "1:10: error: unknown column '支岀'"]),
            ("日期,事由,收入,支出,收入金额\n", ["1:13: error: the column '收入金额' stands twice"]),
            ("事由,收入,支出\n", ["1:1: error: the column 'date' is missing"]), ("", ["1:1: error: the file is empty"]),
        ])
    func heads(text: String, problems: [String]) async {
        #expect(await Self.street("funds", text).problems(of: "ledgers/funds.csv") == problems)
    }

    @Test("GB18030, CRLF, a BOM and tabs make the same ledger")
    func encodings() async throws {
        let text = Self.head + "2026-09-05,卖粮,50,,50\n"
        let gb18030 =
            Data([
                0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xCA, 0xC2, 0xD3, 0xC9, 0x2C, 0xCA, 0xD5, 0xC8, 0xEB, 0x2C, 0xD6, 0xA7,
                0xB3, 0xF6,
                0x2C, 0xD3, 0xE0, 0xB6, 0xEE, 0x0A,
            ]) + Data("2026-09-05,".utf8) + Data([0xC2, 0xF4, 0xC1, 0xB8]) + Data(",50,,50\n".utf8)
        let forms = [
            Data(text.utf8), Data(text.replacing("\n", with: "\r\n").utf8), Data("\u{FEFF}\(text)".utf8), gb18030,
            Data(text.replacing(",", with: "\t").utf8), Data(text.replacing(",", with: ";").utf8),
        ]
        var items: Set<Item> = []
        for form in forms {
            let folder = ContentFolder.street()
            folder.write(form, to: "ledgers/funds.csv")
            items.insert(try await folder.item("qingxi-funds-2026-09"))
        }
        #expect(items.count == 1)
    }

    @Test("assets, resources and contracts are one item each")
    func others() async throws {
        let folder = ContentFolder.street([
            "ledgers/assets.csv": "名称,原值,数量,单位\n村部,1.2万元,3,间\n",
            "ledgers/resources.csv": "name,area,price\n新塘,86,25800\n",
            "ledgers/contracts.csv": "名称,对方,金额,凭证\n合同,某公司,5,media/a.png；media/a.png\n",
        ])
        folder.write(Pictures.png, to: "media/a.png")
        guard case .ledger(.assets(let assets)) = try await folder.item("qingxi-assets").detail,
            case .ledger(.resources(let resources)) = try await folder.item("qingxi-resources").detail,
            case .ledger(.contracts(let contracts)) = try await folder.item("qingxi-contracts").detail
        else { throw UnexpectedKind() }
        #expect(assets.first?.originalValue.description == "12,000.00" && assets.first?.measure == "间")
        #expect(resources.first?.area.description == "86")
        #expect(contracts.first?.vouchers.count == 2)
    }

    @Test("rules of rows are reported at their fields")
    func rules() async {
        let folder = ContentFolder.street([
            "ledgers/assets.csv": "名称,原值,租期起,租期止\n村部,1,2026-05-01,2026-04-01\n,1,,\n路,,,\n",
            "statistics/cases.csv": "月份,受理,办结,按时办结,满意率\n2026-09,5,4,5,101\n2026-Q3,1,1,,\n2026-08,1.5,x,,\n",
        ])
        #expect(
            await folder.problems(of: "ledgers/assets.csv") == [
                "2:17: error: 'term-begin 2026-05-01' is later than 'term-end 2026-04-01'",
                "3:1: error: 'name' is missing",
                "4:3: error: 'original-value' is missing",
            ])
        #expect(
            await folder.problems(of: "statistics/cases.csv") == [
                "2:13: error: 'on-time' is 5, outside ≤ 4", "2:15: error: 'satisfaction' is 101, outside 0...100",
                "3:1: error: '2026-Q3' is not a month, quarter or year",
                "4:9: error: 'accepted' is 1.5, outside 0, 1, 2 …",
                "4:13: error: 'x' is not an amount",
            ])
    }
}
