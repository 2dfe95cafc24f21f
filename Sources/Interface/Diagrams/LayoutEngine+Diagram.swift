extension LayoutEngine {
    /// A diagram as wide as it needs, at least as wide as its room.
    func diagramBox(_ diagram: Diagram<Action>, _ proposal: Proposal) -> Box<Action> {
        guard !diagram.steps.isEmpty else { return Box(size: Size(width: proposal.width, height: 0), content: .empty) }
        let metrics = DiagramMetrics(diagram, width: proposal.width, measurer: measurer)
        let placement = LayerPlacement(
            metrics.order, sizes: metrics.sizes, laneWidths: metrics.leastLaneWidths, width: proposal.width,
            spacing: metrics.spacing)
        var drawing = DiagramDrawing(
            metrics: metrics, placement: placement, canvas: ChartCanvas(measurer: measurer, font: diagram.style.font))
        return diagram.part == .lanes ? drawing.lanes() : drawing.steps()
    }
}

/// Draws a diagram that has been laid out.
struct DiagramDrawing<Action, Measurer: TextMeasurer> {
    let metrics: DiagramMetrics<Action, Measurer>
    let placement: LayerPlacement
    var canvas: ChartCanvas<Action, Measurer>

    private var diagram: Diagram<Action> { metrics.diagram }
    private var style: Diagram<Action>.Style { metrics.diagram.style }
    private var order: LayerOrder { metrics.order }
    private let room = 12.0

    init(
        metrics: DiagramMetrics<Action, Measurer>, placement: LayerPlacement, canvas: ChartCanvas<Action, Measurer>
    ) {
        self.metrics = metrics
        self.placement = placement
        self.canvas = canvas
    }

    private func laneColor(_ lane: Int) -> Color {
        (order.lanes.firstIndex(of: lane) ?? 0).isMultiple(of: 2) ? style.wash : style.ground
    }

    // MARK: Lanes

    mutating func lanes() -> Box<Action> {
        let names = order.lanes.map { lane -> (Int, StyledText, TextLayout) in
            let range = placement.lanes[lane]
            let (text, layout) = metrics.laneName(lane, width: range.upperBound - range.lowerBound)
            return (lane, text, layout)
        }
        let height = (names.map(\.2.size.height).max() ?? 0) + 16
        for (lane, text, layout) in names {
            let range = placement.lanes[lane]
            let width = range.upperBound - range.lowerBound
            canvas.fill(Rect(x: range.lowerBound, y: 0, width: width, height: height), laneColor(lane))
            canvas.add(
                Box(size: Size(width: width - 12, height: layout.size.height), content: .text(text, layout)),
                at: Point(x: range.lowerBound + 6, y: ((height - layout.size.height) / 2).rounded()))
        }
        separateLanes(height: height)
        canvas.fill(Rect(x: 0, y: height - 2, width: placement.size.width, height: 2), style.line)
        return canvas.box(size: Size(width: placement.size.width, height: height))
    }

    private mutating func separateLanes(height: Double) {
        for lane in order.lanes {
            canvas.fill(Rect(x: placement.lanes[lane].upperBound - 1, y: 0, width: 2, height: height), style.line)
        }
    }

    // MARK: Steps and ways

    mutating func steps() -> Box<Action> {
        let height = placement.size.height + 2 * room
        for lane in order.lanes {
            let range = placement.lanes[lane]
            canvas.fill(
                Rect(x: range.lowerBound, y: 0, width: range.upperBound - range.lowerBound, height: height),
                laneColor(lane))
        }
        separateLanes(height: height)
        for way in diagram.ways.indices { draw(way: way) }
        for layer in order.layers {
            for place in layer { draw(place) }
        }
        return canvas.box(size: Size(width: placement.size.width, height: height))
    }

    private mutating func draw(way: Int) {
        let points = placement.routes[way].map { Point(x: $0.x, y: $0.y + room) }
        guard let tip = points.last, points.count > 1 else { return }
        let isBack = order.isBack[way]
        let color = isBack ? style.soft : style.ink
        let end = Point(x: tip.x, y: tip.y - 10)
        let line = Array(points.dropLast()) + [end]
        if isBack {
            for (from, to) in zip(line, line.dropFirst()) {
                for dash in Self.dashes(from, to) { canvas.draw(.line(dash, width: 3), color) }
            }
        } else {
            canvas.draw(.line(line, width: 3), color)
        }
        canvas.draw(
            .polygon([Point(x: tip.x - 10, y: tip.y - 18), Point(x: tip.x + 10, y: tip.y - 18), tip]), color)
    }

    private static func dashes(_ from: Point, _ to: Point) -> [[Point]] {
        let whole = from.distance(to: to)
        guard whole > 0 else { return [] }
        func at(_ distance: Double) -> Point {
            let share = min(1, distance / whole)
            return Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
        }
        return stride(from: 0, to: whole, by: 18).map { [at($0), at($0 + 10)] }
    }

