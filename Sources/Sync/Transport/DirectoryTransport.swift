import FoundationEssentials

/// A repository in a folder: a USB stick, a network share, a copy of the web server's files.
struct DirectoryTransport: Transport {
    /// The folder on a stick that holds a repository.
    static let folderName = "onetouch-repository"
    let source: String
    var serverTime: Date? { nil }
    let retries = false
    private let root: String

    /// - Parameter path: the repository itself, or the folder that holds it as `onetouch-repository/`.
    init(_ path: String) throws(SyncError) {
        guard SourceFile.isFolder(path) else { throw .sourceGone(path) }
        let candidates = [path + "/" + Self.folderName, path]
        guard let root = candidates.first(where: { SourceFile.isFolder($0 + "/metadata") }) else {
            throw .noRepository(path)
        }
        self.root = root
        source = root
    }

    func close() async {}

    func open(_ request: FileRequest) async throws -> FileReply {
        let path = "\(root)/\(request.path)"
        guard let file = try SourceFile(path) else {
            // A stick that was pulled takes everything with it.
            guard SourceFile.isFolder(root + "/metadata") else { throw SyncError.sourceGone(source) }
            return .missing
        }
        guard file.size <= request.limit else { throw SyncError.tooLong(path, limit: request.limit) }
        let offset = min(request.offset, file.size)
        return .body(FileBody(offset: offset, etag: nil, pieces: FilePieces(file: file, offset: offset)))
    }
}

/// A file in pieces of a quarter megabyte.
private struct FilePieces: AsyncSequence, Sendable {
    let file: SourceFile
    let offset: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        let file: SourceFile
        var position: Int

        mutating func next() async throws -> Data? {
            let piece = try file.read(at: position, upTo: 1 << 18)
            position += piece.count
            return piece.isEmpty ? nil : piece
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(file: file, position: offset) }
}
