import Content

/// A link from one item to a place in another, kept until all items are read.
struct AnchoredLink: Sendable {
    let target: ItemID
    let anchor: String
    let place: Position
}

/// Turns Markdown into ``Block``s: what docs/content-format.md says renders, and everything else as plain text.
struct BodyReader {
    private let surroundings: Surroundings
    private let findings: Findings
    /// The item's own id, for links within it.
    private let own: ItemID?
    private var source: Substring = ""
    private var line = 1
    private var indent = 0
    private(set) var usedPictures: Set<String> = []
    private(set) var anchoredLinks: [AnchoredLink] = []

    init(_ surroundings: Surroundings, own: ItemID?, findings: Findings) {
        self.surroundings = surroundings
        self.own = own
        self.findings = findings
    }

    /// Reads a text that begins on `line` of its file, after `indent` bytes.
    mutating func blocks(_ text: Substring, line: Int, indent: Int = 0) -> [Block] {
        source = text
        self.line = line
        self.indent = indent
        return blocks(CMark.parse(text))
    }

    /// Lines and characters of the file for a place that cmark gives. cmark gives 0 for some inlines of extensions.
    private func place(_ node: MarkdownNode) -> Position {
        let number = max(node.line, 1)
        let lines = source.split(separator: "\n", maxSplits: number, omittingEmptySubsequences: false)
        let bytes =
            lines.indices.contains(number - 1)
            ? lines[number - 1].utf8.prefix(max(node.column - 1, 0)) : "".utf8.prefix(0)
        let before = number == 1 ? beforeSource : 0
        return Position(line: line + number - 1, column: before + bytes.count { $0 & 0xC0 != 0x80 } + 1)
    }

    private var beforeSource: Int {
        guard indent > 0 else { return 0 }
        return source.base.utf8[..<source.startIndex].suffix(indent).count { $0 & 0xC0 != 0x80 }
    }

    // MARK: Blocks

    private mutating func blocks(_ nodes: [MarkdownNode]) -> [Block] {
        var blocks: [Block] = []
        for node in nodes { append(node, to: &blocks) }
        return blocks
    }

    private mutating func append(_ node: MarkdownNode, to blocks: inout [Block]) {
        switch node.kind {
        case .paragraph: blocks += paragraphs(node.children)
        case .heading(let level):
            let inlines = inlines(node.children)
            if !inlines.isEmpty { blocks.append(.heading(level: level, inlines)) }
        case .list(let start): blocks.append(.list(start: start, items: node.children.map { self.blocks($0.children) }))
        case .quote: blocks.append(.quote(self.blocks(node.children)))
        case .rule: blocks.append(.rule)
        case .table(let alignments): blocks.append(table(node, alignments))
        case .code(let text): appendPlain(text, to: &blocks)
        case .html(let text): appendPlain(withoutComments(text), to: &blocks)
        case .text(let text): appendPlain(text, to: &blocks)
        default: blocks += self.blocks(node.children)
        }
    }

    private func appendPlain(_ text: String, to blocks: inout [Block]) {
        let plain = trimmed(text)
        if !plain.isEmpty { blocks.append(.paragraph([.text(plain)])) }
    }

    /// A paragraph; pictures in it stand between its halves.
    private mutating func paragraphs(_ nodes: [MarkdownNode]) -> [Block] {
        var blocks: [Block] = []
        var line = InlineLine()
        func flush(_ line: inout InlineLine, _ blocks: inout [Block]) {
            let inlines = line.finished()
            if !inlines.isEmpty { blocks.append(.paragraph(inlines)) }
            line = InlineLine()
        }
        for node in nodes {
            guard case .image(let path) = node.kind else {
                append(node, to: &line)
                continue
            }
            flush(&line, &blocks)
            let words = inlines(node.children).plain
            if let picture = surroundings.picture(path, at: place(node), findings: findings, used: &usedPictures) {
                blocks.append(.picture(picture, description: words))
            }
        }
        flush(&line, &blocks)
        return blocks
    }

