import Content
import Store
import Testing

@Suite("lists and items")
struct QueryTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func ids(_ summaries: [ItemSummary]) -> [String] { summaries.map { String($0.id.text.dropFirst(7)) } }

    private func hall() throws -> [Item] {
        let office = try makeItem("minzheng", title: "民政办", .office(Office(phone: "3310021", order: 1)))
        let other = try makeItem("dangzheng", title: "党政办", .office(Office(order: 0)))
        let window = ServiceWindow(number: "3", office: office.id, order: 1)
        return try [
            office, other, makeItem("w3", title: "民政窗口", .window(window)),
            makeItem("w1", title: "综合窗口", .window(ServiceWindow(number: "1", order: 0))),
            makeGuide("dibao", title: "低保", category: "社会救助", window: "qingxi-w3", popularity: 5),
            makeGuide("zhunsheng", title: "准生证", category: "计生"),
            makeGuide("linshi", title: "临时救助", category: "社会救助", window: "qingxi-w3"),
            makeGuide(
                "old", title: "旧事项", category: "计生", window: "qingxi-w1", popularity: 9, expires: today.ordinal - 1),
            makeGuide("lastday", title: "最后一天", expires: today.ordinal),
        ]
    }

    @Test("guides stand by popularity and can be filtered; what has expired is gone")
    func guides() throws {
        let store = try makeStore(in: folder, [makeSource(hall())])
        try store.reading { snapshot throws in
            let all = try snapshot.guides(today: today)
            #expect(ids(all) == ["dibao", "lastday", "linshi", "zhunsheng"])
            let first = try #require(all.first)
            #expect(first.office == "民政办" && first.windowNumber == "3" && first.window?.text == "qingxi-w3")
            #expect(first.limit == (try TimeLimit(.workingDays, days: 15)))
            #expect(
                ids(try snapshot.guides(filter: GuideFilter(category: "社会救助"), today: today)) == ["dibao", "linshi"])
            #expect(ids(try snapshot.guides(filter: GuideFilter(category: "计生"), today: today)) == ["zhunsheng"])
            #expect(ids(try snapshot.guides(filter: GuideFilter(office: "民政办"), today: today)) == ["dibao", "linshi"])
            #expect(ids(try snapshot.guides(window: ItemID("qingxi-w3"), today: today)) == ["dibao", "linshi"])
            #expect(try snapshot.guides(filter: GuideFilter(category: "无"), today: today).isEmpty)
            let filters = try snapshot.guideFilters(today: today)
            #expect(filters.categories.map(\.name) == ["社会救助", "计生"])
            #expect(filters.categories.map(\.count) == [2, 1])
            #expect(filters.offices.map(\.name) == ["民政办"])
            #expect(filters.windows.map(\.title) == ["民政窗口"])
            #expect(filters.windows.map(\.count) == [2])
        }
    }

    @Test("offices and windows stand as their author wrote them")
    func hallOrder() throws {
        let store = try makeStore(in: folder, [makeSource(hall())])
        try store.reading { snapshot throws in
            let unit = try UnitID("qingxi")
            #expect(try snapshot.windows(unit: unit).map(\.window.number) == ["1", "3"])
            #expect(try snapshot.offices(unit: unit).map(\.item.title) == ["党政办", "民政办"])
            let titles = try snapshot.itemTitles([ItemID("qingxi-w1"), ItemID("qingxi-w1"), ItemID("nowhere")])
            #expect(titles == [try ItemID("qingxi-w1"): "综合窗口"])
        }
    }

    @Test("notices: pinned ones first, then the newest")
    func notices() throws {
        let pinned = Notice(level: .urgent, pinUntil: today)
        let store = try makeStore(
            in: folder,
            [
                makeSource([
                    makeItem("a", day: 20_100), makeItem("b", day: 20_300), makeItem("c", day: 20_050, .notice(pinned)),
                    makeItem("d", day: 20_300, .notice(Notice(pinUntil: today + -1))), makeItem("e", expires: 20_600),
                ]),
                makeSource([makeItem("a", unit: "xicunli", day: 20_400)], unit: makeUnit("xicunli", parent: "qingxi")),
            ])
        try store.reading { snapshot throws in
            let all = try snapshot.notices(today: today)
            #expect(all.map(\.id.text) == ["qingxi-c", "xicunli-a", "qingxi-b", "qingxi-d", "qingxi-a"])
            #expect(all.first?.level == .urgent)
            let street = try snapshot.notices(unit: UnitID("qingxi"), today: today)
            #expect(ids(street) == ["c", "b", "d", "a"])
        }
    }

    @Test("the latest are of all kinds that are news")
    func latest() throws {
        let store = try makeStore(
            in: folder,
            [
                makeSource([
                    makeItem("notice", day: 20_003), makeItem("slide", day: 20_009, .slide(Slide())),
                    makeItem("policy", day: 20_005, .policy(PolicyDocument(issuer: "国务院", number: "国令649"))),
                    makeItem("affair", day: 20_004, .affair(VillageAffair(section: .party))),
                    makeItem("assets", day: 20_006, .ledger(.assets([]))), makeGuide("guide", title: "指南"),
                    makeItem("expired", day: 20_008, expires: 20_100), makeItem("older", day: 20_001),
                ])
            ])
        try store.reading { snapshot throws in
            #expect(ids(try snapshot.latest(limit: 4, today: today)) == ["assets", "policy", "affair", "notice"])
            #expect(try snapshot.latest(limit: 100, today: today).count == 5)
            #expect(try snapshot.policies(today: today).map(\.number) == ["国令649"])
        }
    }

    @Test("policies by category")
    func policies() throws {
        func policy(_ name: String, _ category: String?, day: Int) throws -> Item {
            try makeItem(name, category: category, day: day, .policy(PolicyDocument(issuer: "国务院")))
        }
        let store = try makeStore(
            in: folder,
            [
                makeSource([policy("a", "社保", day: 1), policy("b", "社保", day: 3), policy("c", nil, day: 2)])
            ])
        try store.reading { snapshot throws in
            #expect(ids(try snapshot.policies(today: today)) == ["b", "c", "a"])
            #expect(ids(try snapshot.policies(category: "社保", today: today)) == ["b", "a"])
            #expect(try snapshot.policyCategories(today: today).map(\.count) == [2])
        }
    }

    @Test("replies, slides, flows and statistics")
    func others() throws {
        let start = FlowNode(id: "a", title: "开始", kind: .start)
        let series = StatisticSeries(rows: [StatisticRow(month: .month(year: 2026, month: 1), accepted: 3, done: 2)])
        func reply(_ asked: Int) -> ItemDetail {
            .reply(Reply(question: "问", asked: Day(ordinal: asked), office: "民政办", due: Day(ordinal: asked + 5)))
        }
        let store = try makeStore(
            in: folder,
            [
                makeSource([
                    makeItem("r1", reply(20_001)), makeItem("r2", reply(20_002)),
                    makeItem("s1", .slide(Slide(begin: today, end: today))),
                    makeItem("s2", .slide(Slide(begin: today + 1))),
                    makeItem("s3", .slide(Slide(end: today + -1))), makeItem("s4", .slide(Slide())),
                    makeItem("f", .flow(PowerFlow(nodes: [start]))), makeItem("t", .statistic(series)),
                ])
            ])
        let unit = try UnitID("qingxi")
        try store.reading { snapshot throws in
            #expect(try snapshot.replies(today: today).map(\.item.id.text) == ["qingxi-r2", "qingxi-r1"])
            #expect(try snapshot.slides(today: today).map(\.item.id.text) == ["qingxi-s1", "qingxi-s4"])
            #expect(ids(try snapshot.flows(unit: unit, today: today)) == ["f"])
            #expect(try snapshot.statistics(unit: unit).map(\.series) == [series])
        }
    }

    @Test("ten thousand rows are one list")
    func tenThousand() throws {
        let items = try (0..<10_000).map { try makeGuide("g\($0)", title: "事项 \($0)", popularity: $0 % 100) }
        let store = try makeStore(in: folder, [makeSource(items)])
        let guides = try store.reading { try $0.guides(today: today) }
        #expect(guides.count == 10_000)
        #expect(guides.first?.id.text == "qingxi-g1099" && guides.last?.id.text == "qingxi-g9900")
    }
}

