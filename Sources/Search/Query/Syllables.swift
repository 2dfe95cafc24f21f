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
    /// Words that the texts hold and that are read as the letters, or the characters, of a word: the likeliest first.
    /// A word of one syllable says too little.
    func readings(of word: SearchQuery.Word, limit: Int) throws -> [[Code]] {
        let units = word.writings.first ?? []
        let ways =
            word.isLetters
            ? Syllables.ways(units).map(\.sounds)
            : units.allSatisfy({ $0.sound != 0 }) ? [units.map(\.sound)] : []
        var found: [[Code]] = []
        for sounds in ways.prefix(3) where (2...12).contains(sounds.count) {
            found += try words(read: sounds).filter { !found.contains($0) }
        }
        return Array(found.prefix(limit))
    }

    /// Chains pairs of characters that the texts hold; pairs that occur often make likelier words.
    private func words(read sounds: [Sound]) throws -> [[Code]] {
        let beam = 6
        var words: [(codes: [Code], weight: Double)] = []
        for index in 0..<sounds.count - 1 {
            var pairs: [UInt32: Double] = [:]
            for (place, value) in try source.passages(of: SoundGram.gram(sounds[index], sounds[index + 1])).enumerated()
            {
                pairs[value, default: 0] += 1 / Double(1 + place % SoundGram.kept)
            }
            guard index > 0 else {
                words = pairs.map { ([Code($0.key >> 16), Code(truncatingIfNeeded: $0.key)], $0.value) }
                words = Self.best(words, beam * 4)
                continue
            }
            var longer: [(codes: [Code], weight: Double)] = []
            for word in words {
                for (value, weight) in pairs where Code(value >> 16) == word.codes.last {
                    longer.append((word.codes + [Code(truncatingIfNeeded: value)], min(word.weight, weight)))
                }
            }
            words = Self.best(longer, beam)
            if words.isEmpty { return [] }
        }
        return words.map(\.codes)
    }

    private static func best(
        _ words: [(codes: [Code], weight: Double)], _ count: Int
    ) -> [(codes: [Code], weight: Double)] {
        let sorted = words.sorted { left, right in
            left.weight != right.weight
                ? left.weight > right.weight : left.codes.lexicographicallyPrecedes(right.codes)
        }
        return Array(sorted.prefix(count))
    }
}
