import Crypto

/// The roles to which a targets role hands on paths, in order of priority (specification 4.5, DELEGATIONS).
public struct Delegations: Sendable {
    /// A targets role that delegates nothing.
    static let none = Delegations(roles: [])

    /// In order of appearance: the first has the first word.
    public let roles: [DelegatedRole]

    private init(roles: [DelegatedRole]) { self.roles = roles }

    init(_ fields: Fields, delegator: RoleName) throws(TUFError) {
        let keys = try Key.keys(of: try fields.fields("keys"))
        var names = Set(RoleName.topLevel)
        var roles: [DelegatedRole] = []
        for role in try fields.objects("roles") {
            let delegated = try DelegatedRole(role, delegator: delegator, keys: keys)
            guard !delegated.name.text.isEmpty, names.insert(delegated.name).inserted else {
                throw role.malformed("name", expected: "a name that is not yet taken")
            }
            roles.append(delegated)
        }
        self.roles = roles
    }
}

/// One delegation.
public struct DelegatedRole: Sendable {
    /// Which paths are delegated.
    public enum Paths: Hashable, Sendable {
        /// Paths that match one of the patterns.
        case patterns([PathPattern])
        /// Paths whose SHA-256, in hexadecimal, begins with one of these.
        case hashPrefixes([String])
    }

    /// Its name.
    public let name: RoleName
    /// Who may sign for it here; another role may delegate to the same name with other keys.
    public let authority: Authority
    /// Whether the roles after it are not asked for paths that it is responsible for.
    public let isTerminating: Bool
    /// The paths it may speak for.
    public let paths: Paths

    init(_ fields: Fields, delegator: RoleName, keys: [KeyID: Key]) throws(TUFError) {
        name = RoleName(try fields.string("name"))
        authority = try Authority(of: name, delegator: delegator, fields: fields, keys: keys)
        isTerminating = try fields.flag("terminating") ?? false
        switch (fields.object["paths"], fields.object["path_hash_prefixes"]) {
        case (.some, .some):
            throw fields.malformed("path_hash_prefixes", expected: "absent where paths are given")
        case (nil, .some): paths = .hashPrefixes(try fields.strings("path_hash_prefixes"))
        case (.some, nil): paths = .patterns(try fields.strings("paths").map(PathPattern.init))
        // Both are optional; a role to which no path is delegated may say nothing.
        case (nil, nil): paths = .patterns([])
        }
    }

    /// Whether the role may speak for a path.
    public func isResponsible(for path: TargetPath) -> Bool {
        switch paths {
        case .patterns(let patterns): return patterns.contains { $0.matches(path) }
        case .hashPrefixes(let prefixes):
            let digest = Hex.encode(SHA256.hash(data: Array(path.text.utf8)))
            return prefixes.contains { digest.utf8.starts(with: $0.utf8) }
        }
    }
}
