import Content
import Foundation
import Participation
import Testing

@testable import Server

@Suite("Working days") struct WorkCalendarTests {
    private func day(_ text: String) throws -> Day { try Day(parsing: text) }

    private func calendar() throws -> WorkCalendar {
        try WorkCalendar(path: Shipped.holidays)
    }

    @Test(
        "a limit counts working days from the day after, over weekends, holidays and the days worked for them",
        arguments: [
            ("2026-11-25", 1, "2026-11-26"), ("2026-11-25", 3, "2026-11-30"), ("2026-09-30", 1, "2026-10-08"),
            ("2026-10-08", 2, "2026-10-10"), ("2026-11-28", 20, "2026-12-25"),
        ])
    func limits(start: String, days: Int, end: String) throws {
        #expect(try calendar().day(days, workingDaysAfter: try day(start)) == day(end))
    }

    @Test("days left count down to 0 on the day itself and on into the overdue")
    func left() throws {
        let calendar = try calendar()
        let due = try day("2026-11-27")
        let left = try ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-30"].map {
            calendar.workingDays(from: try day($0), to: due)
        }
        #expect(left == [2, 1, 0, 0, -1])
    }

    @Test("a line that is none is refused with its number")
    func badLine() throws {
        let path = FileManager.default.temporaryDirectory.path + "/onetouch-holidays-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("# 2026\n2026-10-01 休\n2026-10-02 假\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: ServerError.calendar(path: path, line: 3)) { try WorkCalendar(path: path) }
    }
}

@Suite("The rules of the workflow") struct WorkflowTests {
    let rules = Workflow(
        calendar: WorkCalendar(), days: ServerConfiguration().days, clock: Clock(now: { noon }, hoursAhead: 8))
    let tree = UnitTree([("qingxi", nil, "清溪街道"), ("dongqiao", "qingxi", "东桥村"), ("xihe", "qingxi", "西河村")])

    private func person(_ roles: [(Role, String)], office: String = "", login: String = "a") -> StaffMember {
        StaffMember(
            login: login, name: login,
            grants: roles.map { RoleGrant(unit: $0.1, role: $0.0, office: $0.0 == .office ? office : "") }, tree: tree)
    }

    private func matter(_ kind: SubmissionKind = .topic, _ state: MatterState = .received, unit: String = "dongqiao")
        throws -> Matter
    {
        try Matter(
            row: [
                "number": 7, "id": "x", "code": "B2VN57KE", "kind": kind.rawValue, "unit": unit, "device": "d",
                "words": "什么时候修？", "asked": noon, "received": noon, "state": state.rawValue, "office": "民政办",
                "due": rules.clock.today.ordinal, "draft": "已经修好。", "reopened": 0, "version": 3,
            ])
    }

    @Test("each step is possible in its states and refused in all others, with every role at hand")
    func states() throws {
        let all = person(Role.allCases.map { ($0, "qingxi") }, office: "民政办")
        let filled: [WorkflowStep] = [
            .assign(office: "党政办", days: nil), .draft(answer: "草稿", question: ""), .submit(answer: "草稿", question: ""),
            .sendBack(reason: "再核"), .approve, .publish, .answerPrivately, .refuse(reason: "无此职权", basis: "条例第三十六条"),
            .extend(days: 3, reason: "要现场核实"), .merge(into: 9), .reopen(reason: "没有答清"), .note("电话联系过"),
        ]
        for step in filled {
            for state in MatterState.allCases {
                let matter = try matter(.topic, state)
                if step.from.contains(state) {
                    #expect(try rules.applying(step, to: matter, by: all).version == 4)
                } else {
                    #expect(throws: ServerError.self) { try rules.applying(step, to: matter, by: all) }
                }
            }
        }
    }

    @Test("each step is for its roles only, in the unit and the units below")
    func roles() throws {
        for step in WorkflowStep.samples {
            for role in Role.allCases {
                let matter = try matter()
                let above = person([(role, "qingxi")], office: "民政办")
                #expect(rules.may(step, matter, above) == step.roles.contains(role), "\(step.name) \(role)")
                let beside = person([(role, "xihe")], office: "民政办")
                #expect(!rules.may(step, matter, beside), "\(step.name) \(role) of another unit")
                let elsewhere = person([(.office, "qingxi")], office: "党政办")
                #expect(!rules.may(step, matter, elsewhere), "another office")
            }
        }
    }

