import Content

/// Reads debts.csv, projects.csv and subsidies.csv.
extension LedgerReader {
    mutating func debts(_ table: CSVTable) -> FileReading {
        let sheet = SheetReader(table, .debts, required: [.direction, .matter, .party, .amount], findings: findings)
        var pictures = VoucherReader(surroundings, findings: findings)
        let (rows, debts) = records(sheet) { row in
            let direction = sheet.required(row, .direction) { sheet.choice($0, $1, Choices.directions) }
            let matter = sheet.requiredText(row, .matter)
            let party = sheet.requiredText(row, .party)
            let amount = sheet.required(row, .amount, sheet.money)
            return Debt(
                direction: direction ?? .receivable, matter: matter ?? "—", counterparty: party ?? "—",
                amount: amount ?? .zero, settled: amount == nil ? nil : sheet.money(row, .settled),
                incurred: sheet.day(row, .incurred), due: sheet.day(row, .debtDue),
                vouchers: pictures.vouchers(row, of: sheet), note: sheet.text(row, .remark))
        }
        use(pictures)
        return reading(.debts(debts), title: "债权债务", english: "Debts and claims", rows: rows, sheet: sheet)
    }

    mutating func projects(_ table: CSVTable) -> FileReading {
        let sheet = SheetReader(table, .projects, required: [.projectName], findings: findings)
        var pictures = VoucherReader(surroundings, findings: findings)
        let (rows, projects) = records(sheet) { row in
            let name = sheet.requiredText(row, .projectName)
            return Project(
                name: name ?? "—", place: sheet.text(row, .site), budget: sheet.money(row, .budget),
                tender: sheet.text(row, .tender), tendered: sheet.day(row, .tendered),
                contractor: sheet.text(row, .winner), contractPrice: sheet.money(row, .contractPrice),
                settledPrice: sheet.money(row, .settledPrice), begins: sheet.day(row, .workBegins),
                ends: sheet.day(row, .workEnds), progress: sheet.text(row, .progress),
                payments: payments(row, of: sheet), vouchers: pictures.vouchers(row, of: sheet),
                note: sheet.text(row, .remark))
        }
        use(pictures)
        return reading(.projects(projects), title: "集体工程", english: "Collective projects", rows: rows, sheet: sheet)
    }

    /// 付款: `2026-06-11 50550.00; 2026-07-10 67400.00`.
    private func payments(_ row: CSVRow, of sheet: SheetReader) -> [Project.Payment] {
        guard let text = sheet.text(row, .payments) else { return [] }
        var payments: [Project.Payment] = []
        for part in text.split(whereSeparator: { ";；\n".contains($0) }).map({ trimmed($0) }) where !part.isEmpty {
            do throws(ContentError) {
                payments.append(try Self.payment(part))
            } catch {
                findings.error(
                    Message(
                        zh: "付款“\(part)”看不懂：\(error.message.chinese)", en: "payment '\(part)': \(error.message.english)"
                    ),
                    at: sheet.place(row, "payments"),
                    hint: Message(
                        zh: "写成“日期 金额”，几笔用分号隔开：2026-06-11 50550.00; 2026-07-10 67400.00",
                        en: "write date and amount, semicolons between: 2026-06-11 50550.00; 2026-07-10 67400.00"))
            }
        }
        return payments
    }

    private static func payment(_ text: String) throws(ContentError) -> Project.Payment {
        let halves = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map { trimmed($0) }
        guard halves.count == 2 else { throw .badAmount(text) }
        return Project.Payment(date: try Day(parsing: halves[0]), amount: try Money(parsing: halves[1]))
    }

    func subsidies(_ table: CSVTable) -> FileReading {
        let sheet = SheetReader(
            table, .subsidies, required: [.payPeriod, .programme, .household, .amount], findings: findings)
        let (rows, subsidies) = records(sheet) { row -> Subsidy? in
            let period = sheet.required(row, .payPeriod) { row, key in
                sheet.value(row, key) { text throws(ContentError) in try Period(parsing: text) }
            }
            let programme = sheet.requiredText(row, .programme)
            let household = sheet.requiredText(row, .household)
            let amount = sheet.required(row, .amount, sheet.money)
            guard let period else { return nil }
            return Subsidy(
                period: period, programme: programme ?? "—", household: household ?? "—",
                group: sheet.text(row, .villagers), persons: sheet.whole(row, .persons),
                standard: sheet.text(row, .standard), amount: amount ?? .zero, account: sheet.text(row, .account),
                note: sheet.text(row, .remark))
        }
        return reading(
            .subsidies(subsidies), title: "到户补贴", english: "Subsidies to households", rows: rows, sheet: sheet)
    }
}
