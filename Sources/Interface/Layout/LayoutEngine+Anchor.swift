extension LayoutEngine {
    /// Whoever reads a list keeps the place when what stands above the rows, or their width, becomes another: with
    /// larger text, a turned display, a keyboard beside it.
    func keepPlace(_ scroll: Scroll<Action>, _ fixed: [Box<Action>?], width: Double, state: inout ScrollState) {
        guard let anchor = state.anchor, anchor.offset == state.offset, state.offset > anchor.top,
            let place = firstRows(scroll, fixed), place.rows.id == anchor.rows,
            var heights = state.rowHeights[anchor.rows], anchor.row < heights.count,
            place.top != anchor.top || width != anchor.width
        else { return }
        if !heights.isMeasured(anchor.row) {
            let row = box(place.rows.row(anchor.row), Proposal(width: width, fillsWidth: true, height: nil))
            heights.measure(anchor.row, row.size.height)
            state.rowHeights[anchor.rows] = heights
        }
        let inside = (anchor.share * heights.height(anchor.row)).rounded()
        state.offset = place.top + heights.top(of: anchor.row) + inside
    }

    /// What stands at the top of the viewport now.
    func anchor(_ scroll: Scroll<Action>, _ fixed: [Box<Action>?], width: Double, _ state: ScrollState)
        -> ScrollState.Anchor?
    {
        guard let place = firstRows(scroll, fixed), let heights = state.rowHeights[place.rows.id], heights.count > 0
        else { return nil }
        let (row, rowTop) = heights.row(at: max(0, state.offset - place.top))
        let share = (state.offset - place.top - rowTop) / max(1, heights.height(row))
        return ScrollState.Anchor(
            rows: place.rows.id, row: row, share: min(max(0, share), 1), top: place.top, width: width,
            offset: state.offset)
    }

    /// The first lazy rows of a scroll and where they begin.
    private func firstRows(_ scroll: Scroll<Action>, _ fixed: [Box<Action>?]) -> (rows: LazyRows<Action>, top: Double)?
    {
        var top = scroll.padding.top
        for (index, section) in scroll.sections.enumerated() {
            if case .rows(let rows, _) = section { return (rows, top) }
            top += fixed[index]?.size.height ?? 0
        }
        return nil
    }
}
