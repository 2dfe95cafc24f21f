import Content

/// The voucher numbers of a funds ledger, for rows that correct others.
///
/// One voucher may have several rows, all of its day. The same number on another day is another voucher that was
/// numbered wrongly, or a row that was entered twice.
struct VoucherNumbers {
    private var days: [String: (date: Day, line: Int)] = [:]

    /// Notes a row's number, and holds its 更正 against the numbers above.
    mutating func take(_ entry: LedgerRow, in row: CSVRow, of sheet: SheetReader, findings: Findings) {
        if let corrected = entry.corrects, days[corrected] == nil {
            findings.error(
                Message(
                    zh: "更正的凭证“\(corrected)”在上面的行里没有",
                    en: "no row above has the voucher '\(corrected)' that this one corrects"
                ), at: sheet.place(row, "corrects"),
                hint: didYouMean(corrected, among: Array(days.keys))
                    ?? Message(zh: "写原来那一行的凭证号", en: "write the voucher number of the row that was wrong"))
        }
        guard let number = entry.voucherNumber else { return }
        guard let first = days[number] else {
            days[number] = (entry.date, row.line)
            return
        }
        guard first.date != entry.date else { return }
        findings.warning(
            Message(
                zh: "凭证号“\(number)”在第 \(first.line) 行（\(first.date)）已经用过",
                en: "the voucher number '\(number)' stands in line \(first.line) (\(first.date)) already"),
            at: sheet.place(row, "voucher-number"),
            hint: Message(zh: "核对是不是记重了", en: "see whether it was entered twice"))
    }
}
