import Testing

@testable import Interface

struct LayoutTests {
    private let viewport = Size(width: 1000, height: 600)

    private func frame(_ view: View<String>, _ engine: LayoutEngine<String, FixedMeasurer>? = nil) -> Frame<String> {
        let engine = engine ?? LayoutEngine(measurer: FixedMeasurer())
        var frame = Frame<String>(background: Color(0xFFFFFF))
        frame.emit(engine.layout(view, viewport: viewport), at: .zero, clip: Rect(origin: .zero, size: viewport))
        return frame
    }

    private func block(_ name: String, height: Double? = nil) -> View<String> {
        View.empty.frame(height: height).box(Decoration(fill: Color(1))).button(name, action: name)
    }

    @Test("flexible children share what fixed ones leave")
    func flexible() {
        let found = frame(.column([block("a", height: 100), block("b").flexible(1), block("c").flexible(3)]))
        #expect(found.targets.map(\.rect.size.height) == [100, 125, 375])
        let row = frame(
            .row(spacing: 20, [View.empty.frame(width: 180, height: 10), block("x", height: 50).flexible()]))
        #expect(row.targets[0].rect == Rect(x: 200, y: 275, width: 800, height: 50))
    }

    @Test("a grid's cells are equally wide and each row as high as its highest cell")
    func grid() {
        let found = frame(
            .column([
                .grid(
                    columns: 2, spacing: 20, [block("a", height: 40), block("b", height: 90), block("c", height: 30)])
            ]))
        #expect(found.targets.map(\.rect.size.width) == [490, 490, 490])
        #expect(found.targets[2].rect.minY == 110)
    }

    @Test("chips wrap to the next line when they do not fit")
    func wrap() {
        let chips = (0..<5).map { index in
            View.empty.frame(width: 300, height: 50).button("\(index)", action: "\(index)")
        }
        let found = frame(.column([.wrap(spacing: 10, lineSpacing: 8, chips)]))
        #expect(found.targets.map(\.rect.minY) == [0, 0, 0, 58, 58])
    }

    @Test("of 10,000 rows only those in sight are made")
    func lazyRows() {
        var made: Set<Int> = []
        let rows = LazyRows<String>(id: "rows", count: 10_000, estimatedHeight: 50) { index in
            made.insert(index)
            return View.text("第\(index)行", Font(size: 20), Color(0)).frame(minHeight: 60)
        }
        let engine = LayoutEngine<String, FixedMeasurer>(measurer: FixedMeasurer())
        let view = View<String>.scroll(Scroll(id: "p/list", sections: [.rows(rows, nil)]))
        let first = frame(view, engine)
        #expect(made.count < 25)
        #expect(first.texts.first?.text == "第0行")
        engine.scrolls["p/list"]?.offset = 200_000
        #expect(frame(view, engine).texts.count < 15)
        #expect(made.count < 60)
    }

    @Test("what one reads stays where it is when rows above turn out taller than estimated")
    func anchoring() {
        let rows = LazyRows<String>(id: "rows", count: 100, estimatedHeight: 50) { index in
            View.text("\(index)", Font(size: 20), Color(0)).frame(minHeight: 80)
        }
        let engine = LayoutEngine<String, FixedMeasurer>(measurer: FixedMeasurer())
        let view = View<String>.scroll(Scroll(id: "p/list", initialRow: 50, sections: [.rows(rows, nil)]))
        let before = frame(view, engine)
        #expect(before.texts.first?.text == "50")
        engine.scrolls["p/list"]?.offset -= 20
        let after = frame(view, engine)
        let moved =
            (after.texts.first { $0.text == "51" }?.rect.minY ?? 0)
            - (before.texts.first { $0.text == "51" }?.rect.minY ?? 0)
        #expect(moved == 20)
    }

    @Test("nothing is drawn or answers outside its scroll")
    func clipping() {
        let view = View<String>.column([
            View.scroll(Scroll(id: "p/s", sections: (0..<20).map { .view(block("\($0)", height: 100)) })).frame(
                height: 250),
            block("below", height: 100),
        ])
        let found = frame(view)
        #expect(found.target(at: Point(x: 10, y: 260))?.label == "below")
        #expect(found.targets.filter { $0.label != "below" }.allSatisfy { $0.rect.maxY <= 250 })
    }

    private func damage(from before: View<String>, to now: View<String>) -> [PixelRect] {
        func shown(_ view: View<String>) -> ShownFrame {
            ShownFrame(frame(view).list, scrolls: [], viewport: viewport, grid: PixelGrid(scale: 1))
        }
        return shown(now).changes(since: shown(before)).damage
    }

    @Test("an unchanged list has no damage; a changed item damages only its own place")
    func damage() {
        let first = View<String>.column([block("a", height: 100), block("b", height: 100)])
        #expect(damage(from: first, to: first).isEmpty)
        let other = View<String>.empty.frame(height: 100).box(Decoration(fill: Color(2)))
        #expect(
            damage(from: first, to: .column([block("a", height: 100), other])) == [
                PixelRect(x: 0, y: 100, width: 1000, height: 100)
            ])
    }

    @Test("what changes at two ends of the screen is two small rectangles, not everything between")
    func twoDamages() {
        func bar(_ color: UInt32) -> View<String> { View.empty.frame(height: 20).box(Decoration(fill: Color(color))) }
        func page(_ color: UInt32) -> View<String> {
            .column([bar(color), block("between").flexible(), bar(color)])
        }
        let found = damage(from: page(1), to: page(2)).sorted { $0.y < $1.y }
        #expect(
            found == [
                PixelRect(x: 0, y: 0, width: 1000, height: 20), PixelRect(x: 0, y: 580, width: 1000, height: 20),
            ])
    }

    @Test(
        "text on its colours has at least the contrast of WCAG AAA in both palettes",
        arguments: [Palette.standard, .highContrast])
    func contrast(_ palette: Palette) {
        let pairs: [(Color, Color)] = [
            (palette.ink, palette.paper), (palette.ink, palette.card), (palette.soft, palette.card),
            (palette.onBar, palette.bar), (palette.onPrimary, palette.primary), (palette.good, palette.card),
            (palette.alarm, palette.card), (palette.link, palette.card), (palette.ink, palette.highlight),
        ]
        for (text, background) in pairs + palette.tiles.map({ (palette.onTile, $0) }) {
            #expect(text.contrast(with: background) >= 7, "\(text) on \(background)")
        }
    }
}
