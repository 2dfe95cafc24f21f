import Store

/// What sync is about, in words.
struct SyncWords {
    private let facts: SyncFacts
    private let strings: Strings

    init(_ facts: SyncFacts, _ strings: Strings) {
        self.facts = facts
        self.strings = strings
    }

    /// One line: what it does, how far it has come, how long it takes yet.
    var doing: String {
        if facts.isPaused { return join([strings(.syncPaused), reached]) }
        switch facts.status.phase {
        case .checking: return strings(.syncChecking)
        case .downloading: return join([strings(.syncDownloading), reached, left])
        case .applying: return strings(.syncApplying)
        case .stickMissing: return strings(.syncStickMissing)
        case .paused: return join([strings(.syncPaused), reached])
        case .stopped, nil: return strings(.syncNotRunning)
        case .waiting: return strings(facts.reading == nil ? .syncWaiting : .syncChecking)
        }
    }

    private func join(_ parts: [String?]) -> String { parts.compactMap { $0 }.joined(separator: " · ") }

    private var reached: String? {
        guard let bytes = facts.status.bytes, let files = facts.status.files, files.total > 0 else { return nil }
        func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes / 100_000 % 10)" }
        return strings(
            .syncReached, megabytes(bytes.done), megabytes(bytes.total), "\(files.done)", "\(files.total)")
    }

    private var left: String? {
        guard let seconds = facts.status.secondsLeft else { return nil }
        return seconds < 60
            ? strings(.syncSecondsLeft, "\(seconds)") : strings(.syncMinutesLeft, "\((seconds + 59) / 60)")
    }
}
