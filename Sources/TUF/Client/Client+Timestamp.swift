import FoundationEssentials

extension Client {
    /// 5.4. Update the timestamp role.
    func updateTimestamp(root: Metadata<Root>, now: Date) async throws -> Metadata<Timestamp> {
        let authority = root.signed.authority(of: .timestamp)
        let trusted: Metadata<Timestamp>? = stored(.timestamp, limit: limits.timestamp, authority: authority)
        // 5.4.1. Download the timestamp metadata file, up to X bytes.
        let bytes = try await fetcher.bytes(of: .metadata(.timestamp, version: nil), limit: limits.timestamp)
        let new = try Metadata<Timestamp>(parsing: bytes, of: .timestamp)
        // 5.4.2. Check for an arbitrary software attack.
        try authority.verify(new)
        if let trusted {
            // 5.4.3.1. "In case they are equal, discard the new timestamp metadata". The update goes on with the trusted
            // one, since the update that brought it may have been interrupted; it must not have expired meanwhile.
            if new.version == trusted.version {
                try trusted.checkExpiry(at: now)
                report(.unchanged(.timestamp, version: trusted.version))
                return trusted
            }
            try checkRollback(from: trusted, to: new)
        }
        // 5.4.4. Check for a freeze attack.
        try new.checkExpiry(at: now)
        // 5.4.5. Persist timestamp metadata.
        try persist(new)
        return new
    }

    /// 5.4.3. Check for a rollback attack.
    private func checkRollback(from trusted: Metadata<Timestamp>, to new: Metadata<Timestamp>) throws(TUFError) {
        guard new.version > trusted.version else {
            throw .rollback(
                RoleName.timestamp.metaPath, in: .timestamp, version: new.version, trusted: trusted.version,
                found: new.version)
        }
        let (old, listed) = (trusted.signed.snapshot.version, new.signed.snapshot.version)
        guard listed >= old else {
            throw .rollback(
                RoleName.snapshot.metaPath, in: .timestamp, version: new.version, trusted: old, found: listed)
        }
    }
}
