import GRDB

/// `visits.sqlite`: what exists nowhere else. For now the settings of this machine; the outbox comes with its issue.
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
        return migrator
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
