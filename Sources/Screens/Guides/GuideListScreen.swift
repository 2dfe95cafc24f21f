import Content
import Interface
import Store

/// Service guides, by theme, office or window.
struct GuideListScreen: Screen {
    let filters: GuideFilters
    /// How many guides there are without a filter.
    let total: Int
    let grouping: GuideGrouping
    let choice: String?
    let guides: [ItemSummary]

    /// Few chips first, so that the list begins on the first screen.
    private let fewChips = 5

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        return context.listPage(
            head: [context.pageTitle(strings(.guides)), groupings(context), choices(context)],
            count: guides.count, estimatedHeight: 146
        ) { index in
            let guide = guides[index]
            let place = [guide.office, guide.windowNumber.map { strings(.windowAt, $0) }].compactMap { $0 }
            return context.row(
                strings.title(guide.title, english: guide.titleEnglish), subtitle: place.joined(separator: " · "),
                trailing: guide.limit.map { context.badge(strings.limit($0)) }, action: .open(.guide(guide.id)))
        }
    }

    private func groupings(_ context: ScreenContext) -> View<Action> {
        context.chips(
            GuideGrouping.allCases.map { group in
                context.chip(
                    context.strings(group.phrase), isOn: group == grouping,
                    action: .replace(.guides(group, choice: nil)))
            })
    }

    private func choices(_ context: ScreenContext) -> View<Action> {
        let options = filters.choices(by: grouping)
        let strings = context.strings
        let everything = "\(strings(.all)) \(total)"
        let shown = Array(options.prefix(fewChips))
        var chips = [context.chip(everything, isOn: choice == nil, action: .replace(.guides(grouping, choice: nil)))]
        var visible = shown
        if let chosen = options.first(where: { $0.value == choice }), !visible.contains(where: { $0.value == choice }) {
            visible.append(chosen)
        }
        chips += visible.map { option in
            context.chip(
                "\(option.label) \(option.count)", isOn: option.value == choice,
                action: .replace(.guides(grouping, choice: option.value)))
        }
        if options.count > fewChips {
            chips.append(context.chip(strings(.more), isOn: false, action: .open(.guideChoices(grouping))))
        }
        return context.chips(chips)
    }
}

extension GuideGrouping {
    var phrase: Phrase {
        switch self {
        case .category: .byCategory
        case .office: .byOffice
        case .window: .byWindow
        }
    }
}

extension GuideFilters {
    /// What can be chosen, by the names that citizens read and the values that routes carry.
    func choices(by grouping: GuideGrouping) -> [(label: String, value: String, count: Int)] {
        switch grouping {
        case .category: categories.map { ($0.name, $0.name, $0.count) }
        case .office: offices.map { ($0.name, $0.name, $0.count) }
        case .window: windows.map { ($0.title, $0.window.text, $0.count) }
        }
    }
}
