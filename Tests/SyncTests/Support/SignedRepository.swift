import Content
import Crypto
import Foundation
import Pack
import TestSupport

/// A repository on the disk, as publishers write it, with real keys; tests change it for the worse.
final class SignedRepository {
    typealias Fields = [String: Any]

    static let far = "2030-01-01T00:00:00Z"
    let folder: TemporaryFolder
    var path: String { folder.path + "/onetouch-repository" }
    var rootPath: String { path + "/metadata/1.root.json" }
    /// Who signs; a unit's role may need several.
    var signers: [String: [Curve25519.Signing.PrivateKey]] = [:]
    /// How many signatures a role needs; 1 unless told otherwise.
    var thresholds: [String: Int] = [:]
    /// Until when what is signed next is valid.
    var expires: [String: String] = [:]
    private var versions: [String: Int] = [:]
    /// Unit to the one above it; nil for those that `targets` delegates to.
    private(set) var parents: [String: String?] = [:]
    private var targets: [String: Fields] = [:]
    private(set) var packs: [String: [Pack]] = [:]

    init() throws {
        folder = try TemporaryFolder()
        for role in ["root", "timestamp", "snapshot", "targets"] { signers[role] = [.init()] }
    }

    /// The same keys and files in a folder of its own.
    init(copying other: SignedRepository) throws {
        folder = try TemporaryFolder()
        (signers, thresholds, expires, trusted) = (other.signers, other.thresholds, other.expires, other.trusted)
        (versions, parents, targets, packs) = (other.versions, other.parents, other.targets, other.packs)
        try FileManager.default.copyItem(atPath: other.path, toPath: path)
    }

    // MARK: What is published

    /// Adds a unit with a role of its own.
    func add(unit: String, below parent: String? = nil, keys: Int = 1, threshold: Int = 1) {
        parents.updateValue(parent, forKey: unit)
        signers[unit] = (0..<keys).map { _ in .init() }
        thresholds[unit] = threshold
        targets[unit] = [:]
    }

    /// Makes the next release of a unit: the full pack, and deltas from earlier ones. Nothing is signed yet.
    @discardableResult
    func release(_ unit: String, _ items: [Item], media: [String: Data] = [:], deltas: Bool = true) throws -> Pack {
        let earlier = packs[unit] ?? []
        let pack = try Pack(
            unit: try makeUnit(unit, parent: parents[unit] ?? nil), items: items, release: earlier.count + 1)
        try list(pack, as: unit, compressed: try pack.compressed(level: 3))
        if deltas {
            for base in earlier { try list(try pack.delta(from: base, level: 3), from: base, to: pack, as: unit) }
        }
        packs[unit] = earlier + [pack]
        for (name, bytes) in media { try folder.write(bytes, to: "onetouch-repository/media/" + name) }
        return pack
    }

    /// Lists a whole pack, under whatever unit and release.
    func list(_ pack: Pack, as unit: String, release: Int? = nil, compressed: Data) throws {
        let release = release ?? pack.header.release
        targets[unit] = [:]
        try list(
            compressed, "packs/\(unit)/\(release).zst", of: unit,
            ["release": release, "digest": pack.wholeDigest().text, "size": pack.size])
    }

    func list(_ delta: Data, from base: Pack, to pack: Pack, as unit: String) throws {
        try list(
            delta, "packs/\(unit)/\(base.header.release)-\(pack.header.release).delta.zst", of: unit,
            ["base": base.wholeDigest().text])
    }

    private func list(_ bytes: Data, _ target: String, of unit: String, _ custom: Fields) throws {
        let digest = ContentDigest.sha256(of: bytes).text
        targets[unit]?[target] = ["length": bytes.count, "hashes": ["sha256": digest], "custom": custom] as Fields
        let name = target.split(separator: "/").last.map(String.init) ?? ""
        try folder.write(bytes, to: "onetouch-repository/targets/packs/\(unit)/\(digest).\(name)")
    }

    /// Where the file of a target lies.
    func file(_ unit: String, _ name: String) throws -> String {
        let entry = targets[unit]?["packs/\(unit)/\(name)"] as? Fields
        let hash = (entry?["hashes"] as? [String: String])?["sha256"] ?? "?"
        return "targets/packs/\(unit)/\(hash).\(name)"
    }

    // MARK: Signing

    /// Signs everything that there is, in a new version, and lets readers see it last of all.
    func publish(onlyTimestamp: Bool = false) throws {
        if versions["root"] == nil { try write("root", rootPart()) }
        if !onlyTimestamp {
            var meta: Fields = [:]
            for unit in parents.keys.sorted() { meta["\(unit).json"] = ["version": try write(unit, targetsPart(unit))] }
            meta["targets.json"] = ["version": try write("targets", targetsPart(nil))]
            try write("snapshot", part("snapshot", ["meta": meta], role: "snapshot"))
        }
        let snapshot: Fields = ["snapshot.json": ["version": versions["snapshot"] ?? 0]]
        try write("timestamp", part("timestamp", ["meta": snapshot], role: "timestamp"))
    }

