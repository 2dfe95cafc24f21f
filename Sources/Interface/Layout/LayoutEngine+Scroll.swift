extension LayoutEngine {
    /// How far beyond the viewport rows are made, so that the next frames of a scroll have them ready.
    private static var overscan: Double { 320 }

    func scrollBox(_ scroll: Scroll<Action>, _ proposal: Proposal) -> Box<Action> {
        // Taken out while it changes, so that the sums of long lists are not copied.
        var state = scrolls.removeValue(forKey: scroll.id) ?? ScrollState()
        defer { scrolls[scroll.id] = state }
        guard let pager, let height = proposal.height else { return content(scroll, proposal, &state) }
        let size = Size(width: proposal.width, height: height)
        var room = reserving(state.hasPager, size)
        let (isPlaced, revealed) = (state.isPlaced, state.revealed)
        var inner = content(scroll, room, &state)
        let needsPager = contentHeights[scroll.id, default: 0] > height + 0.5
        if needsPager != state.hasPager {
            state.hasPager = needsPager
            state.isPlaced = isPlaced
            state.revealed = revealed
            room = reserving(needsPager, size)
            inner = content(scroll, room, &state)
        }
        return state.hasPager ? withPager(scroll, inner, pager, state, size: size) : inner
    }

    private func reserving(_ hasPager: Bool, _ size: Size) -> Proposal {
        let room = hasPager ? PagerStyle.room : 0
        return Self.isWide(size)
            ? Proposal(width: size.width - room, fillsWidth: true, height: size.height)
            : Proposal(width: size.width, fillsWidth: true, height: size.height - room)
    }

    /// The scroll without its page buttons.
    private func content(_ scroll: Scroll<Action>, _ proposal: Proposal, _ state: inout ScrollState) -> Box<Action> {
        let width = proposal.width - scroll.padding.width
        let fixed = scroll.sections.enumerated().map { index, section -> Box<Action>? in
            guard case .view(let view) = section else { return nil }
            return piece(PieceKey(scroll: scroll.id, rows: "", index: index, width: width)) { view }
        }
        prepareRows(scroll, width: width, state: &state)
        keepPlace(scroll, fixed, width: width, state: &state)
        let height = proposal.height ?? contentHeight(scroll, fixed, state)
        placeInitially(scroll, fixed, state: &state)
        bringIntoSight(scroll, fixed, width: width, viewport: height, state: &state)
        var total = 0.0
        // At the end of a list that turns out shorter than estimated, other rows come into sight: they are measured too.
        for _ in 0..<4 {
            measureVisibleRows(scroll, fixed, width: width, viewport: height, state: &state)
            total = contentHeight(scroll, fixed, state)
            let offset = min(max(0, state.offset), max(0, total - height))
            if offset == state.offset { break }
            state.offset = offset
        }
        state.viewportHeight = height
        state.anchor = anchor(scroll, fixed, width: width, state)
        contentHeights[scroll.id] = total
        let size = Size(width: proposal.width, height: height)
        return Box(size: size, content: .scroll(visibleContent(scroll, fixed, size: size, total: total, state)))
    }

    private func visibleContent(
        _ scroll: Scroll<Action>, _ fixed: [Box<Action>?], size: Size, total: Double, _ state: ScrollState
    ) -> Box<Action>.ScrolledContent {
        var content = Box<Action>.ScrolledContent(id: scroll.id, contentHeight: total, offset: state.offset)
        let width = size.width - scroll.padding.width
        let pulled = (state.overshoot * grid.scale).rounded() / grid.scale
        var top = scroll.padding.top - state.offset - pulled
        var number = 0
        for (index, section) in scroll.sections.enumerated() {
            switch section {
            case .view:
                guard let inner = fixed[index] else { continue }
                if top + inner.size.height > 0, top < size.height {
                    content.children.append(
                        .init(number: number, origin: Point(x: scroll.padding.left, y: top), box: inner))
                }
                top += inner.size.height
                number += 1
            case .rows(let rows, let decoration):
                guard let heights = state.rowHeights[rows.id] else { continue }
                if let decoration, heights.count > 0 {
                    let rect = Rect(x: scroll.padding.left, y: top, width: width, height: heights.total)
                    content.cards.append((rect, decoration))
                }
                content.children += visibleRows(
                    scroll.id, rows, heights, origin: Point(x: scroll.padding.left, y: top), width: width,
                    viewport: size.height, firstNumber: number)
                if content.row == nil, heights.count > 0 {
                    let line = Self.readingLine(viewport: size.height, below: total - state.offset - size.height)
                    content.row = line < top ? 0 : heights.row(at: line - top).row
                }
                top += heights.total
                number += heights.count
            }
        }
        if let pager, total > size.height + 0.5, scroll.padding.right >= 24 {
            content.thumb = (thumb(size: size, total: total, offset: state.offset), pager.color)
        }
        return content
    }

    /// Where in the viewport one reads: near its top, and towards the end of the content further down, so that the
    /// last row is reached although it can never stand at the top.
    private static func readingLine(viewport: Double, below: Double) -> Double {
        max(min(48, viewport / 4), viewport - below)
    }

    private func thumb(size: Size, total: Double, offset: Double) -> Rect {
        let track = size.height - 16
        let length = max(48, (track * size.height / total).rounded())
        let travelled = (track - length) * offset / max(1, total - size.height)
        let top = 8 + (travelled * grid.scale).rounded() / grid.scale
        return Rect(x: size.width - 16, y: top, width: 8, height: length)
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

    private func placeInitially(_ scroll: Scroll<Action>, _ fixed: [Box<Action>?], state: inout ScrollState) {
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

    /// Measures the rows in and near sight. A row above the viewport that turns out taller or shorter than it was taken
    /// for moves the offset by the difference, so that what one reads stays where it is.
    private func measureVisibleRows(
        _ scroll: Scroll<Action>, _ fixed: [Box<Action>?], width: Double, viewport: Double, state: inout ScrollState
    ) {
        var top = scroll.padding.top
        for (index, section) in scroll.sections.enumerated() {
            guard case .rows(let rows, _) = section, var heights = state.rowHeights.removeValue(forKey: rows.id) else {
                top += fixed[index]?.size.height ?? 0
                continue
            }
            if rows.count > 0 {
                var (row, rowTop) = heights.row(at: state.offset - Self.overscan - top)
                while row < rows.count, top + rowTop < state.offset + viewport + Self.overscan {
                    let inner = rowBox(scroll.id, rows, row, width: width)
                    if top + rowTop < state.offset { state.offset += inner.size.height - heights.height(row) }
                    heights.measure(row, inner.size.height)
                    rowTop += inner.size.height
                    row += 1
                }
            }
            top += heights.total
            state.rowHeights[rows.id] = heights
        }
    }

    private func rowBox(_ scroll: String, _ rows: LazyRows<Action>, _ row: Int, width: Double) -> Box<Action> {
        piece(PieceKey(scroll: scroll, rows: rows.id, index: row, width: width)) { rows.row(row) }
    }

    private func visibleRows(
        _ scroll: String, _ rows: LazyRows<Action>, _ heights: RowHeights, origin: Point, width: Double,
        viewport: Double, firstNumber: Int
    ) -> [Box<Action>.Scrolled] {
        guard rows.count > 0, origin.y < viewport + Self.overscan, origin.y + heights.total > -Self.overscan else {
            return []
        }
        var placed: [Box<Action>.Scrolled] = []
        var (row, rowTop) = heights.row(at: -origin.y - Self.overscan)
        while row < rows.count, origin.y + rowTop < viewport + Self.overscan {
            let inner = rowBox(scroll, rows, row, width: width)
            let y = origin.y + rowTop
            if y < viewport, y + inner.size.height > 0 {
                placed.append(.init(number: firstNumber + row, origin: Point(x: origin.x, y: y), box: inner))
            } else {
                ahead.append(inner)
            }
            rowTop += heights.height(row)
            row += 1
        }
        return placed
    }
}
