import Foundation

@testable import TUF

/// JSON that tests write and change; it can also hold what no valid metadata does.
enum JSON {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSON])
    /// In the order in which it is written.
    case object([(name: String, value: JSON)])

    subscript(name: String) -> JSON {
        get {
            guard case .object(let members) = self else { return .null }
            return members.first { $0.name == name }?.value ?? .null
        }
        set {
            guard case .object(var members) = self else { return self = .object([(name, newValue)]) }
            if let index = members.firstIndex(where: { $0.name == name }) {
                members[index].value = newValue
            } else {
                members.append((name, newValue))
            }
            self = .object(members)
        }
    }

    subscript(index: Int) -> JSON {
        get {
            guard case .list(let elements) = self else { return .null }
            return elements[index]
        }
        set {
            guard case .list(var elements) = self else { return }
            elements[index] = newValue
            self = .list(elements)
        }
    }

    mutating func append(_ value: JSON) {
        if case .list(let elements) = self { self = .list(elements + [value]) } else { self = .list([value]) }
    }

    mutating func remove(_ name: String) {
        if case .object(let members) = self { self = .object(members.filter { $0.name != name }) }
    }

    var integer: Int { if case .number(let digits) = self { Int(digits) ?? 0 } else { 0 } }

    /// As repositories write it: spaces, and members in the order given.
    var written: String {
        switch self {
        case .null: "null"
        case .flag(let value): "\(value)"
        case .number(let digits): digits
        case .text(let text): Self.quoted(text)
        case .list(let elements): "[" + elements.map(\.written).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { "\n \(Self.quoted($0.name)): \($0.value.written)" }.joined(separator: ",") + "\n}"
        }
    }

    var bytes: Data { Data(written.utf8) }

    /// What a signature covers.
    var canonical: [UInt8] { get throws { try CanonicalJSON.encode(try JSONParser.parse(bytes)) } }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral text: String) { self = .text(text) }
    init(integerLiteral number: Int) { self = .number("\(number)") }
    init(booleanLiteral flag: Bool) { self = .flag(flag) }
    init(arrayLiteral elements: JSON...) { self = .list(elements) }
    init(dictionaryLiteral members: (String, JSON)...) { self = .object(members.map { ($0.0, $0.1) }) }
    init(_ number: Int) { self = .number("\(number)") }
    init(_ text: String) { self = .text(text) }
}
