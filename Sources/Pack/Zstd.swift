import CZstd
import FoundationEssentials
import Glibc

// The only file of this module that touches libzstd.

/// The zstd settings of packs.
enum Zstd {
    /// Memory that unpacking may take for its window: 2^27 bytes.
    static let windowLog = 27
    /// Most bytes that a pack may unpack to.
    static let decodedLimit = 512 << 20

    /// Compresses into one frame with size and checksum.
    ///
    /// Two workers and a job size that follows from the length alone: the bytes then depend on the input only, never
    /// on the machine's cores, and two cores share the work (without a job size, zstd makes one job of 64 MB).
    static func compress(_ bytes: Data, level: Int) throws(PackError) -> Data {
        let settings: [(ZSTD_cParameter, Int)] = [
            (ZSTD_c_compressionLevel, level), (ZSTD_c_enableLongDistanceMatching, 1), (ZSTD_c_windowLog, windowLog),
            (ZSTD_c_checksumFlag, 1), (ZSTD_c_nbWorkers, 2), (ZSTD_c_jobSize, jobSize(of: bytes.count)),
        ]
        return try compress(bytes, prefix: nil, settings)
    }

    /// Compresses quickly into one frame with size and checksum, for a disk rather than a line; the bytes depend on the
    /// library's version.
    static func compressQuickly(_ bytes: Data) throws(PackError) -> Data {
        let settings: [(ZSTD_cParameter, Int)] = [
            (ZSTD_c_compressionLevel, 1), (ZSTD_c_checksumFlag, 1), (ZSTD_c_nbWorkers, 2), (ZSTD_c_jobSize, 4 << 20),
        ]
        return try compress(bytes, prefix: nil, settings)
    }

    /// Compresses into one frame that only a reader of the same prefix can unpack: what `zstd --patch-from` makes.
    ///
    /// One thread, since only the first job of several would see the prefix; a window that spans both as far as
    /// readers grant one.
    static func compress(_ bytes: Data, prefix: Data, level: Int) throws(PackError) -> Data {
        let settings: [(ZSTD_cParameter, Int)] = [
            (ZSTD_c_compressionLevel, level), (ZSTD_c_enableLongDistanceMatching, 1),
            (ZSTD_c_windowLog, window(spanning: bytes.count + prefix.count)), (ZSTD_c_checksumFlag, 1),
        ]
        return try compress(bytes, prefix: prefix, settings)
    }

    private static func window(spanning count: Int) -> Int {
        let needed = Int.bitWidth - max(1, count - 1).leadingZeroBitCount
        return min(windowLog, max(10, needed))
    }

    private static func compress(
        _ bytes: Data, prefix: Data?, _ settings: [(ZSTD_cParameter, Int)]
    ) throws(PackError) -> Data {
        guard let context = ZSTD_createCCtx() else { throw .compressionFailed("out of memory") }
        defer { ZSTD_freeCCtx(context) }
        for (parameter, value) in settings {
            try check(ZSTD_CCtx_setParameter(context, parameter, Int32(value)))
        }
        var compressed = Data(count: ZSTD_compressBound(bytes.count))
        let length = (prefix ?? Data()).withUnsafeBytes { before in
            let code = prefix == nil ? 0 : ZSTD_CCtx_refPrefix(context, before.baseAddress, before.count)
            guard ZSTD_isError(code) == 0 else { return code }
            return bytes.withUnsafeBytes { source in
                compressed.withUnsafeMutableBytes { target in
                    ZSTD_compress2(context, target.baseAddress, target.count, source.baseAddress, source.count)
                }
            }
        }
        try check(length)
        return compressed.prefix(length)
    }

    /// An even number of equal jobs of at most 16 MB, at least 1 MB.
    private static func jobSize(of count: Int) -> Int {
        let pairs = max(1, (count + (32 << 20) - 1) / (32 << 20))
        return max(1 << 20, (count + 2 * pairs - 1) / (2 * pairs))
    }

    private static func check(_ code: Int) throws(PackError) {
        if ZSTD_isError(code) != 0 { throw .compressionFailed(String(cString: ZSTD_getErrorName(code))) }
    }

