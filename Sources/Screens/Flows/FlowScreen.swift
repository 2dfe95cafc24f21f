import Content
import Interface
import Store

/// A flow chart: what it is about, the names of its lanes, the steps, and buttons that enlarge and move it.
struct FlowScreen: Screen {
    let item: Item
    let unit: Unit?
    let chart: FlowChart
    let related: [ItemSummary]

    func body(_ context: ScreenContext) -> View<Action> {
        let id = "\(context.page.name)/flow-sideways"
        func part(_ part: Diagram<Action>.Part) -> View<Action> {
            .sideways(id: id, .diagram(chart.diagram(context, item: item.id, part: part)))
        }
        let sides = Insets(left: Theme.margin, right: Theme.margin)
        // Where the bars and large text leave little height, everything scrolls together.
        let staysInSight = context.room.height > 1000
        let head = head(context)
        let end = [responsible(context)].compactMap { $0 } + context.relatedItems(related)
        let scroll = View<Action>.scroll(
            Scroll(
                id: "\(context.page.name)/flow", padding: Insets(left: Theme.margin, bottom: 48, right: Theme.margin),
                sections: ((staysInSight ? [] : head + [part(.lanes)]) + [part(.steps)]
                    + end.map { $0.padding(Insets(top: 20)) }).map { .view($0) }))
        let fixed = staysInSight ? head.map { $0.padding(sides) } + [part(.lanes).padding(sides)] : []
        let page = View.column(fixed + [scroll.flexible()])
        guard context.isLandscape else {
            return .column([page.flexible(), buttons(context, id, columns: columns(context)).padding(buttonInsets)])
        }
        // Above each other at the right, or two by two where the height is not enough.
        let isLow = context.room.height < 4 * (buttonHeight(context) + 16) + 48
        let width = buttonWidth(context) * (isLow ? 2 : 1) + (isLow ? 16 : 0)
        return .row(
            alignment: .stretch,
            [
                page.flexible(),
                buttons(context, id, columns: isLow ? 2 : 1).frame(width: width)
                    .padding(Insets(top: 24, bottom: 24, right: 24)),
            ])
    }

    private func buttonHeight(_ context: ScreenContext) -> Double {
        max(Theme.minimumTarget, 54 + context.theme.font(.secondary).lineHeight)
    }

    private func buttonWidth(_ context: ScreenContext) -> Double {
        let font = context.theme.font(.secondary)
        let words = [Phrase.shrink, .enlarge, .moveLeft, .moveRight].map {
            ScreenContext.widestWord(context.strings($0), font)
        }
        return max(130, (words.max() ?? 0) + 24)
    }

    private var buttonInsets: Insets { Insets(top: 12, left: Theme.margin, bottom: 12, right: Theme.margin) }

    private func head(_ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        let words = [
            unit.map { strings.title($0.name, english: $0.nameEnglish) },
            strings(.publishedOn, strings.date(item.published)),
        ]
        var views = [
            View.text(
                strings.title(item.title, english: item.titleEnglish), context.theme.font(.section), context.palette.ink
            ).padding(Insets(top: 24)),
            context.secondary(words.compactMap { $0 }.joined(separator: " · ")),
        ]
        views.append(context.secondary(strings(.flowTouch)).padding(Insets(top: 4, bottom: 12)))
        return views
    }

    private func responsible(_ context: ScreenContext) -> View<Action>? {
        guard let responsible = item.responsible else { return nil }
        let words = [responsible.office, responsible.name.verbatim, responsible.phone].compactMap { $0 }
        return context.facts([(context.strings(.responsible), words.joined(separator: " "))])
    }

    // MARK: Buttons

    private func columns(_ context: ScreenContext) -> Int {
        let labels = [Phrase.shrink, .enlarge, .moveLeft, .moveRight].map { context.strings($0) }
        let fitting = context.columns(
            for: labels, context.theme.font(.secondary), atMost: 4, inset: 0, width: context.contentWidth)
        return fitting == 4 ? 4 : 2
    }

    private func buttons(_ context: ScreenContext, _ id: String, columns: Int) -> View<Action> {
        let zooms = [(FlowZoom.Change.shrink, "shrink", Phrase.shrink), (.enlarge, "enlarge", .enlarge)].map {
            change, icon, phrase -> View<Action> in
            let isAllowed = context.page.zoom.allows(change)
            let label = context.strings(phrase)
            return face(icon, label, isAllowed: isAllowed, context)
                .button(label, radius: Theme.radius, isEnabled: isAllowed, action: .zoom(change))
        }
        let moves = [(PageDirection.backward, "move-left", Phrase.moveLeft), (.forward, "move-right", .moveRight)].map {
            direction, icon, phrase -> View<Action> in
            let label = context.strings(phrase)
            let control = PageControl(scroll: id, direction: direction, label: label, radius: Theme.radius)
            return .turn(control, face(icon, label, isAllowed: true, context))
        }
        return .grid(columns: columns, spacing: 16, zooms + moves)
    }

    private func face(_ icon: String, _ label: String, isAllowed: Bool, _ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        let color = isAllowed ? palette.ink : palette.soft
        return View<Action>.column(
            spacing: 2, alignment: .center,
            [
                .spacer, .icon(icon, size: 40, color: color),
                .text(label, context.theme.font(.secondary), color, alignment: .center), .spacer,
            ]
        ).frame(minHeight: buttonHeight(context))
            .box(
                Decoration(fill: isAllowed ? palette.card : palette.paper, border: palette.line, radius: Theme.radius))
    }
}

/// All flow charts of a unit.
struct FlowListScreen: Screen {
    let unit: Unit
    let flows: [ItemSummary]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let name = strings.title(unit.name, english: unit.nameEnglish)
        return context.listPage(
            head: [context.pageTitle("\(name) · \(strings(.flows))")], count: flows.count
        ) { index in
            context.row(
                strings.title(flows[index].title, english: flows[index].titleEnglish), subtitle: flows[index].summary,
                titleFont: context.theme.font(.bodyStrong), action: .open(.item(flows[index].id)))
        }
    }
}
