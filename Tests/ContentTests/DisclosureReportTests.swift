import Content
import Testing

@Suite("Completeness and lateness")
struct DisclosureReportTests {
    static func entry(_ cycle: Cycle, from begins: String? = nil, grace: Int = 10) -> CatalogueEntry {
        CatalogueEntry(
            id: "e", title: "收支", section: .finance, cycle: cycle, graceDays: grace, begins: begins.map { period($0) })
    }

    static func report(_ entry: CatalogueEntry, published periods: [String], today: String) -> DisclosureReport {
        DisclosureReport(
            catalogue: DisclosureCatalogue(entries: [entry]),
            publications: periods.map {
                Publication(
                    entry: "e", period: period($0), item: id("i-\($0.lowercased())"), published: day("2026-01-01"))
            }, today: day(today))
    }

    /// `p` published, `d` due, and for late ones the number of days.
    static func letters(_ report: DisclosureReport) -> [String] {
        report.statuses.map { status in
            let name = status.period.map(\.description) ?? "-"
            return switch status.state {
            case .published: name + " p"
            case .due: name + " d"
            case .late(let days): name + " \(days)"
            }
        }
    }

    @Test(
        "an obligation stands for the newest period that ended, and for every gap before it",
        arguments: [
            ("2026-10-08", "2026-09", ["2026-09"], ["2026-09 p"]),
            ("2026-10-08", "2026-08", ["2026-08"], ["2026-09 d"]),
            ("2026-10-10", "2026-08", ["2026-08"], ["2026-09 d"]),
            ("2026-10-11", "2026-08", ["2026-08"], ["2026-09 1"]),
            ("2026-10-11", "2026-07", ["2026-09", "2026-07"], ["2026-09 p", "2026-08 31"]),
            ("2026-10-31", "2026-09", ["2026-10", "2026-09"], ["2026-09 p"]),
        ] as [(String, String, [String], [String])])
    func monthly(today: String, begins: String, published: [String], expected: [String]) {
        #expect(
            Self.letters(Self.report(Self.entry(.monthly, from: begins), published: published, today: today))
                == expected)
    }

    @Test("an entry that began in a month is late for every month since")
    func begins() {
        let report = Self.report(Self.entry(.monthly, from: "2026-07"), published: [], today: "2026-10-20")
        #expect(Self.letters(report) == ["2026-09 10", "2026-08 40", "2026-07 71"])
        #expect(report.percent == 0)
        #expect(report.missing.map(\.period) == [period("2026-07"), period("2026-08"), period("2026-09")])
    }

    @Test("without a first period only the newest one counts")
    func noBeginning() {
        #expect(Self.letters(Self.report(Self.entry(.monthly), published: [], today: "2026-10-20")) == ["2026-09 10"])
    }

    @Test(
        "quarters and years have their own ends",
        arguments: [
            (Cycle.quarterly, "2026-10-11", "2026-Q3 1"), (.quarterly, "2026-09-30", "2026-Q2 82"),
            (.yearly, "2026-01-05", "2025 d"), (.yearly, "2026-01-11", "2025 1"),
        ])
    func longer(cycle: Cycle, today: String, expected: String) {
        #expect(Self.letters(Self.report(Self.entry(cycle), published: [], today: today)) == [expected])
    }

    @Test("an entry that begins in the future expects nothing")
    func future() {
        let report = Self.report(Self.entry(.monthly, from: "2026-12"), published: [], today: "2026-10-20")
        #expect(report.expected == 0)
        #expect(report.percent == nil)
    }

    @Test("a permanent entry is met by any item")
    func permanent() {
        let catalogue = DisclosureCatalogue(entries: [Self.entry(.permanent)])
        let publication = Publication(entry: "e", period: nil, item: id("a"), published: day("2020-01-01"))
        let met = DisclosureReport(catalogue: catalogue, publications: [publication], today: day("2026-10-08"))
        #expect(met.percent == 100)
        #expect(DisclosureReport(catalogue: catalogue, publications: [], today: day("2026-10-08")).missing.count == 1)
    }

    @Test("a daily entry is late when the newest item is older than its days of grace")
    func daily() {
        let catalogue = DisclosureCatalogue(entries: [Self.entry(.daily, grace: 2)])
        let publication = Publication(entry: "e", period: nil, item: id("a"), published: day("2026-10-05"))
        let late = [("2026-10-06", false), ("2026-10-08", false), ("2026-10-09", true)].map { today, isLate in
            DisclosureReport(catalogue: catalogue, publications: [publication], today: day(today)).statuses[0].isLate
                == isLate
        }
        #expect(late == [true, true, true])
    }

    @Test("a ledger's month fulfils the entry that names the ledger")
    func ledgers() {
        var entry = Self.entry(.monthly, from: "2026-09")
        entry.ledger = .funds
        let catalogue = DisclosureCatalogue(entries: [entry])
        let month = item(.ledger(.funds(FundsMonth(period: period("2026-09"), opening: .zero))))
        let report = DisclosureReport(
            catalogue: catalogue, publications: month.publications(in: catalogue), today: day("2026-10-20"))
        #expect(report.percent == 100)
    }
}
