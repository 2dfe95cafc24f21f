import Content

/// A ledger's file in an authoring folder, read to be written again: its columns keep their names and order.
struct LedgerFile {
    let book: LedgerBook
    /// Path relative to the authoring folder.
    var path: String { "ledgers/\(book.rawValue).csv" }
    private let folder: String
    private var headers: [String]
    private(set) var records: [LedgerRecord]
    private let before: String?

    /// Reads the file; a folder without it gets an empty one.
    ///
    /// - Throws: ``AuthoringError``, also when the file has columns that are not known: nothing of it may be lost.
    init(_ book: LedgerBook, in folder: String) throws(AuthoringError) {
        self.book = book
        self.folder = folder
        let path = folder + "/ledgers/\(book.rawValue).csv"
        guard let text = try Self.text(of: path) else {
            (headers, records, before) = ([], [], nil)
            return
        }
        (headers, records) = try Self.parsed(text, book, path)
        before = text
    }

    private static func text(of path: String) throws(AuthoringError) -> String? {
        guard FileSystem.exists(path) else { return nil }
        let findings = Findings(path: path)
        let bytes = try FileSystem.bytes(of: path, limit: SourceText.limit)
        guard let text = SourceText.decode(bytes, .utf8OrGB18030, findings: findings) else {
            throw .cannotRead(path: path, reason: findings.problems.first?.message.english ?? "")
        }
        return text
    }

    private static func parsed(
        _ text: String, _ book: LedgerBook, _ path: String
    ) throws(AuthoringError) -> ([String], [LedgerRecord]) {
        let findings = Findings(path: path)
        let table = CSVTable(text, findings: findings)
        if let problem = findings.problems.first { throw .cannotRead(path: path, reason: problem.text(in: .english)) }
        guard let head = table.rows.first else { return ([], []) }
        let headers = head.fields.map { book.vocabulary[$0.text]?.english ?? $0.text }
        let spelled = head.fields.map(\.text)
        if let unknown = spelled.first(where: { !$0.isEmpty && book.vocabulary[$0] == nil }) {
            throw .badRequest(
                Message(
                    zh: "“\(path)”里有不认识的列“\(unknown)”，先用 kioskctl validate 检查",
                    en: "'\(path)' has the unknown column '\(unknown)': run kioskctl validate first"))
        }
        let records = table.rows.dropFirst().map { row in
            var values: [String: String] = [:]
            for (header, field) in zip(headers, row.fields) where !field.text.isEmpty { values[header] = field.text }
            let isOpening = book == .funds && RowWords(values["matter"] ?? "") == .opening
            return LedgerRecord(values: values, row: row.line, isOpening: isOpening)
        }
        return (spelled, Array(records))
    }

    // MARK: Imports

    /// Merges what a table gives.
    ///
    /// - Parameter source: file and sheet, by which the table is known again.
    mutating func merge(_ incoming: [LedgerRecord], from source: String) throws(AuthoringError) -> RecordMerge.Outcome {
        let text = try Self.text(of: folder + "/" + Self.trail(book, source))
        let previous = try text.map { text throws(AuthoringError) in try Self.parsed(text, book, source).1 } ?? []
        let outcome = RecordMerge(book: book, existing: records, previous: previous, incoming: incoming).outcome()
        records = outcome.records
        return outcome
    }

    /// What was imported from where lies beside the ledger, out of sight of validation (its name begins with a dot).
    static func trail(_ book: LedgerBook, _ source: String) -> String {
        "ledgers/.imports/\(book.rawValue)-" + PolicyImport.fileName(for: source + ".md").dropLast(3) + ".csv"
    }

    /// Writes down what was imported, so that the next import of the same file can tell what changed where.
    func writeTrail(_ incoming: [LedgerRecord], from source: String) throws(AuthoringError) {
        try FileSystem.makeFolder(folder + "/ledgers/.imports")
        try FileSystem.replace(Self.csv(incoming, [], book), at: folder + "/" + Self.trail(book, source))
    }

    /// The file's new text; nil when nothing is different.
    var changedText: String? {
        let text = Self.csv(records, headers, book)
        return text == before || (records.isEmpty && before == nil) ? nil : text
    }

    /// - Throws: ``AuthoringError``; a ledger beyond what validation reads is refused.
    func write() throws(AuthoringError) {
        guard let text = changedText else { return }
        guard text.utf8.count <= SourceText.limit else {
            throw .fileTooLarge(path: path, bytes: text.utf8.count, limit: SourceText.limit)
        }
        try FileSystem.makeFolder(folder + "/ledgers")
        try FileSystem.replace(text, at: folder + "/" + path)
    }

    /// Known columns keep the names that they have; others come behind them under their usual Chinese names.
    private static func csv(_ records: [LedgerRecord], _ headers: [String], _ book: LedgerBook) -> String {
        var used = records.reduce(into: Set<String>()) { $0.formUnion($1.values.keys) }
        if book == .funds { used.formUnion(["date", "matter", "in", "out"]) }
        let present = Set(headers.compactMap { book.vocabulary[$0]?.english })
        let new = book.vocabulary.keys.filter { used.contains($0.english) && !present.contains($0.english) }
        let columns = headers.map { book.vocabulary[$0]?.english ?? "" } + new.map(\.english)
        var text = (headers + new.map { $0.chinese[0] }).map(csvField).joined(separator: ",") + "\n"
        for record in records { text += columns.map { csvField(record[$0]) }.joined(separator: ",") + "\n" }
        return text
    }
}

/// A field of CSV after RFC 4180.
func csvField(_ text: String) -> String {
    guard
        text.utf8.contains(where: {
            [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D, UInt8(ascii: ";"), 0x09].contains($0)
        })
    else {
        return text
    }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
