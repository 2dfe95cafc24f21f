/// An amount of renminbi, exact to the fen. It is an integer and never passes through floating point.
public struct Money: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The amount in fen (1/100 yuan); may be negative.
    public let fen: Int64

    /// Largest absolute amount: 10 000 亿元. Sums of a hundred thousand such rows still fit.
    public static let limit: Int64 = 100_000_000_000_000

    /// No money.
    public static let zero = Money(uncheckedFen: 0)

    private init(uncheckedFen fen: Int64) { self.fen = fen }

    /// - Throws: ``ContentError/amountOutOfRange(_:)`` beyond ``limit``.
    public init(fen: Int64) throws(ContentError) {
        guard fen.magnitude <= Self.limit.magnitude else { throw .amountOutOfRange("\(fen)") }
        self.fen = fen
    }

    /// Reads an amount as people write it: `1,234.50`, `１２３４.５`, `¥1,234.50元`, `-20`, `1.2万元`, `(20.00)`.
    ///
    /// - Throws: ``ContentError/badAmount(_:)``, ``ContentError/amountFinerThanFen(_:)`` or
    ///   ``ContentError/amountOutOfRange(_:)``.
    public init(parsing text: String) throws(ContentError) {
        var digits = Substring(foldedDigits(text).filter { !$0.isWhitespace })
        var scale = 2
        var negative = false
        if digits.hasPrefix("("), digits.hasSuffix(")") {
            digits = digits.dropFirst().dropLast()
            negative = true
        }
        for sign in ["-", "−", "－"] where digits.hasPrefix(sign) {
            negative.toggle()
            digits = digits.dropFirst()
        }
        if digits.hasPrefix("+") { digits = digits.dropFirst() }
        for symbol in ["¥", "￥", "人民币"] where digits.hasPrefix(symbol) { digits = digits.dropFirst(symbol.count) }
        if digits.hasSuffix("元") { digits = digits.dropLast() }
        for (unit, power) in [("亿", 8), ("万", 4)] where digits.hasSuffix(unit) {
            digits = digits.dropLast()
            scale += power
        }
        let fen = try Self.fen(digits, scale: scale, original: text)
        try self.init(fen: negative ? -fen : fen)
    }

    private static func fen(_ text: Substring, scale: Int, original: String) throws(ContentError) -> Int64 {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : ""
        let whole = parts[0]
        guard isGroupedNumber(whole), fraction.utf8.allSatisfy(isDigit), !(parts.count == 2 && fraction.isEmpty)
        else { throw .badAmount(original) }
        let significant = fraction.reversed().drop { $0 == "0" }.count
        guard significant <= scale else { throw .amountFinerThanFen(original) }
        let padding = String(repeating: "0", count: scale - significant)
        let all = whole.filter { $0 != "," } + fraction.prefix(significant) + padding
        guard all.count <= 18, let fen = Int64(all) else { throw .amountOutOfRange(original) }
        return fen
    }

    /// Digits with thousands separators only where they belong, or none.
    private static func isGroupedNumber(_ text: Substring) -> Bool {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else { return false }
        return groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
    }

    /// `1,234.50`, with a true minus sign (U+2212) when negative.
    public var description: String {
        let magnitude = fen.magnitude
        var whole = String(magnitude / 100)
        var cut = whole.index(whole.endIndex, offsetBy: -3, limitedBy: whole.startIndex)
        while let place = cut, place > whole.startIndex {
            whole.insert(",", at: place)
            cut = whole.index(place, offsetBy: -3, limitedBy: whole.startIndex)
        }
        let cents = String(magnitude % 100)
        return (fen < 0 ? "−" : "") + whole + "." + (cents.count == 1 ? "0" : "") + cents
    }

    /// Order by amount.
    public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

    /// The exact sum. Sums may exceed ``limit``; they trap only beyond 64 bits.
    public static func + (left: Money, right: Money) -> Money { Money(uncheckedFen: left.fen + right.fen) }

    /// The exact difference.
    public static func - (left: Money, right: Money) -> Money { Money(uncheckedFen: left.fen - right.fen) }
}

extension Money: Codable {
    /// Decodes an integer of fen and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(fen: decoder.singleValueContainer().decode(Int64.self))
    }

    /// Encodes the integer of fen.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fen)
    }
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// Full-width digits and the punctuation of numbers and dates, made half-width.
func foldedDigits(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0xFF01...0xFF5E where scalar != "￥":
            folded.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)))
        case 0x3000, 0xA0: folded.append(" ")
        default: folded.append(scalar)
        }
    }
    return String(folded)
}
