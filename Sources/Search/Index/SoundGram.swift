/// Two neighbouring syllables: which pairs of characters of the texts are read so. The pairs stand among the postings,
/// below all that characters can make, with grams where others have passages.
enum SoundGram {
    /// What no gram of characters is below: digits are the least of them.
    static let limit: UInt32 = 0x30 << 16

    /// How many grams a pair of sounds keeps in a segment: those that occur most.
    static let kept = 24

    /// The gram of two sounds.
    static func gram(_ first: Sound, _ second: Sound) -> Gram { Gram(value: UInt32(first) << 10 | UInt32(second)) }

    /// Calls `emit` with each pair of sounds that a pair of characters can have.
    static func each(of gram: UInt32, _ readings: Readings, _ emit: (UInt32) -> Void) {
        let first = Code(gram >> 16)
        let second = Code(truncatingIfNeeded: gram)
        let usual = (readings.usual[Int(first)], readings.usual[Int(second)])
        guard usual.0 != 0, usual.1 != 0 else { return }
        emit(self.gram(usual.0, usual.1).value)
        let firsts = readings.several[first] ?? [usual.0]
        let seconds = readings.several[second] ?? [usual.1]
        guard firsts.count > 1 || seconds.count > 1 else { return }
        for one in firsts { for other in seconds where (one, other) != usual { emit(self.gram(one, other).value) } }
    }
}
