/// Turns views into boxes. It remembers broken texts, rows and scroll offsets between frames, nothing else.
final class LayoutEngine<Action, Measurer: TextMeasurer> {
    let measurer: Measurer
    /// Looks of page buttons; none are made without.
    var pager: PagerStyle?
    /// Pixels in one logical unit: what moves, moves by whole pixels.
    var grid = PixelGrid(scale: 1) {
        // Texts are as wide as their pixels: at another scale nothing that was measured holds.
        didSet { if grid != oldValue { forgetMeasures() } }
    }
    var scrolls: [String: ScrollState] = [:]
    /// Where what moves sideways stands.
    var sideways: [String: SidewaysState] = [:]
    /// Height of each scroll's content in the newest layout.
    var contentHeights: [String: Double] = [:]
    /// Rows just outside the viewports, whose texts may be drawn ahead.
    var ahead: [Box<Action>] = []
    private var texts: [TextKey: TextLayout] = [:]
    private var textsBefore: [TextKey: TextLayout] = [:]
    private var textBytes = 0
    private var pieces: [PieceKey: Box<Action>] = [:]
    private var piecesBefore: [PieceKey: Box<Action>] = [:]

    private struct TextKey: Hashable {
        let text: StyledText
        let width: Double
    }

    /// Names one view or row of a scroll.
    struct PieceKey: Hashable {
        let scroll: String
        let rows: String
        let index: Int
        let width: Double
    }

    init(measurer: Measurer) { self.measurer = measurer }

    private func forgetMeasures() {
        texts = [:]
        textsBefore = [:]
        textBytes = 0
        pieces = [:]
        piecesBefore = [:]
    }

    /// Lays out a whole screen.
    ///
    /// A view that has not changed since the last layout keeps the boxes of its scrolls' rows: a scroll then costs only the
    /// rows that come into sight. Broken texts are kept for one change of the view longer.
    func layout(_ view: View<Action>, viewport: Size, isUnchanged: Bool = false) -> Box<Action> {
        if !isUnchanged { pieces = [:] }
        if !isUnchanged || textBytes > 1 << 20 {
            textsBefore = texts
            texts = [:]
            textBytes = 0
        }
        piecesBefore = pieces
        pieces = [:]
        ahead = []
        defer { piecesBefore = [:] }
        return box(view, Proposal(width: viewport.width, fillsWidth: true, height: viewport.height))
    }

    /// The box of one view or row of a scroll, from the last layout if the view has not changed since.
    func piece(_ key: PieceKey, _ view: () -> View<Action>) -> Box<Action> {
        if let known = pieces[key] { return known }
        let made =
            piecesBefore[key] ?? box(view(), Proposal(width: key.width, fillsWidth: true, height: nil))
        pieces[key] = made
        return made
    }

