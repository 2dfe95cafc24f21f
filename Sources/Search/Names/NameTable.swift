import Content
import Foundation

/// The names of all items in memory, flat, so that a key press can look at every one of them: 10,000 items take about
/// 3 MB and a look about a millisecond.
public struct NameTable: Sendable {
    /// What is known of each item, in the order of the passages.
    private(set) var facts: [ItemFacts] = []
    /// By item, its first name; one more at the end.
    private(set) var firstName: [Int32] = [0]
    /// By name.
    private(set) var fields: [Name.Field] = []
    private(set) var passages: [UInt32] = []
    /// By name, its first code; one more at the end.
    private(set) var starts: [Int32] = [0]
    private(set) var codes: [Code] = []
    private(set) var sounds: [Sound] = []

    /// An empty table.
    public init() {}

    /// How many items there are.
    public var count: Int { facts.count }

    /// The length of all texts in UTF-16 units.
    private(set) var textLength = 0

    /// Reads chunks of entries.
    ///
    /// - Returns: nil when the bytes are no entries.
    public init?(chunks: [Data]) {
        for chunk in chunks {
            let isSound = chunk.withUnsafeBytes { raw in
                var position = 0
                while position < raw.count {
                    guard let length = readEntry(UnsafeRawBufferPointer(rebasing: raw[position...])) else {
                        return false
                    }
                    position += length
                }
                return true
            }
            guard isSound else { return nil }
        }
        sortByPassage()
    }

    private mutating func readEntry(_ raw: UnsafeRawBufferPointer) -> Int? {
        var reader = ByteReader(raw)
        guard let length: UInt32 = reader.next(), Int(length) <= raw.count, let row: Int64 = reader.next(),
            let kind: UInt8 = reader.next(), Int(kind) < ItemKind.allCases.count, let first: UInt32 = reader.next(),
            let passages: UInt32 = reader.next(), let textLength: UInt32 = reader.next(),
            let popularity: Int32 = reader.next(), let published: Int32 = reader.next(),
            let expires: Int32 = reader.next(), let names: UInt16 = reader.next()
        else { return nil }
        for _ in 0..<names {
            guard let rawField: UInt8 = reader.next(), let field = Name.Field(rawValue: rawField),
                let passage: UInt32 = reader.next(), let count: UInt16 = reader.next(),
                reader.append(Int(count), to: &codes), reader.append(Int(count), to: &sounds)
            else { return nil }
            fields.append(field)
            self.passages.append(passage)
            starts.append(Int32(codes.count))
        }
        facts.append(
            ItemFacts(
                row: row, kind: ItemKind.allCases[Int(kind)], firstPassage: first, passages: passages,
                length: textLength, popularity: popularity, published: Day(ordinal: Int(published)),
                expires: expires == .max ? nil : Day(ordinal: Int(expires))))
        firstName.append(Int32(fields.count))
        self.textLength += Int(textLength)
        return Int(length)
    }

    /// Where each item's passages begin, rising; with the item that has them.
    private(set) var itemByPassage: [(first: UInt32, item: Int32)] = []

    private mutating func sortByPassage() {
        itemByPassage = facts.indices.filter { facts[$0].passages > 0 }
            .map { (facts[$0].firstPassage, Int32($0)) }
            .sorted { $0.first < $1.first }
    }

    /// Names of an item.
    func names(of item: Int) -> Range<Int> { Int(firstName[item])..<Int(firstName[item + 1]) }

    /// Codes of a name.
    func range(of name: Int) -> Range<Int> { Int(starts[name])..<Int(starts[name + 1]) }
}

/// Reads little-endian numbers one after the other.
private struct ByteReader {
    private let raw: UnsafeRawBufferPointer
    private var position = 0

    init(_ raw: UnsafeRawBufferPointer) { self.raw = raw }

    mutating func next<Value: FixedWidthInteger>() -> Value? {
        let size = MemoryLayout<Value>.size
        guard position + size <= raw.count else { return nil }
        defer { position += size }
        return Value(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: Value.self))
    }

    mutating func append(_ count: Int, to values: inout [UInt16]) -> Bool {
        guard position + 2 * count <= raw.count else { return false }
        let old = values.count
        values.append(contentsOf: repeatElement(0, count: count))
        values.withUnsafeMutableBytes { target in
            UnsafeMutableRawBufferPointer(rebasing: target[(2 * old)...])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[position..<position + 2 * count]))
        }
        position += 2 * count
        return true
    }
}
