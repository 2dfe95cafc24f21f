import AsyncHTTPClient
import Content
import Foundation
import Logging
import Participation
import Store
import Synchronization

/// Sends what citizens wrote, and has the server asked about their receipt codes, while content comes down. It is a task
/// of its own: neither way holds the other up.
public final class OutboxPost: Sendable {
    private let state: StateDirectory
    /// Opened when it is first needed: a disk that takes nothing more keeps no content away.
    private let opened = Mutex<Outbox?>(nil)
    private let client: HTTPClient
    private let timeout: Int
    private let language: MessageLanguage
    private let logger: Logger
    /// The last failure that was told.
    private let told = Mutex("")

    /// How often a kiosk that is not enrolled looks whether it is.
    private static let enrolmentPause = Duration.seconds(10)

    /// - Throws: ``SyncError`` for a state directory that cannot be used, and for bad certificates.
    public init(settings: SyncSettings, logger: Logger) throws(SyncError) {
        do {
            state = try StateDirectory.prepare(settings.state)
        } catch {
            throw .store(error)
        }
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
        while !Task.isCancelled {
            do {
                if let sender = try sender() {
                    return await OutboxService(
                        outbox: try outbox(), sender: sender, clock: { Self.now },
                        health: { self.health(clockOffset: $0) },
                        failed: { self.tell($0) }
                    ).run()
                }
            } catch {
                tell(error)
            }
            // Cancellation ends the loop at its head.
            try? await Task.sleep(for: Self.enrolmentPause)
        }
    }

    /// Sends everything that waits, once.
    /// - Returns: whether this kiosk is enrolled.
    /// - Throws: ``ParticipationError``, or what the network threw.
    public func runOnce() async throws -> Bool {
        guard let sender = try sender() else { return false }
        if let report = health(clockOffset: nil) { try outbox().report(report) }
        try await sender.answerQuestions()
        let outcome = try await sender.send()
        let told = Message(
            zh: "送出 \(outcome.sent) 件，被退回 \(outcome.refused) 件",
            en: "sent \(outcome.sent), refused \(outcome.refused)")
        logger.info("\(told[language])")
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

    private func outbox() throws(ParticipationError) -> Outbox {
        try opened.withLock { (opened) throws(ParticipationError) in
            if let opened { return opened }
            let outbox = try Outbox(path: state.visits)
            opened = outbox
            return outbox
        }
    }

    private func sender() throws(ParticipationError) -> OutboxSender? {
        guard let identity = try DeviceIdentity.read(state.device) else { return nil }
        let transport = OutboxTransport(client: client, timeout: timeout)
        return OutboxSender(outbox: try outbox(), identity: identity, clock: { Self.now }) {
            try await transport.send($0)
        }
    }

    /// What the console knows of this kiosk. What cannot be told is left out; the rest still goes.
    private func health(clockOffset: Int?) -> HealthReport? {
        let status = try? ContentStore(state: state, access: .readOnly).reading { try $0.status() }
        let root = status?.units.first
        let disk = try? FileManager.default.attributesOfFileSystem(forPath: state.path)[.systemFreeSize] as? NSNumber
        return HealthReport(
            id: EntryID(milliseconds: Self.now * 1000), at: Self.now, version: ProductVersion.text,
            release: root?.release, contentCreated: root.map { $0.created.ordinal * 86_400 },
            diskFree: disk?.intValue, temperature: Self.temperature, clockOffset: clockOffset,
            waiting: (try? outbox().waiting()) ?? 0)
    }

    /// Thousandths of a degree Celsius, as Linux's first thermal zone tells; nil where there is none.
    private static var temperature: Int? {
        // A machine without one has no such file.
        let text = try? String(contentsOfFile: "/sys/class/thermal/thermal_zone0/temp", encoding: .utf8)
        return text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }

    /// A failure, once: a network that is away for weeks does not fill the log.
    private func tell(_ error: any Error) {
        let unreachable = Message(zh: "送不到服务器：\(error)", en: "the server cannot be reached: \(error)")
        let text = (error as? any ExplainedError)?.sentence(in: language) ?? unreachable[language]
        let isNew = told.withLock { told in
            defer { told = text }
            return told != text
        }
        logger.log(level: isNew ? .warning : .debug, "\(text)")
    }

    private static var now: Int { Int(Date().timeIntervalSince1970) }
}
