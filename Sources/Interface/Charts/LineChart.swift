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
                tick == chart.scale.low ? chart.style.soft : chart.style.line)
            canvas.write(label, chart.style.soft, x: axis - 16, top: y - line / 2, .trailing)
        }
        let nameTop = plot.maxY + line
        drawNames(place, top: nameTop, on: &canvas)
        // Lines at the ticks give way to values; lines of values do not.
        let labels = labels(place, canvas)
        for label in labels {
            canvas.fill(label.rect.inset(by: Insets(horizontal: 3, vertical: 4)), chart.style.ground)
        }
        for index in chart.series.indices.reversed() { drawLine(index, place, on: &canvas) }
        for label in labels {
            canvas.write(label.text, chart.style.ink, x: label.rect.center.x, top: label.rect.minY, .center)
        }
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

    /// The values of the first series where they cover no mark and no other value: the newest first, then the highest and
    /// lowest. Of the other series, which may lie close to it, the newest.
    private static func labels<Action, Measurer: TextMeasurer>(
        _ place: Place<Action>, _ canvas: ChartCanvas<Action, Measurer>
    ) -> [(text: String, rect: Rect)] {
        let chart = place.chart
        var labels: [(text: String, rect: Rect)] = []
        var taken = chart.categories.enumerated().flatMap { index, category in
            category.values.compactMap { $0 }.map { value -> Rect in
                let point = place.point(index, value.amount)
                return Rect(x: point.x - 11, y: point.y - 11, width: 22, height: 22)
            }
        }
        for series in chart.series.indices {
            for (index, value) in candidates(series, chart) {
                let point = place.point(index, value.amount)
                let half = canvas.width(of: value.label) / 2
                let middle = min(max(point.x, place.plot.minX + half), place.plot.maxX - half)
                let tops = [point.y - 14 - canvas.lineHeight, point.y + 14]
                let rects = (isValley(index, series, chart) ? tops.reversed() : tops).map {
                    Rect(x: middle - half - 6, y: $0, width: half * 2 + 12, height: canvas.lineHeight)
                }
                let free = rects.first { rect in
                    !taken.contains { $0.intersects(rect) } && rect.minY >= place.plot.minY - canvas.lineHeight - 1
                        && rect.maxY <= place.plot.maxY + canvas.lineHeight
                }
                guard let free else { continue }
                taken.append(free)
                labels.append((value.label, free))
            }
        }
        return labels
    }

    /// Where the line turns up again, there is room under it.
    private static func isValley<Action>(_ index: Int, _ series: Int, _ chart: Chart<Action>) -> Bool {
        func amount(_ index: Int) -> Double? {
            guard chart.categories.indices.contains(index) else { return nil }
            let values = chart.categories[index].values
            return values.indices.contains(series) ? values[series]?.amount : nil
        }
        guard let middle = amount(index), let before = amount(index - 1), let after = amount(index + 1) else {
            return false
        }
        return middle < before && middle < after
    }

    private static func candidates<Action>(_ series: Int, _ chart: Chart<Action>) -> [(Int, Chart<Action>.Value)] {
        let values = chart.categories.enumerated().compactMap { index, category -> (Int, Chart<Action>.Value)? in
            guard category.values.indices.contains(series), let value = category.values[series] else { return nil }
            return (index, value)
        }
        guard series == 0 else { return values.suffix(1) }
        let first = [
            values.last, values.max { $0.1.amount < $1.1.amount }, values.min { $0.1.amount < $1.1.amount },
        ].compactMap { $0 }
        var seen: Set<Int> = []
        return (first + values).filter { seen.insert($0.0).inserted }
    }
}
