/// Bars that stand, with names under them: for a few categories that fit side by side.
struct UprightBars<Action> {
    /// Between the groups of two categories.
    private static var gap: Double { 16 }
    /// Enough for the eye to compare, little enough to leave room for the rows below.
    private static var plotHeight: Double { 260 }
    private static var widestBar: Double { 88 }

    private let chart: Chart<Action>
    private let width: Double
    private let axis: Double
    private let group: Double
    private let bars: Int
    private let lineHeight: Double
    /// Whether every name, value and finger has room.
    let fits: Bool

    init<Measurer: TextMeasurer>(_ chart: Chart<Action>, width: Double, _ canvas: ChartCanvas<Action, Measurer>) {
        self.chart = chart
        self.width = width
        lineHeight = canvas.lineHeight
        axis = (canvas.widest(chart.tickLabels) + 16).rounded()
        let count = max(1, chart.categories.count)
        group = ((width - axis) / Double(count)).rounded(.down)
        bars = chart.form == .stackedBars ? 1 : max(1, chart.series.count)
        let slot = (group - Self.gap) / Double(bars)
        let labels =
            chart.form == .stackedBars
            ? chart.categories.map(\.total)
            : chart.categories.flatMap { $0.values.compactMap { $0?.label } }
        let canTouch = !chart.categories.contains { $0.action != nil } || group >= Theme.minimumTarget + 8
        fits =
            canTouch && canvas.widest(labels) + 6 <= slot
            && canvas.widest(chart.categories.map(\.name)) + 8 <= group
    }

    /// Draws the bars, and tells how tall the whole chart is.
    func draw<Measurer: TextMeasurer>(top: Double, on canvas: inout ChartCanvas<Action, Measurer>) -> Double {
        // Values stand above the highest bar and below the lowest.
        let plot = Rect(x: axis, y: top + lineHeight, width: width - axis, height: Self.plotHeight)
        let hasNegative = chart.scale.low < 0
        let nameTop = plot.maxY + 8 + (hasNegative ? lineHeight : 0)
        drawTicks(plot, on: &canvas)
        for (index, category) in chart.categories.enumerated() {
            let left = axis + Double(index) * group
            drawBars(of: category, left: left, plot, on: &canvas)
            canvas.write(category.name, chart.style.ink, x: left + group / 2, top: nameTop, .center)
        }
        let base = (plot.maxY - chart.scale.share(of: 0) * plot.size.height).rounded()
        canvas.fill(Rect(x: axis, y: base - 1, width: plot.size.width, height: 2), chart.style.soft)
        for (index, category) in chart.categories.enumerated() {
            guard let action = category.action else { continue }
            let rect = Rect(
                x: axis + Double(index) * group + 4, y: top, width: group - 8, height: nameTop + lineHeight - top)
            canvas.target(rect, category.name, action)
        }
        return nameTop + lineHeight
    }

    private func drawTicks<Measurer: TextMeasurer>(_ plot: Rect, on canvas: inout ChartCanvas<Action, Measurer>) {
        for (tick, label) in zip(chart.scale.ticks, chart.tickLabels) {
            let y = (plot.maxY - chart.scale.share(of: tick) * plot.size.height).rounded()
            canvas.fill(Rect(x: axis, y: y - 1, width: plot.size.width, height: 2), chart.style.line)
            canvas.write(label, chart.style.soft, x: axis - 16, top: y - lineHeight / 2, .trailing)
        }
    }

    private func drawBars<Measurer: TextMeasurer>(
        of category: Chart<Action>.Category, left: Double, _ plot: Rect,
        on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        let slot = (group - Self.gap) / Double(bars)
        let wide = min(slot - 4, Self.widestBar).rounded(.down)
        func y(_ value: Double) -> Double { (plot.maxY - chart.scale.share(of: value) * plot.size.height).rounded() }
        for bar in category.stretches(isStacked: chart.form == .stackedBars) {
            let place = chart.form == .stackedBars ? 0 : Double(bar.series)
            let middle = left + Self.gap / 2 + slot * (place + 0.5)
            let (high, low) = (y(max(bar.from, bar.to)), y(min(bar.from, bar.to)))
            let rect = Rect(x: (middle - wide / 2).rounded(), y: high, width: wide, height: max(3, low - high))
            canvas.bar(rect, chart.series[bar.series])
            guard let label = bar.label else { continue }
            canvas.write(
                label, chart.style.ink, x: middle, top: bar.to < 0 ? low + 2 : high - lineHeight, .center,
                ground: chart.style.ground)
        }
        guard chart.form == .stackedBars, !category.total.isEmpty else { return }
        let (highest, lowest) = category.reach
        canvas.write(
            category.total, chart.style.ink, x: left + group / 2,
            top: highest > 0 || lowest == 0 ? y(highest) - lineHeight : y(lowest) + 2, .center,
            ground: chart.style.ground)
    }
}

extension Chart.Category {
    /// From where to where a bar reaches along the axis.
    struct Stretch {
        let series: Int
        let from: Double
        let to: Double
        /// What stands at its end.
        let label: String?
    }

    /// How far stacked bars reach on either side of zero.
    var reach: (highest: Double, lowest: Double) {
        let amounts = values.compactMap { $0?.amount }
        return (amounts.filter { $0 > 0 }.reduce(0, +), amounts.filter { $0 < 0 }.reduce(0, +))
    }

    /// The bars of this category. Stacked ones grow away from zero on either side.
    func stretches(isStacked: Bool) -> [Stretch] {
        var (up, down) = (0.0, 0.0)
        return values.enumerated().compactMap { index, value -> Stretch? in
            guard let value else { return nil }
            guard isStacked else { return Stretch(series: index, from: 0, to: value.amount, label: value.label) }
            let start = value.amount < 0 ? down : up
            if value.amount < 0 { down += value.amount } else { up += value.amount }
            return Stretch(series: index, from: start, to: start + value.amount, label: nil)
        }
    }
}
