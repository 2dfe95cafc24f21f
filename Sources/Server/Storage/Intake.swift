import Content
import Foundation
import GRDB
import Participation

/// Takes what kiosks send.
struct Intake: Sendable {
    let workflow: Workflow
    let tree: UnitTree

    /// One line of a batch: an entry, or why it is none.
    enum Line: Sendable {
        case entry(OutboxEntry)
        case bad(EntryID?, reason: String)
    }

    /// Reads the lines of a body. Nothing that a citizen wrote comes into a reason.
    static func lines(of body: Data) -> [Line] {
        struct Named: Decodable { let id: EntryID }
        return body.split(separator: UInt8(ascii: "\n")).map { slice in
            let line = Data(slice)
            do throws(ParticipationError) {
                return .entry(try OutboxEntry(line: line))
            } catch {
                // The id tells the kiosk which of its entries it is; where it cannot be read nobody can be told.
                let id = try? JSONDecoder().decode(Named.self, from: line).id
                return .bad(id, reason: error.message.english)
            }
        }
    }

    /// Takes a batch within the caller's transaction: all of it, or nothing.
    func take(_ db: Database, _ lines: [Line], device: String, unit: String) throws -> BatchReceipt {
        let now = workflow.clock.now()
        var accepted: [EntryID] = []
        var refused: [BatchReceipt.Refusal] = []
        for line in lines {
            switch line {
            case .bad(let id, let reason):
                if let id { refused.append(.init(id: id, reason: reason)) }
            case .entry(let entry):
                if case .submission(let submission) = entry, !tree.all.isEmpty, !tree.all.contains(submission.unit.text)
                {
                    refused.append(.init(id: entry.id, reason: "no such unit"))
                    continue
                }
                try db.cachedStatement(sql: "INSERT OR IGNORE INTO entry(id) VALUES (?)").execute(arguments: [
                    entry.id.text
                ])
                if db.changesCount == 1 { try take(db, entry, device: device, unit: unit, now: now) }
                accepted.append(entry.id)
            }
        }
        try db.execute(sql: "UPDATE device SET contact = ? WHERE id = ?", arguments: [now, device])
        return BatchReceipt(accepted: accepted, refused: refused, now: now)
    }

    private func take(_ db: Database, _ entry: OutboxEntry, device: String, unit: String, now: Int) throws {
        switch entry {
        case .submission(let submission): try take(db, submission, device: device, now: now)
        case .usage(let report): for count in report.counts { try add(db, count, unit: unit) }
        case .health(let report):
            let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
            try db.execute(sql: "UPDATE device SET health = ? WHERE id = ?", arguments: [text, device])
        }
    }

    private func take(_ db: Database, _ submission: Submission, device: String, now: Int) throws {
        switch submission.content {
        case .topic(let words, let subject), .suggestion(let words, let subject), .report(let words, let subject):
            try insert(db, submission, words: words.text, subject: subject, device: device, now: now)
        case .leader(let words):
            try insert(db, submission, words: words.text, subject: nil, device: device, now: now)
        case .disclosure(let request):
            try insert(
                db, submission, words: request.wanted.text, subject: nil, disclosure: request, device: device, now: now)
        case .rating(let rating, let subject):
            let reasons = rating.reasons.map(\.rawValue).joined(separator: ",")
            try db.cachedStatement(
                sql: "INSERT INTO rating(at, unit, kind, item, title, face, reasons) VALUES (?, ?, ?, ?, ?, ?, ?)"
            ).execute(arguments: [
                now, submission.unit.text, subject.kind.rawValue, subject.item?.text, subject.title, rating.face,
                reasons,
            ])
        case .useful(let useful, let item):
            try db.cachedStatement(
                sql: """
                    INSERT INTO useful VALUES (?, ?, ?, ?)
                    ON CONFLICT(unit, item) DO UPDATE SET yes = yes + excluded.yes, no = no + excluded.no
                    """
            ).execute(arguments: [submission.unit.text, item.text, useful ? 1 : 0, useful ? 0 : 1])
        case .verdict(let satisfied, let reply): try judge(db, satisfied: satisfied, reply: reply, now: now)
        }
    }

    private func insert(
        _ db: Database, _ submission: Submission, words: String, subject: Subject?,
        disclosure: DisclosureRequest? = nil,
        device: String, now: Int
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let about = try subject.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        let request = try disclosure.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        try db.cachedStatement(
            sql: """
                INSERT INTO matter(id, code, kind, unit, device, subject, words, phone, disclosure, asked, received, state, due)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'received', ?)
                """
        ).execute(arguments: [
            submission.id.text, submission.code?.text, submission.kind.rawValue, submission.unit.text, device, about,
            words, submission.phone?.text, request, submission.at, now,
            workflow.due(of: submission.kind, from: workflow.clock.day(now)).ordinal,
        ])
        try MatterStore.addEvent(db, db.lastInsertedRowID, at: now, staff: nil, "receive", device)
    }

    private func add(_ db: Database, _ count: UsageCount, unit: String) throws {
        let local = (count.hour + workflow.clock.hoursAhead) * 3600
        let civil = Day(ordinal: local / 86_400).civil
        let month = civil.year * 100 + civil.month
        try db.cachedStatement(
            sql: """
                INSERT INTO usage VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """
        ).execute(arguments: [month, count.event.rawValue, unit, count.subject, count.count])
        try db.cachedStatement(
            sql: """
                INSERT INTO usage_hour VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """
        ).execute(arguments: [month, unit, count.event.rawValue, local % 86_400 / 3600, count.count])
    }

    /// 满意 is noted; the first 不满意 opens the matter again.
    private func judge(_ db: Database, satisfied: Bool, reply: ItemID, now: Int) throws {
        guard var matter = try MatterStore.matter(db, where: "reply_item = ?", [reply.text]), matter.state == .published
        else { return }
        let before = matter.version
        try MatterStore.addEvent(
            db, Int64(matter.number), at: now, staff: nil, satisfied ? "satisfied" : "unsatisfied", "")
        matter.version += 1
        if !satisfied, matter.reopened == 0 {
            try workflow.reopen(&matter)
            try MatterStore.addEvent(db, Int64(matter.number), at: now, staff: nil, "reopen", "群众表示不满意")
        }
        matter.satisfied = satisfied
        try MatterStore.update(db, matter, from: before)
    }
}
