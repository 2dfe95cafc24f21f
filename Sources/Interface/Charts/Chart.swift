/// Figures drawn so that they can be compared, together with all the words that belong to them.
///
/// Everything that a chart shows can be read without its colours: every series has a pattern of its own, every bar its
/// value, and the whole chart a description in words for reading aloud.
public struct Chart<Action> {
    /// How the figures are drawn.
    public enum Form: Hashable, Sendable {
        /// Bars side by side.
        case bars
        /// Bars on top of each other.
        case stackedBars
        /// A line through the values of each series.
        case lines
        /// Shares of a whole: the first series only.
        case ring
    }

    /// What several values have in common, such as all income.
    public struct Series: Hashable, Sendable {
        /// What the legend calls it.
        public var name: String
        /// Colour, for those who see it.
        public var color: Color
        /// Pattern, for those who do not.
        public var pattern: Pattern

        /// A series.
        public init(_ name: String, color: Color, pattern: Pattern) {
            self.name = name
            self.color = color
            self.pattern = pattern
        }
    }

    /// One figure, with the words that stand beside it.
    public struct Value: Hashable, Sendable {
        /// How long its bar is.
        public var amount: Double
        /// The figure, short enough to stand at a bar.
        public var label: String

        /// A value.
        public init(_ amount: Double, label: String) {
            self.amount = amount
            self.label = label
        }
    }

    /// What stands at one place of the axis, such as a month.
    public struct Category {
        /// Its name under or beside the bars.
        public var name: String
        /// One value for each series; nil where nothing is known.
        public var values: [Value?]
        /// What stands at the end of stacked bars.
        public var total: String
        /// What a touch opens.
        public var action: Action?

        /// A category.
        public init(_ name: String, values: [Value?], total: String = "", action: Action? = nil) {
            self.name = name
            self.values = values
            self.total = total
            self.action = action
        }
    }

    /// Colours and type.
    public struct Style: Hashable, Sendable {
        /// Of all text: at least 28 units.
        public var font: Font
        /// Values and names.
        public var ink: Color
        /// Ticks and the legend.
        public var soft: Color
        /// Lines at the ticks.
        public var line: Color
        /// What the chart stands on.
        public var ground: Color
        /// Around the chart while it is read aloud.
        public var mark: Color

        /// A style.
        public init(font: Font, ink: Color, soft: Color, line: Color, ground: Color, mark: Color) {
            self.font = font
            self.ink = ink
            self.soft = soft
            self.line = line
            self.ground = ground
            self.mark = mark
        }
    }

    /// How it is drawn.
    public var form: Form
    /// The series, the most important first.
    public var series: [Series]
    /// The places of the axis, in their order.
    public var categories: [Category]
    /// The axis.
    public let scale: ChartScale
    /// What stands at each tick of the scale.
    public var tickLabels: [String]
    /// What the figures are counted in, in the legend.
    public var unit: String
    /// What the whole chart says, in sentences.
    public var description: StyledText
    /// Colours and type.
    public var style: Style

    /// A chart.
    /// - Parameters:
    ///   - isWhole: whether the values are counted in whole numbers.
    ///   - tickLabel: words for a round number of the axis.
    public init(
        _ form: Form, series: [Series], categories: [Category], unit: String, description: String, style: Style,
        isWhole: Bool = false, tickLabel: (Double) -> String
    ) {
        self.form = form
        self.series = series
        self.categories = categories
        self.unit = unit
        self.style = style
        self.description = StyledText(spans: [TextSpan(description, color: style.ink)], font: style.font)
        scale = ChartScale(holding: Self.extremes(form, categories), fromZero: form != .lines, isWhole: isWhole)
        tickLabels = scale.ticks.map(tickLabel)
    }

    /// How far bars and lines reach.
    private static func extremes(_ form: Form, _ categories: [Category]) -> [Double] {
        categories.flatMap { category -> [Double] in
            let amounts = category.values.compactMap { $0?.amount }
            guard form == .stackedBars else { return amounts }
            return [amounts.filter { $0 > 0 }.reduce(0, +), amounts.filter { $0 < 0 }.reduce(0, +)]
        }
    }

    /// Whether the chart is being read aloud.
    var isSpoken: Bool { description.spans.contains(where: \.isSpoken) }

    /// Every word that may be drawn.
    var words: String {
        let values = categories.flatMap { [$0.name, $0.total] + $0.values.compactMap { $0?.label } }
        let parts = categories.map { "\($0.name)  \($0.values.first.flatMap { $0?.label } ?? "")" }
        let all = [unit] + series.map(\.name) + tickLabels + (form == .ring ? parts : values)
        return all.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    func rewritten(by rewriter: inout some ViewRewriter<Action>) -> Chart {
        var chart = self
        chart.description = rewriter.text(description)
        chart.unit = rewriter.description(unit)
        for index in series.indices { chart.series[index].name = rewriter.description(series[index].name) }
        for index in tickLabels.indices { chart.tickLabels[index] = rewriter.description(tickLabels[index]) }
        for index in categories.indices {
            chart.categories[index].name = rewriter.description(categories[index].name)
            chart.categories[index].total = rewriter.description(categories[index].total)
            for place in categories[index].values.indices {
                guard let label = categories[index].values[place]?.label else { continue }
                chart.categories[index].values[place]?.label = rewriter.description(label)
            }
        }
        return chart
    }
}
