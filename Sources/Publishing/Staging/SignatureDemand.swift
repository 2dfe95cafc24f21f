import Content
import TUF

/// What signatures a staged role needs, and which it has.
public struct SignatureDemand: Hashable, Sendable {
    /// The role.
    public let role: RoleName
    /// The version that is to be signed.
    public let version: Int
    /// How many must sign.
    public let threshold: Int
    /// Who signed.
    public let signed: [ListedKey]
    /// Who has not.
    public let open: [ListedKey]

    /// How many signatures are still missing.
    public var missing: Int { max(0, threshold - signed.count) }

    init<Part>(_ metadata: Metadata<Part>, authority: Authority, signers: Signers) {
        let valid = Set(authority.signers(of: metadata))
        role = metadata.role
        version = metadata.version
        threshold = signers.threshold
        signed = signers.keys.filter { valid.contains($0.id) }
        open = signers.keys.filter { !valid.contains($0.id) }
    }

    /// One line: who signed, how many are missing, who could.
    public var text: Message {
        func names(_ keys: [ListedKey], _ separator: String) -> String {
            keys.map { $0.name ?? String($0.id.text.prefix(8)) }.joined(separator: separator)
        }
        let (done, left) = (names(signed, "、"), names(open, "、"))
        return Message(
            zh: "\(role) 第 \(version) 版：\(threshold) 人中已签 \(signed.count) 人"
                + (done.isEmpty ? "" : "（\(done)）") + (missing > 0 ? "，还差 \(missing) 人，可由 \(left) 签" : ""),
            en: "\(role) \(version): \(signed.count) of \(threshold) signatures"
                + (done.isEmpty ? "" : " (\(names(signed, ", ")))")
                + (missing > 0 ? ", \(missing) more of \(names(open, ", "))" : ""))
    }
}

extension Staging {
    /// What signatures everything that is staged needs, against what is published.
    ///
    /// A root needs those of the root before it as well as its own (specification 5.3.4).
    public func demands() throws -> [SignatureDemand] {
        var demands: [SignatureDemand] = []
        if let root {
            for authority in [base.root, root].compactMap({ $0 }) {
                guard let signers = try RootDraft(authority).signers[.root] else { continue }
                let demand = SignatureDemand(root, authority: authority.signed.authority(of: .root), signers: signers)
                if demands.last != demand { demands.append(demand) }
            }
        }
        for place in try prospect.places() {
            guard let metadata = roles[place.role] else { continue }
            demands.append(SignatureDemand(metadata, authority: place.authority, signers: place.signers))
        }
        return demands
    }

    /// Signs all that the key may sign. Everything that is staged is checked first.
    /// - Returns: the roles that were signed.
    /// - Throws: ``PublishingError/keyNotAsked(name:)``, and what ``check()`` throws.
    public mutating func sign(with secret: SigningKey, name: String) throws -> [RoleName] {
        let id = secret.key.id
        let asked = try demands().filter { ($0.signed + $0.open).contains { $0.id == id } }.map(\.role)
        guard !asked.isEmpty else { throw PublishingError.keyNotAsked(name: name) }
        try check()
        if let root, asked.contains(.root) { try stage(try root.signed(by: secret)) }
        for role in asked { if let metadata = roles[role] { try stage(try metadata.signed(by: secret)) } }
        return Set(asked).sorted()
    }

    /// Takes over the signatures of copies of this folder.
    /// - Throws: ``PublishingError/metadata(_:)`` when a copy holds something else.
    public mutating func merge(_ others: [Staging]) throws {
        for other in others {
            if let copy = other.root, let root { try stage(try root.merging(copy)) }
            for (role, copy) in other.roles { if let metadata = roles[role] { try stage(try metadata.merging(copy)) } }
        }
    }
}
