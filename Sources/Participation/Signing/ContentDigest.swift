import Crypto
import Foundation

/// `Content-Digest` (RFC 9530) with SHA-256.
public enum BodyDigest {
    /// The field's value: `sha-256=:…:`.
    public static func field(of body: some DataProtocol) -> String {
        "sha-256=:\(Data(SHA256.hash(data: body)).base64EncodedString()):"
    }

    /// Whether a field names the digest of a body. Members with other algorithms are passed over.
    public static func matches(_ field: String, body: some DataProtocol) -> Bool {
        let expected = Self.field(of: body)
        return field.split(separator: ",").contains { $0.trimmingCharacters(in: .whitespaces) == expected }
    }
}
