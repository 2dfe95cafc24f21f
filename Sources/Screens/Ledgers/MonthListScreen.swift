import Content
import Interface
import Store

/// The months of one year of a unit's funds: what came in and went out, drawn and in rows, newest first.
struct MonthListScreen: Screen {
    let unit: Unit
    /// All years of which something is known, newest first.
    let years: [Int]
    let year: Int?
    /// The months of the year, newest first.
    let months: [FundsTotals]

    /// - Parameters:
    ///   - all: every month of which something is known, in any order.
    ///   - year: the year to show; the newest one when there is nothing of it.
    init(unit: Unit, all: [FundsTotals], year: Int?) {
        self.unit = unit
        let years = Set(all.map(\.year)).sorted(by: >)
        let shown = year.flatMap { years.contains($0) ? $0 : nil } ?? years.first
        self.years = years
        self.year = shown
        months = all.filter { $0.year == shown }.sorted { $0.period > $1.period }
    }

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let name = strings.title(unit.name, english: unit.nameEnglish)
        var head = [
            View.column(
                spacing: 8,
                [
                    context.pageTitle("\(name) · \(strings(.ledgers))"), context.secondary(strings(.chooseMonth)),
                ])
        ]
        if years.count > 1 {
            head.append(
                context.chips(
                    years.map {
                        context.chip(
                            strings.period(.year($0)), isOn: $0 == year, action: .replace(.year(unit.id, $0)))
                    }))
        }
        if let year { head += [figures(context), chart(year, context)] }
        return context.listPage(head: head, count: months.count) { index in row(months[index], context) }
    }

    private func figures(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let palette = context.palette
        return context.figures([
            (months.reduce(.zero) { $0 + $1.income }.description, strings(.income), palette.good),
            (months.reduce(.zero) { $0 + $1.expense }.description, strings(.expense), palette.alarm),
            (months.first?.closing.description ?? "", strings(.closing), palette.ink),
        ])
    }

    private func chart(_ year: Int, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let entries = months.reversed().map { total in
            FundsChart.Entry(
                name: strings.month(total.period.begin.civil.month), spokenName: strings.period(total.period),
                income: total.income, expense: total.expense, route: .ledger(unit.id, .funds, total.period),
                replaces: true)
        }
        return FundsChart(title: strings(.monthsOf, strings.period(.year(year))), entries: entries).view(context)
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

extension FundsTotals {
    fileprivate var year: Int { period.begin.civil.year }
}
