import Content
import Interface
import Store
import TakeAway
import TestSupport

@testable import Screens

/// A page of the walk, and how one comes to it.
struct WalkPage {
    let name: String
    /// What is done to the kiosk, from the home screen on.
    let steps: [(inout KioskApp) -> Void]
    /// So long nobody touches then.
    var rest: Milliseconds = 0
    /// What must be there to be touched.
    var controls: [Phrase] = [.back, .home, .textSize, .contrast, .lowReach, .readAloud]
    /// Undoes what going home does not.
    var leave: ((inout KioskApp) -> Void)?

    init(_ name: String, steps: [(inout KioskApp) -> Void]) {
        self.name = name
        self.steps = steps
    }

    init(_ name: String, _ actions: [Action], then answers: Answer...) {
        self.init(
            name,
            steps: actions.map { action in { $0.reduce(action) } } + answers.map { answer in { $0.receive(answer) } })
    }

    /// With other controls than the bars.
    func with(_ controls: [Phrase], rest: Milliseconds = 0) -> WalkPage {
        var page = self
        page.controls = controls
        page.rest = rest
        return page
    }
}

/// Pages of the walk beyond those that have a route.
@MainActor
extension AccessibilityWalk {
    /// What lies over pages, what staff and authors see, and what happens seldom.
    static func rarePages() throws -> [WalkPage] {
        let state = try StateDirectory.prepare(try DemoState.folder() + "/state")
        let today = try Day(parsing: "2026-11-24")
        return try ContentStore(state: state, access: .readOnly).reading { content in
            try overPages(content, today) + searchPages + readingPages + staffPages + errorPages
        }
    }

    static func type(_ text: String) -> [Action] { text.map { .key(.character($0)) } }

    /// Cards, questions and enlarged pictures.
    private static func overPages(_ content: ContentSnapshot, _ today: Day) throws -> [WalkPage] {
        var pages: [WalkPage] = []
        if let guide = try content.guides(today: today).first {
            let open = Action.open(.guide(guide.id))
            let preview = [open, .takeAway(.preview)]
            pages += [
                WalkPage("ticked and unfolded guide", [open, .toggleTick(0), .toggleTick(1), .toggleMore]),
                WalkPage("codes", [open, .takeAway(.show)]),
                WalkPage("second code", [open, .takeAway(.show), .takeAway(.turn(1))]),
                WalkPage("print preview, looking", preview),
                WalkPage("print preview", preview, then: .printing(.ready(pages: 2))),
                WalkPage(
                    "printing",
                    steps: [
                        { $0.reduce(open) }, { $0.reduce(.takeAway(.preview)) },
                        { $0.receive(.printing(.ready(pages: 1))) }, { $0.reduce(.takeAway(.print)) },
                    ]),
                WalkPage("printed", preview, then: .printing(.printed(pages: 1))),
                WalkPage("question", [open]).with([.stillThereYes], rest: 61_000),
            ]
            pages += PrintTrouble.allCases.map { trouble in
                WalkPage("print preview, \(trouble)", preview, then: .printing(.failed(trouble)))
            }
        }
        // The longest policies are taken along in parts.
        if let law = try content.policies(today: today).first(where: { $0.id.text.contains("dibao") }) {
            let open = Action.open(.policy(law.id, .text, anchor: nil))
            pages += [
                WalkPage("parts to take along", [open, .takeAway(.show)]),
                WalkPage("a part's code", [open, .takeAway(.show), .takeAway(.choose(0))]),
                WalkPage("a part's preview", [open, .takeAway(.preview), .takeAway(.choose(1))]),
            ]
        }
        for unit in try content.units() {
            guard let period = try content.fundsMonths(unit: unit.id).max(),
                let row = try content.fundsMonth(unit: unit.id, period: period)?.rows.first(where: {
                    !$0.vouchers.isEmpty
                })
            else { continue }
            let open = Action.open(.picture(row.vouchers[0], title: row.matter))
            pages += [
                WalkPage("enlarged picture", [open, .look(.enlarge)]),
                WalkPage("picture at its largest", [open] + Array(repeating: .look(.enlarge), count: 4)),
            ]
            break
        }
        return pages
    }

