import Content
import Testing

@Suite("Rules of items")
struct ItemRulesTests {
    /// A rule with an item that breaks it, and the field that is named.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let item: Item
        let fields: [String]
        var index: Int?

        init(_ description: String, _ item: Item, _ fields: String..., index: Int? = nil) {
            testDescription = description
            self.item = item
            self.fields = fields
            self.index = index
        }
    }

    static func changed(_ change: (inout ServiceGuide) -> Void) -> Item {
        var value = guide()
        change(&value)
        return item(.guide(value))
    }

    static func changed(_ item: Item, _ change: (inout Item) -> Void) -> Item {
        var item = item
        change(&item)
        return item
    }

    static func funds(_ rows: LedgerRow...) -> Item {
        item(.ledger(.funds(FundsMonth(period: period("2026-10"), opening: .zero, rows: rows))))
    }

    static let one = LedgerRow(date: day("2026-10-05"), matter: "卖粮", income: money("5"))

    static let cases: [Case] = [
        Case("an empty title", item(.notice(Notice()), title: "　"), "title"),
        Case("a title of 201 characters", item(.notice(Notice()), title: String(repeating: "长", count: 201)), "title"),
        Case(
            "expiry before publication", changed(item(.notice(Notice()))) { $0.expires = day("2026-10-07") }, "expires"),
        Case(
            "expiry before effect",
            changed(item(.notice(Notice()))) {
                $0.effective = day("2026-11-02")
                $0.expires = day("2026-11-01")
            }, "expires"),
        Case("a guide without a basis", changed { $0.basis = [] }, "basis"),
        Case("a guide without conditions", changed { $0.conditions = [] }, "conditions"),
        Case("a guide without steps", changed { $0.steps = [] }, "steps"),
        Case("a guide without a complaint phone", changed { $0.complaintPhone = "" }, "complaint-phone"),
        Case(
            "a hundred copies", changed { $0.materials.append(Material(name: "表", count: 100)) }, "materials", index: 1),
        Case(
            "a promise longer than the law's limit",
            changed {
                $0.promisedLimit = try! TimeLimit(.workingDays, days: 6)
                $0.statutoryLimit = try! TimeLimit(.workingDays, days: 5)
            }, "promised-limit"),
        Case("a negative fee", changed { $0.fees = [Fee(item: "工本费", amount: money("-1"))] }, "fees", index: 0),
        Case(
            "a policy in force before it is promulgated",
            item(
                .policy(
                    PolicyDocument(issuer: "国务院", promulgated: day("2026-02-01"), inForce: day("2026-01-01")))),
            "in-force"),
        Case(
            "one end of a notice period",
            item(.affair(VillageAffair(section: .party, noticeBegin: day("2026-10-01")))), "notice-begin"),
        Case(
            "a periodic affair without period", item(.affair(VillageAffair(section: .party)), cycle: .monthly), "period"
        ),
        Case(
            "a period that does not fit the cycle",
            item(.affair(VillageAffair(section: .party, period: .year(2026))), cycle: .monthly), "period"),
        Case("a row with neither amount", funds(LedgerRow(date: day("2026-10-05"), matter: "?")), "in", index: 0),
        Case(
            "a row with both amounts",
            funds(one, LedgerRow(date: day("2026-10-05"), matter: "?", income: money("1"), expense: money("1"))), "in",
            index: 1),
        Case(
            "rows out of order", funds(one, LedgerRow(date: day("2026-10-04"), matter: "?", income: money("1"))),
            "date", index: 1),
        Case(
            "a row of another month", funds(LedgerRow(date: day("2026-11-01"), matter: "?", income: money("1"))),
            "date", index: 0),
        Case("a flow without a start", item(.flow(PowerFlow(nodes: [FlowNode(id: "a", title: "甲")]))), "nodes"),
        Case(
            "an arrow to nowhere",
            item(
                .flow(
                    PowerFlow(
                        nodes: [FlowNode(id: "a", title: "甲", kind: .start)], edges: [FlowEdge(from: "a", to: "b")]))),
            "edges", index: 0),
        Case(
            "more on time than done",
            item(
                .statistic(
                    StatisticSeries(rows: [StatisticRow(month: period("2026-10"), accepted: 9, done: 3, onTime: 4)]))),
            "on-time", index: 0),
        Case("a slide of two seconds", item(.slide(Slide(seconds: 2))), "seconds"),
        Case(
            "a catalogue entry that stands twice",
            item(
                .catalogue(
                    DisclosureCatalogue(entries: [
                        CatalogueEntry(id: "a", title: "甲", section: .party, cycle: .permanent),
                        CatalogueEntry(id: "a", title: "乙", section: .party, cycle: .permanent),
                    ]))), "entries", index: 1),
    ]

    @Test("a broken rule names its field", arguments: cases)
    func names(broken: Case) {
        #expect(broken.item.violations.map(\.field) == broken.fields)
        #expect(broken.item.violations.first?.index == broken.index)
    }

    @Test("a limit in calendar days is not held against one in working days")
    func differentDays() throws {
        var value = guide()
        value.promisedLimit = try TimeLimit(.calendarDays, days: 20)
        value.statutoryLimit = try TimeLimit(.workingDays, days: 15)
        #expect(item(.guide(value)).violations.isEmpty)
    }

    @Test("a month's balances and totals are computed from its rows")
    func balances() {
        let month = FundsMonth(
            period: period("2026-10"), opening: money("100"),
            rows: [Self.one, LedgerRow(date: day("2026-10-06"), matter: "买锁", expense: money("30.5"))])
        #expect(month.balances == [money("105"), money("74.5")])
        #expect(month.income == money("5") && month.expense == money("30.5") && month.closing == money("74.5"))
    }
}