    func box(_ view: View<Action>, _ proposal: Proposal) -> Box<Action> {
        switch view {
        case .empty, .spacer:
            return Box(size: filled(.zero, proposal), content: .empty)
        case .text(let text): return textBox(text, proposal)
        case .icon(let name, let size, let color):
            return Box(size: Size(width: size, height: size), content: .icon(name, color))
        case .picture(let source, let size, let description):
            let scale = min(1, proposal.width / max(1, size.width))
            let fitted = Size(width: size.width * scale, height: size.height * scale)
            return Box(size: fitted, content: .picture(source, description))
        case .stack(.vertical, let spacing, let alignment, let children):
            return column(children, spacing: spacing, alignment: alignment, proposal)
        case .stack(.horizontal, let spacing, let alignment, let children):
            return row(children, spacing: spacing, alignment: alignment, proposal)
        case .layers(let children): return layers(children, proposal)
        case .wrap(let spacing, let lineSpacing, let children):
            return wrap(children, spacing: spacing, lineSpacing: lineSpacing, proposal)
        case .grid(let columns, let spacing, let children):
            return grid(children, columns: max(1, columns), spacing: spacing, proposal)
        case .padding(let insets, let child): return padded(child, insets, proposal)
        case .box(let decoration, let child):
            let inner = box(child, proposal)
            return Box(size: filled(inner.size, proposal), content: .decorated(decoration, inner))
        case .frame(let width, let height, let minHeight, let child):
            return framed(child, width: width, height: height, minHeight: minHeight, proposal)
        case .flexible(_, let child): return box(child, proposal)
        case .button(let button, let child):
            let inner = box(child, proposal)
            return Box(size: inner.size, content: .button(button, inner))
        case .pan(let action, let child):
            let inner = box(child, proposal)
            return Box(size: inner.size, content: .pan(action, inner))
        case .scroll(let scroll): return scrollBox(scroll, proposal)
        case .ring(let ring): return Box(size: Size(width: ring.size, height: ring.size), content: .ring(ring))
        case .chart(let chart): return chartBox(chart, proposal)
        case .diagram(let diagram): return diagramBox(diagram, proposal)
        case .sideways(let id, let child): return sidewaysBox(id, child, proposal)
        case .turn(let control, let child):
            let inner = box(child, proposal)
            return Box(size: inner.size, content: .page(control, inner))
        case .modules(let matrix, let side, let color, let description):
            let fitted = min(side, proposal.width)
            return Box(size: Size(width: fitted, height: fitted), content: .modules(matrix, color, description))
        case .overlay(let overlay, let page): return overlayBox(overlay, over: page, proposal)
        }
    }

    private func filled(_ size: Size, _ proposal: Proposal) -> Size {
        Size(width: proposal.fillsWidth ? proposal.width : size.width, height: proposal.height ?? size.height)
    }

    private func textBox(_ text: StyledText, _ proposal: Proposal) -> Box<Action> {
        let key = TextKey(text: text, width: proposal.width)
        let layout = texts[key] ?? textsBefore[key] ?? TextLayout(text, width: proposal.width, measurer: measurer)
        if texts.updateValue(layout, forKey: key) == nil {
            textBytes += text.spans.reduce(256) { $0 + $1.text.utf8.count * 4 }
        }
        let width = proposal.fillsWidth ? proposal.width : layout.size.width
        return Box(size: Size(width: width, height: layout.size.height), content: .text(text, layout))
    }

    private func framed(
        _ child: View<Action>, width: Double?, height: Double?, minHeight: Double?, _ proposal: Proposal
    ) -> Box<Action> {
        let inside = Proposal(
            width: width.map { min($0, proposal.width) } ?? proposal.width,
            fillsWidth: width != nil || proposal.fillsWidth, height: height ?? proposal.height)
        var inner = box(child, inside)
        if let minHeight, inner.size.height < minHeight, inside.height == nil {
            inner = box(child, inside.with(height: minHeight))
        }
        let size = Size(
            width: inside.fillsWidth ? inside.width : inner.size.width,
            height: inside.height ?? max(inner.size.height, minHeight ?? 0))
        let origin = Point(x: 0, y: 0)
        return .group(size, [.init(origin: origin, box: inner)])
    }

    private func padded(_ child: View<Action>, _ insets: Insets, _ proposal: Proposal) -> Box<Action> {
        let inner = box(
            child,
            proposal.with(
                width: max(0, proposal.width - insets.width), height: proposal.height.map { max(0, $0 - insets.height) }
            ))
        let size = Size(width: inner.size.width + insets.width, height: inner.size.height + insets.height)
        return .group(filled(size, proposal), [.init(origin: Point(x: insets.left, y: insets.top), box: inner)])
    }

    private func layers(_ children: [View<Action>], _ proposal: Proposal) -> Box<Action> {
        let boxes = children.map { box($0, proposal) }
        let size = Size(
            width: boxes.map(\.size.width).max() ?? 0, height: boxes.map(\.size.height).max() ?? 0)
        return .group(filled(size, proposal), boxes.map { .init(origin: .zero, box: $0) })
    }
}
