import FoundationEssentials
import TUF

/// A role at its place: who delegates to it, and whose signatures it needs.
public struct RolePlace: Sendable {
    /// The role.
    public let role: RoleName
    /// The role above it; nil for `targets`.
    public let parent: RoleName?
    /// Who may sign, with names.
    public let signers: Signers
    /// The same, to verify with.
    let authority: Authority
}

/// The newest metadata of a repository: what is published, or what would be.
public struct RepositoryState: Sendable {
    /// The root; none before the first release.
    public var root: Metadata<Root>?
    /// `targets` and the roles of units.
    public var roles: [RoleName: Metadata<Targets>]
    /// The snapshot that is published.
    public var snapshot: Metadata<Snapshot>?
    /// The timestamp that is published.
    public var timestamp: Metadata<Timestamp>?

    init() { roles = [:] }

    /// `targets` and all roles below, each after the one above it; also those that have no metadata yet.
    public func places() throws -> [RolePlace] {
        guard let root, let signers = try RootDraft(root).signers[.targets] else { return [] }
        var places = [
            RolePlace(
                role: .targets, parent: nil, signers: signers, authority: root.signed.authority(of: .targets))
        ]
        var index = 0
        while index < places.count {
            let parent = places[index].role
            if let metadata = roles[parent] {
                let drafts = try TargetsDraft(metadata).delegations
                for (draft, delegated) in zip(drafts, metadata.signed.delegations.roles)
                where !places.contains(where: { $0.role == draft.name }) {
                    places.append(
                        RolePlace(
                            role: draft.name, parent: parent, signers: draft.signers, authority: delegated.authority))
                }
            }
            index += 1
        }
        return places
    }

    /// Checks that every role is signed as those above it demand.
    /// - Throws: ``PublishingError/broken(role:_:)``.
    func checkSignatures() throws {
        for place in try places() {
            guard let metadata = roles[place.role] else { continue }
            do throws(TUFError) {
                try place.authority.verify(metadata)
            } catch {
                throw PublishingError.broken(role: place.role, error)
            }
        }
    }
}
