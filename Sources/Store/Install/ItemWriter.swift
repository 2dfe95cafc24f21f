import Content
import GRDB
import Pack

/// Writes items, without their search entries.
struct ItemWriter {
    private let item: Statement
    private let body: Statement
    private let funds: Statement

    init(_ db: Database) throws {
        let names = PreparedItem.columns.joined(separator: ",")
        let marks = PreparedItem.columns.map { _ in "?" }.joined(separator: ",")
        item = try db.makeStatement(sql: "INSERT INTO item(row,\(names)) VALUES (?,\(marks))")
        body = try db.makeStatement(sql: "INSERT INTO body(row, unit, hash, json) VALUES (?,?,?,?)")
        funds = try db.makeStatement(
            sql: "INSERT INTO funds(row, unit, period, opening, income, expense, closing) VALUES (?,?,?,?,?,?,?)")
    }

    /// - Throws: ``StoreError/duplicateItem(_:path:)`` when another item has the id.
    func write(_ prepared: PreparedItem, row: Int64, path: String) throws {
        let unit = prepared.values[1]
        do {
            try item.execute(arguments: StatementArguments([row.databaseValue] + prepared.values))
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
            throw StoreError.duplicateItem(prepared.id, path: path)
        }
        try body.execute(arguments: [row, unit, prepared.hash, prepared.json])
        if let totals = prepared.funds {
            try funds.execute(arguments: [
                row, unit, totals.period.description, totals.opening.fen, totals.income.fen, totals.expense.fen,
                totals.closing.fen,
            ])
        }
    }
}

/// Takes items out; their names and passages are the search index's.
struct ItemEraser {
    private let rows: [Statement]

    init(_ db: Database) throws {
        rows = try ["item", "body", "funds"].map { try db.makeStatement(sql: "DELETE FROM \($0) WHERE row = ?") }
    }

    func erase(_ row: Int64) throws {
        for statement in rows { try statement.execute(arguments: [row]) }
    }
}