    /// Unpacks one frame within the limits, on the prefix with which it was made. `inspect` sees the first line as soon
    /// as it is there, before the rest is unpacked.
    ///
    /// Memory: the result, and nothing beside it where the frame tells its size: the decoder then uses the result as its
    /// window, and the prefix where it lies.
    static func decompress(
        _ compressed: Data, prefix: Data? = nil, limit: Int = decodedLimit,
        inspectingFirstLine inspect: (Data) throws(PackError) -> Void
    ) throws(PackError) -> Data {
        let result = (prefix ?? Data()).withUnsafeBytes { before in
            Result { () throws(PackError) -> Data in
                let reader = try ZstdReader(compressed, prefix: prefix == nil ? nil : before, limit: limit)
                var isInspected = false
                while try reader.readMore() {
                    guard !isInspected, let line = reader.firstLine() else { continue }
                    try inspect(line)
                    isInspected = true
                }
                guard isInspected else { throw .badHeader("no line") }
                return reader.takeOutput()
            }
        }
        return try result.get()
    }
}

/// A bounded decoder of one frame. The prefix must outlive it.
private final class ZstdReader {
    /// Compressed bytes that are handed over at a time, so that the first line is seen early.
    private static let step = 1 << 17
    private let context: OpaquePointer
    private let compressed: Data
    private let limit: Int
    private var output: UnsafeMutableRawPointer?
    private var capacity = 0
    private var count = 0
    private var searched = 0
    private var position = 0
    private var isFinished = false
    /// The size is known: the output stays where it is.
    private var isStable = false

    init(_ compressed: Data, prefix: UnsafeRawBufferPointer?, limit: Int) throws(PackError) {
        guard let context = ZSTD_createDCtx() else { throw .damaged("out of memory") }
        self.context = context
        self.compressed = compressed
        self.limit = limit
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Int32(Zstd.windowLog))
        try readFrameHeader()
        guard let prefix else { return }
        let code = ZSTD_DCtx_refPrefix(context, prefix.baseAddress, prefix.count)
        guard ZSTD_isError(code) == 0 else { throw .damaged(String(cString: ZSTD_getErrorName(code))) }
    }

    deinit {
        ZSTD_freeDCtx(context)
        free(output)
    }

    /// The frame's own words are enough to refuse most bombs; the rest is refused while unpacking.
    private func readFrameHeader() throws(PackError) {
        var header = ZSTD_frameHeader()
        let code = compressed.withUnsafeBytes { ZSTD_getFrameHeader(&header, $0.baseAddress, $0.count) }
        guard compressed.count >= 4, ZSTD_isError(code) == 0, header.frameType == ZSTD_frame else {
            throw .notCompressed
        }
        guard code == 0 else { throw .truncated }
        let isKnown = header.frameContentSize != UInt64.max
        guard !isKnown || header.frameContentSize <= UInt64(limit) else { throw .tooLarge(limit: limit) }
        guard header.windowSize <= UInt64(1) << Zstd.windowLog else { throw .windowTooLarge(limitLog: Zstd.windowLog) }
        guard isKnown else { return try grow(to: 1 << 20) }
        // ZSTD_d_stableOutBuffer.
        let stable = ZSTD_DCtx_setParameter(context, ZSTD_d_experimentalParam2, 1)
        isStable = ZSTD_isError(stable) == 0
        try grow(to: max(1, Int(header.frameContentSize)))
    }

    private func grow(to size: Int) throws(PackError) {
        guard let larger = realloc(output, size) else { throw .damaged("out of memory") }
        output = larger
        capacity = size
    }

    /// Unpacks one more piece; false at the end of the frame.
    func readMore() throws(PackError) -> Bool {
        guard !isFinished else { return false }
        if count == capacity, !isStable {
            guard count < limit else { throw .tooLarge(limit: limit) }
            try grow(to: min(limit, capacity * 2))
        }
        var (consumed, produced) = (position, count)
        let end = min(compressed.count, position + Self.step)
        let code = compressed.withUnsafeBytes { source in
            ZSTD_decompressStream_simpleArgs(context, output, capacity, &produced, source.baseAddress, end, &consumed)
        }
        if ZSTD_isError(code) != 0 { throw .damaged(String(cString: ZSTD_getErrorName(code))) }
        guard consumed > position || produced > count || code == 0 else { throw .truncated }
        count = produced
        position = consumed
        isFinished = code == 0
        if isFinished, position < compressed.count { throw .trailingBytes(compressed.count - position) }
        return true
    }

    /// The first line without its end, once it is there; only new bytes are searched for it.
    func firstLine() -> Data? {
        guard let output, count > searched else { return nil }
        defer { searched = count }
        let end = memchr(output + searched, Int32(UInt8(ascii: "\n")), count - searched)
        return end.map { Data(bytes: output, count: $0 - output) }
    }

    /// Hands the output over without copying it.
    func takeOutput() -> Data {
        guard let output else { return Data() }
        self.output = nil
        return Data(bytesNoCopy: output, count: count, deallocator: .free)
    }
}
