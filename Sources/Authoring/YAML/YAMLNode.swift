/// A value of a YAML file with the place where it stands.
struct YAMLNode: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        /// A text; plain texts may stand for nothing (`~`, `null`, empty), quoted ones not.
        case scalar(String, isPlain: Bool)
        case list([YAMLNode])
        case map([YAMLEntry])
    }

    let content: Content
    let position: Position

    /// Whether it says nothing.
    var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return text.isEmpty || text == "~" || text.lowercased() == "null"
    }

    /// The value of the first of some keys, for those who look before the file is read in full.
    func text(ofKey key: Key) -> String? {
        guard case .map(let entries) = content,
            case .scalar(let text, _)? = entries.first(where: { key.isSpelled($0.key) })?.value.content
        else { return nil }
        return trimmed(text)
    }

    /// The list under a key, for the same.
    func list(ofKey key: Key) -> [YAMLNode] {
        guard case .map(let entries) = content, let value = entries.first(where: { key.isSpelled($0.key) })?.value
        else { return [] }
        if case .list(let nodes) = value.content { return nodes }
        return [value]
    }
}

/// A key with its value.
struct YAMLEntry: Hashable, Sendable {
    let key: String
    let position: Position
    let value: YAMLNode
}

/// The text without white space at its ends, U+3000 included.
func trimmed(_ text: some StringProtocol) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first..<scalars.index(after: last)])
}

/// Unicode's White_Space, spelled out: asking the property of every character takes a tenth of a validation.
func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x84: false
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
}
