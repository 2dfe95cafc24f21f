import FoundationEssentials
import Glibc

// The only file of this module that speaks to libc: durable writes, locks, and what lies in folders.

enum Disk {
    private static let partialEnding = ".partial"

    private static func reason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func makeFolder(_ path: String) throws(PublishingError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        let parent = folder(of: path)
        guard errno == ENOENT, parent != path, parent != "." else { throw .unwritable(path: path, reason: reason()) }
        try makeFolder(parent)
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .unwritable(path: path, reason: reason()) }
    }

    /// Length in bytes; nil when there is no such file.
    static func length(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func read(_ path: String) throws(PublishingError) -> Data {
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            throw .unreadable(path: path, reason: length(path) == nil ? reason(ENOENT) : "\(error)")
        }
    }

    /// Names in a folder, sorted; none when there is no such folder. Those that begin with a dot are left out.
    static func names(in folder: String) throws(PublishingError) -> [String] {
        guard isFolder(folder) else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw .unreadable(path: folder, reason: "\(error)")
        }
    }

    /// Paths of all files below a folder, relative to it, sorted.
    static func files(below folder: String, prefix: String = "") throws(PublishingError) -> [String] {
        var found: [String] = []
        for name in try names(in: folder) {
            let path = "\(folder)/\(name)"
            if isFolder(path) {
                found += try files(below: path, prefix: "\(prefix)\(name)/")
            } else {
                found.append(prefix + name)
            }
        }
        return found
    }

    /// Writes a file so that readers, and a power cut, see all of it or nothing: data, `fsync`, rename, `fsync` of the
    /// folder.
    static func write(_ bytes: Data, to path: String, mode: mode_t = 0o644) throws(PublishingError) {
        let folder = folder(of: path)
        try makeFolder(folder)
        let partial = "\(folder)/.\(UUID().uuidString)\(partialEnding)"
        let file = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard file >= 0 else { throw .unwritable(path: path, reason: reason()) }
        // The umask must not make public files of a repository unreadable for the web server.
        fchmod(file, mode)
        let failure = fill(file, with: bytes)
        close(file)
        guard failure == nil, rename(partial, path) == 0 else {
            let why = failure ?? reason()
            unlink(partial)
            throw .unwritable(path: path, reason: why)
        }
        try synchronize(folder)
    }

    private static func fill(_ file: Int32, with bytes: Data) -> String? {
        let failure = bytes.withUnsafeBytes { raw -> String? in
            var position = 0
            while position < raw.count {
                let count = Glibc.write(file, raw.baseAddress?.advanced(by: position), raw.count - position)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { return reason() }
                position += count
            }
            return nil
        }
        return failure ?? (fsync(file) == 0 ? nil : reason())
    }

    private static func synchronize(_ folder: String) throws(PublishingError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(path: folder, reason: reason()) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unwritable(path: folder, reason: reason()) }
    }

    /// Removes a file; it is no error when there is none.
    static func remove(_ path: String) throws(PublishingError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .unwritable(path: path, reason: reason()) }
    }

    /// Removes a folder and all in it.
    static func removeFolder(_ path: String) throws(PublishingError) {
        guard isFolder(path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
    }

    /// What interrupted writers left below a folder.
    static func leftovers(below folder: String) throws(PublishingError) -> [String] {
        guard isFolder(folder) else { return [] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .unreadable(path: folder, reason: "\(error)")
        }
        var found: [String] = []
        for name in names {
            let path = "\(folder)/\(name)"
            if isFolder(path) {
                found += try leftovers(below: path)
            } else if name.hasPrefix("."), name.hasSuffix(partialEnding) {
                found.append(path)
            }
        }
        return found
    }
}

/// One writer a folder: a lock (`flock` on `.lock`) that the kernel gives back with the process.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// - Throws: ``PublishingError/inUse(path:)``.
    init(_ folder: String) throws(PublishingError) {
        try Disk.makeFolder(folder)
        descriptor = open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw .unwritable(path: folder, reason: String(cString: strerror(errno))) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            // `deinit` runs for what is thrown here, too, and closes the file.
            throw errno == EWOULDBLOCK
                ? .inUse(path: folder) : .unwritable(path: folder, reason: String(cString: strerror(errno)))
        }
    }

    deinit { close(descriptor) }
}
