import Content

/// Holds the entries of a table against each other: balances, order, months, numbers and dates.
struct FundsProof {
    private var entries: [FundsTableReader.Entry]
    private let opening: Money?
    private let today: Day
    private let remarks: RemarkList

    init(_ entries: [FundsTableReader.Entry], opening: Money?, today: Day, remarks: RemarkList) {
        self.entries = entries
        self.opening = opening
        self.today = today
        self.remarks = remarks
    }

    /// The entries by date. Balances that hold only in the order of the file are taken out, since they are computed
    /// anyway.
    func settled() -> [FundsTableReader.Entry] {
        var proof = self
        proof.turnIfNewestFirst()
        proof.checkBalances()
        proof.checkDates()
        proof.checkVouchers()
        proof.sort()
        return proof.entries
    }

    /// Banks list the newest first.
    private mutating func turnIfNewestFirst() {
        let pairs = zip(entries, entries.dropFirst())
        let falls = pairs.count { $0.day > $1.day }
        guard falls > 0, !pairs.contains(where: { $0.day < $1.day }), breaks(entries) >= breaks(entries.reversed())
        else {
            return
        }
        entries.reverse()
        if let place = entries.first?.balancePlace {
            remarks.add(
                .note, ImportPlace(file: place.file, sheet: place.sheet),
                Message(zh: "各行从新到旧，已倒过来", en: "the newest stands first: the order was turned round"))
        }
    }

    private func breaks(_ entries: some Sequence<FundsTableReader.Entry>) -> Int {
        var balance: Money?
        var count = 0
        for entry in entries {
            if let previous = balance, let stated = entry.balance, previous + entry.income - entry.expense != stated {
                count += 1
            }
            balance = entry.balance ?? balance.map { $0 + entry.income - entry.expense }
        }
        return count
    }

    /// After a break it goes on from the balance that is written, so that one slip is one error.
    private func checkBalances() {
        var balance = opening
        var above: Int?
        for entry in entries {
            let computed = balance.map { $0 + entry.income - entry.expense }
            if let computed, let stated = entry.balance, computed != stated {
                let line = above.map { "第 \($0) 行" } ?? "期初余额"
                let row = above.map { "row \($0)" } ?? "the opening balance"
                remarks.add(
                    .error, entry.balancePlace,
                    Message(
                        zh: "余额写的是 \(stated)，从\(line)推算应为 \(computed)",
                        en: "the balance says \(stated), but \(row) leads to \(computed)"),
                    hint: Message(zh: "核对这一行和\(line)", en: "check this row and \(row)"))
            }
            balance = entry.balance ?? computed
            above = entry.record.row
        }
    }

    private func place(_ entry: FundsTableReader.Entry) -> ImportPlace {
        ImportPlace(file: entry.balancePlace.file, sheet: entry.balancePlace.sheet, row: entry.record.row)
    }

    private func checkDates() {
        for entry in entries where entry.day > today {
            remarks.add(
                .warning, place(entry),
                Message(zh: "日期 \(entry.day) 在今天（\(today)）以后", en: "the date \(entry.day) lies after today (\(today))"))
        }
        for (above, entry) in zip(entries, entries.dropFirst()) where entry.day < above.day {
            remarks.add(
                .warning, place(entry),
                Message(
                    zh: "\(entry.day) 排在第 \(above.record.row) 行的 \(above.day) 后面，导入时按日期排好",
                    en: "\(entry.day) stands below \(above.day) of row \(above.record.row); it was put in order"))
        }
    }

    /// One voucher may cover several lines of one day; the same number on another day is a slip.
    private func checkVouchers() {
        var seen: [String: FundsTableReader.Entry] = [:]
        for entry in entries {
            let number = entry.record["voucher-number"]
            guard !number.isEmpty else { continue }
            let key =
                number.wholeMatch(of: /\d{1,3}/) == nil
                ? number : "\(entry.day.civil.year)-\(entry.day.civil.month)-\(number)"
            if let other = seen[key],
                other.day != entry.day
                    || (other.record["matter"] == entry.record["matter"] && other.income == entry.income
                        && other.expense == entry.expense)
            {
                remarks.add(
                    .warning, place(entry),
                    Message(
                        zh: "凭证号“\(number)”与第 \(other.record.row) 行重复",
                        en: "voucher number '\(number)' stands in row \(other.record.row) too"))
            }
            seen[key] = seen[key] ?? entry
        }
    }

    private mutating func sort() {
        let sorted = entries.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
        guard sorted.map(\.offset) != Array(entries.indices) else { return }
        let isProved = breaks(entries) == 0
        entries = sorted.map(\.element)
        guard isProved else { return }
        var balance = opening ?? .zero
        var knows = opening != nil
        for index in entries.indices {
            let entry = entries[index]
            balance = balance + entry.income - entry.expense
            if knows || entry.balance == nil, entry.balance != balance { entries[index].record.values["balance"] = nil }
            if !knows, let stated = entry.balance { (balance, knows) = (stated, true) }
        }
    }
}
