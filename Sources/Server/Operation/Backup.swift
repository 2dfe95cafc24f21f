import Foundation
import GRDB

/// Copies of `server.sqlite`.
public enum Backup {
    /// Writes a whole, consistent copy while the server goes on: one read snapshot, written anew (`VACUUM INTO`), checked,
    /// synchronized, then renamed.
    ///
    /// - Throws: ``ServerError``.
    public static func make(data: String, to file: String) throws(ServerError) {
        let source = data + "/server.sqlite"
        guard FileManager.default.fileExists(atPath: source) else { throw .file(path: source, reason: "not there") }
        let partial = file + ".partial"
        try? FileManager.default.removeItem(atPath: partial)  // left by a run that was killed, or not there
        try ServerStore.explaining(source) {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(30)
            let queue = try DatabaseQueue(path: source, configuration: configuration)
            try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [partial]) }
        }
        try check(partial)
        do {
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: partial))
            try handle.synchronize()
            try handle.close()
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: partial)
            if FileManager.default.fileExists(atPath: file) { try FileManager.default.removeItem(atPath: file) }
            try FileManager.default.moveItem(atPath: partial, toPath: file)
        } catch {
            throw .file(path: file, reason: error.localizedDescription)
        }
    }

    /// Checks a copy: SQLite's integrity check, and the chain of the audit log.
    ///
    /// - Throws: ``ServerError/damagedBackup(path:reason:)``.
    public static func check(_ file: String) throws(ServerError) {
        guard FileManager.default.fileExists(atPath: file) else { throw .file(path: file, reason: "not there") }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: file, configuration: configuration)
            try queue.read { db in
                let result = try String.fetchOne(db, sql: "PRAGMA integrity_check") ?? "no answer"
                guard result == "ok" else { throw ServerError.damagedBackup(path: file, reason: result) }
                _ = try AuditLog.verify(db)
            }
        } catch let error as ServerError {
            throw error
        } catch {
            throw .damagedBackup(path: file, reason: (error as? DatabaseError)?.message ?? "no database")
        }
    }

    /// Puts a checked copy in the place of the data; what was there is kept beside it with the ending `.before-restore`.
    ///
    /// - Throws: ``ServerError/inUse(path:)`` while a server runs, ``ServerError/damagedBackup(path:reason:)``.
    public static func restore(_ file: String, data: String) throws(ServerError) {
        try check(file)
        do {
            try FileManager.default.createDirectory(
                atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .file(path: data, reason: error.localizedDescription)
        }
        let lock = try FolderLock(data)
        defer { withExtendedLifetime(lock) {} }
        let target = data + "/server.sqlite"
        do {
            let manager = FileManager.default
            try? manager.removeItem(atPath: target + ".partial")  // as in `make`
            try manager.copyItem(atPath: file, toPath: target + ".partial")
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: target + ".partial"))
            try handle.synchronize()
            try handle.close()
            for ending in ["", "-wal", "-shm"] where manager.fileExists(atPath: target + ending) {
                let kept = target + ".before-restore" + ending
                try? manager.removeItem(atPath: kept)  // of an earlier restore, or not there
                try manager.moveItem(atPath: target + ending, toPath: kept)
            }
            try manager.moveItem(atPath: target + ".partial", toPath: target)
        } catch {
            throw .file(path: target, reason: error.localizedDescription)
        }
    }
}
