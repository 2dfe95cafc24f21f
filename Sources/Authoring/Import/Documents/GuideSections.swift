import Content

/// The parts of a document that belong to fields of a guide, wherever they stand: beside a label in a form, under a
/// heading, or behind a colon.
struct GuideSections {
    /// Blocks by field, in the words of the document.
    private(set) var found: [String: [OfficeDocument.Block]] = [:]
    /// Where a field was found twice with other words.
    private(set) var doubles: [(field: String, words: String)] = []
    /// What belongs to no field.
    private(set) var rest: [OfficeDocument.Block] = []
    /// The first heading.
    private(set) var heading: String?

    init(_ blocks: [OfficeDocument.Block]) {
        var open: (field: String, level: Int)?
        for (index, block) in blocks.enumerated() {
            if let title = Self.heading(block) {
                if let current = open, title.level > current.level, title.field == nil {
                    add([block], to: current.field)
                    continue
                }
                open = title.field.map { ($0, title.level) }
                if heading == nil, title.field == nil, index < 4 {
                    heading = title.text
                } else if title.field == nil {
                    rest.append(block)
                }
                continue
            }
            take(block, open?.field)
        }
        dropEmptyHeadings()
    }

    /// A heading whose text went into fields has nothing to stand over.
    private mutating func dropEmptyHeadings() {
        rest = rest.indices.filter { index in
            guard case .heading = rest[index] else { return true }
            guard index + 1 < rest.count else { return false }
            if case .heading = rest[index + 1] { return false }
            return true
        }.map { rest[$0] }
    }

    /// A heading, or a short bold or numbered line that names a field.
    private static func heading(_ block: OfficeDocument.Block) -> (text: String, level: Int, field: String?)? {
        switch block {
        case .heading(let level, let text): return (text, level, GuideWords.field(text))
        case .paragraph(let markdown, let isBold):
            let text = Markdown.plain(markdown)
            guard text.count <= 20, !text.contains("\n") else { return nil }
            if let field = GuideWords.field(text) { return (text, 3, field) }
            return isBold ? (text, 3, nil) : nil
        default: return nil
        }
    }

    private mutating func take(_ block: OfficeDocument.Block, _ open: String?) {
        switch block {
        case .table(let table):
            if Self.isForm(table) {
                takeForm(table)
            } else if let open {
                add([block], to: open)
            } else {
                rest.append(block)
            }
        case .paragraph(let markdown, _):
            let lines = Markdown.plain(markdown).split(separator: "\n").map { trimmed($0) }
            var left: [String] = []
            for line in lines {
                if let labelled = LabelledText(line), let field = GuideWords.field(labelled.label),
                    !labelled.value.isEmpty,
                    open != "materials", open != "steps"
                {
                    add([.paragraph(Markdown.escaped(labelled.value), isBold: false)], to: field)
                } else {
                    left.append(line)
                }
            }
            guard !left.isEmpty else { return }
            let remaining = OfficeDocument.Block.paragraph(
                left.map(Markdown.escaped).joined(separator: "\n"), isBold: false)
            if let open { add([remaining], to: open) } else { rest.append(remaining) }
        default:
            if let open { add([block], to: open) } else { rest.append(block) }
        }
    }

    private mutating func add(_ blocks: [OfficeDocument.Block], to field: String, isNew: Bool = false) {
        guard isNew, let before = found[field] else {
            found[field, default: []] += blocks
            return
        }
        let words = OfficeDocument.plain(blocks)
        if words != OfficeDocument.plain(before) { doubles.append((field, words)) }
    }

    // MARK: Forms

    /// A table with at least two labels of a guide in it.
    private static func isForm(_ table: OfficeTable) -> Bool {
        let labels = Set(table.rows.joined().compactMap { $0.text.count <= 14 ? GuideWords.field($0.text) : nil })
        return labels.count >= 2 && !(table.rows.count > 1 && isMaterialHead(table.rows[0].map(\.text)))
    }

    static func isMaterialHead(_ cells: [String]) -> Bool {
        cells.contains { ["材料名称", "名称", "材料"].contains(LabelledText.name($0)) }
            && cells.contains { cell in
                ["形式", "材料形式", "份数", "来源", "来源渠道", "材料类型", "要求", "数量", "备注", "说明", "必要性"].contains(
                    LabelledText.name(cell))
            }
    }

    private mutating func takeForm(_ table: OfficeTable) {
        var row = 0
        while row < table.rows.count {
            let cells = table.rows[row]
            var next = row + 1
            var column = 0
            while column < cells.count {
                let cell = cells[column]
                let end = (column..<cells.count).first { cells[$0].origin != cell.origin } ?? cells.count
                guard let field = GuideWords.field(cell.text), end < cells.count else {
                    keep(cell, at: GridCell(row: row + 1, column: column))
                    column = end
                    continue
                }
                // A label that reaches over several rows has a table of its own beside it.
                let last = table.rows.indices.last { $0 >= row && table.rows[$0][column].origin == cell.origin } ?? row
                if last > row {
                    let inner = OfficeTable(rows: table.rows[row...last].map { Array($0[end...]) })
                    add(Self.unfolded(inner), to: field, isNew: true)
                    next = max(next, last + 1)
                    column = cells.count
                } else {
                    let value = cells[end]
                    add(value.blocks, to: field, isNew: true)
                    column = (end..<cells.count).first { cells[$0].origin != value.origin } ?? cells.count
                }
            }
            row = next
        }
    }

    /// What is no label in a form stays as text, each cell once.
    private mutating func keep(_ cell: OfficeTable.Cell, at place: GridCell) {
        guard cell.origin == place, !trimmed(cell.text).isEmpty else { return }
        if heading == nil, place.row == 1 { heading = cell.text } else { rest += cell.blocks }
    }

    /// A table of one column is its cells.
    private static func unfolded(_ table: OfficeTable) -> [OfficeDocument.Block] {
        let isNarrow = table.rows.allSatisfy { row in Set(row.map(\.origin)).count <= 1 }
        guard isNarrow else { return [.table(table)] }
        var seen: Set<GridCell> = []
        return table.rows.compactMap(\.first).filter { seen.insert($0.origin).inserted }.flatMap(\.blocks)
    }
}
