import Synchronization

/// Token buckets by name.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Int
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let capacity: Double
    private let perMinute: Double
    /// Buckets that are remembered; when there are more, full ones are forgotten.
    private static let remembered = 20_000

    /// Each bucket holds `capacity` tokens, and gets so many in a minute.
    init(capacity: Int, perMinute: Int) {
        self.capacity = Double(capacity)
        self.perMinute = Double(perMinute)
    }

    /// Whether a bucket has a token, without taking it.
    func hasRoom(_ name: String, at now: Int) -> Bool { admits(name, 1, at: now, taking: 0) }

    /// Takes so many tokens.
    /// - Returns: false when there are not so many.
    func admits(_ name: String, _ count: Int = 1, at now: Int) -> Bool { admits(name, count, at: now, taking: count) }

    private func admits(_ name: String, _ count: Int, at now: Int, taking: Int) -> Bool {
        let most = capacity
        return buckets.withLock { buckets in
            if buckets.count > Self.remembered { buckets = buckets.filter { now - $0.value.at < 600 } }
            var bucket = buckets[name] ?? Bucket(tokens: most, at: now)
            bucket.tokens = min(most, bucket.tokens + Double(max(0, now - bucket.at)) * perMinute / 60)
            bucket.at = now
            // A batch larger than the bucket passes when it is full, or it could never be sent.
            guard bucket.tokens >= min(Double(count), most) else {
                buckets[name] = bucket
                return false
            }
            bucket.tokens -= min(Double(taking), most)
            buckets[name] = bucket
            return true
        }
    }
}

/// Nonces of requests that change nothing, remembered in memory for the window of a signature.
final class NonceMemory: Sendable {
    private let seen = Mutex<[String: Int]>([:])

    /// - Returns: whether it was new.
    func remember(_ nonce: String, created: Int, at now: Int, window: Int) -> Bool {
        seen.withLock { seen in
            if seen.count > 50_000 { seen = seen.filter { $0.value >= now - window } }
            return seen.updateValue(created, forKey: nonce) == nil
        }
    }
}
