import Content

/// Takes the tables of files into the ledgers of one folder.
struct LedgerDesk {
    let folder: String
    let options: ImportOptions
    let today: Day
    private var files: [LedgerBook: LedgerFile] = [:]
    private var trails: [(book: LedgerBook, source: String, records: [LedgerRecord])] = []

    init(folder: String, options: ImportOptions, today: Day) {
        self.folder = folder
        self.options = options
        self.today = today
    }

    /// Takes every table of a workbook or CSV file.
    mutating func take(_ file: SourceFile, _ report: inout ImportReport) throws(AuthoringError) {
        let reading =
            file.format == .csv ? try GridReading.csv(file) : try GridReading.workbook(file, sheet: options.sheet)
        report.remarks += reading.remarks
        var wanted: LedgerBook?
        if case .ledger(let book) = options.kind { wanted = book }
        try take(reading.grids, wanted, file, &report)
    }

    /// Takes tables that are already there, as those of a document.
    mutating func take(
        _ grids: [SheetGrid], _ wanted: LedgerBook?, _ file: SourceFile, _ report: inout ImportReport
    ) throws(AuthoringError) {
        var count = 0
        for grid in grids {
            let remarks = RemarkList(grid.place())
            defer { report.remarks += remarks.all }
            guard var table = TableFinder(grid: grid, mapping: options.mapping, wanted: wanted).find() else {
                explain(grid, wanted, isOnly: grids.count == 1, remarks)
                continue
            }
            table.checkValues(remarks)
            guard table.book.required.allSatisfy({ $0.contains { table.columns[$0] != nil } }) else {
                explain(grid, wanted, isOnly: true, remarks)
                continue
            }
            table.orient()
            table.describe(remarks)
            learn(table, &report)
            let records = read(table, remarks)
            if records.isEmpty {
                remarks.add(.error, grid.place(), Message(zh: "没有一行可以导入", en: "not one row could be taken"))
            }
            try merge(records, table, remarks, &report)
            count += 1
        }
        guard count == 0, !grids.isEmpty else { return }
        report.remarks.append(
            ImportRemark(
                .error, ImportPlace(file: file.name),
                Message(zh: "没有找到台账表格，没有导入", en: "no table of a ledger was found: nothing was taken"),
                hint: Message(
                    zh: "用 --kind 说明是哪本台账，用 --mapping 说明各列是什么",
                    en: "say which ledger it is (--kind) and what its columns are (--mapping)")))
    }

    private func read(_ table: LedgerTable, _ remarks: RemarkList) -> [LedgerRecord] {
        if table.book == .funds {
            var reader = FundsTableReader(table, today: today, remarks: remarks)
            return reader.read()
        }
        var reader = PropertyTableReader(table, remarks: remarks)
        return reader.read()
    }

    private func explain(_ grid: SheetGrid, _ wanted: LedgerBook?, isOnly: Bool, _ remarks: RemarkList) {
        guard let nearest = TableFinder(grid: grid, mapping: options.mapping, wanted: wanted).nearest() else {
            remarks.add(.warning, grid.place(), Message(zh: "没有认出表头，略过", en: "no head was recognised: left out"))
            return
        }
        let missing = nearest.missing.map { name in
            nearest.book.vocabulary[name]?.chinese[0] ?? name
        }.joined(separator: "、")
        remarks.add(
            isOnly ? .error : .warning, grid.place(nearest.row.number),
            Message(
                zh: "像是\(nearest.book.word)台账（认出：\(nearest.found.joined(separator: "、"))），但没有找到：\(missing)",
                en:
                    "this looks like the ledger of \(nearest.book.rawValue) (\(nearest.found.joined(separator: ", "))), but these were not found: \(nearest.missing.joined(separator: ", "))"
            ), hint: Message(zh: "在 --mapping 文件里写明是哪一列", en: "name the columns in a --mapping file"))
    }

