import Content
import FoundationEssentials
import Pack
import TUF

/// Puts what is staged and signed into the repository, so that readers see the old or the new and nothing between.
public struct Publication: Sendable {
    /// The repository.
    public let repository: Repository
    /// The keys that sign snapshot and timestamp; more than one only while one takes the place of another.
    public let onlineKeys: [SigningKey]
    /// When it happens.
    public let now: Date
    /// How long snapshot and timestamp stay valid.
    public let lifetimes: Lifetimes

    /// A publication with its place.
    public init(repository: Repository, onlineKeys: [SigningKey], now: Date, lifetimes: Lifetimes = Lifetimes()) {
        self.repository = repository
        self.onlineKeys = onlineKeys
        self.now = now
        self.lifetimes = lifetimes
    }

    /// What came of it.
    public enum Outcome: Hashable, Sendable {
        /// It is public.
        case published([RoleName], snapshot: Int)
        /// It was public already.
        case nothingNew(snapshot: Int)
    }

    /// Publishes a staging folder, with the signatures that copies of it have, too.
    ///
    /// Interrupted at any instant, it leaves the old release or the new one; run again, it finishes.
    /// - Throws: ``PublishingError``: `unsigned`, `outdated`, `broken`, `notOnlineKey`, `stagedFile` and others.
    public func publish(_ staging: Staging, copies: [Staging] = []) throws -> Outcome {
        let lock = try FolderLock(repository.path)
        defer { withExtendedLifetime(lock) {} }
        let state = try repository.stateIfAny()
        var staging = staging
        try staging.merge(copies)
        if try staging.isPublished(in: state), let snapshot = state.snapshot, try isWhole(state) {
            return .nothingNew(snapshot: snapshot.version)
        }
        try staging.checkVersions(against: state)
        let unsigned = try staging.demands().filter { $0.missing > 0 }
        guard unsigned.isEmpty else { throw PublishingError.unsigned(unsigned) }
        var next = state
        if let root = staging.root { next.root = root }
        next.roles.merge(staging.roles) { $1 }
        try next.checkSignatures()
        let files = try checkedFiles(of: staging)
        try makeOnline(&next, after: state)
        try bring(files, from: staging)
        for metadata in staging.roles.values { try write(metadata) }
        try writeHead(of: next, after: state)
        try purgeWithdrawn(staging)
        return .published(
            ((staging.root.map { [$0.role] } ?? []) + Array(staging.roles.keys)).sorted(),
            snapshot: next.snapshot?.version ?? 0)
    }

    /// Signs the timestamp anew, and the snapshot when half of its time is over, so that neither expires.
    /// - Returns: the version of the timestamp, and when it expires.
    /// - Throws: ``PublishingError``.
    public func refresh() throws -> (version: Int, expires: Date) {
        let lock = try FolderLock(repository.path)
        defer { withExtendedLifetime(lock) {} }
        let state = try repository.state()
        var next = state
        let half = lifetimes.end(lifetimes.snapshot / 2, from: now)
        if let snapshot = state.snapshot, snapshot.signed.common.expires > half, try isWhole(state) {
            try makeTimestamp(&next, after: state, of: snapshot)
        } else {
            try makeOnline(&next, after: state)
        }
        try writeHead(of: next, after: state)
        guard let timestamp = next.timestamp else { throw PublishingError.noRepository(path: repository.path) }
        return (timestamp.version, timestamp.signed.common.expires)
    }

    /// Whether snapshot and timestamp are signed as the newest root demands. They are not after an interrupted
    /// publication of a root with another online key.
    private func isWhole(_ state: RepositoryState) throws -> Bool {
        guard let root = state.root?.signed, let snapshot = state.snapshot, let timestamp = state.timestamp else {
            return false
        }
        return isSigned(snapshot, root.authority(of: .snapshot)) && isSigned(timestamp, root.authority(of: .timestamp))
    }

    private func isSigned<Part>(_ metadata: Metadata<Part>, _ authority: Authority) -> Bool {
        authority.signers(of: metadata).count >= authority.threshold
    }

    /// Every file that the staged roles list must be at hand, and right.
    ///
    /// - Returns: their names. What else lies in a staging folder, such as files of a draft that was replaced, was
    ///   approved by nobody and stays there.
    private func checkedFiles(of staging: Staging) throws -> [String] {
        let media = try staging.checkedDifferences().flatMap { $0.items.compactMap(\.after).flatMap(\.media) }
        for medium in media where !isHere("media/\(medium.fileName)", staging) {
            throw PackFolderError.mediumMissing(medium.fileName)
        }
        let targets = staging.roles.values.flatMap { metadata in metadata.files.map { "targets/\($0.name)" } }
        for name in targets where !isHere(name, staging) {
            throw PublishingError.stagedFile(
                path: name, reason: Message(zh: "签名里列出了它，却找不到", en: "the metadata lists it, but it is nowhere"))
        }
        return targets + media.map { "media/\($0.fileName)" } + staging.releasedUnits.map(\.recordName)
    }

