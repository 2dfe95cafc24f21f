import Content
import Foundation

/// What ranking has to know of an item, beside its names.
public struct ItemFacts: Hashable, Sendable {
    /// The item's row in the store.
    public var row: Int64
    /// Its kind.
    public var kind: ItemKind
    /// Number of its first passage in the whole store.
    public var firstPassage: UInt32
    /// How many passages it has, numbered on from the first.
    public var passages: UInt32
    /// Length of its text in UTF-16 units.
    public var length: UInt32
    /// 常办 of a guide, 0 for others.
    public var popularity: Int32
    /// When it was made public.
    public var published: Day
    /// After this day it is not found.
    public var expires: Day?

    /// Memberwise.
    public init(
        row: Int64, kind: ItemKind, firstPassage: UInt32, passages: UInt32, length: UInt32, popularity: Int32,
        published: Day, expires: Day?
    ) {
        self.row = row
        self.kind = kind
        self.firstPassage = firstPassage
        self.passages = passages
        self.length = length
        self.popularity = popularity
        self.published = published
        self.expires = expires
    }
}

/// The names of one item, folded and read, as bytes for the store. ``NameTable`` is made of them.
///
/// Layout, little-endian: length of the entry (4), row (8), kind (1), first passage (4), passages (4), length of the
/// text (4), popularity (4), published (4), expires (4, `Int32.max` for never), number of names (2); for each name its
/// field (1), passage (4, all ones for none), number of codes (2), codes (2 each), sounds (2 each).
public struct NameEntry: Sendable {
    /// The folded names, without what depends on where the store puts the item.
    private let names: [FoldedName]

    private struct FoldedName: Sendable {
        let field: Name.Field
        let passage: UInt32
        let codes: [Code]
        let sounds: [Sound]
    }

    /// Folds and reads the names of a document. A name with numbers in Chinese is kept in both writings.
    public init(_ document: SearchDocument) {
        var seen: Set<[Code]> = []
        var names: [FoldedName] = []
        for name in document.names {
            for codes in Self.writings(of: name.text) where !codes.isEmpty {
                guard name.field == .title || seen.insert(codes).inserted else { continue }
                seen.insert(codes)
                names.append(
                    FoldedName(
                        field: name.field, passage: name.passage.map(UInt32.init) ?? .max, codes: codes,
                        sounds: Readings.standard.sounds(of: codes)))
            }
        }
        self.names = Array(names.prefix(Int(UInt16.max)))
    }

    /// The codes of a name without separators, as written and with its numbers in digits.
    static func writings(of text: String) -> [[Code]] {
        let units = Array(text.prefix(Name.limit).utf16)
        let plain = units.withUnsafeBufferPointer { FoldedText.plainCodes($0) }
        let written = plain.filter { $0 != FoldTable.separator }
        guard let numerals = Numerals(plain) else { return [written] }
        return [written, numerals.codes.filter { $0 != FoldTable.separator }]
    }

    /// The bytes of the entry.
    public func bytes(_ facts: ItemFacts) -> Data {
        var bytes = Data()
        func put<Value: FixedWidthInteger>(_ value: Value) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        put(UInt32(0))
        put(facts.row)
        put(UInt8(ItemKind.allCases.firstIndex(of: facts.kind) ?? 0))
        put(facts.firstPassage)
        put(facts.passages)
        put(facts.length)
        put(facts.popularity)
        put(Int32(truncatingIfNeeded: facts.published.ordinal))
        put(facts.expires.map { Int32(truncatingIfNeeded: $0.ordinal) } ?? Int32.max)
        put(UInt16(names.count))
        for name in names {
            put(name.field.rawValue)
            put(name.passage)
            put(UInt16(name.codes.count))
            name.codes.withUnsafeBytes { bytes.append(contentsOf: $0) }
            name.sounds.withUnsafeBytes { bytes.append(contentsOf: $0) }
        }
        withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { bytes.replaceSubrange(0..<4, with: $0) }
        return bytes
    }

    /// Which passages the item of an entry claims.
    public static func facts(_ entry: Data) -> (firstPassage: UInt32, passages: UInt32)? {
        guard entry.count >= 21 else { return nil }
        return entry.withUnsafeBytes { raw in
            (
                UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 13, as: UInt32.self)),
                UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 17, as: UInt32.self))
            )
        }
    }

    /// Cuts a chunk of entries into its entries, by row. Nil when the bytes are no entries.
    public static func split(_ chunk: Data) -> [Int64: Data]? {
        var entries: [Int64: Data] = [:]
        var position = chunk.startIndex
        while position < chunk.endIndex {
            guard chunk.endIndex - position >= 12 else { return nil }
            let (length, row) = chunk.withUnsafeBytes { raw in
                let offset = position - chunk.startIndex
                return (
                    Int(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))),
                    Int64(littleEndian: raw.loadUnaligned(fromByteOffset: offset + 4, as: Int64.self))
                )
            }
            guard length >= 43, length <= chunk.endIndex - position else { return nil }
            entries[row] = chunk.subdata(in: position..<position + length)
            position += length
        }
        return entries
    }
}
