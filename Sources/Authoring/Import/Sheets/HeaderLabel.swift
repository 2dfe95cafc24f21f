import Content

/// A header as it is compared: without spaces, in half-width, its unit apart.
struct HeaderLabel: Hashable, Sendable {
    /// `收入金额` of ` 收入 金额（万元）`.
    let text: String
    /// `万元` of the same.
    let unit: String?

    init(_ header: String) {
        var plain = folded(header).filter { !$0.isWhitespace && !"*:、/\\_".contains($0) || $0 == "/" }
        var unit: String?
        for (open, close) in [("(", ")"), ("[", "]"), ("【", "】")] {
            while let start = plain.firstRange(of: open)?.lowerBound,
                let end = plain[start...].firstRange(of: close)?.upperBound
            {
                let inside = String(plain[plain.index(after: start)..<plain.index(before: end)])
                if AmountUnit(inside) != nil || AreaUnit(inside) != nil || unit == nil { unit = inside }
                plain.removeSubrange(start..<end)
            }
        }
        text = plain.lowercased()
        self.unit = unit
    }

    /// How surely a field is meant, in percent: a key of the format 100, a word that people use for it 95, one that is
    /// part of the header 75; nil for none. `rank` orders words of one field.
    func match(_ field: ImportField, _ vocabulary: Vocabulary) -> (certainty: Int, rank: Int)? {
        guard !text.isEmpty else { return nil }
        if let key = vocabulary[text], key.english == field.name { return (100, key.chinese.firstIndex(of: text) ?? 0) }
        if let rank = field.words.firstIndex(of: text) { return (95, rank) }
        guard text.count <= 16, field.name != "serial:" else { return nil }
        let inside = field.words.enumerated().filter { $1.count >= 2 && text.contains($1) }
        return inside.max { ($0.element.count, -$0.offset) < ($1.element.count, -$1.offset) }.map { (75, $0.offset) }
    }
}

/// Full-width letters, digits and punctuation made half-width.
func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
        case 0x3000, 0xA0: folded.append(" ")
        default: folded.append(scalar)
        }
    }
    return String(folded)
}

/// The unit in which a column of amounts is kept.
enum AmountUnit: Hashable, Sendable {
    case yuan, thousand, tenThousand, hundredMillion

    /// Reads `元`, `万元`, `单位:万元`, `元/年`.
    init?(_ text: String) {
        let word = text.filter { !$0.isWhitespace }
        if word.contains("亿元") {
            self = .hundredMillion
        } else if word.contains("万") {
            self = .tenThousand
        } else if word.contains("千元") {
            self = .thousand
        } else if word.contains("元") {
            self = .yuan
        } else {
            return nil
        }
    }
}

/// The unit in which a column of areas is kept.
enum AreaUnit: Hashable, Sendable {
    case mu, hectare, squareMetre

    init?(_ text: String) {
        let word = text.lowercased().filter { !$0.isWhitespace }
        if word.contains("亩") {
            self = .mu
        } else if word.contains("公顷") || word == "ha" {
            self = .hectare
        } else if ["平方米", "平米", "㎡", "m2", "m²"].contains(where: { word.contains($0) }) {
            self = .squareMetre
        } else {
            return nil
        }
    }
}
