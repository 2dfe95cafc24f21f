import Content
import Foundation

/// A text as search compares it, with the way back to what the reader sees.
public struct FoldedText: Sendable {
    /// NFKC, lower case, half-width.
    public let scalars: [Unicode.Scalar]
    /// For each scalar, the offset in characters of the original character that it came from.
    public let origins: [Int]

    /// Folds a text character by character.
    public init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        var origins: [Int] = []
        for (offset, character) in text.enumerated() {
            for scalar in Folding.fold(character) {
                scalars.append(scalar)
                origins.append(offset)
            }
        }
        self.scalars = scalars
        self.origins = origins
    }
}

/// Folds a text for comparison: NFKC, lower case, full-width forms made half-width.
///
/// ```swift
/// fold("ＡＢＣ１２３") == "abc123"
/// ```
public func fold(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    Folding.fold(text) { view.append($0) }
    return String(view)
}

enum Folding {
    /// Folds a whole text without a way back. Han, ASCII and full-width forms, which is nearly all there is, take no
    /// part of the Unicode tables.
    @inline(__always)
    static func fold(_ text: String, _ emit: (Unicode.Scalar) -> Void) {
        let view = text.unicodeScalars
        var index = view.startIndex
        while index < view.endIndex {
            let next = view.index(after: index)
            // A scalar with a combining mark behind it is one character: the tables have to look at both.
            if let folded = simple(view[index]), next == view.endIndex || simple(view[next]) != nil {
                emit(folded)
                index = next
            } else {
                let end = text.index(after: index)
                for scalar in slow(text[index..<end]) { emit(scalar) }
                index = end
            }
        }
    }

    /// Folds one character.
    static func fold(_ character: Character) -> [Unicode.Scalar] {
        let view = character.unicodeScalars
        if let only = view.first, view.index(after: view.startIndex) == view.endIndex, let folded = simple(only) {
            return [folded]
        }
        return slow(String(character)[...])
    }

    private static func slow(_ text: Substring) -> [Unicode.Scalar] {
        Array(
            text.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCompatibilityMapping
                .unicodeScalars)
    }

    /// The folded form of a scalar that the Unicode tables need not be asked about, nil for others.
    @inline(__always)
    private static func simple(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20)
        case 0...0x7F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x3001...0x3020, 0x2018...0x201D, 0x2014: scalar
        case 0x3000: " "
        case 0xFF21...0xFF3A: Unicode.Scalar(scalar.value - 0xFEE0 + 0x20)
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        default: nil
        }
    }
}
