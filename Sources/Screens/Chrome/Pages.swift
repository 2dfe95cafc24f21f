import Interface

/// How pages share the room between the bars. On an upright screen everything stands in one column; on a wide one the
/// head (title, filters, figures) stands beside what it heads, so that lines stay short enough to read.
extension ScreenContext {
    /// Share of the width that the head takes on a wide screen.
    private static let headShare = 0.38
    private static let gap = 40.0
    /// Whether there is room for two columns: on a wide screen without a keyboard at its right, and not with the
    /// largest text, whose lines need the whole width.
    var splits: Bool { isLandscape && theme.textScale < 1.5 && !isTyping }

    private var top: Double { 32 }
    private var bottom: Double { 48 }

    /// The column of the head; the whole width on an upright screen.
    var headColumn: Double {
        splits ? ((contentWidth - Self.gap) * Self.headShare).rounded(.down) : contentWidth
    }

    /// What page buttons at the right of what scrolls take of a width: they stand there where it is wider than high.
    private func pagerRoom(beside width: Double) -> Double { width > room.height ? PagerStyle.room : 0 }

    /// Width of what stands in the head.
    var headWidth: Double { headColumn - pagerRoom(beside: splits ? headColumn : viewport.width) }

    /// Width of what stands beside the head.
    var mainWidth: Double {
        let width = contentWidth - (isLandscape ? PagerStyle.room : pagerRoom(beside: viewport.width))
        return splits ? width - Self.gap - headColumn : width
    }

    /// A page that scrolls, with the usual margins and distances.
    func scrollPage(_ id: String = "page", _ views: [View<Action>]) -> View<Action> {
        .scroll(
            Scroll(
                id: "\(page.name)/\(id)",
                padding: Insets(top: top, left: Theme.margin, bottom: bottom, right: Theme.margin),
                sections: sections(views)))
    }

    /// A page whose head stands beside the rest on a wide screen.
    func splitPage(_ id: String, head: [View<Action>], main: [View<Action>]) -> View<Action> {
        guard splits else { return scrollPage(id, head + main) }
        return beside(head, .scroll(Scroll(id: "\(page.name)/\(id)", padding: mainPadding, sections: sections(main))))
    }

    /// A page with a head and rows made when they come into sight; hairlines stand between them unless told otherwise.
    func listPage(
        head: [View<Action>], count: Int, estimatedHeight: Double = 150, tail: [View<Action>] = [],
        initialRow: Int? = nil, separator: View<Action>? = nil, row: @escaping (Int) -> View<Action>
    ) -> View<Action> {
        let list = rows(count: count, estimatedHeight: estimatedHeight, separator: separator, row: row)
        let tailSections = tail.map { ScrollSection<Action>.view($0.padding(Insets(top: 20))) }
        guard splits else {
            return .scroll(
                Scroll(
                    id: "\(page.name)/list",
                    padding: Insets(top: top, left: Theme.margin, bottom: bottom, right: Theme.margin),
                    initialRow: initialRow, sections: sections(head) + [list] + tailSections))
        }
        return beside(
            head,
            .scroll(
                Scroll(
                    id: "\(page.name)/list", padding: mainPadding, initialRow: initialRow,
                    sections: [list] + tailSections)))
    }

    private func rows(
        count: Int, estimatedHeight: Double, separator: View<Action>?, row: @escaping (Int) -> View<Action>
    ) -> ScrollSection<Action> {
        guard count > 0 else { return .view(emptyState(strings(.emptyList), strings(.emptyListHint))) }
        let line = separator ?? hairline
        let gap = rowGap
        let rows = LazyRows<Action>(id: "rows", count: count, estimatedHeight: estimatedHeight) { index in
            index == 0 ? row(index).padding(gap) : .column([line, row(index).padding(gap)])
        }
        return .rows(rows, cardDecoration)
    }

    private func sections(_ views: [View<Action>]) -> [ScrollSection<Action>] {
        views.map { .view($0.padding(Insets(bottom: 20))) }
    }

    private var mainPadding: Insets { Insets(top: top, left: Self.gap, bottom: bottom, right: Theme.margin) }

    private func beside(_ head: [View<Action>], _ main: View<Action>) -> View<Action> {
        let side = View<Action>.scroll(
            Scroll(
                id: "\(page.name)/head", padding: Insets(top: top, left: Theme.margin, bottom: bottom),
                sections: sections(head)))
        return .row(alignment: .stretch, [side.frame(width: headColumn + Theme.margin), main.flexible()])
    }
}
