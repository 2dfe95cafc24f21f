import Content
import FoundationEssentials
import Pack
import TUF

/// Which files of a repository are no longer needed. Metadata and records always stay: they are the archive.
public struct Pruning: Sendable {
    /// Files that can go, below the repository.
    public let superfluous: [String]
    /// Their bytes.
    public let bytes: Int

    private let repository: Repository

    /// Looks for superfluous files: packs, deltas and pictures that no snapshot of the last day lists, beyond the packs
    /// from which future deltas start. Packs from before a withdrawal go at once.
    ///
    /// - Parameter kept: how many releases of each unit stay for future deltas.
    /// - Throws: ``PublishingError``.
    public init(of repository: Repository, keeping kept: Int = 64, at now: Date) throws {
        self.repository = repository
        let state = try repository.state()
        var needed: Set<String> = []
        for recent in try Self.recentStates(of: repository, newest: state, since: now.addingTimeInterval(-86_400)) {
            for (role, metadata) in recent.roles {
                let barrier = try Self.barrier(of: metadata.unit, in: repository, state)
                guard (metadata.currentPack?.release ?? 0) >= barrier else { continue }
                needed.formUnion(metadata.files.map { "targets/\($0.name)" })
                needed.formUnion(try Self.media(of: metadata, in: repository))
                guard recent.snapshot?.version == state.snapshot?.version, let unit = metadata.unit, role != .targets
                else { continue }
                let bases = try repository.releases(of: unit, in: state).prefix(kept).filter { $0.release >= barrier }
                needed.formUnion(bases.map { "targets/\($0.fileName)" })
            }
        }
        let files = try ["targets", "media"].flatMap { folder in
            try Disk.files(below: "\(repository.path)/\(folder)").map { "\(folder)/\($0)" }
        }
        superfluous = files.filter { !needed.contains($0) }
        bytes = superfluous.reduce(0) { $0 + (Disk.length("\(repository.path)/\($1)") ?? 0) }
    }

    /// Removes them, and what interrupted writers left.
    /// - Throws: ``PublishingError/inUse(path:)`` and others.
    public func run() throws {
        let lock = try FolderLock(repository.path)
        defer { withExtendedLifetime(lock) {} }
        try remove()
    }

    func remove() throws {
        for name in superfluous { try Disk.remove("\(repository.path)/\(name)") }
        for path in try Disk.leftovers(below: repository.path) { try Disk.remove(path) }
    }

    /// The states that were public since a moment, newest first: readers may be in the middle of one.
    private static func recentStates(
        of repository: Repository, newest: RepositoryState, since: Date
    ) throws -> [RepositoryState] {
        var states = [newest]
        while let snapshot = states.last?.snapshot, let published = snapshot.published, published > since,
            let older: Metadata<Snapshot> = try repository.metadata(.snapshot, version: snapshot.version - 1)
        {
            var state = RepositoryState()
            state.snapshot = older
            for (role, version) in older.roles {
                state.roles[role] = try repository.metadata(role, version: version)
            }
            states.append(state)
        }
        return states
    }

    /// The release of a unit that last took something back; nothing from before it may stay.
    private static func barrier(
        of unit: UnitID?, in repository: Repository, _ state: RepositoryState
    ) throws -> Int {
        guard let unit else { return 0 }
        return try repository.releases(of: unit, in: state).first { pack in
            try !repository.record(of: pack).withdrawn.isEmpty
        }?.release ?? 0
    }

    private static func media(of metadata: Metadata<Targets>, in repository: Repository) throws -> [String] {
        guard let published = metadata.currentPack, let pack = try repository.pack(published) else { return [] }
        return pack.header.media.map { "media/\($0.fileName)" }
    }
}
