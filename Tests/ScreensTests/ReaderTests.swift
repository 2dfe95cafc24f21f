import Content
import Interface
import TestSupport
import Testing

@testable import Screens

/// The reader of policies: contents beside the text, and words found in it.
@MainActor
struct ReaderTests {
    private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    /// Ten chapters of ten articles; the word 低保 stands once in each third article of a chapter.
    private func policy(chapters: Int = 10) throws -> Item {
        var parts: [PolicyPart] = []
        for chapter in 0..<chapters {
            parts.append(.heading(level: 2, title: "第\(Self.numerals[chapter])章 章名\(chapter + 1)"))
            for article in 0..<10 {
                let word = article == 2 ? "低保" : "别的"
                parts.append(
                    .article(
                        label: "第\(chapter * 10 + article + 1)条",
                        text: [
                            .paragraph([.text("本条说的是\(word)。"), .text(String(repeating: "还有许多要遵守的事项，", count: 9))]),
                            .list(start: nil, items: [[.paragraph([.text("一项")])]]),
                        ]))
            }
        }
        return Item(
            id: try ItemID("street-law"), unit: try UnitID("street"), title: "低保办法",
            published: try Day(parsing: "2026-11-20"),
            detail: .policy(PolicyDocument(issuer: "清溪街道", parts: parts)))
    }

    private func reader(_ viewport: Size = Size(width: 1080, height: 1920), chapters: Int = 10) throws -> Street {
        let street = try Street([policy(chapters: chapters)], viewport: viewport)
        try street.tap("政策文件")
        try street.tap("低保办法")
        return street
    }

    private func marked(_ street: Street, _ color: Color) -> [String] {
        var fills: [Rect] = []
        var words: [String] = []
        for item in street.loop.frame.list.items {
            if case .fill(let rect, color, _) = item.command { fills.append(rect) }
            if case .text(let text, _, _, _, let bounds) = item.command,
                fills.contains(where: { $0.contains(bounds.center) })
            {
                words.append(text)
            }
        }
        return words
    }

    private func chapterMarked(_ street: Street) -> String? { marked(street, Palette.standard.wash).first }

    private func type(_ text: String, _ street: Street) {
        street.loop.handle(.text(text), at: street.time)
        _ = street.loop.nextFrame()
    }

    private func top(of text: String, _ street: Street) -> Double? {
        street.loop.frame.texts.first { $0.text.hasPrefix(text) }?.rect.minY
    }

    @Test("a chapter in the contents brings it to the top, is marked, and shows its articles")
    func jump() throws {
        let street = try reader()
        #expect(street.texts.contains("第三章 章名3"))
        #expect(!street.texts.contains { $0.hasPrefix("第21条　") })
        try street.tap("第三章 章名3")
        #expect(street.texts.contains { $0.hasPrefix("第21条　") })
        #expect(chapterMarked(street) == "第三章 章名3")
        #expect(street.texts.contains("第24条"))
        try street.tap("第24条")
        #expect(street.texts.contains { $0.hasPrefix("第24条　") })
        #expect(!street.texts.contains { $0.hasPrefix("第23条　") })
    }

    @Test("the chapter that one reads is marked while one scrolls, and brought into sight in the contents")
    func follows() throws {
        let street = try reader()
        let list = try #require(street.loop.frame.scrolls.first { $0.id.hasSuffix("/text") }).viewport
        var seen: [String] = []
        for _ in 0..<600 {
            street.loop.handle(.wheel(list.center, -200), at: street.time)
            _ = street.loop.nextFrame()
            if let chapter = chapterMarked(street), seen.last != chapter { seen.append(chapter) }
        }
        let all = Self.numerals.enumerated().map { "第\($1)章 章名\($0 + 1)" }
        // The first page may begin with the first chapter marked already.
        #expect(seen == all || seen == Array(all.dropFirst()))
        #expect(street.texts.contains { $0.hasPrefix("第100条　") })
    }

    @Test("the last chapter is marked when it was chosen, although its heading cannot reach the top")
    func shortLastChapter() throws {
        let street = try reader(Size(width: 1920, height: 1080), chapters: 2)
        try street.tap("第二章 章名2")
        #expect(chapterMarked(street) == "第二章 章名2")
    }

    @Test("words are counted, marked and reached one after the other; after the last comes the first")
    func find() throws {
        let street = try reader()
        try street.tap("在文中找")
        type("低保", street)
        #expect(street.texts.contains("第 1 处，共 10 处"))
        #expect(marked(street, Palette.standard.primary).contains("低保"))
        for number in 2...10 {
            try street.tap("下一处")
            #expect(street.texts.contains("第 \(number) 处，共 10 处"))
            #expect(street.texts.contains { $0.hasPrefix("第\(number * 10 - 7)条　") })
            #expect(marked(street, Palette.standard.primary).contains("低保"))
        }
        try street.tap("下一处")
        #expect(street.texts.contains("第 1 处，共 10 处"))
        try street.tap("上一处")
        #expect(street.texts.contains("第 10 处，共 10 处"))
    }

