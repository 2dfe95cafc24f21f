import Content

/// A column of a table that is taken for a field of a ledger.
struct FoundColumn: Hashable, Sendable {
    let field: ImportField
    let column: Int
    /// The header as it stands.
    let header: String
    /// How surely, in percent.
    var certainty: Int
    let rank: Int
    let unit: String?
    /// Whether a mapping file says so.
    let isMapped: Bool
}

extension FoundColumn {
    /// Whether the header speaks of one side only, as payers, payees, and matters of incomes and of expenses do.
    var isSided: Bool {
        ["收款", "付款", "领款", "交款", "缴款", "收入", "支出", "来源", "去向"].contains { header.contains($0) }
    }
}

/// A table of a sheet that is known to be a ledger.
struct LedgerTable: Sendable {
    let book: LedgerBook
    let grid: SheetGrid
    /// Indexes of the rows of the head.
    let head: ClosedRange<Int>
    /// The column of each field.
    var columns: [String: FoundColumn]
    /// Other columns of the same text fields, which fill in where the first is empty.
    var alternatives: [String: [FoundColumn]] = [:]
    /// Columns that were left out: where, their headers, and why.
    var leftOut: [(column: Int, header: String, reason: Message)] = []
    /// What titles say of year and month.
    var context = CellDate.Context()
    /// The unit of all amounts, which a title may name.
    var unit: AmountUnit = .yuan

    /// Rows below the head.
    var body: ArraySlice<GridRow> { grid.rows[(head.upperBound + 1)...] }

    func text(_ row: GridRow, _ field: String) -> String { columns[field].map { row[$0.column] } ?? "" }

    func place(_ row: GridRow, _ field: String) -> ImportPlace { grid.place(row.number, columns[field]?.column) }
}

/// Looks for the head of a ledger in a sheet: below titles, in one row or two, under the words that people use.
struct TableFinder {
    let grid: SheetGrid
    let mapping: ImportMapping?
    /// The book that is asked for; nil for whichever fits best.
    let wanted: LedgerBook?

    /// A head stands among the first rows of a sheet.
    private static let reach = 60

    private struct Candidate {
        let book: LedgerBook
        let head: ClosedRange<Int>
        let columns: [String: FoundColumn]
        let all: [FoundColumn]
        let labels: [Int: String]
        let score: Int
    }

    /// The table; nil when no row names the columns of a ledger.
    func find() -> LedgerTable? {
        let books = (wanted ?? mapping?.book).map { [$0] } ?? LedgerBook.allCases
        var best: Candidate?
        for index in grid.rows.indices.prefix(Self.reach) {
            for book in books {
                for candidate in [candidate(book, index...index), two(book, index)].compactMap({ $0 })
                where candidate.score > (best?.score ?? 0) { best = candidate }
            }
        }
        return best.map(table)
    }

    /// What the best row lacks, for a report: the book that came nearest and the columns that were not found.
    func nearest() -> (book: LedgerBook, row: GridRow, found: [String], missing: [String])? {
        let books = (wanted ?? mapping?.book).map { [$0] } ?? LedgerBook.allCases
        var best: (LedgerBook, GridRow, [String], [String])?
        for row in grid.rows.prefix(Self.reach) {
            for book in books {
                let columns = choose(labels(row.number...row.number, of: [row]), book).columns
                guard columns.count >= 2, columns.count > (best?.2.count ?? 1) else { continue }
                let missing = book.required.filter { group in !group.contains { columns[$0] != nil } }.map { $0[0] }
                best = (book, row, columns.values.map(\.header).sorted(), missing)
            }
        }
        return best
    }

    private func two(_ book: LedgerBook, _ index: Int) -> Candidate? {
        guard index + 1 < grid.rows.count, grid.rows[index].number + 1 == grid.rows[index + 1].number else {
            return nil
        }
        let below = grid.rows[index + 1]
        // A row with a figure in it is data.
        guard !below.filled.isEmpty, !below.filled.contains(where: { below[$0].contains(where: \.isNumber) }) else {
            return nil
        }
        return candidate(book, index...(index + 1))
    }

    private func candidate(_ book: LedgerBook, _ head: ClosedRange<Int>) -> Candidate? {
        let rows = Array(grid.rows[head])
        let labels = labels(rows[0].number...rows[rows.count - 1].number, of: rows)
        let (columns, all) = choose(labels, book)
        guard book.required.allSatisfy({ group in group.contains { columns[$0] != nil } }) else { return nil }
        let own = Set(columns.values.map(\.column)).count
        guard own >= 2 else { return nil }
        var score = columns.values.filter { !$0.field.isAuxiliary || $0.field.name != "serial:" }.reduce(0) {
            $0 + $1.certainty
        }
        let words = (grid.sheet ?? "") + grid.file + grid.rows[..<head.lowerBound].flatMap(\.cells).joined()
        if book.hints.contains(where: { words.contains($0) }) { score += 60 }
        // Two rows say more than one: that decides between heads that are equally good.
        if head.count == 2 { score += 1 }
        return Candidate(
            book: book, head: head, columns: columns, all: all,
            labels: labels.mapValues { $0.map(\.header)[0] }, score: score)
    }

    // MARK: Labels

    private struct Label {
        let header: String
        /// What is taken off the certainty: a group's or a lower row's words alone say less.
        let discount: Int
    }

