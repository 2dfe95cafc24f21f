import Content

/// The tables of a file, and what was seen on the way.
struct GridReading {
    var grids: [SheetGrid] = []
    var remarks: [ImportRemark] = []
    /// More rows than a ledger of five years of a busy village has.
    static let rowLimit = 200_000
    /// Sheets of one workbook that are read.
    static let sheetLimit = 60
    /// Columns of one sheet that are looked at.
    static let columnLimit = 256

    /// Reads a CSV file in UTF-8, UTF-16 or GB18030.
    ///
    /// - Throws: ``AuthoringError``.
    static func csv(_ file: SourceFile) throws(AuthoringError) -> GridReading {
        guard let text = Self.decoded(file.bytes) else {
            throw .cannotImport(path: file.path, obstacle: .undecodable)
        }
        let findings = Findings(path: file.name)
        let table = CSVTable(text, findings: findings)
        var reading = GridReading()
        reading.remarks = findings.problems.map { problem in
            ImportRemark(.error, ImportPlace(file: file.name, row: problem.line), problem.message, hint: problem.hint)
        }
        try reading.add(SheetGrid(file: file.name, sheet: nil, rows: rows(table) { $0.line }), of: file)
        return reading
    }

    private static func rows(_ table: CSVTable, number: (CSVRow) -> Int) -> [GridRow] {
        table.rows.map { row in
            var cells = row.fields.map { trimmed($0.text) }
            while cells.last?.isEmpty == true { cells.removeLast() }
            return GridRow(number: number(row), cells: cells)
        }.filter { !$0.cells.isEmpty }
    }

    /// Excel's "Unicode text" is UTF-16 with tabs.
    private static func decoded(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isLittle = bytes[0] == 0xFF
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { place in
                isLittle
                    ? UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
                    : UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
            }
            return String(validating: units, as: UTF16.self).map(withLineFeeds)
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard !content.contains(0) else { return nil }
        return (String(validating: content, as: UTF8.self) ?? FileSystem.decodeGB18030(content)).map(withLineFeeds)
    }

    private static func withLineFeeds(_ text: String) -> String {
        text.unicodeScalars.contains("\r") ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
    }

    /// Reads the sheets of a workbook that can be seen.
    ///
    /// - Parameter wanted: a sheet by its name, even a hidden one; nil for all.
    /// - Throws: ``AuthoringError``.
    static func workbook(_ file: SourceFile, sheet wanted: String?) throws(AuthoringError) -> GridReading {
        var reading = GridReading()
        let outline: WorkbookOutline
        do throws(ImportObstacle) {
            guard let archive = file.archive else { throw .damaged }
            outline = try WorkbookOutline(archive)
        } catch {
            throw .cannotImport(path: file.path, obstacle: error)
        }
        if let wanted, !outline.sheets.contains(where: { $0.name == wanted }) {
            throw .badRequest(
                Message(
                    zh: "“\(file.name)”里没有工作表“\(wanted)”，有：\(outline.sheets.map(\.name).joined(separator: "、"))",
                    en:
                        "'\(file.name)' has no sheet '\(wanted)'; it has: \(outline.sheets.map(\.name).joined(separator: ", "))"
                ))
        }
        reading.remarkOnParts(outline, file)
        for sheet in outline.sheets.prefix(sheetLimit) where wanted == nil || sheet.name == wanted {
            if sheet.isHidden, wanted == nil {
                reading.remarks.append(
                    ImportRemark(
                        .warning, ImportPlace(file: file.name, sheet: sheet.name),
                        Message(zh: "隐藏的工作表没有导入", en: "the sheet is hidden and was left out"),
                        hint: Message(zh: "要导入就加 --sheet \(sheet.name)", en: "to take it: --sheet \(sheet.name)")))
                continue
            }
            try reading.add(try grid(sheet, of: outline, file), of: file)
        }
        return reading
    }

    private mutating func remarkOnParts(_ outline: WorkbookOutline, _ file: SourceFile) {
        let place = ImportPlace(file: file.name)
        if outline.hasMacros {
            remarks.append(
                ImportRemark(
                    .warning, place,
                    Message(zh: "文件里有宏：没有运行，也没有导入", en: "the file holds macros: they were not run and not taken")))
        }
        if outline.pictures > 0 {
            remarks.append(
                ImportRemark(
                    .warning, place,
                    Message(
                        zh: "表里的 \(outline.pictures) 张图片没有导入",
                        en: "\(outline.pictures) pictures in the workbook were left out"),
                    hint: Message(
                        zh: "把图片存进 media/，在“凭证”列写路径", en: "save them in media/ and name them in the column vouchers")))
        }
        if outline.sheets.count > Self.sheetLimit {
            remarks.append(
                ImportRemark(
                    .error, place,
                    Message(
                        zh: "有 \(outline.sheets.count) 个工作表，只读前 \(Self.sheetLimit) 个",
                        en: "there are \(outline.sheets.count) sheets; the first \(Self.sheetLimit) were read"),
                    hint: Message(zh: "拆成几个文件", en: "split the file")))
        }
    }