    @Test("the first place is the one from where one was reading on")
    func findFromHere() throws {
        let street = try reader()
        try street.tap("第五章 章名5")
        try street.tap("在文中找")
        type("低保", street)
        #expect(street.texts.contains("第 5 处，共 10 处"))
    }

    @Test("typed on the screen, pinyin finds as well, and the place stays in sight when the keyboard goes")
    func keyboard() throws {
        let street = try reader()
        try street.tap("在文中找")
        for key in "dibao" { try street.tap(String(key)) }
        #expect(street.texts.contains("第 1 处，共 10 处"))
        try street.tap("下一处")
        try street.tap("完成")
        #expect(!street.texts.contains("空格"))
        #expect(marked(street, Palette.standard.primary).contains("低保"))
        #expect(street.texts.contains("第 2 处，共 10 处"))
    }

    @Test("an article is found by its number, and a word that is not there says so")
    func numbers() throws {
        let street = try reader()
        try street.tap("在文中找")
        type("第47条", street)
        #expect(street.texts.contains("第 1 处，共 1 处"))
        #expect(street.texts.contains { $0.hasPrefix("第47条　") })
        try street.tap("返回")
        try street.tap("在文中找")
        type("没有的词", street)
        #expect(street.texts.contains("文中没有这个词"))
        #expect(!street.loop.frame.targets.contains { $0.label == "下一处" })
    }

    @Test("Back ends the search first and keeps the place; what was typed for the search page is untouched")
    func back() throws {
        let street = try Street([policy()])
        try street.tap("搜索")
        type("低保", street)
        try street.tap("低保办法")
        try street.tap("在文中找")
        type("第47条", street)
        try street.tap("返回")
        #expect(street.texts.contains("在文中找"))
        #expect(street.texts.contains { $0.hasPrefix("第47条　") })
        try street.tap("返回")
        #expect(street.texts.contains("低保"))
        #expect(!street.texts.contains("第47条"))
    }

    @Test("with large text the contents fold away above the text and take its place while one chooses")
    func fold() throws {
        let street = try reader()
        try street.tap("大字")
        #expect(!street.texts.contains("第三章 章名3"))
        try street.tap("目录")
        #expect(!street.texts.contains { $0.hasPrefix("第1条　") })
        try street.tap("第三章 章名3")
        #expect(street.texts.contains { $0.hasPrefix("第21条　") })
        #expect(street.texts.contains("目录 · 第三章 章名3"))
    }

    @Test("reading aloud begins at the article that one reads")
    func readAloud() throws {
        let street = try reader()
        try street.tap("第五章 章名5")
        try street.tap("朗读")
        #expect(street.loop.frame.spoken.map(\.text) == ["第五章 章名5"])
    }

    @Test("when reading aloud ends, the page stays where it has come to")
    func readAloudEnds() throws {
        let street = try reader()
        try street.tap("第五章 章名5")
        try street.tap("朗读")
        for id in 1...30 { street.answer(.spoken(id: id)) }
        #expect(!street.texts.contains { $0.hasPrefix("第41条　") })
        let texts = street.texts.filter { $0.contains("条　") }
        try street.tap("朗读")
        #expect(street.texts.filter { $0.contains("条　") } == texts)
    }

    @Test("what is found is what is drawn: in paragraphs, lists and tables, at any size of the text")
    func drawnTexts() throws {
        let cell: (String) -> [Inline] = { [.text($0)] }
        let parts: [PolicyPart] = [
            .text([
                .heading(level: 2, [.text("甲词")]), .paragraph([.strong([.text("甲")]), .text("词乙")]),
                .list(start: 1, items: [[.paragraph([.text("甲词")])], [.paragraph([.text("乙")])]]),
                .table(
                    header: [cell("甲词"), cell("数")], alignments: [.leading, .trailing],
                    rows: [[cell("乙"), cell("1")], [cell("甲词"), cell("2")]]),
                .quote([.paragraph([.text("甲词")])]),
            ])
        ]
        let item = Item(
            id: try ItemID("street-law"), unit: try UnitID("street"), title: "办法",
            published: try Day(parsing: "2026-11-20"),
            detail: .policy(PolicyDocument(issuer: "清溪街道", parts: parts)))
        let street = try Street([item])
        try street.tap("政策文件")
        try street.tap("办法")
        try street.tap("在文中找")
        type("甲词", street)
        #expect(street.texts.contains("第 1 处，共 6 处"))
        for number in 2...6 {
            try street.tap("下一处")
            #expect(street.texts.contains("第 \(number) 处，共 6 处"))
            #expect(marked(street, Palette.standard.primary).joined().contains("甲词"))
        }
    }
}
