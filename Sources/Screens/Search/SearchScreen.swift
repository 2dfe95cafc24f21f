import Content
import Interface
import Participation
import Search
import Store
import TextInput

/// What a citizen types, and what was found so far.
struct SearchScreen: Screen {
    let query: String
    /// Nil before anything is typed.
    let results: SearchResults?
    let units: [UnitID: String]
    /// Guides that many people need, shown before anything is typed.
    var popular: [ItemSummary] = []
    /// The newest items, shown below these.
    var recent: [ItemSummary] = []
    /// What stands beside the best answer, when there are few.
    var related: [ItemSummary] = []

    func body(_ context: ScreenContext) -> View<Action> {
        let isLow = context.isLowReach
        let field = searchField(context).padding(
            Insets(top: isLow ? 8 : 28, left: Theme.margin, bottom: isLow ? 0 : 8, right: Theme.margin))
        return .column([field, found(context).flexible()])
    }

    private func searchField(_ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        let keyboard = context.keyboard
        let isEmpty = keyboard.isEmpty
        let scale = context.theme.textScale
        let font = Font(weight: isEmpty ? .regular : .bold, size: max(42, 34 * scale))
        // Beside a keyboard at the right only a part of the width is left.
        let width = context.contentWidth * (context.isLandscape ? 0.45 : 1) - 400
        let cursor = View<Action>.empty.frame(width: 4, height: 60).box(Decoration(fill: palette.primary))
        let prompt = View<Action>.text(
            context.searchPrompt(Font(size: max(36, 30 * scale)), width: width), Font(size: max(36, 30 * scale)),
            palette.soft)
        let input = View.row(
            spacing: 24,
            [.icon("search", size: 48, color: palette.soft)]
                + (isEmpty
                    ? [cursor, prompt.flexible()] : [typed(keyboard, font, width, context), cursor, .spacer])
        ).padding(Insets(horizontal: 48)).frame(height: context.isLowReach ? 108 : 124)
        let field = input.button(context.strings(.keyboard), radius: 62, action: .openKeyboard).flexible()
        let clear = View<Action>.icon("close", size: 44, color: palette.ink).padding(
            Insets(horizontal: 40, vertical: context.isLowReach ? 32 : 40)
        )
        .button(context.strings(.clear), radius: 62, action: .clearSearch)
        return View.row(spacing: 8, isEmpty ? [field] : [field, clear]).box(
            Decoration(fill: palette.card, border: palette.primary, borderWidth: 4, radius: 62))
    }

    /// Words in ink, keys that are no words yet in another colour; the end of both when the whole does not fit.
    private func typed(
        _ keyboard: OnScreenKeyboard, _ font: Font, _ width: Double, _ context: ScreenContext
    ) -> View<Action> {
        let keys = tail(keyboard.preedit, font, width)
        let room = width - ChromeMetrics.estimate(keys, font)
        let words = keyboard.committed.isEmpty ? "" : tail(keyboard.committed, font, room)
        let parts = [(words, context.palette.ink), (keys, context.palette.link)].filter { !$0.0.isEmpty }
        return .text(StyledText(spans: parts.map { TextSpan($0, color: $1) }, font: font))
    }

    /// The end of a text, where the cursor is, when the whole does not fit.
    private func tail(_ text: String, _ font: Font, _ width: Double) -> String {
        guard ChromeMetrics.estimate(text, font) > width - 8 else { return text }
        var shown = Substring(text)
        // … is as wide as a Han character.
        while shown.count > 1, font.size + ChromeMetrics.estimate(String(shown), font) > width - 8 {
            shown = shown.dropFirst()
        }
        return "…\(shown)"
    }

    private func found(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        guard let results else {
            return context.scrollPage("hint", [context.body(strings(.typeToSearch))] + often(context))
        }
        guard results.total > 0 else {
            return context.scrollPage(
                "none", [context.emptyState(strings(.noResults, query), strings(.noResultsHint)), tries(context)])
        }
        let hits =
            context.kind.map { kind in results.groups.filter { $0.kind == kind }.flatMap(\.hits) } ?? results.best
        // Where the keyboard leaves little room, answers are worth more than filters, which come when it goes.
        let isNarrow = context.keyboard.isOpen && (context.isLowReach || context.theme.textScale > 1.5)
        let filters = isNarrow && context.kind == nil ? nil : kinds(results, context)
        let head = [correction(results, context), filters].compactMap { $0 }
        let showsRelated = !related.isEmpty && context.kind == nil
        return context.listPage(head: head, count: hits.count + (showsRelated ? 1 : 0)) { index in
            index < hits.count
                ? hit(hits[index], context)
                : .column(spacing: 16, [context.sectionTitle(strings(.related)), itemCard(related, context)])
        }
    }

