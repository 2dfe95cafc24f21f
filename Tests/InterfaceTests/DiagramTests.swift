import Testing

@testable import Interface

/// Flow charts: layers, lanes, loops and labels, with nothing upon anything else.
@MainActor
struct DiagramTests {
    private typealias Way = (Int, Int, String)

    private func diagram(_ lanes: [Int], _ ways: [Way], fontSize: Double = 28) -> Diagram<Int> {
        Diagram<Int>(
            lanes: (0...(lanes.max() ?? 0)).map { "科室\($0)" },
            steps: lanes.enumerated().map { index, lane in
                .init(
                    number: "\(index + 1)", title: "第\(index + 1)步要做的事情", time: index % 3 == 0 ? "5 天" : "",
                    isRisky: index % 2 == 0, outline: index % 4 == 2 ? .chamfered : .square, lane: lane,
                    reading: StyledText(
                        spans: [TextSpan("读\(index + 1)", color: Color(0))], font: Font(size: fontSize)),
                    action: index)
            }, ways: ways.map { .init(from: $0.0, to: $0.1, label: $0.2) },
            style: .init(
                font: Font(size: fontSize), ink: Color(0x1F1B16), soft: Color(0x5A5248), line: Color(0xE3DACB),
                card: Color(0xFFFFFF), ground: Color(0xFAF7F1), wash: Color(0xF4ECDF), accent: Color(0x7C4B0E),
                alarm: Color(0xA8231C), onAlarm: Color(0xFFFFFF), mark: Color(0xF7DC9E)))
    }

    private func placement(_ diagram: Diagram<Int>, width: Double = 984) -> (LayerOrder, LayerPlacement) {
        let metrics = DiagramMetrics(diagram, width: width, measurer: FixedMeasurer())
        return (
            metrics.order,
            LayerPlacement(
                metrics.order, sizes: metrics.sizes, laneWidths: metrics.leastLaneWidths, width: width,
                spacing: metrics.spacing)
        )
    }

    /// Thirty steps in five lanes with branches and four loops.
    private var large: Diagram<Int> {
        let lanes = (0..<30).map { $0 < 10 ? 0 : $0 % 5 }
        var ways: [Way] = (0..<29).map { ($0, $0 + 1, $0 % 4 == 0 ? "通过" : "") }
        ways += [(4, 9, "不通过"), (10, 20, "暂缓"), (8, 3, "补正"), (16, 12, "重来"), (25, 11, "异议"), (29, 27, "返工")]
        return diagram(lanes, ways)
    }

    @Test("a way always leads down, unless it leads back; a loop of ways has exactly one of those")
    func layers() {
        let order = LayerOrder(
            stepLanes: [0, 0, 1, 0],
            ways: [(0, 1), (1, 2), (2, 1), (2, 3), (0, 3)].map { .init(from: $0.0, to: $0.1, hasLabel: false) },
            laneCount: 2)
        #expect(order.isBack == [false, false, true, false, false])
        #expect(order.places.prefix(4).map(\.layer) == [0, 2, 4, 6])
    }

    @Test("a circle without a start, steps without ways, and a way to itself are laid out too")
    func odd() {
        for ways in [[(0, 1, ""), (1, 2, ""), (2, 0, "")], [], [(0, 0, "自己")], [(1, 0, ""), (2, 0, "")]] as [[Way]] {
            let (_, placement) = placement(diagram([0, 0, 1], ways))
            #expect(placement.rects.prefix(3).allSatisfy { !$0.isEmpty })
            #expect(placement.size.height > 0)
        }
        #expect(placement(diagram([0], [])).1.rects.count == 1)
    }

    @Test("lanes change places when that shortens the ways")
    func laneOrder() {
        let order = LayerOrder(
            stepLanes: [0, 1, 2, 1, 2, 0],
            ways: [(0, 2), (2, 1), (1, 4), (4, 3)].map { .init(from: $0.0, to: $0.1, hasLabel: false) },
            laneCount: 3)
        #expect(order.lanes == [0, 2, 1])
    }

