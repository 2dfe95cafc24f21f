import Content

/// Reads a table of income and expense into records of funds.csv, and proves its balances and totals.
struct FundsTableReader {
    /// An entry with what the proofs need.
    struct Entry {
        var record: LedgerRecord
        let day: Day
        let income: Money
        let expense: Money
        let balance: Money?
        let balancePlace: ImportPlace
    }

    private var reader: LedgerTableReader
    private let remarks: RemarkList
    private let today: Day
    private var table: LedgerTable { reader.table }
    private var entries: [Entry] = []
    private var opening: (record: LedgerRecord, balance: Money)?
    private var sums = FundsSums()
    private var lastTexts: [String: String] = [:]

    init(_ table: LedgerTable, today: Day, remarks: RemarkList) {
        reader = LedgerTableReader(table, remarks: remarks)
        self.today = today
        self.remarks = remarks
    }

    /// The records in the order of their dates.
    mutating func read() -> [LedgerRecord] {
        for row in table.body { take(row) }
        entries = FundsProof(entries, opening: opening?.balance, today: today, remarks: remarks).settled()
        var records = entries.map(\.record)
        if opening == nil { opening = impliedOpening() }
        if var opening = opening?.record {
            opening.values["date"] = opening["date"].isEmpty ? firstOfMonth : opening["date"]
            records.insert(opening, at: 0)
        }
        return records
    }

    /// The first balance and the amounts up to it tell what was there before.
    private func impliedOpening() -> (record: LedgerRecord, balance: Money)? {
        var opening = Money.zero
        for entry in entries {
            opening = opening - entry.income + entry.expense
            guard let stated = entry.balance else { continue }
            opening = opening + stated
            guard opening != .zero else { return nil }
            remarks.add(
                .warning, entry.balancePlace,
                Message(zh: "没有期初余额，按这一行推算为 \(opening)", en: "no opening balance; this row leads back to \(opening)"))
            let values = ["date": "", "matter": "期初余额", "balance": CellAmount.plain(opening)]
            return (LedgerRecord(values: values, row: entry.record.row, isOpening: true), opening)
        }
        return nil
    }

    /// An opening balance without a date belongs to the month of the first entry.
    private var firstOfMonth: String {
        guard let day = entries.first?.day, let month = Period(containing: day, cycle: .monthly) else { return "" }
        return month.begin.description
    }

    // MARK: Rows

    private mutating func take(_ row: GridRow) {
        switch reader.kind(of: row) {
        case .skipped: break
        case .special(.opening, let label): takeOpening(row, label)
        case .special(.pageBreak, let label) where entries.isEmpty && opening == nil: takeOpening(row, label)
        case .special(let words, let label): leaveOut(row, words, label)
        case .entry: takeEntry(row)
        }
    }

    /// The balance stands in its column, or in that of the income, as some write it.
    private mutating func takeOpening(_ row: GridRow, _ label: String) {
        let stated =
            reader.money(row, "balance").value ?? reader.money(row, "in").value ?? reader.money(row, "amount:").value
        guard let stated else {
            remarks.add(
                .warning, table.grid.place(row.number),
                Message(zh: "“\(label)”没有金额，略过", en: "'\(label)' has no amount: left out"))
            return
        }
        guard entries.isEmpty, opening == nil else {
            if let last = entries.last, let balance = last.balance, balance != stated {
                remarks.add(
                    .error, table.place(row, "balance"),
                    Message(
                        zh: "“\(label)”写的是 \(stated)，第 \(last.record.row) 行的余额是 \(balance)",
                        en: "'\(label)' says \(stated), but row \(last.record.row) ends with \(balance)"))
            }
            return
        }
        let day = reader.day(row, "date").value
        opening = (
            LedgerRecord(
                values: [
                    "date": day?.description ?? "", "matter": "期初余额", "balance": CellAmount.plain(stated),
                ], row: row.number, isOpening: true), stated
        )
        remarks.add(
            .note, table.grid.place(row.number),
            Message(zh: "“\(label)”\(stated) 作为期初余额", en: "'\(label)' \(stated) is the opening balance"))
    }

    private mutating func leaveOut(_ row: GridRow, _ words: RowWords, _ label: String) {
        let place = table.grid.place(row.number)
        switch words {
        case .total:
            sums.prove(row, label, reader, opening: opening?.balance ?? .zero)
            remarks.add(.note, place, Message(zh: "“\(label)”是合计行，不导入", en: "'\(label)' is a row of totals: left out"))
        case .closing:
            if let last = entries.last?.balance { reader.prove(row, "balance", label: label, candidates: [last]) }
            remarks.add(.note, place, Message(zh: "“\(label)”由系统计算，不导入", en: "'\(label)' is computed: left out"))
        case .footer, .pageBreak, .opening:
            remarks.add(
                .note, place,
                Message(zh: "“\(label.prefix(40))”不是收支，略过", en: "'\(label.prefix(40))' is no entry: left out"))
        }
    }

