import Content

/// What a person decided about the columns of files of one make, kept in a file to be used again.
///
/// ```yaml
/// book: funds
/// year: 2026
/// columns:
///   入账时间: date
///   去向: ignore
/// ```
public struct ImportMapping: Hashable, Sendable {
    /// The word for a column that is left out on purpose.
    public static let ignored = "ignore"

    /// Which ledger it is; nil when the columns tell.
    public var book: LedgerBook?
    /// The year of dates that name none.
    public var year: Int?
    /// Fields by the headers of the file, as ``HeaderLabel`` compares them.
    public var columns: [String: String] = [:]

    /// An empty mapping.
    public init() {}

    /// Reads a mapping file.
    ///
    /// - Throws: ``AuthoringError``; the message names the line of the first thing that is wrong.
    public init(path: String) throws(AuthoringError) {
        let bytes = try FileSystem.bytes(of: path, limit: YAMLFile.limit)
        let findings = Findings(path: path)
        let text = SourceText.decode(bytes, .utf8, findings: findings)
        if let root = text.flatMap({ YAMLFile.node($0, findings: findings) }) { take(root, findings) }
        guard let problem = findings.problems.first else { return }
        throw .badRequest(
            Message(zh: problem.text(in: .chinese), en: problem.text(in: .english)))
    }

    private static let book = Key("book", "台账")
    private static let year = Key("year", "年份")
    private static let columns = Key("columns", "列")

    private mutating func take(_ root: YAMLNode, _ findings: Findings) {
        let map = MapReader(root, Vocabulary([Self.book, Self.year, Self.columns]), findings: findings)
        book = map.choice(Self.book, Choices.books)
        year = map.whole(Self.year)
        guard case .map(let entries)? = map.node(Self.columns)?.content else { return }
        let books = book.map { [$0] } ?? LedgerBook.allCases
        let fields = books.flatMap(\.fields)
        for entry in entries {
            guard case .scalar(let written, _) = entry.value.content else { continue }
            let name = trimmed(written)
            let key = books.lazy.compactMap { $0.vocabulary[name]?.english }.first
            let field = key ?? fields.first { $0.name == name || $0.name == name + ":" }?.name
            guard name == Self.ignored || name == "不要" || field != nil else {
                let known = fields.map { $0.name.filter { $0 != ":" } }.filter { $0 != "serial" } + [Self.ignored]
                findings.error(
                    Message(zh: "没有“\(name)”这一项", en: "there is no field '\(name)'"), at: entry.value.position,
                    hint: didYouMean(name, among: known)
                        ?? Message(
                            zh: "可用：\(known.joined(separator: "、"))", en: "known: \(known.joined(separator: ", "))"))
                continue
            }
            columns[HeaderLabel(entry.key).text] = field ?? Self.ignored
        }
    }

    /// The file's text.
    public var text: String {
        var lines = ["# kioskctl import … --mapping FILE", "# header in the file: field of the ledger, or ignore"]
        if let book { lines.append("book: \(book.rawValue)") }
        if let year { lines.append("year: \(year)") }
        lines.append(columns.isEmpty ? "columns: {}" : "columns:")
        lines += columns.sorted { $0.key < $1.key }.map { "  \(yamlText($0.key)): \($0.value.filter { $0 != ":" })" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Writes the file, in the place of one that may be there.
    ///
    /// - Throws: ``AuthoringError/cannotWrite(path:reason:)``.
    public func write(to path: String) throws(AuthoringError) { try FileSystem.replace(text, at: path) }
}

/// A YAML text in double quotes.
func yamlText(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t")
        .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
}
