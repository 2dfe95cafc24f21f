import FoundationEssentials

/// Why metadata or a target is refused, or cannot be had. Each case names the role, the version, what was expected and
/// what was found, as far as they are known.
public enum TUFError: Error, Hashable, Sendable {
    /// The file is not JSON, or has no canonical form.
    case notJSON(RoleName, JSONError)
    /// A field is missing or holds something that the specification does not allow there (section 4).
    case malformed(RoleName, field: String, expected: String, found: String)
    /// `_type` names another kind of metadata.
    case wrongType(RoleName, expected: String, found: String)
    /// Written for another major version of the specification than 1.
    case unsupportedSpecification(RoleName, found: String)
    /// Fewer valid signatures than the threshold (5.3.4, 5.4.2, 5.5.3, 5.6.3). `delegator` is the role whose keys were
    /// asked for, `found` counts distinct keys.
    case tooFewSignatures(RoleName, version: Int, delegator: RoleName, expected: Int, found: Int)
    /// The version is not the one that was asked for (5.3.5, 5.5.4, 5.6.4).
    case wrongVersion(RoleName, expected: Int, found: Int)
    /// The version, or that of a role it lists, is lower than what is trusted already (5.4.3, 5.5.5).
    case rollback(MetaPath, in: RoleName, version: Int, trusted: Int, found: Int)
    /// A role that the trusted snapshot lists is missing from the new one (5.5.5).
    case roleDropped(MetaPath, snapshotVersion: Int)
    /// The metadata has expired (5.3.10, 5.4.4, 5.5.6, 5.6.5).
    case expired(RoleName, version: Int, at: Date, now: Date)
    /// The snapshot does not list a role that another role delegates to.
    case notInSnapshot(RoleName, snapshotVersion: Int)
    /// The file is longer than its metadata, or this client's limits, allow.
    case tooLong(RemoteFile, limit: Int)
    /// The file is shorter than its metadata says.
    case wrongLength(RemoteFile, expected: Int, found: Int)
    /// The file holds something else than its metadata says (5.5.2, 5.6.2, 5.7.3).
    case wrongHash(RemoteFile, algorithm: HashAlgorithm, expected: String, found: String)
    /// All hashes in the metadata are of kinds that this client cannot compute.
    case noKnownHash(RemoteFile, found: [String])
    /// No role that may speak for the path lists it (5.7.2). `visited` are the roles that were asked.
    case noSuchTarget(TargetPath, visited: [RoleName])
    /// The search for a target was given up after this many roles (5.6.7.1).
    case tooManyRoles(TargetPath, limit: Int)
    /// The repository does not have the file.
    case notAvailable(RemoteFile)
    /// The file could not be fetched for another reason.
    case unreachable(RemoteFile, reason: String)
    /// The directory holds no trusted root yet.
    case notInitialized(directory: String)
    /// The directory trusts another root already.
    case alreadyInitialized(directory: String, rootVersion: Int)
    /// Another program, or another part of this one, uses the directory.
    case inUse(directory: String)
    /// A file or directory of ours cannot be read or written.
    case storage(path: String, reason: String)
    /// A threshold that the keys of a role can never reach, or that asks for nobody.
    case badThreshold(RoleName, threshold: Int, keys: Int)
    /// A private key that is none, or does not sign.
    case unusableKey(reason: String)
    /// Two files that should be copies of each other, apart from their signatures, are not.
    case differentContent(RoleName, version: Int)
}
