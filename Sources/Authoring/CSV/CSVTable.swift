import Content

/// A field of a CSV file with its place.
struct CSVField: Hashable, Sendable {
    let text: String
    let position: Position
}

/// A row that is not empty.
struct CSVRow: Hashable, Sendable {
    /// Line on which it begins.
    let line: Int
    /// Which row of the file it is, from 1, counting the empty ones; line ends within quotes do not count.
    let number: Int
    let fields: [CSVField]
}

/// Rows of comma-separated values after RFC 4180, as Excel and WPS write them: `,`, `;` or tab between fields, quotes
/// around fields with any of them, `""` for a quote, line ends within quotes.
///
/// A reader of our own because a problem has to name the line and column where it stands: SwiftCSV 0.10 hands out rows
/// without places, and rows with quoted line ends make them impossible to count afterwards.
struct CSVTable: Sendable {
    let rows: [CSVRow]

    /// Reads a text with LF line ends. A quote that never ends is reported where it begins, since it swallows the rest.
    init(_ text: String, findings: Findings) {
        var reader = CSVScanner(text)
        rows = reader.rows()
        if let place = reader.openQuote {
            findings.error(
                Message(zh: "引号没有结束", en: "the quote that begins here does not end"), at: place,
                hint: Message(zh: "补上引号；字段里的引号写两遍（\"\"）", en: "close it; write quotes within a field twice (\"\")"))
        }
        if let place = reader.strayQuote {
            findings.error(
                Message(zh: "引号后面还有文字", en: "there is text after the closing quote"), at: place,
                hint: Message(zh: "字段里的引号写两遍（\"\"）", en: "write quotes within a field twice (\"\")"))
        }
    }
}

/// Walks through the characters of a CSV text.
private struct CSVScanner {
    private let scalars: [Unicode.Scalar]
    private let delimiter: Unicode.Scalar
    private var place = 0
    private var position = Position.start
    /// Where a quote begins that never ends.
    private(set) var openQuote: Position?
    /// First place where text follows a closing quote.
    private(set) var strayQuote: Position?

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        delimiter = Self.delimiter(of: scalars)
    }

    /// The one that stands most often in the first row, outside quotes.
    private static func delimiter(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        var counts: [Unicode.Scalar: Int] = [",": 0, ";": 0, "\t": 0]
        var isQuoted = false
        for scalar in scalars {
            if scalar == "\"" { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if scalar == "\n", counts.values.contains(where: { $0 > 0 }) { break }
            counts[scalar]? += 1
        }
        let most = [",", ";", "\t"].max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? ","
        return (counts[most] ?? 0) > (counts[","] ?? 0) ? most : ","
    }

    mutating func rows() -> [CSVRow] {
        var rows: [CSVRow] = []
        var number = 0
        while place < scalars.count {
            let line = position.line
            number += 1
            let fields = row()
            if fields.contains(where: { !$0.text.isEmpty }) {
                rows.append(CSVRow(line: line, number: number, fields: fields))
            }
        }
        return rows
    }

    private mutating func row() -> [CSVField] {
        var fields = [field()]
        while place < scalars.count, scalars[place] == delimiter {
            advance()
            fields.append(field())
        }
        if place < scalars.count { advance() }
        return fields
    }

    private mutating func field() -> CSVField {
        let start = position
        var text = String.UnicodeScalarView()
        if place < scalars.count, scalars[place] == "\"" {
            advance()
            quoted(into: &text, from: start)
            if place < scalars.count, !endsField(scalars[place]), strayQuote == nil { strayQuote = position }
        }
        while place < scalars.count, !endsField(scalars[place]) {
            text.append(scalars[place])
            advance()
        }
        return CSVField(text: trimmed(String(text)), position: start)
    }

    private mutating func quoted(into text: inout String.UnicodeScalarView, from start: Position) {
        while place < scalars.count {
            if scalars[place] == "\"" {
                advance()
                guard place < scalars.count, scalars[place] == "\"" else { return }
            }
            text.append(scalars[place])
            advance()
        }
        openQuote = start
    }

    private func endsField(_ scalar: Unicode.Scalar) -> Bool { scalar == delimiter || scalar == "\n" }

    private mutating func advance() {
        position =
            scalars[place] == "\n"
            ? Position(line: position.line + 1, column: 1)
            : Position(line: position.line, column: position.column + 1)
        place += 1
    }
}
