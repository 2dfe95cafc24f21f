import FoundationEssentials

/// What sync does now and what it did last: `sync-status.json` in the state directory. `kiosk-sync` writes it, the
/// maintenance screen and whoever looks after the machine read it.
public struct SyncStatus: Codable, Hashable, Sendable {
    /// What it is about.
    public enum Phase: String, Codable, Sendable {
        /// Nothing to do until the next look.
        case waiting
        /// Reads metadata.
        case checking
        /// Fetches packs and pictures.
        case downloading
        /// Unpacks, verifies and installs.
        case applying
        /// Staff have paused it.
        case paused
        /// The stick that it read from is gone; it goes on when it is back.
        case stickMissing
        /// It has ended.
        case stopped
    }

    /// A number that has been reached of one that will be.
    public struct Share: Codable, Hashable, Sendable {
        /// So many are done.
        public var done: Int
        /// So many there are.
        public var total: Int

        /// Memberwise.
        public init(done: Int, total: Int) {
            self.done = done
            self.total = total
        }
    }

    /// What it is about.
    public var phase: Phase?
    /// Where the present or last run got its files: an address or a folder.
    public var source: String?
    /// Bytes of packs and pictures in the present or last run.
    public var bytes: Share?
    /// Files of packs and pictures in the present or last run.
    public var files: Share?
    /// Seconds that the present run is thought to take yet; missing when nobody knows.
    public var secondsLeft: Int?
    /// When the last run ended, in the machine's time zone: `2026-11-24 03:10`.
    public var finished: String?
    /// What came of it, one sentence in the language of the staff.
    public var result: String?
    /// Whether the last run ended with everything up to date.
    public var isCurrent: Bool?
    /// When a repository was last verified as current, in the machine's time zone.
    public var lastSuccess: String?

    /// Nothing known yet.
    public init() {}

    /// Reads the file; nil when there is none.
    ///
    /// - Throws: ``StoreError/notReadable(path:reason:)``, ``StoreError/damaged(path:reason:)``.
    public init?(of state: StateDirectory) throws(StoreError) {
        guard let status: SyncStatus = try JSONFile.read(state.syncStatus) else { return nil }
        self = status
    }

    /// Replaces the file.
    ///
    /// - Throws: ``StoreError/notWritable(path:reason:)``.
    public func write(to state: StateDirectory) throws(StoreError) { try JSONFile.write(self, to: state.syncStatus) }
}
