import Foundation
import Testing

@testable import Interface

/// Reading aloud: what comes after what, what is marked, and what comes into sight.
struct ReadingOrderTests {
    private typealias TestView = View<Int>

    private let ink = Color(0x000000)

    private func text(_ text: String) -> TestView { .text(text, Font(size: 30), ink) }

    private func page(rows: Int, initialRow: Int? = nil) -> TestView {
        let list = LazyRows<Int>(id: "rows", count: rows, estimatedHeight: 60) { row in
            TestView.column([text("第\(row)行"), text("第\(row)行的说明")]).button("第\(row)行", action: row)
        }
        return .column([
            text("标题"),
            View.scroll(
                Scroll(
                    id: "page/list", initialRow: initialRow,
                    sections: [.view(text("开头")), .rows(list, nil), .view(text("结尾"))])
            ).flexible(),
        ])
    }

    private func read(_ view: TestView) -> [String] {
        let order = ReadingOrder(of: view)
        var words: [String] = []
        var next = order.start
        while let current = next {
            words.append(current.text)
            next = order.next(after: current.place)
        }
        return words
    }

    @Test("every text comes once, from top to bottom, rows out of sight included")
    func order() {
        #expect(read(page(rows: 2)) == ["标题", "开头", "第0行", "第0行的说明", "第1行", "第1行的说明", "结尾"])
        #expect(read(page(rows: 0)) == ["标题", "开头", "结尾"])
        #expect(read(.empty).isEmpty)
    }

    @Test("a page opened at an article is read from that article on")
    func entry() {
        #expect(read(page(rows: 3, initialRow: 2)) == ["第2行", "第2行的说明", "结尾"])
    }

    @Test("the sentence that is read is marked, and only it")
    func marking() throws {
        let order = ReadingOrder(of: page(rows: 2))
        var place = try #require(order.start).place
        for _ in 0..<3 { place = try #require(order.next(after: place)).place }
        let marked = page(rows: 2).marking(place, token: 1) {
            $0.spoken(4..<6, background: Color(0xFFFF00), color: ink)
        }
        let frame = try laidOut(marked, height: 600)
        #expect(frame.spoken.map(\.text) == ["说明"])
        #expect(frame.texts.contains { $0.text == "第0行的说明" })
    }

    @Test("spans keep their looks around the marked characters")
    func spans() {
        let spans = [TextSpan("重要：", color: ink, isStrong: true), TextSpan("今天停水。", color: ink)]
        let marked = spans.spoken(2..<5, background: Color(0xFFFF00), color: ink)
        #expect(marked.map(\.text) == ["重要", "：", "今天", "停水。"])
        #expect(marked.map(\.isSpoken) == [false, true, true, false])
        #expect(marked.map(\.isStrong) == [true, true, false, false])
    }

    @Test("what is read comes into sight once; scrolling away afterwards is respected")
    func reveal() throws {
        let engine = LayoutEngine<Int, FixedMeasurer>(measurer: FixedMeasurer())
        let view = page(rows: 500)
        let place = ReadingPlace(block: 2, row: 400, text: 1)
        func frame(_ token: Int) -> Frame<Int> {
            let size = Size(width: 400, height: 600)
            let marked = view.marking(place, token: token) { $0.spoken(0..<2, background: ink, color: ink) }
            var frame = Frame<Int>(background: Color(0xFFFFFF))
            frame.emit(engine.layout(marked, viewport: size), at: .zero, clip: Rect(origin: .zero, size: size))
            return frame
        }
        #expect(frame(1).spoken.map(\.text) == ["第4"])
        engine.scrolls["page/list"]?.offset = 0
        #expect(frame(1).spoken.isEmpty)
        #expect(!frame(2).spoken.isEmpty)
    }

    @Test("other words reach texts, names of controls and rows not yet made")
    func words() throws {
        let view = page(rows: 1).mapWords { $0.replacingOccurrences(of: "第", with: "No. ") }
        let frame = try laidOut(view, height: 600)
        #expect(frame.texts.map(\.text).contains("No. 0行的说明"))
        #expect(frame.targets.map(\.label) == ["No. 0行"])
    }

    private func laidOut(_ view: TestView, height: Double) throws -> Frame<Int> {
        let engine = LayoutEngine<Int, FixedMeasurer>(measurer: FixedMeasurer())
        let size = Size(width: 400, height: height)
        var frame = Frame<Int>(background: Color(0xFFFFFF))
        frame.emit(engine.layout(view, viewport: size), at: .zero, clip: Rect(origin: .zero, size: size))
        return frame
    }
}

/// Long lists whose rows turn out otherwise than estimated.
struct RowHeightTests {
    @Test("at the end of a list that is shorter than estimated, no row lies upon another")
    func end() {
        let engine = LayoutEngine<Int, FixedMeasurer>(measurer: FixedMeasurer())
        let size = Size(width: 400, height: 600)
        let list = LazyRows<Int>(id: "rows", count: 40, estimatedHeight: 400) { row in
            .text("第\(row)行", Font(size: row % 2 == 0 ? 30 : 90), Color(0))
        }
        let view = View.scroll(Scroll<Int>(id: "page/list", sections: [.rows(list, nil)]))
        _ = engine.layout(view, viewport: size)
        engine.scrolls["page/list"]?.offset = 1_000_000
        var frame = Frame<Int>(background: Color(0xFFFFFF))
        frame.emit(engine.layout(view, viewport: size), at: .zero, clip: Rect(origin: .zero, size: size))
        let texts = frame.texts.map(\.rect)
        #expect(texts.count > 3)
        #expect(zip(texts, texts.dropFirst()).allSatisfy { $0.maxY <= $1.minY + 0.5 })
    }
}