    @Test("nobody reviews their own draft")
    func fourEyes() throws {
        let both = person([(.clerk, "qingxi"), (.reviewer, "qingxi")])
        let submitted = try rules.applying(.submit(answer: "已修", question: ""), to: matter(.topic, .drafted), by: both)
        #expect(throws: ServerError.self) { try rules.applying(.approve, to: submitted, by: both) }
        let other = person([(.reviewer, "qingxi")], login: "b")
        #expect(try rules.applying(.approve, to: submitted, by: other).state == .reviewed)
    }

    @Test("reports and requests are never published", arguments: [SubmissionKind.report, .disclosure])
    func privateKinds(kind: SubmissionKind) throws {
        let leader = person([(.leader, "qingxi")])
        let matter = try matter(kind, .reviewed)
        #expect(throws: ServerError.self) { try rules.applying(.publish, to: matter, by: leader) }
        #expect(try rules.applying(.answerPrivately, to: matter, by: leader).state == .answeredPrivately)
    }

    @Test("an extension needs a reason, is bounded by the kind's own limit, and happens once")
    func extensions() throws {
        let leader = person([(.leader, "qingxi")])
        let matter = try matter(.topic, .assigned)
        for step in [
            WorkflowStep.extend(days: 3, reason: ""), .extend(days: 6, reason: "要现场核实"), .extend(days: 0, reason: "核实"),
        ] {
            #expect(throws: ServerError.self) { try rules.applying(step, to: matter, by: leader) }
        }
        let later = try rules.applying(.extend(days: 5, reason: "要现场核实"), to: matter, by: leader)
        #expect(later.due == rules.clock.today + 7)
        #expect(throws: ServerError.self) { try rules.applying(.extend(days: 1, reason: "还要"), to: later, by: leader) }
    }

    @Test("a refusal needs a reason and a legal basis; a reopening happens once; only what is overdue is urged")
    func others() throws {
        let leader = person([(.leader, "qingxi")])
        #expect(throws: ServerError.self) {
            try rules.applying(.refuse(reason: "不归我们管", basis: ""), to: matter(), by: leader)
        }
        let again = try rules.applying(.reopen(reason: "没有答清"), to: matter(.topic, .published), by: leader)
        #expect(again.state == .assigned && again.due == rules.clock.today + 7)
        var published = again
        published.state = .published
        #expect(throws: ServerError.self) { try rules.applying(.reopen(reason: "还不满意"), to: published, by: leader) }
        #expect(throws: ServerError.self) {
            try rules.applying(.urge(days: 3), to: matter(.topic, .assigned), by: leader)
        }
        var late = try matter(.topic, .assigned)
        late.due = rules.clock.today + -1
        #expect(try rules.applying(.urge(days: 3), to: late, by: leader).urged == (rules.clock.today + 5).ordinal)
    }

    @Test("reports are seen only by those who deal with them")
    func sight() throws {
        let cases: [(Role, Bool, Bool)] = [
            (.clerk, true, true), (.reviewer, true, true), (.leader, true, true), (.auditor, true, false),
            (.admin, false, false),
        ]
        for (role, open, secret) in cases {
            let person = person([(role, "qingxi")])
            #expect(person.maySee(unit: "dongqiao", office: nil, isPrivate: false) == open)
            #expect(person.maySee(unit: "dongqiao", office: nil, isPrivate: true) == secret)
        }
        let office = person([(.office, "qingxi")], office: "民政办")
        #expect(office.maySee(unit: "dongqiao", office: "民政办", isPrivate: true))
        #expect(!office.maySee(unit: "dongqiao", office: "党政办", isPrivate: false))
    }

    @Test("a configuration with an unknown key or a value out of range is refused with its line")
    func configuration() throws {
        let path = FileManager.default.temporaryDirectory.path + "/onetouch-server-\(UUID().uuidString).toml"
        defer { try? FileManager.default.removeItem(atPath: path) }
        for (text, place, word) in [
            ("[server]\nprot = 1\n", "\(path):2", "server.port"),
            ("[server]\n\nport = 70000\n", "\(path):3", "0...65535"),
            ("[working-days]\ntopic = \"x\"\n", "\(path):2", "1...120"),
            ("[sever]\nport = 1\n", "\(path):2", "server.port"),
        ] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: ServerError.self) { try ServerConfiguration(path: path) }
            #expect(
                error?.description.contains(place) == true && error?.description.contains(word) == true,
                "\(error as Any)")
        }
    }

    @Test("the shipped server.toml holds every key at its default")
    func shippedConfiguration() throws {
        #expect(try ServerConfiguration(path: Shipped.configuration) == ServerConfiguration())
    }
}
