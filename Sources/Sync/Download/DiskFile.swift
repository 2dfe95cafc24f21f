import FoundationEssentials
import Glibc

// The only file of this module that speaks to libc about files: reading a stick that may vanish, and downloads that
// survive a power cut.

private func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }

/// A regular file of a repository in a folder.
final class SourceFile: Sendable {
    let size: Int
    private let path: String
    private let descriptor: Int32

    /// Nothing when there is no such regular file.
    /// - Throws: ``SyncError/sourceGone(_:)`` when the medium does not answer, ``SyncError/storage(path:reason:)``.
    init?(_ path: String) throws(SyncError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        self.path = path
        if descriptor < 0 {
            switch errno {
            case ENOENT, ENOTDIR: return nil
            case EIO, ENXIO, ENODEV, ENOMEDIUM, ESTALE: throw .sourceGone(path)
            default: throw .storage(path: path, reason: systemReason())
            }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Some bytes; none at the end.
    /// - Throws: ``SyncError/sourceGone(_:)``
    func read(at position: Int, upTo count: Int) throws(SyncError) -> Data {
        var bytes = Data(count: count)
        let descriptor = descriptor
        let found = bytes.withUnsafeMutableBytes { raw in
            var result: Int
            repeat {
                result = pread(descriptor, raw.baseAddress, raw.count, off_t(position))
            } while result < 0
                && errno == EINTR
            return result
        }
        guard found >= 0 else { throw .sourceGone(path) }
        return bytes.prefix(found)
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

/// A file that is being fetched; what has come stays on the disk whatever happens.
final class PartialFile {
    let path: String
    private(set) var length: Int
    private let descriptor: Int32

    /// Opens what an earlier attempt left, or a new file.
    /// - Throws: ``SyncError/storage(path:reason:)``
    init(_ path: String) throws(SyncError) {
        self.path = path
        length = 0
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw .storage(path: path, reason: systemReason()) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .storage(path: path, reason: systemReason()) }
        length = Int(status.st_size)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Hands over what is there, piece by piece.
    func read(_ piece: (Data) -> Void) throws(SyncError) {
        var position = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while position < length {
            let count = pread(descriptor, &buffer, buffer.count, off_t(position))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .storage(path: path, reason: systemReason()) }
            piece(Data(buffer[..<count]))
            position += count
        }
    }

    func append(_ bytes: Data) throws(SyncError) {
        var failure: Int32 = 0
        let (start, descriptor) = (length, descriptor)
        let written = bytes.withUnsafeBytes { raw -> Int in
            var position = 0
            while position < raw.count {
                let count = pwrite(
                    descriptor, raw.baseAddress?.advanced(by: position), raw.count - position, off_t(start + position))
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else {
                    failure = errno
                    break
                }
                position += count
            }
            return position
        }
        length += written
        guard failure == 0 else { throw DiskSpace.failure(failure, path: path, needed: bytes.count) }
    }

    /// Begins anew.
    func empty() throws(SyncError) {
        guard ftruncate(descriptor, 0) == 0 else { throw .storage(path: path, reason: systemReason()) }
        length = 0
    }

    /// Gives the complete file its name, after all of it is on the disk.
    func finish(as target: String) throws(SyncError) {
        guard fsync(descriptor) == 0 else { throw DiskSpace.failure(errno, path: path, needed: length) }
        try RenamedFile.move(path, to: target)
    }
}

/// A complete file on its way to its place.
enum RenamedFile {
    /// Renames it, so that the new name survives a power cut.
    static func move(_ path: String, to target: String) throws(SyncError) {
        guard rename(path, target) == 0 else { throw DiskSpace.failure(errno, path: target, needed: 0) }
        let folder = open(target.lastIndex(of: "/").map { String(target[..<$0]) } ?? ".", O_RDONLY | O_DIRECTORY)
        guard folder >= 0 else { throw .storage(path: target, reason: systemReason()) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .storage(path: target, reason: systemReason()) }
    }
}

/// How much room there is.
enum DiskSpace {
    /// Bytes that are free; nothing when nobody can tell.
    static func free(at path: String) -> Int? {
        var sizes = statvfs()
        guard statvfs(path, &sizes) == 0 else { return nil }
        return Int(sizes.f_bavail) * Int(sizes.f_frsize)
    }

    static func failure(_ code: Int32, path: String, needed: Int) -> SyncError {
        guard code == ENOSPC || code == EDQUOT else { return .storage(path: path, reason: systemReason(code)) }
        return .diskFull(path: path, needed: needed, free: free(at: path) ?? 0)
    }
}