    private func isHere(_ name: String, _ staging: Staging) -> Bool {
        [repository.path, staging.path].contains { Disk.length("\($0)/\(name)") != nil }
    }

    private func bring(_ names: [String], from staging: Staging) throws {
        for name in Set(names).sorted() {
            let (source, target) = ("\(staging.path)/\(name)", "\(repository.path)/\(name)")
            // A name holds the digest of its file, so what is there with the same length is the same.
            guard let length = Disk.length(source), Disk.length(target) != length else { continue }
            try Disk.write(try Disk.read(source), to: target)
        }
    }

    /// What was taken back must not lie on the server any longer.
    private func purgeWithdrawn(_ staging: Staging) throws {
        let isWithdrawal = try staging.releasedUnits.contains { try !repository.record(of: $0).withdrawn.isEmpty }
        if isWithdrawal { try Pruning(of: repository, at: now).remove() }
    }

    private func makeOnline(_ next: inout RepositoryState, after state: RepositoryState) throws {
        var roles = state.snapshot?.roles ?? [:]
        for (role, metadata) in next.roles { roles[role] = metadata.version }
        let draft = SnapshotDraft(
            version: (state.snapshot?.version ?? 0) + 1, expires: lifetimes.end(lifetimes.snapshot, from: now),
            roles: roles, published: now)
        let snapshot = try signed(try draft.metadata(of: .snapshot), next.root)
        next.snapshot = snapshot
        try makeTimestamp(&next, after: state, of: snapshot)
    }

    private func makeTimestamp(
        _ next: inout RepositoryState, after state: RepositoryState, of snapshot: Metadata<Snapshot>
    ) throws {
        let draft = TimestampDraft(
            version: (state.timestamp?.version ?? 0) + 1, expires: lifetimes.end(lifetimes.timestamp, from: now),
            snapshot: snapshot)
        next.timestamp = try signed(try draft.metadata(of: .timestamp), next.root)
    }

    private func signed<Part>(_ metadata: Metadata<Part>, _ root: Metadata<Root>?) throws -> Metadata<Part> {
        var metadata = metadata
        for key in onlineKeys { metadata = try metadata.signed(by: key) }
        guard let authority = root?.signed.authority(of: metadata.role), isSigned(metadata, authority) else {
            throw PublishingError.notOnlineKey(
                name: onlineKeys.map { String($0.key.id.text.prefix(8)) }.joined(separator: ", "))
        }
        return metadata
    }

    /// The last steps. A new root shows at once, the rest only with the timestamp. Where the new timestamp satisfies the
    /// old root as well, the root comes last, and no reader ever meets a root and a timestamp that do not fit; where it
    /// does not, because the old key is lost, both come as closely together as two renames can.
    private func writeHead(of next: RepositoryState, after state: RepositoryState) throws {
        guard let root = next.root, let snapshot = next.snapshot, let timestamp = next.timestamp else { return }
        try write(snapshot)
        let path = repository.path(of: .metadata(.timestamp, version: nil))
        if try fits(next, to: state.root) {
            try Disk.write(timestamp.bytes, to: path)
            try writeRoot(root)
        } else {
            try writeRoot(root)
            try Disk.write(timestamp.bytes, to: path)
        }
    }

    private func fits(_ next: RepositoryState, to root: Metadata<Root>?) throws -> Bool {
        guard let old = root?.signed, let snapshot = next.snapshot, let timestamp = next.timestamp,
            let targets = next.roles[.targets]
        else { return false }
        return isSigned(timestamp, old.authority(of: .timestamp)) && isSigned(snapshot, old.authority(of: .snapshot))
            && isSigned(targets, old.authority(of: .targets))
    }

    private func writeRoot(_ root: Metadata<Root>) throws {
        guard Disk.length(repository.path(of: .metadata(.root, version: root.version))) == nil else { return }
        try write(root)
    }

    private func write<Part>(_ metadata: Metadata<Part>) throws {
        try Disk.write(
            metadata.bytes, to: repository.path(of: .metadata(metadata.role, version: metadata.version)))
    }
}
