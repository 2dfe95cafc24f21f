import ChineseScript
import Content
import Foundation
import Interface
import Store
import TestSupport
import TextInput
import Testing

@testable import Screens

/// String tables in 简, 繁 and EN.
struct WordingTests {
    private static let converter = ChineseConverter(.simplifiedToTraditional)

    @Test(
        "every wording in 繁 is traditional all through and has the same places to fill in", arguments: Phrase.allCases)
    func traditional(_ phrase: Phrase) throws {
        let wording = try phrase.traditional ?? Self.converter.convert(phrase.wording.chinese)
        #expect(
            wording.components(separatedBy: "%@").count == phrase.wording.chinese.components(separatedBy: "%@").count)
        // Converting once more changes nothing but words that an override spells otherwise on purpose.
        if phrase.traditional == nil { #expect(try Self.converter.convert(wording) == wording) }
    }

    @Test("no English wording holds a Chinese character", arguments: Phrase.allCases)
    func english(_ phrase: Phrase) {
        #expect(!phrase.wording.english.unicodeScalars.contains { $0.properties.isIdeographic })
    }

    @Test("marked words survive the conversion around them; the marks never reach the screen")
    func verbatim() {
        let words = DisplayedWords { $0.replacingOccurrences(of: "发", with: "發") }
        #expect(words("发放人 \("王国发".verbatim) 发放") == "發放人 王国发 發放")
        #expect(DisplayedWords()("发放人 \("王国发".verbatim)") == "发放人 王国发")
        #expect("".verbatim.isEmpty)
    }

