import Content

/// The two halves of a file that makes one item; a YAML file has no body.
struct ParsedItem: Sendable {
    var front: YAMLNode
    var body: Substring = ""
    var bodyLine = 1
}

/// A file that has been read, but not yet understood.
struct ParsedFile: Sendable {
    enum Content: Sendable {
        case yaml(YAMLNode)
        case item(ParsedItem)
        case table(CSVTable)
        /// It could not be read; its problems say why.
        case none
    }

    let file: ScannedFile
    let content: Content
    let problems: [Problem]

    /// Reads a file below `root`.
    init(_ file: ScannedFile, root: String) {
        let findings = Findings(path: file.path)
        self.file = file
        content = Self.content(of: file, path: root + "/" + file.path, findings: findings)
        problems = findings.problems
    }

    private static func content(of file: ScannedFile, path: String, findings: Findings) -> Content {
        let isTable =
            switch file.role {
            case .ledger, .item(.statistics): true
            case .unit, .organization, .catalogue, .item: false
            }
        guard let text = SourceText.read(path, isTable ? .utf8OrGB18030 : .utf8, findings: findings) else {
            return .none
        }
        switch file.role {
        case .ledger, .item(.statistics), .item(.ledgers): return .table(CSVTable(text, findings: findings))
        case .unit, .organization, .catalogue:
            return YAMLFile.node(text, findings: findings).map { .yaml($0) } ?? .none
        case .item(.flows):
            return YAMLFile.node(text, findings: findings).map { .item(ParsedItem(front: $0)) } ?? .none
        case .item:
            guard let halves = FrontMatter(text, findings: findings),
                let front = YAMLFile.node(halves.yaml, line: halves.yamlLine, findings: findings)
            else { return .none }
            return .item(ParsedItem(front: front, body: halves.body, bodyLine: halves.bodyLine))
        }
    }
}
