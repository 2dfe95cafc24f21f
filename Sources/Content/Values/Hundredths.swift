/// A number with exactly two decimals, such as an area in mu or a percentage; kept as an integer.
public struct Hundredths: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// A hundred times the number.
    public let value: Int64

    /// - Throws: ``ContentError/amountOutOfRange(_:)`` beyond ``Money/limit``.
    public init(value: Int64) throws(ContentError) {
        self.value = try Money(fen: value).fen
    }

    /// Reads what ``Money/init(parsing:)`` reads.
    ///
    /// - Throws: ``ContentError/badAmount(_:)``, ``ContentError/amountFinerThanFen(_:)`` or
    ///   ``ContentError/amountOutOfRange(_:)``.
    public init(parsing text: String) throws(ContentError) {
        value = try Money(parsing: text).fen
    }

    /// Shortest form: `12`, `12.5`, `12.05`.
    public var description: String {
        let magnitude = value.magnitude
        let fraction = magnitude % 100
        let decimals = fraction == 0 ? "" : fraction % 10 == 0 ? ".\(fraction / 10)" : "." + padded(Int(fraction))
        return (value < 0 ? "−" : "") + "\(magnitude / 100)" + decimals
    }

    /// Order by size.
    public static func < (left: Hundredths, right: Hundredths) -> Bool { left.value < right.value }

}

extension Hundredths: Codable {
    /// Decodes the integer and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(value: decoder.singleValueContainer().decode(Int64.self))
    }

    /// Encodes the integer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
