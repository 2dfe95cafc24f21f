import CQRencode
import Glibc

/// A QR code (ISO/IEC 18004); the only file that calls libqrencode.
///
/// Level M survives fingerprints and reflections on a screen. At most version 20, 97 modules: shown 15 cm wide as on a
/// 21-inch display, a module is 1.5 mm, which an ordinary phone reads from half a metre. Text goes in as UTF-8 bytes
/// without ECI, which phones recognise by themselves and which old scanners do not turn into stray characters.
public struct QRSymbol: Hashable, Sendable {
    /// Modules along one edge, 21...97, without the quiet zone of four modules that must stay light around it.
    public let side: Int
    /// Row by row from the upper left; true is dark.
    public let modules: [Bool]

    /// Bytes that version 20 carries at level M.
    public static let capacity = 666
    /// Light modules that must stand around a symbol.
    public static let quietZone = 4

    /// - Throws: ``TakeAwayError``.
    public init(_ text: String) throws(TakeAwayError) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.capacity else {
            throw .textDoesNotFit(bytes: bytes.count, capacity: Self.capacity)
        }
        // Version 0: the smallest that holds the bytes.
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            throw .encoderRefused(errno: errno)
        }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        // The lowest bit of each byte says whether the module is dark.
        modules = UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
    }
}

/// Why there is no code.
public enum TakeAwayError: Error, Hashable, Sendable {
    /// Nothing, or more than one code carries.
    case textDoesNotFit(bytes: Int, capacity: Int)
    /// libqrencode's `errno`.
    case encoderRefused(errno: Int32)
}
