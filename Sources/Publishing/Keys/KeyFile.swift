import Crypto
import CryptoExtras
import FoundationEssentials
import TUF

/// A private key in a file, encrypted with a passphrase: scrypt (RFC 7914) derives a key, ChaCha20-Poly1305 (RFC 8439)
/// encrypts and vouches for the public half, too. Mode 600.
public struct KeyFile: Sendable {
    /// How much work scrypt asks of whoever guesses passphrases.
    public struct Cost: Hashable, Sendable, Codable {
        /// log2 of N.
        let logarithm: Int
        /// r.
        let blockSize: Int
        /// p.
        let parallelism: Int

        enum CodingKeys: String, CodingKey {
            case logarithm = "logN"
            case blockSize = "r"
            case parallelism = "p"
        }

        /// 32 MB, three times over: what OWASP's cheat sheet on storing passwords holds to be equal to N = 2^17.
        public static let standard = Cost(logarithm: 15, blockSize: 8, parallelism: 3)
        /// For tests, which make many keys.
        package static let trifling = Cost(logarithm: 10, blockSize: 8, parallelism: 1)

        var isSane: Bool {
            (10...20).contains(logarithm) && (1...16).contains(blockSize) && (1...16).contains(parallelism)
        }
    }

    /// The least number of characters of a passphrase.
    public static let leastPassphrase = 8

    private struct Contents: Codable {
        var format = 1
        let name: String
        let keytype: String
        let scheme: String
        let `public`: String
        let scrypt: Cost
        let salt: Data
        let secret: Data
    }

    /// Makes a key pair: the key file at `path`, and its public half beside it, where the ending is `.pub`.
    /// - Parameter path: where the key file is to lie, with its ending `.key`.
    /// - Returns: the public half.
    /// - Throws: ``PublishingError``: `keyExists`, `shortPassphrase`, `unwritable`.
    @discardableResult
    public static func generate(
        at path: String, name: String, passphrase: String, cost: Cost = .standard
    ) throws -> PublicKeyFile {
        let publicPath = (path.hasSuffix(".key") ? String(path.dropLast(4)) : path) + ".pub"
        for path in [path, publicPath] where Disk.length(path) != nil { throw PublishingError.keyExists(path: path) }
        guard passphrase.count >= leastPassphrase else { throw PublishingError.shortPassphrase(least: leastPassphrase) }
        let secret = SigningKey.generate()
        let file = PublicKeyFile(secret.key, name: name)
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        let sealed = try ChaChaPoly.seal(
            secret.bytes, using: try derive(passphrase, salt: salt, cost: cost), authenticating: authenticated(file))
        let contents = Contents(
            name: name, keytype: file.type, scheme: file.scheme, public: file.value, scrypt: cost, salt: salt,
            secret: sealed.combined)
        try Disk.write(try encoded(contents), to: path, mode: 0o600)
        try Disk.write(try encoded(file), to: publicPath)
        return file
    }

    /// Opens a key file.
    /// - Throws: ``PublishingError``: `unreadable`, `notAKeyFile`, `wrongPassphrase`.
    public static func open(_ path: String, passphrase: String) throws -> (secret: SigningKey, name: String) {
        let bytes = try Disk.read(path)
        // Whatever else it may be, it is no key file.
        guard let contents = try? JSONDecoder().decode(Contents.self, from: bytes), contents.format == 1,
            contents.scrypt.isSane, let box = try? ChaChaPoly.SealedBox(combined: contents.secret)
        else { throw PublishingError.notAKeyFile(path: path) }
        let file = PublicKeyFile(
            Key(type: contents.keytype, scheme: contents.scheme, value: contents.public), name: contents.name)
        let key = try derive(passphrase, salt: contents.salt, cost: contents.scrypt)
        guard let plain = try? ChaChaPoly.open(box, using: key, authenticating: authenticated(file)),
            let secret = try? SigningKey(bytes: plain), secret.key == file.key
        else { throw PublishingError.wrongPassphrase(path: path) }
        return (secret, contents.name)
    }

    private static func authenticated(_ file: PublicKeyFile) -> Data {
        Data("\(file.type)\n\(file.scheme)\n\(file.value)\n\(file.name)".utf8)
    }

    private static func derive(_ passphrase: String, salt: Data, cost: Cost) throws -> SymmetricKey {
        do {
            return try KDF.Scrypt.deriveKey(
                from: Data(passphrase.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost.logarithm,
                blockSize: cost.blockSize, parallelism: cost.parallelism)
        } catch {
            throw PublishingError.keyDerivation(reason: "\(error)")
        }
    }

    private static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value) + Data("\n".utf8)
    }
}