    private func rootPart() -> Fields {
        var keys: Fields = [:]
        var roles: Fields = [:]
        for role in ["root", "timestamp", "snapshot", "targets"] {
            for key in signers[role] ?? [] { keys[Self.id(key)] = Self.json(key) }
            roles[role] = ["keyids": (signers[role] ?? []).map(Self.id), "threshold": thresholds[role] ?? 1] as Fields
        }
        return part("root", ["consistent_snapshot": true, "keys": keys, "roles": roles], role: "root")
    }

    private func targetsPart(_ unit: String?) -> Fields {
        var keys: Fields = [:]
        var roles: [Fields] = []
        for (child, parent) in parents.sorted(by: { $0.key < $1.key }) where parent == unit {
            for key in trusted[child] ?? signers[child] ?? [] { keys[Self.id(key)] = Self.json(key) }
            roles.append([
                "name": child, "keyids": (trusted[child] ?? signers[child] ?? []).map(Self.id),
                "threshold": thresholds[child] ?? 1, "terminating": false,
                "paths": below(child).map { "packs/\($0)/*" },
            ])
        }
        let files = unit.flatMap { targets[$0] } ?? [:]
        return part(
            "targets", ["targets": files, "delegations": ["keys": keys, "roles": roles] as Fields],
            role: unit ?? "targets")
    }

    /// Keys that are trusted for a role, where these are others than those who sign.
    var trusted: [String: [Curve25519.Signing.PrivateKey]] = [:]

    private func below(_ unit: String) -> [String] {
        [unit] + parents.filter { $0.value == unit }.keys.sorted().flatMap(below)
    }

    private func part(_ type: String, _ rest: Fields, role: String) -> Fields {
        var part = rest
        part["_type"] = type
        part["spec_version"] = "1.0.31"
        part["version"] = (versions[role] ?? 0) + 1
        part["expires"] = expires[role] ?? Self.far
        return part
    }

    @discardableResult
    private func write(_ role: String, _ part: Fields) throws -> Int {
        let version = (versions[role] ?? 0) + 1
        versions[role] = version
        let signed = Self.canonical(part)
        let signatures = try (signers[role] ?? []).map { key -> Fields in
            ["keyid": Self.id(key), "sig": Self.hex(try key.signature(for: signed))]
        }
        let bytes = Self.canonical(["signed": part, "signatures": signatures] as Fields)
        let name = role == "timestamp" ? "timestamp.json" : "\(version).\(role).json"
        try folder.write(bytes, to: "onetouch-repository/metadata/" + name)
        return version
    }

    /// OLPC canonical JSON, for the plain ASCII that stands in these files: Foundation sorts names in another order.
    private static func canonical(_ value: Any) -> Data {
        switch value {
        case let fields as Fields:
            let members = fields.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { Data("\"\($0.key)\":".utf8) + canonical($0.value) }
            return Data("{".utf8) + Data(members.joined(separator: Data(",".utf8))) + Data("}".utf8)
        case let list as [Any]:
            return Data("[".utf8) + Data(list.map(canonical).joined(separator: Data(",".utf8))) + Data("]".utf8)
        case let text as String: return Data("\"\(text)\"".utf8)
        default: return Data("\(value)".utf8)
        }
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }

    private static func json(_ key: Curve25519.Signing.PrivateKey) -> Fields {
        ["keytype": "ed25519", "scheme": "ed25519", "keyval": ["public": hex(key.publicKey.rawRepresentation)]]
    }

    private static func id(_ key: Curve25519.Signing.PrivateKey) -> String {
        ContentDigest.sha256(of: key.publicKey.rawRepresentation).text
    }
}

func makeUnit(_ id: String = "qingxi", parent: String? = nil) throws -> Content.Unit {
    Content.Unit(
        id: try UnitID(id), parent: try parent.map { try UnitID($0) }, name: id,
        level: parent == nil ? .street : .village)
}

func makeNotice(
    _ name: String, unit: String = "qingxi", title: String = "通知", text: String = "正文", pictures: [MediaReference] = []
) throws -> Item {
    Item(
        id: try ItemID("\(unit)-\(name)"), unit: try UnitID(unit), title: title, published: Day(ordinal: 20_700),
        body: [.paragraph([.text(text)])] + pictures.map { .picture($0, description: "图") }, detail: .notice(Notice()))
}

/// A picture as far as sync is concerned: bytes under the name of what they hold.
struct TestPicture {
    let bytes: Data
    let reference: MediaReference

    init(_ seed: UInt64, size: Int = 3000) throws {
        var random = SeededRandom(seed: seed)
        bytes = Data((0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        reference = MediaReference(
            digest: .sha256(of: bytes), bytes: size, format: .png, width: 10, height: 10)
    }
}

/// A street with some notices, each long enough that a changed one is a small part of the pack.
func makeNotices(_ count: Int, unit: String = "qingxi", changed: Set<Int> = [], suffix: String = "") throws -> [Item] {
    try (0..<count).map { index in
        var random = SeededRandom(seed: UInt64(index))
        let words = (0..<60).map { _ in String(Unicode.Scalar(UInt32(0x4E00 + random.next() % 5000)) ?? "字") }
        return try makeNotice(
            "n\(1000 + index)", unit: unit, title: "第\(index)号通知",
            text: words.joined() + (changed.contains(index) ? "改\(suffix)" : ""))
    }
}

/// The same numbers each time (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
