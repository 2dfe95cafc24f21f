import Synchronization

/// Statistics of the last minute by the units they are for: they read a year of matters, and change little.
final class StatisticsMemory: Sendable {
    private let known = Mutex<[Set<String>: (at: Int, statistics: Statistics)]>([:])
    /// Seconds for which figures are good.
    private static let lifetime = 60

    func known(_ units: Set<String>, at now: Int) -> Statistics? {
        known.withLock { known in
            guard let found = known[units], (0..<Self.lifetime).contains(now - found.at) else { return nil }
            return found.statistics
        }
    }

    func remember(_ statistics: Statistics, _ units: Set<String>, at now: Int) {
        known.withLock { known in
            known = known.filter { now - $0.value.at < Self.lifetime }
            known[units] = (now, statistics)
        }
    }
}
