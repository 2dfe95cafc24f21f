import Content

/// Markdown as docs/content-format.md reads it, written from a document's blocks.
enum Markdown {
    /// A text in which nothing means anything.
    static func escaped(_ text: String) -> String {
        guard text.contains(where: { "\\`*_[]<|".contains($0) }) else { return text }
        return text.reduce(into: "") { result, character in
            if "\\`*_[]<|".contains(character) { result.append("\\") }
            result.append(character)
        }
    }

    /// The words of such a text.
    static func plain(_ markdown: String) -> String {
        var result = ""
        var isEscaped = false
        for character in markdown.replacing("**", with: "") {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }

    /// - Parameter picture: the path of a picture in the authoring folder; nil for one that is left out.
    static func text(_ blocks: [OfficeDocument.Block], picture: (String) -> String?) -> String {
        blocks.compactMap { block($0, picture) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func block(_ block: OfficeDocument.Block, _ picture: (String) -> String?) -> String? {
        switch block {
        case .heading(let level, let text): String(repeating: "#", count: min(max(level, 2), 6)) + " " + escaped(text)
        case .paragraph(let text, _): guarded(text.replacing("\n", with: "\\\n"))
        case .list(let isOrdered, let items): list(items, isOrdered, picture)
        case .table(let table): Self.table(table)
        case .picture(let path, let description):
            picture(path).map { "![\(escaped(description.replacing("\n", with: " ")))](\($0))" }
        case .rule: "---"
        }
    }

    /// A paragraph that begins like a list or heading stays one.
    private static func guarded(_ text: String) -> String {
        if let match = text.prefixMatch(of: /\d{1,9}[.)]/) {
            return text.replacingCharacters(match.range, endingWith: "\\")
        }
        return ["#", "+", "-", ">", "~", "="].contains { text.hasPrefix($0) } ? "\\" + text : text
    }

    private static func list(
        _ items: [[OfficeDocument.Block]], _ isOrdered: Bool, _ picture: (String) -> String?
    ) -> String {
        items.enumerated().map { index, blocks in
            let mark = isOrdered ? "\(index + 1). " : "- "
            let indent = String(repeating: " ", count: mark.count)
            let lines = text(blocks, picture: picture).split(separator: "\n", omittingEmptySubsequences: false)
            return mark
                + lines.enumerated().map { $0 == 0 || $1.isEmpty ? String($1) : indent + $1 }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// The first row is the head; a cell that reaches over several places says its words in the first of them.
    private static func table(_ table: OfficeTable) -> String? {
        let lines = table.rows.enumerated().map { index, cells in
            cells.enumerated().map { column, cell in
                let isFirst = cell.origin == GridCell(row: index + 1, column: column)
                let isBelow = cell.origin.column == column && cell.origin.row < index + 1
                return isFirst || isBelow ? escaped(cell.text.replacing("\n", with: " ")) : ""
            }
        }.filter { !$0.allSatisfy(\.isEmpty) }
        guard let head = lines.first, !head.isEmpty else { return nil }
        let rule = "|" + head.map { _ in "---|" }.joined()
        return
            (["| " + head.joined(separator: " | ") + " |", rule]
            + lines.dropFirst().map { "| " + $0.joined(separator: " | ") + " |" }).joined(separator: "\n")
    }
}

extension String {
    /// Puts a mark before the last character of a range.
    fileprivate func replacingCharacters(_ range: Range<Index>, endingWith mark: String) -> String {
        let last = index(before: range.upperBound)
        return self[..<last] + mark + self[last...]
    }
}
