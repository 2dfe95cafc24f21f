import Content
import FoundationEssentials
import TUF

/// Stages the first metadata of a repository: who may sign for what.
public struct Founding: Sendable {
    /// Stages root, `targets`, and the roles of units that have others below them.
    ///
    /// - Throws: ``PublishingError/repositoryExists(path:)``, ``PublishingError/signers(path:line:_:)``.
    public static func stage(
        _ file: SignersFile, in repository: Repository, at stagingPath: String, now: Date,
        lifetimes: Lifetimes = Lifetimes()
    ) throws -> Staging {
        guard !repository.exists else { throw PublishingError.repositoryExists(path: repository.path) }
        guard try Disk.names(in: stagingPath + "/metadata").isEmpty else {
            throw PublishingError.stagingInUse(path: stagingPath)
        }
        var signers: [RoleName: Signers] = [:]
        for role in [RoleName.root, .targets, .timestamp] {
            guard let line = file[role] else {
                let name = role == .timestamp ? "online" : role.text
                throw PublishingError.signers(
                    path: file.path, line: 1, Message(zh: "缺少“\(name)”一行", en: "a line for '\(name)' is missing"))
            }
            signers[role] = line.signers
        }
        signers[.snapshot] = signers[.timestamp]
        var staging = try Staging(at: stagingPath, following: RepositoryState())
        let root = RootDraft(version: 1, expires: lifetimes.end(lifetimes.root, from: now), signers: signers)
        try staging.stage(try root.metadata(of: .root))
        let expires = lifetimes.end(lifetimes.targets, from: now)
        try staging.stage(TargetsDraft(version: 1, expires: expires), as: .targets)
        try Delegating(file: file, expires: expires).apply(to: &staging)
        return staging
    }
}

/// Writes the lines of a signers file into the roles that delegate to units.
struct Delegating {
    let file: SignersFile
    let expires: Date

    func apply(to staging: inout Staging) throws {
        var parents = try Dictionary(
            staging.prospect.places().map { ($0.role, $0.parent) }, uniquingKeysWith: { first, _ in first })
        for line in file.units {
            let parent = line.parent ?? .targets
            guard parent == .targets || parents[parent] != nil || file[parent] != nil else {
                throw problem(
                    line, zh: "上级单位“\(parent)”没有写在文件里", en: "the unit above it, '\(parent)', has no line")
            }
            if let known = parents[line.role], known != parent {
                throw problem(
                    line, zh: "“\(line.role)”属于“\(known ?? .targets)”",
                    en: "'\(line.role)' stands below '\(known ?? .targets)'")
            }
            parents[line.role] = parent
        }
        for delegator in Set(file.units.map { $0.parent ?? .targets }).sorted() {
            var draft = try staging.draft(of: delegator, expires: expires)
            for line in file.units where (line.parent ?? .targets) == delegator {
                let delegation = DelegationDraft(name: line.role, signers: line.signers, paths: [])
                if let index = draft.delegations.firstIndex(where: { $0.name == line.role }) {
                    draft.delegations[index] = delegation
                } else {
                    draft.delegations.append(delegation)
                }
            }
            try staging.stage(draft, as: delegator)
        }
        try Self.delegatePaths(in: &staging, parents: parents, expires: expires)
    }

    private func problem(_ line: SignersFile.Line, zh: String, en: String) -> PublishingError {
        .signers(path: file.path, line: line.number, Message(zh: zh, en: en))
    }

    /// A role may speak for its own paths and those of all below it: a client does not go down where a path does not
    /// lead (specification 5.6.7.2).
    static func delegatePaths(
        in staging: inout Staging, parents: [RoleName: RoleName?], expires: Date
    ) throws {
        var below: [RoleName: Set<RoleName>] = [:]
        for role in parents.keys {
            var current = role
            var seen: Set<RoleName> = []
            while current != .targets, seen.insert(current).inserted {
                below[current, default: []].insert(role)
                current = (parents[current] ?? nil) ?? .targets
            }
        }
        for delegator in Set(parents.values.compactMap { $0 }).sorted() {
            var draft = try staging.draft(of: delegator, expires: expires)
            var changed = false
            for index in draft.delegations.indices {
                let roles = below[draft.delegations[index].name] ?? []
                let paths = roles.sorted().map(PackTarget.pattern)
                changed = changed || paths != draft.delegations[index].paths
                draft.delegations[index].paths = paths
            }
            if changed { try staging.stage(draft, as: delegator) }
        }
    }
}
