import FoundationEssentials

/// Writes JSON (RFC 8259) without spaces, names in the order of canonical JSON. Unlike canonical JSON it escapes control
/// characters, so that any reader of JSON takes it.
enum JSONWriter {
    static func bytes(_ value: JSONValue) -> Data {
        var bytes: [UInt8] = []
        append(value, to: &bytes)
        return Data(bytes)
    }

    private static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .boolean(let value): bytes += value ? "true".utf8 : "false".utf8
        case .integer(let digits), .decimal(let digits): bytes += digits.utf8
        case .string(let text): append(text, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(element, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                append(member.value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += "\\u00\(Hex.encode([byte]))".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSONObject {
    /// An object made from values, such as a target's `custom`.
    public init(_ members: [String: JSONValue]) {
        // Names that a dictionary tells apart differ in their bytes, too.
        self.init(distinct: members.map { Member(name: $0.key, value: $0.value) })
    }

    /// Names that are known to differ.
    init(distinct members: [Member]) {
        self.members = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}

extension JSONValue {
    /// The text of a string; nil when it is something else.
    public var text: String? { if case .string(let text) = self { text } else { nil } }

    /// The value of an integer; nil when it is something else, or too large.
    public var number: Int? { if case .integer(let digits) = self { Int(digits) } else { nil } }

    /// An integer.
    public static func number(_ value: Int) -> JSONValue { .integer(String(value)) }

    static func object(_ members: [String: JSONValue]) -> JSONValue { .object(JSONObject(members)) }

    static func object<Name: ExactText>(_ members: [Name: JSONValue]) -> JSONValue {
        .object(JSONObject(distinct: members.map { .init(name: $0.key.text, value: $0.value) }))
    }
}
