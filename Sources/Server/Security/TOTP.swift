import Crypto
import Foundation

/// One-time passwords by time (RFC 6238): SHA-1, 30 seconds, six digits, as every authenticator app has them.
enum TOTP {
    static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    /// A new secret of 160 bits in Base32 (RFC 4648).
    static func secret() -> String {
        let bytes = SymmetricKey(size: .init(bitCount: 160)).withUnsafeBytes { Array($0) }
        var text = ""
        for block in stride(from: 0, to: bytes.count, by: 5) {
            let value = bytes[block..<block + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            for shift in stride(from: 35, through: 0, by: -5) {
                text.append(alphabet[Int(value >> UInt64(shift) & 31)])
            }
        }
        return text
    }

    private static func bytes(_ secret: String) -> [UInt8] {
        var value: UInt64 = 0
        var bits = 0
        var bytes: [UInt8] = []
        for index in secret.compactMap({ alphabet.firstIndex(of: $0) }) {
            value = value << 5 | UInt64(index)
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(bits)))
        }
        return bytes
    }

    /// RFC 4226 §5.3.
    static func code(_ secret: String, step: Int) -> String {
        let counter = withUnsafeBytes(of: UInt64(step).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: bytes(secret))))
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The time step of a good code: the present one, or the one before or after; never one that was used already.
    static func step(of code: String, _ secret: String, at now: Int, after used: Int?) -> Int? {
        let present = now / 30
        let typed = code.filter(\.isNumber)
        return [present, present - 1, present + 1].first { step in
            step > used ?? 0 && Secret.equal(typed, self.code(secret, step: step))
        }
    }
}