    /// Dates come as ISO texts whatever their format shows, numbers as they are stored: xlsx2csv would round them to
    /// what the format shows.
    private static func grid(
        _ sheet: WorkbookOutline.Sheet, of outline: WorkbookOutline, _ file: SourceFile
    ) throws(AuthoringError) -> SheetGrid {
        let markup: SheetMarkup
        do throws(ImportObstacle) {
            guard let bytes = try file.archive?.part(sheet.part) else { throw .damaged }
            markup = SheetMarkup(bytes)
            guard !markup.hasUnnumberedRow else { throw .unnumberedRows }
            guard markup.rowCount <= rowLimit else { throw .tooManyRows(limit: rowLimit) }
        } catch {
            throw .cannotImport(path: file.path, obstacle: error)
        }
        let output = try ExternalTool.xlsx2csv.run(
            [
                "-f", outline.misleadsAboutDates ? "float" : "%Y-%m-%d", "--ignore-formats", "float",
                "--sheetname=\(sheet.name)", "--",
                FileSystem.absolute(file.path),
            ],
            on: file.path)
        let table = CSVTable(
            withLineFeeds(String(decoding: output, as: UTF8.self)), findings: Findings(path: file.name))
        var grid = SheetGrid(file: file.name, sheet: sheet.name, rows: rows(table) { $0.number })
        grid.merges = markup.merges
        grid.uncomputed = markup.uncomputed
        grid.formulas = markup.formulas
        grid.hiddenRows = markup.hiddenRows
        grid.hiddenColumns = markup.hiddenColumns
        grid.isWorkbook = true
        grid.is1904 = outline.is1904
        return grid
    }

    private mutating func add(_ grid: SheetGrid, of file: SourceFile) throws(AuthoringError) {
        guard grid.rows.count <= Self.rowLimit else {
            throw .cannotImport(path: file.path, obstacle: .tooManyRows(limit: Self.rowLimit))
        }
        var grid = grid
        let width = grid.width
        if width > Self.columnLimit {
            remarks.append(
                ImportRemark(
                    .warning, grid.place(),
                    Message(
                        zh: "有 \(width) 列，只看前 \(Self.columnLimit) 列",
                        en: "there are \(width) columns; the first \(Self.columnLimit) were looked at")))
            for index in grid.rows.indices {
                grid.rows[index].cells = Array(grid.rows[index].cells.prefix(Self.columnLimit))
            }
        }
        if grid.formulas > 0 {
            remarks.append(
                ImportRemark(
                    .note, grid.place(),
                    Message(
                        zh: "有 \(grid.formulas) 个公式，取的是上次保存时的结果",
                        en: "\(grid.formulas) formulas: their last saved results were taken")))
        }
        remarkOnHidden(grid)
        if grid.rows.isEmpty {
            remarks.append(ImportRemark(.note, grid.place(), Message(zh: "是空的", en: "it is empty")))
        } else {
            grids.append(grid)
        }
    }

    private mutating func remarkOnHidden(_ grid: SheetGrid) {
        let rows = grid.hiddenRows.filter { number in grid.rows.contains { $0.number == number } }
        if !rows.isEmpty {
            let list = rows.prefix(20).map(String.init).joined(separator: ", ") + (rows.count > 20 ? " …" : "")
            remarks.append(
                ImportRemark(
                    .warning, grid.place(rows[0]),
                    Message(
                        zh: "有 \(rows.count) 个隐藏的行，也导入了：\(list)",
                        en: "\(rows.count) hidden rows were taken too: \(list)")))
        }
        let columns = grid.hiddenColumns.filter { column in grid.rows.contains { !$0[column].isEmpty } }
        if !columns.isEmpty {
            let list = columns.map(ImportPlace.letters).joined(separator: ", ")
            remarks.append(
                ImportRemark(
                    .warning, grid.place(),
                    Message(zh: "有隐藏的列，也读了：\(list)", en: "hidden columns were read too: \(list)")))
        }
    }
}
