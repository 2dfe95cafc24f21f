import Content
import Foundation
import GRDB

/// What waits to be sent, in `visits.sqlite`: the only thing on a kiosk that exists nowhere else.
///
/// The touch process writes, `kiosk-sync` reads and deletes; each opens its own. A submission is on the disk when
/// ``add(_:)`` returns (`synchronous=FULL`), so "收到了" is true. What was sent is overwritten with zeros
/// (`secure_delete`), and the write-ahead log is emptied.
///
/// The file is shared with `VisitStore`, whose migrations GRDB counts in a table; the outbox counts its own in
/// `user_version`, so that neither needs to know the other.
public final class Outbox: Sendable {
    let queue: DatabaseQueue
    let path: String
    let limits: OutboxLimits

    /// Opens the file, makes it when it is missing, and brings its tables to the present version.
    ///
    /// - Throws: ``ParticipationError/newerOutbox(path:found:supported:)``, ``ParticipationError/database(path:reason:)``.
    public init(path: String, limits: OutboxLimits = OutboxLimits()) throws(ParticipationError) {
        self.path = path
        self.limits = limits
        queue = try Self.explaining(path) {
            var configuration = Configuration()
            configuration.journalMode = .wal
            configuration.busyMode = .timeout(10)
            configuration.label = "outbox"
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA secure_delete = ON")
                // Sorts and spilled pages of citizens' words never become a file of their own.
                try db.execute(sql: "PRAGMA temp_store = MEMORY")
                if let pages = limits.pages { try db.execute(sql: "PRAGMA max_page_count = \(pages)") }
            }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write { try OutboxSchema.migrate($0, path: path) }
            return queue
        }
    }

    /// Takes a submission. It is on the disk when this returns.
    ///
    /// - Throws: ``ParticipationError/full`` when neither the limits nor the disk leave room even after all usage counts
    ///   were dropped. A citizen's words are never dropped.
    public func add(_ submission: Submission) throws(ParticipationError) {
        let line = try OutboxEntry.submission(submission).line()
        try insert(line, id: submission.id, type: .submission)
    }

    /// Whether a submission of the longest kind would still be taken, so that nobody writes in vain.
    ///
    /// - Throws: ``ParticipationError/database(path:reason:)``.
    public func hasRoom() throws(ParticipationError) -> Bool {
        try read { db in try Self.wordBytes(db) + OutboxEntry.lineLimit / 8 <= limits.bytes }
    }

    /// Entries that wait, without those that the server will never take.
    ///
    /// - Throws: ``ParticipationError/database(path:reason:)``.
    public func waiting() throws(ParticipationError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM outbox_entry WHERE refused IS NULL") ?? 0 }
    }

    /// Replaces the last report on this kiosk that was not sent yet.
    ///
    /// - Throws: ``ParticipationError``; losing a report does no harm.
    public func report(_ health: HealthReport) throws(ParticipationError) {
        try write { db in try db.execute(sql: "DELETE FROM outbox_entry WHERE type = ?", arguments: [EntryType.health])
        }
        try insert(try OutboxEntry.health(health).line(), id: health.id, type: .health)
    }

    private func insert(_ line: Data, id: EntryID, type: EntryType) throws(ParticipationError) {
        do {
            try write { try self.insert($0, line, id: id, type: type) }
        } catch .full {
            // The disk is full, or nearly: what nobody wrote goes first, then one more try.
            try write { try Self.dropUsage($0) }
            try erase()
            try write { try self.insert($0, line, id: id, type: type) }
        }
    }

    private func insert(_ db: Database, _ line: Data, id: EntryID, type: EntryType) throws {
        if try Self.bytes(db) + line.count > limits.bytes {
            try Self.dropUsage(db)
            guard try Self.bytes(db) + line.count <= limits.bytes else { throw ParticipationError.full }
        }
        try db.execute(
            sql: "INSERT OR IGNORE INTO outbox_entry(id, type, line) VALUES (?, ?, ?)",
            arguments: [id.text, type, line])
    }

    /// Overwrites what was deleted: empties the write-ahead log, which holds old pages.
    /// - Returns: false when another process was reading; the next call does it then.
    /// - Throws: ``ParticipationError/database(path:reason:)``.
    @discardableResult
    public func erase() throws(ParticipationError) -> Bool {
        try Self.explaining(path) {
            try queue.writeWithoutTransaction { db in
                let busy = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)").map { $0[0] as Int } ?? 1
                return busy == 0
            }
        }
    }

    // MARK: What the extensions share

    func write<Value>(_ body: (Database) throws -> Value) throws(ParticipationError) -> Value {
        try Self.explaining(path) { try queue.write(body) }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(ParticipationError) -> Value {
        try Self.explaining(path) { try queue.read(body) }
    }

    static func bytes(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT coalesce(sum(length(line)), 0) FROM outbox_entry") ?? 0
    }

    private static func wordBytes(_ db: Database) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT coalesce(sum(length(line)), 0) FROM outbox_entry WHERE type = ?",
            arguments: [EntryType.submission]) ?? 0
    }

    static func dropUsage(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM outbox_entry WHERE type <> ?", arguments: [EntryType.submission])
        try db.execute(sql: "DELETE FROM usage_count")
    }

    static func explaining<Value>(_ path: String, _ body: () throws -> Value) throws(ParticipationError) -> Value {
        do {
            return try body()
        } catch let error as ParticipationError {
            throw error
        } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_FULL {
            throw .full
        } catch let error as DatabaseError {
            // Without the statement's arguments: they may be a citizen's words.
            throw .database(path: path, reason: error.message ?? "\(error.resultCode)")
        } catch {
            throw .database(path: path, reason: "\(type(of: error))")
        }
    }
}

/// What an entry is, as its row says it.
enum EntryType: Int, DatabaseValueConvertible { case submission, usage, health }
