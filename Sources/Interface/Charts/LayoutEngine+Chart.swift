extension LayoutEngine {
    /// A chart as wide as its room and as tall as its figures need.
    func chartBox(_ chart: Chart<Action>, _ proposal: Proposal) -> Box<Action> {
        var canvas = ChartCanvas<Action, Measurer>(measurer: measurer, font: chart.style.font)
        let width = proposal.width
        let top = ChartLegend.draw(chart, width: width, on: &canvas)
        let height: Double
        switch chart.form {
        case .ring: height = RingChart.draw(chart, width: width, top: top, on: &canvas)
        case .lines: height = LineChart.draw(chart, width: width, top: top, on: &canvas)
        case .bars, .stackedBars:
            let upright = UprightBars(chart, width: width, canvas)
            height =
                upright.fits
                ? upright.draw(top: top, on: &canvas)
                : LyingBars(chart, width: width, canvas).draw(top: top, on: &canvas)
        }
        let size = Size(width: width, height: height)
        if chart.isSpoken {
            canvas.border(Rect(origin: .zero, size: size), chart.style.mark, width: 6, radius: 12)
        }
        return Box(size: size, content: .described(chart.description, words: chart.words, canvas.box(size: size)))
    }
}

/// What the colours and patterns mean, and what is counted, in as many lines as they need.
enum ChartLegend {
    /// Draws it, and tells where the figures begin.
    static func draw<Action, Measurer: TextMeasurer>(
        _ chart: Chart<Action>, width: Double, on canvas: inout ChartCanvas<Action, Measurer>
    ) -> Double {
        let side = 26.0
        var (x, y) = (0.0, 0.0)
        let line = canvas.lineHeight + 8
        func place(_ needed: Double, _ x: inout Double, _ y: inout Double) {
            if x > 0, x + needed > width { (x, y) = (0, y + line) }
        }
        // A ring names its parts beside it.
        for series in chart.form == .ring ? [] : chart.series where !series.name.isEmpty {
            let needed = side + 12 + canvas.width(of: series.name)
            place(needed, &x, &y)
            let rect = Rect(x: x, y: y + (canvas.lineHeight - side) / 2, width: side, height: side)
            canvas.bar(rect, series)
            canvas.write(series.name, chart.style.soft, x: x + side + 12, top: y, .leading)
            x += needed + 32
        }
        if !chart.unit.isEmpty {
            place(canvas.width(of: chart.unit), &x, &y)
            canvas.write(chart.unit, chart.style.soft, x: x, top: y, .leading)
            x += 1
        }
        return x > 0 || y > 0 ? y + line + 12 : 0
    }
}
