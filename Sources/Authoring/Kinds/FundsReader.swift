import Content

/// Reads funds.csv: one item a month, whose balances are computed through the whole file.
struct FundsReader {
    private let surroundings: Surroundings
    private let findings: Findings
    private var pictures: VoucherReader
    private var months: [FundsMonth] = []
    private var monthRows: [[CSVRow]] = []
    private var balance = Money.zero
    /// The row above, to be named when a balance breaks.
    private var above: (line: Int, date: Day)?
    private var isFirst = true
    private var hasBadAmount = false
    private var numbers = VoucherNumbers()

    init(_ surroundings: Surroundings, findings: Findings) {
        self.surroundings = surroundings
        self.findings = findings
        pictures = VoucherReader(surroundings, findings: findings)
    }

    private static let openings: Set<String> = ["期初余额", "上期结转", "上月结转", "上年结转", "opening balance"]
    private static let totals: Set<String> = ["合计", "小计", "本月合计", "总计", "本年累计", "累计", "total"]

    mutating func read(_ table: CSVTable) -> FileReading {
        let sheet = SheetReader(table, .funds, required: [.date, .matter], findings: findings)
        if sheet.isUsable {
            for key in [Key.income, .expense] where !sheet.has(key) {
                findings.error(
                    Message(zh: "缺少“\(key.chinese[0])”列", en: "the column '\(key.english)' is missing"), at: .start)
            }
            for row in sheet.rows { take(row, of: sheet) }
        }
        var reading = FileReading(usedPictures: pictures.used)
        for (month, rows) in zip(months, monthRows) {
            // A month is always part of an id; the unit's part is checked with its own file.
            guard let id = try? ItemID("\(surroundings.unitID)-funds-\(month.period)") else { continue }
            let item = Item(
                id: id, unit: surroundings.unitID, title: "\(Self.chinese(month.period))集体资金收支",
                titleEnglish: "Collective funds, \(month.period)", published: month.rows.last?.date ?? month.period.end,
                cycle: .monthly, detail: .ledger(.funds(month)))
            sheet.reportViolations(of: item, rows: rows)
            let place = Position(line: rows.last?.line ?? 1, column: 1)
            reading.items.append(ReadItem(item: item, path: findings.path, place: place, periodPlace: place))
        }
        reading.problems = findings.problems
        return reading
    }

    private static func chinese(_ period: Period) -> String {
        guard case .month(let year, let month) = period else { return period.description }
        return "\(year)年\(month)月"
    }

    private mutating func take(_ row: CSVRow, of sheet: SheetReader) {
        let matter = sheet.requiredText(row, .matter) ?? "—"
        let word = matter.filter { !$0.isWhitespace }
        if Self.totals.contains(word.lowercased()) {
            findings.error(
                Message(zh: "不要写“\(matter)”行，合计由系统计算", en: "leave out the row '\(matter)': totals are computed"),
                at: sheet.place(row, "matter"), hint: Message(zh: "删掉这一行", en: "delete the row"))
            return
        }
        if Self.openings.contains(word) || Self.openings.contains(matter.lowercased()) {
            takeOpening(row, matter, of: sheet)
            return
        }
        isFirst = false
        let date = sheet.required(row, .date, sheet.day)
        let income = sheet.money(row, .income)
        let expense = sheet.money(row, .expense)
        hasBadAmount =
            (income == nil && sheet.text(row, .income) != nil) || (expense == nil && sheet.text(row, .expense) != nil)
        let vouchers = pictures.vouchers(row, of: sheet)
        let ledgerRow = LedgerRow(
            date: date ?? above?.date ?? surroundings.today, matter: matter, income: income ?? .zero,
            expense: expense ?? .zero, counterparty: sheet.text(row, .counterparty),
            approvedBy: sheet.text(row, .approvedBy), voucherNumber: sheet.text(row, .voucherNumber),
            vouchers: vouchers,
            corrects: sheet.text(row, .corrects))
        numbers.take(ledgerRow, in: row, of: sheet, findings: findings)
        guard let date else {
            settle(ledgerRow, row, of: sheet)
            return
        }
        checkOrder(date, row, of: sheet)
        checkGap(date, row, of: sheet)
        if !hasBadAmount { file(ledgerRow, row) }
        settle(ledgerRow, row, of: sheet)
        above = (row.line, date)
    }

