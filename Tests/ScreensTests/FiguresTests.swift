import Content
import Foundation
import Interface
import Store
import TestSupport
import Testing

@testable import Screens

/// Money, cases and flows as a citizen sees them.
@MainActor
struct FiguresTests {
    private static func item(_ id: String, _ title: String, _ detail: ItemDetail) throws -> Item {
        Item(
            id: try ItemID("street-\(id)"), unit: try UnitID("street"), title: title,
            published: try Day(parsing: "2026-11-20"), detail: detail)
    }

    private static func funds(_ month: String, income: String, expense: String, opening: String) throws -> Item {
        let period = try Period(parsing: month)
        let rows = [
            LedgerRow(date: period.begin, matter: "\(month)租金", income: try Money(parsing: income)),
            LedgerRow(date: period.begin, matter: "\(month)电费", expense: try Money(parsing: expense)),
        ]
        return Item(
            id: try ItemID("street-funds-\(month)"), unit: try UnitID("street"), title: "\(month)收支",
            published: period.end, cycle: .monthly,
            detail: .ledger(.funds(FundsMonth(period: period, opening: try Money(parsing: opening), rows: rows))))
    }

    private func accounts() throws -> Street {
        try Street([
            Self.funds("2025-12", income: "90000", expense: "80000", opening: "1000"),
            Self.funds("2026-09", income: "50000", expense: "20000", opening: "11000"),
            Self.funds("2026-10", income: "83120", expense: "71086.4", opening: "41000"),
        ])
    }

    private func has(_ street: Street, _ words: String) -> Bool { street.texts.contains { $0.contains(words) } }

    @Test("from a bar of the chart to its month is one tap; the chart is read as a sentence")
    func bars() throws {
        let street = try accounts()
        try street.tap("三资公开")
        try street.tap("清溪街道")
        #expect(has(street, "2026-10租金"))
        #expect(has(street, "近六个月：收入合计 223,120.00 元，支出合计 171,086.40 元，收入最多的是2025 年 12 月。"))
        #expect(has(street, "2026 年 9 月收入 50,000.00 元，支出 20,000.00 元。"))
        try street.tap("9月")
        #expect(has(street, "2026-09租金") && !has(street, "2026-10租金"))
    }

    @Test("the year shows its own months only; its bars open them")
    func year() throws {
        let street = try accounts()
        try street.tap("三资公开")
        try street.tap("清溪街道")
        try street.tap("2026 年 10 月 ▾")
        #expect(has(street, "2026 年 逐月收支") && has(street, "133,120.00"))
        #expect(!has(street, "2025 年 12 月"))
        try street.tap("2025 年")
        #expect(has(street, "2025 年 12 月") && has(street, "90,000.00"))
        try street.tap("12月")
        #expect(has(street, "2025-12租金"))
    }

    @Test(
        "amounts at bars are short, round once, and never say nothing of something",
        arguments: [
            ("83120", "83120", false, "8.3"), ("5", "83120", false, "<0.01"), ("840", "83120", false, "0.08"),
            ("-71086.4", "83120", false, "−7.1"),
            ("1000000000", "1000000000", false, "10.0"), ("999.6", "999.6", false, "999.6"), ("0", "1", false, "0"),
            ("83120", "83120", true, "83.1"), ("1000000000", "1000000000", true, "1.0"),
        ])
    func units(amount: String, largest: String, isEnglish: Bool, label: String) throws {
        let unit = MoneyUnit(for: [try Money(parsing: largest)], isEnglish: isEnglish)
        #expect(unit.label(try Money(parsing: amount)) == label)
    }

    private static func statistics() throws -> Item {
        var rows: [StatisticRow] = []
        for month in ["2025-09", "2025-10", "2026-09", "2026-10"] {
            let period = try Period(parsing: month)
            let isNew = month.hasPrefix("2026")
            rows.append(
                .init(
                    month: period, office: "民政办", accepted: isNew ? 30 : 20, done: 10, onTime: isNew ? 9 : 10,
                    satisfaction: try Hundredths(parsing: "98.5")))
            rows.append(.init(month: period, office: "社保所", accepted: 5, done: 5, onTime: 5))
        }
        return try item("cases", "办件统计", .statistic(StatisticSeries(rows: rows)))
    }

