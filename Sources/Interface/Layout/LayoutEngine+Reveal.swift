extension LayoutEngine {
    /// Moves a scroll so that what is being read stands in its upper part, once for each token.
    func revealSpoken(
        _ scroll: Scroll<Action>, _ fixed: [Box<Action>?], width: Double, viewport: Double, state: inout ScrollState
    ) {
        guard let reveal = scroll.reveal, reveal.token != state.revealed else { return }
        state.revealed = reveal.token
        var top = scroll.padding.top
        for (index, section) in scroll.sections.enumerated() {
            switch section {
            case .view:
                if reveal.rows == nil, let lines = fixed[index]?.spokenLines {
                    return bring(lines, below: top, viewport: viewport, state: &state)
                }
                top += fixed[index]?.size.height ?? 0
            case .rows(let rows, _):
                guard let heights = state.rowHeights[rows.id] else { continue }
                if rows.id == reveal.rows, reveal.row < rows.count {
                    let row = box(rows.row(reveal.row), Proposal(width: width, fillsWidth: true, height: nil))
                    let lines = row.spokenLines ?? (0, row.size.height)
                    return bring(lines, below: top + heights.top(of: reveal.row), viewport: viewport, state: &state)
                }
                top += heights.total
            }
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
    /// From the first to the last line that is being read, relative to the top of the box.
    var spokenLines: (top: Double, bottom: Double)? {
        switch content {
        case .text(let text, let layout):
            let lines = layout.lines.indices.filter { line in
                layout.lines[line].contains { text.spans.indices.contains($0.span) && text.spans[$0.span].isSpoken }
            }
            guard let first = lines.first, let last = lines.last else { return nil }
            return (Double(first) * layout.lineHeight, Double(last + 1) * layout.lineHeight)
        case .group(let children):
            for child in children {
                guard let lines = child.box.spokenLines else { continue }
                return (child.origin.y + lines.top, child.origin.y + lines.bottom)
            }
            return nil
        case .decorated(_, let inner): return inner.spokenLines
        case .button(_, let inner), .page(_, let inner): return inner.spokenLines
        case .sideways(let content): return content.inner.spokenLines
        case .described(let description, _, _):
            return description.spans.contains(where: \.isSpoken) ? (0, size.height) : nil
        case .empty, .icon, .picture, .scroll, .ring, .modules, .shape, .overlay: return nil
        }
    }
}
