import Content
import FoundationEssentials

/// The first line of a pack: what it is, so that it can be judged before a single item is read.
///
/// A format 2 will add `signatures` and, for deltas, `base` (the digest of the pack that a delta starts from). A
/// reader of format 1 refuses every key that it does not know, so neither can be overlooked by an old kiosk.
public struct PackHeader: Hashable, Sendable {
    /// The format that this program writes, and the newest one that it reads.
    public static let currentFormat = 1

    /// Version of the format.
    public let format: Int
    /// The unit whose items these are.
    public let unit: Content.Unit
    /// Release number of the unit, from 1.
    public let release: Int
    /// The day on which the content was newest.
    public let created: Day
    /// Number of item lines.
    public let items: Int
    /// SHA-256 of all bytes after the header line.
    public let digest: ContentDigest
    /// Every picture that the items use, sorted by digest, each once.
    public let media: [MediaReference]
}

extension PackHeader: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case format, unit, release, created, items, digest, media
    }

    /// Any key, to find those that nobody told us about.
    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Decodes and checks the header.
    ///
    /// - Throws: ``PackError/newerFormat(found:supported:)`` before anything else is looked at,
    ///   ``PackError/unknownHeaderKey(_:)``, ``PackError/badHeader(_:)`` or `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        format = try container.decode(Int.self, forKey: .format)
        guard format <= Self.currentFormat else {
            throw PackError.newerFormat(found: format, supported: Self.currentFormat)
        }
        guard format >= 1 else { throw PackError.badHeader("format \(format)") }
        let known = Set(Key.allCases.map(\.rawValue))
        let unknown = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue).sorted()
        if let key = unknown.first(where: { !known.contains($0) }) { throw PackError.unknownHeaderKey(key) }
        unit = try container.decode(Content.Unit.self, forKey: .unit)
        release = try container.decode(Int.self, forKey: .release)
        created = try container.decode(Day.self, forKey: .created)
        items = try container.decode(Int.self, forKey: .items)
        digest = try container.decode(ContentDigest.self, forKey: .digest)
        media = try container.decode([MediaReference].self, forKey: .media)
        guard release >= 1 else { throw PackError.badRelease(release) }
        guard items >= 0 else { throw PackError.badHeader("items \(items)") }
        guard zip(media, media.dropFirst()).allSatisfy({ $0.fileName < $1.fileName }) else {
            throw PackError.badHeader("media are not sorted or not unique")
        }
        guard media.allSatisfy({ $0.bytes > 0 && $0.width > 0 && $0.height > 0 }) else {
            throw PackError.badHeader("a medium without a size")
        }
    }

    /// Encodes every field.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(format, forKey: .format)
        try container.encode(unit, forKey: .unit)
        try container.encode(release, forKey: .release)
        try container.encode(created, forKey: .created)
        try container.encode(items, forKey: .items)
        try container.encode(digest, forKey: .digest)
        try container.encode(media, forKey: .media)
    }
}
