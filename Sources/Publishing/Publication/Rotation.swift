import Content
import FoundationEssentials
import TUF

/// Stages changes of who may sign for what.
public struct Rotation: Sendable {
    private let now: Date
    private let lifetimes: Lifetimes
    private var staging: Staging

    /// Begins a change.
    /// - Throws: ``PublishingError/noRepository(path:)`` and others.
    public init(
        of repository: Repository, stagingPath: String, now: Date, lifetimes: Lifetimes = Lifetimes()
    ) throws {
        self.now = now
        self.lifetimes = lifetimes
        staging = try Staging(at: stagingPath, following: try repository.state())
    }

    private var expires: Date { lifetimes.end(lifetimes.targets, from: now) }

    /// Gives the roles that a signers file names the signers that it says; other roles stay. Units that are not there yet
    /// are added.
    public consuming func apply(_ file: SignersFile) throws -> Staging {
        let top = file.lines.filter { [.root, .targets, .timestamp].contains($0.role) }
        if !top.isEmpty {
            var root = try rootDraft()
            for line in top {
                root.signers[line.role] = line.signers
                if line.role == .timestamp { root.signers[.snapshot] = line.signers }
            }
            try staging.stage(try root.metadata(of: .root))
        }
        try Delegating(file: file, expires: expires).apply(to: &staging)
        return try finished()
    }

    /// Signs roles anew without any change but their time.
    public consuming func renew(_ roles: [RoleName]) throws -> Staging {
        for role in roles {
            if role == .root {
                try staging.stage(try rootDraft().metadata(of: .root))
            } else if staging.prospect.roles[role] != nil {
                try staging.stage(try staging.draft(of: role, expires: expires), as: role)
            } else {
                throw PublishingError.noUnit(role.text)
            }
        }
        return try finished()
    }

    /// Takes a key from every role that lists it, and gives each another one when there is one.
    /// - Parameter key: its id, the beginning of it (at least 8 characters), or its name.
    /// - Throws: ``PublishingError/unknownKey(_:)``, ``PublishingError/lastKeys(role:threshold:left:)``.
    public consuming func revoke(_ key: String, replacement: PublicKeyFile?) throws -> Staging {
        var isFound = false
        func without(_ signers: Signers, _ role: RoleName) throws -> Signers? {
            guard let gone = signers.keys.first(where: { Self.is($0, key) }) else { return nil }
            isFound = true
            var left = signers.keys.filter { $0 != gone }
            if let replacement { left.append(replacement.listed) }
            guard left.count >= signers.threshold else {
                throw PublishingError.lastKeys(role: role, threshold: signers.threshold, left: left.count)
            }
            return try Signers(left, threshold: signers.threshold, of: role)
        }
        var root = try rootDraft()
        var isRootChanged = false
        for (role, signers) in root.signers.sorted(by: { $0.key < $1.key }) {
            guard let changed = try without(signers, role) else { continue }
            root.signers[role] = changed
            isRootChanged = true
        }
        if isRootChanged { try staging.stage(try root.metadata(of: .root)) }
        for role in staging.prospect.roles.keys.sorted() {
            var draft = try staging.draft(of: role, expires: expires)
            var isChanged = false
            for index in draft.delegations.indices {
                let name = draft.delegations[index].name
                guard let changed = try without(draft.delegations[index].signers, name) else { continue }
                draft.delegations[index].signers = changed
                isChanged = true
            }
            if isChanged { try staging.stage(draft, as: role) }
        }
        guard isFound else { throw PublishingError.unknownKey(key) }
        return try finished()
    }

    private static func `is`(_ listed: ListedKey, _ key: String) -> Bool {
        listed.id.text == key || listed.name == key || key.utf8.count >= 8 && listed.id.text.hasPrefix(key)
    }

    private func rootDraft() throws -> RootDraft {
        if let staged = staging.root { return try RootDraft(staged) }
        guard let published = staging.base.root else { throw PublishingError.noRepository(path: staging.path) }
        var draft = try RootDraft(published)
        draft.version += 1
        draft.expires = lifetimes.end(lifetimes.root, from: now)
        return draft
    }

    /// A role that lost signatures by the change is staged to be signed anew, with the same content.
    private func finished() throws -> Staging {
        var staging = staging
        for place in try staging.prospect.places() {
            guard let metadata = staging.base.roles[place.role], staging.roles[place.role] == nil,
                place.authority.signers(of: metadata).count < place.signers.threshold
            else { continue }
            try staging.stage(try staging.draft(of: place.role, expires: expires), as: place.role)
        }
        return staging
    }
}
