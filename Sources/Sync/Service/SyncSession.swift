import Content
import FoundationEssentials
import Logging
import Store
import TUF

/// Everything that runs of sync have in common: the state directory that they have to themselves, the way out, the
/// board.
public final class SyncSession: Sendable {
    let settings: SyncSettings
    let state: StateDirectory
    let board: StatusBoard
    let gate = Gate()
    let notifier: ServiceNotifier
    private let clock: VerifiedClock
    private let lock: StateLock
    private let store: ContentStore
    private let throttle: Throttle
    private let transports: [HTTPTransport]
    /// Those of ``SyncSettings/repositories`` that have an address, in their order.
    private let online: [FollowedRepository]

    /// Takes the state directory, and mends the store where it needs it.
    /// - Throws: ``SyncError``
    public init(
        settings: SyncSettings, clock: VerifiedClock, logger: Logger, notifier: ServiceNotifier
    ) throws(SyncError) {
        self.settings = settings
        self.clock = clock
        self.notifier = notifier
        guard !settings.repositories.isEmpty else { throw .nothingToFollow }
        do {
            state = try StateDirectory.prepare(settings.state)
            lock = try state.lockSyncing()
            store = try ContentStore(state: state, access: .readWrite)
        } catch {
            throw .store(error)
        }
        board = StatusBoard(state, language: settings.language, logger: logger, notifier: notifier)
        throttle = Throttle(rate: settings.bytesPerSecond)
        online = settings.repositories.filter { $0.address != nil }
        transports = try online.map { (repository) throws(SyncError) in
            try HTTPTransport(repository.address ?? "", settings: settings.http)
        }
    }

    /// Must be called before the session goes.
    public func close() async {
        for transport in transports { await transport.close() }
    }

    /// One run against every repository in the network.
    /// - Returns: whether everything is up to date now.
    /// - Throws: `CancellationError`
    public func runOnline(progress: Progress = Progress()) async throws -> Bool {
        guard !online.isEmpty else {
            end([.failure(.nothingToFollow)])
            return false
        }
        var results: [Result<SyncReport, SyncError>] = []
        for (repository, transport) in zip(online, transports) {
            results.append(try await result(of: repository, transport, progress))
        }
        return end(results)
    }

    /// One run from a folder or stick, against the repository whose root it answers to.
    /// - Returns: whether everything is up to date with it now.
    /// - Throws: ``SyncError/sourceGone(_:)`` when it was pulled, and `CancellationError`.
    public func run(from folder: String, progress: Progress = Progress()) async throws -> Bool {
        let transport: DirectoryTransport
        do throws(SyncError) {
            transport = try DirectoryTransport(folder)
        } catch {
            if case .sourceGone = error { throw error }
            return end([.failure(error)])
        }
        var result: Result<SyncReport, SyncError> = .failure(.noRepository(folder))
        for repository in settings.repositories {
            result = try await self.result(of: repository, transport, progress)
            if case .failure(.sourceGone(let path)) = result { throw SyncError.sourceGone(path) }
            // Signed by others than those whom this root names: perhaps the next one knows them.
            guard case .failure(.refused(.tooFewSignatures, _)) = result else { break }
        }
        return end([result])
    }

    private func result(
        of repository: FollowedRepository, _ transport: any Transport, _ progress: Progress
    ) async throws -> Result<SyncReport, SyncError> {
        let board = board
        board.begin(transport.source, progress)
        do {
            let downloader = Downloader(
                transport: transport, incoming: try Incoming(state.incoming), throttle: throttle, gate: gate,
                backoff: settings.backoff, progress: progress, report: { board.tell($0) })
            let run = SyncRun(
                repository: repository, transport: transport, store: store, units: settings.units, clock: clock,
                downloader: downloader, report: { board.tell($0) }, enter: { board.enter($0) })
            return .success(try await run.run())
        } catch let error as SyncError {
            return .failure(error)
        } catch let error as StoreError {
            return .failure(.store(error))
        } catch let error as TUFError {
            return .failure(.refused(error, source: transport.source))
        } catch let error as CancellationError {
            throw error
        } catch {
            return .failure(.storage(path: state.path, reason: "\(error)"))
        }
    }

    /// Writes what came of a run; whether everything is up to date.
    @discardableResult
    private func end(_ results: [Result<SyncReport, SyncError>]) -> Bool {
        var report = SyncReport()
        var failure: SyncError?
        for result in results {
            switch result {
            case .success(let found):
                report.changes += found.changes
                report.refusals += found.refusals
            case .failure(let error):
                board.fail(error)
                failure = failure ?? error
            }
        }
        let isCurrent = failure == nil && report.refusals.isEmpty
        let message =
            failure.map { Message(zh: $0.sentence(in: .chinese), en: $0.sentence(in: .english)) } ?? report.message
        if isCurrent { board.note(message) }
        board.finish(message, isCurrent: isCurrent)
        return isCurrent
    }
}
