import Crypto
import FoundationEssentials

/// A delegation that is being written: patterns only, and terminating, so that nobody else is asked for these paths.
public struct DelegationDraft: Hashable, Sendable {
    /// The role.
    public var name: RoleName
    /// Who may sign for it.
    public var signers: Signers
    /// Patterns of the paths that it may speak for.
    public var paths: [String]

    /// A delegation from its values.
    public init(name: RoleName, signers: Signers, paths: [String]) {
        self.name = name
        self.signers = signers
        self.paths = paths
    }
}

/// A file as a role lists it (TARGETS).
public struct TargetEntry: Sendable {
    /// Length in bytes.
    public var length: Int
    /// SHA-256 in hexadecimal.
    public var sha256: String
    /// What the application has to say of it.
    public var custom: JSONObject?

    /// A file from what is known of it.
    public init(length: Int, sha256: String, custom: JSONObject?) {
        self.length = length
        self.sha256 = sha256
        self.custom = custom
    }

    /// A file from its bytes.
    public init(of bytes: Data, custom: JSONObject?) {
        self.init(length: bytes.count, sha256: Hex.encode(SHA256.hash(data: bytes)), custom: custom)
    }
}

/// A targets role that is being written, at the top or delegated (specification 4.5).
public struct TargetsDraft: Draft {
    /// What comes of it.
    public typealias Part = Targets

    /// The version of the file.
    public var version: Int
    /// From when on it is not to be used.
    public var expires: Date
    /// The files.
    public var targets: [TargetPath: TargetEntry]
    /// The roles below it, in order of priority.
    public var delegations: [DelegationDraft]

    /// A role from its values.
    public init(
        version: Int, expires: Date, targets: [TargetPath: TargetEntry] = [:], delegations: [DelegationDraft] = []
    ) {
        self.version = version
        self.expires = expires
        self.targets = targets
        self.delegations = delegations
    }

    /// A role like one that exists; its files must have a SHA-256, and its delegations patterns.
    /// - Throws: ``TUFError``.
    public init(_ metadata: Metadata<Targets>) throws(TUFError) {
        let role = metadata.role
        let fields = try metadata.signedFields()
        let names: [KeyID: String] =
            fields.object["delegations"] == nil
            ? [:] : try Key.names(of: try fields.fields("delegations").fields("keys"))
        var delegations: [DelegationDraft] = []
        for delegated in metadata.signed.delegations.roles {
            guard case .patterns(let patterns) = delegated.paths else {
                throw .malformed(role, field: "delegations", expected: "patterns of paths", found: "hash prefixes")
            }
            delegations.append(
                DelegationDraft(
                    name: delegated.name, signers: Signers(delegated.authority, names: names),
                    paths: patterns.map(\.text)))
        }
        var targets: [TargetPath: TargetEntry] = [:]
        for (path, file) in metadata.signed.targets {
            guard let sha256 = file.hashes.known[.sha256] else {
                throw .malformed(role, field: "targets", expected: "a sha256 hash of '\(path)'", found: "none")
            }
            targets[path] = TargetEntry(length: file.length, sha256: sha256, custom: file.custom)
        }
        self.init(
            version: metadata.version, expires: metadata.signed.common.expires, targets: targets,
            delegations: delegations)
    }

    /// `targets`, and `delegations` when there are any.
    public var fields: [String: JSONValue] {
        var fields: [String: JSONValue] = ["targets": .object(targets.mapValues(\.json))]
        guard !delegations.isEmpty else { return fields }
        fields["delegations"] = .object([
            "keys": Signers.keys(delegations.map(\.signers)), "roles": .array(delegations.map(\.json)),
        ])
        return fields
    }
}

extension TargetEntry {
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = [
            "length": .number(length), "hashes": .object(["sha256": .string(sha256)]),
        ]
        if let custom { members["custom"] = .object(custom) }
        return .object(members)
    }
}

extension DelegationDraft {
    fileprivate var json: JSONValue {
        var members = signers.json
        members["name"] = .string(name.text)
        members["terminating"] = .boolean(true)
        members["paths"] = .array(paths.map { .string($0) })
        return .object(members)
    }
}
