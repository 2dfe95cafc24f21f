import Content

/// Walks through the rows of a table and tells entries from everything that stands between them.
struct LedgerTableReader {
    private(set) var table: LedgerTable
    let remarks: RemarkList
    /// Joined cells that reach over more than one row, by row.
    private let joined: [Int: [MergedCells]]
    private let rowsByNumber: [Int: GridRow]

    init(_ table: LedgerTable, remarks: RemarkList) {
        self.table = table
        self.remarks = remarks
        var joined: [Int: [MergedCells]] = [:]
        var first: [Int: GridRow] = [:]
        for merge in table.grid.merges where merge.rows.count > 1 && merge.rows.count < 100_000 {
            for row in merge.rows { joined[row, default: []].append(merge) }
        }
        if !joined.isEmpty { for row in table.grid.rows { first[row.number] = row } }
        self.joined = joined
        rowsByNumber = first
    }

    /// What a row is.
    enum Kind {
        case entry
        case special(RowWords, label: String)
        case skipped
    }

    /// A cell's text; one that is joined with those above it says the same, and `同上` what the row above says.
    func text(_ row: GridRow, _ field: String, above: String? = nil) -> String {
        guard let column = table.columns[field] else { return "" }
        let own = row[column.column]
        if own.isEmpty, column.field.kind != .amount, column.field.kind != .area,
            let merge = joined[row.number]?.first(where: { $0.columns.contains(column.column) }),
            let first = rowsByNumber[merge.rows.lowerBound]
        {
            return first[merge.columns.lowerBound]
        }
        if let above, ["同上", "〃", "″", "\"", "''", "“"].contains(own) { return above }
        return own
    }

    /// Tells what a row is, and takes from titles between rows what they say of year and month.
    mutating func kind(of row: GridRow) -> Kind {
        let filled = row.filled
        guard let first = filled.first else { return .skipped }
        if isHeadAgain(row) {
            remarks.add(.note, table.grid.place(row.number), Message(zh: "重复的表头，略过", en: "the head again: left out"))
            return .skipped
        }
        for label in labels(of: row, first: first) {
            if let words = RowWords(label) { return .special(words, label: label) }
        }
        let texts = Set(filled.map { row[$0] })
        if texts.count == 1, !isEntryByItself(row, first) {
            table.context.take(row[first])
            remarks.add(
                .note, table.grid.place(row.number, first),
                Message(
                    zh: "“\(row[first].prefix(40))”当作标题，略过",
                    en: "'\(row[first].prefix(40))' is taken for a title: left out"))
            return .skipped
        }
        return .entry
    }

