/// Something that a cache can weigh.
protocol ByteCounted: AnyObject {
    /// Bytes that it holds.
    var bytes: Int { get }
}

/// Drawn things by key, the least recently used dropped first when they hold more bytes than allowed.
struct ByteCache<Key: Hashable, Value: ByteCounted> {
    private final class Entry {
        let value: Value
        var usedAt: UInt64

        init(value: Value, usedAt: UInt64) {
            self.value = value
            self.usedAt = usedAt
        }
    }

    private var entries: [Key: Entry] = [:]
    private var clock: UInt64 = 0
    /// Bytes held now.
    private(set) var bytes = 0
    /// Most bytes held after an insertion, unless one value alone is larger.
    let limit: Int

    init(limit: Int) { self.limit = limit }

    subscript(key: Key) -> Value? {
        mutating get {
            clock += 1
            guard let found = entries[key] else { return nil }
            found.usedAt = clock
            return found.value
        }
    }

    mutating func insert(_ value: Value, for key: Key) {
        clock += 1
        if let old = entries.updateValue(Entry(value: value, usedAt: clock), forKey: key) { bytes -= old.value.bytes }
        bytes += value.bytes
        if bytes > limit { shrink() }
    }

    /// Drops the oldest until a quarter is free, so that this happens seldom.
    private mutating func shrink() {
        for (key, entry) in entries.sorted(by: { $0.value.usedAt < $1.value.usedAt }) {
            guard bytes > limit * 3 / 4, entry.usedAt != clock else { return }
            entries.removeValue(forKey: key)
            bytes -= entry.value.bytes
        }
    }

    /// Drops the oldest until no more than so many bytes are held.
    mutating func shrink(to bytes: Int) {
        guard self.bytes > bytes else { return }
        for (key, entry) in entries.sorted(by: { $0.value.usedAt < $1.value.usedAt }) where self.bytes > bytes {
            entries.removeValue(forKey: key)
            self.bytes -= entry.value.bytes
        }
    }

    mutating func removeAll() {
        entries = [:]
        bytes = 0
    }
}

/// Surfaces by key.
typealias SurfaceCache<Key: Hashable> = ByteCache<Key, PixelSurface>
