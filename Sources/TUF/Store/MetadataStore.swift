import FoundationEssentials

/// The metadata that a client trusts, in a directory: `root.json`, `timestamp.json`, `snapshot.json`, `targets.json` and
/// one file for each delegated role that was needed, every byte as it was received. Unusual characters of a role's name
/// are percent-encoded.
///
/// What lies there is not believed for lying there: each file is verified again whenever it is used.
public final class MetadataStore: Sendable {
    private let directory: LockedDirectory

    /// Opens a directory, making it if need be. One store a directory at a time.
    /// - Throws: ``TUFError``: `inUse`, `storage`.
    public init(at path: String) throws(TUFError) { directory = try LockedDirectory(path) }

    /// Begins to trust a repository: by a root that came with the program, or in another way that is itself trusted.
    /// Giving the same root again does nothing.
    /// - Throws: ``TUFError``: `alreadyInitialized` when another root is trusted already, `tooFewSignatures` and others
    ///   when the root is not a valid one.
    public func initialize(root bytes: Data) throws(TUFError) {
        if let trusted = try read(.root, limit: Limits().root) {
            guard trusted != bytes else { return }
            // Only for the message; whether it is valid shows at the next update.
            let version = (try? Metadata<Root>(parsing: trusted, of: .root))?.version ?? 0
            throw .alreadyInitialized(directory: directory.path, rootVersion: version)
        }
        let root = try Metadata<Root>(parsing: bytes, of: .root)
        try root.signed.authority(of: .root).verify(root)
        try write(bytes, of: .root)
    }

    /// 5.2. Load trusted root metadata. "Note that the expiration of the trusted root metadata file does not matter".
    func trustedRoot(limit: Int) throws(TUFError) -> Metadata<Root> {
        guard let bytes = try read(.root, limit: limit) else { throw .notInitialized(directory: directory.path) }
        let root = try Metadata<Root>(parsing: bytes, of: .root)
        try root.signed.authority(of: .root).verify(root)
        return root
    }

    /// Nothing when there is no such file.
    func read(_ role: RoleName, limit: Int) throws(TUFError) -> Data? {
        var bytes = Data()
        let isThere = try directory.read(FileName(role: role)) { (piece) throws(TUFError) in
            guard bytes.count + piece.count <= limit else {
                throw .storage(path: directory.path(of: FileName(role: role)), reason: "longer than \(limit) bytes")
            }
            bytes += piece
        }
        return isThere ? bytes : nil
    }

    func write(_ bytes: Data, of role: RoleName) throws(TUFError) {
        try directory.write(bytes, to: FileName(role: role))
    }

    func remove(_ role: RoleName) throws(TUFError) { try directory.remove(FileName(role: role)) }
}
