import FoundationEssentials
import TUF

/// The public half of a key as people hand it on: who it belongs to, and the key. JSON, `NAME.pub`.
public struct PublicKeyFile: Hashable, Sendable, Codable {
    /// Whose key it is, such as 王主任.
    public let name: String
    /// The kind of key.
    let type: String
    /// The kind of signature.
    let scheme: String
    /// The key itself.
    let value: String

    enum CodingKeys: String, CodingKey {
        case name, scheme
        case type = "keytype"
        case value = "public"
    }

    init(_ key: Key, name: String) {
        self.name = name
        type = key.type
        scheme = key.scheme
        value = key.value
    }

    /// The key.
    public var key: Key { Key(type: type, scheme: scheme, value: value) }

    /// The key under its own hash, as lists of signers have it.
    public var listed: ListedKey { ListedKey(key, name: name) }

    /// Reads a public file, or the public half of a key file; no passphrase is needed.
    /// - Throws: ``PublishingError``.
    public init(at path: String) throws {
        let bytes = try Disk.read(path)
        guard let file = try? JSONDecoder().decode(PublicKeyFile.self, from: bytes), file.key.isUsable else {
            // Whatever else it may be, it is no key.
            throw PublishingError.notAKeyFile(path: path)
        }
        self = file
    }
}
