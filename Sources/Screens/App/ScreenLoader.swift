import Content
import Participation
import Search
import Store

/// Reads what a page shows. The only place where screens meet the store.
struct ScreenLoader {
    let content: ContentSnapshot
    let today: Day
    /// What has been typed into the search field; what it most likely means comes first.
    let queries: [String]
    /// What the place decides about search.
    var search = SearchOptions()
    /// Items that were opened in this visit, the last first.
    var seen: [ItemID] = []
    /// Whether this kiosk takes what citizens send.
    var participates = false

    func load(_ route: Route) throws -> any Screen {
        switch route {
        case .home: return try home()
        case .guides(let grouping, let choice): return try guides(grouping, choice)
        case .guideChoices(let grouping): return try guideChoices(grouping)
        case .guide(let id):
            guard let item = try content.item(id), case .guide(let guide) = item.detail else { return MissingScreen() }
            return GuideScreen(
                item: item, guide: guide, window: try guide.window.flatMap { try content.item($0) },
                related: try content.summaries(item.related))
        case .policies(let category):
            let all = try content.policies(category: nil, today: today)
            return PolicyListScreen(
                all: all.count, categories: Self.categories(all), choice: category,
                policies: category == nil ? all : all.filter { $0.category == category })
        case .policyChoices:
            let all = try content.policies(category: nil, today: today)
            return CategoryListScreen(
                title: .policies, groupings: [],
                entries: Self.categories(all).map {
                    .init(name: $0.name, count: $0.count, route: .policies(category: $0.name))
                })
        case .policy(let id, let tab, let anchor):
            guard let item = try content.item(id), case .policy(let policy) = item.detail else {
                return MissingScreen()
            }
            return PolicyScreen(
                item: item, policy: policy, tab: tab, anchor: anchor, related: try content.summaries(item.related))
        case .villages(let purpose): return try villages(purpose)
        case .village(let id): return try village(id)
        case .affairs(let id, let section):
            guard let unit = try content.unit(id) else { return MissingScreen() }
            let hasBulletins = try content.affairCounts(unit: id, today: today)[.bulletin] != nil
            return AffairListScreen(
                unit: unit, section: section, affairs: try content.affairs(unit: id, section: section, today: today),
                sections: AffairSection.boards + (hasBulletins || section == .bulletin ? [.bulletin] : []))
        case .item(let id): return try item(id)
        case .ledger(let id, let book, let period): return try ledger(id, book, period)
        case .months(let id): return try months(id, year: nil)
        case .year(let id, let year): return try months(id, year: year)
        case .compareFunds(let period): return try compareFunds(period)
        case .flows(let id): return try flows(id)
        case .flowStep(let id, let step): return try flowStep(id, step)
        case .statistics(let id, let office): return try statistics(id, office: office)
        case .caseProgress(let id): return try caseProgress(id)
        case .ledgerRow(let id, let period, let row):
            guard let unit = try content.unit(id), let month = try content.fundsMonth(unit: id, period: period),
                month.rows.indices.contains(row)
            else { return MissingScreen() }
            return LedgerRowScreen(unit: unit, month: month, index: row)
        case .ledgerEntry(let id, let book, let row): return try entry(id, book, row)
        case .notices: return NoticeListScreen(notices: try content.notices(today: today))
        case .offices: return try offices()
        case .office(let id):
            guard let item = try content.item(id), case .office(let office) = item.detail else {
                return MissingScreen()
            }
            let parent = try office.parent.flatMap { try content.item($0) }
            return OfficeScreen(item: item, office: office, parent: parent)
        case .window(let id):
            guard let item = try content.item(id), case .window(let window) = item.detail else {
                return MissingScreen()
            }
            return WindowScreen(
                item: item, window: window, office: try window.office.flatMap { try content.item($0) },
                guides: try content.guides(window: id, today: today))
        case .search: return try searchScreen()
        case .echo: return EchoScreen(replies: try content.replies(today: today))
        case .suggestions:
            return SpeakUpScreen(offices: try rootOffices(), participates: participates)
        case .subject: return SubjectScreen(seen: try content.summaries(seen), offices: try rootOffices())
        case .form(let kind, let about): return try form(kind, about)
        case .progress: return ProgressScreen()
        case .about: return AboutScreen(status: try content.status(), units: try content.units())
        case .maintenance: return MaintenanceScreen(status: try content.status())
        case .picture(let reference, let title): return PictureScreen(reference: reference, title: title)
        }
    }

    private func rootUnit() throws -> Unit? { try content.units().first }

    private func home() throws -> any Screen {
        let units = try content.units()
        guard !units.isEmpty else { return NoContentScreen() }
        let notices = try content.notices(today: today)
        return HomeScreen(
            latest: try content.latest(limit: 3, today: today),
            newNotices: notices.count { $0.published == today }, units: units)
    }

    private func guides(_ grouping: GuideGrouping, _ choice: String?) throws -> any Screen {
        let filters = try content.guideFilters(today: today)
        var filter = GuideFilter()
        switch grouping {
        case .category: filter.category = choice
        case .office: filter.office = choice
        // A choice is an id that the store gave; anything else shows all windows.
        case .window: filter.window = choice.flatMap { try? ItemID($0) }
        }
        let guides = try content.guides(filter: filter, today: today)
        return GuideListScreen(
            filters: filters, total: choice == nil ? guides.count : try content.guides(today: today).count,
            grouping: grouping, choice: choice, guides: guides)
    }

    private func guideChoices(_ grouping: GuideGrouping) throws -> any Screen {
        let options = try content.guideFilters(today: today).choices(by: grouping)
        let groupings: [(Phrase, Bool, Route)] = GuideGrouping.allCases.map {
            ($0.phrase, $0 == grouping, .guideChoices($0))
        }
        return CategoryListScreen(
            title: .guides, groupings: groupings,
            entries: options.map {
                .init(name: $0.label, count: $0.count, route: .guides(grouping, choice: $0.value))
            })
    }