    @Test("figures of cases are two taps from home, by office and month, with the year before beside them")
    func statistics() throws {
        let street = try Street([Self.statistics()])
        try street.tap("村务公开")
        try street.tap("办件统计")
        // Twelve months end with the newest; those of the year before count as the year before only.
        #expect(has(street, "2026 年 10 月 35 件，上年同期 25 件。"))
        try street.tap("民政办")
        #expect(has(street, "民政办 · ") && has(street, "2026 年 10 月 30 件，上年同期 20 件。"))
        #expect(has(street, "超时 1"))
        #expect(
            CaseFigures(try rows()).count(.month(year: 2026, month: 10), office: "民政办")?.satisfaction?.description
                == "98.5")
        #expect(CaseFigures(try rows()).count(.month(year: 2026, month: 10), office: nil)?.satisfaction == nil)
    }

    private func rows() throws -> [StatisticRow] {
        guard case .statistic(let series) = try Self.statistics().detail else { return [] }
        return series.rows
    }

    @Test("the year before is compared only where all of it is known")
    func comparison() throws {
        guard case .statistic(let series) = try Self.statistics().detail else { return }
        let figures = CaseFigures(series.rows)
        #expect(figures.months.first == .month(year: 2026, month: 9) || figures.totalBefore(office: nil) == nil)
        #expect(figures.offices == ["民政办", "社保所"])
        #expect(figures.count(.month(year: 2026, month: 10), office: nil)?.accepted == 35)
        #expect(figures.count(.month(year: 2026, month: 10), office: "民政办")?.onTimeShare == 900)
        #expect(CaseFigures([]).months.isEmpty)
    }

    @Test("a case is shown for its whole receipt number only, and the end of the visit forgets the number")
    func progress() throws {
        let cases = [
            CaseProgress(
                number: "QX2026-0007", matter: "低保", applicant: "李**", state: "正在公示",
                date: try Day(parsing: "2026-11-20")),
            CaseProgress(number: "QX2026-0008", state: "已办结", date: try Day(parsing: "2026-11-21")),
        ]
        let street = try Street([Self.item("progress", "办件进度", .statistic(StatisticSeries(cases: cases)))])
        try street.tap("村务公开")
        try street.tap("办件进度")
        for digit in "2026000" { try street.tap("\(digit)") }
        #expect(!has(street, "正在公示") && !has(street, "没有查到"))
        try street.tap("7")
        #expect(has(street, "正在公示") && has(street, "李**") && !has(street, "已办结"))
        try street.tap("删除")
        try street.tap("9")
        #expect(has(street, "没有查到这个编号"))
        street.wait(76)
        street.touch(Point(x: 500, y: 900))
        try street.tap("村务公开")
        try street.tap("办件进度")
        #expect(!has(street, "2026 0009"))
    }

    private static func flow() throws -> Item {
        let flow = PowerFlow(
            nodes: [
                FlowNode(id: "a", title: "递交申请", kind: .start),
                FlowNode(id: "d", title: "书面答复", kind: .end, office: "民政办"),
                FlowNode(id: "b", title: "材料齐不齐", kind: .decision, office: "民政办", days: 3, risk: "人情件", note: "一次讲清"),
                FlowNode(id: "c", title: "批准发钱", kind: .end, office: "财政所"),
            ],
            edges: [
                FlowEdge(from: "a", to: "b"), FlowEdge(from: "b", to: "a", label: "补正"),
                FlowEdge(from: "b", to: "c", label: "齐全", days: 2), FlowEdge(from: "b", to: "d", label: "不符"),
            ])
        return try item("lc", "低保流程图", .flow(flow))
    }

    @Test(
        "steps are numbered in the order in which one takes them, and read with office, days, risk and where they lead")
    func numbers() throws {
        guard case .flow(let flow) = try Self.flow().detail else { return }
        let chart = FlowChart(flow)
        #expect(chart.inOrder.map { flow.nodes[$0].id } == ["a", "b", "c", "d"])
        #expect(chart.offices == [nil, "民政办", "财政所"])
        #expect(
            chart.reading(2, Strings(language: .simplifiedChinese))
                == "第 2 步，材料齐不齐，民政办，3 天。廉政风险点：人情件。补正，退回第 1 步。齐全 · 2 天，到第 3 步。不符，到第 4 步。")
        #expect(chart.reading(3, Strings(language: .simplifiedChinese)).hasSuffix("到这里结束。"))
    }

    @Test("a flow is three taps from home; a step opens its text and leads on to the next")
    func flow() throws {
        let street = try Street([Self.flow()])
        try street.tap("村务公开")
        try street.tap("权力运行流程")
        try street.tap("低保流程图")
        #expect(
            street.loop.frame.list.items.contains {
                if case .text("材料齐不齐", _, _, _, _) = $0.command { true } else { false }
            })
        try street.tap("材料齐不齐")
        #expect(has(street, "人情件") && has(street, "一次讲清"))
        try street.tap("3 · 批准发钱")
        #expect(has(street, "财政所"))
        try street.tap("返回")
        #expect(has(street, "低保流程图"))
    }

    @Test("a flow is made larger and smaller by buttons, down to its numbers only")
    func zoom() throws {
        let street = try Street([Self.flow()])
        street.loop.edit { $0.reduce(.open(.item(try! ItemID("street-lc")))) }
        _ = street.loop.nextFrame()
        func titles() -> [Double] {
            street.loop.frame.list.items.compactMap { item in
                if case .text("递交申请", let font, _, _, _) = item.command { font.size } else { nil }
            }
        }
        #expect(titles() == [28])
        try street.tap("放大")
        #expect(titles() == [38])
        try street.tap("缩小")
        try street.tap("缩小")
        #expect(titles().isEmpty && !street.loop.frame.targets.contains { $0.label == "缩小" })
    }

    @Test("bulletins are pages of the street, two taps from home")
    func bulletins() throws {
        let street = try Street([Self.item("jianbao", "工作动态第 11 期", .affair(VillageAffair(section: .bulletin)))])
        try street.tap("村务公开")
        try street.tap("工作动态简报")
        #expect(has(street, "工作动态第 11 期"))
    }
}
