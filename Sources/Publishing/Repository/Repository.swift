import Content
import FoundationEssentials
import Pack
import TUF

/// A published repository: a folder of files that any web server can hand out.
///
/// ```
/// metadata/  timestamp.json  N.snapshot.json  N.targets.json  N.<unit>.json  N.root.json
/// targets/   packs/<unit>/<sha256>.<release>.zst   packs/<unit>/<sha256>.<from>-<to>.delta.zst
/// media/     <sha256>.<format>
/// records/   <unit>/<sha256>.<release>.jsonl
/// ```
public struct Repository: Sendable {
    /// The folder.
    public let path: String

    /// Names a folder; nothing is read yet.
    public init(path: String) { self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

    func path(of file: RemoteFile) -> String {
        switch file {
        case .metadata: "\(path)/metadata/\(file.encodedPath)"
        case .target: "\(path)/targets/\(file.encodedPath)"
        }
    }

    /// Whether something was published here.
    public var exists: Bool { Disk.length(path(of: .metadata(.timestamp, version: nil))) != nil }

    /// A file below `metadata/`; nil when there is none.
    func metadata<Part>(_ role: RoleName, version: Int?) throws -> Metadata<Part>? {
        let path = path(of: .metadata(role, version: version))
        guard Disk.length(path) != nil else { return nil }
        return try Metadata<Part>(parsing: try Disk.read(path), of: role)
    }

    /// The newest metadata, as the timestamp and the snapshot give it. A root that an interrupted publication left is
    /// the newest, since readers see it.
    /// - Throws: ``PublishingError/noRepository(path:)`` when nothing was published here.
    public func state() throws -> RepositoryState {
        guard exists else { throw PublishingError.noRepository(path: path) }
        var state = RepositoryState()
        state.root = try root(version: try newestRootVersion())
        state.timestamp = try metadata(.timestamp, version: nil)
        state.snapshot = try state.timestamp.flatMap { try metadata(.snapshot, version: $0.signed.snapshot.version) }
        for (role, version) in state.snapshot?.roles ?? [:] {
            state.roles[role] = try metadata(role, version: version)
        }
        return state
    }

    /// The same, or an empty state when nothing was published yet.
    func stateIfAny() throws -> RepositoryState { exists ? try state() : RepositoryState() }

    func root(version: Int) throws -> Metadata<Root>? { try metadata(.root, version: version) }

    func newestRootVersion() throws -> Int { try versions(of: .root).last ?? 0 }

    /// Versions of a role that lie here, oldest first.
    func versions(of role: RoleName) throws -> [Int] {
        let ending = RemoteFile.metadata(role, version: 1).encodedPath.dropFirst(1)
        return try Disk.names(in: "\(path)/metadata").compactMap { name in
            name.hasSuffix(ending) ? Int(name.dropLast(ending.count)) : nil
        }.sorted()
    }

    /// Every release of a unit up to the version that is published, newest first; each as its role listed it first.
    func releases(of unit: UnitID, in state: RepositoryState) throws -> [PublishedPack] {
        let role = RoleName(unit.text)
        guard let newest = state.roles[role]?.version else { return [] }
        var releases: [PublishedPack] = []
        for version in stride(from: newest, to: 0, by: -1) {
            let metadata: Metadata<Targets>? = try metadata(role, version: version)
            guard let pack = metadata?.currentPack, pack.release != releases.last?.release else { continue }
            releases.append(pack)
        }
        return releases
    }

    /// Reads a pack that lies here, and checks it; nil when it was pruned.
    /// - Throws: ``PublishingError/stagedFile(path:reason:)`` when it is another one.
    func pack(_ published: PublishedPack) throws -> Pack? {
        try Self.pack(published, at: "\(path)/targets/\(published.fileName)")
    }

    static func pack(_ published: PublishedPack, at path: String) throws -> Pack? {
        guard Disk.length(path) != nil else { return nil }
        let file = try Disk.read(path)
        let pack: Pack
        do throws(PackError) {
            pack = try Pack(reading: file)
        } catch {
            throw PublishingError.stagedFile(path: path, reason: error.message)
        }
        let bytes = pack.jsonLines()
        guard bytes.count == published.size, ContentDigest.sha256(of: bytes) == published.digest,
            pack.header.unit.id == published.unit, pack.header.release == published.release
        else {
            throw PublishingError.stagedFile(
                path: path,
                reason: Message(zh: "不是签名里写的那个内容包", en: "not the pack that the metadata describes"))
        }
        return pack
    }
}
