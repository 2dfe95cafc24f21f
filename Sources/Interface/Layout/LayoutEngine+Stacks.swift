extension LayoutEngine {
    private func weight(of view: View<Action>) -> Double? {
        switch view {
        case .flexible(let weight, _): weight
        case .spacer: 1
        default: nil
        }
    }

    private func offset(_ alignment: CrossAlignment, room: Double) -> Double {
        switch alignment {
        case .start, .stretch: 0
        case .center: max(0, room / 2).rounded()
        case .end: max(0, room)
        }
    }

    func column(
        _ children: [View<Action>], spacing: Double, alignment: CrossAlignment, _ proposal: Proposal
    ) -> Box<Action> {
        let stretches = alignment == .stretch
        var boxes = children.map { child -> Box<Action>? in
            proposal.height != nil && weight(of: child) != nil
                ? nil : box(child, proposal.with(fillsWidth: stretches && proposal.fillsWidth, height: nil))
        }
        if let height = proposal.height {
            let used = boxes.reduce(0) { $0 + ($1?.size.height ?? 0) } + spacing * Double(max(0, children.count - 1))
            let total = children.reduce(0) { $0 + (weight(of: $1) ?? 0) }
            for (index, child) in children.enumerated() where boxes[index] == nil {
                let share = max(0, height - used) * (weight(of: child) ?? 0) / max(total, 1)
                boxes[index] = box(
                    child, proposal.with(fillsWidth: stretches && proposal.fillsWidth, height: share.rounded(.down)))
            }
        }
        var placed = boxes.compactMap { $0 }
        let width = proposal.fillsWidth ? proposal.width : placed.map(\.size.width).max() ?? 0
        if stretches, !proposal.fillsWidth {
            for (index, child) in children.enumerated() where placed[index].size.width < width {
                placed[index] = box(child, Proposal(width: width, fillsWidth: true, height: nil))
            }
        }
        var y = 0.0
        let result = placed.enumerated().map { index, inner -> Box<Action>.Placed in
            if index > 0 { y += spacing }
            defer { y += inner.size.height }
            return .init(origin: Point(x: offset(alignment, room: width - inner.size.width), y: y), box: inner)
        }
        return .group(Size(width: width, height: proposal.height ?? y), result)
    }

    func row(
        _ children: [View<Action>], spacing: Double, alignment: CrossAlignment, _ proposal: Proposal
    ) -> Box<Action> {
        let gaps = spacing * Double(max(0, children.count - 1))
        let total = children.reduce(0) { $0 + (weight(of: $1) ?? 0) }
        var room = max(0, proposal.width - gaps)
        // What fills a known height is laid out for it at once: a scroll asked how tall it would like to be would say
        // as tall as its content, and forget where it stands.
        let given = alignment == .stretch ? proposal.height : nil
        var proposals = [Proposal?](repeating: nil, count: children.count)
        var boxes = children.enumerated().map { index, child -> Box<Action>? in
            guard weight(of: child) == nil else { return nil }
            let inside = Proposal(width: room, fillsWidth: false, height: given)
            let inner = box(child, inside)
            proposals[index] = inside
            room = max(0, room - inner.size.width)
            return inner
        }
        for (index, child) in children.enumerated() where boxes[index] == nil {
            let share = (room * (weight(of: child) ?? 0) / max(total, 1)).rounded(.down)
            let inside = Proposal(width: share, fillsWidth: true, height: given)
            proposals[index] = inside
            boxes[index] = box(child, inside)
        }
        var placed = boxes.compactMap { $0 }
        let height = proposal.height ?? placed.map(\.size.height).max() ?? 0
        if alignment == .stretch {
            for (index, child) in children.enumerated() where placed[index].size.height != height {
                let width = placed[index].size.width
                placed[index] = box(
                    child, (proposals[index] ?? proposal).with(width: width, fillsWidth: true, height: height))
            }
        }
        var x = 0.0
        let result = placed.enumerated().map { index, inner -> Box<Action>.Placed in
            if index > 0 { x += spacing }
            defer { x += inner.size.width }
            return .init(origin: Point(x: x, y: offset(alignment, room: height - inner.size.height)), box: inner)
        }
        return .group(Size(width: proposal.fillsWidth ? proposal.width : x, height: height), result)
    }

    func wrap(
        _ children: [View<Action>], spacing: Double, lineSpacing: Double, _ proposal: Proposal
    ) -> Box<Action> {
        var placed: [Box<Action>.Placed] = []
        var x = 0.0
        var y = 0.0
        var lineHeight = 0.0
        var widest = 0.0
        for child in children {
            let inner = box(child, Proposal(width: proposal.width, fillsWidth: false, height: nil))
            if x > 0, x + inner.size.width > proposal.width {
                x = 0
                y += lineHeight + lineSpacing
                lineHeight = 0
            }
            placed.append(.init(origin: Point(x: x, y: y), box: inner))
            x += inner.size.width + spacing
            widest = max(widest, x - spacing)
            lineHeight = max(lineHeight, inner.size.height)
        }
        let width = proposal.fillsWidth ? proposal.width : widest
        return .group(Size(width: width, height: y + lineHeight), placed)
    }

    func grid(_ children: [View<Action>], columns: Int, spacing: Double, _ proposal: Proposal) -> Box<Action> {
        let width = ((proposal.width - spacing * Double(columns - 1)) / Double(columns)).rounded(.down)
        let rows = (children.count + columns - 1) / columns
        let exact = proposal.height.map { (($0 - spacing * Double(rows - 1)) / Double(max(1, rows))).rounded(.down) }
        var placed: [Box<Action>.Placed] = []
        var y = 0.0
        for row in 0..<rows {
            let range = (row * columns)..<min(children.count, (row + 1) * columns)
            let cell = Proposal(width: width, fillsWidth: true, height: exact)
            var boxes = range.map { box(children[$0], cell) }
            let height = exact ?? boxes.map(\.size.height).max() ?? 0
            for (place, index) in range.enumerated() where boxes[place].size.height != height {
                boxes[place] = box(children[index], cell.with(height: height))
            }
            for (column, inner) in boxes.enumerated() {
                placed.append(.init(origin: Point(x: Double(column) * (width + spacing), y: y), box: inner))
            }
            y += height + (row + 1 < rows ? spacing : 0)
        }
        return .group(Size(width: proposal.width, height: proposal.height ?? y), placed)
    }
}
