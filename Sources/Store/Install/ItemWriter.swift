import Content
import GRDB
import Pack
import Search

/// Writes items with their search entries.
struct ItemWriter {
    private let item: Statement
    private let body: Statement
    private let funds: Statement
    private let titles: Statement
    private let passage: Statement
    private let texts: Statement

    init(_ db: Database) throws {
        let names = PreparedItem.columns.joined(separator: ",")
        let marks = PreparedItem.columns.map { _ in "?" }.joined(separator: ",")
        item = try db.makeStatement(sql: "INSERT INTO item(row,\(names)) VALUES (?,\(marks))")
        body = try db.makeStatement(sql: "INSERT INTO body(row, unit, hash, json) VALUES (?,?,?,?)")
        funds = try db.makeStatement(
            sql: "INSERT INTO funds(row, unit, period, opening, income, expense, closing) VALUES (?,?,?,?,?,?,?)")
        titles = try db.makeStatement(sql: "INSERT INTO titles(rowid, title, keywords) VALUES (?,?,?)")
        passage = try db.makeStatement(sql: "INSERT INTO passage(row, anchor, text) VALUES (?,?,?)")
        texts = try db.makeStatement(sql: "INSERT INTO texts(rowid, text) VALUES (?,?)")
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
        guard let search = prepared.search else { return }
        try titles.execute(arguments: [row, search.titleTokens, search.keywordTokens])
        for (ordinal, part) in search.passages.enumerated() {
            let number = row << ContentSchema.passageBits | Int64(ordinal)
            try passage.execute(arguments: [number, part.anchor, part.text])
            try texts.execute(arguments: [number, part.tokens])
        }
    }
}

/// Takes items out, with their search entries. A contentless index has to be told the words that go.
struct ItemEraser {
    private let words: Statement
    private let passages: Statement
    private let titles: Statement
    private let texts: Statement
    private let rows: [Statement]
    private let passageRows: Statement

    init(_ db: Database) throws {
        words = try db.makeStatement(sql: "SELECT title, titleEnglish, keywords FROM item WHERE row = ?")
        passages = try db.makeStatement(sql: "SELECT row, anchor, text FROM passage WHERE row BETWEEN ? AND ?")
        titles = try db.makeStatement(
            sql: "INSERT INTO titles(titles, rowid, title, keywords) VALUES ('delete',?,?,?)")
        texts = try db.makeStatement(sql: "INSERT INTO texts(texts, rowid, text) VALUES ('delete',?,?)")
        rows = try ["item", "body", "funds"].map { try db.makeStatement(sql: "DELETE FROM \($0) WHERE row = ?") }
        passageRows = try db.makeStatement(sql: "DELETE FROM passage WHERE row BETWEEN ? AND ?")
    }

    func erase(_ row: Int64) throws {
        if let found = try Row.fetchOne(words, arguments: [row]), let keywords = found[2] as String? {
            let document = SearchDocument(
                titles: [found[0] as String?, found[1] as String?].compactMap { $0 },
                keywords: keywords.isEmpty ? [] : [keywords], passages: [])
            try titles.execute(arguments: [row, document.titleTokens, document.keywordTokens])
        }
        let first = row << ContentSchema.passageBits
        let last = first | (1 << ContentSchema.passageBits - 1)
        for found in try Row.fetchAll(passages, arguments: [first, last]) {
            let passage = SearchDocument.Passage(anchor: found[1], text: found[2])
            try texts.execute(arguments: [found[0] as Int64, passage.tokens])
        }
        try passageRows.execute(arguments: [first, last])
        for statement in rows { try statement.execute(arguments: [row]) }
    }
}
