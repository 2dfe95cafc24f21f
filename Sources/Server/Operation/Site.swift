import Content
import Foundation
import GRDB
import Hummingbird
import HummingbirdCore
import Logging
import Participation
import Synchronization

/// The central site: its data, rules and limits, and the server that shows them.
public final class Site: Sendable {
    let configuration: ServerConfiguration
    let store: ServerStore
    let clock: Clock
    let workflow: Workflow
    let metrics = Metrics()
    let passwords = PasswordDesk()
    let entries: RateLimiter
    let lookups: RateLimiter
    /// Codes that nobody knows: ten at once, then one a minute.
    let misses = RateLimiter(capacity: 10, perMinute: 1)
    let enrolments = RateLimiter(capacity: 30, perMinute: 30)
    let logins = RateLimiter(capacity: 60, perMinute: 60)
    let nonces = NonceMemory()
    let logger: Logger
    private let loaded: Mutex<SiteContent>
    private let lock: FolderLock

    /// Opens a data folder for one server.
    ///
    /// - Throws: ``ServerError``.
    public init(
        configuration: ServerConfiguration, data: String, logger: Logger,
        now: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    ) async throws(ServerError) {
        self.configuration = configuration
        self.logger = logger
        clock = Clock(now: now, hoursAhead: configuration.hoursAhead)
        let calendar = try configuration.holidays.isEmpty ? WorkCalendar() : WorkCalendar(path: configuration.holidays)
        workflow = Workflow(calendar: calendar, days: configuration.days, clock: clock)
        entries = RateLimiter(capacity: configuration.entriesPerMinute, perMinute: configuration.entriesPerMinute)
        lookups = RateLimiter(capacity: configuration.lookupsPerMinute, perMinute: configuration.lookupsPerMinute)
        store = try ServerStore(data: data)
        lock = try FolderLock(data)
        let content =
            configuration.content.isEmpty
            ? SiteContent() : try await SiteContent.read(configuration.content, today: clock.today)
        loaded = Mutex(content)
    }

    /// What the content folder said when it was last read.
    var content: SiteContent { loaded.withLock { $0 } }

    /// Reads the content folder again.
    func reloadContent() async throws {
        guard !configuration.content.isEmpty else { return }
        let content = try await SiteContent.read(configuration.content, today: clock.today)
        loaded.withLock { $0 = content }
    }

    /// All routes.
    func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self)
        router.add(middleware: EdgeMiddleware(metrics: metrics, logger: logger))
        router.get("/healthz") { [self] _, _ in
            _ = try await store.read { try Int.fetchOne($0, sql: "SELECT 1") }
            return try Response.json(["status": "ok", "version": ProductVersion.text])
        }
        router.get("/metrics") { [self] _, _ in
            Response.text(metrics.text(gauges: try await store.read(gauges)), "text/plain; version=0.0.4")
        }
        DeviceRoutes(site: self).add(to: router)
        ConsoleRoutes(site: self).add(to: router)
        return router
    }

    @Sendable private func gauges(_ db: Database) throws -> [(name: String, help: String, value: Int)] {
        func number(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
            try Int.fetchOne(db, sql: sql, arguments: arguments) ?? 0
        }
        return [
            (
                "onetouch_matters_open", "Matters without an answer.",
                try number("SELECT count(*) FROM matter WHERE closed = 0")
            ),
            (
                "onetouch_matters_overdue", "Open matters past their date.",
                try number("SELECT count(*) FROM matter WHERE closed = 0 AND due < ?", [clock.today.ordinal])
            ), ("onetouch_devices", "Enrolled kiosks.", try number("SELECT count(*) FROM device")),
            (
                "onetouch_devices_silent", "Kiosks that were not heard of for a day.",
                try number("SELECT count(*) FROM device WHERE contact IS NULL OR contact < ?", [clock.now() - 86_400])
            ),
        ]
    }

    /// Serves until SIGTERM or SIGINT; requests that are under way are finished.
    ///
    /// - Parameter ready: called with the port once the server listens.
    public func serve(ready: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
        try await application(ready: ready).runService()
        try store.pool.close()
    }

    func application(ready: @escaping @Sendable (Int) -> Void = { _ in }) -> some ApplicationProtocol {
        Application(
            router: router(),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(30),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 8192, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 64))),
            configuration: .init(
                address: .hostname(configuration.address, port: configuration.port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(configuration.connections)),
            onServerRunning: { channel in ready(channel.localAddress?.port ?? 0) }, logger: logger)
    }
}
