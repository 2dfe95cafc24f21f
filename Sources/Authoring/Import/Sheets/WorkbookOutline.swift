import Content

/// What a workbook is made of (ECMA-376 part 1, 18.2): its sheets in order, and what else lies in the archive.
struct WorkbookOutline: Sendable {
    struct Sheet: Hashable, Sendable {
        let name: String
        let isHidden: Bool
        /// Name of the part with its cells.
        let part: String
    }

    let sheets: [Sheet]
    let hasMacros: Bool
    /// Whether days are counted from 1904 (18.2.28), as Excel for Mac did.
    let is1904: Bool
    /// Whether xlsx2csv 0.7 would take `date1904="0"` for yes: then dates are read as bare numbers.
    let misleadsAboutDates: Bool
    let pictures: Int

    init(_ archive: ZipArchive) throws(ImportObstacle) {
        guard let book = try archive.text("xl/workbook.xml") else { throw .damaged }
        let relations = try archive.text("xl/_rels/workbook.xml.rels") ?? ""
        var targets: [String: String] = [:]
        for tag in SheetMarkup.tags("Relationship", in: relations) {
            guard let id = SheetMarkup.attribute("Id", of: tag), let target = SheetMarkup.attribute("Target", of: tag)
            else {
                continue
            }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        sheets = SheetMarkup.tags("sheet", in: book).compactMap { tag in
            guard let name = SheetMarkup.attribute("name", of: tag) else { return nil }
            let relation = tag.split(separator: " ").first { $0.contains(":id=") }
                .map { String($0.split(separator: "=").last ?? "").filter { $0 != "\"" && $0 != "'" && $0 != "/" } }
            let state = SheetMarkup.attribute("state", of: tag)
            guard let part = relation.flatMap({ targets[$0] }), part.contains("worksheets/") else { return nil }
            return Sheet(name: name, isHidden: state == "hidden" || state == "veryHidden", part: part)
        }
        guard !sheets.isEmpty else { throw .damaged }
        let flag = SheetMarkup.tags("workbookPr", in: book).first.flatMap { SheetMarkup.attribute("date1904", of: $0) }
        is1904 = flag == "1" || flag == "true"
        misleadsAboutDates = flag != nil && flag != "false" && !is1904
        hasMacros = archive.entries.contains { $0.name.lowercased().hasSuffix("vbaproject.bin") }
        pictures = archive.entries.count { $0.name.hasPrefix("xl/media/") }
    }
}
