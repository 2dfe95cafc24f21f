import Content

/// Collects the problems of one file while it is read. It never leaves the task that reads the file.
final class Findings {
    /// Path of the file relative to the folder.
    let path: String
    private(set) var problems: [Problem] = []

    init(path: String) { self.path = path }

    func error(_ message: Message, at position: Position, hint: Message? = nil) {
        add(.error, message, position, hint)
    }

    func error(_ error: any ExplainedError, at position: Position) {
        add(.error, error.message, position, error.hint)
    }

    func warning(_ message: Message, at position: Position, hint: Message? = nil) {
        add(.warning, message, position, hint)
    }

    private func add(_ severity: Problem.Severity, _ message: Message, _ position: Position, _ hint: Message?) {
        problems.append(
            Problem(
                path: path, line: position.line, column: position.column, severity: severity, message: message,
                hint: hint))
    }
}
