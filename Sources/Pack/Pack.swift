import Content
import Crypto
import FoundationEssentials

/// All items of one unit in one release, as canonical JSON Lines: a header, then one item a line, sorted by id.
///
/// The same items give the same bytes, on any machine, from any path and in any order:
/// ```swift
/// let pack = try Pack(unit: unit, items: items, release: 7)
/// try pack.compressed().write(to: URL(filePath: "packs/" + pack.fileName()))
/// ```
public struct Pack: Sendable {
    /// What the first line says.
    public let header: PackHeader
    /// Header line and item lines, each with its newline.
    private let bytes: Data
    /// Where the item lines lie in `bytes`, without their newlines.
    private let ranges: [Range<Int>]

    /// Makes a pack.
    ///
    /// - Parameter created: the day that the content is of; by default the newest `published` of the items (and
    ///   1970-01-01 when there is none), so that no clock gets into the bytes.
    /// - Throws: ``PackError/badRelease(_:)``, ``PackError/foreignItem(_:found:expected:)``,
    ///   ``PackError/duplicateItem(_:)``, ``PackError/notEncodable(_:reason:)``.
    public init(unit: Content.Unit, items: [Item], release: Int, created: Day? = nil) throws(PackError) {
        guard release >= 1 else { throw .badRelease(release) }
        let sorted = items.sorted { $0.id < $1.id }
        if let foreign = sorted.first(where: { $0.unit != unit.id }) {
            throw .foreignItem(foreign.id, found: foreign.unit, expected: unit.id)
        }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.id == right.id { throw .duplicateItem(left.id) }
        let lines = try sorted.concurrentMap(Self.encode)
        let media = Set(sorted.flatMap(\.media)).sorted { $0.fileName < $1.fileName }
        var payload = Data(capacity: lines.reduce(0) { $0 + $1.count + 1 })
        for line in lines {
            payload.append(line)
            payload.append(UInt8(ascii: "\n"))
        }
        header = PackHeader(
            format: PackHeader.currentFormat, unit: unit, release: release,
            created: created ?? sorted.map(\.published).max() ?? Day(ordinal: 0), items: lines.count,
            digest: .sha256(of: payload), media: media)
        var all: Data
        do {
            all = try CanonicalJSON.encoder().encode(header)
        } catch {
            throw .badHeader("\(error)")
        }
        all.append(UInt8(ascii: "\n"))
        let start = all.count
        all.append(payload)
        bytes = all
        ranges = try Self.lines(of: all, from: start)
    }

    private static func encode(_ items: ArraySlice<Item>) throws(PackError) -> [Data] {
        let encoder = CanonicalJSON.encoder()
        var lines: [Data] = []
        for item in items {
            do {
                lines.append(try encoder.encode(item))
            } catch {
                throw .notEncodable(item.id, reason: "\(error)")
            }
        }
        return lines
    }

    /// Unpacks and verifies a pack: the header first, then digest, count and lines. Items are decoded by
    /// ``item(at:)`` only.
    ///
    /// - Throws: ``PackError``; a pack that would take more than 512 MB, or a window above 128 MB, is refused before
    ///   that much memory is taken.
    public init(reading compressed: Data) throws(PackError) { try self.init(unpacking: compressed, prefix: nil) }

    /// Unpacks and verifies a delta on the pack from which it was made.
    ///
    /// - Throws: ``PackError``; on any other pack than the right one the result fails its digest, if it can be
    ///   unpacked at all.
    public init(reading delta: Data, on base: Pack) throws(PackError) {
        try self.init(unpacking: delta, prefix: base.bytes)
    }

    private init(unpacking compressed: Data, prefix: Data?) throws(PackError) {
        var header: PackHeader?
        let bytes = try Zstd.decompress(compressed, prefix: prefix) { (line) throws(PackError) in
            header = try Self.header(reading: line)
        }
        guard let header, let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { throw .badHeader("no line") }
        let found = ContentDigest.sha256(of: bytes[(end + 1)...])
        guard found == header.digest else { throw .wrongDigest(stated: header.digest, found: found) }
        let ranges = try Self.lines(of: bytes, from: end + 1)
        guard ranges.count == header.items else { throw .wrongCount(stated: header.items, found: ranges.count) }
        self.header = header
        self.bytes = bytes
        self.ranges = ranges
    }

    private static func header(reading line: Data) throws(PackError) -> PackHeader {
        do {
            return try JSONDecoder().decode(PackHeader.self, from: line)
        } catch let error as PackError {
            throw error
        } catch {
            throw .badHeader(explanation(of: error))
        }
    }

    private static func lines(of bytes: Data, from start: Int) throws(PackError) -> [Range<Int>] {
        let ranges = bytes.withUnsafeBytes { raw -> [Range<Int>] in
            var found: [Range<Int>] = []
            var begin = start
            while begin < raw.count {
                let end = raw[begin...].firstIndex(of: UInt8(ascii: "\n")) ?? raw.count
                found.append(begin..<end)
                begin = end + 1
            }
            return found
        }
        // Lines are counted from 1 and the header is the first.
        if let index = ranges.firstIndex(where: { $0.isEmpty || $0.upperBound == bytes.count }) {
            throw .brokenLine(index + 2)
        }
        return ranges
    }