    private func learn(_ table: LedgerTable, _ report: inout ImportReport) {
        report.mapping.book = report.mapping.book ?? table.book
        if report.mapping.book != table.book { report.mapping.book = nil }
        report.mapping.year = options.mapping?.year
        for column in table.columns.values {
            report.mapping.columns[HeaderLabel(column.header).text] = column.field.name
        }
        for left in table.leftOut where report.mapping.columns[HeaderLabel(left.header).text] == nil {
            report.mapping.columns[HeaderLabel(left.header).text] = ImportMapping.ignored
        }
    }

    private mutating func merge(
        _ records: [LedgerRecord], _ table: LedgerTable, _ remarks: RemarkList, _ report: inout ImportReport
    ) throws(AuthoringError) {
        let source = table.grid.file + (table.grid.sheet.map { "[\($0)]" } ?? "")
        var file: LedgerFile
        if let open = files[table.book] { file = open } else { file = try LedgerFile(table.book, in: folder) }
        let outcome = try file.merge(records, from: source)
        files[table.book] = file
        trails.append((table.book, source, records))
        for conflict in outcome.conflicts {
            remarks.add(
                .warning, table.grid.place(conflict.row, table.columns[conflict.field]?.column),
                Message(
                    zh: "文件里改成“\(conflict.wanted)”，台账里已另改为“\(conflict.kept)”，保留台账里的",
                    en:
                        "the file now says '\(conflict.wanted)', but the ledger was changed to '\(conflict.kept)', which stays"
                ))
        }
        for change in outcome.replaced {
            remarks.add(
                .warning, table.grid.place(change.row, table.columns[change.field]?.column),
                Message(
                    zh: "台账里原来是“\(change.before)”，改为“\(change.after)”",
                    en: "the ledger said '\(change.before)'; it now says '\(change.after)'"))
        }
        for orphan in outcome.orphans {
            remarks.add(
                .warning, table.grid.place(),
                Message(
                    zh: "“\(orphan["matter"] + orphan["name"])”已不在文件里，但在台账里改过，保留",
                    en:
                        "'\(orphan["matter"] + orphan["name"])' is gone from the file but was changed in the ledger: it stays"
                ))
        }
        report.count(file.path) { written in
            written.added += outcome.added
            written.changed += outcome.changed
            written.unchanged += outcome.unchanged
            written.removed += outcome.removed
        }
    }

    /// What only the whole ledger shows.
    func finish(_ report: inout ImportReport) throws(AuthoringError) {
        guard let funds = files[.funds] else { return }
        let imported = Set(trails.filter { $0.book == .funds }.flatMap(\.records).map { String($0["date"].prefix(7)) })
        guard let first = imported.min(), let last = imported.max() else { return }
        // Dates that are no months are reported by validation.
        let months = Set(
            funds.records.compactMap { try? Day(parsing: $0["date"]) }.compactMap {
                Period(containing: $0, cycle: .monthly)
            }
        )
        .sorted()
        for (month, following) in zip(months, months.dropFirst())
        where month.next < following && month.description >= first && month.description < last {
            var missing = [month.next]
            while let end = missing.last, end.next < following, missing.count < 36 { missing.append(end.next) }
            report.remarks.append(
                ImportRemark(
                    .warning, ImportPlace(file: funds.path),
                    Message(
                        zh: "缺少 \(missing.map(\.description).joined(separator: "、")) 的收支",
                        en: "there are no entries for \(missing.map(\.description).joined(separator: ", "))")))
        }
    }

    func write() throws(AuthoringError) {
        for book in LedgerBook.allCases { try files[book]?.write() }
        for trail in trails { try files[trail.book]?.writeTrail(trail.records, from: trail.source) }
    }
}

extension LedgerBook {
    /// The word that staff use.
    var word: String {
        switch self {
        case .funds: "资金"
        case .assets: "资产"
        case .resources: "资源"
        case .contracts: "合同"
        case .debts: "债权债务"
        case .projects: "工程"
        case .subsidies: "补贴"
        }
    }
}
