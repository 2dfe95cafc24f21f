import Content
import Interface

/// How many cases were accepted and done, and how many on time, by month and office, with the year before beside it.
struct StatisticsScreen: Screen {
    let unit: Unit
    let figures: CaseFigures
    /// The office that is shown; nil for all.
    let office: String?

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let name = strings.title(unit.name, english: unit.nameEnglish)
        var head = [context.pageTitle("\(name) · \(strings(.statistics))")]
        guard let first = figures.months.first, let last = figures.months.last else {
            return context.scrollPage(
                "statistics", head + [context.emptyState(strings(.emptyList), strings(.emptyListHint))])
        }
        let span = strings(.lastTwelve, strings.period(first), strings.period(last))
        head.append(context.secondary(office.map { "\($0) · \(span)" } ?? span))
        if figures.offices.count > 1 { head.append(offices(context)) }
        head.append(totals(context))
        let charts = StatisticsCharts(unit: unit.id, figures: figures, office: office)
        var main = [charts.byMonth(context)]
        if office == nil, figures.offices.count > 1 {
            main += [charts.byOffice(context), charts.shares(context)]
        } else {
            main.append(charts.onTime(context))
        }
        return context.splitPage("statistics", head: head, main: main + [table(context)])
    }

    private func offices(_ context: ScreenContext) -> View<Action> {
        let all = context.chip(
            context.strings(.all), isOn: office == nil, action: .replace(.statistics(unit.id, office: nil)))
        return context.chips(
            [all]
                + figures.offices.map {
                    context.chip($0, isOn: $0 == office, action: .replace(.statistics(unit.id, office: $0)))
                })
    }

    private func totals(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let total = figures.total(office: office)
        let cells = [
            ("\(total.accepted)", strings(.accepted), context.palette.ink),
            ("\(total.done)", strings(.doneCases), context.palette.good),
            (total.onTimeShare.map(strings.share) ?? "—", strings(.onTimeShare), context.palette.ink),
        ]
        var views = [context.figures(cells)]
        if let before = figures.totalBefore(office: office) {
            let change = total.accepted - before.accepted
            let words =
                change == 0
                ? strings(.sameAsBefore)
                : strings(change > 0 ? .moreThanBefore : .lessThanBefore, "\(change.magnitude)")
            views.append(
                context.secondary(
                    "\(strings(.accepted)) \(words)\(strings.comma)\(strings(.comparedWithYear, "\(before.accepted)"))")
            )
        }
        return .column(spacing: 16, views)
    }

    private func table(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let counts = figures.months.reversed().compactMap { month in
            figures.count(month, office: office).map { (month, $0) }
        }
        let knowsSatisfaction = counts.contains { $0.1.satisfaction != nil }
        var header = [Phrase.month, .accepted, .yearBefore, .doneCases, .onTimeShare].map { strings($0) }
        if knowsSatisfaction { header.append(strings(.satisfaction)) }
        let rows = counts.map { month, count -> [[Inline]] in
            let before = figures.count(CaseFigures.yearBefore(month), office: office)
            var cells = [
                month.description, "\(count.accepted)", before.map { "\($0.accepted)" } ?? "—", "\(count.done)",
                count.onTimeShare.map(strings.share) ?? "—",
            ]
            if knowsSatisfaction { cells.append(count.satisfaction.map { "\($0)%" } ?? "—") }
            return cells.map { [.text($0)] }
        }
        let alignments = [ColumnAlignment.leading] + header.dropFirst().map { _ in .trailing }
        return context.table(header.map { [.text($0)] }, alignments, rows)
    }
}

extension Strings {
    /// Tenths of a percent: `98.7%`, `100%`.
    func share(_ tenths: Int) -> String {
        tenths.isMultiple(of: 10) ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }
}
