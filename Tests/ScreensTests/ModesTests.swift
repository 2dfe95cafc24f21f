import Content
import Interface
import Testing

@testable import Screens

/// Low reach, 繁 and reading aloud, as a citizen meets them.
@MainActor
struct ModesTests {
    private func notice(_ id: String, _ title: String, body: String) throws -> Item {
        Item(
            id: try ItemID("street-\(id)"), unit: try UnitID("street"), title: title,
            published: try Day(parsing: "2026-11-20"), responsible: Responsible(name: "王国发", phone: "3310011"),
            body: [.paragraph([.text(body)])], detail: .notice(Notice()))
    }

    private func street(_ body: String = "明天停水。请存水！问 3310011。", viewport: Size = Size(width: 1080, height: 1920)) throws
        -> Street
    {
        var settings = KioskApp.Settings()
        // A stand-in for OpenCC, so that screens are tested without it.
        settings.traditional = { text in
            String(text.map { ["发": "發", "国": "國", "办": "辦", "务": "務", "责": "責", "负": "負", "请": "請"][$0] ?? $0 })
        }
        return try Street([notice("a", "停水通知", body: body)], viewport: viewport, settings: settings)
    }

    // MARK: Low reach

    @Test(
        "low reach brings every control and the page into the lower 60 %, and back",
        arguments: [Size(width: 1080, height: 1920), Size(width: 1920, height: 1080)])
    func lowReach(_ viewport: Size) throws {
        let street = try street(viewport: viewport)
        let before = street.loop.frame.list
        try street.tap("下移")
        #expect(street.loop.frame.targets.allSatisfy { $0.rect.minY >= viewport.height * 0.4 })
        #expect(street.loop.frame.scrolls.allSatisfy { $0.viewport.minY >= viewport.height * 0.4 })
        #expect(street.texts.contains("清溪街道便民服务中心"))
        try street.tap("下移")
        #expect(street.loop.frame.list == before)
    }

    // MARK: 繁

    @Test("繁 converts what stands on the screen, and leaves names of persons as they are")
    func traditional() throws {
        let street = try street("请找负责人")
        try street.tap("繁體中文")
        #expect(street.texts.contains("辦事指南"))
        try street.tap("通知公告")
        try street.tap("停水通知")
        #expect(street.texts.contains("請找負責人"))
        #expect(street.texts.contains { $0.contains("王国发") && $0.contains("3310011") })
        #expect(street.loop.frame.targets.contains { $0.label == "返回" })
        try street.tap("简体中文")
        #expect(street.texts.contains("请找负责人"))
    }

    @Test("all modes go with the visit")
    func visit() throws {
        let street = try street()
        let fresh = street.loop.frame.targets
        for mode in ["大字", "高对比", "下移", "繁體中文"] { try street.tap(mode) }
        try street.tap("朗读")
        _ = street.loop.takeEffects()
        street.wait(700)
        try street.tap("请点一下屏幕")
        #expect(street.loop.program.background == Palette.standard.paper)
        #expect(street.loop.frame.targets.map(\.label) == fresh.map(\.label))
        #expect(street.loop.frame.targets.map(\.rect) == fresh.map(\.rect))
    }

    // MARK: Reading aloud

    private func spoken(_ street: Street) -> [SpokenSentence] {
        street.loop.takeEffects().compactMap { if case .speak(let sentence) = $0 { sentence } else { nil } }
    }

    private func answer(_ street: Street, _ answer: Answer) {
        street.loop.edit { $0.receive(answer) }
        _ = street.loop.nextFrame()
    }

    @Test("a page is read sentence by sentence, each marked while it is said, to its end")
    func reading() throws {
        let street = try street()
        try street.tap("通知公告")
        try street.tap("停水通知")
        try street.tap("朗读")
        var heard: [String] = []
        while let sentence = spoken(street).first {
            heard.append(sentence.text)
            #expect(street.loop.frame.spoken.map(\.text) == [sentence.text])
            #expect(street.texts.contains("正在朗读"))
            answer(street, .speaking(id: sentence.id, 2_000))
            street.wait(2)
        }
        #expect(heard.first == "停水通知")
        let order = heard.compactMap { ["明天停水。", "请存水！", "问 3310011。"].firstIndex(of: $0) }
        #expect(order == [0, 1, 2])
        #expect(street.loop.frame.spoken.isEmpty)
        #expect(!street.texts.contains("正在朗读"))
        #expect(street.texts.contains("停水通知"))
    }

