import Content

/// Sends an outbox for as long as a kiosk runs: what waits, every so often, and questions about receipt codes within a
/// second, since somebody stands there and waits.
public struct OutboxService: Sendable {
    private let outbox: Outbox
    private let sender: OutboxSender
    private let pollSeconds: Int
    private let clock: @Sendable () -> Int
    private let sleep: @Sendable (Int) async throws -> Void
    private let health: @Sendable (_ clockOffset: Int?) async -> HealthReport?
    private let failed: @Sendable (any Error) -> Void

    /// Longest pause after failures, in seconds.
    public static let longestPause = 600
    /// Seconds after which a question that failed is asked again.
    public static let questionPause = 5
    /// Seconds between reports on the kiosk.
    public static let healthSeconds = 300

    /// - Parameters:
    ///   - pollSeconds: between looks at what waits.
    ///   - clock: seconds since 1970.
    ///   - sleep: waits so many seconds; throws when the service is cancelled.
    ///   - health: how the kiosk fares, given by how many seconds its clock was ahead of the server's; nil for no report.
    ///   - failed: is told of every failure; the next try comes by itself.
    public init(
        outbox: Outbox, sender: OutboxSender, pollSeconds: Int = 30, clock: @escaping @Sendable () -> Int,
        sleep: @escaping @Sendable (Int) async throws -> Void = { try await Task.sleep(for: .seconds($0)) },
        health: @escaping @Sendable (_ clockOffset: Int?) async -> HealthReport? = { _ in nil },
        failed: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.outbox = outbox
        self.sender = sender
        self.pollSeconds = pollSeconds
        self.clock = clock
        self.sleep = sleep
        self.health = health
        self.failed = failed
    }

    /// Runs until its task is cancelled. A failure doubles the pause, up to ``longestPause``.
    public func run() async {
        var pause = pollSeconds
        var untilSend = 0
        var untilHealth = 0
        var untilQuestions = 0
        var clockOffset: Int?
        while !Task.isCancelled {
            do {
                if untilHealth <= 0, let report = await health(clockOffset) {
                    try outbox.report(report)
                    untilHealth = Self.healthSeconds
                }
                if untilSend <= 0 {
                    clockOffset = try await sender.send().clockOffset ?? clockOffset
                    pause = pollSeconds
                    untilSend = pause
                }
            } catch is CancellationError {
                return
            } catch {
                failed(error)
                pause = min(Self.longestPause, pause * 2)
                untilSend = pause
            }
            if untilQuestions <= 0 {
                do {
                    try await sender.answerQuestions()
                } catch {
                    failed(error)
                    untilQuestions = Self.questionPause
                }
            }
            do {
                try await sleep(1)
            } catch {
                return  // cancelled
            }
            untilSend -= 1
            untilHealth -= 1
            untilQuestions -= 1
        }
    }
}