@Suite("village affairs")
struct AffairTests {
    let folder: TemporaryFolder
    let unit: UnitID

    init() throws {
        folder = try TemporaryFolder()
        unit = try UnitID("qingxi")
    }

    private func affair(_ name: String, _ section: AffairSection, entry: String? = nil, month: Int? = nil, day: Int)
        throws
        -> Item
    {
        let period = month.map { Period.month(year: 2026, month: $0) }
        return try makeItem(
            name, day: day, cycle: month == nil ? .permanent : .monthly,
            .affair(VillageAffair(section: section, entry: entry, period: period)))
    }

    private func funds(_ month: Int, opening: Int64, income: Int64, expense: Int64) throws -> Item {
        let day = try Day(year: 2026, month: month, day: 5)
        return try makeItem(
            "funds-\(month)", day: day.ordinal + 30,
            .ledger(
                .funds(
                    FundsMonth(
                        period: .month(year: 2026, month: month), opening: try Money(fen: opening),
                        rows: [
                            LedgerRow(date: day, matter: "收", income: try Money(fen: income)),
                            LedgerRow(date: day, matter: "支", expense: try Money(fen: expense)),
                        ]))))
    }

    @Test("affairs stand by board, newest first, and are counted")
    func boards() throws {
        let store = try makeStore(
            in: folder,
            [
                makeSource([
                    affair("a", .party, day: 1), affair("b", .party, month: 5, day: 3), affair("c", .village, day: 2),
                    makeItem("x", expires: 20_001, .affair(VillageAffair(section: .party))),
                ])
            ])
        try store.reading { snapshot throws in
            #expect(
                try snapshot.affairs(unit: unit, today: today).map(\.id.text) == ["qingxi-b", "qingxi-c", "qingxi-a"])
            let party = try snapshot.affairs(unit: unit, section: .party, today: today)
            #expect(party.map(\.period) == [.month(year: 2026, month: 5), nil])
            #expect(try snapshot.affairCounts(unit: unit, today: today) == [.party: 2, .village: 1])
            #expect(try snapshot.affairs(unit: UnitID("nowhere"), today: today).isEmpty)
        }
    }

    @Test("the disclosure report of the store is that of the items")
    func disclosure() throws {
        let catalogue = DisclosureCatalogue(entries: [
            CatalogueEntry(
                id: "dangwu", title: "党务", section: .party, cycle: .monthly, begins: .month(year: 2026, month: 4)),
            CatalogueEntry(id: "zijin", title: "资金", section: .finance, cycle: .monthly, ledger: .funds),
            CatalogueEntry(id: "guize", title: "规约", section: .village, cycle: .permanent),
            CatalogueEntry(id: "zichan", title: "资产", section: .finance, cycle: .permanent, ledger: .assets),
        ])
        let items = try [
            makeItem("catalogue", .catalogue(catalogue)), affair("a", .party, entry: "dangwu", month: 5, day: 20_610),
            affair("b", .party, entry: "dangwu", month: 7, day: 20_670), affair("n", .party, day: 20_670),
            funds(6, opening: 0, income: 100, expense: 30), makeItem("assets", .ledger(.assets([]))),
        ]
        let day = try Day(year: 2026, month: 8, day: 20)
        let store = try makeStore(in: folder, [makeSource(items)])
        let report = try #require(try store.reading { try $0.disclosure(unit: unit, today: day) })
        let expected = DisclosureReport(
            catalogue: catalogue, publications: items.flatMap { $0.publications(in: catalogue) }, today: day)
        #expect(report == expected)
        #expect(
            report.missing.contains {
                $0.entry.id == "dangwu" && $0.period == .month(year: 2026, month: 6) && $0.isLate
            })
        #expect(report.statuses.contains { $0.entry.id == "zichan" && $0.isPublished })
        #expect(try store.reading { try $0.disclosure(unit: UnitID("nowhere"), today: day) } == nil)
    }

    @Test("funds by month with their totals")
    func fundsMonths() throws {
        let store = try makeStore(
            in: folder,
            [
                makeSource([
                    funds(1, opening: 0, income: 500, expense: 200), funds(2, opening: 300, income: 10, expense: 110),
                    funds(3, opening: 200, income: 1, expense: 1),
                ])
            ])
        try store.reading { snapshot throws in
            #expect(try snapshot.fundsMonths(unit: unit).map(\.description) == ["2026-03", "2026-02", "2026-01"])
            let month = try #require(try snapshot.fundsMonth(unit: unit, period: .month(year: 2026, month: 2)))
            #expect(month.closing.fen == 200)
            #expect(try snapshot.fundsMonth(unit: unit, period: .month(year: 2026, month: 9)) == nil)
            let totals = try snapshot.fundsTotals(unit: unit, last: 2)
            #expect(totals.map(\.period.description) == ["2026-02", "2026-03"])
            #expect(totals.map(\.income.fen) == [10, 1])
            #expect(totals.map(\.expense.fen) == [110, 1])
            #expect(totals.map(\.closing.fen) == [200, 200])
        }
    }

    @Test("assets, resources and contracts")
    func books() throws {
        let asset = Asset(name: "办公楼", originalValue: try Money(fen: 100))
        let resource = Resource(name: "山塘", area: try Hundredths(value: 1_250))
        let contract = Contract(name: "租约", counterparty: "张三", amount: try Money(fen: 7))
        let store = try makeStore(
            in: folder,
            [
                makeSource([
                    makeItem("assets", .ledger(.assets([asset]))),
                    makeItem("resources", .ledger(.resources([resource]))),
                    makeItem("contracts", .ledger(.contracts([contract]))),
                ])
            ])
        try store.reading { snapshot throws in
            #expect(try snapshot.assets(unit: unit) == [asset])
            #expect(try snapshot.resources(unit: unit) == [resource])
            #expect(try snapshot.contracts(unit: unit) == [contract])
        }
    }
}
