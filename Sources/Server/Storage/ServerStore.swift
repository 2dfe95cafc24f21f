import Content
import Foundation
import GRDB

/// `server.sqlite`: one file in WAL mode, everything that the central site knows.
final class ServerStore: Sendable {
    let pool: DatabasePool
    let path: String

    /// Opens the file, makes it when it is missing, and brings its tables to the present version.
    init(data folder: String) throws(ServerError) {
        path = folder + "/server.sqlite"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .file(path: folder, reason: error.localizedDescription)
        }
        pool = try Self.explaining(path) { [path] in
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.maximumReaderCount = 4
            configuration.label = "server"
            configuration.prepareDatabase { db in
                // WAL with FULL: one fsync for each transaction, which is then on the disk.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(sql: "PRAGMA secure_delete = ON")
                try db.execute(sql: "PRAGMA cache_size = -8000")
            }
            let pool = try DatabasePool(path: path, configuration: configuration)
            let migrator = ServerSchema.migrator()
            if try pool.read(migrator.hasBeenSuperseded) { throw ServerError.newerDatabase(path: path) }
            try migrator.migrate(pool)
            return pool
        }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.write(body)
        } catch {
            throw Self.explained(error, path)
        }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch {
            throw Self.explained(error, path)
        }
    }

    static func explaining<Value>(_ path: String, _ body: () throws -> Value) throws(ServerError) -> Value {
        do {
            return try body()
        } catch let error as ServerError {
            throw error
        } catch let error as DatabaseError {
            throw .database(path: path, reason: error.message ?? "\(error.resultCode)")
        } catch {
            throw .database(path: path, reason: "\(type(of: error))")
        }
    }

    /// Without the statement's arguments: they may be a citizen's words.
    private static func explained(_ error: any Error, _ path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return ServerError.database(path: path, reason: error.message ?? "\(error.resultCode)")
    }
}
