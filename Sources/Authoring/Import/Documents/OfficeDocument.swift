import Content
import Foundation

/// A document as pandoc understands it, reduced to what a kiosk can show.
struct OfficeDocument: Sendable {
    indirect enum Block: Hashable, Sendable {
        case heading(level: Int, String)
        /// Markdown, and whether all of it is bold, as headings are that are none.
        case paragraph(String, isBold: Bool)
        case list(isOrdered: Bool, [[Block]])
        case table(OfficeTable)
        case picture(path: String, description: String)
        case rule
    }

    var blocks: [Block]
    /// Pictures are unpacked here; it goes when nobody needs it any more.
    let folder: ImportScratch?
    /// Words for what the document holds that is not taken.
    var dropped: [Message] = []

    /// Has pandoc read a .docx or .html file.
    ///
    /// - Throws: ``AuthoringError``.
    static func pandoc(_ file: SourceFile) throws(AuthoringError) -> OfficeDocument {
        let folder = ImportScratch()
        // In its sandbox pandoc reads no other files and fetches nothing; its heap is held to 600 MB.
        let output = try ExternalTool.pandoc.run(
            [
                "+RTS", "-M600m", "-RTS", "--sandbox", "-f", file.format == .html ? "html" : "docx", "-t", "json",
                "--extract-media=\(folder.path)", FileSystem.absolute(file.path),
            ], on: file.path)
        do {
            let tree = try JSONDecoder().decode(PandocTree.self, from: Data(output))
            let text = String(decoding: output, as: UTF8.self)
            var document = OfficeDocument(blocks: PandocReader().blocks(tree.blocks), folder: folder)
            if text.contains("\"t\":\"Strikeout\"") {
                document.dropped.append(Message(zh: "划掉的文字没有导入", en: "words that are struck out were left out"))
            }
            if text.contains("\"t\":\"Note\"") {
                document.dropped.append(Message(zh: "脚注没有导入", en: "footnotes were left out"))
            }
            return document
        } catch {
            throw .toolFailed(program: "pandoc", path: file.path, reason: "\(error)")
        }
    }

    /// Has pdftotext read a PDF: its lines, put together where one goes on in the next.
    ///
    /// - Throws: ``AuthoringError``.
    static func pdf(_ file: SourceFile) throws(AuthoringError) -> OfficeDocument {
        let output = try ExternalTool.pdftotext.run(
            ["-enc", "UTF-8", "-nopgbrk", FileSystem.absolute(file.path), "-"], on: file.path)
        var paragraphs: [String] = []
        var goesOn = false
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
            let text = trimmed(line)
            guard !text.isEmpty, text.wholeMatch(of: /[-—– ]*\d{1,4}[-—– ]*/) == nil else {
                goesOn = false
                continue
            }
            if goesOn, let last = paragraphs.last, LabelledText(text) == nil {
                paragraphs[paragraphs.count - 1] = last + text
            } else {
                paragraphs.append(text)
            }
            goesOn = text.count >= 25 && !"。；：！？.;:!?".contains(text.last ?? "。")
        }
        guard !paragraphs.isEmpty else { throw .cannotImport(path: file.path, obstacle: .noText) }
        return OfficeDocument(blocks: paragraphs.map { .paragraph(Markdown.escaped($0), isBold: false) }, folder: nil)
    }
}

/// A folder for a while.
final class ImportScratch: Sendable {
    let path: String

    init() { path = NSTemporaryDirectory() + "onetouch-import-\(UUID().uuidString)" }

    deinit {
        // What cannot be removed is left to the system, as all temporary files are.
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// A table of a document: cells that reach over several rows or columns stand in each of them.
struct OfficeTable: Hashable, Sendable {
    struct Cell: Hashable, Sendable {
        let blocks: [OfficeDocument.Block]
        /// Where the cell begins: equal for all places over which it reaches.
        let origin: GridCell

        /// Its words, lines apart.
        var text: String { OfficeDocument.plain(blocks) }
    }

    var rows: [[Cell]]

    /// The table as a grid, for ledgers.
    func grid(file: String, name: String) -> SheetGrid {
        let lines = rows.enumerated().map { index, cells in
            GridRow(
                number: index + 1,
                cells: cells.enumerated().map { column, cell in
                    cell.origin == GridCell(row: index + 1, column: column) ? cell.text.replacing("\n", with: " ") : ""
                })
        }
        var grid = SheetGrid(file: file, sheet: name, rows: lines.filter { !$0.filled.isEmpty })
        var reach: [GridCell: (row: Int, column: Int)] = [:]
        for (index, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() { reach[cell.origin] = (index + 1, column) }
        }
        grid.merges = reach.compactMap { origin, end in
            end.row > origin.row || end.column > origin.column
                ? MergedCells(
                    rows: origin.row...max(end.row, origin.row), columns: origin.column...max(end.column, origin.column)
                )
                : nil
        }
        return grid
    }
}

extension OfficeDocument {
    /// The words of blocks, a line each.
    static func plain(_ blocks: [Block]) -> String { lines(blocks).joined(separator: "\n") }

    /// The words of blocks by line; a table's cells are joined.
    static func lines(_ blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .heading(_, let text): [text]
            case .paragraph(let text, _):
                Markdown.plain(text).split(separator: "\n").map { trimmed($0) }.filter { !$0.isEmpty }
            case .list(_, let items): items.map { lines($0).joined(separator: " ") }
            case .table(let table): table.rows.map { $0.map(\.text).joined(separator: " ") }
            case .picture, .rule: []
            }
        }
    }

    /// Every table, those within cells too.
    static func tables(_ blocks: [Block]) -> [OfficeTable] {
        blocks.flatMap { block -> [OfficeTable] in
            switch block {
            case .table(let table): [table] + table.rows.flatMap { $0 }.flatMap { tables($0.blocks) }
            case .list(_, let items): items.flatMap { tables($0) }
            default: []
            }
        }
    }

    /// The paths of all pictures.
    static func pictures(_ blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .picture(let path, _): [path]
            case .list(_, let items): items.flatMap { pictures($0) }
            case .heading, .paragraph, .table, .rule: []
            }
        }
    }
}
