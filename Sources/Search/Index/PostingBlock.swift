import Foundation

/// Some grams with the numbers of the passages that hold them, as one row of the store.
///
/// A gram in many passages has a block of its own; rare ones share one. Layout: number of grams (varint); for each, the
/// difference of its value to the one before (varint), how many passages (varint), and how many bytes these take
/// (varint); then the passages of each, as differences (varint). Differences keep the whole index at about half of the
/// text.
public struct PostingBlock: Sendable {
    /// The block's first and least gram.
    public let first: Gram
    /// Its greatest gram.
    public let last: Gram
    /// How many passages its only gram has; 0 when it holds several.
    public let passages: Int
    /// The bytes.
    public let bytes: Data

    /// Memberwise.
    public init(first: Gram, last: Gram, passages: Int, bytes: Data) {
        self.first = first
        self.last = last
        self.passages = passages
        self.bytes = bytes
    }

    /// The passages of a gram, rising; none when the block does not hold it.
    public static func passages(of gram: Gram, in bytes: UnsafeRawBufferPointer) -> [UInt32] {
        var found: [UInt32] = []
        each(bytes) { value, count, postings in
            guard value == gram.value else { return value < gram.value }
            found = decoded(postings, count: count)
            return false
        }
        return found
    }

    /// How many passages a gram has.
    public static func count(of gram: Gram, in bytes: UnsafeRawBufferPointer) -> Int {
        var found = 0
        each(bytes) { value, count, _ in
            if value == gram.value { found = count }
            return value < gram.value
        }
        return found
    }

    /// Calls `body` with each gram, until it says no.
    static func each(_ raw: UnsafeRawBufferPointer, _ body: (UInt32, Int, UnsafeRawBufferPointer) -> Bool) {
        var header = VarintReader(raw)
        guard let total = header.next() else { return }
        var start = header
        for _ in 0..<total { guard start.skip(3) else { return } }
        var position = start.position
        var value: UInt32 = 0
        for _ in 0..<total {
            guard let step = header.next(), let count = header.next(), let length = header.next(),
                position + Int(length) <= raw.count
            else { return }
            value &+= step
            let postings = UnsafeRawBufferPointer(rebasing: raw[position..<position + Int(length)])
            guard body(value, Int(count), postings) else { return }
            position += Int(length)
        }
    }

    /// Long lists are decoded at every key: straight into their place, one byte for most.
    private static func decoded(_ raw: UnsafeRawBufferPointer, count: Int) -> [UInt32] {
        // A passage takes at least a byte, whatever the count says.
        Array(unsafeUninitializedCapacity: min(count, raw.count)) { buffer, filled in
            var passage: UInt32 = 0
            var position = 0
            while position < raw.count, filled < buffer.count {
                var byte = raw[position]
                position += 1
                var step = UInt32(byte & 0x7F)
                var shift: UInt32 = 7
                while byte >= 0x80, position < raw.count, shift < 32 {
                    byte = raw[position]
                    position += 1
                    step |= UInt32(byte & 0x7F) << shift
                    shift += 7
                }
                passage &+= step
                buffer[filled] = passage
                filled += 1
            }
        }
    }

    @inline(__always)
    static func decode(_ raw: UnsafeRawBufferPointer, _ emit: (UInt32) -> Void) {
        var reader = VarintReader(raw)
        var passage: UInt32 = 0
        while let step = reader.next() {
            passage &+= step
            emit(passage)
        }
    }
}

/// Reads numbers of seven bits a byte, the lowest first.
struct VarintReader {
    private let raw: UnsafeRawBufferPointer
    private(set) var position = 0

    init(_ raw: UnsafeRawBufferPointer) { self.raw = raw }

    @inline(__always)
    mutating func next() -> UInt32? {
        guard position < raw.count else { return nil }
        var byte = raw[position]
        position += 1
        guard byte >= 0x80 else { return UInt32(byte) }
        var value = UInt32(byte & 0x7F)
        var shift: UInt32 = 7
        repeat {
            guard position < raw.count, shift < 32 else { return nil }
            byte = raw[position]
            position += 1
            value |= UInt32(byte & 0x7F) << shift
            shift += 7
        } while byte >= 0x80
        return value
    }

    mutating func skip(_ count: Int) -> Bool {
        for _ in 0..<count { guard next() != nil else { return false } }
        return true
    }
}

/// Writes what ``VarintReader`` reads.
struct VarintWriter {
    private(set) var bytes: [UInt8] = []

    @inline(__always)
    mutating func put(_ value: UInt32) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func put(_ other: VarintWriter) { bytes.append(contentsOf: other.bytes) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
