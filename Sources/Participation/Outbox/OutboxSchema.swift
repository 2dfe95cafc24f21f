import GRDB

/// The tables of the outbox, made step by step; `user_version` counts the steps that were done.
enum OutboxSchema {
    private static let steps = [
        """
        CREATE TABLE outbox_entry(
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type INTEGER NOT NULL, line BLOB NOT NULL, refused TEXT
        );
        CREATE TABLE usage_count(
            event TEXT NOT NULL, subject TEXT NOT NULL, hour INTEGER NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY(hour, event, subject)
        ) WITHOUT ROWID;
        CREATE TABLE progress_question(
            code TEXT PRIMARY KEY, asked INTEGER NOT NULL, answer BLOB
        ) WITHOUT ROWID
        """
    ]

    static func migrate(_ db: Database, path: String) throws {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= steps.count else {
            throw ParticipationError.newerOutbox(path: path, found: found, supported: steps.count)
        }
        guard found < steps.count else { return }
        for step in steps[found...] { try db.execute(sql: step) }
        try db.execute(sql: "PRAGMA user_version = \(steps.count)")
    }
}
