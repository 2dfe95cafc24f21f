import Content
import Store

/// Pages of figures and flows.
extension ScreenLoader {
    func months(_ id: UnitID, year: Int?) throws -> any Screen {
        guard let unit = try content.unit(id) else { return MissingScreen() }
        return MonthListScreen(unit: unit, all: try content.fundsTotals(unit: id, last: .max), year: year)
    }

    /// Six months: the newest ones, or those that end with an older one that is shown.
    func fundsTotals(_ id: UnitID, around month: Period) throws -> [FundsTotals] {
        let newest = try content.fundsTotals(unit: id, last: 6)
        guard let first = newest.first, month < first.period else { return newest }
        return Array(try content.fundsTotals(unit: id, last: .max).filter { $0.period <= month }.suffix(6))
    }

    func compareFunds(_ wanted: Period?) throws -> any Screen {
        let funds = try content.units().map { ($0, try content.fundsTotals(unit: $0.id, last: .max)) }
            .filter { !$0.1.isEmpty }
        let months = Set(funds.flatMap { $0.1.map(\.period) }).sorted(by: >)
        guard let newest = months.first else {
            return CompareFundsScreen(periods: [], period: .year(today.civil.year), entries: [])
        }
        let years = Set(months.map { $0.begin.civil.year }).sorted(by: >).map(Period.year)
        let period = wanted ?? newest
        let entries = funds.compactMap { unit, totals -> CompareFundsScreen.Entry? in
            let inside = totals.filter { period.contains($0.period.begin) }.sorted { $0.period < $1.period }
            guard let last = inside.last else { return nil }
            return CompareFundsScreen.Entry(
                unit: unit, income: inside.reduce(.zero) { $0 + $1.income },
                expense: inside.reduce(.zero) { $0 + $1.expense }, closing: last.closing, month: last.period)
        }
        return CompareFundsScreen(periods: Array(months.prefix(3)) + years, period: period, entries: entries)
    }

    func flows(_ id: UnitID) throws -> any Screen {
        guard let unit = try content.unit(id) else { return MissingScreen() }
        return FlowListScreen(unit: unit, flows: try content.flows(unit: id, today: today))
    }

    func flowStep(_ id: ItemID, _ index: Int) throws -> any Screen {
        guard let item = try content.item(id), case .flow(let flow) = item.detail, flow.nodes.indices.contains(index)
        else { return MissingScreen() }
        return FlowStepScreen(item: item, chart: FlowChart(flow), step: index)
    }

    func statistics(_ id: UnitID, office: String?) throws -> any Screen {
        guard let unit = try content.unit(id) else { return MissingScreen() }
        let rows = try content.statistics(unit: id).flatMap(\.series.rows)
        return StatisticsScreen(unit: unit, figures: CaseFigures(rows), office: office)
    }

    func caseProgress(_ id: UnitID) throws -> any Screen {
        guard let unit = try content.unit(id) else { return MissingScreen() }
        return CaseProgressScreen(unit: unit, cases: try content.statistics(unit: id).flatMap(\.series.cases))
    }

    /// What a unit makes public beside its boards, as far as it has some.
    func boards(of unit: UnitID) throws -> [PublicBoard] {
        let statistics = try content.statistics(unit: unit)
        let flows = try content.flows(unit: unit, today: today).count
        let bulletins = try content.affairCounts(unit: unit, today: today)[.bulletin] ?? 0
        let all: [(Bool, PublicBoard)] = [
            (flows > 0, .init(title: .flows, hint: .flowsHint, route: .flows(unit))),
            (
                statistics.contains { !$0.series.rows.isEmpty },
                .init(title: .statistics, hint: .statisticsHint, route: .statistics(unit, office: nil))
            ),
            (bulletins > 0, .init(title: .bulletins, hint: .bulletinsHint, route: .affairs(unit, .bulletin))),
            (
                statistics.contains { !$0.series.cases.isEmpty },
                .init(title: .caseProgress, hint: .caseProgressHint, route: .caseProgress(unit))
            ),
        ]
        return all.filter(\.0).map(\.1)
    }
}
