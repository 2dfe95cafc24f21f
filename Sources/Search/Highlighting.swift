import Content

/// A text with the places that answer the query, in characters.
public struct MarkedText: Hashable, Sendable {
    /// The text.
    public let text: String
    /// The places, in order, without overlaps.
    public let marks: [Range<Int>]

    /// Memberwise.
    public init(text: String, marks: [Range<Int>]) {
        self.text = text
        self.marks = marks
    }
}

/// Finds in the texts that are shown what the engine found in its table.
public struct Highlighter: Sendable {
    private let query: SearchQuery
    private let sounds: Sounds

    /// For the query as a ranking understood it.
    public init(_ query: SearchQuery, fuzzy: FuzzySounds) {
        self.query = query
        sounds = fuzzy.sounds
    }

    /// Where the words stand in a title or another name: also where they were typed as sounds or with a mistake.
    ///
    /// - Parameter isForgiving: a mistake was forgiven to find the name.
    public func marks(inName text: String, isForgiving: Bool = false) -> [Range<Int>] {
        let folded = FoldedText(text)
        let places = folded.codes.indices.filter { folded.codes[$0] != FoldTable.separator }
        let codes = places.map { folded.codes[$0] }
        let read = Readings.standard.sounds(of: codes)
        var found: [Range<Int>] = []
        for word in query.words {
            let match = best(word, codes, read, .exact) ?? (isForgiving ? best(word, codes, read, .forgiving) : nil)
            guard let match, !match.isEmpty else { continue }
            found.append(contentsOf: stretches(match, places))
        }
        return characters(found, folded, text)
    }

    /// A match leaps over punctuation, its marks do not.
    private func stretches(_ match: Range<Int>, _ places: [Int]) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        for place in places[match] {
            if let last = stretches.last, last.upperBound == place {
                stretches[stretches.count - 1] = last.lowerBound..<place + 1
            } else {
                stretches.append(place..<place + 1)
            }
        }
        return stretches
    }

    private func best(
        _ word: SearchQuery.Word, _ codes: [Code], _ read: [Sound], _ tolerance: WordMatcher.Tolerance
    ) -> Range<Int>? {
        codes.withUnsafeBufferPointer { codes in
            read.withUnsafeBufferPointer { read in
                var best: (score: Int32, range: Range<Int>)?
                let name = 0..<codes.count
                for units in word.writings where !units.isEmpty {
                    var matcher = WordMatcher(
                        units, mayGoOn: word.mayGoOn, tolerance: tolerance, sounds: sounds, codes: codes, read: read)
                    for position in name where matcher.mayBegin(at: position, in: name) {
                        guard let match = matcher.match(at: position, in: name) else { continue }
                        let score = Weights.score(match, field: .title, name: name)
                        guard score > best?.score ?? 0 else { continue }
                        best = (score, Int(match.range.lowerBound)..<Int(match.range.upperBound))
                    }
                }
                return best?.range
            }
        }
    }

    /// Where the words stand as they are in a text.
    public func marks(inText text: String) -> [Range<Int>] {
        let folded = FoldedText(text)
        return characters(query.words.flatMap { places(of: $0, in: folded) }, folded, text)
    }

    private func places(of word: SearchQuery.Word, in folded: FoldedText) -> [Range<Int>] {
        let codes = word.codes
        var found: [Range<Int>] = []
        var start = 0
        while let place = TextScan.place(of: codes, in: folded.codes, from: start) {
            found.append(place..<place + codes.count)
            start = place + codes.count
        }
        return found
    }

    /// The paragraph that says most about the words, cut to about `length` characters around them, with its marks. Nil
    /// when no word stands in the text.
    public func excerpt(of text: String, length: Int = 60) -> MarkedText? {
        var best: (line: Substring, marks: [Range<Int>], words: Int)?
        for line in text.split(separator: "\n") {
            let folded = FoldedText(String(line))
            let found = query.words.map { places(of: $0, in: folded) }
            let count = found.count { !$0.isEmpty }
            guard count > best?.words ?? 0 else { continue }
            best = (line, characters(found.flatMap { $0 }, folded, String(line)), count)
            if count == query.words.count { break }
        }
        guard let best, let first = best.marks.first else { return nil }
        let characters = Array(best.line)
        let lead =
            characters.count <= length ? 0 : min(max(0, first.lowerBound - length / 4), characters.count - length)
        let end = min(characters.count, lead + length)
        let before = lead > 0 ? "…" : ""
        let shift = before.count - lead
        let marks = best.marks.compactMap { range -> Range<Int>? in
            let clamped = range.clamped(to: lead..<end)
            return clamped.isEmpty ? nil : clamped.lowerBound + shift..<clamped.upperBound + shift
        }
        return MarkedText(
            text: before + String(characters[lead..<end]) + (end < characters.count ? "…" : ""), marks: marks)
    }

    /// Ranges of codes as ranges of characters, merged.
    private func characters(_ ranges: [Range<Int>], _ folded: FoldedText, _ text: String) -> [Range<Int>] {
        guard !ranges.isEmpty else { return [] }
        var numbers: [Int] = []
        for (number, character) in text.enumerated() {
            numbers += repeatElement(number, count: character.utf16.count)
        }
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            let begin = numbers[Int(folded.origins[range.lowerBound].lowerBound)]
            let end = numbers[Int(folded.origins[range.upperBound - 1].upperBound) - 1] + 1
            if let last = merged.last, begin <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, end)
            } else {
                merged.append(begin..<end)
            }
        }
        return merged
    }
}
