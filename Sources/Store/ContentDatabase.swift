import Content
import FoundationEssentials
import GRDB

/// Opens `content.sqlite`.
enum ContentDatabase {
    /// Opens a database that exists and has our version.
    ///
    /// - Throws: ``StoreError/damaged(path:reason:)``, ``StoreError/newerStore(path:found:supported:)``.
    static func open(_ path: String, _ access: ContentStore.Access) throws(StoreError) -> DatabaseQueue {
        try StoreError.explaining(path) {
            let queue = try DatabaseQueue(path: path, configuration: configuration(access))
            // One look at the version is all that an up-to-date file costs.
            let version = try queue.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
            guard version <= ContentSchema.version else {
                throw StoreError.newerStore(path: path, found: version, supported: ContentSchema.version)
            }
            if version < ContentSchema.version {
                guard access == .readWrite else { throw StoreError.empty(path: path) }
                try ContentSchema.migrator().migrate(queue)
            }
            return queue
        }
    }

    private static func configuration(_ access: ContentStore.Access) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = access == .readOnly
        configuration.busyMode = .timeout(10)
        configuration.label = "content"
        guard access == .readWrite else { return configuration }
        configuration.journalMode = .wal
        configuration.prepareDatabase { db in
            // FULL: the old pack is removed after the commit, which therefore has to be on disk. 64 MB of cache keep a
            // large install from writing pages twice; the log is cut back afterwards.
            try db.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 4194304")
        }
        return configuration
    }

    /// The files that make up one database.
    static func files(of path: String) -> [String] { [path, path + "-wal", path + "-shm"] }
}

/// Reads and writes the few facts about the whole store.
struct ContentFacts {
    let db: Database

    func root() throws -> UnitID? {
        try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'root'").map(UnitID.init)
    }

    func setRoot(_ root: UnitID) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO meta(key, value) VALUES ('root', ?)", arguments: [root.text])
    }

    /// Packs that could not be read when the database was built.
    func damagedPacks() throws -> [String] {
        let text = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'damaged'")
        return text?.split(separator: "\n").map(String.init) ?? []
    }

    func setDamagedPacks(_ names: [String]) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO meta(key, value) VALUES ('damaged', ?)",
            arguments: [names.joined(separator: "\n")])
    }

    func installed() throws -> [InstalledUnit] {
        let rows = try Row.fetchAll(db, sql: "SELECT json, release, digest, pack FROM unit ORDER BY id")
        return try rows.map { row in
            InstalledUnit(
                unit: try JSONDecoder().decode(Content.Unit.self, from: row[0]), release: row[1],
                digest: try ContentDigest(row[2]), pack: row[3])
        }
    }
}
