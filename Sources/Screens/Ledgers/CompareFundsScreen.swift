import Content
import Interface
import Store

/// The funds of all villages of the street side by side: one month, or the year so far.
struct CompareFundsScreen: Screen {
    /// One village with what is known of the period.
    struct Entry {
        let unit: Unit
        let income: Money
        let expense: Money
        /// Balance at the end; nil when nothing of the period is known.
        let closing: Money?
        /// The month that a touch opens.
        let month: Period
    }

    /// Periods to choose from: the newest months, then years.
    let periods: [Period]
    let period: Period
    let entries: [Entry]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let head = [
            View.column(
                spacing: 8,
                [context.pageTitle(strings(.compareUnits)), context.secondary(strings.period(period))]),
            context.chips(
                periods.map {
                    context.chip(strings.period($0), isOn: $0 == period, action: .replace(.compareFunds($0)))
                }),
        ]
        guard !entries.isEmpty else {
            return context.scrollPage(
                "compare", head + [context.emptyState(strings(.emptyList), strings(.emptyListHint))])
        }
        let bars = entries.map { entry in
            FundsChart.Entry(
                name: name(entry, strings), spokenName: name(entry, strings), income: entry.income,
                expense: entry.expense, route: .ledger(entry.unit.id, .funds, entry.month))
        }
        let title = strings(.fundsOf, strings.period(period))
        let chart = FundsChart(title: title, entries: bars).view(context)
        return context.splitPage("compare", head: head, main: [chart, table(context)])
    }

    private func name(_ entry: Entry, _ strings: Strings) -> String {
        strings.title(entry.unit.name, english: entry.unit.nameEnglish)
    }

    private func table(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let rows = entries.map { entry in
            let words = [
                "\(strings(.income)) +\(entry.income)", "\(strings(.expense)) −\(entry.expense)",
                entry.closing.map { "\(strings(.closing)) \($0)" },
            ]
            return context.row(
                name(entry, strings), subtitle: words.compactMap { $0 }.joined(separator: " · "),
                action: .open(.ledger(entry.unit.id, .funds, entry.month)))
        }
        return context.card(rows)
    }
}
