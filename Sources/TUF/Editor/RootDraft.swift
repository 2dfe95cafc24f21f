import FoundationEssentials

/// A root that is being written (specification 4.3). Consistent snapshots are always on.
public struct RootDraft: Draft {
    /// What comes of it.
    public typealias Part = Root

    /// The version of the file.
    public var version: Int
    /// From when on it is not to be used.
    public var expires: Date
    /// Who may sign for each of the four top-level roles.
    public var signers: [RoleName: Signers]

    /// A root from its values.
    public init(version: Int, expires: Date, signers: [RoleName: Signers]) {
        self.version = version
        self.expires = expires
        self.signers = signers
    }

    /// A root like one that exists.
    /// - Throws: ``TUFError``.
    public init(_ metadata: Metadata<Root>) throws(TUFError) {
        let names = try Key.names(of: try metadata.signedFields().fields("keys"))
        var signers: [RoleName: Signers] = [:]
        for role in RoleName.topLevel { signers[role] = Signers(metadata.signed.authority(of: role), names: names) }
        self.init(version: metadata.version, expires: metadata.signed.common.expires, signers: signers)
    }

    /// `keys`, `roles` and `consistent_snapshot`.
    public var fields: [String: JSONValue] {
        [
            "consistent_snapshot": .boolean(true), "keys": Signers.keys(Array(signers.values)),
            "roles": .object(signers.mapValues { .object($0.json) }),
        ]
    }
}
