/// Characters by their strokes, so that after a few strokes the characters come first that people here write.
///
/// librime puts completions in the order of how many strokes are missing: after three strokes 㐄 stands before 低. So
/// each beginning of a character's strokes gets entries of its own for the most frequent characters.
struct StrokeTable {
    /// Characters for one beginning.
    private static let charactersOfBeginning = 24
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
        var beginnings: [String: [(character: Character, weight: Int)]] = [:]
        var count = 0
        for fields in Self.rows(strokes) {
            guard fields[0].count == 1, let character = fields[0].first, let weight = weights[character] else {
                continue
            }
            count += 1
            let code = fields[1]
            for end in code.indices.dropFirst() {
                beginnings[String(code[..<end]), default: []].append((character, weight))
            }
            // Written to its end, it stands first.
            beginnings[String(code), default: []].append((character, weight + 10_000_000))
        }
        var lines: [String] = []
        lines.reserveCapacity(count * 4)
        for (code, characters) in beginnings.sorted(by: { $0.key < $1.key }) {
            let best = characters.sorted { ($1.weight, $0.character) < ($0.weight, $1.character) }
            lines += best.prefix(Self.charactersOfBeginning).map { "\($0.character)\t\(code)\t\($0.weight)" }
        }
        entries = lines.joined(separator: "\n")
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
