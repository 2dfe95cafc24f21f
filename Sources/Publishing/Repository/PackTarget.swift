import Content
import Pack
import TUF

/// How packs stand in a repository: names of targets, and what is said of them in `custom` (docs/publishing.md).
public enum PackTarget {
    /// The whole pack of a release.
    public static func full(_ unit: UnitID, release: Int) -> TargetPath { "packs/\(unit)/\(release).zst" }

    /// What leads from one release to another.
    public static func delta(_ unit: UnitID, from: Int, to: Int) -> TargetPath {
        "packs/\(unit)/\(from)-\(to).delta.zst"
    }

    /// Paths of a unit's targets.
    static func pattern(_ role: RoleName) -> String { "packs/\(role.text)/*" }
}

extension TargetPath: ExpressibleByStringInterpolation {}

/// A whole pack as its unit's role lists it.
public struct PublishedPack: Hashable, Sendable {
    /// The unit.
    public let unit: UnitID
    /// Its release number.
    public let release: Int
    /// SHA-256 of the decoded pack, header line included.
    public let digest: ContentDigest
    /// Length of the decoded pack in bytes.
    public let size: Int
    /// SHA-256 of the record of this release.
    public let record: ContentDigest
    /// SHA-256 of the compressed file.
    public let fileDigest: ContentDigest
    /// Length of the compressed file in bytes.
    public let fileLength: Int

    /// Below `targets/`.
    var fileName: String { "packs/\(unit)/\(fileDigest).\(release).zst" }

    /// Below the repository.
    var recordName: String { Self.recordName(unit: unit, release: release, record) }

    static func recordName(unit: UnitID, release: Int, _ digest: ContentDigest) -> String {
        "records/\(unit)/\(digest).\(release).jsonl"
    }

    /// `custom` of a whole pack.
    static func custom(release: Int, digest: ContentDigest, size: Int, record: ContentDigest) -> JSONObject {
        JSONObject([
            "release": .number(release), "digest": .string(digest.text), "size": .number(size),
            "record": .string(record.text),
        ])
    }

    /// `custom` of a delta.
    static func custom(base: ContentDigest) -> JSONObject { JSONObject(["base": .string(base.text)]) }

    fileprivate init?(unit: UnitID, path: TargetPath, file: TargetFile) {
        // What lacks one of these is not listed as a whole pack.
        guard let custom = file.custom, let release = custom["release"]?.number, let size = custom["size"]?.number,
            let digest = custom["digest"]?.text.flatMap({ try? ContentDigest($0) }),
            let record = custom["record"]?.text.flatMap({ try? ContentDigest($0) }),
            let fileDigest = file.hashes.known[.sha256].flatMap({ try? ContentDigest($0) }),
            path == PackTarget.full(unit, release: release)
        else { return nil }
        self.unit = unit
        self.release = release
        self.digest = digest
        self.size = size
        self.record = record
        self.fileDigest = fileDigest
        fileLength = file.length
    }
}

extension Metadata<Targets> {
    /// The unit whose role this is; nil for `targets`.
    var unit: UnitID? {
        // A role that is not called as a unit is not one of a unit.
        role == .targets ? nil : try? UnitID(role.text)
    }

    /// The pack that the role lists in full.
    public var currentPack: PublishedPack? {
        guard let unit else { return nil }
        return signed.targets.lazy.compactMap { PublishedPack(unit: unit, path: $0.key, file: $0.value) }
            .max { $0.release < $1.release }
    }

    /// A target that belongs to another unit. Clients would believe it for the units below, whose paths are delegated
    /// through this role; no release of ours lists one.
    var foreignTarget: TargetPath? {
        let pattern = PathPattern(PackTarget.pattern(role))
        return signed.targets.keys.sorted().first { role == .targets || !pattern.matches($0) }
    }

    /// Names of the files that the role lists, below `targets/`, with their entries.
    var files: [(name: String, path: TargetPath, file: TargetFile)] {
        signed.targets.sorted { $0.key < $1.key }.map { path, file in
            (RemoteFile.target(path, hash: file.hashes.known[.sha256]).encodedPath, path, file)
        }
    }
}
