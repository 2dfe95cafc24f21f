/// Where a word stands in the texts of all items.
struct TextScan {
    /// The items that hold it, with their passages among ``all``, in the order of the passages.
    private(set) var items: [(item: Int32, passages: Range<Int>)] = []
    /// All passages that hold it.
    private(set) var all: [UInt32] = []
    /// By item, twice how many times; once where only its numbers are written otherwise. Empty when there are none at
    /// all. Where there were too many passages to read, each counts as one time.
    private(set) var counts: [Int32] = []

    /// Whether no text holds it.
    var isEmpty: Bool { all.isEmpty }

    /// From so many passages on, reading them to make sure that the pairs stand together would take too long; nearly
    /// all that hold every pair do.
    private static let verified = 450
    /// No more passages than these are looked at: a word that stands in so many says little about any.
    private static let looked = 60_000
    /// What holds the rarest pairs of a word holds the others too, but for a few.
    private static let intersected = 4
    /// What reading and looking through one passage takes, in postings decoded in the same time.
    private static let readingCost = 1_500

    /// Looks a word up by its pairs, the rarest first, and makes sure in the texts.
    ///
    /// - Parameter typed: the word with its numbers as they were typed, where that differs.
    init(_ codes: [Code], typed: [Code]? = nil, in source: some PassageSource, table: NameTable) throws {
        var grams: Set<UInt32> = []
        Gram.each(of: codes) { grams.insert($0) }
        guard !grams.isEmpty else { return }
        var counted: [(gram: Gram, count: Int)] = []
        for value in grams {
            let gram = Gram(value: value)
            let count = try source.count(of: gram)
            guard count > 0 else { return }
            counted.append((gram, count))
        }
        counted.sort { ($0.count, $0.gram) < ($1.count, $1.gram) }
        var found = try source.passages(of: counted[0].gram)
        let isNumber = codes.contains(where: \.isAlphabetic)
        let isCertain = counted.count == 1 && !isNumber
        if found.count > Self.looked { found.removeSubrange(Self.looked...) }
        for (gram, count) in counted.dropFirst().prefix(Self.intersected) {
            // What is left is sooner read than the next list decoded.
            if found.count * Self.readingCost < count + Self.readingCost { break }
            found = Self.intersection(found, try source.passages(of: gram))
        }
        let claimed = Self.claimed(found, table)
        // Folding a text to compare its numbers takes longer than looking at it as it is.
        let limit = isNumber && typed == nil ? Self.verified / 4 : Self.verified
        guard !isCertain, found.count <= limit else {
            take(claimed.map { ($0.item, $0.passage, 2) }, table)
            return
        }
        var certain: [(item: Int32, passage: UInt32, times: Int32)] = []
        for (item, passage) in claimed {
            let times = try source.reading(passage) { Self.times(codes, typed: typed, label: $0, text: $1) } ?? 0
            if times > 0 { certain.append((item, passage, times)) }
        }
        take(certain, table)
    }

    private mutating func take(_ claimed: [(item: Int32, passage: UInt32, times: Int32)], _ table: NameTable) {
        guard !claimed.isEmpty else { return }
        all = claimed.map(\.passage)
        counts = [Int32](repeating: 0, count: table.count)
        var start = 0
        while start < claimed.count {
            let item = claimed[start].item
            var end = start + 1
            while end < claimed.count, claimed[end].item == item { end += 1 }
            items.append((item, start..<end))
            for entry in claimed[start..<end] { counts[Int(item)] += entry.times }
            start = end
        }
    }

    /// Twice how many times an item holds it.
    func count(_ item: Int) -> Int { counts.isEmpty ? 0 : Int(counts[item]) }

    /// The passages of an item that hold it.
    func passages(of item: Int32) -> ArraySlice<UInt32> {
        guard count(Int(item)) > 0 else { return [] }
        return items.first { $0.item == item }.map { all[$0.passages] } ?? []
    }

    static func intersection(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        Array(unsafeUninitializedCapacity: min(left.count, right.count)) { both, count in
            left.withUnsafeBufferPointer { left in
                right.withUnsafeBufferPointer { right in
                    var index = 0
                    for value in left {
                        // Near ones by steps, far ones by leaps.
                        while index + 32 < right.count, right[index + 32] < value { index += 32 }
                        while index < right.count, right[index] < value { index += 1 }
                        guard index < right.count else { return }
                        if right[index] == value {
                            both[count] = value
                            count += 1
                        }
                    }
                }
            }
        }
    }

    /// The passages that an item claims, with the item; both rise.
    static func claimed(_ passages: [UInt32], _ table: NameTable) -> [(item: Int32, passage: UInt32)] {
        var claimed: [(item: Int32, passage: UInt32)] = []
        claimed.reserveCapacity(passages.count)
        let places = table.itemByPassage
        guard !places.isEmpty else { return [] }
        var low = 0
        for passage in passages {
            if low + 1 < places.count, places[low + 1].first <= passage {
                // Near ones by steps, far ones by halves.
                var high = min(low + 8, places.count)
                while high < places.count, places[high].first <= passage { high = min(high * 2, places.count) }
                while low + 1 < high {
                    let middle = (low + high) / 2
                    if places[middle].first <= passage { low = middle } else { high = middle }
                }
            }
            let facts = table.facts[Int(places[low].item)]
            guard passage >= facts.firstPassage, passage - facts.firstPassage < facts.passages else { continue }
            claimed.append((places[low].item, passage))
        }
        return claimed
    }

    /// Twice how many times a passage holds a word, once when only its numbers are written otherwise. A look at the plain text tells nearly always; folding it takes ten times
    /// as long.
    private static func times(
        _ word: [Code], typed: [Code]?, label: String?, text: UnsafeBufferPointer<UInt16>
    ) -> Int32 {
        let plain = plainTimes(typed ?? word, in: text)
        if plain > 0 { return 2 * plain }
        guard word.contains(where: \.isAlphabetic) else { return 0 }
        if contains(FoldedText.codes(text), word) { return 1 }
        guard let label, !label.hasPrefix("#") else { return 0 }
        return contains(FoldedText(label).codes, word) ? 1 : 0
    }

    private static func plainTimes(_ word: [Code], in text: UnsafeBufferPointer<UInt16>) -> Int32 {
        guard text.count >= word.count, !word.contains(where: \.isAlphabetic) else { return 0 }
        return FoldTable.standard.codes.withUnsafeBufferPointer { table in
            word.withUnsafeBufferPointer { word in
                let first = word[0]
                var times: Int32 = 0
                for index in 0...(text.count - word.count) where table[Int(text[index])] == first {
                    var length = 1
                    while length < word.count, table[Int(text[index + length])] == word[length] { length += 1 }
                    if length == word.count { times += 1 }
                }
                return times
            }
        }
    }

    /// Whether a word stands in a text; Latin words and numbers only where one begins.
    static func contains(_ text: [Code], _ word: [Code]) -> Bool {
        place(of: word, in: text, from: 0) != nil
    }

    static func place(of word: [Code], in text: [Code], from start: Int) -> Int? {
        guard let first = word.first, text.count - start >= word.count else { return nil }
        return text.withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { word in
                for index in start...(text.count - word.count) where text[index] == first {
                    var length = 1
                    while length < word.count, text[index + length] == word[length] { length += 1 }
                    guard length == word.count else { continue }
                    let before = index > 0 ? text[index - 1] : FoldTable.separator
                    if first.isLetter && before.isLetter { continue }
                    // A long number may also be known by its end: a phone number without its area.
                    if first.isDigit, before.isDigit, word.count < 6 { continue }
                    return index
                }
                return nil
            }
        }
    }
}
