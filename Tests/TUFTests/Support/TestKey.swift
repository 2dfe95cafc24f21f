import Crypto
import CryptoExtras
import Foundation

@testable import TUF

/// A key pair of a test, with the public half as metadata lists it.
struct TestKey: Sendable {
    private enum Secret: Sendable {
        case ed25519(Curve25519.Signing.PrivateKey)
        case ecdsa(P256.Signing.PrivateKey)
        case rsa(_RSA.Signing.PrivateKey)
    }

    private let secret: Secret
    let type: String
    let scheme: String
    var value: String
    /// Made from the public half, or any other.
    var id: String

    static func ed25519() -> TestKey {
        let key = Curve25519.Signing.PrivateKey()
        return TestKey(.ed25519(key), "ed25519", "ed25519", Hex.encode(key.publicKey.rawRepresentation))
    }

    static func ecdsa() -> TestKey {
        let key = P256.Signing.PrivateKey()
        return TestKey(.ecdsa(key), "ecdsa", "ecdsa-sha2-nistp256", key.publicKey.pemRepresentation)
    }

    static func rsa(bits: Int = 2048) throws -> TestKey {
        let key = try _RSA.Signing.PrivateKey(unsafeKeySize: .init(bitCount: bits))
        return TestKey(.rsa(key), "rsa", "rsassa-pss-sha256", key.publicKey.pemRepresentation)
    }

    private init(_ secret: Secret, _ type: String, _ scheme: String, _ value: String) {
        self.secret = secret
        self.type = type
        self.scheme = scheme
        self.value = value
        id = Hex.encode(SHA256.hash(data: Data((type + value).utf8)))
    }

    var json: JSON {
        ["keytype": .text(type), "scheme": .text(scheme), "keyval": ["public": .text(value)]]
    }

    var key: Key { Key(type: type, scheme: scheme, value: value) }

    func sign(_ bytes: [UInt8]) throws -> String {
        switch secret {
        case .ed25519(let key): Hex.encode(try key.signature(for: bytes))
        case .ecdsa(let key): Hex.encode(try key.signature(for: bytes).derRepresentation)
        case .rsa(let key):
            Hex.encode(try key.signature(for: SHA256.hash(data: bytes), padding: .PSS).rawRepresentation)
        }
    }

    /// The public half of an ECDSA key as a point.
    func point(compressed: Bool) -> String {
        guard case .ecdsa(let key) = secret else { return "" }
        return Hex.encode(compressed ? key.publicKey.compressedRepresentation : key.publicKey.x963Representation)
    }

    /// The public half of an Ed25519 key in PEM (RFC 8410).
    var ed25519PEM: String {
        let head = Hex.decode("302a300506032b6570032100") ?? []
        let der = Data(head + (Hex.decode(value) ?? []))
        return "-----BEGIN PUBLIC KEY-----\n\(der.base64EncodedString())\n-----END PUBLIC KEY-----\n"
    }
}
