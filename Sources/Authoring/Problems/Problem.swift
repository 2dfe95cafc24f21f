import Content

/// A place in a text file, counted from 1 in lines and characters (Unicode scalars, as libyaml counts).
struct Position: Hashable, Sendable, Comparable {
    var line: Int
    var column: Int

    static let start = Position(line: 1, column: 1)

    static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// Something that is wrong with a folder of content, with the place where its author can mend it.
public struct Problem: Hashable, Sendable, Comparable {
    /// Whether it stops a build.
    public enum Severity: String, Hashable, Sendable {
        /// Nothing is built until it is mended.
        case error
        /// Worth a look.
        case warning
    }

    /// Path of the file relative to the folder, with `/`; bytes that are not UTF-8 stand as `\xNN`.
    public let path: String
    /// Line, from 1.
    public let line: Int
    /// Column in characters, from 1.
    public let column: Int
    /// Whether it stops a build.
    public let severity: Severity
    /// What is wrong.
    public let message: Message
    /// What to do, where the message does not say it already.
    public let hint: Message?

    /// Describes one problem.
    public init(path: String, line: Int, column: Int, severity: Severity, message: Message, hint: Message? = nil) {
        self.path = path
        self.line = line
        self.column = column
        self.severity = severity
        self.message = message
        self.hint = hint
    }

    /// `path:line:column: error: … (hint: …)`, the form that editors and CI systems make into links.
    public func text(in language: MessageLanguage) -> String {
        let place = "\(path):\(line):\(column): "
        switch language {
        case .english:
            return place + "\(severity.rawValue): \(message.english)" + (hint.map { " (hint: \($0.english))" } ?? "")
        case .chinese:
            let word = severity == .error ? "错误" : "警告"
            return place + "\(word)：\(message.chinese)" + (hint.map { "（提示：\($0.chinese)）" } ?? "")
        }
    }

    /// One JSON object in one line: `path`, `line`, `column`, `severity`, `message` and `hint` (which may be null).
    public func json(in language: MessageLanguage) -> String {
        let hint = hint.map { jsonText($0[language]) } ?? "null"
        return "{\"path\":\(jsonText(path)),\"line\":\(line),\"column\":\(column),"
            + "\"severity\":\"\(severity.rawValue)\",\"message\":\(jsonText(message[language])),\"hint\":\(hint)}"
    }

    /// By path, line, column, severity, then wording, so that every run lists them alike.
    public static func < (left: Problem, right: Problem) -> Bool {
        if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
        if left.line != right.line { return left.line < right.line }
        if left.column != right.column { return left.column < right.column }
        if left.severity != right.severity { return left.severity == .error }
        return left.message.english < right.message.english
    }
}

/// A JSON string after RFC 8259 §7.
func jsonText(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": json += "\\\""
        case "\\": json += "\\\\"
        case "\n": json += "\\n"
        case "\r": json += "\\r"
        case "\t": json += "\\t"
        case "\u{0}"..."\u{1F}": json += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: json.unicodeScalars.append(scalar)
        }
    }
    return json + "\""
}
