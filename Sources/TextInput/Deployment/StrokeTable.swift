/// Characters by their strokes, so that after a few strokes the characters come first that people here write.
///
/// librime puts completions in the order of how many strokes are missing: after three strokes 㐄 stands before 低. So
/// each beginning of a character's strokes gets entries of its own for the most frequent characters.
struct StrokeTable {
    /// Characters for one beginning.
    private static let charactersOfBeginning = 24
    /// So few characters fit on one page of words.
    private static let few = 8
    /// Written to its end, a character stands before all that are begun.
    private static let whole = 10_000_000
    /// Characters that are less frequent are hardly ever meant.
    private static let common = 200
    /// How much a character counts that stands in this kiosk's names, and more for each of them: the most frequent
    /// characters of Debian's dictionary have weights of some 100,000.
    private static let known = 100_000
    private static let each = 2_000

    /// Entries of a dictionary of librime: character, strokes, weight.
    let entries: String

    /// - Parameters:
    ///   - strokes: Debian's dictionary of strokes, as text.
    ///   - pinyin: Debian's dictionary of words, as text, for how frequent characters are.
    ///   - names: how often characters stand in this kiosk's names.
    init(strokes: String, pinyin: String, names: [Character: Int]) {
        let weights = Self.weights(pinyin, names)
        var beginnings: [String: [Entry]] = [:]
        for fields in Self.rows(strokes) {
            guard fields[0].count == 1, let character = fields[0].first, let weight = weights[character] else {
                continue
            }
            let code = fields[1]
            for end in code.indices.dropFirst() {
                beginnings[String(code[..<end]), default: []].append(Entry(character, weight, isWhole: false))
            }
            beginnings[String(code), default: []].append(Entry(character, weight, isWhole: true))
        }
        var lines: [String] = []
        for (code, entries) in beginnings.sorted(by: { $0.key < $1.key }) {
            // Among few, librime's own order does: those written to their end are all it needs.
            let chosen = entries.count > Self.few ? Self.best(entries) : entries.filter(\.isWhole)
            lines += chosen.map { "\($0.character)\t\(code)\t\($0.rank)" }
        }
        entries = lines.joined(separator: "\n")
    }

    /// A character at one beginning of its strokes.
    private struct Entry {
        let character: Character
        let isWhole: Bool
        let rank: Int

        init(_ character: Character, _ weight: Int, isWhole: Bool) {
            self.character = character
            self.isWhole = isWhole
            // Parts of characters, such as 亻, are characters as well, but nobody looks for them.
            rank = isWhole && weight >= StrokeTable.common ? weight + StrokeTable.whole : weight
        }
    }

    /// The most frequent, each character once: some are written in several ways.
    private static func best(_ entries: [Entry]) -> [Entry] {
        var seen: Set<Character> = []
        let sorted = entries.sorted { ($1.rank, $0.character) < ($0.rank, $1.character) }
        return Array(sorted.filter { seen.insert($0.character).inserted }.prefix(charactersOfBeginning))
    }

    private static func weights(_ pinyin: String, _ names: [Character: Int]) -> [Character: Int] {
        var weights = names.mapValues { known + $0 * each }
        for fields in rows(pinyin) where fields.count > 2 && fields[0].count == 1 {
            guard let character = fields[0].first, let weight = Int(fields[2]), weight > 0 else { continue }
            let own = names[character].map { known + $0 * each } ?? 0
            weights[character] = max(weights[character] ?? 0, own + weight)
        }
        return weights
    }

    private static func rows(_ text: String) -> [[Substring]] {
        text.split(separator: "\n").compactMap { line in
            guard line.utf8.contains(9) else { return nil }
            let fields = line.split(separator: "\t")
            return fields.count > 1 ? fields : nil
        }
    }
}
