import Testing

@testable import Interface

/// A list beside a column, both as tall as the page, and a picture to move about.
private struct Sides: InterfaceProgram {
    var top = 60.0
    var width = 300.0
    var reveal: Reveal?
    var told: [Int] = []
    var moved = Point.zero
    var pans = false

    mutating func reduce(_ distance: Point) { moved = moved + distance }
    mutating func takeEffects() -> [Never] { [] }
    mutating func noteActivity(at time: Milliseconds) {}
    mutating func type(_ event: InputEvent) {}
    mutating func advance(to time: Milliseconds) {}
    func nextWake(after time: Milliseconds) -> Milliseconds? { nil }
    mutating func reads(row: Int, of scroll: String) -> Bool {
        if told.last != row { told.append(row) }
        return false
    }

    /// Rows are taken for 100 and are 100 to 400 high; wider ones are lower.
    func body(in viewport: Size) -> View<Point> {
        if pans { return View.empty.pan { $0 } }
        let rows = LazyRows<Point>(id: "rows", count: 100, estimatedHeight: 100) { row in
            View.text("行\(row)", Font(size: 30), Color(0)).frame(height: row % 4 == 3 ? 120_000 / width : 100)
        }
        let list = View<Point>.scroll(
            Scroll(
                id: "p/list", reveal: reveal,
                sections: [.view(View.empty.frame(height: top)), .rows(rows, nil)]))
        let side = View<Point>.scroll(Scroll(id: "p/side", sections: [.view(View.empty.frame(height: 2000))]))
        return .row(alignment: .stretch, [side.frame(width: 1000 - width), list.flexible()])
    }
    var page: String { "p" }
    var livePages: Set<String> { ["p"] }
    var background: Color { Color(0xFFFFFF) }
    var pressedShade: Color { Color(0) }
}

@MainActor
struct ScrollPlaceTests {
    private func loop(_ change: (inout Sides) -> Void = { _ in }) -> InterfaceLoop<Sides, FixedMeasurer> {
        var sides = Sides()
        change(&sides)
        let loop = InterfaceLoop(sides, viewport: Size(width: 1000, height: 600), measurer: FixedMeasurer())
        _ = loop.nextFrame()
        return loop
    }

    private func top(of row: Int, _ loop: InterfaceLoop<Sides, FixedMeasurer>) -> Double? {
        loop.frame.texts.first { $0.text == "行\(row)" }?.rect.minY
    }

    @Test("scrolls side by side, as tall as the page, move and stay where they were moved")
    func sideBySide() {
        let loop = loop()
        loop.handle(.wheel(Point(x: 900, y: 300), -500), at: 0)
        loop.handle(.wheel(Point(x: 100, y: 300), -300), at: 0)
        _ = loop.nextFrame()
        #expect(loop.frame.scrolls.map(\.id) == ["p/side", "p/list"])
        #expect(loop.frame.scrolls.map(\.offset) == [300, 500])
        loop.handle(.refresh, at: 1)
        _ = loop.nextFrame()
        #expect(loop.frame.scrolls.map(\.offset) == [300, 500])
    }

    @Test("a row far away comes to the top when it is asked for, although no row before it was ever measured")
    func revealAtTop() throws {
        let loop = loop()
        loop.edit { $0.reveal = Reveal(token: -1, rows: "rows", row: 71, position: .top) }
        _ = loop.nextFrame()
        #expect(top(of: 71, loop) == 0)
    }

    @Test("a row is asked for once: a reader may scroll away")
    func revealOnce() throws {
        let loop = loop { $0.reveal = Reveal(token: -1, rows: "rows", row: 71, position: .inSight) }
        let first = try #require(top(of: 71, loop))
        #expect((0..<600).contains(first))
        loop.handle(.wheel(Point(x: 900, y: 300), -1000), at: 0)
        _ = loop.nextFrame()
        #expect(top(of: 71, loop) == nil)
        loop.edit { $0.reveal = Reveal(token: -2, rows: "rows", row: 71, position: .inSight) }
        _ = loop.nextFrame()
        #expect(top(of: 71, loop) != nil)
    }

    @Test("what is in sight is not moved when it is asked for")
    func revealInSight() {
        let loop = loop { $0.reveal = Reveal(token: -1, rows: "rows", row: 2, position: .inSight) }
        #expect(loop.frame.scrolls.last?.offset == 0)
    }

    @Test("the row that is read stays at the top when rows become wider, or what stands above them taller")
    func keepsPlace() throws {
        let loop = loop()
        loop.edit { $0.reveal = Reveal(token: -1, rows: "rows", row: 51, position: .top) }
        _ = loop.nextFrame()
        #expect(top(of: 51, loop) == 0)
        loop.edit { $0.top = 460 }
        _ = loop.nextFrame()
        #expect(top(of: 51, loop) == 0)
        loop.edit { $0.width = 600 }
        _ = loop.nextFrame()
        #expect(top(of: 51, loop) == 0)
    }

    @Test("a list at its beginning stays there when what stands above the rows grows")
    func keepsBeginning() {
        let loop = loop()
        loop.edit { $0.top = 460 }
        _ = loop.nextFrame()
        #expect(loop.frame.scrolls.last?.offset == 0)
    }

    @Test("a program is told which row one reads: the first at the beginning, the last at the end")
    func tellsRow() {
        let loop = loop()
        #expect(loop.program.told == [0])
        loop.edit { $0.reveal = Reveal(token: -1, rows: "rows", row: 40, position: .top) }
        _ = loop.nextFrame()
        #expect(loop.program.told == [0, 40])
        for _ in 0..<100 { loop.handle(.wheel(Point(x: 900, y: 300), -500), at: 0) }
        _ = loop.nextFrame()
        #expect(loop.program.told.last == 99)
    }

    @Test("what can be moved about follows a finger in both directions, from where it has left its place")
    func pans() {
        let loop = loop { $0.pans = true }
        loop.handle(.pointerDown(id: 1, Point(x: 500, y: 300)), at: 0)
        loop.handle(.pointerMoved(id: 1, Point(x: 510, y: 290)), at: 10)
        #expect(loop.program.moved == .zero)
        loop.handle(.pointerMoved(id: 1, Point(x: 450, y: 340)), at: 20)
        loop.handle(.pointerMoved(id: 1, Point(x: 400, y: 350)), at: 30)
        loop.handle(.pointerUp(id: 1, Point(x: 390, y: 350)), at: 40)
        #expect(loop.program.moved == Point(x: -110, y: 50))
        loop.handle(.pointerMoved(id: 1, Point(x: 100, y: 100)), at: 50)
        #expect(loop.program.moved == Point(x: -110, y: 50))
    }

    @Test("texts of a view are numbered in reading order and can be given another look")
    func marks() {
        let view = View<Never>.column([
            .text("一", Font(size: 30), Color(0)), .row([.text("二三", Font(size: 30), Color(0))]),
        ])
        #expect(view.texts == ["一", "二三"])
        let marked = view.markingTexts { number, spans in
            number == 1 ? spans.changing(1..<2) { $0.background = Color(0xFF0000) } : spans
        }
        guard case .stack(_, _, _, let children) = marked, case .stack(_, _, _, let inner) = children[1],
            case .text(let text) = inner[0]
        else {
            Issue.record("another structure")
            return
        }
        #expect(text.spans.map(\.text) == ["二", "三"])
        #expect(text.spans.map(\.background) == [nil, Color(0xFF0000)])
    }
}
