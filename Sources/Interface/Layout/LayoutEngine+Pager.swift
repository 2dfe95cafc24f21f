extension LayoutEngine {
    /// Puts page buttons beside a scroll: under it where it is tall, at its right where it is wide and height is scarce.
    func withPager(
        _ scroll: Scroll<Action>, _ inner: Box<Action>, _ style: PagerStyle, _ state: ScrollState, size: Size
    )
        -> Box<Action>
    {
        let buttons: [Box<Action>.Placed]
        if Self.isWide(size) {
            let x = size.width - PagerStyle.room + PagerStyle.gap
            let y = size.height - 2 * PagerStyle.target - 3 * PagerStyle.gap
            let side = Size(width: PagerStyle.target, height: PagerStyle.target)
            buttons = [PageDirection.backward, .forward].enumerated().map { index, direction in
                let place = Point(x: x, y: y + Double(index) * (PagerStyle.target + 2 * PagerStyle.gap))
                return .init(origin: place, box: button(scroll.id, direction, style, state, side, isWordless: true))
            }
        } else {
            let left = max(PagerStyle.gap, scroll.padding.left)
            let between = 2 * PagerStyle.gap
            let width = ((size.width - left - max(PagerStyle.gap, scroll.padding.right) - between) / 2).rounded(.down)
            let side = Size(width: width, height: PagerStyle.target)
            buttons = [PageDirection.backward, .forward].enumerated().map { index, direction in
                let place = Point(
                    x: left + Double(index) * (width + between), y: size.height - PagerStyle.target - PagerStyle.gap)
                return .init(
                    origin: place, box: button(scroll.id, direction, style, state, side, isWordless: width < 220))
            }
        }
        return .group(size, [.init(origin: .zero, box: inner)] + buttons)
    }

    static func isWide(_ size: Size) -> Bool { size.width > size.height }

    private func button(
        _ scroll: String, _ direction: PageDirection, _ style: PagerStyle, _ state: ScrollState, _ size: Size,
        isWordless: Bool
    ) -> Box<Action> {
        let label = direction == .backward ? style.backward : style.forward
        let maximum = max(0, contentHeights[scroll, default: 0] - state.viewportHeight)
        let isEnabled = direction == .backward ? state.offset > 0.5 : state.offset < maximum - 0.5
        // At an end there is nothing to do: the place stays empty, so that the other button does not jump.
        guard isEnabled else { return Box(size: size, content: .empty) }
        let icon = View<Action>.icon(direction == .backward ? "page-up" : "page-down", size: 40, color: style.color)
        let words = View<Action>.text(label, style.font, style.color, lineLimit: 1)
        let face = isWordless ? [.spacer, icon, .spacer] : [.spacer, icon, words, .spacer]
        let radius = 20.0
        let view = View<Action>.row(spacing: 16, face).frame(width: size.width, height: size.height)
            .box(Decoration(fill: style.fill, border: style.border, radius: radius))
        let control = PageControl(scroll: scroll, direction: direction, label: label, radius: radius)
        let inner = box(view, Proposal(width: size.width, fillsWidth: true, height: size.height))
        return Box(size: size, content: .page(control, inner))
    }
}
