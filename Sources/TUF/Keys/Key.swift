import Crypto
import CryptoExtras
import FoundationEssentials

/// A public key as root or a delegator lists it (KEY). Whether this client can use it shows only when a signature needs
/// it, so that kinds of keys which do not exist yet harm nothing but what depends on them.
public struct Key: Hashable, Sendable {
    /// The kind of key, such as `ed25519`.
    public let type: String
    /// The kind of signature, such as `rsassa-pss-sha256`.
    public let scheme: String
    /// The key itself, PEM or hexadecimal. Empty when the kind of key has another form.
    public let value: String

    /// A key of a kind this client knows, or any other.
    public init(type: String, scheme: String, value: String) {
        self.type = type
        self.scheme = scheme
        self.value = value
    }

    /// The keys of `keys`. Only that each is an object is demanded of them.
    static func keys(of fields: Fields) throws(TUFError) -> [KeyID: Key] {
        let keys = try fields.each { (name, fields) throws(TUFError) in (KeyID(name), Key(lenient: fields)) }
        return Dictionary(uniqueKeysWithValues: keys)
    }

    private init(lenient fields: Fields) {
        func text(_ value: JSONValue?) -> String {
            if case .string(let text) = value { text } else { "" }
        }
        var value = ""
        if case .object(let object) = fields.object["keyval"] { value = text(object["public"]) }
        self.init(type: text(fields.object["keytype"]), scheme: text(fields.object["scheme"]), value: value)
    }

    /// The key to verify with, or nothing when the kind is not known or the value is no such key.
    func publicKey() -> PublicKey? {
        switch (type, scheme) {
        case ("ed25519", "ed25519"): .ed25519(reading: value)
        // The second type was used by older writers, and by sigstore's first roots.
        case ("ecdsa", "ecdsa-sha2-nistp256"), ("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"):
            .ecdsaP256(reading: value)
        case ("rsa", "rsassa-pss-sha256"): .rsaPSS(reading: value)
        default: nil
        }
    }
}
