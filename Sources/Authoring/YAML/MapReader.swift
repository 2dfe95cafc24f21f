import Content

/// One allowed value with its spellings in both languages.
struct Choice<Value: Sendable>: Sendable {
    let value: Value
    let spellings: [String]

    init(_ value: Value, _ spellings: String...) {
        self.value = value
        self.spellings = spellings
    }

    /// What a word stands for; nil when it is none of the choices.
    static func value(of text: String, among choices: [Choice]) -> Value? {
        let folded = text.lowercased()
        return choices.first { $0.spellings.contains { $0 == text || $0 == folded } }?.value
    }

    static func refusal(of text: String, for key: Key, among choices: [Choice]) -> Message {
        Message(
            zh: "“\(key.chinese[0])”不能是“\(text)”，可用：\(choices.map { $0.spellings[0] }.joined(separator: "、"))",
            en:
                "'\(text)' is not known for '\(key.english)'; use one of \(choices.flatMap(\.spellings).joined(separator: ", "))"
        )
    }
}

/// Reads one map of a YAML file: its keys in either language, its values as what they should be. Whatever is wrong is
/// reported at its place, and reading goes on, so that a file's problems come all at once.
final class MapReader {
    /// Where the map begins.
    let position: Position
    let findings: Findings
    private let vocabulary: Vocabulary
    private var entries: [String: YAMLEntry] = [:]
    /// English names of the keys that an error was reported for.
    private(set) var faulty: Set<String> = []
    /// Whether it is no map at all, which has been reported: then nothing more is said about its keys.
    private(set) var isBroken = false

    init(_ node: YAMLNode, _ vocabulary: Vocabulary, findings: Findings) {
        position = node.position
        self.findings = findings
        self.vocabulary = vocabulary
        switch node.content {
        case .map(let found): for entry in found { take(entry) }
        case .scalar where node.isNull: break
        case .scalar, .list:
            isBroken = true
            findings.error(
                Message(zh: "这里应该是“键: 值”", en: "expected keys and values here"), at: position,
                hint: Message(zh: "冒号要用英文半角，后面空一格", en: "write 'key: value' with an ASCII colon and a space"))
        }
    }

    private func take(_ entry: YAMLEntry) {
        guard let key = vocabulary[entry.key] else {
            let hint =
                didYouMean(entry.key, among: vocabulary.spellings)
                ?? Message(
                    zh: "可用的键：" + vocabulary.keys.map { $0.chinese[0] }.joined(separator: "、"),
                    en: "known keys: " + vocabulary.keys.map(\.english).joined(separator: ", "))
            findings.error(
                Message(zh: "不认识的键“\(entry.key)”", en: "unknown key '\(entry.key)'"), at: entry.position, hint: hint)
            return
        }
        if let other = entries[key.english] {
            findings.error(
                Message(
                    zh: "“\(entry.key)”与第 \(other.position.line) 行的“\(other.key)”是同一个键",
                    en: "'\(entry.key)' is the same key as '\(other.key)' in line \(other.position.line)"),
                at: entry.position, hint: Message(zh: "删掉一处", en: "delete one of them"))
            return
        }
        entries[key.english] = entry
    }

    /// The value of a key; nil when it is missing or says nothing.
    func node(_ key: Key) -> YAMLNode? {
        guard let value = entries[key.english]?.value, !value.isNull else { return nil }
        return value
    }

    /// Whether a key stands there, even without a value.
    func has(_ key: Key) -> Bool { entries[key.english] != nil }

    /// Where a key's value stands, or an entry of its list; the start of the map when it is missing.
    func place(of field: String, index: Int? = nil) -> Position {
        guard let entry = entries[field] else { return position }
        if let index, case .list(let nodes) = entry.value.content, nodes.indices.contains(index) {
            return nodes[index].position
        }
        return entry.position
    }

    /// Where a key's value stands.
    func valuePlace(of key: Key) -> Position { entries[key.english]?.value.position ?? position }

    func error(_ key: Key, _ message: Message, at place: Position? = nil, hint: Message? = nil) {
        faulty.insert(key.english)
        findings.error(message, at: place ?? valuePlace(of: key), hint: hint)
    }

    func error(_ key: Key, _ error: any ExplainedError, at place: Position? = nil) {
        self.error(key, error.message, at: place, hint: error.hint)
    }

