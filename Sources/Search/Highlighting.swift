extension SearchQuery {
    /// Where the words stand in a text: ranges in characters, in order, without overlaps.
    public func highlights(in text: String) -> [Range<Int>] {
        let folded = FoldedText(text)
        return Self.merged(words.flatMap { $0.ranges(in: folded) })
    }

    /// The paragraph that says most about the words, cut to about `length` characters around them, with its highlights.
    /// Nil when no word stands in the text.
    public func excerpt(of text: String, length: Int = 60) -> (text: String, highlights: [Range<Int>])? {
        var best: (line: Substring, ranges: [Range<Int>], words: Int)?
        for line in text.split(separator: "\n") {
            let folded = FoldedText(String(line))
            let found = words.map { $0.ranges(in: folded) }
            let count = found.count { !$0.isEmpty }
            guard count > best?.words ?? 0 else { continue }
            best = (line, Self.merged(found.flatMap { $0 }), count)
            if count == words.count { break }
        }
        guard let best, let first = best.ranges.first else { return nil }
        let characters = Array(best.line)
        let lead =
            characters.count <= length ? 0 : min(max(0, first.lowerBound - length / 4), characters.count - length)
        let end = min(characters.count, lead + length)
        let before = lead > 0 ? "…" : ""
        let shift = before.count - lead
        let ranges = best.ranges.compactMap { range -> Range<Int>? in
            let clamped = range.clamped(to: lead..<end)
            return clamped.isEmpty ? nil : clamped.lowerBound + shift..<clamped.upperBound + shift
        }
        return (before + String(characters[lead..<end]) + (end < characters.count ? "…" : ""), ranges)
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}

extension SearchQuery.Word {
    /// Every place where the word stands, in characters of the original text.
    func ranges(in text: FoldedText) -> [Range<Int>] {
        let needle = Array(self.text.unicodeScalars)
        guard let first = needle.first, text.scalars.count >= needle.count else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        while start <= text.scalars.count - needle.count {
            let end = start + needle.count
            guard text.scalars[start] == first, text.scalars[start..<end].elementsEqual(needle),
                isWord(from: start, to: end, in: text.scalars)
            else {
                start += 1
                continue
            }
            found.append(text.origins[start]..<text.origins[end - 1] + 1)
            start = end
        }
        return found
    }

    private func isWord(from start: Int, to end: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard startsWord else { return true }
        if start > 0, Tokens.script(of: scalars[start - 1]) == .alphabetic { return false }
        return isPrefix || end == scalars.count || Tokens.script(of: scalars[end]) != .alphabetic
    }
}
