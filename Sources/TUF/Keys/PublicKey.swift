import Crypto
import CryptoExtras
import FoundationEssentials

/// A key that signatures can be verified with (specification 4.2.2). What cannot be read is not a key: the signatures
/// that would need it do not count.
enum PublicKey: Sendable {
    case ed25519(Curve25519.Signing.PublicKey)
    case ecdsaP256(P256.Signing.PublicKey)
    case rsaPSS(_RSA.Signing.PublicKey)

    /// 32 bytes in hexadecimal, or PEM.
    static func ed25519(reading text: String) -> PublicKey? {
        if let bytes = Hex.decode(text) {
            // A wrong length is no key, see above.
            return (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)).map(PublicKey.ed25519)
        }
        // The fixed beginning of such a key in DER (RFC 8410 section 4) is followed by the same 32 bytes.
        let head: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
        guard let der = PEM.decode(text, label: "PUBLIC KEY"), der.starts(with: head) else { return nil }
        return (try? Curve25519.Signing.PublicKey(rawRepresentation: der.dropFirst(head.count)))
            .map(PublicKey.ed25519)
    }

    /// PEM, or a point of the curve in hexadecimal (X9.63), whole or compressed.
    static func ecdsaP256(reading text: String) -> PublicKey? {
        // What throws is no key, see above.
        if let bytes = Hex.decode(text) {
            let key =
                bytes.count == 33
                ? try? P256.Signing.PublicKey(compressedRepresentation: bytes)
                : try? P256.Signing.PublicKey(x963Representation: bytes)
            return key.map(PublicKey.ecdsaP256)
        }
        return (try? P256.Signing.PublicKey(pemRepresentation: text)).map(PublicKey.ecdsaP256)
    }

    /// PEM, of at least 2048 bits.
    static func rsaPSS(reading text: String) -> PublicKey? {
        // What throws is no key, see above.
        (try? _RSA.Signing.PublicKey(pemRepresentation: text)).map(PublicKey.rsaPSS)
    }

    /// Ed25519 as is, ECDSA in DER, RSA-PSS with SHA-256 and a salt of 32 bytes.
    func isValid(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
        switch self {
        case .ed25519(let key): return key.isValidSignature(signature, for: bytes)
        case .ecdsaP256(let key):
            // What is not DER is no signature.
            guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) else { return false }
            return key.isValidSignature(signature, for: bytes)
        case .rsaPSS(let key):
            let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
            return key.isValidSignature(signature, for: SHA256.hash(data: bytes), padding: .PSS)
        }
    }

    /// The same for the same key, however it was written and whatever it was called.
    var identity: Data {
        switch self {
        case .ed25519(let key): key.rawRepresentation
        case .ecdsaP256(let key): key.x963Representation
        case .rsaPSS(let key): key.derRepresentation
        }
    }
}
