/// Changes a view piece by piece, in reading order.
protocol ViewRewriter<Action> {
    associatedtype Action

    mutating func text(_ text: StyledText) -> StyledText
    /// What a picture shows, in words.
    mutating func description(_ description: String) -> String
    /// The name of a control.
    mutating func label(_ label: String) -> String
    mutating func rows(_ rows: LazyRows<Action>) -> LazyRows<Action>
    /// Called before the content of each scroll.
    mutating func enter(_ scroll: Scroll<Action>)
    /// Called after the content of each scroll.
    mutating func reveal() -> Reveal?
}

extension ViewRewriter {
    mutating func description(_ description: String) -> String { description }
    mutating func label(_ label: String) -> String { label }
    mutating func enter(_ scroll: Scroll<Action>) {}
    mutating func reveal() -> Reveal? { nil }
}

extension View {
    func rewritten<Rewriter: ViewRewriter>(by rewriter: inout Rewriter) -> View where Rewriter.Action == Action {
        switch self {
        case .empty, .spacer, .icon, .ring: return self
        case .text(let text): return .text(rewriter.text(text))
        case .picture(let source, let size, let description):
            return .picture(source, size: size, description: rewriter.description(description))
        case .modules(let matrix, let side, let color, let description):
            return .modules(matrix, side: side, color: color, description: rewriter.description(description))
        case .overlay(var overlay, let page):
            let behind = page.rewritten(by: &rewriter)
            overlay.content = overlay.content.rewritten(by: &rewriter)
            overlay.footer = overlay.footer.rewritten(by: &rewriter)
            return .overlay(overlay, over: behind)
        case .stack(let axis, let spacing, let alignment, let children):
            return .stack(axis, spacing: spacing, alignment: alignment, Self.rewritten(children, by: &rewriter))
        case .layers(let children): return .layers(Self.rewritten(children, by: &rewriter))
        case .wrap(let spacing, let lineSpacing, let children):
            return .wrap(spacing: spacing, lineSpacing: lineSpacing, Self.rewritten(children, by: &rewriter))
        case .grid(let columns, let spacing, let children):
            return .grid(columns: columns, spacing: spacing, Self.rewritten(children, by: &rewriter))
        case .padding(let insets, let child): return .padding(insets, child.rewritten(by: &rewriter))
        case .box(let decoration, let child): return .box(decoration, child.rewritten(by: &rewriter))
        case .frame(let width, let height, let minHeight, let child):
            return .frame(width: width, height: height, minHeight: minHeight, child.rewritten(by: &rewriter))
        case .flexible(let weight, let child): return .flexible(weight: weight, child.rewritten(by: &rewriter))
        case .button(var button, let child):
            button.label = rewriter.label(button.label)
            return .button(button, child.rewritten(by: &rewriter))
        case .pan(let action, let child): return .pan(action, child.rewritten(by: &rewriter))
        case .scroll(var scroll):
            rewriter.enter(scroll)
            scroll.sections = scroll.sections.map { section in
                switch section {
                case .view(let view): .view(view.rewritten(by: &rewriter))
                case .rows(let rows, let decoration): .rows(rewriter.rows(rows), decoration)
                }
            }
            scroll.reveal = rewriter.reveal() ?? scroll.reveal
            return .scroll(scroll)
        }
    }

    private static func rewritten<Rewriter: ViewRewriter>(_ views: [View], by rewriter: inout Rewriter) -> [View]
    where Rewriter.Action == Action {
        views.map { $0.rewritten(by: &rewriter) }
    }
}

extension View {
    /// The same view in other words: texts, descriptions and names of controls, also in rows not yet made.
    public func mapWords(_ change: @escaping (String) -> String) -> View {
        var rewriter = WordChange<Action>(change: change)
        return rewritten(by: &rewriter)
    }
}

private struct WordChange<Action>: ViewRewriter {
    let change: (String) -> String

    func text(_ text: StyledText) -> StyledText {
        var changed = text
        for index in changed.spans.indices { changed.spans[index].text = change(changed.spans[index].text) }
        return changed
    }

    func description(_ description: String) -> String { change(description) }

    func label(_ label: String) -> String { change(label) }

    func rows(_ rows: LazyRows<Action>) -> LazyRows<Action> {
        var changed = rows
        let (make, change) = (rows.row, change)
        changed.row = { make($0).mapWords(change) }
        return changed
    }
}
