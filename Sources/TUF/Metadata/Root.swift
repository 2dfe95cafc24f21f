/// Which keys speak for the top-level roles (specification 4.3).
public struct Root: SignedPart {
    /// `_type` of this kind.
    public static let type = "root"

    /// Version and expiry.
    public let common: CommonFields
    /// Whether file names of metadata carry versions, and those of targets hashes.
    public let consistentSnapshot: Bool
    /// The keys and thresholds of the four top-level roles.
    private let authorities: [RoleName: Authority]

    /// Reads the fields.
    public init(_ metadata: MetadataFields) throws(TUFError) {
        common = metadata.common
        let fields = metadata.fields
        consistentSnapshot = try fields.flag("consistent_snapshot") ?? false
        let keys = try Key.keys(of: fields.fields("keys"))
        let roles = try fields.fields("roles")
        var authorities: [RoleName: Authority] = [:]
        for role in RoleName.topLevel {
            authorities[role] = try Authority(
                of: role, delegator: .root, fields: try roles.fields(role.text), keys: keys)
        }
        self.authorities = authorities
    }

    /// Who may sign for a top-level role. A role that is not one has no keys, and so can never be verified.
    public func authority(of role: RoleName) -> Authority {
        authorities[role] ?? Authority(nobodyFor: role, delegator: .root)
    }
}
