import CZlib
import Content

/// The parts of an Office file, which is a ZIP archive (APPNOTE 6.3.10); the only file that calls zlib.
///
/// It is looked into before any other program opens the file: how large it becomes, what is hidden in it, what its
/// sheets join and leave out.
struct ZipArchive: Sendable {
    /// One part.
    struct Entry: Hashable, Sendable {
        let name: String
        let isEncrypted: Bool
        fileprivate let method: Int
        fileprivate let packedSize: Int
        /// Size in bytes once unpacked, as the archive says.
        let size: Int
        fileprivate let offset: Int
    }

    /// All parts together become at most so large, in bytes: a sheet of 100,000 rows has about 80 MB.
    static let sizeLimit = 400_000_000
    /// Beyond ``ratioFloor`` bytes a part may not become more than so many times as large as it is stored: deflate
    /// reaches 1032 on zeros, sheets about 20.
    static let ratioLimit = 150
    static let ratioFloor = 20_000_000

    let entries: [Entry]
    private let bytes: [UInt8]

    /// - Throws: ``ImportObstacle`` when it is no whole archive, encrypted, or becomes too large.
    init(_ bytes: [UInt8]) throws(ImportObstacle) {
        self.bytes = bytes
        entries = try Self.directory(bytes)
        guard !entries.contains(where: \.isEncrypted) else { throw .encrypted }
        let total = entries.reduce(0) { $0 + $1.size }
        let swollen = entries.contains {
            $0.size > Self.ratioFloor && $0.size / max($0.packedSize, 1) > Self.ratioLimit
        }
        guard total <= Self.sizeLimit, !swollen else { throw .inflated(bytes: total) }
    }

    func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

    /// The bytes of a part; nil when there is none of that name.
    ///
    /// - Throws: ``ImportObstacle/damaged`` when it does not unpack to the size that the archive says.
    func part(_ name: String) throws(ImportObstacle) -> [UInt8]? {
        guard let entry = entries.first(where: { $0.name.lowercased() == name.lowercased() }) else { return nil }
        let header = entry.offset
        guard header + 30 <= bytes.count, Self.number(bytes, header, 4) == 0x0403_4B50 else { throw .damaged }
        let start = header + 30 + Self.number(bytes, header + 26, 2) + Self.number(bytes, header + 28, 2)
        guard start + entry.packedSize <= bytes.count else { throw .damaged }
        let packed = bytes[start..<(start + entry.packedSize)]
        switch entry.method {
        case 0: return Array(packed)
        case 8: return try Self.inflated(packed, to: entry.size)
        default: throw .damaged
        }
    }

    /// Text of a part that is XML; Office writes UTF-8.
    func text(_ name: String) throws(ImportObstacle) -> String? {
        try part(name).map { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: The central directory

    private static func directory(_ bytes: [UInt8]) throws(ImportObstacle) -> [Entry] {
        // The end record is followed by a comment of at most 65,535 bytes.
        guard bytes.count >= 22 else { throw .damaged }
        var end = bytes.count - 22
        let lowest = max(0, end - 65_535)
        while end >= lowest, number(bytes, end, 4) != 0x0605_4B50 { end -= 1 }
        guard end >= lowest else { throw .damaged }
        var place = number(bytes, end + 16, 4)
        var entries: [Entry] = []
        for _ in 0..<number(bytes, end + 10, 2) {
            guard place + 46 <= bytes.count, number(bytes, place, 4) == 0x0201_4B50 else { throw .damaged }
            let nameLength = number(bytes, place + 28, 2)
            let name = place + 46
            guard name + nameLength <= bytes.count else { throw .damaged }
            entries.append(
                Entry(
                    name: String(decoding: bytes[name..<(name + nameLength)], as: UTF8.self),
                    isEncrypted: number(bytes, place + 8, 2) & 1 == 1, method: number(bytes, place + 10, 2),
                    packedSize: number(bytes, place + 20, 4), size: number(bytes, place + 24, 4),
                    offset: number(bytes, place + 42, 4)))
            place = name + nameLength + number(bytes, place + 30, 2) + number(bytes, place + 32, 2)
        }
        return entries
    }

    /// Little-endian.
    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// Never more than `size` bytes are written, whatever the stream holds.
    private static func inflated(_ packed: ArraySlice<UInt8>, to size: Int) throws(ImportObstacle) -> [UInt8] {
        var stream = z_stream()
        // Negative: a raw stream without zlib's own header.
        guard inflateInit2_(&stream, -15, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .damaged
        }
        defer { inflateEnd(&stream) }
        var source = Array(packed)
        var isWhole = false
        let output = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { buffer, count in
            source.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(size)
                isWhole = inflate(&stream, Z_FINISH) == Z_STREAM_END
                count = size - Int(stream.avail_out)
            }
        }
        guard isWhole, output.count == size else { throw .damaged }
        return output
    }
}