    private static func categories(_ summaries: [ItemSummary]) -> [(name: String, count: Int)] {
        var order: [String] = []
        var counts: [String: Int] = [:]
        for category in summaries.compactMap(\.category) {
            if counts[category] == nil { order.append(category) }
            counts[category, default: 0] += 1
        }
        return order.map { ($0, counts[$0] ?? 0) }.sorted { $0.1 > $1.1 }
    }

    /// Units below the root that have affairs; the root itself comes first when it has some.
    private func villages(_ purpose: VillagePurpose) throws -> any Screen {
        let entries = try content.units().compactMap { unit -> VillagesScreen.Entry? in
            switch purpose {
            case .affairs:
                let report = try content.disclosure(unit: unit.id, today: today)
                let count = try content.affairCounts(unit: unit.id, today: today).values.reduce(0, +)
                return count == 0 && report == nil ? nil : VillagesScreen.Entry(unit: unit, report: report, month: nil)
            case .ledgers:
                guard let month = try content.fundsTotals(unit: unit.id, last: 1).last else { return nil }
                return VillagesScreen.Entry(unit: unit, report: nil, month: month)
            }
        }
        let root = try rootUnit()
        return VillagesScreen(
            purpose: purpose, entries: entries,
            boards: purpose == .affairs ? try root.map { try boards(of: $0.id) } ?? [] : [])
    }

    private func village(_ id: UnitID) throws -> any Screen {
        guard let unit = try content.unit(id) else { return MissingScreen() }
        let siblings = try content.units().filter { $0.parent == unit.parent && $0.parent != nil }
        return VillageScreen(
            unit: unit, siblings: siblings, report: try content.disclosure(unit: id, today: today),
            counts: try content.affairCounts(unit: id, today: today),
            recent: Array(try content.affairs(unit: id, section: nil, today: today).prefix(6)),
            boards: try boards(of: id))
    }

    private func item(_ id: ItemID) throws -> any Screen {
        guard let item = try content.item(id) else { return MissingScreen() }
        switch item.kind {
        case .guide, .policy, .office, .window:
            return try load(Screens.route(to: id, kind: item.kind, unit: item.unit))
        case .ledger:
            let period: Period? = if case .ledger(.funds(let month)) = item.detail { month.period } else { nil }
            return try load(Screens.route(to: id, kind: .ledger, unit: item.unit, period: period))
        case .flow:
            guard case .flow(let flow) = item.detail else { return MissingScreen() }
            return FlowScreen(
                item: item, unit: try content.unit(item.unit), chart: FlowChart(flow),
                related: try content.summaries(item.related))
        case .statistic:
            guard case .statistic(let series) = item.detail else { return MissingScreen() }
            return series.cases.isEmpty
                ? try statistics(item.unit, office: nil) : try caseProgress(item.unit)
        case .affair, .notice, .reply, .slide, .catalogue:
            return ItemScreen(
                item: item, unit: try content.unit(item.unit), related: try content.summaries(item.related))
        }
    }

    private func ledger(_ id: UnitID, _ book: LedgerBook, _ period: Period?) throws -> any Screen {
        guard let unit = try content.unit(id) else { return MissingScreen() }
        let months = try content.fundsMonths(unit: id)
        let head = LedgerHead(unit: unit, book: book, counts: try content.ledgerCounts(unit: id))
        switch book {
        case .funds:
            guard let shown = period ?? months.max(), let month = try content.fundsMonth(unit: id, period: shown) else {
                return FundsScreen(head: head, month: nil, totals: [])
            }
            return FundsScreen(
                head: head, month: month, totals: try fundsTotals(id, around: month.period))
        case .assets, .resources, .contracts, .debts, .projects, .subsidies: return try properties(head)
        }
    }

    private func rootOffices() throws -> [(item: Item, office: Office)] {
        try rootUnit().map { try content.offices(unit: $0.id) } ?? []
    }

    /// It goes to the unit of what it is about, else to the one that the kiosk stands in.
    private func form(_ kind: SubmissionKind, _ about: Subject?) throws -> any Screen {
        let item = try about?.item.flatMap { try content.item($0) }
        guard participates, let unit = try item?.unit ?? rootUnit()?.id else { return MissingScreen() }
        return FormScreen(kind: kind, about: about, unit: unit)
    }

    private func offices() throws -> any Screen {
        guard let root = try rootUnit() else { return NoContentScreen() }
        return OfficeListScreen(
            unit: root, windows: try content.windows(unit: root.id), offices: try content.offices(unit: root.id))
    }

    private func searchScreen() throws -> any Screen {
        let queries = queries.filter { $0.contains { !$0.isWhitespace } }
        guard var query = queries.first else {
            return SearchScreen(
                query: "", results: nil, units: [:],
                popular: try content.popular(search.opened, limit: 8, today: today),
                recent: try content.latest(limit: 4, today: today))
        }
        let names = Dictionary(try content.units().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var results = try content.search(query, limitPerKind: 12, options: search, today: today)
        for other in queries.dropFirst() where results.total == 0 {
            let found = try content.search(other, limitPerKind: 12, options: search, today: today)
            if found.total > 0 { (query, results) = (other, found) }
        }
        // Few answers leave room for what stands beside the best of them.
        let isFew = (1...4).contains(results.total)
        let shown = Set(results.best.map(\.id))
        let related =
            try isFew ? results.best.first.map { try content.related(to: $0.id, limit: 6, today: today) } : nil
        return SearchScreen(
            query: query, results: results, units: names, related: (related ?? []).filter { !shown.contains($0.id) })
    }
}
