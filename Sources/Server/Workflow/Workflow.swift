import Content
import Participation

/// The rules by which a matter moves: pure, so that they are tested as a table.
struct Workflow: Sendable {
    let calendar: WorkCalendar
    let days: [SubmissionKind: Int]
    let clock: Clock

    /// The matter after a step.
    ///
    /// - Throws: ``ServerError/forbidden``, ``ServerError/step(_:)``.
    func applying(_ step: WorkflowStep, to matter: Matter, by person: StaffMember) throws(ServerError) -> Matter {
        guard may(step, matter, person) else { throw .forbidden }
        guard step.from.contains(matter.state) else {
            throw .step(
                Message(zh: "“\(matter.state.text)”时不能这样办", en: "not possible while \(matter.state.rawValue)"))
        }
        var next = matter
        next.version += 1
        switch step {
        case .assign(let office, let days):
            next.office = try Self.filled(office, "承办单位", limit: 60)
            if let days, matter.state == .received, matter.reopened == 0 {
                try Self.check(days, 1...120, "工作日")
                next.due = calendar.day(days, workingDaysAfter: clock.day(matter.received))
            }
            next.due = next.due ?? due(of: matter.kind, from: clock.day(matter.received))
            next.state = .assigned
        case .draft(let answer, let question): try fill(&next, answer, question, to: .drafted)
        case .submit(let answer, let question):
            try fill(&next, answer, question, to: .submitted)
            next.submittedBy = person.login
        case .sendBack(let reason):
            _ = try Self.filled(reason, "退回理由", limit: 500)
            next.state = .drafted
        case .approve:
            guard matter.submittedBy != person.login else {
                throw .step(Message(zh: "自己起草的不能自己审核", en: "nobody reviews their own draft"))
            }
            next.state = .reviewed
        case .publish, .answerPrivately: try answer(step, &next)
        case .refuse(let reason, let basis):
            next.answer = try Self.filled(reason, "理由", limit: 2000)
            next.basis = try Self.filled(basis, "法律依据", limit: 500)
            close(&next, as: .refused)
        case .extend, .merge, .reopen, .urge, .note: try changeCourse(step, &next)
        }
        return next
    }

    private func answer(_ step: WorkflowStep, _ next: inout Matter) throws(ServerError) {
        if step == .publish {
            guard !next.isPrivate else {
                throw .step(Message(zh: "“\(next.kind.text)”不公开答复", en: "this kind is never published"))
            }
            next.replyItem = "\(next.unit)-hy-\(next.code.lowercased())-\(next.number)"
        }
        next.answer = try Self.filled(next.draft ?? "", "答复", limit: 5000)
        close(&next, as: step == .publish ? .published : .answeredPrivately)
    }

    private func changeCourse(_ step: WorkflowStep, _ next: inout Matter) throws(ServerError) {
        switch step {
        case .extend(let days, let reason):
            guard next.extended == nil, let due = next.due else {
                throw .step(Message(zh: "只能延期一次", en: "it was extended already"))
            }
            try Self.check(days, 1...(self.days[next.kind] ?? 20), "延期工作日")
            next.extended = try Self.filled(reason, "延期理由", limit: 500)
            next.due = calendar.day(days, workingDaysAfter: due)
        case .merge(let target):
            guard target != next.number else { throw .step(Message(zh: "不能并入自己", en: "not into itself")) }
            next.merged = target
            close(&next, as: .merged)
        case .reopen(let reason):
            _ = try Self.filled(reason, "理由", limit: 500)
            try reopen(&next)
        case .urge(let days):
            try Self.check(days, 1...30, "反馈工作日")
            guard let due = next.due, clock.today > due else {
                throw .step(Message(zh: "还没有超期，不用督办", en: "it is not overdue"))
            }
            next.urged = calendar.day(days, workingDaysAfter: clock.today).ordinal
        case .note(let text): _ = try Self.filled(text, "备注", limit: 1000)
        default: break
        }
    }

    /// The last day of a kind's own limit.
    func due(of kind: SubmissionKind, from day: Day) -> Day {
        calendar.day(days[kind] ?? 10, workingDaysAfter: day)
    }

    /// Opens an answered matter once more, with the limit of its kind counted from today.
    ///
    /// - Throws: ``ServerError/step(_:)`` the second time.
    func reopen(_ matter: inout Matter) throws(ServerError) {
        guard matter.reopened == 0 else {
            throw .step(Message(zh: "只能重新办理一次", en: "it was reopened already"))
        }
        matter.reopened = 1
        matter.state = matter.office == nil ? .received : .assigned
        matter.due = due(of: matter.kind, from: clock.today)
        matter.answered = nil
        matter.satisfied = nil
        matter.extended = nil
        matter.urged = nil
    }

    private func close(_ matter: inout Matter, as state: MatterState) {
        matter.state = state
        matter.answered = clock.now()
    }

    private func fill(
        _ matter: inout Matter, _ answer: String, _ question: String, to state: MatterState
    ) throws(ServerError) {
        matter.draft = try Self.filled(answer, "答复", limit: 5000)
        let wording = question.isEmpty ? matter.words : question
        matter.question = try Self.filled(wording, "公开的问题", limit: 1000)
        matter.state = state
    }

    /// Whether somebody may do a step with a matter, whatever its state.
    func may(_ step: WorkflowStep, _ matter: Matter, _ person: StaffMember) -> Bool {
        let roles = person.roles(in: matter.unit)
        if !step.roles.subtracting([.office]).isDisjoint(with: roles) { return true }
        return step.roles.contains(.office) && person.draftsFor(matter.office, in: matter.unit)
    }

    /// Names of the steps that somebody can take now.
    func possible(_ matter: Matter, _ person: StaffMember) -> Set<String> {
        Set(
            WorkflowStep.samples.filter { step in
                guard step.from.contains(matter.state), may(step, matter, person) else { return false }
                switch step {
                case .publish: return !matter.isPrivate
                case .extend: return matter.extended == nil && matter.due != nil
                case .reopen: return matter.reopened == 0
                case .urge: return matter.due.map { clock.today > $0 } ?? false
                case .approve: return matter.submittedBy != person.login
                default: return true
                }
            }.map(\.name))
    }

    private static func filled(_ text: String, _ field: String, limit: Int) throws(ServerError) -> String {
        do {
            return try Words(text, field: field, minimum: 2, limit: limit).text
        } catch {
            throw .step(error.message)
        }
    }

    private static func check(_ number: Int, _ range: ClosedRange<Int>, _ field: String) throws(ServerError) {
        guard range.contains(number) else {
            throw .step(ParticipationError.outOfRange(field: field, value: number, allowed: range).message)
        }
    }
}
