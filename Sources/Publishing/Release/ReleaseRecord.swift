import Content
import FoundationEssentials
import Pack

/// The record of one release (备案): what it changed, and why. JSON Lines, its digest stands in the signed metadata, so
/// those who sign the release sign the record, too. Records are never pruned.
public struct ReleaseRecord: Hashable, Sendable {
    /// An item that was taken back.
    public struct Withdrawal: Hashable, Sendable, Codable {
        /// The item.
        public let id: ItemID
        /// Why.
        public let reason: String
    }

    /// The first line.
    struct Head: Hashable, Sendable, Codable {
        var format = 1
        let unit: UnitID
        let release: Int
        let made: Date
        let note: String?
        let withdrawn: [Withdrawal]?
        /// Items that were withdrawn once, and are public again by intent.
        let restored: [ItemID]?
    }

    let head: Head
    /// Every item that the release changed, by id.
    public let changes: [ItemChange]

    /// When the release was made.
    public var made: Date { head.made }
    /// What its maker said of it.
    public var note: String? { head.note }
    /// What was taken back by it.
    public var withdrawn: [Withdrawal] { head.withdrawn ?? [] }
    /// What is public again.
    var restored: [ItemID] { head.restored ?? [] }

    init(head: Head, changes: [ItemChange]) {
        self.head = head
        self.changes = changes
    }

    /// Reads a record.
    /// - Throws: ``PublishingError/stagedFile(path:reason:)``.
    init(reading bytes: Data, at path: String) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        do {
            guard let first = lines.first else { throw CocoaError(.coderValueNotFound) }
            head = try decoder.decode(Head.self, from: first)
            changes = try lines.dropFirst().map { try decoder.decode(ItemChange.self, from: $0) }
        } catch {
            throw PublishingError.stagedFile(
                path: path, reason: Message(zh: "不是发布记录", en: "is not the record of a release"))
        }
    }

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        var bytes = try encoder.encode(head)
        for change in changes {
            bytes.append(UInt8(ascii: "\n"))
            bytes += try encoder.encode(change)
        }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}
