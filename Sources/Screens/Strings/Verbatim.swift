/// Words that stay as they are when the script of the screen changes: names of persons, document and phone numbers.
///
/// The marks travel inside the text, because screens join names with other words long before anything is drawn. They
/// are U+FDD0 and U+FDD1, which Unicode keeps free for a program's own use (Unicode 15.0, chapter 23.7): no content can
/// hold them, and ``DisplayedWords`` takes them out again before a text reaches the layout.
enum Verbatim {
    static let begin: UInt32 = 0xFDD0
    static let end: UInt32 = 0xFDD1
    /// The marks as text; a literal of them is refused by the compiler, because they are no characters.
    static let opening = String(decoding: [UInt16(begin)], as: UTF16.self)
    static let closing = String(decoding: [UInt16(end)], as: UTF16.self)
}

extension String {
    /// Keeps these characters as they are in 繁.
    var verbatim: String { isEmpty ? self : Verbatim.opening + self + Verbatim.closing }
}

extension String? {
    /// Keeps these characters as they are in 繁.
    var verbatim: String? { map(\.verbatim) }
}

/// The last step before layout, in one place for the whole screen: takes out the marks, and converts what stands
/// outside of them when the screen is in 繁.
struct DisplayedWords {
    /// Simplified to traditional; nil when the screen shows words as they were written.
    var convert: ((String) -> String)?

    func callAsFunction(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value == Verbatim.begin }) else { return convert?(text) ?? text }
        var result = ""
        var part = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case Verbatim.begin:
                result += convert?(String(part)) ?? String(part)
                part = String.UnicodeScalarView()
            case Verbatim.end:
                result += String(part)
                part = String.UnicodeScalarView()
            default: part.append(scalar)
            }
        }
        return result + (convert?(String(part)) ?? String(part))
    }
}
