import Testing

@testable import Interface

struct TextLayoutTests {
    private let font = Font(size: 10)

    private func lines(_ text: String, width: Double, limit: Int? = nil) -> [String] {
        let styled = StyledText(spans: [TextSpan(text, color: Color(0))], font: font, lineLimit: limit)
        return TextLayout(styled, width: width, measurer: FixedMeasurer()).lines.map { $0.map(\.text).joined() }
    }

    @Test("no line begins with a closing mark and none ends with an opening one (避头尾, UAX #14)")
    func chineseBreaks() {
        #expect(lines("一二三四五，六", width: 50) == ["一二三四", "五，六"])
        #expect(lines("一二三四（五）", width: 50) == ["一二三四", "（五）"])
        #expect(lines("一二三《民法典》第", width: 50).allSatisfy { !$0.hasPrefix("》") && !$0.hasSuffix("《") })
    }

    @Test("a word is kept whole, unless it is longer than the line")
    func latin() {
        #expect(lines("hello kiosk", width: 40) == ["hello", "kiosk"])
        #expect(
            lines(String(repeating: "a", count: 20), width: 55) == [
                String(repeating: "a", count: 10), String(repeating: "a", count: 10),
            ])
    }

    @Test("a line break in the text breaks the line, an empty line stays")
    func hardBreaks() {
        #expect(lines("一\n\n二", width: 100) == ["一", "", "二"])
        #expect(lines("一\r\n二", width: 100) == ["一", "二"])
        #expect(lines("", width: 100) == [""])
    }

    @Test("the last line allowed ends with … and fits")
    func ellipsis() {
        let found = lines("一二三四五六七八九十", width: 40, limit: 2)
        #expect(found.count == 2)
        #expect(found[1].hasSuffix("…"))
        #expect(lines("一二三四", width: 40, limit: 1) == ["一二三四"])
    }

    @Test(
        "odd characters never crash and never lose text",
        arguments: ["𠮷野家㐂", "👨‍👩‍👧‍👦家庭", "مرحبا بالعالم", "e\u{301}a\u{300}", "\u{0}\u{FEFF}\u{200D}", "\t\t一"])
    func oddCharacters(_ text: String) {
        let joined = lines(text, width: 15).joined().filter { !$0.isWhitespace }
        #expect(joined == text.filter { !$0.isWhitespace })
    }

    @Test("two megabytes without a space are laid out, and only the lines in sight are drawn")
    func hugeText() {
        let text = String(repeating: "没有空格的长文章", count: 90_000)
        let view = View<Int>.scroll(
            Scroll(id: "p/s", sections: [.view(.text(text, Font(size: 30), Color(0)))]))
        let engine = LayoutEngine<Int, FixedMeasurer>(measurer: FixedMeasurer())
        let viewport = Size(width: 1080, height: 1920)
        var frame = Frame<Int>(background: Color(0xFFFFFF))
        frame.emit(engine.layout(view, viewport: viewport), at: .zero, clip: Rect(origin: .zero, size: viewport))
        #expect(frame.scrolls[0].contentHeight > 800_000)
        #expect(frame.list.items.count < 60)
    }
}
