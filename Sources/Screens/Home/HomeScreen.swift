import Content
import Interface
import Store

/// Eight tiles, the search field and what is new.
struct HomeScreen: Screen {
    let latest: [ItemSummary]
    let newNotices: Int
    let units: [Unit]

    private struct Tile {
        let title: Phrase
        let hint: String
        let icon: String
        let route: Route
    }

    func body(_ context: ScreenContext) -> View<Action> {
        context.isLandscape ? landscape(context) : portrait(context)
    }

    private func tiles(_ strings: Strings) -> [Tile] {
        let noticesHint = newNotices > 0 ? strings(.noticesHint, "\(newNotices)") : strings(.recent)
        return [
            Tile(title: .guides, hint: strings(.guidesHint), icon: "guide", route: .guides(.category, choice: nil)),
            Tile(title: .policies, hint: strings(.policiesHint), icon: "policy", route: .policies(category: nil)),
            Tile(title: .villages, hint: strings(.villagesHint), icon: "village", route: .villages(.affairs)),
            Tile(title: .ledgers, hint: strings(.ledgersHint), icon: "ledger", route: .villages(.ledgers)),
            Tile(title: .notices, hint: noticesHint, icon: "notice", route: .notices),
            Tile(title: .offices, hint: strings(.officesHint), icon: "office", route: .offices),
            Tile(title: .echo, hint: strings(.echoHint), icon: "topic", route: .echo),
            Tile(title: .suggestions, hint: strings(.suggestionsHint), icon: "star", route: .suggestions),
        ]
    }

    private func grid(_ context: ScreenContext) -> View<Action> {
        let tiles = tiles(context.strings)
        let font = context.theme.font(.tile)
        // Beside the search field and the news, the tiles have 63 % of a wide screen.
        let columns = context.columns(
            for: tiles.map { context.strings($0.title) }, font, atMost: 2, inset: 60,
            width: context.isLandscape ? context.contentWidth * 0.63 - PagerStyle.room : context.contentWidth)
        let views = tiles.enumerated().map { index, tile in
            face(tile, color: context.palette.tiles[index], context)
        }
        return .grid(columns: columns, spacing: 28, views)
    }

    private func face(_ tile: Tile, color: Color, _ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        let title = context.strings(tile.title)
        // The icon stands at the end of the hint, so that a long hint wraps beside it and never runs under it.
        return View.column(
            spacing: 4,
            [
                .text(title, context.theme.font(.tile), palette.onTile),
                View.row(
                    spacing: 8, alignment: .stretch,
                    [
                        View.text(tile.hint, context.theme.font(.secondary), palette.onTile).flexible(),
                        View.column([.spacer, .icon(tile.icon, size: 76, color: palette.onTile)]),
                    ]
                ).flexible(),
            ]
        ).padding(Insets(top: 26, left: 34, bottom: 32, right: 26))
            .box(Decoration(fill: color, border: palette.tileBorder, radius: Theme.radius))
            .button(title, radius: Theme.radius, action: .open(tile.route))
    }

    private func searchField(_ context: ScreenContext) -> View<Action> {
        let font = Font(size: max(38, 30 * context.theme.textScale))
        // Paddings and icon take 192 of the field.
        let width = (context.isLandscape ? newsWidth(context) : context.mainWidth) - 200
        let prompt = context.searchPrompt(font, width: width)
        return View.row(
            spacing: 32,
            [
                .icon("search", size: 56, color: context.palette.soft),
                View.text(prompt, font, context.palette.soft).flexible(),
            ]
        )
        .padding(Insets(horizontal: 52))
        .frame(height: 128)
        .box(
            Decoration(
                fill: context.palette.card, border: context.palette.primary, borderWidth: 4, radius: 64)
        )
        .button(context.strings(.searchResults), radius: 64, action: .open(.search))
    }

    private func news(_ context: ScreenContext) -> View<Action> {
        let rows = latest.prefix(isFixed(context) || context.isLandscape ? 2 : 3).enumerated().map {
            index, summary -> View<Action> in
            let tag =
                index == 0
                ? context.badge(
                    context.strings(.newest), fill: context.palette.primary, color: context.palette.onPrimary)
                : context.badge(word(for: summary, context.strings))
            let title = context.strings.title(summary.title, english: summary.titleEnglish)
            let parts: [View<Action>] = [
                tag,
                View.text(
                    title, context.theme.font(.body), context.palette.ink,
                    // On the fixed home page a very long title would push the tiles out; it is whole on its own page.
                    lineLimit: isFixed(context) ? 2 : nil
                ).flexible(),
                context.isLandscape || context.stacks
                    ? .empty : context.secondary(context.strings.recent(summary.published, today: context.today)),
            ]
            return View.row(spacing: 24, parts).padding(Insets(horizontal: 36, vertical: 16)).frame(minHeight: 104)
                .button(title, action: .open(target(of: summary)))
        }
        return context.card(rows)
    }

