import FoundationEssentials
import Glibc

// The only file of this module that speaks to libc: durable writes, locks, and what a file is.

enum Files {
    /// Identity of a file: another file under the same name has another one.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let inode: UInt64
    }

    private static var reason: String { String(cString: strerror(errno)) }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(StoreError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST && isFolder(path) { return }
        if errno == EEXIST { throw .notWritable(path: path, reason: String(cString: strerror(ENOTDIR))) }
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        guard errno == ENOENT, !parent.isEmpty else { throw .notWritable(path: path, reason: reason) }
        try makeFolder(parent)
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .notWritable(path: path, reason: reason) }
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Tries to write into a folder: permissions alone do not tell of a read-only disk.
    static func checkWritable(_ folder: String) throws(StoreError) {
        try write(Data(), to: folder + "/.writable")
        try remove(folder + "/.writable")
    }

    /// Size in bytes; nil when there is no such file.
    static func size(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    /// Nil when there is no such file.
    static func identity(_ path: String) -> Identity? {
        var status = stat()
        return stat(path, &status) == 0 ? Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)) : nil
    }

    static func read(_ path: String) throws(StoreError) -> Data {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .notReadable(path: path, reason: reason) }
        defer { close(file) }
        var bytes = Data(count: size(path) ?? 0)
        let length = bytes.withUnsafeMutableBytes { raw -> Int in
            var position = 0
            while position < raw.count {
                let count = Glibc.read(file, raw.baseAddress?.advanced(by: position), raw.count - position)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count < 0 ? -1 : position }
                position += count
            }
            return position
        }
        guard length >= 0 else { throw .notReadable(path: path, reason: reason) }
        return bytes.prefix(length)
    }

    /// Names in a folder, sorted; none when there is no such folder.
    static func names(in folder: String) throws(StoreError) -> [String] {
        guard isFolder(folder) else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw .notReadable(path: folder, reason: "\(error)")
        }
    }

    /// Writes a file so that after a power cut there is the whole file or none: data, `fsync`, rename, `fsync` of the
    /// folder.
    static func write(_ bytes: Data, to path: String) throws(StoreError) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let partial = path + partialEnding
        let file = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .notWritable(path: path, reason: reason) }
        let failure = fill(file, with: bytes)
        close(file)
        if let failure {
            unlink(partial)
            throw .notWritable(path: path, reason: failure)
        }
        guard rename(partial, path) == 0 else { throw .notWritable(path: path, reason: reason) }
        try synchronize(folder: folder)
    }

    /// How the name of a file ends while it is being written.
    static let partialEnding = ".partial"

    private static func fill(_ file: Int32, with bytes: Data) -> String? {
        let failure = bytes.withUnsafeBytes { raw -> String? in
            var position = 0
            while position < raw.count {
                let written = Glibc.write(file, raw.baseAddress?.advanced(by: position), raw.count - position)
                if written < 0 {
                    if errno == EINTR { continue }
                    return reason
                }
                position += written
            }
            return nil
        }
        return failure ?? (fsync(file) == 0 ? nil : reason)
    }

    /// Makes names in a folder survive a power cut.
    static func synchronize(folder: String) throws(StoreError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notWritable(path: folder, reason: reason) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .notWritable(path: folder, reason: reason) }
    }

    /// Puts a finished file in another's place.
    static func move(_ path: String, to target: String) throws(StoreError) {
        guard rename(path, target) == 0 else { throw .notWritable(path: target, reason: reason) }
        try synchronize(folder: target.lastIndex(of: "/").map { String(target[..<$0]) } ?? ".")
    }

    /// Removes a file; it is no error when there is none.
    static func remove(_ path: String) throws(StoreError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .notWritable(path: path, reason: reason) }
    }
}

/// A lock on a file (`flock`): held until the value goes, and by the kernel's word gone with the process.
final class FileLock: Sendable {
    enum Patience { case waits, refuses }

    private let descriptor: Int32

    /// - Throws: ``StoreError/inUse(path:)`` when it refuses to wait and somebody else holds the lock.
    init(_ path: String, _ patience: Patience) throws(StoreError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .notWritable(path: path, reason: String(cString: strerror(errno))) }
        while flock(descriptor, patience == .waits ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            // `deinit` runs for what is thrown here, too, and closes the file.
            let failure = errno
            if failure == EWOULDBLOCK { throw .inUse(path: path) }
            throw .notWritable(path: path, reason: String(cString: strerror(failure)))
        }
    }

    deinit { close(descriptor) }
}
