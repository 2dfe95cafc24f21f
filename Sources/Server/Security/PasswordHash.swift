import CSodium
import Content

// The only file that speaks to libsodium.

/// Passwords as Argon2id hashes (RFC 9106), made one at a time so that a wave of logins cannot take the memory.
actor PasswordDesk {
    /// OWASP's password storage sheet: 19 MiB and two passes.
    private static let memory = 19 * 1024 * 1024
    private static let passes: UInt64 = 2
    /// Characters of a password.
    static let length = 10...200

    /// A hash that no password has: an unknown login takes as long as a known one.
    private var decoy: String?

    init() {
        // Returns 1 when it was done before; it cannot fail on Linux with /dev/urandom or getrandom.
        _ = sodium_init()
    }

    func hash(_ password: String) throws(ServerError) -> String {
        guard Self.length.contains(password.count), password.utf8.count <= 1000 else {
            throw .invalid(
                Message(
                    zh: "密码要 \(Self.length.lowerBound) 到 \(Self.length.upperBound) 个字符",
                    en: "a password has \(Self.length.lowerBound) to \(Self.length.upperBound) characters"))
        }
        return try Self.make(password)
    }

    private static func make(_ password: String) throws(ServerError) -> String {
        var out = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let result = crypto_pwhash_str_alg(
            &out, password, UInt64(password.utf8.count), passes, memory, crypto_pwhash_ALG_ARGON2ID13)
        guard result == 0 else { throw .invalid(Message(zh: "内存不够，算不出密码", en: "no memory to hash a password")) }
        return String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a password belongs to a hash; nil for a login that does not exist, which takes as long and is wrong.
    func matches(_ password: String, _ stored: String?) throws(ServerError) -> Bool {
        guard password.utf8.count <= 1000 else { return false }
        let hash: String
        if let stored {
            hash = stored
        } else if let decoy {
            hash = decoy
        } else {
            hash = try Self.make(Secret.random())
            decoy = hash
        }
        return crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0 && stored != nil
    }
}
