import Content

/// A CSV table whose first row names its columns in either language.
final class SheetReader {
    let findings: Findings
    /// The rows below the first.
    let rows: [CSVRow]
    private var columns: [String: Int] = [:]
    private let headLine: Int
    /// Whether the head can be used; if not, no row is read.
    let isUsable: Bool

    init(_ table: CSVTable, _ vocabulary: Vocabulary, required: [Key], findings: Findings) {
        self.findings = findings
        guard let head = table.rows.first else {
            findings.error(
                Message(zh: "文件是空的", en: "the file is empty"), at: .start,
                hint: Message(
                    zh: "第一行写列名：" + vocabulary.keys.map { $0.chinese[0] }.joined(separator: ","),
                    en: "begin with the columns: " + vocabulary.keys.map(\.english).joined(separator: ",")))
            rows = []
            headLine = 1
            isUsable = false
            return
        }
        rows = Array(table.rows.dropFirst())
        headLine = head.line
        var columns: [String: Int] = [:]
        for (index, field) in head.fields.enumerated() where !field.text.isEmpty {
            Self.take(field, at: index, vocabulary, into: &columns, findings: findings)
        }
        self.columns = columns
        let missing = required.filter { columns[$0.english] == nil }
        for key in missing {
            findings.error(
                Message(zh: "缺少“\(key.chinese[0])”列", en: "the column '\(key.english)' is missing"),
                at: Position(line: head.line, column: 1))
        }
        isUsable = missing.isEmpty
        for row in rows where row.fields.count > head.fields.count {
            guard let extra = row.fields[head.fields.count...].first(where: { !$0.text.isEmpty }) else { continue }
            findings.error(
                ContentError.raggedTable(expected: head.fields.count, found: row.fields.count), at: extra.position)
        }
    }

    private static func take(
        _ field: CSVField, at index: Int, _ vocabulary: Vocabulary, into columns: inout [String: Int],
        findings: Findings
    ) {
        guard let key = vocabulary[field.text] else {
            findings.error(
                Message(zh: "不认识的列“\(field.text)”", en: "unknown column '\(field.text)'"), at: field.position,
                hint: didYouMean(field.text, among: vocabulary.spellings)
                    ?? Message(
                        zh: "可用的列：" + vocabulary.keys.map { $0.chinese[0] }.joined(separator: "、"),
                        en: "known columns: " + vocabulary.keys.map(\.english).joined(separator: ", ")))
            return
        }
        guard columns[key.english] == nil else {
            findings.error(
                Message(zh: "“\(field.text)”列写了两次", en: "the column '\(field.text)' stands twice"), at: field.position)
            return
        }
        columns[key.english] = index
    }

    func has(_ key: Key) -> Bool { columns[key.english] != nil }

    /// Where a row's field stands; the start of the row when it has none.
    func place(_ row: CSVRow, _ field: String) -> Position {
        guard let index = columns[field], row.fields.indices.contains(index) else {
            return Position(line: row.line, column: 1)
        }
        return row.fields[index].position
    }

    /// The text of a field; nil when it is empty or there is no such column.
    func text(_ row: CSVRow, _ key: Key) -> String? {
        guard let index = columns[key.english], row.fields.indices.contains(index) else { return nil }
        let text = row.fields[index].text
        return text.isEmpty ? nil : text
    }

    func requiredText(_ row: CSVRow, _ key: Key) -> String? {
        if let text = text(row, key) { return text }
        findings.error(
            Message(zh: "缺少“\(key.chinese[0])”", en: "'\(key.english)' is missing"), at: place(row, key.english))
        return nil
    }

    func value<Value>(_ row: CSVRow, _ key: Key, _ parse: (String) throws(ContentError) -> Value) -> Value? {
        guard let text = text(row, key) else { return nil }
        do {
            return try parse(text)
        } catch {
            findings.error(error, at: place(row, key.english))
            return nil
        }
    }

    func day(_ row: CSVRow, _ key: Key) -> Day? {
        value(row, key) { text throws(ContentError) in try Day(parsing: text) }
    }

    func money(_ row: CSVRow, _ key: Key) -> Money? {
        value(row, key) { text throws(ContentError) in try Money(parsing: text) }
    }

    func hundredths(_ row: CSVRow, _ key: Key) -> Hundredths? {
        value(row, key) { text throws(ContentError) in try Hundredths(parsing: text) }
    }

    /// One of some values.
    func choice<Value>(_ row: CSVRow, _ key: Key, _ choices: [Choice<Value>]) -> Value? {
        guard let text = text(row, key) else { return nil }
        if let value = Choice.value(of: text, among: choices) { return value }
        findings.error(
            Choice.refusal(of: text, for: key, among: choices), at: place(row, key.english),
            hint: didYouMean(text, among: choices.flatMap(\.spellings)))
        return nil
    }

    /// A value that must be there. Nil means that it is missing or bad, which has been reported.
    func required<Value>(_ row: CSVRow, _ key: Key, _ read: (CSVRow, Key) -> Value?) -> Value? {
        requiredText(row, key) == nil ? nil : read(row, key)
    }
}
