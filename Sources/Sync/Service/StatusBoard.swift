import Content
import FoundationEssentials
import Logging
import Store
import Synchronization

/// Tells staff what goes on: the log, the status file, the service manager.
final class StatusBoard: Sendable {
    private struct State {
        var status: SyncStatus
        var progress: Progress?
        var written: SyncStatus?
        var told: Set<String> = []
        var telling: Set<String> = []
        var isLost = false
        var logged = ContinuousClock.now
    }

    private let directory: StateDirectory
    private let language: MessageLanguage
    private let logger: Logger
    private let notifier: ServiceNotifier
    private let board: Mutex<State>

    init(_ directory: StateDirectory, language: MessageLanguage, logger: Logger, notifier: ServiceNotifier) {
        self.directory = directory
        self.language = language
        self.logger = logger
        self.notifier = notifier
        var status = SyncStatus()
        // A status that cannot be read is written anew.
        if let last = try? SyncStatus(of: directory) { status = last }
        status.phase = .waiting
        status.secondsLeft = nil
        board = Mutex(State(status: status))
    }

    var phase: SyncStatus.Phase? { board.withLock { $0.status.phase } }

    /// A line for the log; the same complaint run after run is made once.
    func tell(_ event: SyncEvent) {
        let text = event.message[language]
        let isRepeated = board.withLock { state in
            guard event.level == .warning else { return false }
            state.telling.insert(text)
            return state.told.contains(text)
        }
        logger.log(level: isRepeated ? .debug : event.level, "\(text)")
    }

    func fail(_ error: SyncError) { tell(.refused(nil, error)) }

    func note(_ message: Message) { logger.info("\(message[language])") }

    func begin(_ source: String, _ progress: Progress) {
        board.withLock { state in
            state.progress = progress
            state.status.source = source
        }
    }

    func enter(_ phase: SyncStatus.Phase) {
        board.withLock { $0.status.phase = phase }
        publish()
    }

    /// The end of a run.
    func finish(_ message: Message, isCurrent: Bool) {
        let now = LocalMinute.text()
        board.withLock { state in
            state.status.finished = now
            state.status.result = message[language]
            state.status.isCurrent = isCurrent
            if isCurrent { state.status.lastSuccess = now }
            state.status.phase = .waiting
            if let progress = state.progress { state.status.take(progress.state) }
            state.status.secondsLeft = nil
            state.progress = nil
            state.told = state.telling
            state.telling = []
        }
        publish()
    }

    /// Brings the file to what is now, when that is another; a line for the log each five seconds.
    func publish(isPaused: Bool = false) {
        let (status, line) = board.withLock { state -> (SyncStatus?, SyncEvent?) in
            var line: SyncEvent?
            if let progress = state.progress {
                let reached = progress.state
                state.status.take(reached)
                let isDue = state.logged.duration(to: .now) > .seconds(5)
                if isDue, state.status.phase == .downloading, reached.totalFiles > 0 {
                    line = .progress(reached)
                    state.logged = .now
                }
            }
            var status = state.status
            if isPaused { status.phase = .paused }
            guard status != state.written else { return (nil, line) }
            state.written = status
            return (status, line)
        }
        if let line { tell(line) }
        guard let status else { return }
        do throws(StoreError) {
            try status.write(to: directory)
            board.withLock { $0.isLost = false }
        } catch {
            // Once is enough: a full disk is full at the next second, too.
            let isNews = board.withLock { state in
                defer { state.isLost = true }
                return !state.isLost
            }
            if isNews { tell(.statusLost(.store(error))) }
        }
        notifier.send("STATUS=\(status.phase?.rawValue ?? "") \(status.result ?? "")")
    }
}

extension SyncStatus {
    fileprivate mutating func take(_ progress: Progress.State) {
        bytes = .init(done: progress.bytes, total: progress.totalBytes)
        files = .init(done: progress.files, total: progress.totalFiles)
        secondsLeft = progress.secondsLeft
    }
}

/// The machine's local time.
enum LocalMinute {
    private static func parts(_ date: Date) -> DateComponents {
        Calendar.current.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    }

    /// `2026-11-24 03:10`
    static func text(_ date: Date = Date()) -> String {
        let parts = parts(date)
        func two(_ number: Int?) -> String {
            let text = "\(number ?? 0)"
            return text.count < 2 ? "0" + text : text
        }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(two(parts.hour)):\(two(parts.minute))"
    }

    /// Minutes after midnight.
    static func ofDay(_ date: Date = Date()) -> Int {
        let parts = parts(date)
        return (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
    }
}
