/// Puts pieces of a figure where they belong, and makes one box of them.
struct ChartCanvas<Action, Measurer: TextMeasurer> {
    /// Where a word stands at the point that is given for it.
    enum Anchor {
        case leading, center, trailing
    }

    let measurer: Measurer
    let font: Font
    private(set) var pieces: [Box<Action>.Placed] = []

    init(measurer: Measurer, font: Font) {
        self.measurer = measurer
        self.font = font
    }

    var lineHeight: Double { font.lineHeight }

    func width(of text: String, _ font: Font? = nil) -> Double {
        text.unicodeScalars.reduce(0) { $0 + measurer.advance(of: $1, font: font ?? self.font) }
    }

    func widest(_ texts: some Sequence<String>) -> Double { texts.map { width(of: $0) }.max() ?? 0 }

    mutating func add(_ box: Box<Action>, at origin: Point) { pieces.append(.init(origin: origin, box: box)) }

    mutating func fill(_ rect: Rect, _ color: Color, radius: Double = 0) {
        let inner = Box<Action>(size: rect.size, content: .empty)
        add(Box(size: rect.size, content: .decorated(Decoration(fill: color, radius: radius), inner)), at: rect.origin)
    }

    /// A border inside a rectangle.
    mutating func border(_ rect: Rect, _ color: Color, width: Double, radius: Double = 0) {
        let look = Decoration(border: color, borderWidth: width, radius: radius)
        let inner = Box<Action>(size: rect.size, content: .empty)
        add(Box(size: rect.size, content: .decorated(look, inner)), at: rect.origin)
    }

    /// A shape in the canvas's own coordinates.
    mutating func draw(_ shape: Shape, _ color: Color) {
        let bounds = shape.bounds
        add(
            Box(size: bounds.size, content: .shape(shape, offset: Point(x: -bounds.minX, y: -bounds.minY), color)),
            at: bounds.origin)
    }

    /// One line of text with its top at a height.
    /// - Parameter ground: hides what runs behind the text.
    mutating func write(
        _ text: String, _ color: Color, x: Double, top: Double, _ anchor: Anchor, font: Font? = nil,
        ground: Color? = nil
    ) {
        let font = font ?? self.font
        let wide = width(of: text, font)
        let left: Double =
            switch anchor {
            case .leading: x
            case .center: (x - wide / 2).rounded()
            case .trailing: x - wide
            }
        if let ground { fill(Rect(x: left - 3, y: top + 4, width: wide + 6, height: font.lineHeight - 8), ground) }
        let styled = StyledText(spans: [TextSpan(text, color: color)], font: font)
        let layout = TextLayout(styled, width: wide + 1, measurer: measurer)
        add(
            Box(size: Size(width: wide, height: font.lineHeight), content: .text(styled, layout)),
            at: Point(x: left, y: top))
    }

    /// Something that answers a finger; nothing is drawn.
    mutating func target(_ rect: Rect, _ label: String, _ action: Action) {
        let inner = Box<Action>(size: rect.size, content: .empty)
        add(Box(size: rect.size, content: .button(Button(label, radius: 12, action: action), inner)), at: rect.origin)
    }

    func box(size: Size) -> Box<Action> { .group(size, pieces) }
}

extension ChartCanvas {
    /// A rectangle in the look of a series.
    mutating func bar(_ rect: Rect, _ series: Chart<Action>.Series) {
        guard series.pattern != .solid else { return fill(rect, series.color, radius: 6) }
        draw(.rectangle(rect, pattern: series.pattern), series.color)
        border(rect, series.color, width: 3, radius: 0)
    }
}
