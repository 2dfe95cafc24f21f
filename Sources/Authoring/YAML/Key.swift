/// A key of the format in both languages.
struct Key: Hashable, Sendable {
    /// The name used in rules and messages.
    let english: String
    /// Spellings in Chinese, the usual one first.
    let chinese: [String]

    init(_ english: String, _ chinese: String...) {
        self.english = english
        self.chinese = chinese
    }

    /// Whether a key of a file is this one.
    func isSpelled(_ text: String) -> Bool { chinese.contains(text) || english == text }
}

/// The keys that one map or table may have.
struct Vocabulary: Sendable {
    let keys: [Key]
    private let bySpelling: [String: Key]

    init(_ keys: [Key]) {
        self.keys = keys
        bySpelling = Dictionary(
            keys.flatMap { key in ([key.english] + key.chinese).map { ($0, key) } },
            uniquingKeysWith: { first, _ in first })
    }

    subscript(spelling: String) -> Key? { bySpelling[spelling] ?? bySpelling[spelling.lowercased()] }

    /// Every spelling of every key.
    var spellings: some Sequence<String> { keys.lazy.flatMap { $0.chinese + [$0.english] } }

    static func + (left: Vocabulary, right: [Key]) -> Vocabulary { Vocabulary(left.keys + right) }
}
