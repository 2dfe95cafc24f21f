import Content
import Foundation
import Testing

@Suite("Rich text")
struct RichTextTests {
    static let blocks: [Block] = [
        .heading(level: 2, [.text("标题")]),
        .paragraph([
            .text("见 "), .link([.text("低保")], target: id("qingxi-dibao"), anchor: "第十一条"), .strong([.text("重要")]),
        ]),
        .paragraph([.link([.strong([.text("甲")])], target: id("a"), anchor: nil)]),
        .list(start: nil, items: [[.paragraph([.text("一")])], [.paragraph([.text("二")]), .rule]]),
        .list(start: 3, items: [[.quote([.paragraph([.text("引")])])]]),
        .table(
            header: [[.text("姓名")], [.text("金额")]], alignments: [.leading, .trailing],
            rows: [[[.text("𠮷")], [.text("1.00")]], [[], []]]),
        .picture(picture, description: "凭证"),
        .quote([.heading(level: 6, [.text("x")])]),
        .rule,
    ]

    @Test("every kind of block survives coding", arguments: blocks)
    func survives(block: Block) throws {
        #expect(try recoded([block]) == [block])
    }

    @Test("a text is coded as a plain string")
    func compact() throws {
        let json = String(decoding: try JSONEncoder().encode([Inline.text("甲")]), as: UTF8.self)
        #expect(json == "[\"甲\"]")
    }

    @Test(
        "what is no block is refused",
        arguments: [
            "{}", "{\"t\":[\"x\"]}", "{\"th\":[[\"a\"]],\"al\":[\"l\"],\"tr\":[[[\"1\"],[\"2\"]]]}",
            "{\"th\":[[\"a\"]],\"al\":[],\"tr\":[]}", "{\"p\":5}", "[]",
        ])
    func refuses(json: String) {
        #expect(throws: (any Error).self) { try JSONDecoder().decode(Block.self, from: Data(json.utf8)) }
    }

    @Test("the plain text has a line for each paragraph, row and heading")
    func plain() {
        #expect(Self.blocks.plain == "标题\n见 低保重要\n甲\n一\n二\n引\n姓名 金额\n𠮷 1.00\n \n凭证\nx")
        #expect([Block.paragraph([.text("甲"), .strong([.text("乙")])])].plain == "甲乙")
    }

    @Test("pictures and links are found however deep they stand")
    func findings() {
        let deep = Block.quote([.list(start: nil, items: [Self.blocks])])
        #expect([deep].pictures == [picture])
        #expect([deep].links == [id("qingxi-dibao"), id("a")])
    }
}

@Suite("Items as JSON")
struct ItemCodingTests {
    static let details: [ItemDetail] = [
        .guide(guide()), .policy(PolicyDocument(issuer: "国务院", parts: [.article(label: "第一条", text: [.rule])])),
        .affair(VillageAffair(section: .party, period: .quarter(year: 2026, quarter: 1))),
        .ledger(.funds(FundsMonth(period: period("2026-10"), opening: .zero))), .ledger(.assets([])),
        .ledger(.resources([Resource(name: "塘", area: try! Hundredths(parsing: "42.5"))])),
        .ledger(.contracts([Contract(name: "合同", counterparty: "对方", amount: .zero)])), .notice(Notice()),
        .office(Office(duties: ["民政"])), .window(ServiceWindow(number: "3")),
        .flow(PowerFlow(nodes: [FlowNode(id: "a", title: "始", kind: .start)])), .statistic(StatisticSeries()),
        .reply(Reply(question: "?", asked: day("2026-10-01"), office: "民政办", due: day("2026-10-02"))),
        .slide(Slide()), .catalogue(DisclosureCatalogue()),
    ]

    @Test("items of every kind survive coding", arguments: details)
    func survives(detail: ItemDetail) throws {
        let original = item(detail)
        #expect(original.violations.isEmpty)
        #expect(try recoded(original) == original)
    }

    @Test("an item that breaks a rule is refused when it is decoded")
    func refuses() throws {
        let json = try JSONEncoder().encode(item(.notice(Notice()), title: " "))
        #expect(throws: ContentError.empty(field: "title")) { try JSONDecoder().decode(Item.self, from: json) }
    }

    @Test("an unknown kind is refused")
    func refusesKind() throws {
        let json = String(decoding: try JSONEncoder().encode(item(.notice(Notice()))), as: UTF8.self)
        let other = json.split(separator: "\"kind\":\"notice\"").joined(separator: "\"kind\":\"nonsense\"")
        #expect(throws: ContentError.unknownKind("nonsense")) {
            try JSONDecoder().decode(Item.self, from: Data(other.utf8))
        }
    }
}
