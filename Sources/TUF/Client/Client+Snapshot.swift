import FoundationEssentials

extension Client {
    /// 5.5. Update the snapshot role.
    func updateSnapshot(
        root: Metadata<Root>, timestamp: Metadata<Timestamp>, now: Date
    ) async throws -> Metadata<Snapshot> {
        let authority = root.signed.authority(of: .snapshot)
        let stated = timestamp.signed.snapshot
        let file = RemoteFile.metadata(
            .snapshot, version: root.signed.consistentSnapshot ? stated.version : nil)
        // What is stored may be an older snapshot: it then serves the check for rollback only.
        let trusted: Metadata<Snapshot>? = stored(.snapshot, limit: limits.anyMetadata, authority: authority)
        if let trusted, isCurrent(trusted, stated: stated, file: file, now: now) { return trusted }
        // 5.5.1. Download the snapshot, up to the bytes that the timestamp states, or Y.
        let bytes = try await fetcher.bytes(
            of: file, limit: limits.length(stated.length, unstated: limits.snapshot))
        // 5.5.2. Check against timestamp role's snapshot hash.
        try stated.check(bytes, of: file)
        let new = try Metadata<Snapshot>(parsing: bytes, of: .snapshot)
        // 5.5.3. Check for an arbitrary software attack.
        try authority.verify(new)
        // 5.5.4. Check against timestamp role's snapshot version.
        guard new.version == stated.version else {
            throw TUFError.wrongVersion(.snapshot, expected: stated.version, found: new.version)
        }
        if let trusted { try checkRollback(from: trusted, to: new) }
        // 5.5.6. Check for a freeze attack.
        try new.checkExpiry(at: now)
        // 5.5.7. Persist snapshot metadata.
        try persist(new)
        return new
    }

    /// 5.5.5. Check for a rollback attack.
    private func checkRollback(from trusted: Metadata<Snapshot>, to new: Metadata<Snapshot>) throws(TUFError) {
        // In the order of their names, so that the same fault always gives the same message.
        for (path, old) in trusted.signed.meta.sorted(by: { $0.key < $1.key }) {
            guard let listed = new.signed.meta[path] else {
                throw .roleDropped(path, snapshotVersion: new.version)
            }
            guard listed.version >= old.version else {
                throw .rollback(
                    path, in: .snapshot, version: new.version, trusted: old.version, found: listed.version)
            }
        }
    }
}