    @Test("pausing falls silent at once; going on says the sentence again from its beginning")
    func pause() throws {
        let street = try street()
        try street.tap("朗读")
        let first = try #require(spoken(street).first)
        answer(street, .speaking(id: first.id, 5_000))
        try street.tap("暂停")
        #expect(street.loop.takeEffects() == [.stopSpeaking])
        #expect(street.loop.frame.spoken.map(\.text) == [first.text])
        street.wait(20)
        #expect(spoken(street).isEmpty)
        try street.tap("继续")
        let again = try #require(spoken(street).first)
        #expect(again.text == first.text)
        #expect(again.id != first.id)
    }

    @Test(
        "every way to another page, and the stop button, end the reading",
        arguments: ["首页", "返回", "停止", "朗读", "通知公告", "English"])
    func stops(_ control: String) throws {
        let street = try street()
        try street.tap("朗读")
        #expect(spoken(street).count == 1)
        try street.tap(control)
        #expect(street.loop.takeEffects().contains(.stopSpeaking))
        #expect(street.loop.frame.spoken.isEmpty)
        #expect(!street.texts.contains("正在朗读"))
    }

    @Test("larger text, contrast and low reach do not interrupt the reading", arguments: ["大字", "高对比", "下移"])
    func keepsReading(_ control: String) throws {
        let street = try street()
        try street.tap("朗读")
        let sentence = try #require(spoken(street).first)
        try street.tap(control)
        #expect(street.loop.takeEffects().isEmpty)
        answer(street, .speaking(id: sentence.id, 1_000))
        street.wait(2)
        #expect(spoken(street).count == 1)
    }

    @Test(
        "a machine without a voice or without a loudspeaker says so in one plain sentence",
        arguments: [(SilenceReason.noVoice, "这台机器没有朗读的声音，请到窗口请人读给您听。"), (.noSound, "这台机器没有接喇叭，请到窗口请人读给您听。")])
    func silent(_ reason: SilenceReason, _ words: String) throws {
        let street = try street()
        try street.tap("朗读")
        let sentence = try #require(spoken(street).first)
        answer(street, .notSpoken(id: sentence.id, reason))
        #expect(street.texts.contains(words))
        #expect(street.loop.frame.spoken.isEmpty)
        try street.tap("关闭")
        #expect(!street.texts.contains(words))
    }

    @Test("answers that come too late change nothing")
    func late() throws {
        let street = try street()
        try street.tap("朗读")
        let first = try #require(spoken(street).first)
        try street.tap("停止")
        _ = street.loop.takeEffects()
        answer(street, .spoken(id: first.id))
        answer(street, .notSpoken(id: first.id, .noVoice))
        #expect(street.loop.frame.spoken.isEmpty)
        try street.tap("朗读")
        let second = try #require(spoken(street).first)
        answer(street, .spoken(id: first.id))
        #expect(spoken(street).isEmpty)
        #expect(street.loop.frame.spoken.map(\.text) == [second.text])
    }

    @Test("a long page is read to its end although nobody touches, but not for ever")
    func unattended() throws {
        let street = try street(String(repeating: "这是很长的一句话。", count: 200))
        try street.tap("通知公告")
        try street.tap("停水通知")
        try street.tap("朗读")
        func read(tenSeconds count: Int) {
            for _ in 0..<count {
                for sentence in spoken(street) { answer(street, .speaking(id: sentence.id, 10_000)) }
                street.wait(10)
            }
        }
        read(tenSeconds: 30)
        #expect(street.texts.contains("正在朗读"))
        read(tenSeconds: 45)
        #expect(!street.texts.contains("正在朗读"))
        #expect(street.texts.contains("请点一下屏幕"))
    }

    @Test("in English, English is said by the English voice and Chinese by the Chinese one")
    func voices() throws {
        let street = try street()
        try street.tap("English")
        try street.tap("Notices")
        try street.tap("Read")
        let title = try #require(spoken(street).first)
        #expect(title.text == "Notices")
        #expect(title.language == .english)
        answer(street, .spoken(id: title.id))
        let next = try #require(spoken(street).first)
        #expect(next.text == "停水通知")
        #expect(next.language == .mandarin)
    }

    @Test(
        "sentences end where one breathes",
        arguments: [
            ("明天停水。请存水！", ["明天停水。", "请存水！"]), ("他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]),
            ("收费 12.50 元；不开票", ["收费 12.50 元；", "不开票"]), ("Bring it. Go.", ["Bring it.", " Go."]),
            ("·", []), ("", []), ("一行\n两行", ["一行\n", "两行"]),
        ])
    func sentences(_ text: String, _ expected: [String]) {
        #expect(Sentence.all(in: text).map(\.text) == expected)
    }
}