    private mutating func table(_ node: MarkdownNode, _ alignments: [UInt8]) -> Block {
        var rows = node.children.map { row in row.children.map { inlines($0.children) } }
        let header = rows.isEmpty ? [] : rows.removeFirst()
        for row in node.children.dropFirst() { checkCells(of: row, against: header.count) }
        let aligned = (0..<header.count).map { column -> ColumnAlignment in
            switch column < alignments.count ? alignments[column] : 0 {
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .trailing
            default: .leading
            }
        }
        return .table(
            header: header, alignments: aligned,
            rows: rows.map { row in (0..<header.count).map { $0 < row.count ? row[$0] : [] } })
    }

    /// cmark drops cells beyond the header's without a word; an author would not find out that a figure is lost.
    private func checkCells(of row: MarkdownNode, against expected: Int) {
        let lines = source.split(separator: "\n", maxSplits: max(row.line, 1), omittingEmptySubsequences: false)
        guard row.line >= 1, lines.indices.contains(row.line - 1) else { return }
        var cells = 1
        var isEscaped = false
        let text = trimmed(String(decoding: lines[row.line - 1].utf8.dropFirst(max(row.column - 1, 0)), as: UTF8.self))
        for character in text.utf8 {
            if character == UInt8(ascii: "|"), !isEscaped { cells += 1 }
            isEscaped = character == UInt8(ascii: "\\") && !isEscaped
        }
        if text.hasPrefix("|") { cells -= 1 }
        if text.hasSuffix("|"), !text.hasSuffix("\\|") { cells -= 1 }
        guard cells > expected else { return }
        findings.error(ContentError.raggedTable(expected: expected, found: cells), at: place(row))
    }

    // MARK: Inlines

    private mutating func inlines(_ nodes: [MarkdownNode]) -> [Inline] {
        var line = InlineLine()
        for node in nodes { append(node, to: &line) }
        return line.finished()
    }

    private mutating func append(_ node: MarkdownNode, to line: inout InlineLine) {
        switch node.kind {
        case .text(let text), .code(let text): line.append(text)
        case .html(let text): line.append(withoutComments(text))
        case .softBreak: line.softBreak()
        case .hardBreak: line.append("\n")
        case .strong: line.append(.strong(inlines(node.children)))
        case .link(let target): append(link: target, node, to: &line)
        case .image(let path):
            findings.error(
                Message(zh: "图片“\(path)”不能放在这里", en: "the picture '\(path)' cannot stand here"), at: place(node),
                hint: Message(zh: "图片单独成段，不能放在标题、表格、粗体或链接里", en: "give it a paragraph of its own"))
        default: for child in node.children { append(child, to: &line) }
        }
    }

    private mutating func append(link target: String, _ node: MarkdownNode, to line: inout InlineLine) {
        let words = inlines(node.children)
        if isWebAddress(target) {
            let plain = words.plain
            line.append(words)
            if plain != target, "mailto:" + plain != target { line.append("（\(target)）") }
            return
        }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let anchor = parts.count == 2 && !parts[1].isEmpty ? String(parts[1]) : nil
        guard let id = parts.first.flatMap({ self.id(of: String($0), at: node) }) else {
            line.append(words)
            return
        }
        if let anchor { anchoredLinks.append(AnchoredLink(target: id, anchor: anchor, place: place(node))) }
        line.append(.link(words, target: id, anchor: anchor))
    }

    private func id(of reference: String, at node: MarkdownNode) -> ItemID? {
        if reference.isEmpty, let own { return own }
        return surroundings.target(of: reference, at: place(node), findings: findings)?.id
    }

    private func isWebAddress(_ target: String) -> Bool {
        let lower = target.lowercased()
        return lower.contains("://") || lower.hasPrefix("//") || lower.hasPrefix("mailto:") || lower.hasPrefix("tel:")
            || lower.hasPrefix("www.")
    }
}

/// Raw HTML is shown as the text it is, but comments are words between authors.
private func withoutComments(_ html: String) -> String {
    var rest = html[...]
    var kept = ""
    while let start = rest.firstRange(of: "<!--") {
        kept += rest[..<start.lowerBound]
        guard let end = rest[start.upperBound...].firstRange(of: "-->") else { return kept }
        rest = rest[end.upperBound...]
    }
    return kept + rest
}