    private static var searchPages: [WalkPage] {
        let open = Action.open(.search)
        return [
            WalkPage("results without keyboard", [open] + type("dibao") + [.key(.done)]),
            WalkPage("search with much text", [open, .searchFor(String(repeating: "低保申请", count: 15))]),
        ]
    }

    private static var readingPages: [WalkPage] {
        [
            WalkPage("sentence read aloud", [.open(.notices), .readAloud], then: .speaking(id: 1, 5000)),
            WalkPage("reading paused", [.open(.notices), .readAloud, .pauseReading]),
            WalkPage("no voice", [.open(.notices), .readAloud], then: .notSpoken(id: 1, .noVoice)),
            WalkPage("no loudspeaker", [.open(.about), .readAloud], then: .notSpoken(id: 1, .noSound)),
        ]
    }

    private static var staffPages: [WalkPage] {
        let knock = Action.maintenance(.knock)
        let facts = MachineFacts(version: "9.9.9", freeBytes: 5_200_000_000, totalBytes: 64_000_000_000, sync: nil)
        func inside(_ name: String, _ actions: [MaintenanceAction]) -> WalkPage {
            var steps: [(inout KioskApp) -> Void] = [
                { $0.reduce(knock) }, { $0.receive(.door(.ready)) }, { $0.reduce(.maintenance(.digit(1))) },
                { $0.reduce(.maintenance(.enter)) }, { $0.receive(.door(.open)) }, { $0.receive(.machine(facts)) },
            ]
            steps += actions.map { action in { $0.reduce(.maintenance(action)) } }
            return WalkPage("maintenance, \(name)", steps: steps)
        }
        let doors: [(String, DoorAnswer)] = [
            ("closed", .closed), ("ready", .ready), ("wrong PIN", .wrong(triesLeft: 4)),
            ("locked", .locked(seconds: 300)),
        ]
        let colors = MaintenanceTestView.colors.indices.map { index in
            inside("colour \(index)", [.test(.colors(index))]).with([])
        }
        return doors.map { WalkPage("maintenance, \($0)", [knock], then: .door($1)) } + [
            WalkPage(
                "maintenance, PIN typed",
                steps: [{ $0.reduce(knock) }, { $0.receive(.door(.ready)) }]
                    + (1...6).map { digit in { $0.reduce(.maintenance(.digit(digit))) } }),
            inside("panel", []), inside("touch test", [.test(.touch)]).with([.endTest]),
        ] + colors
    }

    private static var errorPages: [WalkPage] {
        var broken = WalkPage(
            "unreadable page",
            steps: [
                { $0.reduce(.open(.notices)) },
                { $0.session.pages[$0.session.pages.count - 1].screen = BrokenScreen() },
            ])
        broken.leave = { $0.reduce(.home) }
        let missing = WalkPage(
            "missing page",
            steps: [
                { $0.reduce(.open(.notices)) },
                { $0.session.pages[$0.session.pages.count - 1].screen = MissingScreen() },
            ])
        var problems = WalkPage(
            "an author's mistakes",
            [.open(.notices)],
            then: .reloaded(problems: [
                "content/guides/dibao.md:12:1: error: 承诺时限要写工作日数 (hint: 承诺时限: 20)",
                "content/ledgers/funds.csv:7:4: error: 余额对不上：应为 1,200.00",
            ]))
        problems.leave = { $0.receive(.reloaded(problems: [])) }
        return [broken, missing, problems, WalkPage("empty list", [.open(.policies(category: "没有的主题"))])]
    }

    /// The idle screen with each of its slides; it knows no modes.
    var idlePages: [WalkPage] {
        var app = loop.program
        app.startAttract()
        return (0..<(app.attract?.slides.count ?? 0)).map { index in
            WalkPage("slide \(index)", steps: [{ $0.startAttract() }, { $0.attract?.index = index }])
                .with([.attractTouch])
        }
    }
}
