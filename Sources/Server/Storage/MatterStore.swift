import Content
import Foundation
import GRDB
import Participation

/// One line of a matter's history.
struct MatterEvent: Hashable, Sendable {
    let at: Int
    /// Login; nil for what a citizen or a kiosk did.
    let staff: String?
    let action: String
    let detail: String
}

/// Reading and changing matters, within the caller's transaction.
enum MatterStore {
    static func matter(_ db: Database, where condition: String, _ arguments: StatementArguments) throws -> Matter? {
        try Matter.fetchOne(
            db, sql: "SELECT * FROM matter WHERE \(condition) ORDER BY number LIMIT 1", arguments: arguments)
    }

    static func matter(_ db: Database, number: Int) throws -> Matter? { try matter(db, where: "number = ?", [number]) }

    static func matters(_ db: Database, code: ReceiptCode) throws -> [Matter] {
        try Matter.fetchAll(
            db, sql: "SELECT * FROM matter WHERE code = ? ORDER BY number LIMIT 5", arguments: [code.text])
    }

    /// Writes what a step changed, if nobody else changed the matter since `version` was read.
    static func update(_ db: Database, _ matter: Matter, from version: Int) throws {
        try db.execute(
            sql: """
                UPDATE matter SET state = ?, closed = ?, office = ?, due = ?, extended = ?, question = ?, draft = ?,
                    answer = ?, basis = ?, submitted_by = ?, answered = ?, reply_item = ?, reopened = ?, merged = ?,
                    urged = ?, satisfied = ?, version = ?
                WHERE number = ? AND version = ?
                """,
            arguments: [
                matter.state.rawValue, matter.state.isClosed, matter.office, matter.due?.ordinal, matter.extended,
                matter.question, matter.draft, matter.answer, matter.basis, matter.submittedBy, matter.answered,
                matter.replyItem, matter.reopened, matter.merged, matter.urged, matter.satisfied, matter.version,
                matter.number, version,
            ])
        guard db.changesCount == 1 else { throw try conflict(db, matter.number) }
    }

    /// Who changed a matter last.
    static func conflict(_ db: Database, _ number: Int) throws -> ServerError {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT coalesce(staff.name, event.staff, ''), at FROM event LEFT JOIN staff ON staff.login = event.staff
                WHERE matter = ? ORDER BY event.number DESC LIMIT 1
                """, arguments: [number])
        return .changedMeanwhile(by: row?[0] ?? "", at: row?[1] ?? 0)
    }

    static func addEvent(
        _ db: Database, _ matter: Int64, at seconds: Int, staff: String?, _ action: String, _ detail: String
    ) throws {
        try db.cachedStatement(sql: "INSERT INTO event(matter, at, staff, action, detail) VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [matter, seconds, staff, action, detail])
    }

    static func events(_ db: Database, _ number: Int) throws -> [MatterEvent] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT at, coalesce(staff.name, event.staff), action, detail FROM event
                LEFT JOIN staff ON staff.login = event.staff WHERE matter = ? ORDER BY event.number LIMIT 500
                """, arguments: [number]
        ).map { MatterEvent(at: $0[0], staff: $0[1], action: $0[2], detail: $0[3]) }
    }

    /// Carries out one step of somebody: the state, its history and the audit log, or none of them.
    static func perform(
        _ db: Database, _ step: WorkflowStep, on number: Int, version: Int, by person: StaffMember, rules: Workflow
    ) throws {
        guard let matter = try matter(db, number: number) else { throw ServerError.notFound }
        guard person.maySee(unit: matter.unit, office: matter.office, isPrivate: matter.isPrivate) else {
            throw ServerError.notFound
        }
        guard matter.version == version else { throw try conflict(db, number) }
        let next = try rules.applying(step, to: matter, by: person)
        if case .merge(let target) = step {
            guard let other = try self.matter(db, number: target), other.unit == matter.unit, other.kind == matter.kind,
                !other.state.isClosed
            else { throw ServerError.step(Message(zh: "不能并入这一件", en: "cannot be merged into that")) }
            try addEvent(db, Int64(target), at: rules.clock.now(), staff: person.login, "merged-in", matter.shownCode)
        }
        try update(db, next, from: version)
        let detail = Self.detail(of: step, next)
        try addEvent(db, Int64(number), at: rules.clock.now(), staff: person.login, step.name, detail)
        try AuditLog.append(
            db, staff: person.login, action: "matter." + step.name, target: matter.shownCode, detail: detail,
            at: rules.clock.now())
    }

    /// What the history says of a step. Answers stand in the matter, not here.
    private static func detail(of step: WorkflowStep, _ matter: Matter) -> String {
        switch step {
        case .assign(let office, _): "\(office)，限 \(matter.due?.description ?? "") 前"
        case .sendBack(let reason), .reopen(let reason): reason
        case .refuse(let reason, let basis): "\(reason)（\(basis)）"
        case .extend(_, let reason): "延至 \(matter.due?.description ?? "")：\(reason)"
        case .urge: "限 \(matter.urged.map { Day(ordinal: $0).description } ?? "") 前反馈"
        case .note(let text): text
        case .merge(let target): "#\(target)"
        case .draft, .submit, .approve, .publish, .answerPrivately: ""
        }
    }

    /// Matters that ask about the same thing and are still open.
    static func alike(_ db: Database, _ matter: Matter) throws -> [Matter] {
        guard let subject = matter.subject, !matter.state.isClosed else { return [] }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(subject), as: UTF8.self)
        return try Matter.fetchAll(
            db,
            sql: """
                SELECT * FROM matter WHERE subject = ? AND subject IS NOT NULL AND closed = 0 AND unit = ? AND kind = ?
                AND number <> ? ORDER BY number LIMIT 20
                """, arguments: [text, matter.unit, matter.kind.rawValue, matter.number])
    }

    /// How many were merged into a matter.
    static func mergedCount(_ db: Database, _ number: Int) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM matter WHERE merged = ?", arguments: [number]) ?? 0
    }
}
