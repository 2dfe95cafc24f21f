import FoundationEssentials

/// How files come from a repository: by HTTP, from a USB stick, or from memory in a test.
public protocol Fetcher: Sendable {
    /// Begins to read a file.
    ///
    /// The client never takes more than `limit` bytes, whatever comes; the fetcher may refuse earlier, and may make the
    /// time that it grants depend on it.
    /// - Throws: ``TUFError/notAvailable(_:)`` when the repository does not have the file, ``TUFError/unreachable(_:reason:)``
    ///   when it cannot be told. The same from the sequence when the file breaks off.
    func body(of file: RemoteFile, limit: Int) async throws -> any AsyncSequence<Data, any Error>
}

extension Fetcher {
    /// Reads a whole file.
    /// - Throws: ``TUFError``: `tooLong`, and what ``body(of:limit:)`` throws.
    func bytes(of file: RemoteFile, limit: Int) async throws -> Data {
        var bytes = Data()
        for try await piece in try await body(of: file, limit: limit) {
            guard bytes.count + piece.count <= limit else { throw TUFError.tooLong(file, limit: limit) }
            bytes += piece
        }
        return bytes
    }
}