    /// Number of items.
    public var count: Int { ranges.count }

    /// The canonical bytes of an item, without the newline.
    ///
    /// - Parameter index: 0 up to ``count``.
    public func line(at index: Int) -> Data { bytes[ranges[index]] }

    /// The canonical bytes of every item.
    public var lines: [Data] { ranges.map { bytes[$0] } }

    /// Decodes an item, checks its rules, and that it belongs here.
    ///
    /// - Throws: ``PackError/badItem(line:reason:)``, ``PackError/foreignItem(_:found:expected:)``,
    ///   ``PackError/mediumNotListed(_:fileName:)``.
    public func item(at index: Int) throws(PackError) -> Item {
        let item: Item
        do {
            item = try JSONDecoder().decode(Item.self, from: line(at: index))
        } catch {
            throw .badItem(line: index + 2, reason: Self.explanation(of: error))
        }
        guard item.unit == header.unit.id else {
            throw .foreignItem(item.id, found: item.unit, expected: header.unit.id)
        }
        for medium in item.media where !isListed(medium) {
            throw .mediumNotListed(item.id, fileName: medium.fileName)
        }
        return item
    }

    /// The header's list is sorted, so this is a binary search.
    private func isListed(_ medium: MediaReference) -> Bool {
        var low = 0
        var high = header.media.count
        while low < high {
            let middle = (low + high) / 2
            if header.media[middle].fileName < medium.fileName { low = middle + 1 } else { high = middle }
        }
        return low < header.media.count && header.media[low] == medium
    }

    private static func explanation(of error: any Error) -> String {
        switch error {
        case let error as any ExplainedError: error.message.english
        case DecodingError.keyNotFound(let key, _): "'\(key.stringValue)' is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")): \(context.debugDescription)"
        default: "\(error)"
        }
    }

    /// SHA-256 of the whole pack before compression, header line included; computed at each call.
    public func wholeDigest() -> ContentDigest { .sha256(of: bytes) }

    /// Size of the whole pack before compression in bytes.
    public var size: Int { bytes.count }

    /// The whole pack before compression: header line and item lines.
    public func jsonLines() -> Data { bytes }

    /// The pack as it is published. The same pack gives the same bytes with the same version of libzstd; what must
    /// hold for ever is the header's digest, which is of the lines themselves.
    ///
    /// - Throws: ``PackError/compressionFailed(_:)``.
    public func compressed(level: Int = 19) throws(PackError) -> Data { try Zstd.compress(bytes, level: level) }

    /// The pack as a kiosk keeps it that got it as a delta: larger than what is published, and made in a fraction of a
    /// second.
    ///
    /// - Throws: ``PackError/compressionFailed(_:)``.
    public func compressedQuickly() throws(PackError) -> Data { try Zstd.compressQuickly(bytes) }

    /// What turns an earlier pack of the same unit into this one: a zstd frame with that pack as its prefix, as
    /// `zstd --patch-from` makes it. Unpacking takes the memory of both packs.
    ///
    /// - Parameter level: 1...22; from 20 on up to ten times slower for a few bytes less.
    /// - Throws: ``PackError/foreignDelta(from:to:)``, ``PackError/compressionFailed(_:)``.
    public func delta(from base: Pack, level: Int = 19) throws(PackError) -> Data {
        guard base.header.unit.id == header.unit.id else {
            throw .foreignDelta(from: base.header.unit.id, to: header.unit.id)
        }
        return try Zstd.compress(bytes, prefix: base.bytes, level: level)
    }

    /// Where a repository keeps a delta: `<unit>/<SHA-256 of the file>.<from>-<to>.delta.zst`.
    public func fileName(of delta: Data, from base: Pack) -> String {
        let releases = "\(base.header.release)-\(header.release)"
        return "\(header.unit.id)/\(ContentDigest.sha256(of: delta)).\(releases).delta.zst"
    }

    /// Where a repository keeps the pack: `<unit>/<SHA-256 of the compressed file>.<release>.zst`.
    public func fileName(of compressed: Data) -> String {
        "\(header.unit.id)/\(ContentDigest.sha256(of: compressed)).\(header.release).zst"
    }
}

extension ContentDigest {
    /// The SHA-256 of some bytes.
    public static func sha256(of bytes: some DataProtocol) -> ContentDigest {
        ContentDigest(SHA256.hash(data: bytes))
    }

    /// The digest that a SHA-256 computation ended with.
    public init(_ digest: SHA256Digest) {
        let digits = Array("0123456789abcdef".utf8)
        let text = String(
            decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        do {
            try self.init(text)
        } catch {
            preconditionFailure("32 bytes in hexadecimal are a digest")
        }
    }
}
