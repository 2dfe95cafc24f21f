import Crypto
import Foundation
import GRDB

/// One action of one person.
struct AuditEntry: Hashable, Sendable {
    let number: Int
    let at: Int
    let staff: String
    let action: String
    let target: String
    let detail: String
}

/// The record of everything that staff do: each entry carries the hash of the one before, so that nothing can be changed,
/// left out or put in between without breaking the chain from there on. Whoever keeps the hash of the newest entry
/// elsewhere (`kiosk-server audit` prints it) also knows when the end is cut off.
enum AuditLog {
    private static let beginning = Data(repeating: 0, count: 32)

    static func append(
        _ db: Database, staff: String, action: String, target: String, detail: String, at seconds: Int
    ) throws {
        let last = try Row.fetchOne(db, sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
        let previous: Data = last?[1] ?? beginning
        let entry = AuditEntry(
            number: (last?[0] ?? 0) + 1, at: seconds, staff: staff, action: action, target: target, detail: detail)
        try db.execute(
            sql: "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                entry.number, entry.at, entry.staff, entry.action, entry.target, entry.detail, previous,
                hash(entry, after: previous),
            ])
    }

    /// SHA-256 of the hash before and of every field, each with its length in front, so that no two entries look alike.
    private static func hash(_ entry: AuditEntry, after previous: Data) -> Data {
        var sha = SHA256()
        sha.update(data: previous)
        for field in ["\(entry.number)", "\(entry.at)", entry.staff, entry.action, entry.target, entry.detail] {
            sha.update(data: Data("\(field.utf8.count):\(field)".utf8))
        }
        return Data(sha.finalize())
    }

    /// Walks the whole chain.
    /// - Returns: the number of entries and the newest hash.
    /// - Throws: ``ServerError/auditBroken(entry:)`` with the first entry that does not fit.
    static func verify(_ db: Database) throws -> (count: Int, head: Data) {
        var previous = beginning
        var count = 0
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM audit ORDER BY number")
        while let row = try rows.next() {
            count += 1
            let entry = Self.entry(row)
            let stored: Data = row["hash"]
            guard entry.number == count, previous == row["previous"] as Data, stored == hash(entry, after: previous)
            else { throw ServerError.auditBroken(entry: count) }
            previous = stored
        }
        return (count, previous)
    }

    static func newest(_ db: Database, before number: Int?, limit: Int) throws -> [AuditEntry] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?",
            arguments: [number ?? Int.max, limit]
        ).map(entry)
    }

    private static func entry(_ row: Row) -> AuditEntry {
        AuditEntry(
            number: row["number"], at: row["at"], staff: row["staff"], action: row["action"], target: row["target"],
            detail: row["detail"])
    }
}