    private mutating func draw(_ place: Int) {
        var rect = placement.rects[place]
        rect.origin.y += room
        switch order.places[place].content {
        case .pass: break
        case .label(let way):
            let (text, layout) = metrics.label(of: way)
            canvas.fill(rect, laneColor(order.places[place].lane))
            canvas.add(Box(size: rect.size, content: .text(text, layout)), at: rect.origin)
        case .step(let index):
            let box = StepDrawing(step: diagram.steps[index], metrics: metrics, size: rect.size).box
            canvas.add(box, at: rect.origin)
        }
    }
}

/// One step: its outline, number, sign, time and title.
private struct StepDrawing<Action, Measurer: TextMeasurer> {
    let step: Diagram<Action>.Step
    let metrics: DiagramMetrics<Action, Measurer>
    let size: Size

    private var style: Diagram<Action>.Style { metrics.diagram.style }
    private var isSpoken: Bool { step.reading.spans.contains(where: \.isSpoken) }

    var box: Box<Action> {
        var canvas = ChartCanvas<Action, Measurer>(measurer: metrics.measurer, font: style.font)
        drawOutline(on: &canvas)
        if metrics.diagram.isOverview {
            canvas.write(
                step.number, style.ink, x: size.width / 2, top: ((size.height - style.font.lineHeight) / 2).rounded(),
                .center, font: style.font.bold)
            if step.isRisky { drawSign(x: size.width - 22, y: -8, side: 26, withMark: false, on: &canvas) }
        } else {
            drawTexts(on: &canvas)
        }
        let drawn = Box<Action>(size: size, content: .described(step.reading, words: "", canvas.box(size: size)))
        guard let action = step.action, !metrics.diagram.isOverview else { return drawn }
        let button = Button(step.title, radius: radius, action: action)
        return Box(size: size, content: .button(button, drawn))
    }

    private var radius: Double {
        switch step.outline {
        case .round: min(32, size.height / 2)
        case .square, .chamfered: 8
        }
    }

    private func drawOutline(on canvas: inout ChartCanvas<Action, Measurer>) {
        let rect = Rect(origin: .zero, size: size)
        let fill = isSpoken ? style.mark : style.card
        guard step.outline == .chamfered else {
            canvas.fill(rect, fill, radius: radius)
            return canvas.border(rect, style.ink, width: step.outline == .round ? 5 : 3, radius: radius)
        }
        let cut = min(18, size.height / 4)
        let inside = rect.inset(by: Insets(all: 2))
        let corners = [
            Point(x: inside.minX + cut, y: inside.minY), Point(x: inside.maxX - cut, y: inside.minY),
            Point(x: inside.maxX, y: inside.minY + cut), Point(x: inside.maxX, y: inside.maxY - cut),
            Point(x: inside.maxX - cut, y: inside.maxY), Point(x: inside.minX + cut, y: inside.maxY),
            Point(x: inside.minX, y: inside.maxY - cut), Point(x: inside.minX, y: inside.minY + cut),
        ]
        canvas.draw(.polygon(corners), fill)
        canvas.draw(.outline(corners, width: 4), style.accent)
    }

    private func drawTexts(on canvas: inout ChartCanvas<Action, Measurer>) {
        let (left, line) = (metrics.padding, style.font.lineHeight)
        canvas.write(step.number, style.ink, x: left, top: 10, .leading, font: style.font.bold)
        if step.isRisky {
            let side = metrics.signSide
            let x = left + metrics.width(of: step.number, style.font.bold) + 10
            drawSign(x: x, y: 10 + ((line - side) / 2).rounded(), side: side, withMark: true, on: &canvas)
        }
        let beside = metrics.timeIsBeside(step)
        if !step.time.isEmpty, beside {
            canvas.write(step.time, style.soft, x: size.width - left, top: 10, .trailing)
        }
        let (text, layout) = metrics.layout(step.title, style.font, style.ink, width: metrics.inner, .leading)
        canvas.add(Box(size: layout.size, content: .text(text, layout)), at: Point(x: left, y: 10 + line))
        if !step.time.isEmpty, !beside {
            canvas.write(step.time, style.soft, x: left, top: 10 + line + layout.size.height, .leading)
        }
    }

    /// A triangle with an exclamation mark in it, drawn as shapes: it is a sign, not a text.
    private func drawSign(
        x: Double, y: Double, side: Double, withMark: Bool, on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        canvas.draw(
            .polygon([
                Point(x: x + side / 2, y: y), Point(x: x + side, y: y + side), Point(x: x, y: y + side),
            ]), style.alarm)
        guard withMark else { return }
        let middle = x + side / 2
        canvas.draw(
            .rectangle(Rect(x: middle - 1.5, y: y + side * 0.38, width: 3, height: side * 0.32)), style.onAlarm)
        canvas.draw(.disc(center: Point(x: middle, y: y + side * 0.83), radius: 2), style.onAlarm)
    }
}
