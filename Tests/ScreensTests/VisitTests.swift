import Content
import Interface
import Testing

@testable import Screens

@MainActor
struct VisitTests {
    private func notice(
        _ id: String, _ title: String, level: NoticeLevel = .normal, summary: String? = nil
    ) throws -> Item {
        Item(
            id: try ItemID("street-\(id)"), unit: try UnitID("street"), title: title,
            published: try Day(parsing: "2026-11-20"), summary: summary,
            body: [.paragraph([.text("\(title)的正文")])], detail: .notice(Notice(level: level)))
    }

    private func slide(_ id: String, _ title: String, from: Int? = nil, to: Int? = nil, end: String? = nil) throws
        -> Item
    {
        Item(
            id: try ItemID("street-\(id)"), unit: try UnitID("street"), title: title,
            published: try Day(parsing: "2026-11-01"), body: [.paragraph([.text("\(title)的话")])],
            detail: .slide(
                Slide(end: try end.map { try Day(parsing: $0) }, fromMinute: from, toMinute: to)))
    }

    @Test("any touch answers the question, and does nothing else wherever it lands")
    func anyTouch() throws {
        for point in [Point(x: 20, y: 1000), Point(x: 540, y: 600), Point(x: 135, y: 1850)] {
            let street = try Street([notice("a", "停水通知")])
            try street.tap("通知公告")
            try street.tap("停水通知")
            street.wait(61)
            #expect(street.texts.contains("还在看吗？"))
            #expect(!street.texts.contains("停水通知的正文"))
            street.touch(point)
            #expect(street.texts.contains("停水通知的正文"))
            street.wait(59)
            #expect(street.texts.contains("停水通知的正文"))
        }
    }

    @Test("while it counts down, only the ring and the seconds are drawn, a few times a second")
    func countdown() throws {
        let street = try Street([notice("a", "停水通知")])
        street.wait(61)
        var frames = 0
        let end = street.time + 10_000
        var now = street.time
        while now < end {
            now = max(now + 1, street.loop.nextWake(after: now) ?? end)
            street.loop.advance(to: now)
            guard let update = street.loop.nextFrame(), update.fade == nil else { continue }
            frames += 1
            #expect(update.damage.reduce(0) { $0 + $1.area } <= 300 * 300)
        }
        #expect((20...60).contains(frames))
    }

    @Test("at the end everything is wiped: ticks, cards, language, large text, contrast, scrolls")
    func wiped() throws {
        let street = try Street([notice("a", "停水通知")])
        try street.tap("通知公告")
        try street.tap("停水通知")
        try street.tap("扫码带走")
        try street.tap("大字")
        try street.tap("高对比")
        street.wait(76)
        #expect(street.texts.contains("请点一下屏幕"))
        street.touch(Point(x: 500, y: 300))
        #expect(street.texts.contains("一键通 · 政务公开查询"))
        let look = street.loop.program.session
        #expect(look.theme == Theme() && look.card == nil && look.pages.count == 1)
    }

    @Test("a touch on the idle screen opens the home screen and nothing that lies under the finger there")
    func wakesOnly() throws {
        let street = try Street([notice("a", "停水通知")])
        street.wait(76)
        for point in [Point(x: 280, y: 700), Point(x: 800, y: 1400), Point(x: 540, y: 1700)] {
            street.touch(point)
            #expect(street.texts.contains("一键通 · 政务公开查询"))
            street.wait(76)
            #expect(street.texts.contains("请点一下屏幕"))
        }
    }

    @Test("slides come in turn, urgent notices first; those not due by date or hour do not come")
    func slides() throws {
        let street = try Street([
            notice("a", "寒潮预警", level: .urgent, summary: "降温 10 度"), notice("b", "停电通知"),
            slide("c", "上午好", from: 8 * 60, to: 12 * 60), slide("d", "晚上好", from: 18 * 60, to: 20 * 60),
            slide("e", "过时了", end: "2026-11-20"),
        ])
        street.wait(75)
        #expect(street.texts.contains("寒潮预警"))
        #expect(street.texts.contains("紧急"))
        #expect(street.texts.contains("降温 10 度"))
        var seen: [String] = []
        for _ in 0..<6 {
            seen += street.texts
            street.wait(12)
        }
        #expect(seen.contains("上午好"))
        #expect(seen.contains("停电通知"))
        #expect(!seen.contains("晚上好"))
        #expect(!seen.contains("过时了"))
    }

    @Test("the idle screen draws nothing between two slides, and after a long sleep it makes one step")
    func rest() throws {
        let street = try Street([slide("a", "第一张"), slide("b", "第二张"), slide("c", "第三张")])
        street.wait(75)
        #expect(street.texts.contains("第一张"))
        street.loop.settle()
        _ = street.loop.nextFrame()
        let next = try #require(street.loop.nextWake(after: street.time))
        #expect(next - street.time > 10_000)
        street.loop.advance(to: street.time + 40_000_000)
        _ = street.loop.nextFrame()
        #expect(street.texts.contains("第二张"))
    }

    @Test("content that came meanwhile shows after a round")
    func fresh() throws {
        let street = try Street([slide("a", "第一张")])
        street.wait(75)
        try street.publish([slide("b", "第二张")])
        street.wait(12)
        #expect(street.texts.contains("第二张"))
    }

    @Test(
        "a wall display plays slides and never reacts",
        arguments: [Size(width: 1920, height: 1080), Size(width: 1080, height: 1920)])
    func signage(_ size: Size) throws {
        var settings = KioskApp.Settings()
        settings.isSignage = true
        let street = try Street([slide("a", "第一张"), slide("b", "第二张")], viewport: size, settings: settings)
        #expect(street.texts.contains("第一张"))
        #expect(street.loop.frame.targets.isEmpty)
        street.touch(Point(x: 500, y: 500))
        street.loop.handle(.key(.enter), at: street.time)
        _ = street.loop.nextFrame()
        #expect(street.texts.contains("第一张"))
        street.wait(12)
        #expect(street.texts.contains("第二张"))
    }

    @Test("without any content the idle screen still says what this is")
    func empty() throws {
        let street = try Street([])
        street.wait(76)
        #expect(street.texts.contains("请点一下屏幕"))
        #expect(street.texts.contains("一键通 · 政务公开查询"))
    }
}
