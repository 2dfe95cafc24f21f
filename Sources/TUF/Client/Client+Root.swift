import FoundationEssentials

extension Client {
    /// 5.3. Update the root role.
    func updateRoot(_ trusted: Metadata<Root>, now: Date) async throws -> Metadata<Root> {
        var root = trusted
        // 5.3.2 to 5.3.9, at most Y times.
        for _ in 0..<limits.rootVersions {
            guard let next = try await nextRoot(after: root) else { break }
            try forgetRotated(from: root, to: next)
            // 5.3.7 and 5.3.8. Set and persist the trusted root.
            try persist(next)
            root = next
        }
        // 5.3.10. Check for a freeze attack. That of the roots in between does not matter (5.3.6).
        try root.checkExpiry(at: now)
        return root
    }

    /// The next version, or nothing when the repository has none.
    private func nextRoot(after trusted: Metadata<Root>) async throws -> Metadata<Root>? {
        let version = trusted.version + 1
        let bytes: Data
        do {
            // 5.3.3. Try downloading version N+1, up to W bytes.
            bytes = try await fetcher.bytes(of: .metadata(.root, version: version), limit: limits.root)
        } catch TUFError.notAvailable {
            return nil
        }
        let root = try Metadata<Root>(parsing: bytes, of: .root)
        // 5.3.4. Check for an arbitrary software attack: a threshold of the trusted keys, and of the new ones.
        try trusted.signed.authority(of: .root).verify(root)
        try root.signed.authority(of: .root).verify(root)
        // 5.3.5. Check for a rollback attack.
        guard root.version == version else {
            throw TUFError.wrongVersion(.root, expected: version, found: root.version)
        }
        return root
    }

    /// 5.3.11. "If the timestamp and / or snapshot keys have been rotated, then delete the trusted timestamp and snapshot
    /// metadata files", so that version numbers which a thief of the old keys drove up do not bind.
    ///
    /// Done with each root and before it is stored: an update that ends between the two, or at 5.3.10, would otherwise
    /// never come back to it. A key that is only added is no rotation.
    private func forgetRotated(from old: Metadata<Root>, to new: Metadata<Root>) throws(TUFError) {
        let isRotated = [RoleName.timestamp, .snapshot].contains { role in
            old.signed.authority(of: role).hasKey(missingFrom: new.signed.authority(of: role))
        }
        guard isRotated else { return }
        try store.remove(.timestamp)
        try store.remove(.snapshot)
        report(.recovered(rootVersion: new.version))
    }
}
