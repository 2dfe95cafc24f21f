import Content
import Crypto
import FoundationEssentials
import GRDB
import Pack

/// Brings the rows of some units to the state of their packs, within a transaction that the caller opened. Rows whose
/// line did not change are neither decoded nor touched.
struct PackApplication {
    let db: Database
    let packs: [VerifiedPack]
    /// Told how many of the items that must be written are, after every hundred and at the end.
    var progress: ((_ done: Int, _ all: Int) -> Void)?

    /// What one pack asks for.
    private struct Plan {
        let pack: VerifiedPack
        /// SHA-256 of each line.
        let hashes: [Data]
        /// Lines that the store does not hold.
        let fresh: [Int]
        /// Ids of the lines that it holds, by line.
        let kept: [Int: String]
        /// Rows by id of the items that are no longer as they were.
        let outdated: [String: Int64]
    }

    func run() throws -> [InstallReport.UnitReport] {
        // First everything goes, then everything comes: an item may move from one unit to another.
        let plans = try packs.map(plan)
        // Read before anything goes: the row of a changed item stays its own.
        var rows = RowNumbers(next: (try Int64.fetchOne(db, sql: "SELECT max(row) FROM item") ?? 0) + 1)
        let eraser = try ItemEraser(db)
        var index = try SearchIndexWriter(db)
        for row in plans.flatMap(\.outdated.values).sorted() {
            try eraser.erase(row)
            try index.erase(row)
        }
        let all = plans.reduce(0) { $0 + $1.fresh.count }
        var done = 0
        let reports = try plans.map { plan in
            try write(plan, &rows, &index) {
                done += 1
                if done % 100 == 0 { progress?(done, all) }
            }
        }
        try index.finish()
        progress?(all, all)
        return reports
    }

    private func plan(_ pack: VerifiedPack) throws -> Plan {
        let hashes = pack.pack.lines.concurrentMap(chunk: 512) { $0.map { Data(SHA256.hash(data: $0)) } }
        var stored: [Data: (row: Int64, id: String)] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT b.hash, b.row, i.id FROM body b JOIN item i ON i.row = b.row WHERE b.unit = ?",
            arguments: [pack.unit.text])
        while let row = try rows.next() { stored[row[0]] = (row[1], row[2]) }
        var fresh: [Int] = []
        var kept: [Int: String] = [:]
        for (index, hash) in hashes.enumerated() {
            if let known = stored.removeValue(forKey: hash) {
                kept[index] = known.id
            } else {
                fresh.append(index)
            }
        }
        let outdated = Dictionary(stored.values.map { ($0.id, $0.row) }) { first, _ in first }
        return Plan(pack: pack, hashes: hashes, fresh: fresh, kept: kept, outdated: outdated)
    }

    private func write(
        _ plan: Plan, _ rows: inout RowNumbers, _ index: inout SearchIndexWriter, written: () -> Void
    ) throws -> InstallReport.UnitReport {
        var report = InstallReport.UnitReport(unit: plan.pack.unit, release: plan.pack.pack.header.release)
        report.unchanged = plan.kept.count
        var outdated = plan.outdated
        var order = LineOrder(kept: plan.kept)
        let writer = try ItemWriter(db)
        let chunks = stride(from: 0, to: plan.fresh.count, by: 128).map {
            Array(plan.fresh[$0..<min($0 + 128, plan.fresh.count)])
        }
        let pack = plan.pack.pack
        let hashes = plan.hashes
        let path = plan.pack.path
        try overlapping(chunks) { lines in
            try lines.map { line in
                do throws(PackError) {
                    let item = try pack.item(at: line)
                    return (line, PreparedItem(item, json: pack.line(at: line), hash: hashes[line]))
                } catch {
                    throw StoreError.pack(path: path, error)
                }
            }
        } consume: { prepared in
            for (line, item) in prepared {
                guard order.accepts(item.id.text, at: line) else {
                    throw StoreError.pack(path: path, .outOfOrder(line: line + 2))
                }
                let known = outdated.removeValue(forKey: item.id.text)
                if known == nil { report.added += 1 } else { report.changed += 1 }
                let row = known ?? rows.take()
                try writer.write(item, row: row, path: path)
                if let search = item.search { try index.add(search, row: row) }
                written()
            }
        }
        guard order.acceptsEnd(pack.count) else { throw StoreError.pack(path: path, .outOfOrder(line: pack.count + 1)) }
        report.removed = outdated.count
        try writeUnit(plan.pack)
        return report
    }

    private func writeUnit(_ pack: VerifiedPack) throws {
        let header = pack.pack.header
        try db.execute(
            sql: "INSERT OR REPLACE INTO unit(id, json, release, created, items, digest, pack) VALUES (?,?,?,?,?,?,?)",
            arguments: [
                header.unit.id.text, try JSONEncoder().encode(header.unit), header.release, header.created.ordinal,
                header.items, header.digest.text, pack.fileName,
            ])
    }
}

/// Gives each new item a row of its own.
private struct RowNumbers {
    var next: Int64

    mutating func take() -> Int64 {
        defer { next += 1 }
        return next
    }
}

/// Checks that ids rise from line to line, over lines that are decoded and lines that are known already.
private struct LineOrder {
    let kept: [Int: String]
    private var next = 0
    private var last = ""

    init(kept: [Int: String]) { self.kept = kept }

    mutating func accepts(_ id: String, at line: Int) -> Bool {
        guard acceptsEnd(line), accepts(id) else { return false }
        next = line + 1
        return true
    }

    /// Goes over the known lines before `line`.
    mutating func acceptsEnd(_ line: Int) -> Bool {
        while next < line {
            guard let id = kept[next], accepts(id) else { return false }
            next += 1
        }
        return true
    }

    private mutating func accepts(_ id: String) -> Bool {
        defer { last = id }
        return last.utf8.lexicographicallyPrecedes(id.utf8)
    }
}
