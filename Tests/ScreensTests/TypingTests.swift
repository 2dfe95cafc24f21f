import Content
import Interface
import TestSupport
import TextInput
import Testing

@testable import Screens

/// Dictionaries of a few words.
private struct FewWords: Composer {
    private static let words = ["tingdian": ["停电", "听"], "t": ["他", "她"], "84": ["停水", "听"]]

    func words(for keys: String, _ layout: KeyboardLayout) -> ComposedWords? {
        let words = (Self.words[keys] ?? []).map { ComposedWords.Word(text: $0) }
        return ComposedWords(keys: keys, preedit: keys, words: words)
    }

    func choose(_ index: Int, of keys: String, _ layout: KeyboardLayout) -> ChosenWord? {
        guard let words = Self.words[keys], words.indices.contains(index) else { return nil }
        return ChosenWord(text: words[index], rest: words[index] == "听" ? "dian" : "")
    }
}

/// Typing on the screen: keys, words, and what becomes of them.
@MainActor
struct TypingTests {
    private func street(_ viewport: Size = Size(width: 1080, height: 1920)) throws -> Street {
        var settings = KioskApp.Settings()
        settings.composer = FewWords()
        let items = try ["停水通知", "停电通知"].enumerated().map { index, title in
            Item(
                id: try ItemID("street-\(index)"), unit: try UnitID("street"), title: title,
                published: try Day(parsing: "2026-11-20"), detail: .notice(Notice()))
        }
        return try Street(items, viewport: viewport, settings: settings)
    }

    private func type(_ keys: String, _ street: Street) throws {
        for key in keys { try street.tap(String(key)) }
    }

    @Test("results come at every key, from syllables that are only begun as well; a word is taken with one touch")
    func typing() throws {
        let street = try street()
        try street.tap("搜索")
        try type("tingd", street)
        #expect(street.texts.contains("停电通知"))
        #expect(!street.texts.contains("停水通知"))
        try type("ian", street)
        #expect(street.texts.contains("听"))
        try street.tap("停电")
        #expect(street.loop.program.session.keyboard.committed == "停电")
        #expect(!street.texts.contains("听"))
        try street.tap("删除")
        #expect(street.texts.contains("停水通知"))
    }

    @Test("keys that are no letters find what their first words find")
    func nineKeys() throws {
        let street = try street()
        try street.tap("搜索")
        try street.tap("九键")
        try street.tap("tuv")
        try street.tap("ghi")
        #expect(street.texts.contains("停水通知"))
        #expect(!street.texts.contains("停电通知"))
    }

    @Test("without dictionaries there are no keys that need them, and nothing is said about it")
    func missing() throws {
        let street = try street()
        try street.tap("搜索")
        try street.tap("笔画")
        street.answer(.typing(.missing))
        #expect(!street.texts.contains("笔画"))
        #expect(!street.texts.contains("九键"))
        #expect(street.texts.contains("拼音"))
        #expect(street.texts.contains("q"))
    }

    @Test("while dictionaries are made, typing goes on")
    func preparing() throws {
        let street = try street()
        try street.tap("搜索")
        street.answer(.typing(.preparing))
        try type("tingshui", street)
        #expect(street.texts.contains("停水通知"))
        #expect(street.texts.contains("候选字马上就好，可以先接着打拼音。"))
    }

    @Test("dictionaries are asked for when search opens, and given back with everything typed when the visit ends")
    func visit() throws {
        let street = try street()
        _ = street.loop.takeEffects()
        try street.tap("通知公告")
        #expect(!street.loop.takeEffects().contains(.prepareTyping))
        try street.tap("首页")
        try street.tap("搜索")
        #expect(street.loop.takeEffects().contains(.prepareTyping))
        try street.tap("笔画")
        street.wait(76)
        #expect(street.loop.takeEffects().contains(.forgetTyping))
        #expect(street.loop.program.session.keyboard.isEmpty)
        #expect(street.loop.program.session.keyboard.layout == .pinyin)
    }

    @Test("within a visit the keys stay that were chosen; who reads English begins with Latin letters")
    func layouts() throws {
        let street = try street()
        try street.tap("搜索")
        try street.tap("笔画")
        try street.tap("首页")
        try street.tap("搜索")
        #expect(street.loop.program.session.keyboard.layout == .strokes)
        street.wait(76)
        try street.tap("请点一下屏幕")
        try street.tap("English")
        try street.tap("Search")
        #expect(street.loop.program.session.keyboard.layout == .latin)
    }

    @Test("a held letter offers its capital and its digit; a held deletion key deletes until the finger leaves")
    func holding() throws {
        let street = try street()
        try street.tap("搜索")
        try street.hold("q", 1)
        #expect(street.texts.contains("Q"))
        try street.tap("1")
        try type("tingdi", street)
        #expect(street.loop.program.session.keyboard.text == "1tingdi")
        try street.hold("删除", 2)
        #expect(street.loop.program.session.keyboard.isEmpty)
    }

    @Test("a key answers in the frame of the touch; the next finger may come before the first one leaves")
    func rolling() throws {
        let street = try street()
        try street.tap("搜索")
        let keys = try ["t", "i", "n"].map { key in
            try #require(street.loop.frame.targets.first { $0.label == key }).rect.center
        }
        street.loop.handle(.pointerDown(id: 1, keys[0]), at: street.time + 1000)
        let pressed = try #require(street.loop.nextFrame())
        #expect(!pressed.damage.isEmpty)
        street.loop.handle(.pointerDown(id: 2, keys[1]), at: street.time + 1050)
        #expect(street.loop.program.session.keyboard.text == "t")
        street.loop.handle(.pointerUp(id: 1, keys[0]), at: street.time + 1080)
        street.loop.handle(.pointerUp(id: 2, keys[1]), at: street.time + 1100)
        street.loop.handle(.pointerDown(id: 1, keys[2]), at: street.time + 1150)
        street.loop.handle(.pointerUp(id: 1, keys[2]), at: street.time + 1200)
        #expect(street.loop.program.session.keyboard.text == "tin")
    }

    @Test("words stand on pages by their width, at least one on each")
    func pages() {
        #expect(WordStrip.pages([300, 300, 300, 900, 100], room: 700, gap: 8) == [0..<2, 2..<3, 3..<4, 4..<5])
        #expect(WordStrip.pages([], room: 700, gap: 8).isEmpty)
    }

    @Test(
        "with low reach every key and word stays within reach, upright and wide",
        arguments: [(1080, 1920), (1920, 1080)])
    func lowReach(_ width: Double, _ height: Double) throws {
        let street = try street(Size(width: width, height: height))
        try street.tap("下移")
        try street.tap("大字")
        try street.tap("大字")
        street.loop.edit { $0.reduce(.open(.search)) }
        _ = street.loop.nextFrame()
        try type("t", street)
        for label in ["q", "他", "完成", "返回"] {
            let target = try #require(street.loop.frame.targets.first { $0.label == label }, "\(label)")
            #expect(target.rect.minY >= height * 0.4)
            #expect(target.rect.size.height >= 95.5)
        }
    }
}
