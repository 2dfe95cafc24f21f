import Content
import Testing

@testable import TakeAway

struct CodeSeriesTests {
    @Test("a short text is one code and carries no mark")
    func short() {
        #expect(CodeSeries("户口簿、身份证", title: "低保").parts == ["户口簿、身份证"])
    }

    @Test(
        "a long text is cut into numbered parts that fit and together are the text exactly",
        arguments: [
            String(repeating: "申请人应当如实提供家庭收入情况。", count: 120), String(repeating: "没有标点也没有换行", count: 300),
            String(repeating: "第一行\n第二行，很长很长\n", count: 200), String(repeating: "👨‍👩‍👧‍👦 family\n", count: 150),
        ])
    func long(_ text: String) {
        let parts = CodeSeries(text, title: "农村居民最低生活保障申请").parts
        #expect(parts.count > 1)
        for (index, part) in parts.enumerated() {
            #expect(part.utf8.count <= QRSymbol.capacity)
            #expect(part.hasPrefix("\(index + 1)/\(parts.count) 农村居民最低生活保障申请\n"))
        }
        #expect(parts.map { $0.drop { $0 != "\n" }.dropFirst() }.joined() == text)
    }

    @Test("lines stay whole where they can")
    func lines() {
        let line = String(repeating: "材料", count: 20) + "\n"
        let parts = CodeSeries(String(repeating: line, count: 30), title: "清单").parts
        #expect(parts.allSatisfy { $0.hasSuffix("\n") })
    }
}

struct QRSymbolTests {
    @Test("the largest text fits version 20 exactly, one byte more is refused")
    func capacity() throws {
        #expect(try QRSymbol(String(repeating: "a", count: QRSymbol.capacity)).side == 97)
        #expect(throws: TakeAwayError.textDoesNotFit(bytes: 667, capacity: 666)) {
            try QRSymbol(String(repeating: "a", count: QRSymbol.capacity + 1))
        }
        #expect(throws: TakeAwayError.textDoesNotFit(bytes: 0, capacity: 666)) { try QRSymbol("") }
    }

    @Test("a symbol has its three finder patterns")
    func finders() throws {
        let symbol = try QRSymbol("一键通")
        for (row, column) in [(0, 0), (0, symbol.side - 7), (symbol.side - 7, 0)] {
            let edge = (0..<7).map { symbol.modules[row * symbol.side + column + $0] }
            #expect(edge.allSatisfy { $0 })
            #expect(symbol.modules[(row + 3) * symbol.side + column + 3])
            #expect(!symbol.modules[(row + 1) * symbol.side + column + 1])
        }
    }
}

struct ShortCodeTests {
    private func ids(_ names: [String]) throws -> [ItemID] { try names.map { try ItemID($0) } }

    @Test("a code depends on the item alone, not on what else is installed, unless two come to the same digits")
    func stable() throws {
        let unit = try UnitID("qingxi")
        let id = try ItemID("qingxi-tingshui")
        let alone = ShortCode(deriving: id, unit: unit, among: [id])
        let many = try (0..<40).map { try ItemID("qingxi-item-\($0)") } + [id]
        #expect(ShortCode(deriving: id, unit: unit, among: many) == alone)
        #expect(alone.text.wholeMatch(of: /QI-[0-9]{4}/) != nil)
    }

    @Test("items of one unit that come to the same digits still have codes of their own")
    func collisions() throws {
        let unit = try UnitID("qingxi")
        let many = try (0..<900).map { try ItemID("qingxi-item-\($0)") }
        let codes = many.map { ShortCode(deriving: $0, unit: unit, among: many) }
        #expect(Set(codes).count == codes.count)
        #expect(codes.contains { $0.text.hasSuffix("B") })
    }
}

struct TakeAwayDocumentTests {
    static let wording = TakeAwayWording(
        code: "编号", materials: "要带什么", noMaterials: "不用带材料", steps: "怎么办", place: "去哪办", window: "窗口",
        address: "地点", hours: "时间", phone: "电话", complaints: "监督电话", limit: "承诺时限", fee: "收费", free: "不收费",
        sheets: "%@ 份", optional: "有就带上", onlyIf: "%@才需要")

    @Test("a guide's checklist reads as a person would write it down")
    func checklist() throws {
        let guide = ServiceGuide(
            itemType: .payment, code: "MZ-0103", authority: "民政局",
            materials: [
                Material(name: "户口簿", form: .originalAndCopy, count: 2, source: "自备"),
                Material(name: "病历", form: .copy, need: .when("有重病的")),
            ],
            steps: [ServiceStep(name: "窗口申请", who: "本人", time: "当天"), ServiceStep(name: "发放")],
            place: "一楼", hours: "8:30–17:30", phone: "0564-1", complaintPhone: "12345")
        let item = Item(
            id: try ItemID("a"), unit: try UnitID("u"), title: "低保", published: try Day(parsing: "2026-11-01"),
            detail: .guide(guide))
        let document = TakeAwayDocument(
            checklist: item, guide: guide, title: item.title, window: "3 号", limit: "15 日", ticks: [0],
            code: ShortCode(author: "MZ-0103"), wording: Self.wording)
        #expect(
            document.plainText == """
                低保
                民政局
                编号 MZ-0103

                【要带什么】
                ☑ 户口簿（原件和复印件，2 份，自备）
                ☐ 病历（复印件，有重病的才需要）

                【怎么办】
                1. 窗口申请（本人，当天）
                2. 发放

                【去哪办】
                窗口：3 号
                地点：一楼
                时间：8:30–17:30
                电话：0564-1
                监督电话：12345
                承诺时限：15 日
                收费：不收费
                """)
    }

    @Test("one article of a policy is taken with its label, and nothing else of the text")
    func article() throws {
        let policy = PolicyDocument(
            issuer: "国务院", number: "国令第 649 号",
            parts: [
                .heading(level: 1, title: "第一章 总则"), .article(label: "第一条", text: [.paragraph([.text("为了加强社会建设。")])]),
                .article(label: "第二条", text: [.paragraph([.text("坚持托底线。")])]),
            ])
        let code = ShortCode(author: "QI-0001")
        let document = try #require(
            TakeAwayDocument(policy: policy, part: 1, title: "办法", code: code, wording: Self.wording))
        #expect(document.plainText == "办法\n国务院 国令第 649 号\n编号 QI-0001\n\n第一条　为了加强社会建设。")
        #expect(
            TakeAwayDocument(policy: policy, part: 9, title: "办法", code: code, wording: Self.wording) == nil)
    }
}
