import Crypto
import Foundation

/// What of an HTTP request is signed.
public struct RequestParts: Hashable, Sendable {
    /// `POST`.
    public var method: String
    /// Host and, unless it is the scheme's own, port, as the `Host` field has it.
    public var authority: String
    /// The path, with the query where there is one.
    public var path: String
    /// The body.
    public var body: Data

    /// Names the parts.
    public init(method: String, authority: String, path: String, body: Data = Data()) {
        self.method = method
        self.authority = authority.lowercased()
        self.path = path
        self.body = body
    }

    /// RFC 9421 §2.5: one line for each component, `@signature-params` last.
    func signatureBase(_ input: SignatureInput, contentDigest: String) throws(ParticipationError) -> String {
        var lines: [String] = []
        for component in input.components {
            let value: String
            switch component {
            case "@method": value = method
            case "@authority": value = authority
            case "@path": value = String(path.prefix { $0 != "?" })
            case "@query": value = String(path.drop { $0 != "?" })
            case "content-digest": value = contentDigest
            default: throw .signature(.uncovered)
            }
            lines.append("\"\(component)\": \(value)")
        }
        lines.append("\"@signature-params\": \(input.parameters)")
        return lines.joined(separator: "\n")
    }
}

/// Header fields that carry a signature.
public struct SignatureFields: Hashable, Sendable {
    /// `Signature-Input`.
    public var input: String?
    /// `Signature`.
    public var signature: String?
    /// `Content-Digest`.
    public var contentDigest: String?

    /// Names the fields of a request that came in.
    public init(input: String?, signature: String?, contentDigest: String?) {
        self.input = input
        self.signature = signature
        self.contentDigest = contentDigest
    }

    /// As header fields.
    public var all: [(name: String, value: String)] {
        [("Signature-Input", input), ("Signature", signature), ("Content-Digest", contentDigest)]
            .compactMap { pair in pair.1.map { (pair.0, $0) } }
    }
}

/// Signing and checking requests with HTTP Message Signatures (RFC 9421) and Ed25519.
public enum RequestSignature {
    /// Every request covers these; `@query` too, which is empty as a rule.
    static let components = ["@method", "@authority", "@path", "@query", "content-digest"]
    /// Seconds by which the clocks of kiosk and server may differ, either way.
    public static let window = 300

    /// Signs a request.
    /// - Parameters:
    ///   - keyID: the device's name at the server.
    ///   - seconds: since 1970.
    /// - Throws: ``ParticipationError/signature(_:)``, which cannot happen for a key of ours.
    public static func sign(
        _ request: RequestParts, key: Curve25519.Signing.PrivateKey, keyID: String, at seconds: Int, nonce: String
    ) throws(ParticipationError) -> SignatureFields {
        let digest = BodyDigest.field(of: request.body)
        let input = SignatureInput(components: components, created: seconds, keyID: keyID, nonce: nonce)
        let base = try request.signatureBase(input, contentDigest: digest)
        guard let signature = try? key.signature(for: Data(base.utf8)) else { throw .signature(.invalid) }
        return SignatureFields(
            input: input.field, signature: "\(SignatureInput.label)=:\(signature.base64EncodedString()):",
            contentDigest: digest)
    }

    /// A nonce of 128 random bits.
    public static func nonce() -> String {
        SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }.base64EncodedString()
    }

    /// What a request claims before its signature is checked: who sent it, and what makes it unique.
    public struct Claim: Hashable, Sendable {
        /// The device.
        public let keyID: String
        /// Never seen before in a good request.
        public let nonce: String
        /// Seconds since 1970.
        public let created: Int
    }

    /// Reads the claim and checks its date, so that the key can be looked up.
    ///
    /// - Throws: ``ParticipationError/signature(_:)``.
    public static func claim(of fields: SignatureFields, at seconds: Int) throws(ParticipationError) -> Claim {
        guard let field = fields.input, fields.signature != nil else { throw .signature(.missing) }
        let input = try SignatureInput(parsing: field)
        guard input.components == components else { throw .signature(.uncovered) }
        guard abs(input.created - seconds) <= window else { throw .signature(.date) }
        return Claim(keyID: input.keyID, nonce: input.nonce, created: input.created)
    }

    /// Checks digest and signature.
    ///
    /// - Throws: ``ParticipationError/signature(_:)``.
    public static func verify(
        _ request: RequestParts, _ fields: SignatureFields, key: Curve25519.Signing.PublicKey
    ) throws(ParticipationError) {
        guard let field = fields.input, let signed = fields.signature else { throw .signature(.missing) }
        let input = try SignatureInput(parsing: field)
        guard input.components == components else { throw .signature(.uncovered) }
        guard let digest = fields.contentDigest, digest == BodyDigest.field(of: request.body) else {
            throw .signature(.digest)
        }
        let prefix = "\(SignatureInput.label)=:"
        guard signed.hasPrefix(prefix), signed.hasSuffix(":"), signed.count > prefix.count,
            let signature = Data(base64Encoded: String(signed.dropFirst(prefix.count).dropLast()))
        else { throw .signature(.malformed) }
        let base = try request.signatureBase(input, contentDigest: digest)
        guard key.isValidSignature(signature, for: Data(base.utf8)) else { throw .signature(.invalid) }
    }
}
