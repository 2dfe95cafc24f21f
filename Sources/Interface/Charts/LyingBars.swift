/// Bars that lie, one row a category with its name at the left and each value at its bar: for any number of categories and
/// any size of text.
struct LyingBars<Action> {
    private static var thickness: Double { 28 }

    private let chart: Chart<Action>
    private let lineHeight: Double
    /// From the left edge to the first tick, and from the last to the right edge.
    private let plotLeft: Double
    private let plotRight: Double
    private let namesAbove: Bool

    init<Measurer: TextMeasurer>(_ chart: Chart<Action>, width: Double, _ canvas: ChartCanvas<Action, Measurer>) {
        self.chart = chart
        lineHeight = canvas.lineHeight
        let labels = chart.categories.flatMap { [$0.total] + $0.values.compactMap { $0?.label } }
        let value = canvas.widest(labels) + 16
        let names = canvas.widest(chart.categories.map(\.name)) + 20
        // A long name stands on a line of its own, so that at least half of the width is left for the bars.
        namesAbove = names + value > width * 0.55
        plotLeft = (namesAbove ? 0 : names) + (chart.scale.low < 0 ? value : 0)
        plotRight = max(plotLeft + 40, width - value)
    }

    private var rowHeight: Double {
        let bars = chart.form == .stackedBars ? 1 : max(1, chart.series.count)
        let lines = Double(bars + (namesAbove ? 1 : 0))
        return max(lines * lineHeight + 16, chart.categories.contains { $0.action != nil } ? Theme.minimumTarget : 0)
    }

    private func x(_ value: Double) -> Double {
        (plotLeft + chart.scale.share(of: value) * (plotRight - plotLeft)).rounded()
    }

    /// Draws the bars, and tells how tall the whole chart is.
    func draw<Measurer: TextMeasurer>(top: Double, on canvas: inout ChartCanvas<Action, Measurer>) -> Double {
        let step = rowHeight + 8
        let bottom = top + step * Double(chart.categories.count)
        for tick in chart.scale.ticks {
            canvas.fill(Rect(x: x(tick) - 1, y: top, width: 2, height: bottom - top), chart.style.line)
        }
        for (index, category) in chart.categories.enumerated() {
            draw(category, top: top + Double(index) * step, on: &canvas)
        }
        canvas.fill(Rect(x: x(0) - 1, y: top, width: 2, height: bottom - top), chart.style.soft)
        drawTickLabels(top: bottom + 4, on: &canvas)
        for (index, category) in chart.categories.enumerated() {
            guard let action = category.action else { continue }
            let width = plotRight + (chart.scale.high > 0 ? canvas.widest(labels(of: category)) + 16 : 0)
            canvas.target(
                Rect(x: 0, y: top + Double(index) * step, width: width, height: rowHeight), category.name, action)
        }
        return bottom + 4 + lineHeight
    }

    private func labels(of category: Chart<Action>.Category) -> [String] {
        [category.total] + category.values.compactMap { $0?.label }
    }

    /// As many labels as have room; the first and the last always.
    private func drawTickLabels<Measurer: TextMeasurer>(
        top: Double, on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        let ticks = Array(zip(chart.scale.ticks, chart.tickLabels))
        let needed = canvas.widest(chart.tickLabels) + 20
        let between = ticks.count > 1 ? x(ticks[1].0) - x(ticks[0].0) : needed
        let every = max(1, Int((needed / max(1, between)).rounded(.up)))
        for (index, (tick, label)) in ticks.enumerated() where index.isMultiple(of: every) {
            let half = canvas.width(of: label) / 2
            canvas.write(label, chart.style.soft, x: max(half, x(tick)), top: top, .center)
        }
    }

    private func draw<Measurer: TextMeasurer>(
        _ category: Chart<Action>.Category, top: Double, on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        let bars = chart.form == .stackedBars ? 1 : max(1, chart.series.count)
        let content = Double(bars + (namesAbove ? 1 : 0)) * lineHeight
        var lineTop = top + ((rowHeight - content) / 2).rounded()
        if namesAbove {
            canvas.write(category.name, chart.style.ink, x: 0, top: lineTop, .leading, ground: chart.style.ground)
            lineTop += lineHeight
        } else {
            canvas.write(
                category.name, chart.style.ink, x: 0, top: top + ((rowHeight - lineHeight) / 2).rounded(), .leading)
        }
        for bar in category.stretches(isStacked: chart.form == .stackedBars) {
            let barTop = lineTop + (chart.form == .stackedBars ? 0 : Double(bar.series) * lineHeight)
            let (left, right) = (x(min(bar.from, bar.to)), x(max(bar.from, bar.to)))
            let rect = Rect(
                x: left, y: barTop + ((lineHeight - Self.thickness) / 2).rounded(), width: max(3, right - left),
                height: Self.thickness)
            canvas.bar(rect, chart.series[bar.series])
            if let label = bar.label { write(label, at: bar.to, top: barTop, on: &canvas) }
        }
        if chart.form == .stackedBars, !category.total.isEmpty {
            let (highest, lowest) = category.reach
            write(category.total, at: highest > 0 || lowest == 0 ? highest : lowest, top: lineTop, on: &canvas)
        }
    }

    /// A value at the end of its bar, away from zero.
    private func write<Measurer: TextMeasurer>(
        _ label: String, at value: Double, top: Double, on canvas: inout ChartCanvas<Action, Measurer>
    ) {
        let place = value < 0 ? x(value) - 10 : x(value) + 12
        canvas.write(
            label, chart.style.ink, x: place, top: top, value < 0 ? .trailing : .leading, ground: chart.style.ground)
    }
}
