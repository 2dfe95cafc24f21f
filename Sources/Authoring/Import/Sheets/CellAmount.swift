import Content

/// Amounts and areas as people write them in cells.
enum CellAmount {
    /// What stands for no amount.
    private static let nothing: Set<String> = ["", "-", "--", "—", "——", "–", "/", "\\", "无", "―"]

    /// Whether a cell says that there is none.
    static func isNothing(_ text: String) -> Bool { nothing.contains(folded(text).filter { !$0.isWhitespace }) }

    /// An amount in fen-exact money; nil when the cell says that there is none.
    ///
    /// - Throws: ``ContentError`` when it is no amount or finer than a fen.
    static func money(_ text: String, unit: AmountUnit = .yuan) throws(ContentError) -> Money? {
        guard !isNothing(text) else { return nil }
        var plain = folded(text).filter { !$0.isWhitespace && $0 != "'" }
        for prefix in ["RMB", "rmb", "人民币", "¥", "￥", "CNY"] where plain.hasPrefix(prefix) {
            plain.removeFirst(prefix.count)
        }
        if plain.hasSuffix("整") || plain.hasSuffix("正") { plain.removeLast() }
        let hasUnit = plain.hasSuffix("元") || plain.hasSuffix("万") || plain.hasSuffix("亿")
        if !hasUnit { plain = withoutDust(expanded(plain)) }
        let scaled = hasUnit || unit == .yuan ? plain : plain + (unit == .hundredMillion ? "亿" : "万")
        do {
            let money = try Money(parsing: scaled)
            guard unit == .thousand, !hasUnit else { return money }
            guard money.fen % 10 == 0 else { throw ContentError.amountFinerThanFen(text) }
            return try Money(fen: money.fen / 10)
        } catch ContentError.amountFinerThanFen {
            throw .amountFinerThanFen(text)
        } catch ContentError.amountOutOfRange {
            throw .amountOutOfRange(text)
        } catch {
            throw .badAmount(text)
        }
    }

    /// An area in mu, and whether it was rounded to two decimals.
    ///
    /// - Throws: ``ContentError`` when it is none. Square metres make no whole hundredths of a mu and are refused.
    static func area(_ text: String, unit: AreaUnit) throws(ContentError) -> (area: Hundredths, isRounded: Bool)? {
        guard !isNothing(text) else { return nil }
        var plain = folded(text).filter { !$0.isWhitespace }
        var unit = unit
        if let own = AreaUnit(plain) {
            unit = own
            for word in ["亩", "公顷"] where plain.hasSuffix(word) { plain.removeLast(word.count) }
        }
        guard unit != .squareMetre else { throw .badAmount(text) }
        let parts = withoutDust(expanded(plain)).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { throw .badAmount(text) }
        let decimals = parts.count == 2 ? String(parts[1].prefix(4)) : ""
        let padded = decimals + String(repeating: "0", count: 4 - decimals.count)
        // Read as 万, so that four decimals are whole.
        guard let tenThousandths = try? Money(parsing: "\(whole).\(padded)万").fen / 100 else { throw .badAmount(text) }
        let mu = unit == .hectare ? tenThousandths * 15 : tenThousandths
        let sign: Int64 = mu < 0 ? -1 : 1
        let isRounded = mu % 100 != 0 || (parts.count == 2 && parts[1].dropFirst(4).contains { $0 != "0" })
        return (try Hundredths(value: (mu + sign * 50) / 100), isRounded)
    }

    /// Yuan without separators: `-1234.50`.
    static func plain(_ money: Money) -> String {
        let magnitude = money.fen.magnitude
        let cents = magnitude % 100
        return (money.fen < 0 ? "-" : "") + "\(magnitude / 100)." + (cents < 10 ? "0" : "") + "\(cents)"
    }

    /// `1.5E+6` without an exponent, digit by digit.
    static func expanded(_ text: String) -> String {
        let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        guard parts.count == 2, let exponent = Int(parts[1]), abs(exponent) <= 20,
            var mantissa = Optional(String(parts[0])),
            mantissa.contains(where: \.isNumber)
        else { return text }
        let sign = mantissa.hasPrefix("-") ? "-" : ""
        if !sign.isEmpty { mantissa.removeFirst() }
        let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, halves.allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return text }
        var digits = halves.joined()
        var point = (halves.first?.count ?? 0) + exponent
        if point <= 0 {
            digits = String(repeating: "0", count: 1 - point) + digits
            point = 1
        } else if point > digits.count {
            digits += String(repeating: "0", count: point - digits.count)
        }
        let whole = digits.prefix(point)
        let rest = digits.dropFirst(point)
        return sign + whole + (rest.isEmpty ? "" : "." + rest)
    }

    /// Computed cells hold binary fractions such as 1234.5600000000002: fifteen significant digits are what Excel
    /// shows and all that such a number carries.
    static func withoutDust(_ text: String) -> String {
        guard let point = text.firstIndex(of: "."),
            text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") })
        else { return text }
        let significant = text.filter(\.isNumber).drop { $0 == "0" }.count
        guard significant > 15 else { return text }
        let decimals = text.distance(from: point, to: text.endIndex) - 1
        return rounded(text, decimals: max(0, decimals - (significant - 15)))
    }

    /// Half up, on the digits.
    private static func rounded(_ text: String, decimals: Int) -> String {
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return text }
        var digits = (parts[0] + parts[1].prefix(decimals)).compactMap(\.wholeNumberValue)
        if let next = parts[1].dropFirst(decimals).first?.wholeNumberValue, next >= 5 {
            var place = digits.count - 1
            while place >= 0, digits[place] == 9 {
                digits[place] = 0
                place -= 1
            }
            if place >= 0 { digits[place] += 1 } else { digits.insert(1, at: 0) }
        }
        let whole = digits.dropLast(decimals).map(String.init).joined()
        var fraction = Substring(digits.suffix(decimals).map(String.init).joined())
        while fraction.last == "0" { fraction.removeLast() }
        return (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
