import Content
import GRDB
import Pack
import Synchronization

/// The content of one kiosk: units, items and their search index, made from packs.
///
/// ```swift
/// let store = try ContentStore(state: .prepare("/var/lib/onetouch"), access: .readOnly)
/// let guides = try store.reading { try $0.guides(filter: GuideFilter(), today: today) }
/// ```
public final class ContentStore: Sendable {
    /// What one may do with a store.
    public enum Access: Sendable {
        /// Show it.
        case readOnly
        /// Show it, install packs, rebuild it.
        case readWrite
    }

    /// Where it lies.
    public let state: StateDirectory
    /// What one may do with it.
    public let access: Access
    private let connection: Mutex<Connection>
    private let memory = SearchMemory()

    private struct Connection {
        /// Nil while there is no database that can be read.
        let queue: DatabaseQueue?
        let identity: Files.Identity?
    }

    /// Opens the store. With `.readWrite` a missing or damaged database is made from the packs first, and what an
    /// interrupted install left is cleared away.
    ///
    /// - Parameter progress: told, while the database is made from the packs, how many items of how many are in it.
    /// - Throws: ``StoreError/empty(path:)`` and ``StoreError/damaged(path:reason:)`` with `.readOnly`,
    ///   ``StoreError/newerStore(path:found:supported:)``, and errors of files.
    public init(
        state: StateDirectory, access: Access, progress: ((_ done: Int, _ all: Int) -> Void)? = nil
    ) throws(StoreError) {
        let queue: DatabaseQueue
        switch access {
        case .readOnly:
            guard Files.identity(state.content) != nil else { throw .empty(path: state.path) }
            queue = try ContentDatabase.open(state.content, .readOnly)
        case .readWrite:
            let lock = try state.lockInstalling()
            defer { withExtendedLifetime(lock) {} }
            queue = try Rebuild(state: state, progress: progress).openRepaired()
        }
        self.state = state
        self.access = access
        connection = Mutex(Connection(queue: queue, identity: Files.identity(state.content)))
    }

    /// A store to show whose database somebody else is still making: until it is there, ``reading(_:)`` throws
    /// ``StoreError/empty(path:)`` or ``StoreError/damaged(path:reason:)``. Nothing is opened and nobody is waited for.
    public init(waitingFor state: StateDirectory) {
        self.state = state
        access = .readOnly
        connection = Mutex(Connection(queue: nil, identity: nil))
    }

    /// Whether a database was there to be opened.
    public var isReadable: Bool { connection.withLock { $0.queue != nil } }

    /// Lets `body` see one state of the store, however long it takes and whatever is installed meanwhile. The snapshot
    /// must not leave `body`, nor may `body` read from the store in another way.
    ///
    /// - Throws: ``StoreError``, among them ``StoreError/damaged(path:reason:)``, after which ``rebuild()`` helps.
    public func reading<Value>(_ body: (ContentSnapshot) throws -> Value) throws(StoreError) -> Value {
        let queue = try currentQueue()
        let path = state.content
        return try StoreError.explaining(path) {
            try queue.read { try body(ContentSnapshot(database: $0, state: state, memory: memory)) }
        }
    }

    /// The database may have been rebuilt by another process since: then there is another file under its name.
    private func currentQueue() throws(StoreError) -> DatabaseQueue {
        let identity = Files.identity(state.content)
        return try connection.withLock { (connection) throws(StoreError) in
            if identity != connection.identity, identity != nil {
                connection = Connection(queue: try ContentDatabase.open(state.content, access), identity: identity)
            }
            guard let queue = connection.queue else { throw StoreError.empty(path: state.path) }
            return queue
        }
    }

    /// Installs packs, all of them or none. Whatever is wrong with any of them, the store stays as it was; killed at
    /// any moment, it is as before or as after.
    ///
    /// - Parameter folders: where the pictures of the packs lie, as `media/<digest>.<format>` or directly.
    /// - Throws: ``StoreError``.
    @discardableResult
    public func install(_ sources: [PackSource], mediaFrom folders: [String] = []) throws(StoreError) -> InstallReport {
        precondition(access == .readWrite, "a store that was opened to be read cannot install")
        let packs = try sources.map { (source) throws(StoreError) in (try VerifiedPack(source), source) }
        let lock = try state.lockInstalling()
        defer { withExtendedLifetime(lock) {} }
        let installation = Installation(state: state, packs: packs, mediaFolders: folders)
        do {
            return try installation.run(in: try currentQueue())
        } catch {
            guard error.isDamage else { throw error }
            try replaceConnection()
            return try installation.run(in: try currentQueue())
        }
    }

    /// The pack of each unit that is installed.
    ///
    /// - Throws: ``StoreError``.
    public func installedPacks() throws(StoreError) -> [InstalledPack] {
        let queue = try currentQueue()
        let installed = try StoreError.explaining(state.content) {
            try queue.read { try ContentFacts(db: $0).installed() }
        }
        return installed.map { unit in
            InstalledPack(
                unit: unit.unit.id, release: unit.release, digest: unit.digest, path: "\(state.packs)/\(unit.pack)")
        }
    }

    /// Makes the database of a state directory anew from its packs, whatever is there now. Readers go on with the old
    /// one until the new one is complete.
    ///
    /// - Parameter progress: told how many items of how many are in the new database.
    /// - Throws: ``StoreError``.
    public static func rebuild(
        _ state: StateDirectory, progress: ((_ done: Int, _ all: Int) -> Void)? = nil
    ) throws(StoreError) {
        let lock = try state.lockInstalling()
        defer { withExtendedLifetime(lock) {} }
        _ = try Rebuild(state: state, progress: progress).run()
    }

    /// Makes the database anew from the packs.
    ///
    /// - Throws: ``StoreError``.
    public func rebuild() throws(StoreError) {
        precondition(access == .readWrite, "a store that was opened to be read cannot be rebuilt")
        let lock = try state.lockInstalling()
        defer { withExtendedLifetime(lock) {} }
        try replaceConnection()
    }

    private func replaceConnection() throws(StoreError) {
        let queue = try Rebuild(state: state).run()
        connection.withLock { $0 = Connection(queue: queue, identity: Files.identity(state.content)) }
    }
}
