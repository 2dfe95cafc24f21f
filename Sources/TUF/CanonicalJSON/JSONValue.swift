/// A JSON text as it was written: nothing is rounded, merged or normalised, because signatures cover every byte of it.
public enum JSONValue: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A number without fraction and exponent, as it was written.
    case integer(String)
    /// Any other number, as it was written. It has no canonical form.
    case decimal(String)
    /// A string, its escapes resolved.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object(JSONObject)

    /// What kind of value it is, for messages.
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .integer(let text), .decimal(let text): String(text.unicodeScalars.prefix(40))
        case .string(let text): "\"\(String(text.unicodeScalars.prefix(40)))\""
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// The members of a JSON object, each name once, sorted by the bytes of their names.
public struct JSONObject: Sendable {
    /// One name and its value.
    public struct Member: Sendable {
        /// The name, its escapes resolved.
        public let name: String
        /// The value.
        public let value: JSONValue
    }

    /// All members, in the order of canonical JSON.
    public let members: [Member]

    /// Sorts the members.
    /// - Throws: ``JSONError/duplicateName(_:)``
    init(_ unsorted: [Member]) throws(JSONError) {
        members = unsorted.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for (one, next) in zip(members, members.dropFirst()) where one.name.utf8.elementsEqual(next.name.utf8) {
            throw .duplicateName(one.name)
        }
    }

    /// The value of a name, compared byte by byte: Swift's `==` would take two spellings of `é` for one.
    public subscript(name: String) -> JSONValue? {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle].name.utf8.lexicographicallyPrecedes(name.utf8) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < members.count, members[low].name.utf8.elementsEqual(name.utf8) else { return nil }
        return members[low].value
    }
}

/// Why a text is not JSON, or has no canonical form.
public enum JSONError: Error, Hashable, Sendable {
    /// Something else than JSON stands at this byte.
    case unexpected(offset: Int, expected: String)
    /// A name stands twice in one object.
    case duplicateName(String)
    /// Arrays and objects lie deeper in each other than ``JSONParser/deepest``.
    case tooDeep(limit: Int)
    /// Canonical JSON knows only integers.
    case notCanonical(number: String)
}

extension JSONError: CustomStringConvertible {
    /// One sentence without its full stop.
    public var description: String {
        switch self {
        case .unexpected(let offset, let expected): "expected \(expected) at byte \(offset)"
        case .duplicateName(let name): "the name '\(name.printable)' stands twice in one object"
        case .tooDeep(let limit): "nested deeper than \(limit) levels"
        case .notCanonical(let number): "\(number.printable) is not an integer and has no canonical form"
        }
    }
}
