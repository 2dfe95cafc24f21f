import Content

/// Reads the tables of `statistics/`.
extension LedgerReader {
    /// 办件统计, or 办件进度 when the head names receipt numbers.
    func statistics(_ table: CSVTable, id: ItemID) -> FileReading {
        let isProgress = table.rows.first?.fields.contains { Key.receipt.isSpelled($0.text) } ?? false
        return isProgress ? cases(table, id: id) : months(table, id: id)
    }

    private func months(_ table: CSVTable, id: ItemID) -> FileReading {
        let sheet = SheetReader(table, .statistics, required: [.month, .accepted, .done], findings: findings)
        let (rows, records) = records(sheet) { row -> StatisticRow? in
            let month = sheet.required(row, .month) { row, key in
                sheet.value(row, key) { text throws(ContentError) in
                    let period = try Period(parsing: text)
                    guard case .month = period else { throw .badPeriod(text) }
                    return period
                }
            }
            let accepted = sheet.required(row, .accepted, sheet.whole)
            let done = sheet.required(row, .done, sheet.whole)
            let office = surroundings.officeName(
                sheet.text(row, .office), at: sheet.place(row, "office"), findings: findings)
            let onTime = sheet.whole(row, .onTime)
            let satisfaction = sheet.hundredths(row, .satisfaction)
            guard let month, let accepted, let done else { return nil }
            return StatisticRow(
                month: month, office: office, accepted: accepted, done: done, onTime: onTime, satisfaction: satisfaction
            )
        }
        let months = records.map(\.month).sorted()
        let span = months.first.map { first in " \(first) 至 \(months[months.count - 1])" } ?? ""
        let item = Item(
            id: id, unit: surroundings.unitID, title: "办件统计" + span,
            titleEnglish: "Case statistics" + span.split(separator: " 至 ").joined(separator: " to "),
            published: months.last?.end ?? surroundings.undatedDay,
            detail: .statistic(StatisticSeries(rows: records)))
        sheet.reportViolations(of: item, rows: rows)
        return FileReading(
            items: [ReadItem(item: item, path: findings.path, place: .start)], problems: findings.problems)
    }

    /// 办件进度. What is wrong with a case is said at its row, and the case is left out.
    private func cases(_ table: CSVTable, id: ItemID) -> FileReading {
        let sheet = SheetReader(table, .cases, required: [.receipt, .state, .date], findings: findings)
        let (rows, records) = records(sheet) { row -> CaseProgress? in
            let number = sheet.requiredText(row, .receipt)
            let state = sheet.requiredText(row, .state)
            let date = sheet.required(row, .date, sheet.day)
            if let date, date > surroundings.today {
                findings.error(
                    Message(zh: "日期 \(date) 还没有到", en: "\(date) lies in the future"), at: sheet.place(row, "date"))
            }
            let office = surroundings.officeName(
                sheet.text(row, .office), at: sheet.place(row, "office"), findings: findings)
            guard let number, let state, let date else { return nil }
            return CaseProgress(
                number: number, matter: sheet.text(row, .caseMatter), applicant: sheet.text(row, .applicant),
                state: state, office: office, date: date)
        }
        let item = Item(
            id: id, unit: surroundings.unitID, title: "办件进度", titleEnglish: "Case progress",
            published: records.map(\.date).max() ?? surroundings.undatedDay,
            detail: .statistic(StatisticSeries(cases: records)))
        sheet.reportViolations(of: item, rows: rows)
        return FileReading(
            items: [ReadItem(item: item, path: findings.path, place: .start)], problems: findings.problems)
    }
}
