import FoundationEssentials

/// A client of a TUF repository: the workflow of section 5 of The Update Framework specification 1.0.
///
/// ```swift
/// let store = try MetadataStore(at: "/var/lib/example/trusted")
/// try store.initialize(root: shippedRoot)
/// let client = Client(store: store, fetcher: fetcher)
/// let update = try await client.update(at: Date())
/// let target = try await update.find("releases/12.zst")
/// try await update.download(target, to: try TargetDirectory(at: "/var/lib/example/targets"))
/// ```
///
/// An update that fails leaves what was verified before it failed; the next one goes on from there.
public struct Client: Sendable {
    let store: MetadataStore
    let fetcher: any Fetcher
    let limits: Limits
    let report: @Sendable (ClientEvent) -> Void

    /// A client with its store and its way to the repository.
    /// - Parameter report: told of everything that happens, at once; what goes wrong is thrown, not reported.
    public init(
        store: MetadataStore, fetcher: any Fetcher, limits: Limits = Limits(),
        report: @escaping @Sendable (ClientEvent) -> Void = { _ in }
    ) {
        self.store = store
        self.fetcher = fetcher
        self.limits = limits
        self.report = report
    }

    /// Brings the top-level metadata up to date (5.2 to 5.6.6).
    /// - Parameter now: 5.1, the fixed update start time; expiry is judged by it until the update is no longer used.
    /// - Throws: ``TUFError``, and `CancellationError`.
    public func update(at now: Date) async throws -> Update {
        let root = try await updateRoot(try store.trustedRoot(limit: limits.root), now: now)
        let timestamp = try await updateTimestamp(root: root, now: now)
        let snapshot = try await updateSnapshot(root: root, timestamp: timestamp, now: now)
        let update = Update(client: self, now: now, root: root, timestamp: timestamp, snapshot: snapshot)
        // 5.6.1 to 5.6.6. Update the targets role.
        _ = try await update.targets(root.signed.authority(of: .targets))
        return update
    }

    /// A trusted file from the disk, if it is there, can be read, and is signed by those who may sign now.
    func stored<Part>(
        _ role: RoleName, limit: Int, authority: Authority
    ) -> Metadata<Part>? {
        do {
            guard let bytes = try store.read(role, limit: limit) else { return nil }
            let metadata = try Metadata<Part>(parsing: bytes, of: role)
            try authority.verify(metadata)
            return metadata
        } catch {
            // "Errors raised during the update process should not leave clients in an unrecoverable state."
            report(.setAside(role, reason: error))
            return nil
        }
    }

    /// Whether metadata from the disk is what timestamp or snapshot want now. An older version is nothing to report.
    func isCurrent<Part>(
        _ stored: Metadata<Part>, stated: MetaFile, file: RemoteFile, now: Date
    ) -> Bool {
        guard stored.version == stated.version else { return false }
        do {
            try stated.check(stored.bytes, of: file)
            try stored.checkExpiry(at: now)
            report(.unchanged(stored.role, version: stored.version))
            return true
        } catch {
            report(.setAside(stored.role, reason: error))
            return false
        }
    }

    func persist<Part>(_ metadata: Metadata<Part>) throws(TUFError) {
        try store.write(metadata.bytes, of: metadata.role)
        report(.updated(metadata.role, version: metadata.version))
    }
}
