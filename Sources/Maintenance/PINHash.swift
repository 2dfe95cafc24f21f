import Crypto
import CryptoExtras
import Foundation

/// The PIN of maintenance as `kiosk.conf` keeps it: `scrypt:14:8:1:<salt>:<hash>`, the numbers being log2 N, r and p of
/// scrypt (RFC 7914) and the rest Base64.
public struct PINHash: Hashable, Sendable, CustomStringConvertible {
    private let cost: Int
    private let blockSize: Int
    private let parallelism: Int
    private let salt: Data
    private let hash: Data

    /// Digits that a PIN may have.
    public static let length = 4...12
    private static let hashLength = 32
    private static let saltLength = 16

    /// Reads a line of `kiosk.conf`; nil when it is none.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), (10...17).contains(cost),
            let blockSize = Int(parts[2]), (1...16).contains(blockSize), let parallelism = Int(parts[3]),
            (1...4).contains(parallelism), let salt = Data(base64Encoded: parts[4]), salt.count >= 8,
            let hash = Data(base64Encoded: parts[5]), hash.count == Self.hashLength
        else { return nil }
        self.cost = cost
        self.blockSize = blockSize
        self.parallelism = parallelism
        self.salt = salt
        self.hash = hash
    }

    /// Hashes a PIN with a salt of its own. It takes about 50 ms and 16 MB, on purpose.
    ///
    /// - Throws: ``MaintenanceError``.
    public init(pin: String) throws(MaintenanceError) {
        guard Self.isPIN(pin) else { throw .badPIN(length: Self.length) }
        let salt = SymmetricKey(size: .init(bitCount: Self.saltLength * 8)).withUnsafeBytes { Data($0) }
        try self.init(pin: pin, salt: salt, cost: 14, blockSize: 8, parallelism: 1)
    }

    private init(pin: String, salt: Data, cost: Int, blockSize: Int, parallelism: Int) throws(MaintenanceError) {
        self.cost = cost
        self.blockSize = blockSize
        self.parallelism = parallelism
        self.salt = salt
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: Data(pin.utf8), salt: salt, outputByteCount: Self.hashLength, rounds: 1 << cost,
                blockSize: blockSize, parallelism: parallelism)
            hash = key.withUnsafeBytes { Data($0) }
        } catch {
            throw .hashing(reason: "\(error)")
        }
    }

    /// Whether this is the PIN. As slow as making the hash.
    ///
    /// - Throws: ``MaintenanceError/hashing(reason:)``.
    public func matches(_ pin: String) throws(MaintenanceError) -> Bool {
        let other = try PINHash(pin: pin, salt: salt, cost: cost, blockSize: blockSize, parallelism: parallelism)
        // Every byte is looked at, so that the time tells nothing about how many are right.
        return zip(hash, other.hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Digits only, as the keypad has nothing else.
    public static func isPIN(_ text: String) -> Bool {
        length.contains(text.count) && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// As it stands in `kiosk.conf`.
    public var description: String {
        "scrypt:\(cost):\(blockSize):\(parallelism):\(salt.base64EncodedString()):\(hash.base64EncodedString())"
    }
}
