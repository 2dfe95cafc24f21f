import AsyncHTTPClient
import Content
import Foundation
import Logging
import Participation
import Store

/// Sends what citizens wrote, and has the server asked about their receipt codes, while content comes down. It is a task
/// of its own: neither way holds the other up.
public struct OutboxPost: Sendable {
    private let state: StateDirectory
    private let outbox: Outbox
    private let client: HTTPClient
    private let timeout: Int
    private let language: MessageLanguage
    private let logger: Logger

    /// How often the post looks whether somebody wrote or asked.
    private static let tick = Duration.seconds(1)
    /// How often the state of this kiosk is told.
    private static let healthSeconds = 600
    private static let backoff = Backoff(first: 5, longest: 300, tries: .max)

    /// - Throws: ``ParticipationError`` when the outbox cannot be opened, ``SyncError`` for bad certificates.
    public init(settings: SyncSettings, logger: Logger) throws {
        state = try StateDirectory.prepare(settings.state)
        outbox = try Outbox(path: state.visits)
        client = try HTTPTransport.client(settings.http)
        timeout = settings.http.timeout
        language = settings.language
        self.logger = logger
    }

    /// Must be called before it goes.
    public func close() async {
        // Whatever was confirmed has been deleted before; nothing is lost by closing badly.
        try? await client.shutdown()
    }

    /// Goes on until the task is cancelled. A kiosk that is not enrolled waits until it is.
    public func run() async {
        var failures = 0
        var next = ContinuousClock.now
        var nextHealth = 0
        while !Task.isCancelled {
            do {
                if let sender = try sender() {
                    try await sender.answerQuestions()
                    if ContinuousClock.now >= next {
                        if Self.now >= nextHealth {
                            try report()
                            nextHealth = Self.now + Self.healthSeconds
                        }
                        try await send(by: sender)
                        failures = 0
                    }
                }
            } catch is CancellationError {
                return
            } catch {
                failures += 1
                let pause = Self.backoff.pause(after: failures)
                next = .now + pause
                // A network that is away for weeks is told once; after that only to who asks for every step.
                logger.log(level: failures == 1 ? .warning : .debug, "\(sentence(of: error))")
            }
            // Cancellation ends the loop at its head.
            try? await Task.sleep(for: Self.tick)
        }
    }

    /// Sends everything that waits, once.
    /// - Returns: whether this kiosk is enrolled.
    /// - Throws: ``ParticipationError``, or what the network threw.
    public func runOnce() async throws -> Bool {
        guard let sender = try sender() else { return false }
        try report()
        try await sender.answerQuestions()
        try await send(by: sender)
        return true
    }

    /// Makes this kiosk known to a server by the one-time code of its administrator.
    ///
    /// - Throws: ``ParticipationError``, or what the network threw.
    public func enrol(code: String, server: String) async throws {
        let transport = OutboxTransport(client: client, timeout: timeout)
        let identity = try await OutboxSender.enrol(code: code, server: server, at: Self.now) {
            try await transport.send($0)
        }
        try identity.write(to: state.device)
    }

    private func sender() throws(ParticipationError) -> OutboxSender? {
        guard let identity = try DeviceIdentity.read(state.device) else { return nil }
        let transport = OutboxTransport(client: client, timeout: timeout)
        return OutboxSender(outbox: outbox, identity: identity, clock: { Self.now }) { try await transport.send($0) }
    }

    private func send(by sender: OutboxSender) async throws {
        let outcome = try await sender.send()
        guard outcome.sent + outcome.refused > 0 else { return }
        logger.info(
            "\(Message(zh: "送出 \(outcome.sent) 件，被退回 \(outcome.refused) 件", en: "sent \(outcome.sent), refused \(outcome.refused)")[language])"
        )
    }

    /// What the console knows of this kiosk.
    private func report() throws {
        // Without content there is nothing to say of it.
        let status = try? ContentStore(state: state, access: .readOnly).reading { try $0.status() }
        let root = status?.units.first
        let disk = try? FileManager.default.attributesOfFileSystem(forPath: state.path)[.systemFreeSize] as? NSNumber
        try outbox.report(
            HealthReport(
                id: EntryID(milliseconds: Self.now * 1000), at: Self.now, version: ProductVersion.text,
                release: root?.release, contentCreated: root.map { ($0.created - Day(ordinal: 0)) * 86_400 },
                diskFree: disk?.intValue, temperature: Self.temperature, waiting: try outbox.waiting()))
    }

    /// Thousandths of a degree Celsius, as Linux's first thermal zone tells; nil where there is none.
    private static var temperature: Int? {
        // A machine without one has no such file.
        let text = try? String(contentsOfFile: "/sys/class/thermal/thermal_zone0/temp", encoding: .utf8)
        return text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    private func sentence(of error: any Error) -> String {
        if let explained = error as? any ExplainedError { return explained.sentence(in: language) }
        return Message(zh: "送不到服务器：\(error)", en: "the server cannot be reached: \(error)")[language]
    }

    private static var now: Int { Int(Date().timeIntervalSince1970) }
}
