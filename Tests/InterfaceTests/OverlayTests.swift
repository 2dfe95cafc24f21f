import Testing

@testable import Interface

/// A page with one button, and perhaps a card over it.
private struct Pages: InterfaceProgram {
    var opened: [String] = []
    var lines = 2
    var isCovered = true

    mutating func reduce(_ action: String) { opened.append(action) }
    mutating func takeEffects() -> [String] { [] }
    mutating func noteActivity(at time: Milliseconds) {}
    mutating func type(_ event: InputEvent) {}
    mutating func advance(to time: Milliseconds) {}
    func nextWake(after time: Milliseconds) -> Milliseconds? { nil }

    func body(in viewport: Size) -> View<String> {
        let page = View<String>.column([
            label("背后").button("背后", action: "page").flexible()
        ])
        guard isCovered else { return page }
        let overlay = Overlay<String>(
            id: "main/card", scrim: Color(0).opacity(0.5), card: Decoration(fill: Color(0xFFFFFF)), width: 300,
            padding: Insets(all: 20), content: .column((0..<lines).map { label("第\($0)行") }),
            footer: label("关闭").button("关闭", action: "close"))
        return .column([
            View.overlay(overlay, over: page).flexible(), label("返回").button("返回", action: "back"),
        ])
    }

    private func label(_ text: String) -> View<String> {
        View.text(text, Font(size: 30), Color(0)).frame(height: 100)
    }

    var page: String { "main" }
    var livePages: Set<String> { ["main"] }
    var background: Color { Color(0xFFFFFF) }
    var pressedShade: Color { Color(0).opacity(0.1) }
}

@MainActor
struct OverlayTests {
    private let loop = InterfaceLoop(Pages(), viewport: Size(width: 400, height: 900), measurer: FixedMeasurer())

    private func tap(_ point: Point) {
        loop.handle(.pointerDown(id: 1, point), at: 0)
        loop.handle(.pointerUp(id: 1, point), at: 10)
        _ = loop.nextFrame()
    }

    @Test("only what stands on the card answers and is read; what stands beside the page stays in use")
    func modal() {
        _ = loop.nextFrame()
        #expect(loop.frame.targets.map(\.label) == ["关闭", "返回"])
        #expect(loop.frame.texts.map(\.text) == ["第0行", "第1行", "关闭", "返回"])
        tap(Point(x: 5, y: 5))
        #expect(loop.program.opened.isEmpty)
        tap(Point(x: 200, y: 850))
        #expect(loop.program.opened == ["back"])
        loop.edit { $0.isCovered = false }
        _ = loop.nextFrame()
        tap(Point(x: 200, y: 50))
        #expect(loop.program.opened == ["back", "page"])
    }

    @Test("the card is as tall as its content and stands in the middle of the page")
    func size() throws {
        _ = loop.nextFrame()
        let close = try #require(loop.frame.targets.first { $0.label == "关闭" }).rect
        #expect(close == Rect(x: 70, y: 450, width: 260, height: 100))
    }

    @Test("a card taller than the page scrolls above its footer, which stays in sight")
    func tall() throws {
        loop.edit { $0.lines = 30 }
        _ = loop.nextFrame()
        let close = try #require(loop.frame.targets.first { $0.label == "关闭" }).rect
        #expect(close.maxY <= 800)
        let region = try #require(loop.frame.scrolls.first)
        #expect(region.contentHeight == 3000)
        #expect(region.viewport.maxY <= close.minY)
        loop.handle(.wheel(region.viewport.center, -5000), at: 0)
        _ = loop.nextFrame()
        #expect(loop.frame.texts.contains { $0.text == "第29行" })
    }
}

@MainActor
struct HoldTests {
    private struct Held: InterfaceProgram {
        var held = 0
        var points: [Point] = []

        mutating func reduce(_ action: Int) { held += action }
        mutating func takeEffects() -> [Int] { [] }
        mutating func noteActivity(at time: Milliseconds) {}
        mutating func type(_ event: InputEvent) {}
        mutating func advance(to time: Milliseconds) {}
        mutating func touch(at point: Point, in viewport: Size) -> Bool {
            points.append(point)
            return true
        }
        func nextWake(after time: Milliseconds) -> Milliseconds? { nil }
        func body(in viewport: Size) -> View<Int> {
            View.text("按住", Font(size: 30), Color(0)).frame(height: 100).holdButton("按住", for: 3000, action: 1)
        }
        var page: String { "main" }
        var livePages: Set<String> { ["main"] }
        var background: Color { Color(0xFFFFFF) }
        var pressedShade: Color { Color(0).opacity(0.1) }
    }

    @Test("a button that wants to be held acts after its time, once, and not on a tap")
    func hold() {
        let loop = InterfaceLoop(Held(), viewport: Size(width: 400, height: 800), measurer: FixedMeasurer())
        _ = loop.nextFrame()
        loop.handle(.pointerDown(id: 1, Point(x: 50, y: 50)), at: 0)
        loop.advance(to: 2900)
        loop.handle(.pointerUp(id: 1, Point(x: 50, y: 50)), at: 2900)
        #expect(loop.program.held == 0)
        loop.handle(.pointerDown(id: 1, Point(x: 50, y: 50)), at: 4000)
        _ = loop.nextFrame()
        #expect(loop.nextWake(after: 4000) == 7000)
        loop.advance(to: 7000)
        #expect(loop.program.held == 1)
        loop.advance(to: 12_000)
        loop.handle(.pointerUp(id: 1, Point(x: 50, y: 50)), at: 12_000)
        #expect(loop.program.held == 1)
    }

    @Test("a program hears where a finger is")
    func points() {
        let loop = InterfaceLoop(Held(), viewport: Size(width: 400, height: 800), measurer: FixedMeasurer())
        _ = loop.nextFrame()
        loop.handle(.pointerDown(id: 1, Point(x: 50, y: 500)), at: 0)
        loop.handle(.pointerMoved(id: 1, Point(x: 60, y: 510)), at: 10)
        #expect(loop.program.points == [Point(x: 50, y: 500), Point(x: 60, y: 510)])
    }
}
