/// Finds words in the texts of one document, to mark them while it is being read.
///
/// ```swift
/// var finder = TextFinder([["第一条　为了保障公民的基本生活"], ["第二条　最低生活保障"]])
/// finder.places(of: "保障").count  // 2
/// ```
///
/// Texts are folded once, when the finder is made; looking for something then walks the folded characters once.
public struct TextFinder: Sendable {
    /// Where something was found.
    public struct Place: Hashable, Sendable {
        /// Index of the row of texts.
        public let row: Int
        /// Index of the text in its row.
        public let text: Int
        /// In characters of the text.
        public let range: Range<Int>

        /// A place.
        public init(row: Int, text: Int, range: Range<Int>) {
            self.row = row
            self.text = text
            self.range = range
        }
    }

    private struct Entry: Sendable {
        let row: Int
        let text: Int
        let original: String
        let folded: FoldedText
        /// In the codes of all texts.
        let range: Range<Int>
    }

    private let entries: [Entry]
    /// The codes of all texts one after the other, a separator behind each.
    private let codes: [Code]
    /// How the codes are read; worked out when somebody first types pinyin.
    private var read: [Sound] = []
    private static let sounds = Sounds([])

    /// Folds the texts, which are given by rows.
    public init(_ rows: [[String]]) {
        var entries: [Entry] = []
        var codes: [Code] = []
        for (row, texts) in rows.enumerated() {
            for (index, text) in texts.enumerated() where !text.isEmpty {
                let folded = FoldedText(text)
                let range = codes.count..<codes.count + folded.codes.count
                entries.append(Entry(row: row, text: index, original: text, folded: folded, range: range))
                codes += folded.codes
                codes.append(FoldTable.separator)
            }
        }
        self.entries = entries
        self.codes = codes
    }

    /// Every place of every word, in the order of the texts, without overlaps. Words that stand nowhere as they were
    /// typed are taken for pinyin.
    public mutating func places(of query: String) -> [Place] {
        var found: [Range<Int>] = []
        for word in SearchQuery(query).words {
            let literal = places(of: word.codes)
            found += literal.isEmpty ? placesBySound(of: word) : literal
        }
        return merged(found)
    }

    private func places(of word: [Code]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        while let place = TextScan.place(of: word, in: codes, from: start) {
            found.append(place..<place + word.count)
            start = place + word.count
        }
        return found
    }

    /// Where letters stand for sounds; for initials only where no place has more of them.
    private mutating func placesBySound(of word: SearchQuery.Word) -> [Range<Int>] {
        guard let units = word.writings.first, units.count > 1, units.contains(where: { $0.code.isLetter }) else {
            return []
        }
        if read.isEmpty { read = Readings.standard.sounds(of: codes) }
        let matches = codes.withUnsafeBufferPointer { codes in
            read.withUnsafeBufferPointer { read in
                var matcher = WordMatcher(
                    units, mayGoOn: word.mayGoOn, tolerance: .exact, sounds: Self.sounds, codes: codes, read: read)
                return entries.flatMap { Self.matches(in: $0.range, &matcher) }
            }
        }
        let whole = matches.filter { !$0.ways.contains(.initials) }
        return (whole.isEmpty ? matches : whole).map { Int($0.range.lowerBound)..<Int($0.range.upperBound) }
    }

    private static func matches(in text: Range<Int>, _ matcher: inout WordMatcher) -> [WordMatch] {
        var found: [WordMatch] = []
        var position = text.lowerBound
        while position < text.upperBound {
            if matcher.mayBegin(at: position, in: text), let match = matcher.match(at: position, in: text),
                !match.range.isEmpty
            {
                found.append(match)
                position = max(position + 1, Int(match.range.upperBound))
            } else {
                position += 1
            }
        }
        return found
    }

    /// Ranges of codes as places; of two that overlap, the first.
    private func merged(_ ranges: [Range<Int>]) -> [Place] {
        var places: [Place] = []
        var entry = 0
        var end = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= end {
            while entry < entries.count, entries[entry].range.upperBound <= range.lowerBound { entry += 1 }
            guard entry < entries.count else { break }
            let found = entries[entry]
            let start = found.range.lowerBound
            places.append(
                Place(
                    row: found.row, text: found.text,
                    range: found.folded.characters(
                        range.lowerBound - start..<range.upperBound - start, of: found.original)))
            end = range.upperBound
        }
        return places
    }
}

extension FoldedText {
    /// A range of codes in characters of the text that was folded.
    func characters(_ range: Range<Int>, of text: String) -> Range<Int> {
        let units = text.utf16
        let first = units.index(units.startIndex, offsetBy: Int(origins[range.lowerBound].lowerBound))
        let last = units.index(units.startIndex, offsetBy: Int(origins[range.upperBound - 1].upperBound))
        let begin = text.distance(from: text.startIndex, to: first)
        return begin..<begin + max(1, text.distance(from: first, to: last))
    }
}