    /// The opening balance; further down, a balance carried over is checked against the computed one.
    private mutating func takeOpening(_ row: CSVRow, _ matter: String, of sheet: SheetReader) {
        for key in [Key.income, .expense] where sheet.text(row, key) != nil {
            findings.error(
                Message(zh: "期初余额这一行只填余额", en: "an opening balance has only a balance"),
                at: sheet.place(row, key.english))
        }
        let date = sheet.day(row, .date)
        guard let stated = sheet.required(row, .balance, sheet.money) else { return }
        if !isFirst, stated != balance { report(stated, row, of: sheet, date: date, matter: matter) }
        balance = stated
        isFirst = false
        above = date.map { (row.line, $0) } ?? above
    }

    private func checkOrder(_ date: Day, _ row: CSVRow, of sheet: SheetReader) {
        guard let above, date < above.date else { return }
        findings.error(
            Message(
                zh: "\(date) 排在第 \(above.line) 行的 \(above.date) 后面，日期顺序不对",
                en: "\(date) stands below \(above.date) of line \(above.line): rows are out of order"),
            at: sheet.place(row, "date"), hint: Message(zh: "按日期先后排列", en: "order the rows by date"))
    }

    /// A date that is still to come, and months without any row between two rows, are told: nothing may happen in a month,
    /// but more often a sheet was left out.
    private func checkGap(_ date: Day, _ row: CSVRow, of sheet: SheetReader) {
        if date > surroundings.today {
            findings.warning(
                Message(zh: "\(date) 还没有到", en: "\(date) is still to come"), at: sheet.place(row, "date"),
                hint: Message(zh: "核对日期", en: "check the date"))
        }
        guard let above, date > above.date else { return }
        let (year, month, _) = date.civil
        let (yearAbove, monthAbove, _) = above.date.civil
        let gap = (year - yearAbove) * 12 + month - monthAbove - 1
        guard gap > 0 else { return }
        findings.warning(
            Message(
                zh: "第 \(above.line) 行（\(above.date)）和这一行（\(date)）之间有 \(gap) 个月没有记录",
                en: "no rows for \(gap) months between line \(above.line) (\(above.date)) and this row (\(date))"),
            at: sheet.place(row, "date"), hint: Message(zh: "看看是不是漏了", en: "see whether some were left out"))
    }

    /// Puts a row into its month; one that is out of order still belongs to its month.
    private mutating func file(_ ledgerRow: LedgerRow, _ row: CSVRow) {
        guard let period = Period(containing: ledgerRow.date, cycle: .monthly) else { return }
        if let index = months.firstIndex(where: { $0.period == period }) {
            // Its place has been reported: sorting it in keeps the same fault from being reported twice.
            let place = months[index].rows.firstIndex { $0.date > ledgerRow.date } ?? months[index].rows.count
            months[index].rows.insert(ledgerRow, at: place)
            monthRows[index].insert(row, at: place)
        } else {
            months.append(FundsMonth(period: period, opening: balance, rows: [ledgerRow]))
            monthRows.append([row])
        }
    }

    /// Moves the balance on, and holds it against the one that is written. After a break it goes on from the written
    /// one, so that one slip is one error.
    private mutating func settle(_ ledgerRow: LedgerRow, _ row: CSVRow, of sheet: SheetReader) {
        let computed = balance + ledgerRow.income - ledgerRow.expense
        guard let stated = sheet.money(row, .balance) else {
            balance = computed
            return
        }
        if stated != computed, !hasBadAmount {
            balance = computed
            report(stated, row, of: sheet, date: ledgerRow.date, matter: ledgerRow.matter)
        }
        balance = stated
    }

    private func report(_ stated: Money, _ row: CSVRow, of sheet: SheetReader, date: Day?, matter: String) {
        let named = date.map { "\($0) " } ?? ""
        let line = above.map { "第 \($0.line) 行" } ?? "期初"
        let lineEnglish = above.map { "line \($0.line)" } ?? "the beginning"
        findings.error(
            Message(
                zh: "\(named)“\(matter)”（第 \(row.line) 行）的余额写的是 \(stated)，从\(line)推算应为 \(balance)",
                en:
                    "balance of \(named)'\(matter)' (line \(row.line)) says \(stated), but \(lineEnglish) leads to \(balance)"
            ),
            at: sheet.place(row, "balance"),
            hint: Message(zh: "核对这一行和\(line)的金额", en: "check the amounts of this row and \(lineEnglish)"))
    }
}