    private func often(_ context: ScreenContext) -> [View<Action>] {
        [(Phrase.oftenDone, popular), (.newest, recent)].flatMap { title, items -> [View<Action>] in
            items.isEmpty ? [] : [context.sectionTitle(context.strings(title)), itemCard(items, context)]
        }
    }

    /// Beside a keyboard large text needs the whole width: words then stand without the kind before them. English words are
    /// longer.
    private func isTight(_ context: ScreenContext) -> Bool {
        let most = context.strings.isEnglish ? 1.2 : 1.5
        return context.isLandscape && context.keyboard.isOpen && context.theme.textScale > most
    }

    private func itemCard(_ items: [ItemSummary], _ context: ScreenContext) -> View<Action> {
        guard isTight(context) else { return context.relatedCard(items) }
        return context.card(
            items.map { item in
                context.row(
                    context.strings.title(item.title, english: item.titleEnglish), subtitle: nil,
                    titleFont: context.theme.font(.body),
                    action: .open(route(to: item.id, kind: item.kind, unit: item.unit, period: item.period)))
            })
    }

    /// “是不是要找 户籍”, which looks for these words when touched.
    private func correction(_ results: SearchResults, _ context: ScreenContext) -> View<Action>? {
        guard let words = results.correction, words != query else { return nil }
        let text = context.strings(.didYouMean, words)
        return View.row(
            spacing: 16,
            [.icon("search", size: 40, color: context.palette.primary), context.body(text).flexible()]
        ).padding(Insets(horizontal: 36, vertical: 28))
            .button(text, radius: 24, action: .searchFor(words))
    }

    /// What to try when nothing was found: the beginning of what was typed, and answers of the kiosk itself.
    private func tries(_ context: ScreenContext) -> View<Action> {
        let shorter = query.count > 2 ? String(query.prefix(2)) : nil
        let chips = [
            shorter.map { context.chip("“\($0)”", isOn: false, action: .searchFor($0)) },
            context.chip(context.strings(.guides), isOn: false, action: .open(.guides(.category, choice: nil))),
            context.chip(context.strings(.askOthers), isOn: false, action: .open(.form(.topic, about: nil))),
        ]
        return context.chips(chips.compactMap { $0 })
    }

    private func kinds(_ results: SearchResults, _ context: ScreenContext) -> View<Action> {
        let all = context.chip(
            "\(context.strings(.all)) \(results.total)", isOn: context.kind == nil, action: .chooseKind(nil))
        return context.chips(
            [all]
                + results.groups.map { group in
                    context.chip(
                        "\(context.strings.kind(group.kind)) \(group.total)", isOn: context.kind == group.kind,
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
                        font: context.theme.font(.secondary))))
        }
        return View.row(
            spacing: 24,
            (isTight(context) ? [] : [context.tag(hit.kind)]) + [
                View.column(spacing: 2, texts).flexible(),
                .icon("chevron", size: 40, color: palette.ink),
            ]
        ).padding(Insets(horizontal: 36, vertical: 24))
            .button(
                hit.title,
                action: .open(target(of: hit)))
    }

    /// The page on which the hit is seen: the article, the row of the month, the item.
    private func target(of hit: SearchHit) -> Route {
        if let row = hit.ledgerRow, let period = hit.period { return .ledgerRow(hit.unit, period, row: row) }
        if let row = hit.ledgerRow,
            case .ledger(let unit, let book, _) = route(to: hit.id, kind: .ledger, unit: hit.unit)
        {
            return .ledgerEntry(unit, book, row: row)
        }
        return hit.kind == .policy ? .policy(hit.id, .text, anchor: hit.anchor) : .item(hit.id)
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
    /// The longest invitation to search that fits on one line.
    func searchPrompt(_ font: Font, width: Double) -> String {
        let prompts = [Phrase.searchPrompt, .searchPromptShort, .searchResults].map { strings($0) }
        return prompts.first { ChromeMetrics.estimate($0, font) <= width } ?? prompts[2]
    }
}
