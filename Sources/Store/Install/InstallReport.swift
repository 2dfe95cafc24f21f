import Content
import FoundationEssentials
import Pack

/// A pack to install, with the path that messages name.
public struct PackSource: Sendable {
    /// Where it came from.
    public let path: String
    /// The compressed pack.
    public let bytes: Data
    /// What the bytes unpack to, where the caller has unpacked them already.
    let unpacked: Pack?

    /// A pack that has been read already.
    public init(path: String, bytes: Data) {
        self.path = path
        self.bytes = bytes
        unpacked = nil
    }

    /// A pack that has been unpacked and verified already; spares doing it again.
    ///
    /// - Parameter bytes: what `pack` was unpacked from, or what it was compressed into.
    public init(path: String, bytes: Data, unpacked pack: Pack) {
        self.path = path
        self.bytes = bytes
        unpacked = pack
    }

    /// Reads a pack.
    ///
    /// - Throws: ``StoreError/notReadable(path:reason:)``.
    public init(reading path: String) throws(StoreError) {
        self.init(path: path, bytes: try Files.read(path))
    }
}

/// What an install changed.
public struct InstallReport: Hashable, Sendable {
    /// What it changed in one unit.
    public struct UnitReport: Hashable, Sendable {
        /// The unit.
        public let unit: UnitID
        /// The release that is installed now.
        public let release: Int
        /// Number of new items.
        public var added = 0
        /// Number of items that are another now.
        public var changed = 0
        /// Number of items that are gone.
        public var removed = 0
        /// Number of items that were there already.
        public var unchanged = 0
    }

    /// One for each pack, in the order given.
    public let units: [UnitReport]
}
