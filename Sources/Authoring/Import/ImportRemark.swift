import Content

/// A place in a file that is imported: a cell of a sheet, a line of a text, or the file as a whole.
public struct ImportPlace: Hashable, Sendable, CustomStringConvertible {
    /// Name of the file.
    public let file: String
    /// Name of the sheet of a workbook, or of the table of a document.
    public var sheet: String?
    /// Row or line, from 1.
    public var row: Int?
    /// Column, from 0.
    public var column: Int?

    /// A place; the file as a whole unless more is said.
    public init(file: String, sheet: String? = nil, row: Int? = nil, column: Int? = nil) {
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    /// `收支.xlsx[1月]!C12` in a sheet, `收支.csv:12:C` in a text: the column as spreadsheets letter it.
    public var description: String {
        let letters = column.map(Self.letters) ?? ""
        guard let sheet else {
            return [file, row.map { "\($0)" } ?? "", letters].filter { !$0.isEmpty }.joined(separator: ":")
        }
        let cell = letters + (row.map { "\($0)" } ?? "")
        return "\(file)[\(sheet)]" + (cell.isEmpty ? "" : "!" + cell)
    }

    /// 0 is A, 25 is Z, 26 is AA.
    static func letters(_ column: Int) -> String {
        var rest = column + 1
        var letters = ""
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}

/// One line of an import's report.
public struct ImportRemark: Hashable, Sendable {
    /// What the line means for the reader.
    public enum Severity: String, Hashable, Sendable {
        /// Something did not arrive.
        case error
        /// Something arrived, or was left out, that needs a look.
        case warning
        /// What was recognised, and what was left out as it should be.
        case note
    }

    /// What the line means for the reader.
    public let severity: Severity
    /// Where.
    public let place: ImportPlace
    /// What was found.
    public let message: Message
    /// What to do, where the message does not say it.
    public let hint: Message?

    /// A line of a report.
    public init(_ severity: Severity, _ place: ImportPlace, _ message: Message, hint: Message? = nil) {
        self.severity = severity
        self.place = place
        self.message = message
        self.hint = hint
    }

    /// `place: error: … (hint: …)`.
    public func text(in language: MessageLanguage) -> String {
        switch language {
        case .english:
            return "\(place): \(severity.rawValue): \(message.english)" + (hint.map { " (hint: \($0.english))" } ?? "")
        case .chinese:
            let word = severity == .error ? "错误" : severity == .warning ? "警告" : "说明"
            return "\(place): \(word)：\(message.chinese)" + (hint.map { "（提示：\($0.chinese)）" } ?? "")
        }
    }
}
