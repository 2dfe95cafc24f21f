import Content
import Foundation
import Testing

@testable import Search

/// A few items in memory.
struct Library: PassageSource {
    private var postings: [Gram: [UInt32]] = [:]
    private var texts: [UInt32: [UInt16]] = [:]
    let table: NameTable
    let titles: [String]

    init(_ items: [(title: String, keywords: [String], text: String)]) {
        var entries: [Data] = []
        var number: UInt32 = 1
        var builder = SegmentBuilder()
        for (row, item) in items.enumerated() {
            let passage = SearchDocument.Passage(anchor: nil, text: item.text)
            let names = [Name(.title, item.title)] + item.keywords.map { Name(.keyword, $0) }
            let facts = ItemFacts(
                row: Int64(row), kind: .guide, firstPassage: number, passages: 1, length: UInt32(item.text.utf16.count),
                popularity: 0, published: Day(ordinal: 20_000), expires: nil)
            entries.append(NameEntry(SearchDocument(names: names, passages: [passage])).bytes(facts))
            builder.add(IndexedPassage(passage).grams, passage: number)
            texts[number] = Array(item.text.utf16)
            number += 1
        }
        var postings: [Gram: [UInt32]] = [:]
        builder.finish { block in
            block.bytes.withUnsafeBytes { raw in
                PostingBlock.each(raw) { gram, _, values in
                    PostingBlock.decode(values) { postings[Gram(value: gram), default: []].append($0) }
                    return true
                }
            }
        }
        self.postings = postings
        table = NameTable(chunks: entries) ?? NameTable()
        titles = items.map(\.title)
    }

    func count(of gram: Gram) -> Int { postings[gram]?.count ?? 0 }
    func passages(of gram: Gram) -> [UInt32] { postings[gram] ?? [] }
    func reading<Value>(
        _ passage: UInt32, _ body: (String?, UnsafeBufferPointer<UInt16>) throws -> Value
    ) rethrows -> Value? {
        try texts[passage]?.withUnsafeBufferPointer { try body(nil, $0) }
    }

    func answer(_ text: String, fuzzy: Set<FuzzyPair> = Set(FuzzyPair.allCases)) throws -> (
        titles: [String], isCorrected: Bool
    ) {
        let engine = SearchEngine(table: table, source: self, fuzzy: FuzzySounds(fuzzy), today: Day(ordinal: 20_001))
        let ranking = try engine.answer(SearchQuery(text))
        return (ranking.items.map { titles[Int($0.facts.row)] }, ranking.isCorrected)
    }
}

@Suite("query forms")
struct QueryFormTests {
    static let library = Library([
        ("离婚登记办理指引", ["离婚", "协议离婚"], "双方自愿离婚，应当签订书面协议，到婚姻登记处申请。冷静期三十日。"),
        ("结婚登记办理指引", ["领证"], "带身份证和户口簿。"), ("户籍窗口", ["迁户口"], "办理落户。"),
        ("重庆市残疾人保障条例", [], "第十条 银行应当提供便利。"), ("法律援助申请", ["讨薪"], "行政机关和律师事务所，电话 0571-86001234。"),
        ("城市生活无着的流浪乞讨人员救助管理办法", ["国务院令第381号"], "依照国务院令第649号执行。"),
        ("2026年10月集体资金收支", [], "王建国 · 修路 · 12000.00元（1.2万元）"), ("妇女两癌筛查", ["女性体检"], "免费。"),
    ])

