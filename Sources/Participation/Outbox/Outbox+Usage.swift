import Content
import Foundation
import GRDB

extension Outbox {
    /// Adds to the counts of an hour. The oldest counts go when there are too many.
    ///
    /// - Throws: ``ParticipationError``; losing a count does no harm.
    public func count(_ usage: UsageCount) throws(ParticipationError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO usage_count(event, subject, hour, count) VALUES (?, ?, ?, ?)
                    ON CONFLICT(hour, event, subject) DO UPDATE SET count = count + excluded.count
                    """, arguments: [usage.event.rawValue, usage.subject, usage.hour, usage.count])
            let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM usage_count") ?? 0
            guard rows > limits.usageCounts else { return }
            try db.execute(
                sql: """
                    DELETE FROM usage_count WHERE (hour, event, subject) IN (
                        SELECT hour, event, subject FROM usage_count ORDER BY hour LIMIT ?)
                    """, arguments: [rows - limits.usageCounts])
        }
    }

    /// Moves counts of hours that have ended under ids of their own, so that the server adds each only once.
    func sealUsage(before hour: Int, at seconds: Int) throws(ParticipationError) {
        try write { db in
            while true {
                let rows = try Row.fetchAll(
                    db, sql: "SELECT event, subject, hour, count FROM usage_count WHERE hour < ? ORDER BY hour LIMIT ?",
                    arguments: [hour, UsageReport.limit])
                guard !rows.isEmpty else { return }
                let counts = rows.compactMap { row in
                    UsageCount.Event(rawValue: row[0]).flatMap {
                        UsageCount($0, row[1], hour: row[2], count: row[3])
                    }
                }
                for row in rows {
                    try db.execute(
                        sql: "DELETE FROM usage_count WHERE event = ? AND subject = ? AND hour = ?",
                        arguments: [row[0] as String, row[1] as String, row[2] as Int])
                }
                guard !counts.isEmpty else { continue }
                let report = UsageReport(id: EntryID(milliseconds: seconds * 1000), counts: counts)
                try db.execute(
                    sql: "INSERT INTO outbox_entry(id, type, line) VALUES (?, ?, ?)",
                    arguments: [report.id.text, EntryType.usage, try OutboxEntry.usage(report).line()])
            }
        }
    }
}
