import Foundation
import Glibc

/// A data folder taken by one server, until this value goes or the process dies.
final class FolderLock: Sendable {
    private let descriptor: Int32

    init(_ folder: String) throws(ServerError) {
        let path = folder + "/server.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(path: path, reason: String(cString: strerror(errno))) }
        // `deinit` runs for what is thrown from here on, too, and closes the file.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: folder) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
