import FoundationEssentials

/// What staff at the maintenance screen want of `kiosk-sync`: `sync-request.json` in the state directory. The screen's
/// process has no network and no right to anything else; this file is all that it says.
public struct SyncRequest: Codable, Hashable, Sendable {
    /// Downloads rest until this is false again.
    public var isPaused = false
    /// A folder that holds a repository, such as a stick; sync reads from there until it is up to date with it.
    public var from: String?
    /// Grows each time that somebody wants a look right now.
    public var looks = 0

    /// Nothing wanted.
    public init() {}

    /// Reads the file; nothing is wanted when there is none.
    ///
    /// - Throws: ``StoreError/notReadable(path:reason:)``, ``StoreError/damaged(path:reason:)``.
    public init(of state: StateDirectory) throws(StoreError) {
        self = try JSONFile.read(state.syncRequest) ?? SyncRequest()
    }

    /// Replaces the file.
    ///
    /// - Throws: ``StoreError/notWritable(path:reason:)``.
    public func write(to state: StateDirectory) throws(StoreError) { try JSONFile.write(self, to: state.syncRequest) }
}

/// Small files of values, whole or not there.
public enum JSONFile {
    /// Longer ones are none of ours.
    private static let limit = 1 << 20

    /// Reads a value; nil when there is no such file.
    ///
    /// - Throws: ``StoreError/notReadable(path:reason:)``, ``StoreError/damaged(path:reason:)``.
    public static func read<Value: Decodable>(_ path: String) throws(StoreError) -> Value? {
        guard let size = Files.size(path) else { return nil }
        guard size <= limit else { throw .damaged(path: path, reason: "\(size) bytes") }
        let bytes = try Files.read(path)
        do {
            return try JSONDecoder().decode(Value.self, from: bytes)
        } catch {
            throw .damaged(path: path, reason: "\(error)")
        }
    }

    /// Replaces a file.
    ///
    /// - Throws: ``StoreError/notWritable(path:reason:)``.
    public static func write(_ value: some Encodable, to path: String) throws(StoreError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes: Data
        do {
            bytes = try encoder.encode(value)
        } catch {
            throw .notWritable(path: path, reason: "\(error)")
        }
        try Files.write(bytes, to: path)
    }
}
