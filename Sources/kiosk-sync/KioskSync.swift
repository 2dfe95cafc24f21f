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
            let session = try SyncSession(
                settings: try settings(language), clock: VerifiedClock(built: BuildDate.time), logger: logger,
                notifier: ServiceNotifier(environment: environment))
            guard try await work(session) else { throw ExitCode(1) }
        } catch let error as any ExplainedError {
            logger.error("\(error.sentence(in: language))")
            throw ExitCode(1)
        }
    }

    /// Ends early, and well, when the process is asked to end.
    private func work(_ session: SyncSession) async throws -> Bool {
        let parent = child ? ParentProcess() : nil
        let task = Task {
            if let from { return try await session.run(from: from) }
            if once { return try await session.runOnline() }
            await SyncService(session: session, parent: parent).run()
            return true
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
