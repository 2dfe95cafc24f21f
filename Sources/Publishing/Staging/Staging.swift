import Content
import FoundationEssentials
import Pack
import TUF

/// A folder with what is to be published next: metadata that people still sign, and new files. It holds all that a
/// signer needs to judge it, so it can be carried on a stick and signed on machines without a network.
///
/// ```
/// metadata/  what is to be signed      base/      the metadata and packs that it follows
/// targets/   media/   records/         new files, as they will lie in the repository
/// ```
public struct Staging: Sendable {
    /// The folder.
    public let path: String
    /// A root that is to be signed.
    public private(set) var root: Metadata<Root>?
    /// Roles that are to be signed.
    public private(set) var roles: [RoleName: Metadata<Targets>] = [:]
    /// What is published.
    public private(set) var base: RepositoryState

    /// Reads a staging folder.
    /// - Throws: ``PublishingError/nothingStaged(path:)`` when there is none.
    public init(at path: String) throws {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        base = RepositoryState()
        try readBase()
        for name in try Disk.names(in: "\(self.path)/metadata") {
            guard let role = Self.role(name) else { continue }
            let bytes = try Disk.read("\(self.path)/metadata/\(name)")
            if role == .root {
                root = try Metadata(parsing: bytes, of: role)
            } else {
                roles[role] = try Metadata(parsing: bytes, of: role)
            }
        }
        guard root != nil || !roles.isEmpty else { throw PublishingError.nothingStaged(path: self.path) }
    }

    /// Opens a staging folder to put something there: a new one, one that waits for signatures, or one that was
    /// published since and is begun anew.
    /// - Throws: ``PublishingError/outdated(role:staged:published:)``.
    init(at path: String, following state: RepositoryState) throws {
        let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        if try !Disk.names(in: path + "/metadata").isEmpty {
            self = try Staging(at: path)
            if try isPublished(in: state) {
                try Self.clear(path)
                root = nil
                roles = [:]
            } else {
                try checkVersions(against: state)
            }
        } else {
            self.path = path
        }
        base = state
        try writeBase()
    }

    private static func role(_ name: String) -> RoleName? {
        guard name.hasSuffix(".json"), let dot = name.firstIndex(of: "."), Int(name[..<dot]) != nil else { return nil }
        let role = name[name.index(after: dot)...].dropLast(5)
        return role.isEmpty ? nil : RoleName(String(role))
    }

    private static func clear(_ path: String) throws {
        for folder in ["metadata", "base", "targets", "media", "records"] {
            try Disk.removeFolder("\(path)/\(folder)")
        }
    }

    private mutating func readBase() throws {
        for name in try Disk.names(in: "\(path)/base") {
            guard let role = Self.role(name) else { continue }
            let bytes = try Disk.read("\(path)/base/\(name)")
            if role == .root {
                base.root = try Metadata(parsing: bytes, of: role)
            } else {
                base.roles[role] = try Metadata(parsing: bytes, of: role)
            }
        }
    }

    private func writeBase() throws {
        for name in try Disk.names(in: "\(path)/base") where Self.role(name) != nil {
            try Disk.remove("\(path)/base/\(name)")
        }
        if let root = base.root { try write(root, to: "base") }
        for metadata in base.roles.values { try write(metadata, to: "base") }
    }

    private func write<Part>(_ metadata: Metadata<Part>, to folder: String) throws {
        let name = RemoteFile.metadata(metadata.role, version: metadata.version).encodedPath
        try Disk.write(metadata.bytes, to: "\(path)/\(folder)/\(name)")
    }

    /// The state that publication would lead to.
    public var prospect: RepositoryState {
        var state = base
        if let root { state.root = root }
        state.roles.merge(roles) { $1 }
        return state
    }

    /// Whether everything that is staged is what is published.
    func isPublished(in state: RepositoryState) throws -> Bool {
        if let root, state.root?.hasSameContent(as: root) != true { return false }
        return roles.allSatisfy { state.roles[$0.key]?.hasSameContent(as: $0.value) == true }
    }

    /// Each role must be the one that follows what is published.
    func checkVersions(against state: RepositoryState) throws {
        if let root, state.root?.hasSameContent(as: root) != true {
            let published = state.root?.version ?? 0
            guard root.version == published + 1 else {
                throw PublishingError.outdated(role: .root, staged: root.version, published: published)
            }
        }
        for (role, metadata) in roles.sorted(by: { $0.key < $1.key })
        where state.roles[role]?.hasSameContent(as: metadata) != true {
            let published = state.roles[role]?.version ?? 0
            guard metadata.version == published + 1 else {
                throw PublishingError.outdated(role: role, staged: metadata.version, published: published)
            }
        }
    }

    /// What is staged for a role, or what would follow the published metadata.
    func draft(of role: RoleName, expires: Date) throws -> TargetsDraft {
        if let staged = roles[role] { return try TargetsDraft(staged) }
        guard let published = base.roles[role] else { return TargetsDraft(version: 1, expires: expires) }
        var draft = try TargetsDraft(published)
        draft.version += 1
        draft.expires = expires
        return draft
    }

    /// Stages a role. Signatures of an earlier draft are gone with it.
    mutating func stage(_ draft: TargetsDraft, as role: RoleName) throws {
        try stage(try draft.metadata(of: role))
    }

    /// Takes back a draft that releases a unit; changes of signers that are staged with it stay.
    mutating func dropRelease(of unit: UnitID) throws {
        let role = RoleName(unit.text)
        guard let staged = roles[role], staged.currentPack != base.roles[role]?.currentPack,
            let published = base.roles[role]
        else { return }
        let before = try TargetsDraft(published)
        var draft = try TargetsDraft(staged)
        draft.targets = before.targets
        if draft.delegations == before.delegations {
            let name = RemoteFile.metadata(role, version: staged.version).encodedPath
            try Disk.remove("\(path)/metadata/\(name)")
            roles[role] = nil
        } else {
            try stage(draft, as: role)
        }
    }

    mutating func stage(_ metadata: Metadata<Targets>) throws {
        try write(metadata, to: "metadata")
        roles[metadata.role] = metadata
    }

    mutating func stage(_ metadata: Metadata<Root>) throws {
        try write(metadata, to: "metadata")
        root = metadata
    }

    /// Puts a new file where it will lie in the repository.
    func add(_ bytes: Data, as name: String) throws { try Disk.write(bytes, to: "\(path)/\(name)") }

    /// Where the pack lies that a staged one replaces.
    func basePath(of unit: UnitID) -> String { "\(path)/base/packs/\(unit).zst" }

    /// The pack that a staged one replaces.
    func basePack(of unit: UnitID) throws -> Pack? {
        guard let published = base.roles[RoleName(unit.text)]?.currentPack else { return nil }
        return try Repository.pack(published, at: basePath(of: unit))
    }

    /// The units that get a new pack, in the order of their names.
    var releasedUnits: [PublishedPack] {
        roles.sorted { $0.key < $1.key }.compactMap { role, metadata in
            guard let pack = metadata.currentPack, pack != base.roles[role]?.currentPack else { return nil }
            return pack
        }
    }
}
