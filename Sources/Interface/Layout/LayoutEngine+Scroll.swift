extension LayoutEngine {
    /// How far beyond the viewport rows are made, so that the next frame of a scroll has them ready.
    private static var overscan: Double { 240 }

    func scrollBox(_ scroll: Scroll<Action>, _ proposal: Proposal) -> Box<Action> {
        let width = proposal.width - scroll.padding.width
        var state = scrolls[scroll.id] ?? ScrollState()
        let fixed = scroll.sections.map { section -> Box<Action>? in
            guard case .view(let view) = section else { return nil }
            return box(view, Proposal(width: width, fillsWidth: true, height: nil))
        }
        prepareRows(scroll, width: width, state: &state)
        let height = proposal.height ?? contentHeight(scroll, fixed, state)
        placeInitially(scroll, fixed, viewport: height, state: &state)
        revealSpoken(scroll, fixed, width: width, viewport: height, state: &state)
        measureVisibleRows(scroll, fixed, width: width, viewport: height, state: &state)
        let total = contentHeight(scroll, fixed, state)
        state.offset = min(max(0, state.offset), max(0, total - height))

        var content = Box<Action>.ScrolledContent(
            id: scroll.id, children: [], cards: [], contentHeight: total, offset: state.offset)
        var top = scroll.padding.top - state.offset
        for (index, section) in scroll.sections.enumerated() {
            switch section {
            case .view:
                guard let inner = fixed[index] else { continue }
                if top + inner.size.height > 0, top < height {
                    content.children.append(.init(origin: Point(x: scroll.padding.left, y: top), box: inner))
                }
                top += inner.size.height
            case .rows(let rows, let decoration):
                guard let heights = state.rowHeights[rows.id] else { continue }
                if let decoration, heights.count > 0 {
                    let rect = Rect(x: scroll.padding.left, y: top, width: width, height: heights.total)
                    content.cards.append((rect, decoration))
                }
                content.children += visibleRows(
                    rows, heights, origin: Point(x: scroll.padding.left, y: top), width: width, viewport: height)
                top += heights.total
            }
        }
        scrolls[scroll.id] = state
        return Box(size: Size(width: proposal.width, height: height), content: .scroll(content))
    }

    private func prepareRows(_ scroll: Scroll<Action>, width: Double, state: inout ScrollState) {
        for case .rows(let rows, _) in scroll.sections {
            let known = state.rowHeights[rows.id]
            if known?.count != rows.count || known?.width != width {
                state.rowHeights[rows.id] = RowHeights(
                    count: rows.count, estimate: rows.estimatedHeight, width: width)
            }
        }
    }

    private func contentHeight(_ scroll: Scroll<Action>, _ fixed: [Box<Action>?], _ state: ScrollState) -> Double {
        scroll.sections.enumerated().reduce(scroll.padding.height) { sum, entry in
            switch entry.element {
            case .view: sum + (fixed[entry.offset]?.size.height ?? 0)
            case .rows(let rows, _): sum + (state.rowHeights[rows.id]?.total ?? 0)
            }
        }
    }

    private func placeInitially(
        _ scroll: Scroll<Action>, _ fixed: [Box<Action>?], viewport: Double, state: inout ScrollState
    ) {
        guard !state.isPlaced else { return }
        state.isPlaced = true
        guard let initial = scroll.initialRow else { return }
        var top = scroll.padding.top
        for (index, section) in scroll.sections.enumerated() {
            switch section {
            case .view: top += fixed[index]?.size.height ?? 0
            case .rows(let rows, _):
                state.offset = top + (state.rowHeights[rows.id]?.top(of: initial) ?? 0)
                return
            }
        }
    }

    /// Measures the rows in sight. A row above the viewport that turns out taller or shorter than estimated moves the
    /// offset by the difference, so that what one reads stays where it is.
    private func measureVisibleRows(
        _ scroll: Scroll<Action>, _ fixed: [Box<Action>?], width: Double, viewport: Double, state: inout ScrollState
    ) {
        var top = scroll.padding.top
        for (index, section) in scroll.sections.enumerated() {
            guard case .rows(let rows, _) = section, var heights = state.rowHeights[rows.id] else {
                top += fixed[index]?.size.height ?? 0
                continue
            }
            if rows.count > 0 {
                var (row, rowTop) = heights.row(at: state.offset - Self.overscan - top)
                while row < rows.count, top + rowTop < state.offset + viewport + Self.overscan {
                    if !heights.isMeasured(row) {
                        let height = box(rows.row(row), Proposal(width: width, fillsWidth: true, height: nil)).size
                            .height
                        if top + rowTop < state.offset { state.offset += height - heights.height(row) }
                        heights.measure(row, height)
                    }
                    rowTop += heights.height(row)
                    row += 1
                }
                state.rowHeights[rows.id] = heights
            }
            top += heights.total
        }
    }

    private func visibleRows(
        _ rows: LazyRows<Action>, _ heights: RowHeights, origin: Point, width: Double, viewport: Double
    ) -> [Box<Action>.Placed] {
        guard rows.count > 0, origin.y < viewport, origin.y + heights.total > 0 else { return [] }
        var placed: [Box<Action>.Placed] = []
        var (row, rowTop) = heights.row(at: -origin.y)
        while row < rows.count, origin.y + rowTop < viewport {
            let inner = box(rows.row(row), Proposal(width: width, fillsWidth: true, height: nil))
            placed.append(.init(origin: Point(x: origin.x, y: origin.y + rowTop), box: inner))
            rowTop += heights.height(row)
            row += 1
        }
        return placed
    }
}
