/// Surfaces by key, the least recently used dropped first when they hold more bytes than allowed.
struct SurfaceCache<Key: Hashable> {
    private struct Entry {
        let surface: PixelSurface
        var usedAt: UInt64
    }

    private var entries: [Key: Entry] = [:]
    private var clock: UInt64 = 0
    /// Bytes held now.
    private(set) var bytes = 0
    /// Most bytes held after an insertion, unless one surface alone is larger.
    let limit: Int

    init(limit: Int) { self.limit = limit }

    subscript(key: Key) -> PixelSurface? {
        mutating get {
            clock += 1
            guard let found = entries[key] else { return nil }
            entries[key]?.usedAt = clock
            return found.surface
        }
    }

    mutating func insert(_ surface: PixelSurface, for key: Key) {
        clock += 1
        if let old = entries.updateValue(Entry(surface: surface, usedAt: clock), forKey: key) {
            bytes -= old.surface.bytes
        }
        bytes += surface.bytes
        if bytes > limit { shrink() }
    }

    /// Drops the oldest until a quarter is free, so that this happens seldom.
    private mutating func shrink() {
        for (key, entry) in entries.sorted(by: { $0.value.usedAt < $1.value.usedAt }) {
            guard bytes > limit * 3 / 4, entry.usedAt != clock else { return }
            entries.removeValue(forKey: key)
            bytes -= entry.surface.bytes
        }
    }

    mutating func removeAll() {
        entries = [:]
        bytes = 0
    }
}
