import FoundationEssentials

extension Update {
    /// What one delegated role says, for those who want to know what there is rather than ask for one target.
    public struct Listing: Sendable {
        /// The role.
        public let role: RoleName
        /// The role that delegates to it here.
        public let delegator: RoleName
        /// The targets that it may speak for on this way of delegations. Another role may have an earlier word on one:
        /// ``Update/find(_:)`` decides.
        public let targets: [Target]
        /// Why the role cannot be believed; it lists nothing then, and no role below it is reached.
        public let refusal: TUFError?
    }

    /// Goes through the delegations, each role once, a role before those below it, in order of appearance.
    ///
    /// A role that is refused (wrongly signed, expired, not in the snapshot) takes only itself and those below it away.
    /// - Parameters:
    ///   - limit: roles to visit at most.
    ///   - isWanted: whether to go into a role, given those on the way to it, outermost first.
    /// - Throws: ``TUFError``: what stands in the way of reading any role (`unreachable`, `storage`), and of the
    ///   top-level `targets`. `CancellationError`.
    public func listings(
        limit: Int = 4096, where isWanted: (DelegatedRole, [DelegatedRole]) -> Bool
    ) async throws -> [Listing] {
        let top = try await targets(root.signed.authority(of: .targets))
        var pending = top.signed.delegations.roles.reversed().map { (way: [$0], delegator: RoleName.targets) }
        var visited: Set<RoleName> = []
        var listings: [Listing] = []
        while let (way, delegator) = pending.popLast(), visited.count < limit {
            guard let role = way.last, isWanted(role, way.dropLast()), visited.insert(role.name).inserted else {
                continue
            }
            let metadata: Metadata<Targets>
            do {
                metadata = try await targets(role.authority)
            } catch let error as TUFError where error.isRefusal {
                listings.append(Listing(role: role.name, delegator: delegator, targets: [], refusal: error))
                continue
            }
            let targets = metadata.signed.targets.compactMap { path, file in
                way.allSatisfy { $0.isResponsible(for: path) } ? Target(path: path, file: file, role: role.name) : nil
            }
            listings.append(
                Listing(
                    role: role.name, delegator: delegator, targets: targets.sorted { $0.path.text < $1.path.text },
                    refusal: nil))
            pending += metadata.signed.delegations.roles.reversed().map { (way: way + [$0], delegator: role.name) }
        }
        return listings
    }
}

extension TUFError {
    /// Whether it speaks of what came, rather than of the way to it or of this machine.
    public var isRefusal: Bool {
        switch self {
        case .unreachable, .notInitialized, .alreadyInitialized, .inUse, .storage: false
        default: true
        }
    }
}
