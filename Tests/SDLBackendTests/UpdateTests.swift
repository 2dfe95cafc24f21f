import Foundation
import Testing

@testable import Interface
@testable import SDLBackend

/// A page with cards, text, a pressed button and a list, to be drawn update by update.
private struct Pages: InterfaceProgram {
    var depth = 0
    var count = 0
    let words = "第一条 为了加强社会建设，规范社会救助（2026 年）。办理 Service 12,345.67 元"

    mutating func reduce(_ action: Int) {
        if action == 1 { count += 1 } else { depth = 1 - depth }
    }
    mutating func takeEffects() -> [Never] { [] }
    mutating func noteActivity(at time: Milliseconds) {}
    mutating func type(_ event: InputEvent) {}
    mutating func advance(to time: Milliseconds) {}
    func nextWake(after time: Milliseconds) -> Milliseconds? { nil }
    func body(in viewport: Size) -> View<Int> {
        let list = LazyRows<Int>(id: "rows", count: 60, estimatedHeight: 90) { index in
            let text = String(repeating: words, count: 1 + index % 3)
            let row = View<Int>.row(
                spacing: 12,
                [
                    View.text("\(index) \(text)", Font(size: 26), Color(0x1F1B16)).flexible(),
                    .icon("chevron", size: 40, color: Color(0x1F1B16)),
                ]
            ).padding(Insets(all: 16)).button("行\(index)", action: index % 2)
            return .column([View.empty.frame(height: 2).box(Decoration(fill: Color(0xE3DACB))), row])
        }
        let card = Decoration(fill: Color(0xFFFFFF), border: Color(0xE3DACB), radius: 24)
        let title = View<Int>.text("数 \(count)", Font(family: .serif, weight: .bold, size: 50), Color(0xA8231C))
        return .column([
            View.text("页 \(depth) 数 \(count)", Font(size: 40), Color(0xFFFFFF)).frame(height: 90)
                .box(Decoration(fill: Color(0xA8231C))).button("加一", action: 1),
            View.scroll(
                Scroll(
                    id: "page\(depth)/list", padding: Insets(top: 20, left: 40, bottom: 30, right: 40),
                    sections: [.view(title), .rows(list, card), .view(title)])
            ).flexible(),
            View.text("底", Font(size: 40), Color(0)).frame(height: 70).button("底", action: 0),
        ])
    }
    var page: String { "page\(depth)" }
    var livePages: Set<String> { ["page0", "page1"] }
    var background: Color { Color(0xFAF7F1) }
    var pressedShade: Color { Color(0x1F1B16).opacity(0.12) }
    var pager: PagerStyle? {
        PagerStyle(
            backward: "上一屏", forward: "下一屏", font: Font(size: 28), color: Color(0x5A5248), fill: Color(0xFAF7F1),
            border: Color(0xE3DACB))
    }
}

@MainActor
struct UpdateTests {
    private static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("assets").path

    private func differences(_ first: PixelSurface, _ second: PixelSurface) -> Int {
        (0..<first.height).reduce(0) { sum, y in
            guard let left = first.row(y), let right = second.row(y) else { return sum + 1 }
            return sum + (0..<first.width).count { left[$0] & 0xFFFFFF != right[$0] & 0xFFFFFF }
        }
    }

    @Test(
        "whatever is touched, what was drawn update by update is what drawing the whole screen gives",
        arguments: [(1.0, UInt64(1)), (0.5, 2), (0.71, 3), (1.3, 4)])
    func sameAsWhole(_ scale: Double, _ seed: UInt64) throws {
        let size = (width: Int(500 * scale), height: Int(800 * scale))
        let painter = try Painter(fontPaths: .debian, assets: Self.assets, scale: scale)
        let viewport = Size(width: (Double(size.width) / scale).rounded(.down), height: 800)
        let loop = InterfaceLoop(Pages(), viewport: viewport, measurer: FontMeasurer(painter.fonts))
        loop.pixelsPerUnit = scale
        let shown = try PixelSurface(width: size.width, height: size.height)
        let whole = try PixelSurface(width: size.width, height: size.height)
        var random = Shaker(state: seed)
        var time: Milliseconds = 1000
        var copied = 0
        for step in 0..<40 {
            let point = Point(x: Double(random.next(480)), y: Double(random.next(800)))
            loop.handle(.pointerDown(id: 1, point), at: time)
            var y = point.y
            for _ in 0..<random.next(4) {
                time += 16
                y += Double(random.next(240)) - 130
                loop.handle(.pointerMoved(id: 1, Point(x: point.x, y: y)), at: time)
                loop.advance(to: time)
                copied += draw(loop, painter, shown)
            }
            if step % 3 != 0 { loop.handle(.pointerUp(id: 1, Point(x: point.x, y: y)), at: time) }
            for _ in 0..<4 {
                time += 100
                loop.advance(to: time)
                copied += draw(loop, painter, shown)
            }
            loop.handle(.pointerCancelled(id: 1), at: time)
            copied += draw(loop, painter, shown)
            _ = painter.paint(loop.frame.list, damage: whole.bounds, on: whole)
            let wrong = differences(shown, whole)
            #expect(wrong == 0, "step \(step) at \(point)")
            if wrong > 0 { return }
        }
        #expect(copied > 15)
    }

    /// Draws an update as a display without fades does; tells whether pixels were copied.
    private func draw(_ loop: InterfaceLoop<Pages, FontMeasurer>, _ painter: Painter, _ surface: PixelSurface) -> Int {
        guard let update = loop.nextFrame(), update.fade?.isFirst != false else { return 0 }
        _ = painter.paint(update, on: surface)
        return update.moves.isEmpty ? 0 : 1
    }

    @Test("masks stay within their bytes however many characters are drawn")
    func boundedMasks() throws {
        let painter = try Painter(fontPaths: .debian, assets: Self.assets, scale: 1)
        let texts = TextPainter(fonts: painter.fonts)
        for scalar in 0x4E00..<0x5A00 {
            let text = String(Character(Unicode.Scalar(scalar) ?? " "))
            _ = texts.prepare(text, Font(size: 60)) { true }
        }
        #expect(texts.bytes <= 5 << 20)
        #expect(texts.bytes > 1 << 20)
    }
}

/// Small numbers that are the same in each run.
private struct Shaker {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
