import Content
import Interface
import Store

/// All months of a unit's funds with their totals, newest first, to choose one.
struct MonthListScreen: Screen {
    let unit: Unit
    let months: [FundsTotals]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let name = strings.title(unit.name, english: unit.nameEnglish)
        return context.listPage(
            head: [
                View.column(
                    spacing: 8,
                    [
                        context.pageTitle("\(name) · \(strings(.ledgers))"), context.secondary(strings(.chooseMonth)),
                    ])
            ], count: months.count
        ) { index in row(months[index], context) }
    }

    private func row(_ month: FundsTotals, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let words = [
            "\(strings(.income)) +\(month.income)", "\(strings(.expense)) −\(month.expense)",
            "\(strings(.closing)) \(month.closing)",
        ]
        return context.row(
            strings.period(month.period), subtitle: words.joined(separator: " · "),
            action: .replace(.ledger(unit.id, .funds, month.period)))
    }
}
