import Content

/// A value of JSON, whose objects keep the order in which they are written.
public indirect enum ExportNode: Hashable, Sendable {
    /// A text.
    case text(String)
    /// A whole number of hundredths, written with two decimals: amounts never pass through floating point.
    case hundredths(Int64)
    /// A list.
    case list([ExportNode])
    /// An object.
    case object([Member])

    /// A member of an object.
    public struct Member: Hashable, Sendable {
        let key: String
        let value: ExportNode
    }

    /// JSON after RFC 8259, two spaces a level.
    public var json: String { json(indent: "") + "\n" }

    private func json(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .text(let text): return jsonText(text)
        case .hundredths(let value):
            let magnitude = value.magnitude
            return (value < 0 ? "-" : "") + "\(magnitude / 100)." + (magnitude % 100 < 10 ? "0" : "")
                + "\(magnitude % 100)"
        case .list(let nodes):
            return nodes.isEmpty
                ? "[]" : "[\n" + nodes.map { inner + $0.json(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members):
            let lines = members.map { "\(inner)\(jsonText($0.key)): \($0.value.json(indent: inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
    }

    /// An object without the members that hold nothing.
    static func filled(_ members: KeyValuePairs<String, ExportNode?>) -> ExportNode {
        .object(
            members.compactMap { key, value in
                guard let value, value != .text(""), value != .list([]) else { return nil }
                return Member(key: key, value: value)
            })
    }
}
