/// What a citizen takes home to ask how a matter stands: seven random characters and one that checks them.
///
/// The 31 characters leave out `0 O 1 I L`. As 31 is a prime, the check character finds every wrong character and every
/// swap of two characters, wherever they stand: the sum of values weighted 1...8 is 0 modulo 31.
public struct ReceiptCode: Hashable, Sendable, CustomStringConvertible {
    /// The characters that a code is made of; the on-screen keypad has no others.
    public static let alphabet: [Character] = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    /// Characters of a code.
    public static let length = 8

    /// Eight characters, upper case.
    public let text: String

    /// Makes a code.
    public init(using random: inout some RandomNumberGenerator) {
        let values = (0..<Self.length - 1).map { _ in Int.random(in: 0..<Self.alphabet.count, using: &random) }
        text = String((values + [Self.check(values)]).map { Self.alphabet[$0] })
    }

    /// Makes a code with the system's randomness.
    public init() {
        var random = SystemRandomNumberGenerator()
        self.init(using: &random)
    }

    /// Reads what somebody typed: small letters, blanks and `-` do not matter.
    ///
    /// - Throws: ``ParticipationError/badReceipt(_:)``.
    public init(parsing typed: String) throws(ParticipationError) {
        let characters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        let values = characters.compactMap { Self.alphabet.firstIndex(of: $0) }
        guard characters.count == Self.length, values.count == Self.length,
            Self.check(Array(values.dropLast())) == values[Self.length - 1]
        else { throw .badReceipt(String(typed.prefix(20))) }
        text = String(characters)
    }

    /// Weights are 1...7 for the first seven, and 8 for the check character.
    private static func check(_ values: [Int]) -> Int {
        let prime = alphabet.count
        let sum = values.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element } % prime
        // 8 · c ≡ −sum (mod 31), and 8 · 4 = 32 ≡ 1: the inverse of 8 is 4.
        return (prime - sum) % prime * 4 % prime
    }

    /// In two groups, as it is shown and printed: `B2VN-57KE`.
    public var description: String { "\(text.prefix(4))-\(text.suffix(4))" }
}

extension ReceiptCode: Codable {
    /// Decodes a text and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the eight characters.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
