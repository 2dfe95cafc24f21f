import Content
import Foundation
import Testing

@testable import Authoring

@Suite("Debts, projects, subsidies, and corrections of funds")
struct BooksTests {
    static func street(_ name: String, _ text: String) -> ContentFolder { .street(["ledgers/\(name).csv": text]) }

    @Test("debts are read in either language, and what is left of them is computed")
    func debts() async throws {
        let chinese = "方向,事由,对方,金额,已还金额,到期日期\n应收,塘租,汤守仁,25800,15000,2026-10-31\n应付,质保金,水建公司,4974.60,,\n"
        let english =
            "direction,matter,counterparty,amount,settled,due\nreceivable,塘租,汤守仁,25800,15000,2026-10-31\n"
            + "payable,质保金,水建公司,4974.60,,\n"
        for text in [chinese, english] {
            let item = try await Self.street("debts", text).item("qingxi-debts")
            guard case .ledger(.debts(let debts)) = item.detail else { throw UnexpectedKind() }
            #expect(debts.map(\.direction) == [.receivable, .payable])
            #expect(debts.map(\.outstanding.description) == ["10,800.00", "4,974.60"])
            let late = try #require(debts[0].arrears(on: try Day(parsing: "2026-11-24")))
            #expect(late.amount.description == "10,800.00" && late.days == 24)
            #expect(debts[0].arrears(on: try Day(parsing: "2026-10-31")) == nil)
        }
    }

    @Test("a project knows its payments")
    func projects() async throws {
        let text = "工程名称,合同价,审定价,付款\n清淤,168500,165820,2026-06-11 50550; 2026年7月10日 67,400.00元\n"
        // A field with a comma is quoted.
        let quoted = text.replacing(
            "2026-06-11 50550; 2026年7月10日 67,400.00元", with: "\"2026-06-11 50550; 2026年7月10日 67,400.00元\"")
        let item = try await Self.street("projects", quoted).item("qingxi-projects")
        guard case .ledger(.projects(let projects)) = item.detail else { throw UnexpectedKind() }
        #expect(projects[0].paid.description == "117,950.00" && projects[0].price?.description == "165,820.00")
    }

    static let faults: [(String, String, [String])] = [
        (
            "debts", "方向,事由,对方,金额\n欠款,租,甲,1\n",
            ["2:1: error: '欠款' is not known for 'direction'; use one of 应收, receivable, 应付, payable"]
        ),
        ("debts", "方向,事由,对方,金额,已还金额\n应收,租,甲,1,2\n", ["2:10: error: 'settled' is 2.00, outside 0...1.00"]),
        ("debts", "方向,事由,金额\n应收,租,1\n", ["1:1: error: the column 'counterparty' is missing"]),
        ("projects", "名称,付款\n路,2026-06-11\n", ["2:3: error: payment '2026-06-11': '2026-06-11' is not an amount"]),
        ("projects", "名称,付款\n路,6月 5\n", ["2:3: error: payment '6月 5': '6月' is not a valid date"]),
        ("projects", "名称,合同价,付款\n路,10,2026-06-11 20\n", ["2:6: error: 'payments' is 20.00, outside ≤ 10.00"]),
        (
            "projects", "名称,付款\n路,2026-06-11 2; 2026-06-10 1\n",
            ["2:3: error: 2026-06-10 stands below 2026-06-11: rows are out of order"]
        ),
        (
            "subsidies", "发放期,补贴项目,户主,金额,账号\n2026-Q2,残补,汪*喜,240,6217001234567\n",
            ["2:20: error: an account number may be public with its last four digits only"]
        ),
        ("subsidies", "发放期,补贴项目,户主,金额\n上月,残补,汪*喜,240\n", ["2:1: error: '上月' is not a month, quarter or year"]),
    ]

    @Test("a faulty entry is reported once, at its line and column", arguments: faults)
    func faulty(book: String, text: String, problems: [String]) async {
        #expect(await Self.street(book, text).problems(of: "ledgers/\(book).csv") == problems)
    }

    static let head = "日期,事由,收入,支出,凭证号,更正\n"

    @Test("a correction names the voucher that it puts right")
    func corrections() async throws {
        let text = Self.head + "2026-09-01,卖粮,500,,记-01,\n2026-09-05,多记卖粮款,,50,记-02,记-01\n"
        let item = try await Self.street("funds", text).item("qingxi-funds-2026-09")
        guard case .ledger(.funds(let month)) = item.detail else { throw UnexpectedKind() }
        #expect(month.rows.map(\.corrects) == [nil, "记-01"] && month.closing.description == "450.00")
        let wrong = Self.head + "2026-09-01,卖粮,500,,记-01,\n2026-09-05,多记卖粮款,,50,记-02,记-11\n"
        #expect(
            await Self.street("funds", wrong).problems(of: "ledgers/funds.csv") == [
                "3:27: error: no row above has the voucher '记-11' that this one corrects"
            ])
    }

    @Test("a number used on two days, a month left out and a day to come are told without refusing the ledger")
    func warnings() async {
        let twice = Self.head + "2026-09-01,卖粮,500,,记-01,\n2026-09-01,卖油,5,,记-01,\n2026-09-05,买锁,,50,记-01,\n"
        #expect(
            await Self.street("funds", twice).problems(of: "ledgers/funds.csv") == [
                "4:19: warning: the voucher number '记-01' stands in line 2 (2026-09-01) already"
            ])
        let gap = Self.head + "2026-06-01,卖粮,500,,,\n2026-09-05,买锁,,50,,\n"
        #expect(
            await Self.street("funds", gap).problems(of: "ledgers/funds.csv") == [
                "3:1: warning: no rows for 2 months between line 2 (2026-06-01) and this row (2026-09-05)"
            ])
        let future = Self.head + "2926-09-05,买锁,,50,,\n"
        #expect(
            await Self.street("funds", future).problems(of: "ledgers/funds.csv") == [
                "2:1: warning: 2926-09-05 is still to come"
            ])
    }

    @Test("a citizen's identity number or bank card anywhere in the folder is an error with its place")
    func personalNumbers() async {
        // Made up; the check characters fit.
        let folder = ContentFolder.street([
            "notices/a.md": "---\n标题: 公告\n发布日期: 2026-09-01\n---\n\n申请人张某，身份证 11010519491231002X。\n",
            "ledgers/subsidies.csv": "发放期,补贴项目,户主,金额,备注\n2026-09,残补,汪*喜,240,卡 6222021001116245702\n",
        ])
        #expect(
            await folder.problems(of: "notices/a.md") == [
                "6:11: error: a citizen identity number must not be made public"
            ])
        #expect(
            await folder.problems(of: "ledgers/subsidies.csv") == [
                "2:22: error: a bank card number must not be made public"
            ])
    }
}