    /// Chinese in the sources of the screens belongs into the string tables.
    @Test("no screen holds a Chinese literal")
    func literals() throws {
        let root = Programs.root + "/Sources/Screens"
        let files = try #require(FileManager.default.enumerator(atPath: root))
        var found: [String] = []
        for case let file as String in files where file.hasSuffix(".swift") && !file.hasPrefix("Strings/") {
            let text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
            for (number, line) in text.components(separatedBy: "\n").enumerated() {
                let code = line.components(separatedBy: "//")[0]
                if code.unicodeScalars.contains(where: { $0.properties.isIdeographic }) {
                    found.append("\(file):\(number + 1): \(line)")
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }
}

/// Screens whose content is in Latin letters: any Chinese on them is an interface word that was not translated.
struct EnglishScreensTests {
    private static let unit = "street"
    private static func day(_ text: String) throws -> Day { try Day(parsing: text) }

    private static func item(_ id: String, _ detail: ItemDetail) throws -> Item {
        Item(
            id: try ItemID("street-\(id)"), unit: try UnitID(unit), title: "Title \(id)", category: "Theme",
            published: try day("2026-11-20"), responsible: Responsible(office: "Office", name: "Name", phone: "123"),
            summary: "Summary", body: [.paragraph([.text("Text")])], detail: detail)
    }

    static func screens() throws -> [(name: String, screen: any Screen)] {
        let street = Content.Unit(id: try UnitID(unit), name: "Street", level: .street, center: "Centre")
        let guide = ServiceGuide(
            itemType: .payment, audience: ["People"], authority: "Office",
            basis: [LegalBasis(title: "Law", number: "12", article: "Article 1")], conditions: ["One"],
            materials: [
                Material(name: "ID", form: .originalAndCopy, count: 2, need: .when("married"), source: "here"),
                Material(name: "Photo", form: .electronic, need: .optional), Material(name: "Form", form: .copy),
            ], steps: [ServiceStep(name: "Apply", who: "You", time: "1 day")],
            statutoryLimit: try TimeLimit(.workingDays, days: 30), promisedLimit: try TimeLimit(.immediate),
            fees: [Fee(item: "Fee", amount: try Money(fen: 100))], place: "Hall", hours: "9-5", phone: "1",
            complaintPhone: "2", results: ["Card"], questions: [QuestionAndAnswer(question: "Q", answer: "A")],
            noticeOnce: "Note")
        let window = ServiceWindow(number: "3", place: "Hall", onDuty: [Person(name: "Li", post: "Clerk")])
        let policy = PolicyDocument(
            issuer: "Street", promulgated: try day("2026-01-01"), inForce: try day("2026-02-01"),
            parts: [
                .heading(level: 1, title: "Chapter"), .article(label: "Article 1", text: [.paragraph([.text("Text")])]),
            ])
        let affair = VillageAffair(
            section: .finance, period: try Period(parsing: "2026-10"), noticeBegin: try day("2026-11-20"),
            noticeEnd: try day("2026-11-30"), signatories: ["Li", "Wang"])
        let flow = PowerFlow(
            nodes: [
                FlowNode(
                    id: "a", title: "Begin", kind: .start, office: "Office", days: 3, risk: "Bribes", note: "Note"),
                FlowNode(id: "b", title: "End", kind: .end),
            ], edges: [FlowEdge(from: "a", to: "b", label: "yes", days: 2)])
        let flowItem = try item("f", .flow(flow))
        let counts = try ["2025-10", "2026-09", "2026-10"].map {
            StatisticRow(month: try Period(parsing: $0), office: "Office", accepted: 9, done: 8, onTime: 7)
        }
        let progress = CaseProgress(
            number: "QX202611", matter: "Card", applicant: "L**", state: "Done", office: "Office",
            date: try day("2026-11-20"))
        let open = Reply(
            question: "Why?", asked: try day("2026-11-01"), office: "Office", due: try day("2026-11-30"))
        let late = Reply(question: "When?", asked: try day("2026-10-01"), office: "Office", due: try day("2026-11-01"))
        let month = FundsMonth(
            period: try Period(parsing: "2026-10"), opening: try Money(fen: 5),
            rows: [
                LedgerRow(date: try day("2026-10-05"), matter: "Rent", income: try Money(fen: 500), approvedBy: "Li")
            ])
        let head = LedgerHead(unit: street, book: .funds, counts: [.assets: 1, .debts: 2])
        let area = try Hundredths(value: 100)
        let guideItem = try item("guide", .guide(guide))
        let windowItem = try item("window", .window(window))
        return [
            ("home", HomeScreen(latest: [], newNotices: 2, units: [street])),
            ("guide", GuideScreen(item: guideItem, guide: guide, window: windowItem, related: [])),
            ("window", WindowScreen(item: windowItem, window: window, office: nil, guides: [])),
            (
                "policy",
                PolicyScreen(item: try item("p", .policy(policy)), policy: policy, tab: .text, anchor: nil, related: [])
            ),
            ("affair", ItemScreen(item: try item("a", .affair(affair)), unit: street, related: [])),
            ("flow", FlowScreen(item: flowItem, unit: street, chart: FlowChart(flow), related: [])),
            ("flow step", FlowStepScreen(item: flowItem, chart: FlowChart(flow), step: 0)),
            ("flows", FlowListScreen(unit: street, flows: [])),
            ("statistics", StatisticsScreen(unit: street, figures: CaseFigures(counts), office: nil)),
            (
                "statistics of one office",
                StatisticsScreen(unit: street, figures: CaseFigures(counts), office: "Office")
            ),
            ("case progress", CaseProgressScreen(unit: street, cases: [progress])),
            ("months", MonthListScreen(unit: street, all: [FundsTotals(month)], year: nil)),
            (
                "compared funds",
                CompareFundsScreen(
                    periods: [month.period], period: month.period,
                    entries: [
                        .init(
                            unit: street, income: month.income, expense: month.expense, closing: month.closing,
                            month: month.period)
                    ])
            ),
            ("notice", ItemScreen(item: try item("n", .notice(Notice())), unit: street, related: [])),
            ("reply", ItemScreen(item: try item("r", .reply(open)), unit: street, related: [])),
            ("echo", EchoScreen(replies: [(try item("r", .reply(open)), open), (try item("l", .reply(late)), late)])),
            ("village", VillageScreen(unit: street, siblings: [], report: nil, counts: [.party: 2], recent: [])),
            ("affairs", AffairListScreen(unit: street, section: .party, affairs: [])),
            ("villages", VillagesScreen(purpose: .ledgers, entries: [])),
            ("funds", FundsScreen(head: head, month: month, totals: [])),
            ("row", LedgerRowScreen(unit: street, month: month, index: 0)),
            (
                "assets",
                try PropertyScreen(
                    head: head, totals: [(try Money(fen: 100), .originalValue)],
                    properties: [
                        Property(Asset(name: "Shed", originalValue: try Money(fen: 100), lessee: "Li")),
                        Property(Resource(name: "Pond", area: area, contractor: "Li")),
                    ] + Self.agreements())
            ),
            ("entry", PropertyEntryScreen(unit: street, book: .debts, row: 0, property: try Self.agreements()[1])),
            ("offices", OfficeListScreen(unit: street, windows: [(windowItem, window)], offices: [])),
            ("notices", NoticeListScreen(notices: [])), ("suggestions", SpeakUpScreen(offices: [], participates: true)),
            ("subject", SubjectScreen(seen: [], offices: [])), ("progress", ProgressScreen()),
            ("topic", FormScreen(kind: .topic, about: nil, unit: street.id)),
            ("disclosure", FormScreen(kind: .disclosure, about: nil, unit: street.id)),
            ("rating", FormScreen(kind: .rating, about: nil, unit: street.id)),
            ("search", SearchScreen(query: "", results: nil, units: [:])),
            ("gone", MissingScreen()), ("broken", BrokenScreen()), ("empty", NoContentScreen()),
        ]
    }

    /// An entry of each book in which the collective and others owe each other something.
    private static func agreements() throws -> [Property] {
        let (amount, today, due) = (try Money(fen: 100), try Day(parsing: "2026-11-24"), try Day(parsing: "2026-10-01"))
        let payment = Project.Payment(date: due, amount: amount)
        return [
            Property(Contract(name: "Lease", counterparty: "Li", amount: amount, due: due, paid: .zero), today: today),
            Property(
                Debt(direction: .receivable, matter: "Rent", counterparty: "Li", amount: amount, due: due), today: today
            ),
            Property(Debt(direction: .payable, matter: "Deposit", counterparty: "Wu", amount: amount), today: today),
            Property(
                Project(
                    name: "Road", budget: amount, tender: "open", tendered: due, contractor: "Wu",
                    contractPrice: amount,
                    settledPrice: amount, begins: due, progress: "done", payments: [payment])),
            Property(
                Subsidy(
                    period: .quarter(year: 2026, quarter: 2), programme: "Care", household: "Li*", group: "East",
                    persons: 1, standard: "80 a month", amount: amount, account: "****1234")),
        ]
    }

    @Test("an English screen with English content shows no Chinese character")
    func screens() throws {
        for (name, screen) in try Self.screens() {
            for textScale in Theme.textScales {
                let context = ScreenContext(
                    theme: Theme(textScale: textScale), strings: Strings(language: .english),
                    viewport: Size(width: 1080, height: 1920), isLowReach: false,
                    time: LocalTime(day: try Day(parsing: "2026-11-24"), second: 0), media: "/",
                    page: Page(number: 1, route: .home, screen: screen), keyboard: OnScreenKeyboard(), kind: nil,
                    participates: true)
                let view = screen.body(context)
                var words: [String] = []
                _ = view.mapWords { word in
                    words.append(word)
                    return word
                }
                let order = ReadingOrder(of: view)
                var next = order.next(after: nil)
                while let current = next {
                    words.append(current.text)
                    next = order.next(after: current.place)
                }
                let chinese = words.filter { $0.unicodeScalars.contains { $0.properties.isIdeographic } }
                #expect(chinese.isEmpty, "\(name): \(chinese)")
                #expect(!words.isEmpty, "\(name)")
            }
        }
    }
}
