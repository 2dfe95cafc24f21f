import Content
import Interface
import Store

/// Windows and offices of the street.
struct OfficeListScreen: Screen {
    let unit: Unit
    let windows: [(item: Item, window: ServiceWindow)]
    let offices: [(item: Item, office: Office)]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var views = [context.pageTitle(strings(.offices))]
        if let facts = context.facts([
            (strings(.place), unit.address), (strings(.hours), unit.hours), (strings(.phone), unit.phone),
        ]) {
            views.append(facts)
        }
        var main: [View<Action>] = []
        if !windows.isEmpty {
            let rows = windows.map { entry in
                context.row(
                    strings.title(entry.item.title, english: entry.item.titleEnglish),
                    subtitle: [entry.window.services, entry.window.place].compactMap { $0 }.joined(separator: " · "),
                    leading: number(entry.window.number, context), action: .open(.window(entry.item.id)))
            }
            main += [context.sectionTitle(strings(.windows)), context.card(rows)]
        }
        if !offices.isEmpty {
            let rows = offices.map { entry in
                context.row(
                    strings.title(entry.item.title, english: entry.item.titleEnglish),
                    subtitle: [entry.office.place, entry.office.phone].compactMap { $0 }.joined(separator: " · "),
                    action: .open(.office(entry.item.id)))
            }
            main += [context.sectionTitle(strings(.officeList)), context.card(rows)]
        }
        if windows.isEmpty, offices.isEmpty {
            main.append(context.emptyState(strings(.emptyList), strings(.emptyListHint)))
        }
        return context.splitPage("offices", head: views, main: main)
    }

    private func number(_ number: String, _ context: ScreenContext) -> View<Action> {
        View.text(number, context.theme.font(.figure), context.palette.onPrimary, alignment: .center)
            .padding(Insets(vertical: 4)).frame(width: 88 * context.theme.textScale)
            .box(Decoration(fill: context.palette.primary, radius: 16))
    }
}

extension ScreenContext {
    /// People with post, duty and phone.
    func people(_ people: [Person], title: Phrase) -> [View<Action>] {
        guard !people.isEmpty else { return [] }
        let rows = people.map { person -> View<Action> in
            let photo: View<Action> =
                person.photo.map {
                    .picture(picture($0), size: Size(width: 120, height: 160), description: person.name.verbatim)
                } ?? .icon("person", size: 64, color: palette.soft)
            return row(
                [person.name.verbatim, person.post].compactMap { $0 }.joined(separator: "　"),
                subtitle: [person.duty, person.phone].compactMap { $0 }.joined(separator: " · "), leading: photo,
                titleFont: theme.font(.bodyStrong), action: nil)
        }
        return [sectionTitle(strings(title)), card(rows)]
    }
}

/// One office: duties, people, how to reach it.
struct OfficeScreen: Screen {
    let item: Item
    let office: Office
    let parent: Item?

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var views = [context.pageTitle(strings.title(item.title, english: item.titleEnglish))]
        if let facts = context.facts([
            (strings(.place), office.place), (strings(.phone), office.phone), (strings(.upperOffice), parent?.title),
        ]) {
            views.append(facts)
        }
        var main: [View<Action>] = []
        if !office.duties.isEmpty {
            let rows = office.duties.map { context.body($0).padding(Insets(horizontal: 36, vertical: 20)) }
            main += [context.sectionTitle(strings(.duties)), context.card(rows)]
        }
        return context.splitPage("office", head: views, main: main + context.people(office.people, title: .people))
    }
}

/// One window: what is done there, when, and by whom.
struct WindowScreen: Screen {
    let item: Item
    let window: ServiceWindow
    let office: Item?
    let guides: [ItemSummary]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var views = [
            context.pageTitle(
                "\(strings(.windowNumber, window.number)) · \(strings.title(item.title, english: item.titleEnglish))")
        ]
        if let facts = context.facts([
            (strings(.details), window.services), (strings(.place), window.place), (strings(.hours), window.hours),
            (strings(.phone), window.phone),
        ]) {
            views.append(facts)
        }
        var main: [View<Action>] = []
        if let office {
            main.append(
                context.card([
                    context.row(office.title, subtitle: strings(.officeList), action: .open(.office(office.id)))
                ]))
        }
        main += context.people(window.onDuty, title: .onDuty)
        if !guides.isEmpty {
            let rows = guides.map { guide in
                context.row(
                    strings.title(guide.title, english: guide.titleEnglish), subtitle: nil,
                    trailing: guide.limit.map { context.badge(strings.limit($0)) },
                    titleFont: context.theme.font(.body), action: .open(.guide(guide.id)))
            }
            main += [context.sectionTitle("\(strings(.items)) \(guides.count)"), context.card(rows)]
        }
        return context.splitPage("window", head: views, main: main + context.rating(.window, item))
    }
}