    private mutating func takeEntry(_ row: GridRow) {
        let before = remarks.errorCount
        let amounts = amounts(of: row)
        let hasAmount = amounts.income != nil || amounts.expense != nil
        let matter = sided("matter", row, isIncome: amounts.income != nil) ?? ""
        guard hasAmount || amounts.isBad else {
            remarks.add(
                .warning, table.grid.place(row.number),
                Message(
                    zh: "没有金额，略过：\(row.cells.filter { !$0.isEmpty }.joined(separator: " ").prefix(60))",
                    en: "no amount, left out: \(row.cells.filter { !$0.isEmpty }.joined(separator: " ").prefix(60))"))
            return
        }
        let date = date(of: row)
        if matter.isEmpty {
            remarks.add(.error, table.place(row, "matter"), Message(zh: "没有写事由", en: "it says no matter"))
        }
        if date == nil, remarks.errorCount == before {
            remarks.add(.error, table.place(row, "date"), Message(zh: "没有写日期", en: "it says no date"))
        }
        guard let date, !amounts.isBad, !matter.isEmpty, isPositive(amounts, row) else {
            remarks.add(
                .error, table.grid.place(row.number), Message(zh: "这一行没有导入", en: "this row was not taken"))
            return
        }
        append(row, date, matter, amounts)
    }

    private typealias Amounts = (income: Money?, expense: Money?, isBad: Bool)

    private func amounts(of row: GridRow) -> Amounts {
        func nonZero(_ money: Money?) -> Money? { money == .zero ? nil : money }
        let income = reader.money(row, "in")
        let expense = reader.money(row, "out")
        if table.columns["in"] != nil || table.columns["out"] != nil {
            return (nonZero(income.value), nonZero(expense.value), income.isBad || expense.isBad)
        }
        let amount = reader.money(row, "amount:")
        guard let value = nonZero(amount.value) else { return (nil, nil, amount.isBad) }
        let direction = reader.text(row, "direction:")
        if ["收入", "收", "借", "进", "转入", "in"].contains(where: { direction.hasPrefix($0) }) {
            return (value, nil, false)
        }
        if ["支出", "支", "贷", "付", "出", "转出", "out"].contains(where: { direction.hasPrefix($0) }) {
            return (nil, value, false)
        }
        guard table.columns["direction:"] == nil else {
            remarks.add(
                .error, table.place(row, "direction:"),
                Message(zh: "看不出“\(direction)”是收入还是支出", en: "'\(direction)' says neither income nor expense"))
            return (nil, nil, true)
        }
        // One column with signs, as banks print it.
        return value < .zero ? (nil, .zero - value, false) : (value, nil, false)
    }

    private func isPositive(_ amounts: Amounts, _ row: GridRow) -> Bool {
        for (field, value) in [("in", amounts.income), ("out", amounts.expense)] {
            guard let value, value < .zero else { continue }
            remarks.add(
                .error, table.place(row, table.columns[field] == nil ? "amount:" : field),
                Message(
                    zh: field == "in" ? "收入是负数：\(value)" : "支出是负数：\(value)",
                    en: field == "in" ? "a negative income: \(value)" : "a negative expense: \(value)"),
                hint: Message(
                    zh: "退款、冲销记在另一栏，写正数", en: "write a refund or reversal as a positive amount in the other column"))
            return false
        }
        return true
    }

    private mutating func date(of row: GridRow) -> Day? {
        if table.columns["day:"] != nil, table.columns["date"] == nil { return splitDate(of: row) }
        let text = reader.text(row, "date", above: lastTexts["date"])
        guard text.isEmpty else {
            lastTexts["date"] = text
            if table.context.year == nil, let above = entries.last,
                text.wholeMatch(of: /\d{1,2}[月.\/-]\d{1,2}[日号]?/) != nil
            {
                reader.assume(year: above.day.civil.year)
                remarks.add(
                    .warning, table.place(row, "date"),
                    Message(zh: "“\(text)”没有年份，用上一行的", en: "'\(text)' names no year: that of the row above was taken"))
            }
            return reader.day(row, "date", text: text).value
        }
        guard let above = entries.last else { return nil }
        remarks.add(
            .warning, table.place(row, "date"),
            Message(zh: "没有写日期，用上一行的 \(above.day)", en: "no date: that of the row above, \(above.day), was taken"))
        return above.day
    }

    /// 月 and 日 in columns of their own; an empty one says the same as above.
    private mutating func splitDate(of row: GridRow) -> Day? {
        for field in ["month:", "day:"] {
            let text = reader.text(row, field).filter { $0.isNumber }
            if !text.isEmpty { lastTexts[field] = text }
        }
        let month = lastTexts["month:"] ?? table.context.month.map(String.init)
        guard let month, let day = lastTexts["day:"] else { return nil }
        return reader.day(row, "day:", text: "\(month)月\(day)日").value
    }

