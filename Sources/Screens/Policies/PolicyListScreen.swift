import Content
import Interface
import Store

/// Policies, by theme.
struct PolicyListScreen: Screen {
    let all: Int
    let categories: [(name: String, count: Int)]
    let choice: String?
    let policies: [ItemSummary]

    private let fewChips = 6

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var few = Array(categories.prefix(fewChips))
        if let chosen = categories.first(where: { $0.name == choice }), !few.contains(where: { $0.name == choice }) {
            few.append(chosen)
        }
        var chips = [
            context.chip("\(strings(.all)) \(all)", isOn: choice == nil, action: .replace(.policies(category: nil)))
        ]
        chips += few.map { category in
            context.chip(
                "\(category.name) \(category.count)", isOn: category.name == choice,
                action: .replace(.policies(category: category.name)))
        }
        if categories.count > fewChips {
            chips.append(context.chip(strings(.more), isOn: false, action: .open(.policyChoices)))
        }
        return context.listPage(
            head: [context.pageTitle(strings(.policies)), context.chips(chips)], count: policies.count
        ) { index in
            let policy = policies[index]
            let details = [policy.number.verbatim, policy.published.description].compactMap { $0 }.joined(
                separator: " · ")
            return context.row(
                strings.title(policy.title, english: policy.titleEnglish), subtitle: details,
                action: .open(.policy(policy.id, .text, anchor: nil)))
        }
    }
}
