import Content

/// Reads assets.csv, resources.csv and contracts.csv; the other books stand in `LedgerReader+Books.swift`, statistics in
/// `LedgerReader+Statistics.swift`.
struct LedgerReader {
    let surroundings: Surroundings
    let findings: Findings
    private(set) var usedPictures: Set<String> = []

    init(_ surroundings: Surroundings, findings: Findings) {
        self.surroundings = surroundings
        self.findings = findings
    }

    mutating func read(_ table: CSVTable, book: LedgerBook) -> FileReading {
        switch book {
        case .funds:
            var reader = FundsReader(surroundings, findings: findings)
            return reader.read(table)
        case .assets: return assets(table)
        case .resources: return resources(table)
        case .contracts: return contracts(table)
        case .debts: return debts(table)
        case .projects: return projects(table)
        case .subsidies: return subsidies(table)
        }
    }

    private func assets(_ table: CSVTable) -> FileReading {
        let sheet = SheetReader(table, .assets, required: [.name, .originalValue], findings: findings)
        let (rows, assets) = records(sheet) { row in
            let name = sheet.requiredText(row, .name)
            let original = sheet.required(row, .originalValue, sheet.money)
            return Asset(
                name: name ?? "—", code: sheet.text(row, .assetCode), category: sheet.text(row, .sort),
                quantity: sheet.hundredths(row, .quantity), measure: sheet.text(row, .measure),
                originalValue: original ?? .zero, currentValue: sheet.money(row, .currentValue),
                use: sheet.text(row, .use), lessee: sheet.text(row, .lessee), rent: sheet.money(row, .rent),
                termBegin: sheet.day(row, .leaseBegin), termEnd: sheet.day(row, .leaseEnd),
                condition: sheet.text(row, .condition), place: sheet.text(row, .seat))
        }
        return reading(.assets(assets), title: "集体资产", english: "Collective assets", rows: rows, sheet: sheet)
    }

    private func resources(_ table: CSVTable) -> FileReading {
        let sheet = SheetReader(table, .resources, required: [.name, .area], findings: findings)
        let (rows, resources) = records(sheet) { row -> Resource? in
            let name = sheet.requiredText(row, .name)
            guard let area = sheet.required(row, .area, sheet.hundredths) else { return nil }
            return Resource(
                name: name ?? "—", category: sheet.text(row, .sort), area: area, place: sheet.text(row, .seat),
                contractor: sheet.text(row, .contractor), price: sheet.money(row, .price),
                termBegin: sheet.day(row, .grantBegin), termEnd: sheet.day(row, .grantEnd), use: sheet.text(row, .use))
        }
        return reading(.resources(resources), title: "集体资源", english: "Collective resources", rows: rows, sheet: sheet)
    }

    private mutating func contracts(_ table: CSVTable) -> FileReading {
        let sheet = SheetReader(table, .contracts, required: [.name, .party, .amount], findings: findings)
        var pictures = VoucherReader(surroundings, findings: findings)
        let (rows, contracts) = records(sheet) { row in
            let name = sheet.requiredText(row, .name)
            let party = sheet.requiredText(row, .party)
            let amount = sheet.required(row, .amount, sheet.money)
            return Contract(
                name: name ?? "—", number: sheet.text(row, .contractNumber), counterparty: party ?? "—",
                signed: sheet.day(row, .signed), amount: amount ?? .zero, termBegin: sheet.day(row, .termBegin),
                termEnd: sheet.day(row, .termEnd), due: sheet.day(row, .dueDate), paid: sheet.money(row, .paid),
                vouchers: pictures.vouchers(row, of: sheet), note: sheet.text(row, .remark))
        }
        use(pictures)
        return reading(.contracts(contracts), title: "集体合同", english: "Collective contracts", rows: rows, sheet: sheet)
    }

    /// Counts the pictures of a book as used.
    mutating func use(_ pictures: VoucherReader) { usedPictures.formUnion(pictures.used) }

    /// The records of a sheet with the rows that they stand in.
    func records<Record>(_ sheet: SheetReader, _ read: (CSVRow) -> Record?) -> ([CSVRow], [Record]) {
        guard sheet.isUsable else { return ([], []) }
        var rows: [CSVRow] = []
        var records: [Record] = []
        for row in sheet.rows {
            guard let record = read(row) else { continue }
            rows.append(row)
            records.append(record)
        }
        return (rows, records)
    }

    func reading(
        _ ledger: Ledger, title: String, english: String, rows: [CSVRow], sheet: SheetReader
    ) -> FileReading {
        var reading = FileReading(usedPictures: usedPictures)
        // The name of a book is always part of an id; the unit's part is checked with its own file.
        if let id = try? ItemID("\(surroundings.unitID)-\(ledger.book.rawValue)") {
            let item = Item(
                id: id, unit: surroundings.unitID, title: title, titleEnglish: english,
                published: surroundings.undatedDay, detail: .ledger(ledger))
            sheet.reportViolations(of: item, rows: rows)
            reading.items = [ReadItem(item: item, path: findings.path, place: .start)]
        }
        reading.problems = findings.problems
        return reading
    }
}

extension SheetReader {
    /// A whole number.
    func whole(_ row: CSVRow, _ key: Key) -> Int? {
        value(row, key) { text throws(ContentError) in
            let number = try Hundredths(parsing: text).value
            guard number % 100 == 0 else { throw .outOfRange(field: key.english, value: text, allowed: "0, 1, 2 …") }
            return Int(number / 100)
        }
    }

    /// Reports the rules that an item breaks, at the rows that they name.
    func reportViolations(of item: Item, rows: [CSVRow]) {
        for violation in item.violations {
            let row = violation.index.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
            findings.error(violation.error, at: row.map { place($0, violation.field) } ?? .start)
        }
    }
}

/// Reads the pictures of a row's 凭证.
struct VoucherReader {
    let surroundings: Surroundings
    let findings: Findings
    private(set) var used: Set<String> = []

    init(_ surroundings: Surroundings, findings: Findings) {
        self.surroundings = surroundings
        self.findings = findings
    }

    mutating func vouchers(_ row: CSVRow, of sheet: SheetReader) -> [MediaReference] {
        guard let text = sheet.text(row, .vouchers) else { return [] }
        var found: [MediaReference] = []
        for path in text.split(whereSeparator: { ";；\n".contains($0) }).map({ trimmed($0) }) where !path.isEmpty {
            let place = sheet.place(row, "vouchers")
            if let picture = surroundings.picture(path, at: place, findings: findings, used: &used) {
                found.append(picture)
            }
        }
        return found
    }
}
