import Content
import Testing

@testable import Authoring

/// Amounts, dates, terms and words as people write them in cells.
struct ImportCellTests {
    @Test(
        "amounts are read as people write them, exact to the fen",
        arguments: [
            ("1,234.50元", AmountUnit.yuan, "1234.50"), ("￥ 5250", .yuan, "5250.00"), ("１２３４．５", .yuan, "1234.50"),
            ("(20.00)", .yuan, "-20.00"), ("-86", .yuan, "-86.00"), ("1.2万元", .yuan, "12000.00"),
            ("3.5", .tenThousand, "35000.00"),
            ("12.345", .thousand, "12345.00"), ("200元", .tenThousand, "200.00"), ("1.5E+6", .yuan, "1500000.00"),
            ("1E-2", .yuan, "0.01"),
            ("0.30000000000000004", .yuan, "0.30"), ("1234.5600000000002", .yuan, "1234.56"),
            ("99.99999999999999999", .yuan, "100.00"),
            ("人民币300元整", .yuan, "300.00"), ("'125.6", .yuan, "125.60"),
        ])
    func amounts(_ text: String, _ unit: AmountUnit, _ wanted: String) throws {
        #expect(try CellAmount.money(text, unit: unit).map(CellAmount.plain) == wanted)
    }

    @Test("cells that say nothing hold no amount", arguments: ["", "-", "——", "/", "无"])
    func nothing(_ text: String) throws { #expect(try CellAmount.money(text) == nil) }

    @Test(
        "what is no amount to the fen is refused, never rounded",
        arguments: [
            ("12.345", ContentError.amountFinerThanFen("12.345")),
            ("33.333333333333336", .amountFinerThanFen("33.333333333333336")),
            ("约300", .badAmount("约300")), ("#REF!", .badAmount("#REF!")), ("1,2345", .badAmount("1,2345")),
        ])
    func refused(_ text: String, _ error: ContentError) {
        #expect(throws: error) { try CellAmount.money(text) }
    }

    @Test(
        "areas come in mu, and say when they were rounded",
        arguments: [
            ("48", AreaUnit.mu, "48", false), ("42.5亩", .mu, "42.5", false), ("12.345", .mu, "12.35", true),
            ("2", .hectare, "30", false),
            ("1.2345公顷", .mu, "18.52", true),
        ])
    func areas(_ text: String, _ unit: AreaUnit, _ wanted: String, _ isRounded: Bool) throws {
        let found = try CellAmount.area(text, unit: unit)
        #expect(found?.area.description == wanted && found?.isRounded == isRounded)
    }

    @Test("square metres are not turned into mu", arguments: ["300平方米", "300㎡"])
    func squareMetres(_ text: String) { #expect(throws: ContentError.self) { try CellAmount.area(text, unit: .mu) } }

    private static let context = CellDate.Context(year: 2026, month: 4)

    @Test(
        "dates are read as people write them, and say what was not written",
        arguments: [
            ("2026.3.5", "2026-03-05", nil), ("2026年3月5日", "2026-03-05", nil), ("2026/03/05", "2026-03-05", nil),
            ("20260305", "2026-03-05", nil), ("3月5日", "2026-03-05", nil), ("3.5", "2026-03-05", nil),
            ("5日", "2026-04-05", nil),
            ("二〇二六年三月十五日", "2026-03-15", nil), ("三月二十日", "2026-03-20", nil), ("2026-03-05 00:00:00", "2026-03-05", nil),
            ("26.3.5", "2026-03-05", CellDate.Doubt.century), ("2026年2月", "2026-02-28", .monthEnd),
            ("6月份", "2026-06-30", .monthEnd),
            ("46086", "2026-03-05", .serial), ("3.1", "2026-03-01", .lostZero),
        ] as [(String, String, CellDate.Doubt?)])
    func dates(_ text: String, _ wanted: String, _ doubt: CellDate.Doubt?) throws {
        let date = try CellDate(text, Self.context, isWorkbook: true)
        #expect(date.day.description == wanted && date.doubt == doubt)
    }

    @Test("numbers that Excel for Mac counted from 1904 are the same days")
    func from1904() throws {
        #expect(
            try CellDate("44624", CellDate.Context(), isWorkbook: true, is1904: true).day.description == "2026-03-05")
    }

    @Test(
        "what is no date, or lacks its year, is refused", arguments: ["2026-02-30", "13月5日", "春节", "5/13/2026", "123"])
    func badDates(_ text: String) {
        #expect(throws: ContentError.self) { try CellDate(text, Self.context, isWorkbook: true) }
        #expect(throws: ContentError.self) { try CellDate("3月5日", CellDate.Context(), isWorkbook: false) }
    }

    @Test(
        "titles, sheets and file names tell year and month",
        arguments: [
            ("南塘村2026年3月份收支表", 2026, 3), ("2025年度财务公开", 2025, nil), ("2026.04.xlsx", 2026, 4), ("7月", nil, 7),
            ("二〇二六年十二月", 2026, 12), ("制表：王会计", nil, nil),
        ] as [(String, Int?, Int?)])
    func contexts(_ text: String, _ year: Int?, _ month: Int?) {
        var context = CellDate.Context()
        context.take(text)
        #expect(context == CellDate.Context(year: year, month: month))
    }

    @Test(
        "a term in one cell is two days",
        arguments: [
            ("2024.1.1-2026.12.31", "2024-01-01", "2026-12-31", false),
            ("2024年1月1日至2026年12月31日", "2024-01-01", "2026-12-31", false),
            ("2024-01-01—2026-12-31", "2024-01-01", "2026-12-31", false),
            ("自2024年5月起到2026年4月止", "2024-05-01", "2026-04-30", true),
            ("2021-2030", "2021-01-01", "2030-12-31", true),
        ])
    func spans(_ text: String, _ begin: String, _ end: String, _ isRough: Bool) throws {
        let span = try #require(DaySpan(text))
        #expect((span.begin.description, span.end.description, span.isRough) == (begin, end, isRough))
    }

    @Test("a length is no term", arguments: ["30年", "长期", "2026年", "2026.12.31-2024.1.1"])
    func noSpans(_ text: String) { #expect(DaySpan(text) == nil) }

    @Test(
        "rows of totals, openings and signatures are told from entries",
        arguments: [
            ("合  计", RowWords.total), ("1月合计", .total), ("本年累计", .total), ("小计", .total), ("收入合计", .total),
            ("第一季度合计", .total),
            ("上年结转", .opening), ("期初余额", .opening), ("3月初余额", .opening), ("本月结余", .closing), ("结转下年", .closing),
            ("承前页", .pageBreak),
            ("制表人：王会计", .footer), ("审核：", .footer), ("付合计器材款", nil), ("收上年度结转的承包费", nil), ("老年人生活补贴", nil),
            ("累计三年的水费", nil),
        ] as [(String, RowWords?)])
    func rows(_ text: String, _ wanted: RowWords?) { #expect(RowWords(text) == wanted) }

    @Test(
        "columns are known by the words that people use, and how surely",
        arguments: [
            ("摘要", "matter", 100), ("事　由", "matter", 100), ("收入金额（元）", "in", 100), ("借方", "in", 95),
            ("贷方金额", "out", 95),
            ("开支内容", "matter", 95), ("本月收入金额小计数", "in", 75),
        ])
    func headers(_ header: String, _ field: String, _ certainty: Int) throws {
        let found = try #require(LedgerBook.funds.fields.first { $0.name == field })
        #expect(HeaderLabel(header).match(found, .funds)?.certainty == certainty)
    }
}
