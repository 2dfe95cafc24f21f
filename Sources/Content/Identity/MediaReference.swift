/// A SHA-256 digest in lower-case hexadecimal. Computing one is for others: this type only names it.
public struct ContentDigest: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 64 hexadecimal digits.
    public let text: String

    /// - Throws: ``ContentError/badDigest(_:)``.
    public init(_ text: String) throws(ContentError) {
        let isHexadecimal = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
        guard text.utf8.count == 64, isHexadecimal else { throw .badDigest(text) }
        self.text = text
    }

    /// The digits.
    public var description: String { text }

    /// Byte order.
    public static func < (left: ContentDigest, right: ContentDigest) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension ContentDigest: Codable {
    /// Decodes a text and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the digest as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Formats of pictures that the kiosk draws.
public enum MediaFormat: String, Hashable, Sendable, Codable, CaseIterable {
    /// Portable Network Graphics.
    case png
    /// JPEG.
    case jpeg = "jpg"
    /// WebP.
    case webp
    /// Scalable Vector Graphics.
    case svg
}

/// A picture that an item uses, named by what it contains. The file lies in `media/<digest>.<format>`.
public struct MediaReference: Hashable, Sendable, Codable {
    /// SHA-256 of the file.
    public let digest: ContentDigest
    /// Size of the file in bytes.
    public let bytes: Int
    /// Format, which is also the file's ending.
    public let format: MediaFormat
    /// Width in pixels as decoded.
    public let width: Int
    /// Height in pixels as decoded.
    public let height: Int

    /// Describes a picture that has been decoded once.
    public init(digest: ContentDigest, bytes: Int, format: MediaFormat, width: Int, height: Int) {
        self.digest = digest
        self.bytes = bytes
        self.format = format
        self.width = width
        self.height = height
    }

    /// Name of the file in a `media` folder.
    public var fileName: String { "\(digest).\(format.rawValue)" }
}
