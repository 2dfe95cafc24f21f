/// What a citizen wrote: trimmed, without control characters, of a length that somebody can answer.
public struct Words: Hashable, Sendable {
    /// Characters that are enough to say something.
    public static let minimum = 2
    /// Longest text.
    public static let limit = 1000

    /// The text.
    public let text: String

    /// - Parameters:
    ///   - field: how the field is called, for the message.
    ///   - limit: characters.
    /// - Throws: ``ParticipationError/tooShort(field:minimum:)``, ``ParticipationError/tooLong(field:limit:)``.
    public init(
        _ typed: String, field: String = "内容", minimum: Int = Words.minimum, limit: Int = Words.limit
    ) throws(ParticipationError) {
        text = try cleaned(typed, field: field, minimum: minimum, limit: limit)
    }
}

/// Trimmed and freed of control characters; newlines stay.
func cleaned(_ typed: String, field: String, minimum: Int, limit: Int) throws(ParticipationError) -> String {
    let kept = typed.unicodeScalars.filter { scalar in
        scalar == "\n"
            || !(scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
                || ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar))
    }
    var text = Substring(String(String.UnicodeScalarView(kept)))
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    guard text.count >= minimum else { throw .tooShort(field: field, minimum: minimum) }
    // One character can be made of any number of scalars: bound both.
    guard text.count <= limit, text.unicodeScalars.count <= 4 * limit else {
        throw .tooLong(field: field, limit: limit)
    }
    return String(text)
}

/// A telephone number that a citizen left because they want an answer.
public struct PhoneNumber: Hashable, Sendable {
    /// 5 to 20 characters: digits, perhaps a `+` before and `-` between them.
    public let text: String

    /// - Throws: ``ParticipationError/badPhone``.
    public init(_ typed: String) throws(ParticipationError) {
        let text = typed.filter { !$0.isWhitespace }
        let digits = text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let rest = text.drop { $0 == "+" }
        guard (5...15).contains(digits.count), text.utf8.count <= 20, text.count - rest.count <= 1,
            rest.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") })
        else { throw .badPhone }
        self.text = text
    }

    /// As it is shown: `138****1234`.
    public var masked: String {
        let tail = text.suffix(text.count >= 11 ? 4 : 2)
        let head = text.prefix(text.count >= 11 ? 3 : 1)
        return head + String(repeating: "*", count: text.count - head.count - tail.count) + tail
    }
}

extension Words: Codable {
    /// Decodes a text and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension PhoneNumber: Codable {
    /// Decodes a text and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
