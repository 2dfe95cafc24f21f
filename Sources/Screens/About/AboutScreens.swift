import Content
import Interface
import Store

/// What is installed, and how fresh it is.
struct AboutScreen: Screen {
    let status: ContentStatus
    let units: [Unit]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var views = [context.pageTitle(strings(.about))]
        if let newest = status.newest { views.append(context.body(strings(.lastUpdate, newest.description))) }
        let names = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = status.units.map { entry in
            let name = names[entry.unit].map { strings.title($0.name, english: $0.nameEnglish) } ?? entry.unit.text
            let details = [
                strings(.release, "\(entry.release)"), strings(.itemsCount, "\(entry.items)"),
                entry.created.description,
            ]
            return context.row(name, subtitle: details.joined(separator: " · "), action: nil)
        }
        let units = rows.isEmpty ? [] : [context.sectionTitle(strings(.contentFrom)), context.card(rows)]
        return context.splitPage("about", head: views, main: units)
    }
}

/// Before anything is installed.
struct NoContentScreen: Screen {
    func body(_ context: ScreenContext) -> View<Action> {
        context.emptyState(context.strings(.noContent), context.strings(.noContentHint))
    }
}

/// A page whose item has been withdrawn.
struct MissingScreen: Screen {
    func body(_ context: ScreenContext) -> View<Action> {
        context.emptyState(context.strings(.itemGone), context.strings(.pageBrokenHint))
    }
}

/// A page that the store could not read.
struct BrokenScreen: Screen {
    func body(_ context: ScreenContext) -> View<Action> {
        context.emptyState(context.strings(.pageBroken), context.strings(.pageBrokenHint))
    }
}

/// What is wrong in an author's folder, in `kiosk --content DIR --watch`.
struct ProblemsScreen: Screen {
    let problems: [String]

    func body(_ context: ScreenContext) -> View<Action> {
        context.listPage(
            head: [
                context.pageTitle("\(context.strings(.problemsTitle)) \(problems.count)"),
                context.secondary(context.strings(.problemsHint)),
            ], count: problems.count
        ) { index in
            context.body(problems[index]).padding(Insets(horizontal: 36, vertical: 24))
        }
    }
}
