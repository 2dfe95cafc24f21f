import Content
import FoundationEssentials
import GRDB
import Search

/// Brings the search index to the state of the items, within the transaction of an install (docs/search.md).
struct SearchIndexWriter {
    private let db: Database
    private let passage: Statement
    private let postings: PostingWriter
    private let erasePassages: Statement
    private var builder = SegmentBuilder()
    private var nextPassage: UInt32
    /// Entries by row, nil for those that go, of chunks that have to be written anew.
    private var entries: [Int64: Data?] = [:]
    private var isChanged = false

    /// Items whose names lie in one row of `names`, as a power of two.
    static let chunkBits: Int64 = 8

    init(_ db: Database) throws {
        self.db = db
        passage = try db.makeStatement(sql: "INSERT INTO passage(number, anchor, text) VALUES (?,?,?)")
        postings = try PostingWriter(db)
        erasePassages = try db.makeStatement(sql: "DELETE FROM passage WHERE number BETWEEN ? AND ?")
        let facts = try Row.fetchOne(
            db, sql: "SELECT value FROM meta WHERE key = 'passages'")
        // Numbers are never used again: a later segment must only hold greater ones.
        nextPassage = (facts?[0] as String?).flatMap(UInt32.init) ?? 1
    }

    /// Forgets an item. Its passages stay in the segments, where no item claims them, until these are merged.
    mutating func erase(_ row: Int64) throws {
        isChanged = true
        if let old = try entry(row), let facts = NameEntry.facts(old), facts.passages > 0 {
            let first = Int64(facts.firstPassage)
            try erasePassages.execute(arguments: [first, first + Int64(facts.passages) - 1])
        }
        entries.updateValue(nil, forKey: row)
    }

    private func entry(_ row: Int64) throws -> Data? {
        let chunk = try Data.fetchOne(
            db, sql: "SELECT entries FROM names WHERE chunk = ?", arguments: [row >> Self.chunkBits])
        return chunk.flatMap(NameEntry.split)?[row]
    }

    /// Adds an item under its row.
    mutating func add(_ search: PreparedItem.Search, row: Int64) throws {
        isChanged = true
        var facts = search.facts
        facts.row = row
        facts.firstPassage = nextPassage
        entries[row] = search.names.bytes(facts)
        for part in search.passages {
            let text = part.indexed.units.withUnsafeBytes { Data($0) }
            try passage.execute(arguments: [Int64(nextPassage), part.anchor, text])
            builder.add(part.indexed.grams, passage: nextPassage)
            nextPassage += 1
            if builder.count >= SegmentBuilder.limit { try writeSegment() }
        }
    }

    private mutating func writeSegment() throws {
        guard builder.count > 0 else { return }
        let number = (try Int64.fetchOne(db, sql: "SELECT max(number) FROM segment") ?? 0) + 1
        try db.execute(
            sql: "INSERT INTO segment(number, postings) VALUES (?,?)", arguments: [number, builder.count])
        let postings = self.postings
        try builder.finish { try postings.write($0, segment: number) }
    }

    /// Writes what is waiting.
    mutating func finish() throws {
        guard isChanged else { return }
        try writeSegment()
        try writeNames()
        try mergeSegments()
        let stamp = try Int.fetchOne(db, sql: "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'search'") ?? 0
        for (key, value) in [("passages", "\(nextPassage)"), ("search", "\(stamp + 1)")] {
            try db.execute(sql: "INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)", arguments: [key, value])
        }
    }

    private func writeNames() throws {
        for (chunk, rows) in Dictionary(grouping: entries.keys, by: { $0 >> Self.chunkBits }) {
            let stored = try Data.fetchOne(db, sql: "SELECT entries FROM names WHERE chunk = ?", arguments: [chunk])
            var all = stored.flatMap(NameEntry.split) ?? [:]
            for row in rows { all[row] = entries[row] ?? nil }
            var bytes = Data()
            for row in all.keys.sorted() { if let entry = all[row] { bytes.append(entry) } }
            try db.execute(
                sql: "INSERT OR REPLACE INTO names(chunk, entries) VALUES (?, ?)", arguments: [chunk, bytes])
        }
    }

    /// Merges the last two segments while the older is not much larger than the newer: so each posting is merged only
    /// a few times in its life, a small update never touches a large segment, and there are never many segments.
    private func mergeSegments() throws {
        while true {
            let last = try Row.fetchAll(db, sql: "SELECT number, postings FROM segment ORDER BY number DESC LIMIT 2")
            guard last.count == 2 else { return }
            let (newer, older): (Int, Int) = (last[0][1], last[1][1])
            guard older < 2 * newer, older + newer < SegmentBuilder.limit else { return }
            try merge(last[1][0], last[0][0])
        }
    }

    private func merge(_ older: Int64, _ newer: Int64) throws {
        let live = try livePassages()
        var merger = SegmentMerger()
        let target = newer + 1
        let blocks = try Row.fetchCursor(
            db, sql: "SELECT number, block FROM posting WHERE number >= ? AND number < ? ORDER BY number",
            arguments: [PostingNumber.first(of: older), PostingNumber.first(of: newer + 1)])
        var sources: [(isNewer: Bool, block: Data)] = []
        while let row = try blocks.next() {
            sources.append(((row[0] as Int64) >= PostingNumber.first(of: newer), row[1]))
        }
        let count = try merger.merge(
            sources.filter { !$0.isNewer }.map(\.block), sources.filter(\.isNewer).map(\.block),
            keeping: { live.contains($0) }, write: { try postings.write($0, segment: target) })
        try db.execute(
            sql: "DELETE FROM posting WHERE number >= ? AND number < ?",
            arguments: [PostingNumber.first(of: older), PostingNumber.first(of: newer + 1)])
        try db.execute(sql: "DELETE FROM segment WHERE number IN (?,?)", arguments: [older, newer])
        try db.execute(sql: "INSERT INTO segment(number, postings) VALUES (?,?)", arguments: [target, count])
    }

    private func livePassages() throws -> PassageRanges {
        let chunks = try Data.fetchAll(db, sql: "SELECT entries FROM names")
        return PassageRanges(NameTable(chunks: chunks) ?? NameTable())
    }
}

/// Writes blocks of postings.
private struct PostingWriter {
    private let statement: Statement

    init(_ db: Database) throws {
        statement = try db.makeStatement(
            sql: "INSERT INTO posting(number, passages, block) VALUES (?,?,?)")
    }

    func write(_ block: PostingBlock, segment: Int64) throws {
        try statement.execute(arguments: [
            PostingNumber.number(of: block.first, in: segment), block.passages, block.bytes,
        ])
    }
}

/// The row of a block: segment, then its first gram. In a table by row a block fills its page; in an index it would
/// spill over to others.
enum PostingNumber {
    static func number(of gram: Gram, in segment: Int64) -> Int64 { segment << 32 | Int64(gram.value) }

    static func first(of segment: Int64) -> Int64 { segment << 32 }
}
