/// How much a client takes from a repository that it does not trust yet. Lengths are bytes; a length that trusted
/// metadata gives takes the place of the limit, up to ``anyMetadata``.
public struct Limits: Hashable, Sendable {
    /// W of section 5.3.3.
    public var root = 512_000
    /// X of section 5.4.1.
    public var timestamp = 16_384
    /// Y of section 5.5.1.
    public var snapshot = 2_000_000
    /// Z of section 5.6.1, for each `targets` role.
    public var targets = 5_000_000
    /// No metadata file may be longer, whatever trusted metadata says.
    public var anyMetadata = 64 << 20
    /// Y of section 5.3.3: root versions in one update. The next update goes on from there.
    public var rootVersions = 1024
    /// Roles that are asked for one target, the top-level one included (5.6.7.1).
    public var visitedRoles = 32

    /// The usual limits.
    public init() {}

    /// Bytes to accept of a file of which trusted metadata may give the length.
    func length(_ stated: Int?, unstated: Int) -> Int { min(stated ?? unstated, anyMetadata) }
}
