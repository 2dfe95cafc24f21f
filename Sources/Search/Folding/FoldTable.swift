import Foundation

/// One character as search compares it: folded, in one UTF-16 unit. ``FoldTable/separator`` stands for everything that
/// separates words. Characters beyond the basic plane share the private use area by a hash; what is found through
/// one is found again in the text itself, so a clash does no harm.
typealias Code = UInt16

/// How single UTF-16 units fold: NFKC, lower case, half-width, simplified script.
///
/// Folding must be the same when a text is indexed and when it is looked for, on any machine; therefore the table of
/// traditional characters is compiled in (packaging/search-tables.py made it with OpenCC) and not read from the system.
struct FoldTable: Sendable {
    /// What separates words: spaces, punctuation, symbols.
    static let separator: Code = 0
    /// Stands in the table where only the tables of Unicode can tell.
    static let asks: Code = 1

    static let standard = FoldTable()

    /// By UTF-16 unit.
    let codes: [Code]

    private init() {
        var codes = [Code](repeating: Self.asks, count: 1 << 16)
        for value in 0..<0x80 { codes[value] = Self.separator }
        for value in Int(UInt8(ascii: "0"))...Int(UInt8(ascii: "9")) { codes[value] = Code(value) }
        for value in Int(UInt8(ascii: "a"))...Int(UInt8(ascii: "z")) {
            codes[value] = Code(value)
            codes[value - 0x20] = Code(value)
        }
        for value in 0x3000...0x3020 { codes[value] = Self.separator }
        for value in [0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0xB7, 0x2022] { codes[value] = Self.separator }
        for value in 0xFF01...0xFF5E { codes[value] = codes[value - 0xFEE0] }
        for range in [0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF] {
            for value in range { codes[value] = Code(value) }
        }
        traditionalTable.withUTF8Buffer { bytes in
            var pending: UInt32?
            var decoder = UTF8()
            var iterator = bytes.makeIterator()
            while case .scalarValue(let scalar) = decoder.decode(&iterator) {
                if let source = pending {
                    codes[Int(source)] = Code(truncatingIfNeeded: scalar.value)
                    pending = nil
                } else {
                    pending = scalar.value
                }
            }
        }
        self.codes = codes
    }

    /// The codes of one character that the table does not know, with the tables of Unicode. Marks on Latin letters go,
    /// and ü becomes v as on a keyboard, so that tones may be typed or not.
    func slow(_ character: Character, _ emit: (Code) -> Void) {
        let folded = String(character).precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCompatibilityMapping
        for scalar in folded.unicodeScalars {
            if (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value) {
                latin(scalar, emit)
            } else {
                emit(code(of: scalar))
            }
        }
    }

    private func latin(_ scalar: Unicode.Scalar, _ emit: (Code) -> Void) {
        let parts = Array(String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars)
        guard let base = parts.first else { return }
        emit(base == "u" && parts.contains("\u{308}") ? Code(UInt8(ascii: "v")) : code(of: base))
    }

    private func code(of scalar: Unicode.Scalar) -> Code {
        guard scalar.value < 0x10000 else {
            let isWord = (0x20000...0x3FFFD).contains(scalar.value) || Self.isWord(scalar)
            return isWord ? Code(0xE000 + scalar.value % 0x1900) : Self.separator
        }
        let known = codes[Int(scalar.value)]
        guard known == Self.asks else { return known }
        return Self.isWord(scalar) ? Code(scalar.value) : Self.separator
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .spacingMark:
            true
        default: false
        }
    }
}

extension Code {
    /// a to z.
    @inline(__always) var isLetter: Bool { self >= 0x61 && self <= 0x7A }
    /// 0 to 9.
    @inline(__always) var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// Written with spaces: Latin, Greek, Cyrillic and so on, and numbers.
    @inline(__always) var isAlphabetic: Bool { self > 1 && self < 0x2E80 }
}
