import Crypto
import FoundationEssentials

/// The kinds of hashes that this client computes.
public enum HashAlgorithm: String, CaseIterable, Sendable {
    /// SHA-256
    case sha256
    /// SHA-512
    case sha512
}

/// The hashes of a file as its metadata lists them (HASHES). Kinds that are not known are kept for messages only.
public struct Hashes: Hashable, Sendable {
    /// Hexadecimal digests of the known kinds.
    public let known: [HashAlgorithm: String]
    /// The other kinds that are listed.
    public let unknown: [String]

    init(_ fields: Fields) throws(TUFError) {
        var known: [HashAlgorithm: String] = [:]
        var unknown: [String] = []
        for member in fields.object.members {
            guard case .string(let digest) = member.value, !digest.isEmpty else {
                throw fields.malformed(member.name, expected: "a hexadecimal hash")
            }
            if let algorithm = HashAlgorithm(rawValue: member.name) {
                known[algorithm] = digest
            } else {
                unknown.append(member.name)
            }
        }
        self.known = known
        self.unknown = unknown
    }

    /// Nothing is listed, not even an unknown kind.
    var isEmpty: Bool { known.isEmpty && unknown.isEmpty }

    /// The hash that stands in the file's name in a consistent snapshot (specification 6.2): any of the listed ones
    /// will do, since the repository must keep a copy under each.
    var nameHash: String? { known[.sha256] ?? known[.sha512] }
}

/// Hashes a file that comes in pieces.
struct RunningHash {
    private(set) var length = 0
    private var sha256: SHA256?
    private var sha512: SHA512?
    private let expected: Hashes

    init(expecting hashes: Hashes) {
        expected = hashes
        if hashes.known[.sha256] != nil { sha256 = SHA256() }
        if hashes.known[.sha512] != nil { sha512 = SHA512() }
    }

    mutating func update(_ bytes: Data) {
        length += bytes.count
        sha256?.update(data: bytes)
        sha512?.update(data: bytes)
    }

    /// Every hash of a known kind must be right.
    /// - Throws: ``TUFError/noKnownHash(_:found:)``, ``TUFError/wrongHash(_:algorithm:expected:found:)``
    func check(_ file: RemoteFile) throws(TUFError) {
        guard !expected.known.isEmpty else { throw .noKnownHash(file, found: expected.unknown) }
        for algorithm in HashAlgorithm.allCases {
            guard let digest = expected.known[algorithm] else { continue }
            let found: String? =
                switch algorithm {
                case .sha256: sha256.map { Hex.encode($0.finalize()) }
                case .sha512: sha512.map { Hex.encode($0.finalize()) }
                }
            guard let found, found == digest.lowercased() else {
                throw .wrongHash(file, algorithm: algorithm, expected: digest, found: found ?? "none")
            }
        }
    }
}

/// What timestamp and snapshot say of another metadata file (METAFILES).
public struct MetaFile: Hashable, Sendable {
    /// The version that belongs to this snapshot.
    public let version: Int
    /// The length in bytes, where the repository gives one.
    public let length: Int?
    /// The hashes, where the repository gives any.
    public let hashes: Hashes?

    init(_ fields: Fields) throws(TUFError) {
        version = try fields.positive("version")
        length = fields.object["length"] == nil ? nil : try fields.length("length")
        let hashes = fields.object["hashes"] == nil ? nil : try Hashes(try fields.fields("hashes"))
        self.hashes = hashes.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Specification 5.5.2 and 5.6.2.
    /// - Throws: ``TUFError``: `tooLong`, `wrongLength`, `wrongHash`, `noKnownHash`.
    func check(_ bytes: Data, of file: RemoteFile) throws(TUFError) {
        if let length {
            guard bytes.count <= length else { throw .tooLong(file, limit: length) }
            guard bytes.count == length else { throw .wrongLength(file, expected: length, found: bytes.count) }
        }
        guard let hashes else { return }
        var hash = RunningHash(expecting: hashes)
        hash.update(bytes)
        try hash.check(file)
    }
}
