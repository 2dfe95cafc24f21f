extension LayoutEngine {
    /// Moves a scroll so that what it shall bring into sight stands where it is wanted, once for each token.
    func bringIntoSight(
        _ scroll: Scroll<Action>, _ fixed: [Box<Action>?], width: Double, viewport: Double, state: inout ScrollState
    ) {
        guard let reveal = scroll.reveal, reveal.token != state.revealed else { return }
        state.revealed = reveal.token
        var top = scroll.padding.top
        for (index, section) in scroll.sections.enumerated() {
            switch section {
            case .view:
                if reveal.rows == nil, let lines = fixed[index]?.revealedLines {
                    return bring(lines, below: top, viewport: viewport, state: &state)
                }
                top += fixed[index]?.size.height ?? 0
            case .rows(let rows, _):
                guard var heights = state.rowHeights[rows.id] else { continue }
                if rows.id == reveal.rows, reveal.row < rows.count {
                    measure(upTo: reveal.row, of: rows, width: width, viewport: viewport, &heights)
                    state.rowHeights[rows.id] = heights
                    let rowTop = top + heights.top(of: reveal.row)
                    guard reveal.position == .inSight else { return state.offset = rowTop }
                    let row = box(rows.row(reveal.row), Proposal(width: width, fillsWidth: true, height: nil))
                    let lines = row.revealedLines ?? (0, row.size.height)
                    return bring(lines, below: rowTop, viewport: viewport, state: &state)
                }
                top += heights.total
            }
        }
    }

    /// Measures a row and those that will stand above it in the viewport: taken for shorter than they are, they would
    /// push what is wanted out of it.
    private func measure(
        upTo last: Int, of rows: LazyRows<Action>, width: Double, viewport: Double, _ heights: inout RowHeights
    ) {
        var row = last + 1
        var room = viewport
        while row > 0, room > 0 {
            row -= 1
            if !heights.isMeasured(row) {
                let inner = box(rows.row(row), Proposal(width: width, fillsWidth: true, height: nil))
                heights.measure(row, inner.size.height)
            }
            if row < last { room -= heights.height(row) }
        }
    }

    private func bring(
        _ lines: (top: Double, bottom: Double), below top: Double, viewport: Double, state: inout ScrollState
    ) {
        let room = 32.0
        let isInSight =
            top + lines.top >= state.offset + room && top + lines.bottom <= state.offset + viewport - room
        if !isInSight { state.offset = max(0, top + lines.top - viewport / 5) }
    }
}

extension Box {
    /// From the first to the last line that is being read or was looked for, relative to the top of the box.
    var revealedLines: (top: Double, bottom: Double)? {
        switch content {
        case .text(let text, let layout):
            let lines = layout.lines.indices.filter { line in
                layout.lines[line].contains { text.spans.indices.contains($0.span) && text.spans[$0.span].isRevealed }
            }
            guard let first = lines.first, let last = lines.last else { return nil }
            return (Double(first) * layout.lineHeight, Double(last + 1) * layout.lineHeight)
        case .group(let children):
            for child in children {
                guard let lines = child.box.revealedLines else { continue }
                return (child.origin.y + lines.top, child.origin.y + lines.bottom)
            }
            return nil
        case .decorated(_, let inner): return inner.revealedLines
        case .button(_, let inner), .page(_, let inner), .pan(_, let inner): return inner.revealedLines
        case .empty, .icon, .picture, .scroll, .ring, .modules, .overlay: return nil
        }
    }
}

extension TextSpan {
    fileprivate var isRevealed: Bool { isSpoken || isSought }
}
