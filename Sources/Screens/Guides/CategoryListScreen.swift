import Content
import Interface

/// All themes, offices or windows with how many items each has, to choose one.
struct CategoryListScreen: Screen {
    /// One of them, and where it leads.
    struct Entry {
        let name: String
        let count: Int
        let route: Route
    }

    let title: Phrase
    /// Other ways to sort the same items; empty when there is only one.
    let groupings: [(phrase: Phrase, isOn: Bool, route: Route)]
    let entries: [Entry]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var head = [
            View.column(
                spacing: 8, [context.pageTitle(strings(title)), context.secondary(strings(.chooseCategory))])
        ]
        if !groupings.isEmpty {
            head.append(
                context.chips(
                    groupings.map { entry in
                        context.chip(strings(entry.phrase), isOn: entry.isOn, action: .replace(entry.route))
                    }))
        }
        guard !entries.isEmpty else {
            return context.splitPage(
                "choices", head: head, main: [context.emptyState(strings(.emptyList), strings(.emptyListHint))])
        }
        let tiles = entries.map { tile($0, context) }
        return context.splitPage(
            "choices", head: head, main: [.grid(columns: context.stacks ? 1 : 2, spacing: 28, tiles)])
    }

    private func tile(_ entry: Entry, _ context: ScreenContext) -> View<Action> {
        View.column(
            spacing: 8,
            [
                View<Action>.text(entry.name, context.theme.font(.listTitle), context.palette.ink), .spacer,
                context.secondary(context.strings(.countOfItems, "\(entry.count)")),
            ]
        ).padding(Insets(horizontal: 36, vertical: 32)).frame(minHeight: 176)
            .box(context.cardDecoration)
            .button(entry.name, radius: Theme.radius, action: .replace(entry.route))
    }
}