    @Test(
        "every way of typing finds the item first",
        arguments: [
            ("离婚登记", 0), ("離婚登記", 0), ("lihundengji", 0), ("li hun deng ji", 0), ("lí hūn dēng jì", 0),
            ("li2hun1deng1ji4", 0),
            ("lihundengj", 0), ("lihunde", 0), ("lhdj", 0), ("lihdj", 0), ("离hun", 0), ("lihun登记", 0), ("ＬＩＨＵＮ", 0),
            ("登记 离婚", 0),
            ("离婚　登记", 0), ("li'hun", 0), ("户藉", 2), ("户记窗口", 2), ("离婚登记办礼", 0), ("离登记", 0), ("离离婚登记", 0), ("离登婚记", 0),
            ("离婚等记", 0), ("chongqingshi", 3), ("cqs", 3), ("重慶殘疾人", 3), ("yinhang", 3), ("银航", 3), ("xingzheng", 4),
            ("第10条", 3),
            ("第十条", 3), ("86001234", 4), ("057186001234", 4), ("381号令", 5), ("国务院381号令", 5), ("国务院令第381号", 5),
            ("649号令", 5),
            ("liulangqitao", 5), ("二〇二六年十月", 6), ("2026年10月", 6), ("12000", 6), ("12,000", 6), ("1.2万元", 6),
            ("wangjianguo", 6),
            ("王健国", 6), ("nvxing", 7), ("nuxing", 7), ("nüxing", 7), ("falvyuanzhu", 4), ("falu", 4), ("书面协议", 0),
            ("lihundegnji", 0), ("lihundenji", 0), ("lifundengji", 0),
        ])
    func finds(_ query: String, index: Int) throws {
        let found = try Self.library.answer(query)
        #expect(found.titles.first == Self.library.titles[index])
    }

    @Test(
        "sounds that a place does not tell apart may be typed for each other",
        arguments: [
            ("jiefundengji", FuzzyPair.fH, 1), ("nihundengji", .nL, 0), ("jiehundenji", .enEng, 1),
            ("canjilenbaozhang", .rL, 3), ("canjirenbaozang", .zhZ, 3), ("congqingshi", .chC, 3),
            ("chongqingsi", .shS, 3), ("canjirenbaozhan", .anAng, 3), ("chongqinshi", .inIng, 3),
        ])
    func fuzzy(_ query: String, pair: FuzzyPair, index: Int) throws {
        let found = try Self.library.answer(query, fuzzy: [pair]).titles.first
        #expect(found == Self.library.titles[index])
    }

    @Test(
        "a mistake is told, a sound is none",
        arguments: [("户藉", true), ("离登婚记", true), ("lhdj", false), ("離婚", false), ("离婚", false)])
    func corrections(_ query: String, isCorrected: Bool) throws {
        #expect(try Self.library.answer(query).isCorrected == isCorrected)
    }

    @Test("a question finds what it is about", arguments: [("离婚要带什么", 0), ("老板不给工资怎么办", 4), ("户口怎么迁过来", 2)])
    func questions(_ query: String, index: Int) throws {
        #expect(try Self.library.answer(query).titles.prefix(2).contains(Self.library.titles[index]))
    }

    @Test("what is nowhere is not found", arguments: ["qwertyuiop", "区块链", "龘龘龘", "9", "'; DROP TABLE item; --"])
    func nothing(_ query: String) throws {
        #expect(try Self.library.answer(query).titles.isEmpty)
    }

    @Test("names stand above texts, the whole title above all")
    func order() throws {
        let library = Library([
            ("说明", [], "这里提到低保。"), ("申请低保", [], ""), ("低保年审", [], ""), ("低保", [], ""), ("最低生活保障", ["低保"], ""),
            ("临时救助", ["低保边缘"], ""),
        ])
        #expect(try library.answer("低保").titles == ["低保", "最低生活保障", "低保年审", "申请低保", "临时救助", "说明"])
        #expect(try library.answer("dibao").titles.prefix(2) == ["低保", "最低生活保障"])
    }
}

@Suite("marks")
struct HighlightTests {
    private func highlighter(_ query: String) -> Highlighter { Highlighter(SearchQuery(query), fuzzy: FuzzySounds([])) }

    @Test(
        "words are marked in a title as they were typed, heard or meant",
        arguments: [
            ("离婚", "申请离婚登记", [2..<4]), ("lihun", "申请离婚登记", [2..<4]), ("lhdj", "申请离婚登记", [2..<6]),
            ("户藉", "户籍窗口", [0..<2]),
            ("2026年", "二〇二六年预算", [0..<5]), ("執行刑法", "执行《刑法》的规定", [0..<2, 3..<5]), ("x", "无", []),
            ("救助", "👨‍👩‍👧救助", [1..<3]),
        ])
    func names(_ query: String, text: String, expected: [Range<Int>]) {
        #expect(highlighter(query).marks(inName: text, isForgiving: true) == expected)
    }

