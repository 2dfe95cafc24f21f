import Content
import Yams

/// Reads YAML into ``YAMLNode``s, turning whatever Yams says into problems with their places.
struct YAMLFile {
    /// Longest YAML text, in bytes: Yams reads about 5 MB/s, and nobody writes a megabyte of keys by hand.
    static let limit = 1 << 20

    private let findings: Findings
    /// Line of the file on which the YAML begins, minus 1.
    private let offset: Int

    /// Reads a text that begins on `line` of its file; nil when it is broken, which is then reported.
    static func node(_ text: some StringProtocol, line: Int = 1, findings: Findings) -> YAMLNode? {
        let file = YAMLFile(findings: findings, offset: line - 1)
        let start = Position(line: line, column: 1)
        guard text.utf8.count <= limit else {
            findings.error(
                AuthoringError.fileTooLarge(path: findings.path, bytes: text.utf8.count, limit: limit), at: start)
            return nil
        }
        if let alias = AliasKeys.first(in: text) {
            file.refuseAnchor(at: Position(line: alias.line + line - 1, column: alias.column))
            return nil
        }
        return file.compose(String(text))
    }

    private enum Outcome {
        /// The parser is kept with its tree because it owns the anchors, to which nodes hold weak references.
        case tree(Node, Yams.Parser)
        case duplicate([String], Mark)
        case broken(any Error)
    }

    private func attempt(_ text: String) -> Outcome {
        do {
            // The encoding is named because finding the default reads the environment each time.
            let parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
            return .tree(try parser.singleRoot() ?? Node("", Tag(.implicit), .plain), parser)
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            return .duplicate(keys, context.mark)
        } catch {
            return .broken(error)
        }
    }

    /// A key that stands twice makes Yams give up the file. Its second place is marked and the rest read on, so that
    /// one slip does not hide the others.
    private func compose(_ text: String) -> YAMLNode? {
        var outcome = attempt(text)
        var text = text
        for _ in 0..<20 {
            switch outcome {
            case .tree(let node, let parser): return withExtendedLifetime(parser) { converted(node) }
            case .broken(let error):
                report(error)
                return nil
            case .duplicate(let keys, let mark):
                // Each try reads the text again, which only texts of ordinary length bear.
                let tries = text.utf8.count > 1 << 16 ? [] : DuplicateKeys.markings(of: keys, after: mark, in: text)
                let outcomes = tries.lazy.map { ($0, attempt($0)) }
                // When no mark mends it, the key stands there a third time.
                guard let next = outcomes.first(where: { !isDuplicate(keys, mark, $0.1) }) ?? outcomes.first else {
                    report(duplicate: keys.joined(separator: "、"), at: position(mark))
                    return nil
                }
                (text, outcome) = next
            }
        }
        return nil
    }

    private func isDuplicate(_ keys: [String], _ mark: Mark, _ outcome: Outcome) -> Bool {
        guard case .duplicate(let others, let place) = outcome else { return false }
        return others == keys && place.line == mark.line && place.column == mark.column
    }

    private func position(_ mark: Mark?) -> Position {
        Position(line: max(mark?.line ?? 1, 1) + offset, column: max(mark?.column ?? 1, 1))
    }

    /// The same tree in our own values; nil when it holds anchors, which are refused: they can make a small file
    /// expand to gigabytes, and a reader of the file has to search for what they mean.
    private func converted(_ node: Node) -> YAMLNode? {
        let place = position(node.mark)
        guard node.anchor == nil else {
            refuseAnchor(at: place)
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return YAMLNode(content: .scalar(scalar.string, isPlain: scalar.style == .plain), position: place)
        case .sequence(let sequence):
            var nodes: [YAMLNode] = []
            for child in sequence {
                guard let node = converted(child) else { return nil }
                nodes.append(node)
            }
            return YAMLNode(content: .list(nodes), position: place)
        case .mapping(let mapping): return converted(mapping, at: place)
        case .alias:
            refuseAnchor(at: place)
            return nil
        }
    }

    private func converted(_ mapping: Node.Mapping, at place: Position) -> YAMLNode? {
        var entries: [YAMLEntry] = []
        for (key, value) in mapping {
            guard let value = converted(value) else { return nil }
            guard case .scalar(let name) = key else {
                findings.error(
                    Message(zh: "键必须是文字", en: "a key must be a text"), at: position(key.mark),
                    hint: Message(zh: "含有 { } [ ] 的文字要加引号", en: "put texts with { } [ ] in quotes"))
                continue
            }
            if let original = DuplicateKeys.original(of: name.string) {
                report(duplicate: original, at: position(key.mark))
                continue
            }
            entries.append(YAMLEntry(key: name.string, position: position(key.mark), value: value))
        }
        return YAMLNode(content: .map(entries), position: place)
    }

    private func report(duplicate key: String, at place: Position) {
        findings.error(
            Message(zh: "“\(key)”写了两次", en: "'\(key)' stands twice"), at: place,
            hint: Message(zh: "删掉一处", en: "delete one of them"))
    }

    private func refuseAnchor(at place: Position) {
        findings.error(
            Message(zh: "不允许使用 YAML 锚点（& 和 *）", en: "YAML anchors and aliases (& and *) are not allowed"), at: place,
            hint: Message(
                zh: "把内容写完整；以 & 或 * 开头的文字要加引号", en: "write the value out; put texts that begin with & or * in quotes"))
    }

    private func report(_ error: any Error) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            let known = YAMLWording(problem)
            findings.error(known.message, at: position(mark), hint: known.hint)
        case YamlError.reader(let problem, let offset, _, let yaml):
            let before = yaml.prefix(offset ?? 0)
            let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count + 1
            let line = before.utf8.count { $0 == 0x0A } + 1
            let known = YAMLWording(problem)
            findings.error(known.message, at: Position(line: line + self.offset, column: column), hint: known.hint)
        default:
            findings.error(
                Message(zh: "YAML 读不出来：\(error)", en: "the YAML cannot be read: \(error)"), at: position(nil))
        }
    }
}