    /// Reports that a required key is missing.
    func missing(_ key: Key) {
        guard !isBroken else { return }
        error(
            key, Message(zh: "缺少“\(key.chinese[0])”", en: "'\(key.english)' is missing"),
            at: has(key) ? place(of: key.english) : position)
    }

    /// The key with an English name.
    func key(_ english: String) -> Key? { vocabulary.keys.first { $0.english == english } }

    // MARK: Texts

    /// A text; nil when missing.
    func text(_ key: Key) -> String? {
        node(key).flatMap { text(of: $0, key) }
    }

    /// A text that must be there; empty when it is not.
    func requiredText(_ key: Key) -> String {
        guard let node = node(key) else {
            missing(key)
            return ""
        }
        guard let text = text(of: node, key) else { return "" }
        if text.isEmpty { missing(key) }
        return text
    }

    private func text(of node: YAMLNode, _ key: Key) -> String? {
        guard case .scalar(let text, _) = node.content else {
            error(
                key, Message(zh: "“\(key.chinese[0])”应该是一段文字", en: "'\(key.english)' should be a text"),
                at: node.position,
                hint: Message(zh: "含有“: ”、{ 或 [ 的文字要加引号", en: "put a text with ': ', { or [ in quotes"))
            return nil
        }
        return trimmed(text)
    }

    /// A list of texts; one text alone is a list of one, and is cut at `separators`.
    func texts(_ key: Key, separators: Set<Character> = []) -> [String] {
        places(key, separators: separators).map(\.text)
    }

    /// The same with the place of each.
    func places(_ key: Key, separators: Set<Character> = []) -> [(text: String, place: Position)] {
        guard let node = node(key) else { return [] }
        switch node.content {
        case .list(let nodes):
            return nodes.filter { !$0.isNull }.compactMap { child in
                text(of: child, key).map { ($0, child.position) }
            }
        case .scalar(let text, _):
            let parts = separators.isEmpty ? [text[...]] : text.split(whereSeparator: separators.contains)
            return parts.map { (trimmed($0), node.position) }.filter { !$0.0.isEmpty }
        case .map:
            _ = text(of: node, key)
            return []
        }
    }

    // MARK: Values

    /// A value read from a text by its own initialiser.
    func value<Value>(_ key: Key, _ parse: (String) throws(ContentError) -> Value) -> Value? {
        guard let text = text(key) else { return nil }
        do {
            return try parse(text)
        } catch {
            self.error(key, error)
            return nil
        }
    }

    func day(_ key: Key) -> Day? { value(key) { text throws(ContentError) in try Day(parsing: text) } }

    func requiredDay(_ key: Key) -> Day {
        if node(key) == nil { missing(key) }
        return day(key) ?? Day(ordinal: 0)
    }

    /// A whole number, in full-width digits too.
    func whole(_ key: Key) -> Int? {
        value(key) { text throws(ContentError) in
            let number = try Hundredths(parsing: text).value
            guard number % 100 == 0 else {
                throw .outOfRange(field: key.english, value: text, allowed: "0, 1, 2 …")
            }
            return Int(number / 100)
        }
    }

    /// One of some values.
    func choice<Value>(_ key: Key, _ choices: [Choice<Value>]) -> Value? {
        guard let text = text(key) else { return nil }
        if let value = Choice.value(of: text, among: choices) { return value }
        error(
            key, Choice.refusal(of: text, for: key, among: choices),
            hint: didYouMean(text, among: choices.flatMap(\.spellings)))
        return nil
    }

    func requiredChoice<Value>(_ key: Key, _ choices: [Choice<Value>], default value: Value) -> Value {
        if node(key) == nil { missing(key) }
        return choice(key, choices) ?? value
    }

    // MARK: Maps

    /// A list of maps; one map alone is a list of one.
    func maps(_ key: Key, _ vocabulary: Vocabulary) -> [MapReader] {
        guard let node = node(key) else { return [] }
        let nodes: [YAMLNode] = if case .list(let list) = node.content { list } else { [node] }
        return nodes.map { MapReader($0, vocabulary, findings: findings) }
    }

    /// A map; nil when missing.
    func map(_ key: Key, _ vocabulary: Vocabulary) -> MapReader? {
        node(key).map { MapReader($0, vocabulary, findings: findings) }
    }
}
