import Crypto
import FoundationEssentials

/// A snapshot that is being written (specification 4.4). Only versions are stated: a role's signatures vouch for the rest,
/// and a snapshot of hundreds of roles stays short.
public struct SnapshotDraft: Draft {
    /// What comes of it.
    public typealias Part = Snapshot

    /// The version of the file.
    public var version: Int
    /// From when on it is not to be used.
    public var expires: Date
    /// The version of each targets role.
    public var roles: [RoleName: Int]
    /// When it was made. An extra field, which clients leave alone.
    public var published: Date

    /// A snapshot from its values.
    public init(version: Int, expires: Date, roles: [RoleName: Int], published: Date) {
        self.version = version
        self.expires = expires
        self.roles = roles
        self.published = published
    }

    /// `meta`, and when it was made.
    public var fields: [String: JSONValue] {
        let meta = roles.map { ($0.key.metaPath, JSONValue.object(["version": .number($0.value)])) }
        return [
            "meta": .object(Dictionary(uniqueKeysWithValues: meta)), "x-published": .string(Expiry.text(published)),
        ]
    }
}

extension Metadata<Snapshot> {
    /// The version of each targets role.
    public var roles: [RoleName: Int] {
        var roles: [RoleName: Int] = [:]
        for (path, file) in signed.meta where path.text.hasSuffix(".json") {
            roles[RoleName(String(path.text.dropLast(5)))] = file.version
        }
        return roles
    }

    /// When it was made, where its maker says so.
    public var published: Date? {
        // Metadata that was parsed once can be parsed again; another maker's snapshot has no such field.
        (try? signedFields()).flatMap { $0.object["x-published"]?.text }.flatMap(Expiry.parse)
    }
}

/// A timestamp that is being written (specification 4.6).
public struct TimestampDraft: Draft {
    /// What comes of it.
    public typealias Part = Timestamp

    /// The version of the file.
    public var version: Int
    /// From when on it is not to be used.
    public var expires: Date
    /// The snapshot that is the latest.
    public var snapshot: Metadata<Snapshot>

    /// A timestamp from its values.
    public init(version: Int, expires: Date, snapshot: Metadata<Snapshot>) {
        self.version = version
        self.expires = expires
        self.snapshot = snapshot
    }

    /// `meta`.
    public var fields: [String: JSONValue] {
        let file: [String: JSONValue] = [
            "version": .number(snapshot.version), "length": .number(snapshot.bytes.count),
            "hashes": .object(["sha256": .string(Hex.encode(SHA256.hash(data: snapshot.bytes)))]),
        ]
        return ["meta": .object([RoleName.snapshot.metaPath.text: JSONValue.object(file)])]
    }
}
