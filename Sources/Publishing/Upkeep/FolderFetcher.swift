import FoundationEssentials
import TUF

/// Reads a repository from its folder, as a client would over the network.
struct FolderFetcher: Fetcher {
    let repository: Repository

    func body(of file: RemoteFile, limit: Int) async throws -> any AsyncSequence<Data, any Error> {
        let path = repository.path(of: file)
        guard let length = Disk.length(path) else { throw TUFError.notAvailable(file) }
        guard length <= limit else { throw TUFError.tooLong(file, limit: limit) }
        let bytes = try Disk.read(path)
        return AsyncThrowingStream { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
    }
}
