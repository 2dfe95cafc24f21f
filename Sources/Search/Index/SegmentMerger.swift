import Foundation

/// The passages that items claim.
public struct PassageRanges: Sendable {
    private let table: [(first: UInt32, end: UInt32)]

    /// Those of all items of a table.
    public init(_ names: NameTable) {
        table = names.itemByPassage.map { entry in
            let facts = names.facts[Int(entry.item)]
            return (facts.firstPassage, facts.firstPassage + facts.passages)
        }
    }

    /// Whether an item claims a passage.
    public func contains(_ passage: UInt32) -> Bool {
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low + high) / 2
            if table[middle].first <= passage { low = middle + 1 } else { high = middle }
        }
        return low > 0 && passage < table[low - 1].end
    }
}

/// Joins two segments, of which the second holds only greater passages, and drops what no item claims any more.
public struct SegmentMerger {
    private struct Run {
        let gram: UInt32
        let passages: [UInt32]
    }

    /// A merger.
    public init() {}

    /// Joins the blocks of an older and a newer segment, each in the order of its grams.
    ///
    /// - Returns: how many postings were written.
    public mutating func merge(
        _ older: [Data], _ newer: [Data], keeping isLive: (UInt32) -> Bool, write: (PostingBlock) throws -> Void
    ) rethrows -> Int {
        var writer = BlockWriter()
        var written = 0
        var left = BlockCursor(older)
        var right = BlockCursor(newer)
        while left.run != nil || right.run != nil {
            let gram = min(left.run?.gram ?? .max, right.run?.gram ?? .max)
            var passages: [UInt32] = []
            if let run = left.run, run.gram == gram {
                passages += run.passages
                left.advance()
            }
            if let run = right.run, run.gram == gram {
                passages += run.passages
                right.advance()
            }
            let isSound = gram < SoundGram.limit
            if isSound {
                // The older segment's order, then what only the newer one has.
                var seen: Set<UInt32> = []
                passages = Array(passages.filter { seen.insert($0).inserted }.prefix(SoundGram.kept))
            }
            var encoded = VarintWriter()
            var last: UInt32 = 0
            var count = 0
            for passage in passages where isSound || isLive(passage) {
                encoded.put(passage &- last)
                last = passage
                count += 1
            }
            guard count > 0 else { continue }
            written += count
            try writer.add(gram, count: count, encoded, limit: SegmentBuilder.blockSize, write)
        }
        try writer.flush(write)
        return written
    }

    /// Goes over the grams of a segment.
    private struct BlockCursor {
        private let blocks: [Data]
        private var block = 0
        private var runs: [Run] = []
        private var index = 0

        init(_ blocks: [Data]) {
            self.blocks = blocks
            load()
        }

        var run: Run? { index < runs.count ? runs[index] : nil }

        mutating func advance() {
            index += 1
            if index >= runs.count { load() }
        }

        private mutating func load() {
            runs = []
            index = 0
            while runs.isEmpty, block < blocks.count {
                blocks[block].withUnsafeBytes { raw in
                    PostingBlock.each(raw) { value, count, postings in
                        var passages: [UInt32] = []
                        passages.reserveCapacity(count)
                        PostingBlock.decode(postings) { passages.append($0) }
                        runs.append(Run(gram: value, passages: passages))
                        return true
                    }
                }
                block += 1
            }
        }
    }
}
