import Content
import GRDB

/// `visits.sqlite`: what exists nowhere else. Here the settings of this machine and the counts of opened items; the outbox
/// in the same file is module Participation's.
public final class VisitStore: Sendable {
    private let queue: DatabaseQueue
    private let path: String

    /// Opens the file, makes it when it is missing, and brings its tables to the present version.
    ///
    /// - Throws: ``StoreError/newerStore(path:found:supported:)``, ``StoreError/damaged(path:reason:)``; a damaged file
    ///   is not replaced, as nothing else holds what was in it.
    public init(state: StateDirectory) throws(StoreError) {
        let path = state.visits
        self.path = path
        queue = try StoreError.explaining(path) {
            var configuration = Configuration()
            configuration.journalMode = .wal
            configuration.busyMode = .timeout(10)
            configuration.label = "visits"
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let migrator = Self.migrator()
            if try queue.read(migrator.hasBeenSuperseded) {
                let found = try queue.read { try migrator.appliedIdentifiers($0).count }
                throw StoreError.newerStore(path: path, found: found, supported: migrator.migrations.count)
            }
            try migrator.migrate(queue)
            return queue
        }
    }

    private static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 settings") { db in
            try db.execute(sql: "CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        }
        migrator.registerMigration("2 openings") { db in
            try db.execute(
                sql: """
                    CREATE TABLE opening(
                        item TEXT NOT NULL, week INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(item, week)
                    ) WITHOUT ROWID
                    """)
        }
        return migrator
    }

    /// Weeks after which an opening no longer counts.
    private static let rememberedWeeks = 8

    /// Counts that an item was opened in the week of a day. Nothing else is kept: not when, not by whom, not what else.
    public func countOpening(_ item: ItemID, on day: Day) throws(StoreError) {
        let week = day.ordinal / 7
        try StoreError.explaining(path) {
            try queue.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO opening(item, week, count) VALUES (?, ?, 1)
                        ON CONFLICT(item, week) DO UPDATE SET count = count + 1
                        """, arguments: [item.text, week])
                try db.execute(
                    sql: "DELETE FROM opening WHERE week <= ?", arguments: [week - Self.rememberedWeeks])
            }
        }
    }

    /// How often items were opened in the eight weeks up to a day.
    public func openings(on day: Day) throws(StoreError) -> [ItemID: Int] {
        let week = day.ordinal / 7
        return try StoreError.explaining(path) {
            let rows = try queue.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT item, sum(count) FROM opening WHERE week BETWEEN ? AND ? GROUP BY item",
                    arguments: [week - Self.rememberedWeeks + 1, week])
            }
            var counts: [ItemID: Int] = [:]
            for row in rows { counts[try ItemID(row[0])] = row[1] }
            return counts
        }
    }

    /// A setting of this machine; nil when nobody set it.
    public func setting(_ key: String) throws(StoreError) -> String? {
        try StoreError.explaining(path) {
            try queue.read { try String.fetchOne($0, sql: "SELECT value FROM setting WHERE key = ?", arguments: [key]) }
        }
    }

    /// Keeps a setting, on disk when this returns; nil forgets it.
    public func set(_ value: String?, for key: String) throws(StoreError) {
        try StoreError.explaining(path) {
            try queue.write { db in
                if let value {
                    try db.execute(
                        sql: "INSERT OR REPLACE INTO setting(key, value) VALUES (?, ?)", arguments: [key, value])
                } else {
                    try db.execute(sql: "DELETE FROM setting WHERE key = ?", arguments: [key])
                }
            }
        }
    }
}
