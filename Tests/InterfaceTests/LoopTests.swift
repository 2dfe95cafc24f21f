import Testing

@testable import Interface

/// A counter with one button and a long list.
private struct Counter: InterfaceProgram {
    var count = 0
    var typed = ""
    var wakes: [Milliseconds] = []
    var deadline: Milliseconds?

    var effects: [String] = []

    mutating func reduce(_ action: Int) {
        count += action
        effects.append("count \(count)")
    }
    mutating func takeEffects() -> [String] {
        defer { effects = [] }
        return effects
    }
    mutating func noteActivity(at time: Milliseconds) {}
    mutating func type(_ event: InputEvent) { if case .text(let text) = event { typed += text } }
    mutating func advance(to time: Milliseconds) {
        wakes.append(time)
        deadline = nil
    }
    func nextWake(after time: Milliseconds) -> Milliseconds? { deadline }
    func body(in viewport: Size) -> View<Int> {
        let rows = LazyRows<Int>(id: "rows", count: 200, estimatedHeight: 100) { index in
            View.text("行\(index)", Font(size: 30), Color(0)).frame(height: 100).button("行\(index)", action: 100)
        }
        return .column([
            View.text("数\(count)", Font(size: 30), Color(0)).frame(height: 100).button("加一", action: 1),
            View.scroll(Scroll(id: "main/list", sections: [.rows(rows, nil)])).flexible(),
        ])
    }
    var page: String { "main" }
    var livePages: Set<String> { ["main"] }
    var background: Color { Color(0xFFFFFF) }
    var pressedShade: Color { Color(0).opacity(0.1) }
}

@MainActor
struct LoopTests {
    private let loop = InterfaceLoop(Counter(), viewport: Size(width: 400, height: 800), measurer: FixedMeasurer())

    private func tap(_ x: Double, _ y: Double, driftTo drift: Double = 0, at time: Milliseconds = 0) {
        loop.handle(.pointerDown(id: 1, Point(x: x, y: y)), at: time)
        loop.handle(.pointerMoved(id: 1, Point(x: x, y: y + drift)), at: time + 20)
        loop.handle(.pointerUp(id: 1, Point(x: x, y: y + drift)), at: time + 40)
    }

    private var top: Double {
        loop.frame.texts.first { $0.text.hasPrefix("行") }.map { Double($0.text.dropFirst()) ?? 0 } ?? -1
    }

    @Test("a tap acts on release; one that drifts up to 24 units still counts, one that drifts further does not")
    func taps() {
        _ = loop.nextFrame()
        tap(50, 50)
        #expect(loop.program.count == 1)
        tap(50, 50, driftTo: 24)
        #expect(loop.program.count == 2)
        tap(50, 50, driftTo: 40)
        #expect(loop.program.count == 2)
    }

    @Test("an effect is handed over once")
    func effects() {
        _ = loop.nextFrame()
        tap(50, 50)
        #expect(loop.takeEffects() == ["count 1"])
        #expect(loop.takeEffects().isEmpty)
    }

    @Test("what is pressed is shaded in the next frame, and only there")
    func pressed() {
        _ = loop.nextFrame()
        #expect(loop.nextFrame() == nil)
        loop.handle(.pointerDown(id: 1, Point(x: 50, y: 50)), at: 0)
        let frame = loop.nextFrame()
        #expect(frame?.damage == [PixelRect(x: 0, y: 0, width: 400, height: 100)])
        loop.handle(.pointerCancelled(id: 1), at: 10)
        #expect(loop.nextFrame() != nil)
        #expect(loop.program.count == 0)
    }

    @Test("a drag scrolls with the finger, a flick goes on and comes to rest, and does not tap")
    func scrolling() {
        _ = loop.nextFrame()
        loop.handle(.pointerDown(id: 1, Point(x: 50, y: 700)), at: 0)
        for step in 1...10 {
            loop.handle(.pointerMoved(id: 1, Point(x: 50, y: 700 - Double(step) * 50)), at: Milliseconds(step * 10))
        }
        _ = loop.nextFrame()
        #expect(top == 5)
        loop.handle(.pointerUp(id: 1, Point(x: 50, y: 200)), at: 105)
        var time: Milliseconds = 105
        var frames = 0
        while let wake = loop.nextWake(after: time), frames < 1000 {
            time = max(time + 1, wake)
            loop.advance(to: time)
            _ = loop.nextFrame()
            frames += 1
        }
        #expect(top > 10)
        #expect(frames < 1000)
        #expect(loop.nextFrame() == nil)
        #expect(loop.program.count == 0)
    }

    @Test("the end of a list stops the scroll")
    func end() {
        _ = loop.nextFrame()
        for _ in 0..<50 { loop.handle(.wheel(Point(x: 50, y: 400), -5000), at: 0); _ = loop.nextFrame() }
        #expect(loop.frame.texts.contains { $0.text == "行199" })
        #expect(loop.nextFrame() == nil)
    }

    @Test("with nothing to do the loop sleeps until an event comes")
    func sleeps() {
        _ = loop.nextFrame()
        #expect(loop.nextWake(after: 0) == nil)
    }
}
