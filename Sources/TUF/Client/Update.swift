import FoundationEssentials

/// One update of a client: top-level metadata that was verified together, and the time at which it was.
///
/// Finds targets by going through the delegations, and fetches them.
public actor Update {
    /// 5.1. The fixed update start time.
    public nonisolated let now: Date
    /// The trusted root.
    public nonisolated let root: Metadata<Root>
    /// The trusted timestamp.
    public nonisolated let timestamp: Metadata<Timestamp>
    /// The trusted snapshot.
    public nonisolated let snapshot: Metadata<Snapshot>
    private nonisolated let client: Client
    /// Spares reading and parsing only: whoever takes one from here verifies it for the delegation that led to it.
    private var loaded: [RoleName: Metadata<Targets>] = [:]

    init(
        client: Client, now: Date, root: Metadata<Root>, timestamp: Metadata<Timestamp>, snapshot: Metadata<Snapshot>
    ) {
        self.client = client
        self.now = now
        self.root = root
        self.timestamp = timestamp
        self.snapshot = snapshot
    }

    /// 5.6.7. "Perform a pre-order depth-first search for metadata about the desired target, beginning with the top-level
    /// targets role." Metadata of delegated roles is fetched as it is needed.
    /// - Throws: ``TUFError``: `noSuchTarget`, `tooManyRoles`; and when the metadata of a role on the way cannot be had
    ///   or verified, the reason for that.
    public func find(_ path: TargetPath) async throws -> Target {
        // The next role to ask is the last.
        var pending = [root.signed.authority(of: .targets)]
        var visited: [RoleName] = []
        while let authority = pending.popLast() {
            // 5.6.7.1. "If this role has been visited before, then skip this role".
            if visited.contains(authority.role) { continue }
            guard visited.count < client.limits.visitedRoles else {
                throw TUFError.tooManyRoles(path, limit: client.limits.visitedRoles)
            }
            visited.append(authority.role)
            let targets = try await targets(authority).signed
            if let file = targets.targets[path] { return Target(path: path, file: file, role: authority.role) }
            // 5.6.7.2. "recursively search the list of delegations in order of appearance".
            var children: [Authority] = []
            for role in targets.delegations.roles where role.isResponsible(for: path) {
                children.append(role.authority)
                // 5.6.7.2.1. Only this role and those below it are asked from here on.
                if role.isTerminating {
                    pending = []
                    break
                }
            }
            pending += children.reversed()
        }
        // 5.7.2. "report that there is no such target".
        throw TUFError.noSuchTarget(path, visited: visited)
    }

    /// 5.6.1 to 5.6.6, for the top-level targets role and for delegated ones alike.
    ///
    /// Two roles may delegate to the same name with different keys, and keys change from one update to the next.
    /// Therefore metadata is verified for the delegation that leads to it, whether it comes from the repository, from
    /// the disk or from an earlier search.
    func targets(_ authority: Authority) async throws -> Metadata<Targets> {
        let role = authority.role
        guard let stated = snapshot.signed.meta[role.metaPath] else {
            throw TUFError.notInSnapshot(role, snapshotVersion: snapshot.version)
        }
        if let known = loaded[role] {
            try authority.verify(known)
            return known
        }
        let file = RemoteFile.metadata(role, version: root.signed.consistentSnapshot ? stated.version : nil)
        let limit = client.limits.length(stated.length, unstated: client.limits.targets)
        let stored: Metadata<Targets>? = client.stored(role, limit: client.limits.anyMetadata, authority: authority)
        if let stored, client.isCurrent(stored, stated: stated, file: file, now: now) {
            loaded[role] = stored
            return stored
        }
        // 5.6.1. Download the targets metadata file, up to the bytes that the snapshot states, or Z.
        let bytes = try await client.fetcher.bytes(of: file, limit: limit)
        // 5.6.2. Check against snapshot role's targets hash.
        try stated.check(bytes, of: file)
        let new = try Metadata<Targets>(parsing: bytes, of: role)
        // 5.6.3. Check for an arbitrary software attack.
        try authority.verify(new)
        // 5.6.4. Check against snapshot role's targets version.
        guard new.version == stated.version else {
            throw TUFError.wrongVersion(role, expected: stated.version, found: new.version)
        }
        // 5.6.5. Check for a freeze attack.
        try new.checkExpiry(at: now)
        // 5.6.6. Persist targets metadata.
        try client.persist(new)
        loaded[role] = new
        return new
    }

    /// 5.7. Fetch target. Several may be fetched at a time. A target that is there already, and right, is not fetched.
    /// - Returns: the path of the file.
    /// - Throws: ``TUFError``, and `CancellationError`. Nothing is kept of a target that is not right.
    @discardableResult
    public nonisolated func download(_ target: Target, to directory: TargetDirectory) async throws -> String {
        let hash = target.file.hashes.nameHash
        let file = RemoteFile.target(target.path, hash: root.signed.consistentSnapshot ? hash : nil)
        guard hash != nil else { throw TUFError.noKnownHash(file, found: target.file.hashes.unknown) }
        if try directory.holds(target) {
            client.report(.present(target.path))
        } else {
            let body = try await client.fetcher.body(of: file, limit: target.file.length)
            try await directory.store(target, as: file, from: body)
            client.report(.downloaded(target.path, length: target.file.length))
        }
        return directory.path(of: target.path)
    }
}
