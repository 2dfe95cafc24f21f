/// RFC 3986 section 2.1.
enum PercentEncoding {
    private static let unreserved = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    /// What may stand unchanged in one segment of a path (`pchar`), `%` apart.
    private static let segmentCharacters = unreserved.union("!$&'()*+,;=:@".utf8)

    /// Everything but the unreserved characters encoded: safe as one segment of any URL and as a file name.
    static func name(_ text: String) -> String { encode(text, keeping: unreserved) }

    /// One segment of a path: only what may not stand in one is encoded, `/` included.
    static func segment(_ text: String) -> String { encode(text, keeping: segmentCharacters) }

    private static func encode(_ text: String, keeping kept: Set<UInt8>) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if kept.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += "%\(Hex.encode([byte]).uppercased())".utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