    private func target(of summary: ItemSummary) -> Route {
        route(to: summary.id, kind: summary.kind, unit: summary.unit, period: summary.period)
    }

    private func word(for summary: ItemSummary, _ strings: Strings) -> String {
        switch summary.kind {
        case .affair: strings(summary.section?.phrase ?? .village)
        case .policy: strings(.kindPolicy)
        case .ledger: strings(.finance)
        default: strings(.kindNotice)
        }
    }

    private func freshness(_ context: ScreenContext) -> View<Action> {
        let label = context.strings(.about)
        return View.row([
            .spacer, context.secondary(label + " ›").padding(Insets(horizontal: 24, vertical: 28)), .spacer,
        ]).button(label, action: .open(.about))
    }

    /// Whether everything fits on an upright screen without scrolling.
    private func isFixed(_ context: ScreenContext) -> Bool {
        !context.isLandscape && context.theme.textScale == 1 && context.room.height > 1500
    }

    private func portrait(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        guard isFixed(context) else {
            return context.scrollPage(
                "home",
                [
                    .text(strings(.hint), Font(size: 31 * context.theme.textScale), context.palette.soft),
                    searchField(context), grid(context), news(context), freshness(context),
                ])
        }
        return View.column(
            spacing: 28,
            [
                View.column(
                    spacing: 8,
                    [
                        .text(strings(.appName), context.theme.font(.display), context.palette.ink),
                        .text(strings(.hint), Font(size: 31 * context.theme.textScale), context.palette.soft),
                    ]
                ),
                searchField(context), grid(context).flexible(), news(context),
            ]
        ).padding(Insets(top: 40, left: Theme.margin, bottom: 0, right: Theme.margin)).under(freshness(context))
    }

    /// Eight tiles that share the height, or scroll when it is too little for their words.
    private func tiles(beside context: ScreenContext) -> View<Action> {
        if context.theme.textScale == 1, context.room.height > 700 { return grid(context) }
        return .scroll(Scroll(id: "\(context.page.name)/tiles", sections: [.view(grid(context))]))
    }

    /// What stands beside the tiles on a wide screen.
    private func newsWidth(_ context: ScreenContext) -> Double {
        let column = 0.46 / 1.46 * (context.contentWidth - 68)
        return column - (column > context.room.height ? PagerStyle.room : 0)
    }

    private func landscape(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        // Its narrow column breaks no word of it up to this size.
        let column = 0.46 / 1.46 * (context.contentWidth - 68) - PagerStyle.room
        let word = 1.15 * ScreenContext.widestWord(strings(.appNameTop), Font(size: 68))
        let titleFont = Font(
            family: .serif, weight: .bold,
            size: (68 * min(context.theme.textScale, max(28 * context.theme.textScale / 68, column / word))).rounded(
                .down))
        let left: [View<Action>] = [
            .text(
                "\(strings(.appNameTop))\n\(strings(.appNameBottom))", titleFont, context.palette.ink
            ),
            searchField(context), news(context), freshness(context),
        ]
        return View.row(
            spacing: 68, alignment: .stretch,
            [
                View.scroll(
                    Scroll(
                        id: "\(context.page.name)/news",
                        sections: left.dropLast().map { .view($0.padding(Insets(bottom: 24))) }
                            + left.suffix(1).map { .view($0) })
                ).flexible(0.46),
                tiles(beside: context).flexible(1),
            ]
        ).padding(Insets(top: 28, left: Theme.margin, bottom: 16, right: Theme.margin))
    }
}

extension View {
    /// Another view below, this one taking the rest of the height.
    fileprivate func under(_ other: View) -> View {
        .column(spacing: 8, [flexible(), other.padding(Insets(bottom: 8))])
    }
}

extension AffairSection {
    var phrase: Phrase {
        switch self {
        case .party: .party
        case .government: .government
        case .finance: .finance
        case .village: .village
        }
    }
}
