import Content
import Foundation
import GRDB

/// Lines to be sent together.
public struct OutboxBatch: Hashable, Sendable {
    /// The entries, oldest first.
    public let ids: [EntryID]
    /// Their lines, each ended by a newline.
    public let body: Data
}

extension Outbox {
    /// Most entries and bytes of one batch; the server takes no larger ones.
    public static let batchLimit = (entries: 200, bytes: 512 * 1024)

    /// The next entries to send, oldest first and citizens' words before all else; nil when nothing waits.
    ///
    /// Counts of hours that have ended are sealed first. The batch stays in the outbox until ``confirm(_:)``.
    /// - Parameter seconds: since 1970.
    /// - Throws: ``ParticipationError/database(path:reason:)``.
    public func nextBatch(at seconds: Int) throws(ParticipationError) -> OutboxBatch? {
        do {
            try sealUsage(before: seconds / 3600, at: seconds)
        } catch .full {
            // Counts wait for better days; what is there already can be sent, which makes room.
        }
        return try read { db in
            var ids: [EntryID] = []
            var body = Data()
            let rows = try Row.fetchCursor(
                db, sql: "SELECT id, line FROM outbox_entry WHERE refused IS NULL ORDER BY type, number LIMIT ?",
                arguments: [Self.batchLimit.entries])
            while let row = try rows.next() {
                let line: Data = row[1]
                guard ids.isEmpty || body.count + line.count < Self.batchLimit.bytes else { break }
                ids.append(try EntryID(parsing: row[0]))
                body.append(line)
                body.append(UInt8(ascii: "\n"))
            }
            return ids.isEmpty ? nil : OutboxBatch(ids: ids, body: body)
        }
    }

    /// Deletes what the server has taken, keeps what it refused for staff to look at, and overwrites the deleted.
    ///
    /// - Throws: ``ParticipationError/database(path:reason:)``; the entries then stay and are sent again, which the
    ///   server knows by their ids.
    public func confirm(_ receipt: BatchReceipt) throws(ParticipationError) {
        try write { db in
            for id in receipt.accepted {
                try db.execute(sql: "DELETE FROM outbox_entry WHERE id = ?", arguments: [id.text])
            }
            for refusal in receipt.refused {
                try db.execute(
                    sql: "UPDATE outbox_entry SET refused = ? WHERE id = ?",
                    arguments: [refusal.reason, refusal.id.text])
            }
        }
        try erase()
    }

    /// Submissions that the server will never take, and why. They stay, because somebody wrote them.
    ///
    /// - Throws: ``ParticipationError/database(path:reason:)``.
    public func refused() throws(ParticipationError) -> [BatchReceipt.Refusal] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT id, refused FROM outbox_entry WHERE refused IS NOT NULL ORDER BY number")
                .map { BatchReceipt.Refusal(id: try EntryID(parsing: $0[0]), reason: $0[1]) }
        }
    }
}
