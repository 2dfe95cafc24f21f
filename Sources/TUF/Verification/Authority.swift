import FoundationEssentials

/// Who may sign for a role in the eyes of the role that delegates to it: keys and a threshold.
public struct Authority: Hashable, Sendable {
    /// The role that the keys may sign for.
    public let role: RoleName
    /// The role that says so; `root` for the top-level roles.
    public let delegator: RoleName
    /// How many of the keys must have signed.
    public let threshold: Int
    /// The keys, each once. Keys that are named but nowhere described are left out: nothing can be signed with them.
    public let keys: [KeyID: Key]

    init(of role: RoleName, delegator: RoleName, fields: Fields, keys: [KeyID: Key]) throws(TUFError) {
        self.role = role
        self.delegator = delegator
        threshold = try fields.positive("threshold")
        let names = Set(try fields.strings("keyids").map(KeyID.init))
        self.keys = keys.filter { names.contains($0.key) }
    }

    init(nobodyFor role: RoleName, delegator: RoleName) {
        self.role = role
        self.delegator = delegator
        threshold = 1
        keys = [:]
    }

    /// Checks that a threshold of keys signed (specification 5.3.4, 5.4.2, 5.5.3, 5.6.3).
    ///
    /// A key counts once: a second signature in its name is refused when the file is read, a second mention of its name
    /// adds nothing, and neither does the same key under another name.
    /// - Throws: ``TUFError/tooFewSignatures(_:version:delegator:expected:found:)``
    public func verify<Part>(_ metadata: Metadata<Part>) throws(TUFError) {
        var signers: Set<Data> = []
        for signature in metadata.signatures {
            guard let key = keys[signature.keyID]?.publicKey(), let bytes = Hex.decode(signature.signature),
                key.isValid(bytes, for: metadata.signedBytes)
            else { continue }
            signers.insert(key.identity)
        }
        guard signers.count >= threshold else {
            throw .tooFewSignatures(
                metadata.role, version: metadata.version, delegator: delegator, expected: threshold,
                found: signers.count)
        }
    }

    /// Whether a key that this authority trusts is no longer trusted by another (specification 5.3.11).
    func hasKey(missingFrom other: Authority) -> Bool {
        let kept = Set(other.keys.values)
        return !keys.values.allSatisfy(kept.contains)
    }
}
