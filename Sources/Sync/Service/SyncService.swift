import Content
import FoundationEssentials
import Store
import TUF

/// Sync as a service: looks at the repositories from time to time, reads sticks that staff offer, rests when told to.
public struct SyncService: Sendable {
    private let session: SyncSession
    private let parent: ParentProcess?

    /// - Parameter parent: ends with this process, when there is one.
    public init(session: SyncSession, parent: ParentProcess? = nil) {
        self.session = session
        self.parent = parent
    }

    /// A run without any sign of life for so long is stuck: the watchdog then hears nothing any more.
    private static let standstill = Duration.seconds(900)
    private static let tick = Duration.milliseconds(500)

    /// Goes on until the task is cancelled or the parent ends.
    public func run() async {
        session.notifier.send("READY=1")
        var looks = wishes().looks
        var next = ContinuousClock.now
        var failures = 0
        while !isOver {
            let wish = wishes()
            session.gate.set(closed: wish.isPaused)
            if let stick = wish.from, !wish.isPaused {
                await read(stick)
            } else if wish.looks != looks || ContinuousClock.now >= next, !wish.isPaused,
                isAllowed || wish.looks != looks
            {
                looks = wish.looks
                let isCurrent = await watching { try await session.runOnline(progress: $0) } ?? false
                failures = isCurrent ? 0 : failures + 1
                let pause = session.settings.pause(afterFailures: failures)
                next = .now + pause
                let seconds = Int(pause / .seconds(1))
                if !isOver { session.board.note(Message(zh: "\(seconds) 秒后再看", en: "next look in \(seconds) s")) }
            }
            session.board.publish(isPaused: wish.isPaused)
            beatWatchdog()
            // Cancellation ends the loop at its head.
            try? await Task.sleep(for: Self.tick)
        }
        session.notifier.send("STOPPING=1")
        session.board.enter(.stopped)
    }

    private var isOver: Bool { Task.isCancelled || parent?.isGone == true }

    private var isAllowed: Bool { session.settings.hours?.contains(minute: LocalMinute.ofDay()) ?? true }

    /// What staff want. A file that cannot be read says nothing.
    private func wishes() -> SyncRequest { (try? SyncRequest(of: session.state)) ?? SyncRequest() }

    // MARK: Sticks

    /// Reads a stick until it is done with; one that was pulled is waited for.
    private func read(_ stick: String) async {
        let isDone = await watching { progress in
            do {
                return try await session.run(from: stick, progress: progress)
            } catch SyncError.sourceGone(let path) {
                if session.board.phase != .stickMissing {
                    session.board.tell(.retry(.sourceGone(path), after: .seconds(1)))
                    session.board.enter(.stickMissing)
                }
                throw SyncError.sourceGone(path)
            }
        }
        guard isDone != nil else { return }
        do throws(StoreError) {
            var wish = try SyncRequest(of: session.state)
            if wish.from == stick { wish.from = nil }
            try wish.write(to: session.state)
        } catch {
            session.board.tell(.statusLost(.store(error)))
        }
    }

    // MARK: Beside a run

    /// Runs `work` and looks after it: progress to the board, the watchdog, pauses, and other wishes of the staff.
    /// - Returns: nothing when it was ended before it was done.
    private func watching(_ work: @escaping @Sendable (Progress) async throws -> Bool) async -> Bool? {
        let progress = Progress()
        let stick = wishes().from
        return await withTaskGroup(of: Bool?.self) { group in
            group.addTask {
                // Whatever is thrown here has been told by whoever threw it, or is a cancellation.
                try? await work(progress)
            }
            group.addTask {
                await watch(progress, until: { wish in wish.from != stick && wish.from != nil })
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            // Whichever ended first, the other one ends now; the watch has no say in what came of the work.
            let second = await group.next() ?? nil
            return first ?? second
        }
    }

    private func watch(_ progress: Progress, until isUnwanted: @Sendable (SyncRequest) -> Bool) async {
        var beats = progress.beats
        var alive = ContinuousClock.now
        while !isOver {
            let wish = wishes()
            session.gate.set(closed: wish.isPaused)
            if isUnwanted(wish) { return }
            session.board.publish(isPaused: wish.isPaused && session.board.phase == .downloading)
            if progress.beats != beats || wish.isPaused {
                beats = progress.beats
                alive = .now
            }
            if alive.duration(to: .now) < Self.standstill { beatWatchdog() }
            do {
                try await Task.sleep(for: Self.tick)
            } catch {
                return
            }
        }
    }

    private func beatWatchdog() { if session.notifier.watchdog != nil { session.notifier.send("WATCHDOG=1") } }
}
