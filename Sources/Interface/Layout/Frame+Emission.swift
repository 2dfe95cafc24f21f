extension Frame {
    /// Adds a box and everything in it at a place, confined to `clip`.
    mutating func emit(_ box: Box<Action>, at origin: Point, clip: Rect) {
        let rect = Rect(origin: origin, size: box.size)
        guard rect.intersects(clip) || box.size.width <= 0 || box.size.height <= 0 else { return }
        switch box.content {
        case .empty: break
        case .text(let text, let layout): emitText(text, layout, in: rect, clip: clip)
        case .icon(let name, let color): add(.icon(name, rect, color), clip: clip)
        case .picture(let source, let description):
            add(.picture(source, rect), clip: clip)
            note(description, rect, clip: clip)
        case .group(let children):
            for child in children { emit(child.box, at: origin + child.origin, clip: clip) }
        case .decorated(let decoration, let inner):
            emit(decoration, in: rect, clip: clip)
            emit(inner, at: origin, clip: decoration.clips ? clip.intersection(rect) : clip)
        case .button(let button, let inner):
            emit(inner, at: origin, clip: clip)
            guard button.isEnabled else { return }
            addTarget(
                button.label, rect.intersection(clip), radius: button.radius, .action(button.action), of: button)
        case .page(let control, let inner):
            emit(inner, at: origin, clip: clip)
            addTarget(
                control.label, rect.intersection(clip), radius: control.radius,
                .page(scroll: control.scroll, control.direction))
        case .pan(let action, let inner):
            emit(inner, at: origin, clip: clip)
            pans.append(PanRegion(rect: rect.intersection(clip), action: action))
        case .scroll(let content): emitScroll(content, in: rect, clip: clip)
        case .ring(let ring):
            let line = ring.width
            add(.ring(rect, ring.track, width: line, fraction: 1), clip: clip)
            if ring.fraction > 0 { add(.ring(rect, ring.color, width: line, fraction: ring.fraction), clip: clip) }
        case .modules(let matrix, let color, let description):
            add(.modules(matrix, rect, color), clip: clip)
            note(description, rect, clip: clip)
        case .overlay(let scrim, let page, let card):
            emitBehind(page, scrim: scrim, at: origin, clip: clip)
            emit(card.box, at: origin + card.origin, clip: clip)
        }
    }

    /// What lies behind an overlay is seen, but neither answers nor is read.
    private mutating func emitBehind(_ page: Box<Action>, scrim: Color, at origin: Point, clip: Rect) {
        let before = (targets: targets, scrolls: scrolls, pans: pans, texts: texts, labels: labels)
        let first = list.items.count
        emit(page, at: origin, clip: clip)
        behind.append(first..<list.items.count)
        targets = before.targets
        scrolls = before.scrolls
        pans = before.pans
        texts = before.texts
        labels = before.labels
        add(.fill(Rect(origin: origin, size: page.size), scrim, radius: 0), clip: clip)
    }

    private mutating func addTarget(
        _ label: String, _ visible: Rect, radius: Double, _ effect: Target<Action>.Effect,
        of button: Button<Action>? = nil
    ) {
        guard !visible.isEmpty else { return }
        let count = labels[label, default: 0]
        labels[label] = count + 1
        targets.append(
            Target(
                id: count == 0 ? label : "\(label)#\(count)", rect: visible, radius: radius, effect: effect,
                label: label, trigger: button?.trigger ?? .tap, held: button?.held, isKey: button?.isKey ?? false))
    }

    private mutating func add(_ command: DrawCommand, clip: Rect) {
        guard command.bounds.intersects(clip) else { return }
        list.items.append(DisplayItem(command: command, clip: clip))
    }

    private mutating func note(_ text: String, _ rect: Rect, clip: Rect) {
        let visible = rect.intersection(clip)
        guard !text.isEmpty, !visible.isEmpty else { return }
        texts.append(VisibleText(text: text, rect: visible))
    }

    private mutating func noteSpoken(_ text: StyledText, _ layout: TextLayout, _ rect: Rect, clip: Rect) {
        let words = text.spans.filter(\.isSpoken).map(\.text).joined()
        guard !words.isEmpty else { return }
        let lines = layout.lines.indices.filter { line in
            layout.lines[line].contains { text.spans[$0.span].isSpoken }
        }
        guard let first = lines.first, let last = lines.last else { return }
        let place = Rect(
            x: rect.minX, y: rect.minY + Double(first) * layout.lineHeight, width: rect.size.width,
            height: Double(last - first + 1) * layout.lineHeight)
        let visible = place.intersection(clip)
        if !visible.isEmpty { spoken.append(VisibleText(text: words, rect: visible)) }
    }

    private mutating func emit(_ decoration: Decoration, in rect: Rect, clip: Rect) {
        if !decoration.gradient.isEmpty { add(.gradient(rect, decoration.gradient), clip: clip) }
        if let fill = decoration.fill { add(.fill(rect, fill, radius: decoration.radius), clip: clip) }
        if let border = decoration.border {
            add(.stroke(rect, border, width: decoration.borderWidth, radius: decoration.radius), clip: clip)
        }
    }

    private mutating func emitText(_ text: StyledText, _ layout: TextLayout, in rect: Rect, clip: Rect) {
        note(text.plain, rect, clip: clip)
        noteSpoken(text, layout, rect, clip: clip)
        let first = max(0, Int(((clip.minY - rect.minY) / layout.lineHeight).rounded(.down)))
        let last = min(layout.lines.count, Int(((clip.maxY - rect.minY) / layout.lineHeight).rounded(.up)))
        guard first < last else { return }
        for index in first..<last {
            let runs = layout.lines[index]
            let width = runs.last.map { $0.x + $0.width } ?? 0
            let left: Double =
                switch text.alignment {
                case .leading: 0
                case .center: ((rect.size.width - width) / 2).rounded()
                case .trailing: rect.size.width - width
                }
            let top = rect.minY + Double(index) * layout.lineHeight
            for run in runs where !text.spans.isEmpty {
                let span = text.spans[min(run.span, text.spans.count - 1)]
                let bounds = Rect(x: rect.minX + left + run.x, y: top, width: run.width, height: layout.lineHeight)
                if let background = span.background { add(.fill(bounds, background, radius: 0), clip: clip) }
                guard run.text.contains(where: { !$0.isWhitespace }) else { continue }
                add(
                    .text(
                        run.text, span.isStrong ? text.font.bold : text.font, span.color,
                        baseline: Point(x: bounds.minX, y: top + layout.baseline),
                        bounds: bounds.inset(by: Insets(horizontal: -4))),
                    clip: clip)
            }
        }
    }

    private mutating func emitScroll(_ content: Box<Action>.ScrolledContent, in rect: Rect, clip: Rect) {
        let inside = clip.intersection(rect)
        let first = list.items.count
        for card in content.cards {
            let frame = Rect(origin: rect.origin + card.rect.origin, size: card.rect.size)
            emit(card.decoration, in: frame, clip: inside)
        }
        var anchors: [Int: Double] = [:]
        for child in content.children {
            anchors[child.number] = rect.minY + child.origin.y
            emit(child.box, at: rect.origin + child.origin, clip: inside)
        }
        scrolls.append(
            ScrollRegion(
                id: content.id, viewport: inside, contentHeight: content.contentHeight, offset: content.offset,
                row: content.row, items: first..<list.items.count, anchors: anchors))
        guard let thumb = content.thumb else { return }
        let place = Rect(origin: rect.origin + thumb.rect.origin, size: thumb.rect.size)
        add(.fill(place, thumb.color, radius: (thumb.rect.size.width / 2).rounded(.down)), clip: inside)
    }
}