    private mutating func append(_ row: GridRow, _ date: Day, _ matter: String, _ amounts: Amounts) {
        lastTexts["matter"] = matter
        let isBoth = amounts.income != nil && amounts.expense != nil
        if isBoth {
            remarks.add(
                .warning, table.grid.place(row.number),
                Message(zh: "同一行既有收入又有支出，拆成两条", en: "income and expense in one row: it became two entries"))
        }
        let balance = reader.money(row, "balance").value
        let sides: [(income: Money?, expense: Money?)] =
            isBoth ? [(amounts.income, nil), (nil, amounts.expense)] : [(amounts.income, amounts.expense)]
        for (index, side) in sides.enumerated() {
            let stated = index == sides.count - 1 ? balance : nil
            let (income, expense) = (side.income ?? .zero, side.expense ?? .zero)
            let words = sided("matter", row, isIncome: side.income != nil) ?? matter
            let record = LedgerRecord(values: values(row, date, words, side, stated), row: row.number)
            entries.append(
                Entry(
                    record: record, day: date, income: income, expense: expense, balance: stated,
                    balancePlace: table.place(row, "balance")))
            sums.add(income, expense, on: date)
        }
    }

    private mutating func values(
        _ row: GridRow, _ date: Day, _ matter: String, _ side: (income: Money?, expense: Money?), _ balance: Money?
    ) -> [String: String] {
        var values = ["date": date.description, "matter": reader.published(matter, "matter", row)]
        values["in"] = side.income.map(CellAmount.plain)
        values["out"] = side.expense.map(CellAmount.plain)
        values["balance"] = balance.map(CellAmount.plain)
        values["counterparty"] = sided("counterparty", row, isIncome: side.income != nil)
            .map { reader.published($0, "counterparty", row) }
        for field in ["approved-by", "voucher-number", "vouchers", "corrects"] {
            let text = reader.text(row, field, above: lastTexts[field])
            guard !CellAmount.isNothing(text) else { continue }
            values[field] = text
            lastTexts[field] = text
        }
        return values
    }

    /// Where each side has a column of its own (payers and payees, matters of incomes and of expenses), an income takes
    /// what speaks of incomes, and an expense the other.
    private mutating func sided(_ field: String, _ row: GridRow, isIncome: Bool) -> String? {
        let others = table.alternatives[field] ?? []
        let columns = (table.columns[field].map { [$0] } ?? []) + others
        let words = isIncome ? ["付款", "交款", "缴款", "来源", "收入"] : ["收款", "领款", "去向", "支出"]
        let own = columns.first { column in words.contains { column.header.contains($0) } && !row[column.column].isEmpty
        }
        let any = columns.first { !row[$0.column].isEmpty }
        let found =
            (others.isEmpty ? any : own ?? any).map { row[$0.column] }
            ?? reader.text(row, field, above: lastTexts[field])
        guard !CellAmount.isNothing(found) else { return nil }
        let said = ["同上", "〃", "″"].contains(found) ? lastTexts[field] ?? found : found
        lastTexts[field] = said
        return said
    }
}

/// The sums that a row of totals may mean.
struct FundsSums {
    private typealias Sum = (income: Money, expense: Money)
    private var all: Sum = (.zero, .zero)
    private var sinceTotal: Sum = (.zero, .zero)
    private var month: Sum = (.zero, .zero)
    private var year: Sum = (.zero, .zero)
    private var last: Day?

    mutating func add(_ income: Money, _ expense: Money, on day: Day) {
        func sameMonth(_ other: Day) -> Bool {
            other.civil.year == day.civil.year && other.civil.month == day.civil.month
        }
        if let last, !sameMonth(last) { month = (.zero, .zero) }
        if let last, last.civil.year != day.civil.year { year = (.zero, .zero) }
        last = day
        all = (all.income + income, all.expense + expense)
        sinceTotal = (sinceTotal.income + income, sinceTotal.expense + expense)
        month = (month.income + income, month.expense + expense)
        year = (year.income + income, year.expense + expense)
    }

    /// A total of income may hold the opening balance.
    mutating func prove(_ row: GridRow, _ label: String, _ reader: LedgerTableReader, opening: Money) {
        let isWhole = label.contains("累计") || label.contains("总")
        let ordered = isWhole ? [all, year, month, sinceTotal] : [sinceTotal, month, all, year]
        let incomes = ordered.map(\.income)
        reader.prove(row, "in", label: label, candidates: incomes + incomes.map { $0 + opening })
        reader.prove(row, "out", label: label, candidates: ordered.map(\.expense))
        let both = ordered.flatMap { [$0.income, $0.expense, $0.income - $0.expense, $0.income + $0.expense] }
        reader.prove(row, "amount:", label: label, candidates: both)
        if !label.contains("累计") { sinceTotal = (.zero, .zero) }
    }
}
