import CZstd
import FoundationEssentials

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

    /// Unpacks one frame within the limits, on the prefix with which it was made. `inspect` sees the first line as soon as it is there, before the rest is
    /// unpacked.
    static func decompress(
        _ compressed: Data, prefix: Data? = nil, limit: Int = decodedLimit,
        inspectingFirstLine inspect: (Data) throws(PackError) -> Void
    ) throws(PackError) -> Data {
        let reader = try ZstdReader(compressed, prefix: prefix, limit: limit)
        var isInspected = false
        while try reader.readMore() {
            guard !isInspected, let end = reader.output.firstIndex(of: UInt8(ascii: "\n")) else { continue }
            try inspect(reader.output[..<end])
            isInspected = true
        }
        guard isInspected else { throw .badHeader("no line") }
        return reader.output
    }
}

/// A bounded decoder of one frame.
private final class ZstdReader {
    private(set) var output = Data()
    private let context: OpaquePointer
    private let compressed: Data
    private let limit: Int
    private let prefix: Prefix?
    private var position = 0
    private var isFinished = false

    /// A copy that stays where it is for as long as the decoder refers to it.
    private final class Prefix {
        let bytes: UnsafeMutableRawBufferPointer

        init(_ data: Data) {
            bytes = .allocate(byteCount: max(1, data.count), alignment: 16)
            data.copyBytes(to: bytes)
        }

        deinit { bytes.deallocate() }
    }

    init(_ compressed: Data, prefix: Data?, limit: Int) throws(PackError) {
        guard let context = ZSTD_createDCtx() else { throw .damaged("out of memory") }
        self.context = context
        self.compressed = compressed
        self.limit = limit
        self.prefix = prefix.map(Prefix.init)
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Int32(Zstd.windowLog))
        try readFrameHeader()
        if let bytes = self.prefix?.bytes, let prefix {
            let code = ZSTD_DCtx_refPrefix(context, bytes.baseAddress, prefix.count)
            guard ZSTD_isError(code) == 0 else { throw .damaged(String(cString: ZSTD_getErrorName(code))) }
        }
    }

    deinit { ZSTD_freeDCtx(context) }

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
        if isKnown { output.reserveCapacity(Int(header.frameContentSize)) }
    }

    /// Unpacks one more piece; false at the end of the frame.
    func readMore() throws(PackError) -> Bool {
        guard !isFinished else { return false }
        var piece = Data(count: 1 << 20)
        var consumed = position
        var produced = 0
        let code = compressed.withUnsafeBytes { source in
            piece.withUnsafeMutableBytes { target in
                ZSTD_decompressStream_simpleArgs(
                    context, target.baseAddress, target.count, &produced, source.baseAddress, source.count, &consumed)
            }
        }
        if ZSTD_isError(code) != 0 { throw .damaged(String(cString: ZSTD_getErrorName(code))) }
        guard consumed > position || produced > 0 else { throw .truncated }
        guard output.count + produced <= limit else { throw .tooLarge(limit: limit) }
        output.append(piece.prefix(produced))
        position = consumed
        isFinished = code == 0
        if isFinished, position < compressed.count { throw .trailingBytes(compressed.count - position) }
        return true
    }
}
