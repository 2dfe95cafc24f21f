import Content
import GRDB

extension StoreError {
    /// What an error that came out of GRDB, or of decoding what the database holds, means for a database file.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError:
            let reason = error.message ?? "\(error.resultCode)"
            switch error.resultCode.primaryResultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .damaged(path: path, reason: reason)
            case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_PERM: self = .notWritable(path: path, reason: reason)
            case .SQLITE_CANTOPEN: self = .notReadable(path: path, reason: reason)
            default: self = .database(path: path, reason: reason)
            }
        case let error as any ExplainedError: self = .damaged(path: path, reason: error.message.english)
        case is DecodingError: self = .damaged(path: path, reason: "\(error)")
        default: self = .database(path: path, reason: "\(error)")
        }
    }

    /// Whether building the database anew would help.
    var isDamage: Bool {
        if case .damaged = self { true } else { false }
    }

    /// Runs something that GRDB may interrupt, and explains why it did.
    static func explaining<Value>(_ path: String, _ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
