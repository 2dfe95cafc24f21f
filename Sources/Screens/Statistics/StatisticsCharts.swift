import Content
import Interface

/// The charts of the page of case figures.
struct StatisticsCharts {
    let unit: UnitID
    let figures: CaseFigures
    let office: String?

    private func value(_ count: Int?) -> Chart<Action>.Value? { count.map { .init(Double($0), label: "\($0)") } }

    private func panel(_ title: String, _ chart: Chart<Action>, _ context: ScreenContext) -> View<Action> {
        context.panel(
            .column(spacing: 12, [.text(title, context.theme.font(.bodyStrong), context.palette.ink), .chart(chart)]))
    }

    /// Accepted cases of twelve months, and of the twelve before.
    func byMonth(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let now = figures.months.map { figures.count($0, office: office)?.accepted }
        let before = figures.months.map { figures.count(CaseFigures.yearBefore($0), office: office)?.accepted }
        let hasBefore = before.contains { $0 != nil }
        let categories = figures.months.indices.map { index in
            Chart<Action>.Category(
                strings.month(figures.months[index].begin.civil.month),
                values: hasBefore ? [value(now[index]), value(before[index])] : [value(now[index])])
        }
        let title = strings(.byMonth)
        let words = figures.months.indices.compactMap { index -> String? in
            guard let count = now[index] else { return nil }
            let year = before[index].map { strings.comma + strings(.comparedWithYear, "\($0)") } ?? ""
            return strings(.casesOf, strings.period(figures.months[index]), "\(count)") + year + strings.stop
        }
        let series: [Chart<Action>.Series] = [
            .init(strings(.accepted), color: context.palette.link, pattern: .solid),
            .init(strings(.yearBefore), color: context.palette.alarm, pattern: .stripes),
        ]
        let chart = Chart<Action>(
            .lines, series: hasBefore ? series : [series[0]], categories: categories, unit: strings(.casesUnit),
            description: title + strings.colon + words.joined(), style: context.chartStyle, isWhole: true,
            tickLabel: { "\(Int($0))" })
        return panel(title, chart, context)
    }

    /// Accepted cases of each office; each opens the figures of its office.
    func byOffice(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let counts = figures.offices.map { ($0, figures.total(office: $0), figures.totalBefore(office: $0)) }
        let hasBefore = counts.contains { $0.2 != nil }
        let categories = counts.map { name, now, before in
            Chart<Action>.Category(
                name, values: hasBefore ? [value(now.accepted), value(before?.accepted)] : [value(now.accepted)],
                action: .open(.statistics(unit, office: name)))
        }
        let words = counts.map { name, now, before in
            strings(.casesOf, name, "\(now.accepted)")
                + (before.map { strings.comma + strings(.comparedWithYear, "\($0.accepted)") } ?? "") + strings.stop
        }
        let title = strings(.byOfficeCompared)
        let series: [Chart<Action>.Series] = [
            .init(strings(.accepted), color: context.palette.link, pattern: .solid),
            .init(strings(.yearBefore), color: context.palette.alarm, pattern: .stripes),
        ]
        let chart = Chart<Action>(
            .bars, series: hasBefore ? series : [series[0]], categories: categories, unit: strings(.casesUnit),
            description: title + strings.colon + words.joined(), style: context.chartStyle, isWhole: true,
            tickLabel: { "\(Int($0))" })
        return panel(title, chart, context)
    }

    /// The share of each office in all accepted cases.
    func shares(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let total = figures.offices.reduce(0) { $0 + figures.total(office: $1).accepted }
        let parts = figures.offices.map { office -> (name: String, count: Int, share: String) in
            let count = figures.total(office: office).accepted
            return (office, count, total > 0 ? strings.share((count * 1000 + total / 2) / total) : "0%")
        }
        let title = strings(.shareByOffice)
        let chart = Chart<Action>(
            .ring, series: parts.indices.map { context.part($0, "") },
            categories: parts.map { .init($0.name, values: [.init(Double($0.count), label: $0.share)]) },
            unit: "",
            description: title + strings.colon
                + parts.map { "\($0.name) \($0.share)" }.joined(separator: strings.comma) + strings.stop,
            style: context.chartStyle, isWhole: true, tickLabel: { "\(Int($0))" })
        return panel(title, chart, context)
    }

    /// Done cases of twelve months: those on time, and the others upon them.
    func onTime(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let known = figures.months.compactMap { month in
            figures.count(month, office: office).flatMap { $0.timed > 0 ? (month, $0) : nil }
        }
        let categories = known.map { month, count in
            let late = count.timed - count.onTime
            return Chart<Action>.Category(
                strings.month(month.begin.civil.month), values: [value(count.onTime), value(late)],
                total: late == 0 ? "\(count.timed)" : "\(count.timed) · \(strings(.notOnTime)) \(late)")
        }
        let title = strings(.onTimeShare)
        let words = known.map { month, count in
            strings(.casesOf, strings.period(month), "\(count.timed)") + strings.comma
                + "\(strings(.notOnTime)) \(count.timed - count.onTime)" + strings.stop
        }
        let chart = Chart<Action>(
            .stackedBars,
            series: [
                .init(strings(.onTime), color: context.palette.good, pattern: .solid),
                .init(strings(.notOnTime), color: context.palette.alarm, pattern: .stripes),
            ], categories: categories, unit: strings(.casesUnit),
            description: title + strings.colon + words.joined(), style: context.chartStyle, isWhole: true,
            tickLabel: { "\(Int($0))" })
        return panel(title, chart, context)
    }
}
