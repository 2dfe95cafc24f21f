import FoundationEssentials
import Synchronization

/// How far a run has come: bytes and files of packs and pictures.
public final class Progress: Sendable {
    /// How far it has come.
    public struct State: Hashable, Sendable {
        /// Bytes that are here.
        public var bytes = 0
        /// Bytes that there will be.
        public var totalBytes = 0
        /// Files that are complete and verified.
        public var files = 0
        /// Files that there will be.
        public var totalFiles = 0
        /// Seconds that the rest is thought to take, by the speed so far.
        public var secondsLeft: Int?
    }

    private struct Tally {
        var expected: [WantedFile: Int] = [:]
        var finished: Set<WantedFile> = []
        var begun: ContinuousClock.Instant?
        /// Bytes that came in this run, in distinction from those that were here.
        var came = 0
        var beats = 0
    }

    private let tally = Mutex(Tally())

    /// Nothing is expected yet.
    public init() {}

    /// Grows with everything that happens: whoever watches for a standstill looks at this.
    var beats: Int { tally.withLock { $0.beats } }

    /// A sign of life.
    func beat() { tally.withLock { $0.beats += 1 } }

    func expect(_ files: [WantedFile]) {
        tally.withLock { tally in
            for file in files where tally.expected[file] == nil { tally.expected[file] = 0 }
            tally.begun = tally.begun ?? .now
        }
    }

    func reached(_ file: WantedFile, bytes: Int) {
        tally.withLock { tally in
            let before = tally.expected.updateValue(bytes, forKey: file) ?? 0
            tally.came += max(0, bytes - before)
            tally.beats += 1
        }
    }

    func finished(_ file: WantedFile) {
        tally.withLock { tally in
            tally.expected[file] = file.length
            tally.finished.insert(file)
            tally.beats += 1
        }
    }

    func forget(_ file: WantedFile) { tally.withLock { $0.expected[file] = nil } }

    /// How far it has come.
    public var state: State {
        tally.withLock { tally in
            var state = State()
            state.bytes = tally.expected.values.reduce(0, +)
            state.totalBytes = tally.expected.keys.reduce(0) { $0 + $1.length }
            state.files = tally.finished.count
            state.totalFiles = tally.expected.count
            let seconds = tally.begun.map { $0.duration(to: .now) / .seconds(1) } ?? 0
            if tally.came > 0, seconds > 0 {
                state.secondsLeft = Int(Double(state.totalBytes - state.bytes) / (Double(tally.came) / seconds))
            }
            return state
        }
    }
}