    /// What names each column: the cell, and in a head of two rows the group above with the cell, either alone.
    private func labels(_ numbers: ClosedRange<Int>, of rows: [GridRow]) -> [Int: [Label]] {
        var labels: [Int: [Label]] = [:]
        guard rows.count == 2 else {
            for column in rows[0].filled { labels[column] = [Label(header: rows[0][column], discount: 0)] }
            return labels
        }
        for column in 0..<max(rows[0].cells.count, rows[1].cells.count) {
            let below = rows[1][column]
            let above = group(over: column, rows[0], number: numbers.lowerBound, below: below)
            switch (above.isEmpty, below.isEmpty) {
            case (true, true): continue
            case (false, true): labels[column] = [Label(header: above, discount: 0)]
            case (true, false): labels[column] = [Label(header: below, discount: 0)]
            case (false, false):
                labels[column] = [
                    Label(header: above + below, discount: 0), Label(header: below, discount: 5),
                    Label(header: above, discount: 10),
                ]
            }
        }
        return labels
    }

    private func group(over column: Int, _ row: GridRow, number: Int, below: String) -> String {
        if !row[column].isEmpty { return row[column] }
        if let merge = grid.merges.first(where: { $0.rows.contains(number) && $0.columns.contains(column) }) {
            return row[merge.columns.lowerBound]
        }
        // Without joined cells, as in CSV, a group reaches over the empty cells at its right.
        guard !below.isEmpty, grid.merges.isEmpty else { return "" }
        return (0..<column).reversed().first { !row[$0].isEmpty }.map { row[$0] } ?? ""
    }

    // MARK: Fields

    private func choose(
        _ labels: [Int: [Label]], _ book: LedgerBook
    ) -> (columns: [String: FoundColumn], all: [FoundColumn]) {
        var found: [FoundColumn] = []
        for (column, names) in labels.sorted(by: { $0.key < $1.key }) {
            if let match = best(names, at: column, book) { found.append(match) }
        }
        var columns: [String: FoundColumn] = [:]
        for match in found {
            let other = columns[match.field.name]
            if other.map({ ($0.certainty, -$0.rank) < (match.certainty, -match.rank) }) ?? true {
                columns[match.field.name] = match
            }
        }
        return (columns, found)
    }

    private func best(_ names: [Label], at column: Int, _ book: LedgerBook) -> FoundColumn? {
        if let mapping {
            for name in names {
                guard let target = mapping.columns[HeaderLabel(name.header).text] else { continue }
                guard let field = book.fields.first(where: { $0.name == target }) else { return nil }
                return FoundColumn(
                    field: field, column: column, header: name.header, certainty: 100, rank: 0,
                    unit: HeaderLabel(name.header).unit, isMapped: true)
            }
        }
        var best: FoundColumn?
        for name in names {
            let label = HeaderLabel(name.header)
            for field in book.fields {
                guard let match = label.match(field, book.vocabulary) else { continue }
                let certainty = match.certainty - name.discount
                guard certainty > (best?.certainty ?? 0) else { continue }
                let unit = label.unit ?? names.lazy.compactMap { HeaderLabel($0.header).unit }.first
                best = FoundColumn(
                    field: field, column: column, header: names[0].header, certainty: certainty, rank: match.rank,
                    unit: unit, isMapped: false)
            }
        }
        return best
    }

    // MARK: The table

    private func table(_ candidate: Candidate) -> LedgerTable {
        var table = LedgerTable(book: candidate.book, grid: grid, head: candidate.head, columns: candidate.columns)
        for other in candidate.all where candidate.columns[other.field.name]?.column != other.column {
            if other.certainty >= 90, ["counterparty", "matter"].contains(other.field.name), table.book == .funds,
                other.isSided
            {
                table.alternatives[other.field.name, default: []].append(other)
            } else {
                let taken = candidate.columns[other.field.name]?.header ?? ""
                table.leftOut.append(
                    (
                        other.column, other.header,
                        Message(zh: "“\(taken)”已用作这一项", en: "'\(taken)' is taken for the same field")
                    ))
            }
        }
        let known = Set(candidate.all.map(\.column))
        for (column, header) in candidate.labels.sorted(by: { $0.key < $1.key }) where !known.contains(column) {
            let isIgnored = mapping?.columns[HeaderLabel(header).text] == ImportMapping.ignored
            table.leftOut.append(
                (
                    column, header,
                    isIgnored
                        ? Message(zh: "对照表里写明不要", en: "the mapping file leaves it out")
                        : Message(zh: "台账里没有这一项", en: "the ledger has no such field")
                ))
        }
        table.takeContext(mapping)
        return table
    }
}

extension LedgerTable {
    /// Year, month and unit, from the file's name to the row nearest to the table: the nearest counts.
    mutating func takeContext(_ mapping: ImportMapping?) {
        context.take(grid.file)
        if let sheet = grid.sheet { context.take(sheet) }
        for row in grid.rows[...head.upperBound] {
            for cell in row.cells where !cell.isEmpty {
                context.take(cell)
                // 单位：万元 — and not 单位：南塘村.
                if let match = folded(cell).firstMatch(of: /单位\s*:?\s*(人民币)?\s*([亿千百万]*元)/),
                    let named = AmountUnit(String(match.2))
                {
                    unit = named
                }
            }
        }
        if let year = mapping?.year { context.year = year }
    }
}
