/// A word of the content with its reading, for the dictionary of the keyboard.
public struct ReadWord: Hashable, Sendable {
    /// The word in simplified Han characters.
    public let text: String
    /// Its syllables without tones, ü as v.
    public let syllables: [String]
    /// How much it counts: a keyword more than a title, a title more than a label, and each occurrence.
    public let weight: Int
}

extension NameTable {
    /// Longest word, in characters: nobody types more before looking up.
    private static let longestWord = 20
    /// Longest label: names of people and offices are words, questions and matters of ledgers are not.
    private static let longestLabel = 8

    /// The words that people may want to type: titles, keywords and short labels of Han characters, heaviest first.
    public func words(limit: Int = 20_000) -> [ReadWord] {
        var weights: [Range<Int>: Int] = [:]
        var first: [[Code]: Range<Int>] = [:]
        for name in fields.indices {
            let range = range(of: name)
            guard range.count > 1, range.count <= Self.longestWord,
                fields[name] != .label || range.count <= Self.longestLabel,
                codes[range].allSatisfy({ (0x4E00...0x9FFF).contains($0) }), !sounds[range].contains(0)
            else { continue }
            let key = first[Array(codes[range])] ?? range
            first[Array(codes[range])] = key
            weights[key, default: 0] += Self.weight(of: fields[name])
        }
        let spellings = Readings.standard.spellings
        let words = weights.map { range, weight in
            ReadWord(
                text: String(decoding: codes[range], as: UTF16.self),
                syllables: sounds[range].map { String(decoding: spellings[Int($0)], as: UTF8.self) },
                weight: weight)
        }
        return Array(words.sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }.prefix(limit))
    }

    private static func weight(of field: Name.Field) -> Int {
        switch field {
        case .title: 1000
        case .keyword: 3000
        case .label: 200
        }
    }
}
