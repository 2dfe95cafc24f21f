import ArgumentParser
import Content
import Foundation
import Logging
import Settings
import Sync

/// Brings signed content from repositories to the kiosk beside it.
@main
struct KioskSync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-sync", abstract: "Bring signed content from repositories to this kiosk.",
        discussion: "Looks at the repositories of kiosk.conf from time to time, until it is told to end. "
            + "--once and --from make one run: exit status 0 when everything is up to date then, 1 otherwise. "
            + "Whatever goes wrong, the content that is there stays.",
        version: ProductVersion.text)

    @Flag(help: "Make one run and end.")
    var once = false
    @Option(help: "Make one run from a folder or stick that holds onetouch-repository, and end.")
    var from: String?
    @Option(help: "Folder of packs, pictures and databases.")
    var state: String?
    @Option(help: "Settings file. Without it, ./kiosk.conf or /etc/onetouch/kiosk.conf if there is one.")
    var config: String?
    @Option(
        parsing: .unconditionalSingleValue,
        help: "Address of a repository, in place of those of the settings; may be repeated.")
    var repository: [String] = []
    @Option(parsing: .unconditionalSingleValue, help: "File of the root of each such repository; alone with --from.")
    var root: [String] = []
    @Option(help: "Make this kiosk known to --server by the one-time code of its administrator, and end.")
    var enrol: String?
    @Option(help: "Address of the server for --enrol, such as https://kiosks.example.cn.")
    var server: String?
    @Flag(help: "End when the process that started this one does.")
    var child = false
    @Flag(help: "Write every step into the log.")
    var verbose = false

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let language = MessageLanguage(environment: environment)
        LoggingSystem.bootstrap(StreamLogHandler.standardError)
        var logger = Logger(label: "kiosk-sync")
        logger.logLevel = verbose ? .debug : .info
        do {
            let settings = try settings(language)
            let post = try OutboxPost(settings: settings, logger: logger)
            let isDone: Bool
            do {
                isDone = try await perform(settings, post, logger)
            } catch {
                await post.close()
                throw error
            }
            await post.close()
            guard isDone else { throw ExitCode(1) }
        } catch let error as any ExplainedError {
            logger.error("\(error.sentence(in: language))")
            throw ExitCode(1)
        }
    }

    func validate() throws {
        if (enrol == nil) != (server == nil) { throw ValidationError("--enrol and --server need each other") }
    }

    /// What was asked for.
    /// - Returns: whether all of it was done.
    private func perform(_ settings: SyncSettings, _ post: OutboxPost, _ logger: Logger) async throws -> Bool {
        if let enrol, let server {
            return await enrolling(post, code: enrol, at: server, logger, settings.language)
        }
        let session = try SyncSession(
            settings: settings, clock: VerifiedClock(built: BuildDate.time), logger: logger,
            notifier: ServiceNotifier(environment: ProcessInfo.processInfo.environment))
        return try await work(session, post, logger)
    }

    private func enrolling(
        _ post: OutboxPost, code: String, at server: String, _ logger: Logger, _ language: MessageLanguage
    ) async -> Bool {
        do {
            try await post.enrol(code: code, server: server)
            logger.info("\(Message(zh: "已登记到 \(server)", en: "enrolled with \(server)")[language])")
            return true
        } catch {
            let reason = (error as? any ExplainedError)?.sentence(in: language) ?? "\(error)"
            logger.error("\(Message(zh: "没有登记成：\(reason)", en: "not enrolled: \(reason)")[language])")
            return false
        }
    }

    /// What citizens wrote goes once with `--once`, and as long as the service lives otherwise.
    private func send(_ post: OutboxPost, _ logger: Logger) async {
        guard once else { return await post.run() }
        do {
            _ = try await post.runOnce()
        } catch {
            logger.warning("\(error)")  // It stays in the outbox and goes another time.
        }
    }

    /// Ends early, and well, when the process is asked to end.
    private func work(_ session: SyncSession, _ post: OutboxPost, _ logger: Logger) async throws -> Bool {
        let parent = child ? ParentProcess() : nil
        let task = Task {
            if let from { return try await session.run(from: from) }
            async let sent: Void = send(post, logger)
            guard !once else {
                let isCurrent = try await session.runOnline()
                await sent
                return isCurrent
            }
            await SyncService(session: session, parent: parent).run()
            return true  // What is still being sent is cancelled here, and goes another time.
        }
        let termination = Termination { task.cancel() }
        defer { withExtendedLifetime(termination) {} }
        let result = await task.result
        await session.close()
        do {
            return try result.get()
        } catch is CancellationError {
            return false
        }
    }

    private func settings(_ language: MessageLanguage) throws -> SyncSettings {
        var effective = try EffectiveConfiguration.found(config)
        if let state { try effective.override("state.directory", with: state) }
        var values = effective.values
        if !repository.isEmpty || !root.isEmpty {
            // A root alone is that of a repository that comes on a stick.
            values.sync.repositories = repository.isEmpty ? root.map { _ in "" } : repository
            values.sync.roots = root
        }
        return try SyncSettings(values, language: language)
    }
}
