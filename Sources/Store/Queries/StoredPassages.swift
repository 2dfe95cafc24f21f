import Content
import FoundationEssentials
import GRDB
import Search
import Synchronization

/// Reads the passages of one state of the store for the engine.
struct StoredPassages: PassageSource {
    private let database: Database
    private let segments: [Int64]

    init(_ database: Database) throws {
        self.database = database
        segments = try Int64.fetchAll(
            try database.cachedStatement(sql: "SELECT number FROM segment ORDER BY number"), arguments: [])
    }

    func count(of gram: Gram) throws -> Int {
        var total = 0
        try blocks(of: gram, "passages, CASE passages WHEN 0 THEN block END") { row in
            let alone: Int = row[0]
            if alone > 0 {
                total += alone
            } else {
                try row.withUnsafeData(atIndex: 1) { bytes in
                    total += bytes.map { $0.withUnsafeBytes { PostingBlock.count(of: gram, in: $0) } } ?? 0
                }
            }
        }
        return total
    }

    func passages(of gram: Gram) throws -> [UInt32] {
        var found: [UInt32] = []
        try blocks(of: gram, "block") { row in
            try row.withUnsafeData(atIndex: 0) { bytes in
                let part = bytes.map { $0.withUnsafeBytes { PostingBlock.passages(of: gram, in: $0) } } ?? []
                // Segments rise: what each holds follows on what the one before does.
                if found.isEmpty { found = part } else { found += part }
            }
        }
        return found
    }

    private func blocks(of gram: Gram, _ columns: String, _ body: (Row) throws -> Void) throws {
        let statement = try database.cachedStatement(
            sql: "SELECT \(columns) FROM posting WHERE number BETWEEN ? AND ? ORDER BY number DESC LIMIT 1")
        for segment in segments {
            let rows = try Row.fetchCursor(
                statement,
                arguments: [PostingNumber.first(of: segment), PostingNumber.number(of: gram, in: segment)])
            if let row = try rows.next() { try body(row) }
        }
    }

    func reading<Value>(
        _ passage: UInt32, _ body: (String?, UnsafeBufferPointer<UInt16>) throws -> Value
    ) throws -> Value? {
        let statement = try database.cachedStatement(sql: "SELECT anchor, text FROM passage WHERE number = ?")
        let rows = try Row.fetchCursor(statement, arguments: [Int64(passage)])
        guard let row = try rows.next() else { return nil }
        let label = row[0] as String?
        return try row.withUnsafeData(atIndex: 1) { bytes in
            try (bytes ?? Data()).withUnsafeBytes { raw in
                // SQLite's bytes may begin at an odd address.
                if Int(bitPattern: raw.baseAddress) & 1 == 0 {
                    return try body(label, raw.bindMemory(to: UInt16.self))
                }
                let units = (0..<raw.count / 2).map { raw.loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self) }
                return try units.withUnsafeBufferPointer { try body(label, $0) }
            }
        }
    }

    /// The passage as it is shown.
    func shown(_ passage: UInt32) throws -> (anchor: String?, text: String)? {
        let statement = try database.cachedStatement(sql: "SELECT anchor, text FROM passage WHERE number = ?")
        guard let row = try Row.fetchOne(statement, arguments: [Int64(passage)]) else { return nil }
        let bytes: Data = row[1]
        let text = bytes.withUnsafeBytes { String(decoding: $0.bindMemory(to: UInt16.self), as: UTF16.self) }
        return (row[0], text)
    }
}

/// What searching keeps in memory between queries: the names of one state of the store.
final class SearchMemory: Sendable {
    private struct Loaded {
        var stamp = -1
        var table = NameTable()
        var pairs: Set<FuzzyPair> = []
        var fuzzy: FuzzySounds?
    }

    private let loaded = Mutex(Loaded())

    /// The names of the store as the database sees it, read again when something was installed since.
    func table(_ database: Database) throws -> NameTable {
        let stamp = try Int.fetchOne(
            try database.cachedStatement(sql: "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'search'"),
            arguments: [])
        guard let stamp else { return NameTable() }
        if let known = loaded.withLock({ $0.stamp == stamp ? $0.table : nil }) { return known }
        let chunks = try Data.fetchAll(database, sql: "SELECT entries FROM names ORDER BY chunk")
        guard let table = NameTable(chunks: chunks) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        loaded.withLock {
            $0.stamp = stamp
            $0.table = table
        }
        return table
    }

    /// The sounds that a place does not tell apart.
    func fuzzy(_ pairs: Set<FuzzyPair>) -> FuzzySounds {
        loaded.withLock { loaded in
            if let known = loaded.fuzzy, loaded.pairs == pairs { return known }
            let fuzzy = FuzzySounds(pairs)
            loaded.fuzzy = fuzzy
            loaded.pairs = pairs
            return fuzzy
        }
    }
}
