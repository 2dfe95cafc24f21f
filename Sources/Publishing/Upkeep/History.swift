import Content
import FoundationEssentials
import TUF

/// The archive of a repository (备案): what was published when, by whose signatures, and which items it changed. Read from
/// the signed metadata, which is never pruned.
public struct History: Sendable {
    /// One role's new version.
    public struct Entry: Sendable {
        /// When it was published, as the online key signed it.
        public let published: Date?
        /// The snapshot by which it became public; nil for a root, which no snapshot lists.
        public let snapshot: Int?
        /// The role.
        public let role: RoleName
        /// Its version.
        public let version: Int
        /// Names of those whose valid signatures it bears.
        public let signed: [String]
        /// The release number, when it brought a new pack.
        public let release: Int?
        /// What the release changed.
        public let record: ReleaseRecord?
    }

    /// Roots first, then the snapshots in their order.
    public let entries: [Entry]

    /// Reads the archive.
    /// - Throws: ``PublishingError``.
    public init(of repository: Repository) throws {
        let state = try repository.state()
        let roots: [Metadata<Root>] = try repository.versions(of: .root).compactMap {
            try repository.root(version: $0)
        }
        var entries = try Self.entries(of: roots)
        var before = RepositoryState()
        for version in try repository.versions(of: .snapshot) where version <= state.snapshot?.version ?? 0 {
            guard let snapshot: Metadata<Snapshot> = try repository.metadata(.snapshot, version: version) else {
                continue
            }
            var after = before
            for (role, version) in snapshot.roles where before.roles[role]?.version != version {
                after.roles[role] = try repository.metadata(role, version: version)
            }
            after.snapshot = snapshot
            after.root = Self.root(for: after.roles[.targets], of: roots)
            entries += try Self.entries(from: before, to: after, in: repository)
            before = after
        }
        self.entries = entries
    }

    /// The newest root under which `targets` was validly signed.
    private static func root(for targets: Metadata<Targets>?, of roots: [Metadata<Root>]) -> Metadata<Root>? {
        guard let targets else { return roots.last }
        return roots.last { root in
            let authority = root.signed.authority(of: .targets)
            return authority.signers(of: targets).count >= authority.threshold
        } ?? roots.last
    }

    private static func entries(of roots: [Metadata<Root>]) throws -> [Entry] {
        var previous: Metadata<Root>?
        return try roots.map { root in
            var names: Set<String> = []
            for lister in [previous, root].compactMap({ $0 }) {
                names.formUnion(
                    try signers(
                        of: root, lister.signed.authority(of: .root), try RootDraft(lister).signers[.root]))
            }
            previous = root
            return Entry(
                published: nil, snapshot: nil, role: .root, version: root.version, signed: names.sorted(),
                release: nil, record: nil)
        }
    }

    private static func signers<Part>(
        of metadata: Metadata<Part>, _ authority: Authority, _ signers: Signers?
    ) throws -> [String] {
        let valid = Set(authority.signers(of: metadata))
        return (signers?.keys ?? []).filter { valid.contains($0.id) }.map { $0.name ?? $0.id.text }
    }

    private static func entries(
        from before: RepositoryState, to after: RepositoryState, in repository: Repository
    ) throws -> [Entry] {
        try after.places().compactMap { place in
            guard let metadata = after.roles[place.role], before.roles[place.role]?.version != metadata.version else {
                return nil
            }
            let pack = metadata.currentPack.flatMap { $0 == before.roles[place.role]?.currentPack ? nil : $0 }
            return Entry(
                published: after.snapshot?.published, snapshot: after.snapshot?.version, role: place.role,
                version: metadata.version,
                signed: try signers(of: metadata, place.authority, place.signers).sorted(), release: pack?.release,
                record: try pack.map { try repository.record(of: $0) })
        }
    }
}
