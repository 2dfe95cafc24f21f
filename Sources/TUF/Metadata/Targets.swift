/// Files that a role answers for, and the roles to which it hands on some of that (specification 4.5).
public struct Targets: SignedPart {
    /// `_type` of this kind.
    public static let type = "targets"

    /// Version and expiry.
    public let common: CommonFields
    /// The files, by path.
    public let targets: [TargetPath: TargetFile]
    /// The roles that it delegates to.
    public let delegations: Delegations

    /// Reads the fields.
    public init(_ metadata: MetadataFields) throws(TUFError) {
        common = metadata.common
        let files = try metadata.fields.fields("targets").each { (name, fields) throws(TUFError) in
            (TargetPath(name), try TargetFile(fields))
        }
        targets = Dictionary(uniqueKeysWithValues: files)
        delegations =
            metadata.fields.object["delegations"] == nil
            ? Delegations.none
            : try Delegations(try metadata.fields.fields("delegations"), delegator: metadata.fields.role)
    }
}

/// What a role says of a file.
public struct TargetFile: Sendable {
    /// Length in bytes.
    public let length: Int
    /// At least one hash, though perhaps none that this client knows.
    public let hashes: Hashes
    /// What the application wrote beside it.
    public let custom: JSONObject?

    init(_ fields: Fields) throws(TUFError) {
        length = try fields.length("length")
        hashes = try Hashes(try fields.fields("hashes"))
        guard !hashes.isEmpty else { throw fields.malformed("hashes", expected: "at least one hash") }
        custom = fields.object["custom"] == nil ? nil : try fields.fields("custom").object
    }
}

/// A file of the repository, found and described by a role that may speak for its path.
public struct Target: Sendable {
    /// Its path.
    public let path: TargetPath
    /// Length, hashes and what the application wrote.
    public let file: TargetFile
    /// The role that describes it.
    public let role: RoleName
}
