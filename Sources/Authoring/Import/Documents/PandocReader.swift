import Content

/// A document in pandoc's own JSON (pandoc-types 1.22).
struct PandocTree: Decodable {
    let blocks: [PandocNode]
}

/// Any value of that JSON.
indirect enum PandocNode: Decodable {
    case text(String)
    case number(Int)
    case list([PandocNode])
    /// An element with its kind and content.
    case element(String, PandocNode)
    case other

    private enum Keys: String, CodingKey { case t, c }

    init(from decoder: any Decoder) throws {
        // One value fits one of these; each is tried in turn.
        if let container = try? decoder.container(keyedBy: Keys.self),
            let kind = try? container.decode(String.self, forKey: .t)
        {
            self = .element(kind, (try? container.decode(PandocNode.self, forKey: .c)) ?? .other)
        } else if let single = try? decoder.singleValueContainer() {
            if let text = try? single.decode(String.self) {
                self = .text(text)
            } else if let number = try? single.decode(Int.self) {
                self = .number(number)
            } else if let list = try? single.decode([PandocNode].self) {
                self = .list(list)
            } else {
                self = .other
            }
        } else {
            self = .other
        }
    }

    var list: [PandocNode] { if case .list(let nodes) = self { nodes } else { [] } }
    var text: String { if case .text(let text) = self { text } else { "" } }
    var number: Int { if case .number(let number) = self { number } else { 0 } }

    subscript(index: Int) -> PandocNode { list.indices.contains(index) ? list[index] : .other }
}

/// Turns pandoc's elements into blocks. What a kiosk cannot show (formulas, code) stays as its text.
struct PandocReader {
    /// Tables in tables in tables …: no form of an office goes deeper.
    private static let depthLimit = 12

    func blocks(_ nodes: [PandocNode], depth: Int = 0) -> [OfficeDocument.Block] {
        depth > Self.depthLimit ? [] : nodes.flatMap { block($0, depth) }
    }

    private func block(_ node: PandocNode, _ depth: Int) -> [OfficeDocument.Block] {
        guard case .element(let kind, let content) = node else { return [] }
        switch kind {
        case "Para", "Plain": return paragraph(content.list)
        case "Header":
            let text = trimmed(Markdown.plain(inlines(content[2].list)))
            return text.isEmpty ? [] : [.heading(level: content[0].number, text)]
        case "BulletList": return [.list(isOrdered: false, content.list.map { blocks($0.list, depth: depth + 1) })]
        case "OrderedList": return [.list(isOrdered: true, content[1].list.map { blocks($0.list, depth: depth + 1) })]
        case "DefinitionList":
            return content.list.flatMap { entry in
                paragraph(entry[0].list) + entry[1].list.flatMap { blocks($0.list, depth: depth + 1) }
            }
        case "BlockQuote": return blocks(content.list, depth: depth + 1)
        case "Div": return blocks(content[1].list, depth: depth + 1)
        case "LineBlock": return content.list.flatMap { paragraph($0.list) }
        case "CodeBlock": return [.paragraph(Markdown.escaped(content[1].text), isBold: false)]
        case "HorizontalRule": return [.rule]
        case "Table": return [.table(table(content, depth))]
        default: return []
        }
    }

    /// Pictures in a paragraph stand between its halves.
    private func paragraph(_ nodes: [PandocNode]) -> [OfficeDocument.Block] {
        var blocks: [OfficeDocument.Block] = []
        var run: [PandocNode] = []
        func flush() {
            let text = trimmed(inlines(run))
            let isBold =
                !run.isEmpty
                && run.allSatisfy { node in
                    guard case .element(let kind, _) = node else { return true }
                    return ["Strong", "Space", "SoftBreak", "LineBreak"].contains(kind)
                }
            if !text.isEmpty { blocks.append(.paragraph(text, isBold: isBold)) }
            run = []
        }
        for node in nodes {
            if case .element("Image", let content) = node {
                flush()
                blocks.append(.picture(path: content[2][0].text, description: Markdown.plain(inlines(content[1].list))))
            } else {
                run.append(node)
            }
        }
        flush()
        return blocks
    }

    func inlines(_ nodes: [PandocNode]) -> String { nodes.map(inline).joined() }

    private func inline(_ node: PandocNode) -> String {
        guard case .element(let kind, let content) = node else { return "" }
        switch kind {
        case "Str": return Markdown.escaped(content.text)
        case "Space", "SoftBreak": return " "
        case "LineBreak": return "\n"
        case "Strong":
            let inside = inlines(content.list)
            return trimmed(inside).isEmpty ? inside : "**\(trimmed(inside))**"
        case "Emph", "Underline", "Superscript", "Subscript", "SmallCaps": return inlines(content.list)
        // What is struck out no longer counts; saying it without the stroke would say the contrary.
        case "Strikeout", "Note": return ""
        case "Quoted":
            guard case .element(let quote, _) = content[0] else { return inlines(content[1].list) }
            return quote == "SingleQuote" ? "‘\(inlines(content[1].list))’" : "“\(inlines(content[1].list))”"
        case "Span", "Link", "Cite": return inlines(content[1].list)
        case "Code", "Math": return Markdown.escaped(content[1].text)
        default: return ""
        }
    }

    // MARK: Tables

    private func table(_ content: PandocNode, _ depth: Int) -> OfficeTable {
        let bodies = content[4].list.flatMap { $0[2].list + $0[3].list }
        return Self.spread((content[3][1].list + bodies + content[5][1].list).map { $0[1].list }) { cell in
            (cell[2].number, cell[3].number, blocks(cell[4].list, depth: depth + 1))
        }
    }

    /// Lays cells into rows, each into all the places over which it reaches.
    private static func spread(
        _ rows: [[PandocNode]], _ read: (PandocNode) -> (rows: Int, columns: Int, blocks: [OfficeDocument.Block])
    ) -> OfficeTable {
        var grid: [[Int: OfficeTable.Cell]] = Array(repeating: [:], count: rows.count)
        for (index, cells) in rows.enumerated() {
            var column = 0
            for node in cells {
                while grid[index][column] != nil { column += 1 }
                let found = read(node)
                let cell = OfficeTable.Cell(blocks: found.blocks, origin: GridCell(row: index + 1, column: column))
                for row in index..<min(index + max(1, found.rows), rows.count) {
                    for place in column..<(column + min(max(1, found.columns), 64)) { grid[row][place] = cell }
                }
                column += max(1, found.columns)
            }
        }
        let width = grid.flatMap(\.keys).max().map { $0 + 1 } ?? 0
        return OfficeTable(
            rows: grid.enumerated().map { index, cells in
                (0..<min(width, 256)).map { column in
                    cells[column] ?? OfficeTable.Cell(blocks: [], origin: GridCell(row: index + 1, column: column))
                }
            })
    }
}
