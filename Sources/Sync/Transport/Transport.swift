import FoundationEssentials

/// A way to the files of a repository.
protocol Transport: Sendable {
    /// What messages call the repository.
    var source: String { get }
    /// What the repository's clock showed when it last answered; nothing where it has none.
    var serverTime: Date? { get }
    /// Whether breaking off may be cured by asking again soon.
    var retries: Bool { get }

    /// Asks for a file.
    /// - Throws: ``SyncError``, and `CancellationError`.
    func open(_ request: FileRequest) async throws -> FileReply

    /// Gives back what it holds. Nothing may be asked for afterwards.
    func close() async
}

/// Which file is asked for, and how.
struct FileRequest: Sendable {
    /// Below the repository, percent-encoded.
    let path: String
    /// The first byte that is wanted.
    var offset = 0
    /// Not more than so many bytes, from the beginning of the file, will be taken.
    let limit: Int
    /// The version that is here already.
    var etag: String?
    /// Whether it is compressed as it is.
    var isPacked = false
}

/// What came of it.
enum FileReply: Sendable {
    /// Here it is.
    case body(FileBody)
    /// It is still the version that was named.
    case notModified
    /// There is no such file.
    case missing
}

/// A file that comes piece by piece.
struct FileBody: Sendable {
    /// The first byte that comes; 0 when a later one was asked for in vain.
    let offset: Int
    /// The name of this version.
    let etag: String?
    /// The bytes. Throws ``SyncError`` when they break off.
    let pieces: any AsyncSequence<Data, any Error> & Sendable
}