    @Test(
        "thirty steps with branches and loops: no step or label upon another, each in its lane",
        arguments: [600.0, 984, 1800])
    func thirty(width: Double) {
        let (order, placement) = placement(large, width: width)
        for layer in order.layers {
            for (place, first) in layer.enumerated() {
                for second in layer[(place + 1)...] {
                    #expect(!placement.rects[first].intersects(placement.rects[second]))
                }
            }
        }
        for (index, place) in order.places.enumerated() {
            let lane = placement.lanes[place.lane]
            #expect(placement.rects[index].minX >= lane.lowerBound - 0.5)
            #expect(placement.rects[index].maxX <= lane.upperBound + 0.5)
        }
        #expect(placement.size.width >= width)
    }

    @Test("no way runs through a step that it does not belong to, and all pieces are straight up, down or across")
    func routes() {
        let diagram = large
        let (_, placement) = placement(diagram)
        for (way, route) in placement.routes.enumerated() {
            for (from, to) in zip(route, route.dropFirst()) {
                #expect(from.x == to.x || from.y == to.y)
                let piece = Rect(
                    x: min(from.x, to.x), y: min(from.y, to.y) + 1, width: max(1, abs(from.x - to.x)),
                    height: max(1, abs(from.y - to.y) - 2))
                for step in diagram.steps.indices where step != diagram.ways[way].from && step != diagram.ways[way].to {
                    #expect(!piece.intersects(placement.rects[step]), "way \(way) through step \(step + 1)")
                }
            }
            #expect(route.first?.y == placement.rects[diagram.ways[way].from].maxY)
            #expect(route.last?.y == placement.rects[diagram.ways[way].to].minY)
        }
    }

    @Test("two ways that come from different steps never run upon each other down into another step's way")
    func tracks() {
        // Two neighbours that swap sides: both lines across lie on tracks of their own.
        let (_, placement) = placement(diagram([0, 1, 0, 1], [(0, 3, ""), (1, 2, "")]))
        let across = placement.routes.map { route in
            zip(route, route.dropFirst()).filter { $0.y == $1.y && $0.x != $1.x }.map {
                Rect(x: min($0.x, $1.x), y: $0.y, width: abs($0.x - $1.x), height: 1)
            }
        }
        #expect(across.allSatisfy { !$0.isEmpty })
        for first in across[0] { #expect(across[1].allSatisfy { !$0.intersects(first) }) }
    }

    private func loop(_ diagram: Diagram<Int>, width: Double) -> Frame<Int> {
        let engine = LayoutEngine<Int, FixedMeasurer>(measurer: FixedMeasurer())
        let view = View<Int>.sideways(id: "page/flow", .diagram(diagram))
        let box = engine.box(view, Proposal(width: width, fillsWidth: true, height: nil))
        var frame = Frame<Int>(background: Color(0xFFFFFF))
        frame.emit(box, at: .zero, clip: Rect(origin: .zero, size: box.size))
        return frame
    }

    @Test("each step opens its text and is as large as a finger; in the overview nothing can be touched")
    func touch() {
        let frame = loop(large, width: 1800)
        #expect(frame.targets.count == 30)
        #expect(frame.targets.allSatisfy { $0.rect.size.width >= 96 && $0.rect.size.height >= 96 })
        var overview = large
        overview.isOverview = true
        #expect(loop(overview, width: 984).targets.isEmpty)
        #expect(loop(overview, width: 984).sideways.allSatisfy { $0.maximumOffset == 0 })
    }

    @Test("steps are read one after another in their order; the one being read is marked")
    func reading() throws {
        let view = View<Int>.diagram(diagram([0, 1, 0], [(0, 1, ""), (1, 2, "")]))
        let order = ReadingOrder(of: view)
        let first = try #require(order.start)
        let second = try #require(order.next(after: first.place))
        #expect([first.text, second.text] == ["读1", "读2"])
        let marked = view.marking(second.place, token: 1) {
            $0.spoken(0..<2, background: Color(0xFFFF00), color: Color(0))
        }
        guard case .diagram(let diagram) = marked else { return }
        let fills = loop(diagram, width: 984).list.items.filter {
            if case .fill(_, Color(0xF7DC9E), _) = $0.command { true } else { false }
        }
        #expect(fills.count == 1)
        #expect(loop(diagram, width: 984).spoken.map(\.text) == ["读2"])
    }
}

/// What is wider than its room moves sideways, by buttons and by a finger.
@MainActor
struct SidewaysTests {
    private struct WidePage: InterfaceProgram {
        mutating func reduce(_ action: Int) {}
        mutating func takeEffects() -> [Never] { [] }
        mutating func noteActivity(at time: Milliseconds) {}
        mutating func type(_ event: InputEvent) {}
        mutating func advance(to time: Milliseconds) {}
        func nextWake(after time: Milliseconds) -> Milliseconds? { nil }
        func body(in viewport: Size) -> View<Int> {
            let steps = (0..<8).map { index in
                Diagram<Int>.Step(
                    number: "\(index)", title: "很长的一步要做的事情", time: "", isRisky: false, outline: .square, lane: index,
                    reading: StyledText(spans: [TextSpan("步\(index)", color: Color(0))], font: Font(size: 60)),
                    action: nil)
            }
            let color = Color(0xFFFFFF)
            let wide = View<Int>.diagram(
                Diagram(
                    lanes: steps.map(\.number), steps: steps,
                    ways: (0..<7).map { .init(from: $0, to: $0 + 1, label: "") },
                    style: .init(
                        font: Font(size: 60), ink: Color(0), soft: Color(0), line: color, card: color, ground: color,
                        wash: color, accent: color, alarm: color, onAlarm: color, mark: color)))
            let button = View<Int>.text("向右", Font(size: 30), Color(0)).frame(height: 100)
            return .column([
                View.scroll(Scroll(id: "page/list", sections: [.view(.sideways(id: "page/wide", wide))])).flexible(),
                .turn(PageControl(scroll: "page/wide", direction: .forward, label: "向右", radius: 0), button),
            ])
        }
        var page: String { "page" }
        var livePages: Set<String> { ["page"] }
        var background: Color { Color(0xFFFFFF) }
        var pressedShade: Color { Color(0).opacity(0.1) }
    }

