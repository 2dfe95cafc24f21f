/// The members of one object of a metadata file, with its place in the file for messages.
struct Fields {
    let role: RoleName
    let path: String
    let object: JSONObject

    /// - Throws: ``TUFError/malformed(_:field:expected:found:)`` when the value is no object.
    init(_ value: JSONValue?, of role: RoleName, at path: String) throws(TUFError) {
        guard case .object(let object) = value else {
            throw .malformed(role, field: path, expected: "an object", found: value?.kind ?? "nothing")
        }
        self.role = role
        self.path = path
        self.object = object
    }

    private func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    func malformed(_ name: String, expected: String) -> TUFError {
        .malformed(role, field: place(name), expected: expected, found: object[name]?.kind ?? "nothing")
    }

    func fields(_ name: String) throws(TUFError) -> Fields {
        try Fields(object[name], of: role, at: place(name))
    }

    /// Every member as an object.
    func each<Element>(_ read: (String, Fields) throws(TUFError) -> Element) throws(TUFError) -> [Element] {
        var elements: [Element] = []
        for member in object.members {
            let name = String(member.name.unicodeScalars.prefix(80))
            elements.append(try read(member.name, try Fields(member.value, of: role, at: "\(path)[\"\(name)\"]")))
        }
        return elements
    }

    /// Every element of an array as an object.
    func objects(_ name: String) throws(TUFError) -> [Fields] {
        guard case .array(let values) = object[name] else { throw malformed(name, expected: "an array") }
        var objects: [Fields] = []
        for (index, value) in values.enumerated() {
            objects.append(try Fields(value, of: role, at: "\(place(name))[\(index)]"))
        }
        return objects
    }

    func string(_ name: String) throws(TUFError) -> String {
        guard case .string(let text) = object[name] else { throw malformed(name, expected: "a string") }
        return text
    }

    func strings(_ name: String) throws(TUFError) -> [String] {
        guard case .array(let values) = object[name] else { throw malformed(name, expected: "an array of strings") }
        var strings: [String] = []
        for value in values {
            guard case .string(let text) = value else { throw malformed(name, expected: "an array of strings") }
            strings.append(text)
        }
        return strings
    }

    /// Nothing when the field is missing.
    func flag(_ name: String) throws(TUFError) -> Bool? {
        switch object[name] {
        case nil: return nil
        case .boolean(let value): return value
        default: throw malformed(name, expected: "true or false")
        }
    }

    /// A version or a threshold: at least 1, and such that one more can be counted.
    func positive(_ name: String) throws(TUFError) -> Int {
        guard case .integer(let digits) = object[name], let number = Int(digits), (1..<Int.max).contains(number) else {
            throw malformed(name, expected: "an integer of at least 1")
        }
        return number
    }

    /// A length in bytes.
    func length(_ name: String) throws(TUFError) -> Int {
        guard case .integer(let digits) = object[name], let number = Int(digits), number >= 0 else {
            throw malformed(name, expected: "a length in bytes")
        }
        return number
    }
}
