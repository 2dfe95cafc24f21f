import FoundationEssentials
import TUF

/// Reads metadata for the TUF client: whole files, asked for again when they break off.
struct RepositoryFetcher: Fetcher {
    let transport: any Transport
    let backoff: Backoff
    let report: @Sendable (SyncEvent) -> Void
    /// The timestamp that a poll has just brought, not to be fetched twice.
    var timestamp: Data?

    func body(of file: RemoteFile, limit: Int) async throws -> any AsyncSequence<Data, any Error> {
        let bytes: Data
        if case .metadata(.timestamp, _) = file, let timestamp {
            bytes = timestamp
        } else {
            bytes = try await read(file, limit: limit)
        }
        return AsyncThrowingStream { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
    }

    private func read(_ file: RemoteFile, limit: Int) async throws -> Data {
        guard case .metadata = file else { throw TUFError.notAvailable(file) }
        let request = FileRequest(path: "metadata/" + file.encodedPath, limit: limit)
        guard case .body(let bytes, _) = try await whole(request) else { throw TUFError.notAvailable(file) }
        return bytes
    }

    /// A short file that was read to its end.
    enum Whole {
        case body(Data, etag: String?)
        case notModified
        case missing
    }

    /// - Throws: ``SyncError``, and `CancellationError`.
    func whole(_ request: FileRequest) async throws -> Whole {
        var tries = 0
        while true {
            do {
                return try await once(request)
            } catch let error as SyncError where transport.retries && error.isPassing {
                tries += 1
                guard tries < backoff.tries else { throw error }
                let pause = backoff.pause(after: tries)
                report(.retry(error, after: pause))
                try await Task.sleep(for: pause)
            }
        }
    }

    private func once(_ request: FileRequest) async throws -> Whole {
        switch try await transport.open(request) {
        case .notModified: return .notModified
        case .missing: return .missing
        case .body(let body):
            var bytes = Data()
            for try await piece in body.pieces {
                guard bytes.count + piece.count <= request.limit else {
                    throw SyncError.tooLong(request.path, limit: request.limit)
                }
                bytes += piece
            }
            return .body(bytes, etag: body.etag)
        }
    }
}
