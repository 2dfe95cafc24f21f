@testable import Interface

/// Pages with a counter, keys, a long list and a corner to hold.
struct TestPages: InterfaceProgram {
    enum Action: Hashable {
        case add
        case open
        case back
        case secret
    }

    var count = 0
    var opened = 0
    var secrets = 0
    var typed = ""
    var rows = 200
    var depth = 0
    var deadline: Milliseconds?
    var activity: [Milliseconds] = []
    var hasPager = false

    mutating func reduce(_ action: Action) {
        switch action {
        case .add: count += 1
        case .open:
            opened += 1
            depth += 1
        case .back: depth = max(0, depth - 1)
        case .secret: secrets += 1
        }
    }
    mutating func takeEffects() -> [Never] { [] }
    mutating func noteActivity(at time: Milliseconds) { activity.append(time) }
    mutating func type(_ event: InputEvent) { if case .text(let text) = event { typed += text } }
    mutating func advance(to time: Milliseconds) { deadline = nil }
    func nextWake(after time: Milliseconds) -> Milliseconds? { deadline }
    func body(in viewport: Size) -> View<Action> {
        let list = LazyRows<Action>(id: "rows", count: rows, estimatedHeight: 100) { index in
            View.text("行\(index)", Font(size: 30), Color(0)).frame(height: index % 3 == 0 ? 130 : 100)
                .button("行\(index)", action: .open)
        }
        let corner = View<Action>.empty.frame(width: 150, height: 150).button(
            "维护", trigger: .hold(3000), action: .secret)
        let page = View<Action>.column([
            View.text("第\(depth)页 数\(count)", Font(size: 30), Color(0)).frame(height: 100).button("加一", action: .add),
            View.scroll(
                Scroll(
                    id: "page\(depth)/list", padding: Insets(horizontal: 40),
                    sections: [.rows(list, Decoration(fill: Color(0xFFFFFF), border: Color(0x888888), radius: 24))])
            ).flexible(),
            View.text("返回", Font(size: 30), Color(0)).frame(height: 100).button("返回", action: .back),
        ])
        return .layers([page, corner])
    }
    var page: String { "page\(depth)" }
    var livePages: Set<String> { Set((0...depth).map { "page\($0)" }) }
    var background: Color { Color(0xFAF7F1) }
    var pressedShade: Color { Color(0).opacity(0.1) }
    var pager: PagerStyle? {
        guard hasPager else { return nil }
        return PagerStyle(
            backward: "上一屏", forward: "下一屏", font: Font(size: 28), color: Color(0),
            fill: Color(0xFFFFFF), border: Color(0xCCCCCC))
    }
}

/// A finger on the test pages, with a clock.
@MainActor
final class TestScreen {
    let loop: InterfaceLoop<TestPages, FixedMeasurer>
    var time: Milliseconds = 1000

    init(_ pages: TestPages = TestPages(), viewport: Size = Size(width: 400, height: 800)) {
        loop = InterfaceLoop(pages, viewport: viewport, measurer: FixedMeasurer())
        _ = loop.nextFrame()
    }

    var program: TestPages { loop.program }

    func down(_ x: Double, _ y: Double, finger: Int64 = 1) {
        loop.handle(.pointerDown(id: finger, Point(x: x, y: y)), at: time)
        _ = loop.nextFrame()
    }

    func move(_ x: Double, _ y: Double, finger: Int64 = 1) {
        loop.handle(.pointerMoved(id: finger, Point(x: x, y: y)), at: time)
        _ = loop.nextFrame()
    }

    func up(_ x: Double, _ y: Double, finger: Int64 = 1) {
        loop.handle(.pointerUp(id: finger, Point(x: x, y: y)), at: time)
        _ = loop.nextFrame()
    }

    func tap(_ x: Double, _ y: Double, restingFor rest: Milliseconds = 80) {
        down(x, y)
        pass(rest)
        up(x, y)
    }

    /// A finger that moves from one height to another in so many milliseconds, ten at a time, and stays down.
    func drag(from start: Double, to end: Double, in duration: Milliseconds = 100) {
        down(200, start)
        for step in 1...10 {
            pass(duration / 10)
            move(200, start + (end - start) * Double(step) / 10)
        }
    }

    /// Lets time pass as the loop asks for it; returns how many frames were drawn.
    @discardableResult
    func pass(_ milliseconds: Milliseconds) -> Int {
        let end = time + milliseconds
        var frames = 0
        while time < end {
            time = min(end, max(time + 1, loop.nextWake(after: time) ?? end))
            loop.advance(to: time)
            if loop.nextFrame() != nil { frames += 1 }
        }
        return frames
    }

    /// The list's offset.
    var offset: Double { loop.frame.scrolls[0].offset }
    /// Where the top of the first row stands; nil when it is out of sight.
    var firstRowTop: Double? { loop.frame.scrolls[0].anchors[0] }
}
