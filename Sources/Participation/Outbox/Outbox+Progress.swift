import Content
import Foundation
import GRDB

/// How the question about a receipt code stands on its way to the server and back.
public enum ProgressQuestion: Hashable, Sendable {
    /// Nobody asked.
    case notAsked
    /// `kiosk-sync` has not answered yet.
    case open
    /// The server's answer.
    case answered(ProgressReport)
}

// The touch process has no network: it leaves the code here, and `kiosk-sync` asks the server.
extension Outbox {
    /// Seconds after which a question and its answer are forgotten.
    public static let questionLifetime = 300

    /// Asks how a matter stands. Older questions that have had their time are forgotten.
    ///
    /// - Throws: ``ParticipationError``.
    public func ask(_ code: ReceiptCode, at seconds: Int) throws(ParticipationError) {
        try write { db in
            try db.execute(
                sql: "DELETE FROM progress_question WHERE asked NOT BETWEEN ? AND ?",
                arguments: [seconds - Self.questionLifetime, seconds])
            try db.execute(
                sql: "INSERT OR REPLACE INTO progress_question(code, asked) VALUES (?, ?)",
                arguments: [code.text, seconds])
        }
    }

    /// How a question stands.
    ///
    /// - Throws: ``ParticipationError``.
    public func question(_ code: ReceiptCode) throws(ParticipationError) -> ProgressQuestion {
        try read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT answer FROM progress_question WHERE code = ?", arguments: [code.text])
            guard let row else { return .notAsked }
            guard let answer: Data = row[0] else { return .open }
            return .answered(try JSONDecoder().decode(ProgressReport.self, from: answer))
        }
    }

    /// Forgets all questions and answers, at the end of a visit.
    ///
    /// - Throws: ``ParticipationError``.
    public func forgetQuestions() throws(ParticipationError) {
        let some = try write { db in
            try db.execute(sql: "DELETE FROM progress_question")
            return db.changesCount > 0
        }
        if some { try erase() }
    }

    /// Codes that wait for an answer, oldest first; those that nobody waits for any more are left out.
    ///
    /// - Throws: ``ParticipationError``.
    public func openQuestions(at seconds: Int) throws(ParticipationError) -> [ReceiptCode] {
        try read { db in
            try String.fetchAll(
                db, sql: "SELECT code FROM progress_question WHERE answer IS NULL AND asked >= ? ORDER BY asked",
                arguments: [seconds - Self.questionLifetime]
            )
            .map { try ReceiptCode(parsing: $0) }
        }
    }

    /// Leaves the server's answer for the screen. It is dropped when the visit has ended meanwhile.
    ///
    /// - Throws: ``ParticipationError``.
    public func answer(_ report: ProgressReport) throws(ParticipationError) {
        try write { db in
            try db.execute(
                sql: "UPDATE progress_question SET answer = ? WHERE code = ?",
                arguments: [try JSONEncoder().encode(report), report.code.text])
        }
    }
}
