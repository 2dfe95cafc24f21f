/// A text over as many codes as it needs, each of which says which it is.
public struct CodeSeries: Hashable, Sendable {
    /// What each code carries. One part is the text itself; of several, each begins with a line such as `1/3 标题`.
    public let parts: [String]

    /// Characters of the title that every part repeats.
    private static let titleLimit = 16

    /// Cuts a text.
    /// - Parameters:
    ///   - title: repeated in the first line of each part, so that a part found alone on a phone says what it belongs to.
    ///   - capacity: bytes of UTF-8 in one code.
    public init(_ text: String, title: String, capacity: Int = QRSymbol.capacity) {
        guard text.utf8.count > capacity else {
            parts = [text]
            return
        }
        let name = title.count > Self.titleLimit ? title.prefix(Self.titleLimit) + "…" : Substring(title)
        // The line that numbers a part takes room too, and its length depends on how many parts there are.
        var digits = 1
        while true {
            let head = 2 * digits + 3 + name.utf8.count
            let bodies = Self.cut(text[...], room: max(16, capacity - head))
            if String(bodies.count).count <= digits {
                parts = bodies.enumerated().map { "\($0 + 1)/\(bodies.count) \(name)\n\($1)" }
                return
            }
            digits += 1
        }
    }

    /// Pieces of at most so many bytes that together are the text: cut after a line where one ends in the last third of
    /// the room, else after a sentence, else between characters.
    private static func cut(_ text: Substring, room: Int) -> [Substring] {
        var pieces: [Substring] = []
        var rest = text
        while rest.utf8.count > room {
            var end = rest.startIndex
            var bytes = 0
            var line: Substring.Index?
            var sentence: Substring.Index?
            while end < rest.endIndex {
                let size = rest[end].utf8.count
                guard bytes + size <= room || bytes == 0 else { break }
                let character = rest[end]
                bytes += size
                end = rest.index(after: end)
                guard bytes * 3 > room * 2 else { continue }
                if character == "\n" { line = end }
                if "。；！？".contains(character) { sentence = end }
            }
            let place = line ?? sentence ?? end
            pieces.append(rest[..<place])
            rest = rest[place...]
        }
        if !rest.isEmpty { pieces.append(rest) }
        return pieces
    }
}
