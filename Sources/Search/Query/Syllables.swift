/// Letters cut into syllables, where that is possible.
struct Syllables: Hashable {
    /// The whole syllables.
    let sounds: [Sound]
    /// What stands behind them: the beginning of one more.
    let rest: [UInt8]

    /// Ways to cut the letters of a word, those with the fewest syllables first: `xian` is 西安 as well as 先.
    static func ways(_ units: [SearchQuery.Unit], readings: Readings = .standard) -> [Syllables] {
        guard units.first?.code.isLetter == true else { return [] }
        var found: [Syllables] = []
        var steps = 0
        func cut(_ index: Int, _ sounds: [Sound]) {
            steps += 1
            guard found.count < 6, steps < 400 else { return }
            let letters = units[index...].prefix { $0.code.isLetter }
            if letters.isEmpty {
                if index == units.count {
                    found.append(Syllables(sounds: sounds, rest: []))
                } else if (0x31...0x35).contains(units[index].code), !sounds.isEmpty {
                    cut(index + 1, sounds)  // A tone.
                }
                return
            }
            for length in stride(from: min(6, letters.count), to: 0, by: -1) {
                let piece = units[index..<index + length]
                guard !piece.dropFirst().contains(where: \.beginsSyllable) else { continue }
                if let sound = readings.sound(piece.map { UInt8(truncatingIfNeeded: $0.code) }) {
                    cut(index + length, sounds + [sound])
                }
            }
            let rest = units[index...].map { UInt8(truncatingIfNeeded: $0.code) }
            if rest.count < 6, index > 0, readings.isBeginning(rest) {
                found.append(Syllables(sounds: sounds, rest: rest))
            }
        }
        cut(0, [])
        return found.sorted { ($0.rest.isEmpty ? 0 : 1, $0.sounds.count) < ($1.rest.isEmpty ? 0 : 1, $1.sounds.count) }
    }
}

extension SearchEngine {
    /// Words that the texts hold and that are read as the letters, or the characters, of a word: the most frequent
    /// first. A word of one syllable says too little.
    func readings(of word: SearchQuery.Word, limit: Int) throws -> [[Code]] {
        let units = word.writings.first ?? []
        let ways =
            word.isLetters
            ? Syllables.ways(units).map(\.sounds)
            : units.allSatisfy({ $0.sound != 0 }) ? [units.map(\.sound)] : []
        var found: [(codes: [Code], count: Int)] = []
        for sounds in ways.prefix(3) where (2...12).contains(sounds.count) {
            found += try words(read: sounds).filter { new in !found.contains { $0.codes == new.codes } }
        }
        return found.sorted { ($0.count, $1.codes.count) > ($1.count, $0.codes.count) }.prefix(limit).map(\.codes)
    }

    /// Chains pairs of characters that the texts hold; how often its rarest pair occurs tells how likely a word is.
    private func words(read sounds: [Sound]) throws -> [(codes: [Code], count: Int)] {
        let beam = 6
        var words: [(codes: [Code], count: Int)] = []
        for index in 0..<sounds.count - 1 {
            let known = try source.passages(of: SoundGram.gram(sounds[index], sounds[index + 1]))
            var pairs: [(first: Code, second: Code, count: Int)] = []
            for value in Set(known) {
                let first = Code(value >> 16)
                // Only pairs that go on from what has been found so far.
                guard index == 0 || words.contains(where: { $0.codes.last == first }) else { continue }
                let count = try source.count(of: Gram(value: value))
                if count > 0 { pairs.append((first, Code(truncatingIfNeeded: value), count)) }
            }
            if index == 0 {
                words = pairs.map { ([$0.first, $0.second], $0.count) }
            } else {
                words = words.flatMap { word in
                    pairs.filter { $0.first == word.codes.last }.map { (word.codes + [$0.second], min(word.count, $0.count)) }
                }
            }
            words = Array(words.sorted { ($0.count, $1.codes.last ?? 0) > ($1.count, $0.codes.last ?? 0) }.prefix(beam))
            if words.isEmpty { return [] }
        }
        return words
    }
}
