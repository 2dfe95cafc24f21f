import Content
import Foundation
import Interface
import Pack
import Store
import TestSupport
import Testing

@testable import Screens

@MainActor
struct KioskAppTests {
    private func notice(_ id: String, _ title: String, english: String? = nil, published: String = "2026-11-20") throws
        -> Item
    {
        Item(
            id: try ItemID("street-\(id)"), unit: try UnitID("street"), title: title, titleEnglish: english,
            published: try Day(parsing: published), body: [.paragraph([.text("\(title)的正文")])],
            detail: .notice(Notice()))
    }

    @Test("Back goes one page back, Home goes home, and both are on every page")
    func navigation() throws {
        let street = try Street([notice("a", "停水通知")])
        try street.tap("通知公告")
        try street.tap("停水通知")
        #expect(street.texts.contains("停水通知的正文"))
        try street.tap("返回")
        #expect(street.texts.contains("停水通知"))
        #expect(!street.texts.contains("停水通知的正文"))
        try street.tap("停水通知")
        try street.tap("首页")
        #expect(street.texts.contains("一键通 · 政务公开查询"))
        try street.tap("返回")
        #expect(street.texts.contains("一键通 · 政务公开查询"))
    }

    @Test("a citizen in the middle of a page keeps it; new content shows at the next navigation")
    func contentWhileReading() throws {
        let street = try Street([notice("a", "停水通知")])
        try street.tap("通知公告")
        try street.publish([notice("b", "停电通知")])
        try street.tap("大字")
        #expect(street.texts.contains("停水通知"))
        try street.tap("首页")
        try street.tap("通知公告")
        #expect(street.texts.contains("停电通知"))
        #expect(!street.texts.contains("停水通知"))
    }

    @Test("a page that was withdrawn meanwhile says so in plain words")
    func withdrawn() throws {
        let street = try Street([notice("a", "停水通知"), notice("b", "停电通知")])
        try street.tap("通知公告")
        try street.publish([notice("b", "停电通知")])
        try street.tap("停水通知")
        #expect(street.texts.contains("这项内容已经不在了"))
        #expect(street.texts.contains("返回"))
    }

    @Test("60 seconds without touch, and 15 more without an answer, end the visit: typed and chosen things are gone")
    func visit() throws {
        let street = try Street([notice("a", "停水通知")])
        try street.tap("搜索")
        try street.tap("d")
        try street.tap("i")
        #expect(street.texts.contains("di"))
        try street.tap("高对比")
        #expect(street.loop.program.background == Palette.highContrast.paper)
        street.wait(59)
        #expect(street.texts.contains("di"))
        street.wait(2)
        #expect(street.texts.contains("还在看吗？"))
        street.wait(15)
        try street.tap("请点一下屏幕")
        #expect(street.texts.contains("一键通 · 政务公开查询"))
        #expect(street.loop.program.background == Palette.standard.paper)
        try street.tap("搜索")
        #expect(!street.texts.contains("di"))
    }

    @Test("each touch lengthens the visit")
    func touchLengthens() throws {
        let street = try Street([notice("a", "停水通知")])
        try street.tap("通知公告")
        for _ in 0..<5 {
            street.wait(50)
            try street.tap("大字")
        }
        #expect(!street.texts.contains("一键通 · 政务公开查询"))
    }

    @Test("at rest the loop wakes for the minute of the clock and for nothing else")
    func idle() throws {
        let street = try Street([notice("a", "停水通知")])
        #expect(street.texts.contains { $0.hasSuffix("10:26") })
        let wake = try #require(street.loop.nextWake(after: 0))
        #expect(wake == 60_000)
        street.wait(30)
        try street.tap("首页")
        // The clock tells whole seconds.
        #expect((60_000..<61_000).contains(try #require(street.loop.nextWake(after: street.time))))
        street.wait(31)
        #expect(street.texts.contains { $0.hasSuffix("10:27") })
    }

    @Test("results come while one types, the found words are marked, and a hit opens")
    func search() throws {
        let street = try Street([notice("a", "城乡低保年度复核"), notice("b", "停电通知")])
        try street.tap("搜索")
        street.loop.handle(.text("低保"), at: 0)
        _ = street.loop.nextFrame()
        #expect(street.texts.contains("城乡低保年度复核"))
        #expect(!street.texts.contains("停电通知"))
        let marked = street.loop.frame.list.items.contains { item in
            if case .text("低保", _, Palette.standard.primary, _, _) = item.command { true } else { false }
        }
        #expect(marked)
        try street.tap("城乡低保年度复核")
        #expect(street.texts.contains("城乡低保年度复核的正文"))
    }

    @Test("an empty state, an empty list and an unknown word each say what to do")
    func nothing() throws {
        #expect(try Street([]).texts.contains("内容还没有装好"))
        let street = try Street([notice("a", "停水通知")])
        try street.tap("政策文件")
        #expect(street.texts.contains("这里还没有内容"))
        try street.tap("首页")
        try street.tap("搜索")
        street.loop.handle(.text("没有的词"), at: 0)
        _ = street.loop.nextFrame()
        #expect(street.texts.contains("没有找到“没有的词”"))
    }

    @Test("English shows the author's English title and keeps the Chinese one where there is none")
    func english() throws {
        let street = try Street([notice("a", "停水通知", english: "Water cut"), notice("b", "停电通知")])
        try street.tap("English")
        try street.tap("Notices")
        #expect(street.texts.contains("Water cut"))
        #expect(street.texts.contains("停电通知"))
        #expect(street.texts.contains("Back"))
    }

    @Test("every wording exists in both languages and has the same places to fill in", arguments: Phrase.allCases)
    func wordings(_ phrase: Phrase) {
        let (chinese, english) = phrase.wording
        #expect(!chinese.isEmpty && !english.isEmpty)
        #expect(chinese.components(separatedBy: "%@").count == english.components(separatedBy: "%@").count)
    }

    @Test("a title of 200 characters is shown whole, at the largest text too")
    func longTitle() throws {
        let title = String(repeating: "关于做好工作的通知", count: 22) + "一二"
        let street = try Street([notice("a", title)])
        try street.tap("通知公告")
        try street.tap("大字")
        try street.tap("大字")
        #expect(street.texts.contains(title))
        let drawn = street.loop.frame.list.items.compactMap { item -> String? in
            if case .text(let text, _, _, _, _) = item.command { text } else { nil }
        }
        #expect(drawn.joined().contains(title))
    }
}
