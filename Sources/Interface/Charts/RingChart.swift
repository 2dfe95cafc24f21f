/// Shares of a whole as pieces of a ring, each named in a row beside it with its figure.
enum RingChart {
    /// Draws ring and rows, and tells how tall the whole chart is. A value below zero has no piece; its row says it.
    static func draw<Action, Measurer: TextMeasurer>(
        _ chart: Chart<Action>, width: Double, top: Double, on canvas: inout ChartCanvas<Action, Measurer>
    ) -> Double {
        let words = chart.categories.map { "\($0.name)  \(label(of: $0))" }
        let rowWidth = canvas.widest(words) + 60
        let isBeside = rowWidth + 300 <= width
        let diameter = min(360, isBeside ? width - rowWidth - 40 : width).rounded()
        drawRing(chart, Rect(x: 0, y: top, width: diameter, height: diameter), on: &canvas)
        let left = isBeside ? diameter + 40 : 0
        let first = isBeside ? top : top + diameter + 24
        let step = (chart.categories.contains { $0.action != nil } ? Theme.minimumTarget : canvas.lineHeight) + 8
        for (index, category) in chart.categories.enumerated() {
            let rect = Rect(x: left, y: first + Double(index) * step, width: width - left, height: step - 8)
            drawRow(chart, index, category, in: rect, on: &canvas)
        }
        return max(top + diameter, first + Double(chart.categories.count) * step - 8)
    }

    private static func label<Action>(of category: Chart<Action>.Category) -> String {
        category.values.first.flatMap { $0?.label } ?? ""
    }

    private static func amount<Action>(of category: Chart<Action>.Category) -> Double {
        max(0, category.values.first.flatMap { $0?.amount } ?? 0)
    }

    /// Pieces differ in colour and pattern by the series of their number.
    private static func look<Action>(_ chart: Chart<Action>, _ index: Int) -> Chart<Action>.Series {
        chart.series.isEmpty
            ? .init("", color: chart.style.ink, pattern: .solid) : chart.series[index % chart.series.count]
    }

    private static func drawRing<Action, Measurer: TextMeasurer>(
        _ chart: Chart<Action>, _ rect: Rect, on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        let center = rect.center
        let (outer, inner) = (rect.size.width / 2, rect.size.width / 2 * 0.56)
        let total = chart.categories.reduce(0) { $0 + amount(of: $1) }
        guard total > 0 else {
            canvas.draw(.sector(center: center, inner: inner, outer: outer, from: 0, to: 1), chart.style.line)
            return
        }
        var turn = 0.0
        for (index, category) in chart.categories.enumerated() where amount(of: category) > 0 {
            let series = look(chart, index)
            let end = turn + amount(of: category) / total
            let piece = Shape.sector(
                center: center, inner: inner, outer: outer, from: turn, to: end, pattern: series.pattern)
            canvas.draw(piece, series.color)
            if end - turn < 1, let outline = piece.contours.first {
                canvas.draw(.outline(outline, width: 3), series.color)
                // A gap on the ground's colour keeps neighbours apart.
                for edge in [turn, end] {
                    let line = [inner - 2, outer + 2].map { radius -> Point in
                        Shape.arc(center: center, radius: radius, from: edge, to: edge)[0]
                    }
                    canvas.draw(.line(line, width: 4), chart.style.ground)
                }
            }
            turn = end
        }
    }

    private static func drawRow<Action, Measurer: TextMeasurer>(
        _ chart: Chart<Action>, _ index: Int, _ category: Chart<Action>.Category, in rect: Rect,
        on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        let middle = rect.center.y
        let side = 30.0
        let swatch = Rect(x: rect.minX + 12, y: (middle - side / 2).rounded(), width: side, height: side)
        canvas.bar(swatch, look(chart, index))
        let top = (middle - canvas.lineHeight / 2).rounded()
        canvas.write(
            "\(category.name)  \(label(of: category))", chart.style.ink, x: swatch.maxX + 16, top: top, .leading)
        if let action = category.action { canvas.target(rect, category.name, action) }
    }
}
