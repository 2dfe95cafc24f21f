/// Characters of one look within a text.
public struct TextSpan: Hashable, Sendable {
    /// The characters; `\n` ends a line.
    public var text: String
    /// Colour of the characters.
    public var color: Color
    /// Whether they are bold beside the text's own weight.
    public var isStrong: Bool
    /// Colour behind them, for found words.
    public var background: Color?
    /// Whether they are being read aloud.
    public var isSpoken: Bool
    /// Whether they are what a reader looks for: a scroll that reveals their row brings these lines into sight.
    public var isSought: Bool

    /// A span.
    public init(
        _ text: String, color: Color, isStrong: Bool = false, background: Color? = nil, isSpoken: Bool = false,
        isSought: Bool = false
    ) {
        self.text = text
        self.color = color
        self.isStrong = isStrong
        self.background = background
        self.isSpoken = isSpoken
        self.isSought = isSought
    }
}

/// How lines stand between the left and the right edge.
public enum TextAlignment: Hashable, Sendable {
    /// To the left.
    case leading
    /// In the middle.
    case center
    /// To the right.
    case trailing
}

/// A text with everything that decides about its lines.
public struct StyledText: Hashable, Sendable {
    /// What it says.
    public var spans: [TextSpan]
    /// Family, weight and size of all spans.
    public var font: Font
    /// How its lines stand.
    public var alignment: TextAlignment
    /// At most so many lines, the last one ended by …; nil for all.
    public var lineLimit: Int?
    /// Added to the distance between lines, in logical units.
    public var lineSpacing = 0.0

    /// A styled text.
    public init(spans: [TextSpan], font: Font, alignment: TextAlignment = .leading, lineLimit: Int? = nil) {
        self.spans = spans
        self.font = font
        self.alignment = alignment
        self.lineLimit = lineLimit
    }

    /// All its characters.
    public var plain: String { spans.count == 1 ? spans[0].text : spans.map(\.text).joined() }
}

/// Characters that are drawn in one go.
public struct TextRun: Hashable, Sendable {
    /// The characters.
    public let text: String
    /// Left edge relative to the text's box.
    public let x: Double
    /// Sum of advances.
    public let width: Double
    /// Index of the span that it belongs to.
    public let span: Int
}

/// A text broken into lines for one width.
public struct TextLayout: Sendable {
    /// Each line's runs from left to right.
    public let lines: [[TextRun]]
    /// Extent of all lines.
    public let size: Size
    /// Distance between the tops of lines.
    public let lineHeight: Double
    /// From the top of a line to its baseline.
    public let baseline: Double
}

extension TextLayout {
    /// Breaks a text for a width in logical units.
    public init(_ text: StyledText, width: Double, measurer: some TextMeasurer) {
        var setter = LineSetter(text, width: width, measurer: measurer)
        setter.run()
        lineHeight = text.font.lineHeight + text.lineSpacing
        baseline = ((lineHeight - text.font.size) / 2 + measurer.ascent(of: text.font)).rounded()
        lines = setter.lines
        let widest = setter.widest
        size = Size(
            width: min(width, text.alignment == .leading ? widest : max(widest, 0)),
            height: Double(max(1, setter.lines.count)) * lineHeight)
    }
}

/// Fills lines greedily between break opportunities.
private struct LineSetter<Measurer: TextMeasurer> {
    let text: StyledText
    let width: Double
    let measurer: Measurer
    var lines: [[TextRun]] = []
    var widest = 0.0

    private let scalars: [Unicode.Scalar]
    private let spanOf: [Int]
    private let advances: [Double]

    init(_ text: StyledText, width: Double, measurer: Measurer) {
        self.text = text
        self.width = width
        self.measurer = measurer
        var scalars: [Unicode.Scalar] = []
        var spanOf: [Int] = []
        var advances: [Double] = []
        for (index, span) in text.spans.enumerated() {
            let font = span.isStrong ? text.font.bold : text.font
            for scalar in span.text.unicodeScalars where scalar != "\r" {
                scalars.append(scalar == "\t" ? " " : scalar)
                spanOf.append(index)
                advances.append(scalar == "\n" ? 0 : measurer.advance(of: scalar, font: font))
            }
        }
        self.scalars = scalars
        self.spanOf = spanOf
        self.advances = advances
    }

    mutating func run() {
        let breaks = LineBreaker.opportunities(in: scalars)
        var start = 0
        var lineWidth = 0.0
        var lastBreak = 0
        var index = 0
        while index < scalars.count {
            lineWidth += advances[index]
            if breaks[index] == .mandatory {
                if endLine(start..<index, more: index + 1 < scalars.count) { return }
                start = index + 1
                lineWidth = 0
                lastBreak = start
            } else if lineWidth > width + 0.01, !scalars[index].properties.isWhitespace, index > start {
                let end = lastBreak > start ? lastBreak : index
                if endLine(start..<end, more: true) { return }
                start = end
                lastBreak = start
                index = start
                lineWidth = 0
                continue
            } else if breaks[index] == .allowed {
                lastBreak = index + 1
            }
            index += 1
        }
        if start < scalars.count || lines.isEmpty { _ = endLine(start..<scalars.count, more: false) }
    }

    /// Adds a line; true when the limit of lines is reached.
    private mutating func endLine(_ range: Range<Int>, more: Bool) -> Bool {
        var end = range.upperBound
        while end > range.lowerBound, scalars[end - 1].properties.isWhitespace, scalars[end - 1] != "\u{3000}" {
            end -= 1
        }
        let isLast = text.lineLimit == lines.count + 1
        if isLast, more {
            let dots = measurer.advance(of: "…", font: text.font)
            var total = advances[range.lowerBound..<end].reduce(0, +)
            while end > range.lowerBound, total + dots > width {
                end -= 1
                total -= advances[end]
            }
        }
        lines.append(runs(range.lowerBound..<end, ellipsis: isLast && more))
        return isLast
    }

    private mutating func runs(_ range: Range<Int>, ellipsis: Bool) -> [TextRun] {
        var runs: [TextRun] = []
        var x = 0.0
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            var runWidth = 0.0
            while end < range.upperBound, spanOf[end] == spanOf[start] {
                runWidth += advances[end]
                end += 1
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[start..<end])
            runs.append(TextRun(text: String(view), x: x, width: runWidth, span: spanOf[start]))
            x += runWidth
            start = end
        }
        if ellipsis {
            let dots = measurer.advance(of: "…", font: text.font)
            runs.append(
                TextRun(
                    text: "…", x: x, width: dots,
                    span: max(0, spanOf.isEmpty ? 0 : spanOf[max(0, range.upperBound - 1)])))
            x += dots
        }
        widest = max(widest, x)
        return runs
    }
}
