/// Where a kiosk keeps what it has (DESIGN §5).
public struct StateDirectory: Hashable, Sendable {
    /// The folder.
    public let path: String
    /// Verified packs: the truth for content.
    public var packs: String { path + "/packs" }
    /// Pictures, named by their digests.
    public var media: String { path + "/media" }
    /// The database made from the packs; it can be deleted and is rebuilt.
    public var content: String { path + "/content.sqlite" }
    /// Dictionaries of the keyboard, made from the content; they can be deleted and are made again.
    public var typing: String { path + "/typing" }
    /// Settings and the outbox: the only thing that exists nowhere else.
    public var visits: String { path + "/visits.sqlite" }
    /// Who this kiosk is to its server, readable by its owner only.
    public var device: String { path + "/device.json" }
    /// What comes from a repository and is not complete yet.
    public var incoming: String { path + "/incoming" }
    /// TUF metadata, a folder for each repository.
    public var trusted: String { path + "/trusted" }
    /// What sync does and did last, for staff: ``SyncStatus``.
    public var syncStatus: String { path + "/sync-status.json" }
    /// What staff want of sync: ``SyncRequest``.
    public var syncRequest: String { path + "/sync-request.json" }
    /// The name of the unit at the top. It stands with the packs, as no pack says it.
    var root: String { packs + "/root" }

    /// Names a state directory that exists; nothing is made or checked.
    public init(existing path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// Makes the folders that are missing and checks that they can be written.
    ///
    /// - Throws: ``StoreError/notWritable(path:reason:)``.
    public static func prepare(_ path: String) throws(StoreError) -> StateDirectory {
        let state = StateDirectory(existing: path)
        for folder in [state.path, state.packs, state.media] { try Files.makeFolder(folder) }
        try Files.checkWritable(state.path)
        return state
    }

    /// Takes the directory for one kiosk, until the returned value goes.
    ///
    /// - Throws: ``StoreError/inUse(path:)`` when another kiosk has it.
    public func lock() throws(StoreError) -> StateLock {
        do {
            return StateLock(lock: try FileLock(path + "/kiosk.lock", .refuses))
        } catch .inUse {
            throw .inUse(path: path)
        }
    }

    /// Takes the directory for one program that synchronises, until the returned value goes.
    ///
    /// - Throws: ``StoreError/inUse(path:)`` when another one has it.
    public func lockSyncing() throws(StoreError) -> StateLock {
        StateLock(lock: try FileLock(path + "/sync.lock", .refuses))
    }

    /// Waits until nobody else makes dictionaries here, and keeps others waiting until the returned value goes.
    public func lockTyping() throws(StoreError) -> StateLock {
        StateLock(lock: try FileLock(path + "/typing.lock", .waits))
    }

    /// Waits until nobody else installs here.
    func lockInstalling() throws(StoreError) -> FileLock { try FileLock(path + "/install.lock", .waits) }

    /// Path of a picture.
    public func medium(_ fileName: String) -> String { media + "/" + fileName }
}

/// A state directory, or a part of it, taken by one program. It is free again when this value goes, and also when the
/// process dies.
public final class StateLock: Sendable {
    private let lock: FileLock

    init(lock: FileLock) { self.lock = lock }
}