    @Test("a button moves by most of what is in sight, up to the end")
    func button() throws {
        let loop = InterfaceLoop(WidePage(), viewport: Size(width: 1000, height: 1000), measurer: FixedMeasurer())
        _ = loop.nextFrame()
        let maximum = try #require(loop.engine.sideways["page/wide"]?.maximum)
        #expect(maximum > 1000)
        let target = try #require(loop.frame.targets.first { $0.label == "向右" })
        for step in 0..<6 {
            loop.handle(.pointerDown(id: 1, target.rect.center), at: Milliseconds(step * 1000))
            loop.handle(.pointerUp(id: 1, target.rect.center), at: Milliseconds(step * 1000 + 50))
            _ = loop.nextFrame()
            #expect(loop.engine.sideways["page/wide"]?.offset == min(maximum, Double(step + 1) * 600))
        }
        #expect(loop.engine.sideways["page/wide"]?.offset == maximum)
    }

    @Test("a finger that moves sideways moves it; one that moves up scrolls the page")
    func finger() {
        let loop = InterfaceLoop(WidePage(), viewport: Size(width: 1000, height: 1000), measurer: FixedMeasurer())
        _ = loop.nextFrame()
        loop.handle(.pointerDown(id: 1, Point(x: 800, y: 400)), at: 0)
        loop.handle(.pointerMoved(id: 1, Point(x: 700, y: 405)), at: 30)
        loop.handle(.pointerMoved(id: 1, Point(x: 500, y: 420)), at: 60)
        loop.handle(.pointerUp(id: 1, Point(x: 500, y: 420)), at: 400)
        #expect(loop.engine.sideways["page/wide"]?.offset == 300)
        #expect(loop.engine.scrolls["page/list"]?.offset == 0)
        loop.handle(.pointerDown(id: 1, Point(x: 800, y: 400)), at: 1000)
        loop.handle(.pointerMoved(id: 1, Point(x: 790, y: 300)), at: 1030)
        loop.handle(.pointerUp(id: 1, Point(x: 790, y: 300)), at: 1400)
        #expect(loop.engine.sideways["page/wide"]?.offset == 300)
        #expect(loop.engine.scrolls["page/list"]?.offset == 100)
    }
}
