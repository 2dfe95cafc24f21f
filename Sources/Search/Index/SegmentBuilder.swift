import Foundation

/// Collects the grams of passages and writes them out as the blocks of one segment.
///
/// A segment is never changed. Passages get new numbers when their item changes, so that later segments only hold
/// greater numbers, and what no item claims any more is dropped when segments are merged.
public struct SegmentBuilder {
    /// Gram in the upper half, passage in the lower.
    private var postings: [UInt64] = []

    /// From this many on a segment should be written: they take 96 MB here, and twice that while they are sorted.
    public static let limit = 12_000_000
    /// Bytes from which on a block is closed: two fill a page of the store.
    static let blockSize = 1_900

    /// An empty segment.
    public init() {}

    /// How many grams are waiting.
    public var count: Int { postings.count }

    /// Takes the grams of a passage; numbers must rise.
    public mutating func add(_ grams: [UInt32], passage: UInt32) {
        for gram in grams { postings.append(UInt64(gram) << 32 | UInt64(passage)) }
    }

    /// Writes the segment and begins a new one.
    public mutating func finish(_ write: (PostingBlock) throws -> Void) rethrows {
        sort()
        var writer = BlockWriter()
        try writeSounds(&writer, write)
        try writeRuns(of: postings, &writer, write)
        try writer.flush(write)
        postings.removeAll(keepingCapacity: true)
    }

    /// Writes, for each pair of sounds, the grams that are read so, the most frequent first.
    private func writeSounds(_ writer: inout BlockWriter, _ write: (PostingBlock) throws -> Void) rethrows {
        var sounds: [(sound: UInt32, count: Int, gram: UInt32)] = []
        var index = 0
        while index < postings.count {
            let gram = UInt32(postings[index] >> 32)
            let start = index
            while index < postings.count, UInt32(postings[index] >> 32) == gram { index += 1 }
            SoundGram.each(of: gram, .standard) { sounds.append(($0, index - start, gram)) }
        }
        sounds.sort { ($0.sound, $1.count, $0.gram) < ($1.sound, $0.count, $1.gram) }
        var position = 0
        while position < sounds.count {
            let sound = sounds[position].sound
            var run = VarintWriter()
            var count = 0
            var last: UInt32 = 0
            while position < sounds.count, sounds[position].sound == sound {
                if count < SoundGram.kept {
                    run.put(sounds[position].gram &- last)
                    last = sounds[position].gram
                    count += 1
                }
                position += 1
            }
            try writer.add(sound, count: count, run, limit: Self.blockSize, write)
        }
    }

    private func writeRuns(
        of postings: [UInt64], _ writer: inout BlockWriter, _ write: (PostingBlock) throws -> Void
    ) rethrows {
        var index = 0
        while index < postings.count {
            let gram = UInt32(postings[index] >> 32)
            var run = VarintWriter()
            var count = 0
            var last: UInt32 = 0
            while index < postings.count, UInt32(postings[index] >> 32) == gram {
                let passage = UInt32(truncatingIfNeeded: postings[index])
                // The same pair twice in one passage.
                if count == 0 || passage != last {
                    run.put(passage &- last)
                    last = passage
                    count += 1
                }
                index += 1
            }
            try writer.add(gram, count: count, run, limit: Self.blockSize, write)
        }
    }

    /// By gram; passages rise already. Two stable passes of 16 bits.
    private mutating func sort() {
        guard postings.count > 1 else { return }
        guard postings.count > 50_000 else {
            postings.sort()
            return
        }
        var other = [UInt64](repeating: 0, count: postings.count)
        for shift in [UInt64(32), 48] {
            var starts = [Int](repeating: 0, count: 1 << 16 + 1)
            for posting in postings { starts[Int(truncatingIfNeeded: posting >> shift & 0xFFFF) + 1] += 1 }
            for index in 1..<starts.count { starts[index] += starts[index - 1] }
            for posting in postings {
                let bucket = Int(truncatingIfNeeded: posting >> shift & 0xFFFF)
                other[starts[bucket]] = posting
                starts[bucket] += 1
            }
            swap(&postings, &other)
        }
    }
}

/// Packs grams into blocks.
struct BlockWriter {
    private var header = VarintWriter()
    private var body = VarintWriter()
    private var total: UInt32 = 0
    private var first: UInt32 = 0
    private var last: UInt32 = 0

    mutating func add(
        _ gram: UInt32, count: Int, _ run: VarintWriter, limit: Int, _ write: (PostingBlock) throws -> Void
    ) rethrows {
        if run.bytes.count >= limit / 2 {
            try flush(write)
            append(gram, count: count, run)
            try flush(write, passages: count)
            return
        }
        append(gram, count: count, run)
        if header.bytes.count + body.bytes.count >= limit { try flush(write) }
    }

    private mutating func append(_ gram: UInt32, count: Int, _ run: VarintWriter) {
        if total == 0 {
            first = gram
            last = 0
        }
        header.put(gram &- last)
        header.put(UInt32(count))
        header.put(UInt32(run.bytes.count))
        body.put(run)
        last = gram
        total += 1
    }

    mutating func flush(_ write: (PostingBlock) throws -> Void, passages: Int = 0) rethrows {
        guard total > 0 else { return }
        var bytes = VarintWriter()
        bytes.put(total)
        bytes.put(header)
        bytes.put(body)
        try write(
            PostingBlock(
                first: Gram(value: first), last: Gram(value: last), passages: passages, bytes: Data(bytes.bytes)))
        header.removeAll()
        body.removeAll()
        total = 0
    }
}
