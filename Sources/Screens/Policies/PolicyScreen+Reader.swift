import Content
import Interface

/// The text of a policy, with its contents beside it and the words that one looks for marked in it.
extension PolicyScreen: ReadablePage {
    func chapter(at row: Int) -> Int? { contents.chapter(at: row) }

    func texts(_ context: ScreenContext) -> [[String]] {
        policy.parts.map { part($0, isMarked: false, context).texts }
    }

    /// Contents stand beside the text where both have room for their words.
    private func hasColumn(_ context: ScreenContext) -> Bool {
        contents.chapters.count > 1 && context.theme.textScale < 1.3 && !context.isTyping
            && (context.isLandscape || !context.isLowReach)
    }

    func reader(_ context: ScreenContext) -> View<Action> {
        let list = ContentsList(context: context, contents: contents)
        if context.splits { return besideHead(list, context) }
        if hasColumn(context) {
            let top = View<Action>.column(spacing: 20, head(context))
                .padding(Insets(top: 32, left: Theme.margin, bottom: 24, right: Theme.margin))
            return .column([top, besideText(list, context).flexible()])
        }
        guard contents.chapters.count > 1 else { return text(context, head: head(context)) }
        let inside =
            context.page.showsMore
            ? contentsScroll(
                list, padding: Insets(top: 8, left: Theme.margin, bottom: 32, right: Theme.margin), context)
            : text(context, head: head(context))
        return .column([fold(list, context), inside.flexible()])
    }

    /// The text and what one looks for in it. Title and tabs make room for the field.
    func searched(_ finding: Finding, _ context: ScreenContext) -> View<Action> {
        let bar = FindBar(context: context, finding: finding).body
        // With low reach there is no room for bar, text and keyboard; what was found shows when the keyboard goes.
        if context.isTyping, context.isLowReach { return .column([bar, .spacer]) }
        let list = ContentsList(context: context, contents: contents)
        let inside = hasColumn(context) ? besideText(list, context) : text(context, head: [])
        return .column([bar, inside.flexible()])
    }

    // MARK: Contents

    /// On a wide screen contents follow the title.
    private func besideHead(_ list: ContentsList, _ context: ScreenContext) -> View<Action> {
        let sections: [ScrollSection<Action>] = head(context).map { .view($0.padding(Insets(bottom: 20))) }
        let side = View<Action>.scroll(
            Scroll(
                id: "\(context.page.name)/contents", padding: Insets(top: 32, left: Theme.margin, bottom: 32),
                reveal: list.reveal, sections: sections + (contents.chapters.count > 1 ? [list.section] : [])))
        return .row(
            alignment: .stretch,
            [
                side.frame(width: context.headColumn + Theme.margin),
                text(context, head: [], left: 40, top: 32).flexible(),
            ])
    }

    private func besideText(_ list: ContentsList, _ context: ScreenContext) -> View<Action> {
        let width = context.isLandscape ? 420.0 : 300
        let column = contentsScroll(list, padding: Insets(left: Theme.margin, bottom: 32), context)
        return .row(
            alignment: .stretch,
            [column.frame(width: Theme.margin + width), text(context, head: [], left: 28).flexible()])
    }

    private func contentsScroll(_ list: ContentsList, padding: Insets, _ context: ScreenContext) -> View<Action> {
        .scroll(
            Scroll(
                id: "\(context.page.name)/contents", padding: padding, reveal: list.reveal, sections: [list.section]))
    }

    /// Where there is no room beside the text, the contents take its place while one chooses.
    private func fold(_ list: ContentsList, _ context: ScreenContext) -> View<Action> {
        let name = context.strings(.chapters)
        let words = [TextSpan(name, color: context.palette.ink, isStrong: true)]
        let place = list.currentTitle.map { [TextSpan(" · \($0)", color: context.palette.soft)] } ?? []
        return View.row(
            spacing: 16,
            [
                View.text(StyledText(spans: words + place, font: context.theme.font(.body), lineLimit: 2)).flexible(),
                .icon(context.page.showsMore ? "page-up" : "page-down", size: 40, color: context.palette.ink),
            ]
        ).padding(Insets(horizontal: 36, vertical: 16)).frame(minHeight: Theme.minimumTarget)
            .box(context.cardDecoration).button(name, radius: Theme.radius, action: .toggleMore)
            .padding(Insets(top: 16, left: Theme.margin, bottom: 8, right: Theme.margin))
    }

    // MARK: Text

    /// Where the text begins when it was opened at an article.
    private var initialRow: Int? {
        guard let anchor else { return nil }
        return policy.parts.firstIndex { part in
            if case .article(let label, _) = part { anchor.hasPrefix(label) } else { false }
        }
    }

    private func text(
        _ context: ScreenContext, head: [View<Action>], left: Double = Theme.margin, top: Double? = nil
    ) -> View<Action> {
        let initial = initialRow
        let rows = LazyRows<Action>(id: ReadableText.rows, count: policy.parts.count, estimatedHeight: 240) { row in
            let view = part(policy.parts[row], isMarked: row == initial, context)
            guard let finding = context.page.finding else { return view }
            return marked(view, row, finding, context)
        }
        return .scroll(
            Scroll(
                id: "\(context.page.name)/\(ReadableText.scroll)",
                padding: Insets(top: top ?? (head.isEmpty ? 0 : 24), left: left, bottom: 48, right: Theme.margin),
                initialRow: initial, reveal: context.page.reveal,
                sections: head.map { .view($0.padding(Insets(bottom: 20))) } + [.rows(rows, context.cardDecoration)]))
    }

    private func marked(_ view: View<Action>, _ row: Int, _ finding: Finding, _ context: ScreenContext) -> View<Action>
    {
        let places = finding.places(in: row)
        guard !places.isEmpty else { return view }
        let palette = context.palette
        let current = finding.place
        return view.markingTexts { number, spans in
            places.reduce(spans) { spans, place in
                guard place.text == number else { return spans }
                let isCurrent = place == current
                return spans.changing(place.range) { span in
                    span.background = isCurrent ? palette.primary : palette.highlight
                    span.color = isCurrent ? palette.onPrimary : palette.ink
                    span.isSought = isCurrent
                }
            }
        }
    }

    private func part(_ part: PolicyPart, isMarked: Bool, _ context: ScreenContext) -> View<Action> {
        var context = context
        context.lineSpacing = 8 * context.theme.textScale
        let insets = Insets(horizontal: 40, vertical: 14)
        switch part {
        case .heading(let level, let title):
            return View.text(
                title, context.theme.font(level == 1 ? .listTitle : .bodyStrong), context.palette.primary,
                alignment: .center
            ).padding(Insets(horizontal: 40, vertical: 24))
        case .text(let blocks): return View.column(spacing: 20, context.richText(blocks)).padding(insets)
        case .article(let label, let blocks):
            var views = context.richText(blocks)
            let title = TextSpan(
                label + "　", color: context.palette.ink, isStrong: true,
                background: isMarked ? context.palette.highlight : nil)
            if case .paragraph(let inlines) = blocks.first {
                views[0] = context.bodyText([title] + context.spans(inlines))
            } else {
                views.insert(context.bodyText([title]), at: 0)
            }
            return View.column(spacing: 20, views).padding(insets)
        }
    }
}
