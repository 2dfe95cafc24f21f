/// Lines through the values of each series, with a mark of its own form at each value.
enum LineChart {
    private static let plotHeight = 300.0

    private struct Place<Action> {
        let chart: Chart<Action>
        let plot: Rect
        let slot: Double

        func point(_ index: Int, _ value: Double) -> Point {
            Point(
                x: (plot.minX + (Double(index) + 0.5) * slot).rounded(),
                y: (plot.maxY - chart.scale.share(of: value) * plot.size.height).rounded())
        }
    }

    /// Draws the lines, and tells how tall the whole chart is.
    static func draw<Action, Measurer: TextMeasurer>(
        _ chart: Chart<Action>, width: Double, top: Double, on canvas: inout ChartCanvas<Action, Measurer>
    ) -> Double {
        let axis = (canvas.widest(chart.tickLabels) + 16).rounded()
        let line = canvas.lineHeight
        let count = max(1, chart.categories.count)
        let plot = Rect(x: axis, y: top + line, width: width - axis, height: plotHeight)
        let place = Place(chart: chart, plot: plot, slot: plot.size.width / Double(count))
        for (tick, label) in zip(chart.scale.ticks, chart.tickLabels) {
            let y = (plot.maxY - chart.scale.share(of: tick) * plotHeight).rounded()
            canvas.fill(
                Rect(x: axis, y: y - 1, width: plot.size.width, height: 2),
                tick == 0 ? chart.style.soft : chart.style.line)
            canvas.write(label, chart.style.soft, x: axis - 16, top: y - line / 2, .trailing)
        }
        let nameTop = plot.maxY + line
        drawNames(place, top: nameTop, on: &canvas)
        for index in chart.series.indices.reversed() { drawLine(index, place, on: &canvas) }
        writeValues(place, on: &canvas)
        for (index, category) in chart.categories.enumerated() where place.slot >= Theme.minimumTarget + 8 {
            guard let action = category.action else { continue }
            let rect = Rect(
                x: axis + Double(index) * place.slot + 4, y: top, width: place.slot - 8, height: nameTop + line - top)
            canvas.target(rect, category.name, action)
        }
        return nameTop + line
    }

    /// As many names as have room, the last one among them.
    private static func drawNames<Action, Measurer: TextMeasurer>(
        _ place: Place<Action>, top: Double, on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        let names = place.chart.categories.map(\.name)
        let every = max(1, Int(((canvas.widest(names) + 12) / place.slot).rounded(.up)))
        for (index, name) in names.enumerated() where (names.count - 1 - index).isMultiple(of: every) {
            let half = canvas.width(of: name) / 2
            let x = min(place.point(index, 0).x, place.plot.maxX - half)
            canvas.write(name, place.chart.style.ink, x: x, top: top, .center)
        }
    }

    /// A gap where nothing is known; a second series has a broken line, a third one dots.
    private static func drawLine<Action, Measurer: TextMeasurer>(
        _ series: Int, _ place: Place<Action>, on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        let chart = place.chart
        let points = chart.categories.enumerated().map { index, category -> Point? in
            category.values.indices.contains(series)
                ? category.values[series].map { place.point(index, $0.amount) } : nil
        }
        let color = chart.series[series].color
        for part in points.split(separator: nil).map({ $0.compactMap { $0 } }) {
            if series == 0 {
                canvas.draw(.line(part, width: 5), color)
            } else {
                for dash in dashes(part, length: series == 1 ? 18 : 5) { canvas.draw(.line(dash, width: 4), color) }
            }
            for point in part {
                canvas.draw(mark(series, at: point, radius: 13), chart.style.ground)
                canvas.draw(mark(series, at: point, radius: 9), color)
            }
        }
    }

    private static func dashes(_ points: [Point], length: Double) -> [[Point]] {
        zip(points, points.dropFirst()).flatMap { from, to -> [[Point]] in
            let whole = from.distance(to: to)
            func at(_ distance: Double) -> Point {
                let share = whole > 0 ? min(1, distance / whole) : 0
                return Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
            }
            return stride(from: 0, to: whole, by: length * 2).map { [at($0), at($0 + length)] }
        }
    }

    /// Disc, square, diamond, triangle.
    private static func mark(_ series: Int, at center: Point, radius: Double) -> Shape {
        func corners(_ turns: [(Double, Double)]) -> Shape {
            .polygon(turns.map { Point(x: center.x + $0.0 * radius, y: center.y + $0.1 * radius) })
        }
        return switch series % 4 {
        case 0: .disc(center: center, radius: radius)
        case 1: corners([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
        case 2: corners([(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)])
        default: corners([(0, -1.1), (1.1, 0.9), (-1.1, 0.9)])
        }
    }

    /// Newest first, then the highest and lowest, then the others: each where it covers no other value.
    private static func writeValues<Action, Measurer: TextMeasurer>(
        _ place: Place<Action>, on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        let chart = place.chart
        var taken: [Rect] = []
        for series in chart.series.indices {
            let values = chart.categories.enumerated().compactMap { index, category -> (Int, Chart<Action>.Value)? in
                guard category.values.indices.contains(series), let value = category.values[series] else { return nil }
                return (index, value)
            }
            let extremes = [
                values.last, values.max { $0.1.amount < $1.1.amount }, values.min { $0.1.amount < $1.1.amount },
            ]
            for (index, value) in extremes.compactMap({ $0 }) + values {
                let point = place.point(index, value.amount)
                let half = canvas.width(of: value.label) / 2
                let middle = min(max(point.x, place.plot.minX + half), place.plot.maxX - half)
                let tops = [point.y - 14 - canvas.lineHeight, point.y + 14]
                let rects = tops.map {
                    Rect(x: middle - half - 6, y: $0, width: half * 2 + 12, height: canvas.lineHeight)
                }
                guard let rect = rects.first(where: { rect in !taken.contains { $0.intersects(rect) } }),
                    rect.minY >= place.plot.minY - canvas.lineHeight - 1,
                    rect.maxY <= place.plot.maxY + canvas.lineHeight
                else { continue }
                taken.append(rect)
                canvas.write(value.label, chart.style.ink, x: middle, top: rect.minY, .center)
            }
        }
    }
}