    private func labels(of row: GridRow, first: Int) -> [String] {
        var labels = [row[first]]
        for field in ["matter", "name", "date"] { labels.append(table.text(row, field)) }
        // 序号 may stand before the word.
        if let second = row.filled.dropFirst().first { labels.append(row[second]) }
        var seen: Set<String> = []
        return labels.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// A row with one cell is a title, unless that cell is an amount.
    private func isEntryByItself(_ row: GridRow, _ first: Int) -> Bool {
        table.columns.values.contains { $0.column == first && ($0.field.kind == .amount || $0.field.kind == .area) }
    }

    private func isHeadAgain(_ row: GridRow) -> Bool {
        table.head.contains { index in
            let head = table.grid.rows[index]
            return head.filled.count > 1 && row.filled == head.filled
                && row.filled.allSatisfy { HeaderLabel(row[$0]) == HeaderLabel(head[$0]) }
        }
    }

    /// Dates that name no year are of the year of the row above.
    mutating func assume(year: Int) { table.context.year = year }

    /// A text as it may be made public: a citizen's numbers are masked, and said.
    func published(_ text: String, _ field: String, _ row: GridRow) -> String {
        let masked = field == "account" ? PersonalMask.account(text) : PersonalMask.masked(text)
        guard masked.isMasked else { return text }
        remarks.add(
            .warning, table.place(row, field),
            Message(zh: "有公民的证件号或账号，只留后四位", en: "a citizen's number: only its last four characters were taken"))
        return masked.text
    }

    // MARK: Values

    /// An amount; nil when there is none, or a bad one, which is reported.
    func money(_ row: GridRow, _ field: String) -> (value: Money?, isBad: Bool) {
        guard let column = table.columns[field] else { return (nil, false) }
        let text = row[column.column]
        let place = table.place(row, field)
        if text.isEmpty, table.grid.uncomputed.contains(GridCell(row: row.number, column: column.column)) {
            remarks.add(
                .error, place, Message(zh: "公式没有结果", en: "the formula has no result"),
                hint: Message(
                    zh: "用 WPS 或 Excel 打开，保存一次再导入", en: "open the file in WPS or Excel, save it, import again"))
            return (nil, true)
        }
        do throws(ContentError) {
            return (try CellAmount.money(text, unit: column.unit.flatMap { AmountUnit($0) } ?? table.unit), false)
        } catch {
            remarks.error(place, error)
            return (nil, true)
        }
    }

    /// A date; nil when there is none, or a bad one, which is reported.
    func day(_ row: GridRow, _ field: String, text: String? = nil) -> (value: Day?, isBad: Bool) {
        let text = text ?? self.text(row, field)
        guard !CellAmount.isNothing(text) else { return (nil, false) }
        let place = table.place(row, field)
        do throws(ContentError) {
            let date = try CellDate(
                text, table.context, isWorkbook: table.grid.isWorkbook, is1904: table.grid.is1904)
            if let doubt = date.doubt { report(doubt, date.day, text, at: place) }
            return (date.day, false)
        } catch {
            let needsYear = table.context.year == nil && folded(text).contains(where: \.isNumber) && text.count <= 6
            remarks.add(
                .error, place, error.message,
                hint: needsYear
                    ? Message(zh: "没有年份：加 --year 2026", en: "it names no year: add --year 2026") : error.hint)
            return (nil, true)
        }
    }

    private func report(_ doubt: CellDate.Doubt, _ day: Day, _ text: String, at place: ImportPlace) {
        switch doubt {
        case .century: remarks.add(.note, place, Message(zh: "“\(text)”读作 \(day)", en: "'\(text)' is read as \(day)"))
        case .serial:
            remarks.add(
                .note, place,
                Message(
                    zh: "数字 \(text) 是 Excel 的日期序号，读作 \(day)", en: "the number \(text) counts days as Excel does: \(day)"
                ))
        case .monthEnd:
            remarks.add(
                .warning, place,
                Message(
                    zh: "“\(text)”没有写日，记为月末 \(day)", en: "'\(text)' names no day; dated to the end of the month, \(day)"
                ))
        case .lostZero:
            remarks.add(
                .warning, place,
                Message(
                    zh: "数字 \(text) 读作 \(day)，也可能是 \(text)0",
                    en: "the number \(text) is read as \(day); it may have been \(text)0"))
        }
    }

    /// Compares a row of totals with the entries: any sum that it can mean is accepted.
    func prove(_ row: GridRow, _ field: String, label: String, candidates: [Money]) {
        let text = table.columns[field].map { row[$0.column] } ?? ""
        guard !text.isEmpty, let column = table.columns[field],
            // What is no amount in a row of totals, such as a capital numeral, proves nothing.
            let stated = try? CellAmount.money(text, unit: column.unit.flatMap { AmountUnit($0) } ?? table.unit),
            let nearest = candidates.first, !candidates.contains(stated)
        else { return }
        remarks.add(
            .error, table.place(row, field),
            Message(
                zh: "“\(label)”写的是 \(stated)，上面各行加起来是 \(nearest)",
                en: "'\(label)' says \(stated), but the rows above make \(nearest)"),
            hint: Message(zh: "核对各行；合计不导入，由系统计算", en: "check the rows; totals are not taken but computed"))
    }
}