    @Test("a title that does not hold the words has no marks by a mistake that nobody made")
    func unforgiving() {
        #expect(highlighter("户藉").marks(inName: "户籍窗口").isEmpty)
    }

    @Test(
        "words are marked in a text wherever they stand",
        arguments: [
            ("低保", "申请低保和低保边缘", [2..<4, 5..<7]), ("mz", "MZ-01 ＭＺ02 amz", [0..<2, 6..<8]), ("低保 申请", "申请低保", [0..<4]),
            ("保保", "保保保", [0..<2]), ("株", "a㈱b", [1..<2]), ("第10条", "见第十条规定", [1..<4]),
        ])
    func texts(_ query: String, text: String, expected: [Range<Int>]) {
        #expect(highlighter(query).marks(inText: text) == expected)
    }

    @Test("an excerpt is the paragraph that says most, cut around the words")
    func excerpt() throws {
        let long = String(repeating: "前", count: 200) + "申请低保" + String(repeating: "后", count: 200)
        let found = try #require(highlighter("低保 申请").excerpt(of: "只有低保\n\(long)\n再说低保", length: 40))
        #expect(found.text.count == 42)
        #expect(found.text.hasPrefix("…前") && found.text.hasSuffix("后…"))
        let characters = Array(found.text)
        #expect(found.marks.map { String(characters[$0]) } == ["申请低保"])
        #expect(highlighter("没有").excerpt(of: long) == nil)
    }
}

@Suite("documents")
struct DocumentTests {
    private func item(_ detail: ItemDetail, body: String = "正文") throws -> Item {
        Item(
            id: try ItemID("a-b"), unit: try UnitID("a"), title: "标题", titleEnglish: "Title", category: "社会保障",
            keywords: ["低保"], published: Day(ordinal: 0), summary: "摘要", body: [.paragraph([.text(body)])],
            detail: detail)
    }

    @Test("a policy is found by its articles, each with its label, and by its number as people cite it")
    func articles() throws {
        let policy = PolicyDocument(
            issuer: "国务院", number: "国务院令第649号",
            parts: [
                .heading(level: 1, title: "总则"), .text([.paragraph([.text("序言")])]),
                .article(label: "第一条", text: [.paragraph([.text("为了")])]), .article(label: "第二条", text: []),
            ])
        let document = try #require(SearchDocument(item: item(.policy(policy), body: "")))
        #expect(document.names.filter { $0.field == .title }.map(\.text) == ["标题", "Title"])
        #expect(
            document.names.filter { $0.field == .keyword }.map(\.text)
                == ["低保", "社会保障", "国务院令第649号", "649号令", "国务院649号令", "第649号令"])
        #expect(document.passages.map(\.anchor) == [nil, "第一条", "第二条"])
        #expect(document.passages[0].text == "摘要\n国务院\n总则\n序言")
        #expect(document.passages[1].searched == "第一条\n为了")
    }

    @Test("a row of a ledger is found by matter, counterparty and amount, and leads to itself")
    func ledger() throws {
        let row = LedgerRow(
            date: Day(ordinal: 20_000), matter: "修路", expense: try Money(parsing: "12000"), counterparty: "王建国")
        let month = FundsMonth(period: try Period(parsing: "2024-10"), opening: .zero, rows: [row])
        let document = try #require(SearchDocument(item: item(.ledger(.funds(month)))))
        #expect(
            document.names.filter { $0.field == .label } == [
                Name(.label, "修路", passage: 1), Name(.label, "王建国", passage: 1),
            ])
        #expect(document.passages.last?.anchor == "#0")
        #expect(document.passages.last?.text.contains("（1.2万元）") == true)
    }

    @Test("slides and catalogues are no answers")
    func unsearchable() throws {
        #expect(try SearchDocument(item: item(.slide(Slide()))) == nil)
        #expect(try SearchDocument(item: item(.catalogue(DisclosureCatalogue()))) == nil)
        #expect(try SearchDocument(item: item(.notice(Notice()))) != nil)
    }

    @Test("a query has an end, however much is pasted")
    func bounded() {
        #expect(SearchQuery(String(repeating: "社会救助", count: 10_000)).words.map(\.codes.count) == [60])
        #expect(SearchQuery((0..<100).map(String.init).joined(separator: " ")).words.count == 8)
    }
}
