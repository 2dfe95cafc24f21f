import Crypto
import FoundationEssentials

/// A private key that signs metadata: Ed25519.
///
/// Keys of other kinds are verified, not made: whoever keeps one in a device signs with the device's program.
public struct SigningKey: Sendable {
    private let secret: Curve25519.Signing.PrivateKey

    /// A new key from the system's source of randomness.
    public static func generate() -> SigningKey { SigningKey(secret: Curve25519.Signing.PrivateKey()) }

    private init(secret: Curve25519.Signing.PrivateKey) { self.secret = secret }

    /// A key from its 32 bytes (RFC 8032 section 5.1.5).
    /// - Throws: ``TUFError/unusableKey(reason:)``.
    public init(bytes: Data) throws(TUFError) {
        do {
            secret = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        } catch {
            throw .unusableKey(reason: "\(bytes.count) bytes are no Ed25519 key")
        }
    }

    /// Its 32 bytes, to be kept secret.
    public var bytes: Data { secret.rawRepresentation }

    /// The public half.
    public var key: Key {
        Key(type: "ed25519", scheme: "ed25519", value: Hex.encode(secret.publicKey.rawRepresentation))
    }

    func signature(for bytes: [UInt8], as id: KeyID) throws(TUFError) -> MetadataSignature {
        do {
            return MetadataSignature(keyID: id, signature: Hex.encode(try secret.signature(for: bytes)))
        } catch {
            throw .unusableKey(reason: "\(error)")
        }
    }
}

extension Key {
    /// The hash of the key, by which metadata names it (specification 4.2.2).
    public var id: KeyID {
        // Nothing in it has a fraction, so it has a canonical form.
        let bytes = (try? CanonicalJSON.encode(json(name: nil))) ?? []
        return KeyID(Hex.encode(SHA256.hash(data: bytes)))
    }

    /// KEY, and the name beside it by which people know whose it is.
    func json(name: String?) -> JSONValue {
        var members: [String: JSONValue] = [
            "keytype": .string(type), "scheme": .string(scheme), "keyval": .object(["public": .string(value)]),
        ]
        if let name { members["x-name"] = .string(name) }
        return .object(members)
    }

    /// Whether signatures by it can be verified here.
    public var isUsable: Bool { publicKey() != nil }
}
