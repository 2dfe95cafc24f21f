import Content
import Interface
import Search
import Store

/// What a citizen types, and what was found so far.
struct SearchScreen: Screen {
    let query: String
    /// Nil before anything is typed.
    let results: SearchResults?
    let units: [UnitID: String]
    /// Guides that many people need, shown before anything is typed.
    var popular: [ItemSummary] = []

    func body(_ context: ScreenContext) -> View<Action> {
        let field = searchField(context).padding(
            Insets(top: 28, left: Theme.margin, bottom: 8, right: Theme.margin))
        return .column([field, found(context).flexible()])
    }

    private func searchField(_ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        let isEmpty = query.isEmpty
        let font = Font(weight: isEmpty ? .regular : .bold, size: 42 * min(1.35, context.theme.textScale))
        let text = isEmpty ? context.strings(.searchPrompt) : query
        let cursor = View<Action>.empty.frame(width: 4, height: 60).box(Decoration(fill: palette.primary))
        let input = View.row(
            spacing: 24,
            [.icon("search", size: 48, color: palette.soft)]
                + (isEmpty
                    ? [cursor, View.text(text, Font(size: 36), palette.soft, lineLimit: 1).flexible()]
                    : [View.text(text, font, palette.ink, lineLimit: 1), cursor, .spacer])
        ).padding(Insets(horizontal: 48)).frame(height: 124)
        let field = input.button(context.strings(.keyboard), radius: 62, action: .openKeyboard).flexible()
        let clear = View<Action>.icon("close", size: 44, color: palette.ink).padding(
            Insets(horizontal: 40, vertical: 40)
        )
        .button(context.strings(.clear), radius: 62, action: .clearSearch)
        return View.row(isEmpty ? [field] : [field, clear]).box(
            Decoration(fill: palette.card, border: palette.primary, borderWidth: 4, radius: 62))
    }

    private func found(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        guard let results else {
            return context.scrollPage("hint", [context.body(strings(.typeToSearch))] + often(context))
        }
        guard results.total > 0 else {
            return context.scrollPage("none", [context.emptyState(strings(.noResults, query), strings(.noResultsHint))])
        }
        let groups = context.kind.map { kind in results.groups.filter { $0.kind == kind } } ?? results.groups
        let hits = groups.flatMap(\.hits)
        return context.listPage(head: [kinds(results, context)], count: hits.count) { index in
            hit(hits[index], context)
        }
    }

    private func often(_ context: ScreenContext) -> [View<Action>] {
        guard !popular.isEmpty else { return [] }
        return [context.sectionTitle(context.strings(.oftenDone)), context.relatedCard(popular)]
    }

    private func kinds(_ results: SearchResults, _ context: ScreenContext) -> View<Action> {
        let all = context.chip(
            "\(context.strings(.all)) \(results.total)", isOn: context.kind == nil, action: .chooseKind(nil))
        return context.chips(
            [all]
                + results.groups.map { group in
                    context.chip(
                        "\(context.kindName(group.kind)) \(group.total)", isOn: context.kind == group.kind,
                        action: .chooseKind(group.kind))
                })
    }

    private func hit(_ hit: SearchHit, _ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        var texts: [View<Action>] = [
            .text(
                StyledText(
                    spans: marked(hit.title, hit.highlights, palette.ink, marks: palette.primary),
                    font: context.theme.font(.listTitle)))
        ]
        let place = [units[hit.unit], hit.anchor].compactMap { $0 }.joined(separator: " · ")
        if !place.isEmpty { texts.append(context.secondary(place)) }
        if let snippet = hit.snippet, !snippet.isEmpty {
            texts.append(
                .text(
                    StyledText(
                        spans: marked(snippet, hit.snippetHighlights, palette.soft, marks: palette.primary),
                        font: context.theme.font(.secondary), lineLimit: 2)))
        }
        return View.row(
            spacing: 24,
            [
                context.tag(hit.kind), View.column(spacing: 2, texts).flexible(),
                .icon("chevron", size: 40, color: palette.ink),
            ]
        ).padding(Insets(horizontal: 36, vertical: 24))
            .button(
                hit.title,
                action: .open(hit.kind == .policy ? .policy(hit.id, .text, anchor: hit.anchor) : .item(hit.id)))
    }

    /// Ranges are in characters of the text.
    private func marked(_ text: String, _ ranges: [Range<Int>], _ color: Color, marks: Color) -> [TextSpan] {
        let characters = Array(text)
        var spans: [TextSpan] = []
        var position = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let start = max(position, range.lowerBound)
            let end = min(characters.count, range.upperBound)
            guard start < end else { continue }
            if start > position { spans.append(TextSpan(String(characters[position..<start]), color: color)) }
            spans.append(TextSpan(String(characters[start..<end]), color: marks, isStrong: true))
            position = end
        }
        if position < characters.count { spans.append(TextSpan(String(characters[position...]), color: color)) }
        return spans
    }
}

extension ScreenContext {
    /// A short name of a kind, two characters in Chinese.
    func kindName(_ kind: ItemKind) -> String {
        let (chinese, english): (String, String) =
            switch kind {
            case .guide: ("办事", "Guides")
            case .policy: ("政策", "Policies")
            case .affair, .catalogue: ("村务", "Affairs")
            case .ledger: ("三资", "Money")
            case .notice, .slide: ("通知", "Notices")
            case .office: ("科室", "Offices")
            case .window: ("窗口", "Windows")
            case .flow: ("流程", "Flows")
            case .statistic: ("统计", "Figures")
            case .reply: ("回音", "Questions")
            }
        return strings.language == .english ? english : chinese
    }
}
