import FoundationEssentials
import Glibc

// The only file of this module that speaks to libc: durable writes, and one writer a directory.

/// A directory with a single writer. Files appear in it whole or not at all, also after a power cut. Names that begin
/// with a dot are its own: a lock, which the kernel gives back with the process, and files that are being written.
final class LockedDirectory: Sendable {
    private static let partialEnding = ".partial"
    let path: String
    private let lock: Int32

    /// Makes the directory if need be, takes the lock, and removes what an interrupted writer left.
    /// - Throws: ``TUFError``: `inUse`, `storage`.
    init(_ path: String) throws(TUFError) {
        self.path = path
        try Self.make(path)
        lock = open(path + "/.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard lock >= 0 else { throw Self.failure(path + "/.lock") }
        while flock(lock, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            throw errno == EWOULDBLOCK ? .inUse(directory: path) : Self.failure(path)
        }
        try removeLeftovers()
    }

    // Also runs when the initialiser throws after the lock file was opened.
    deinit { close(lock) }

    private static func failure(_ path: String) -> TUFError {
        .storage(path: path, reason: String(cString: strerror(errno)))
    }

    /// Makes a directory and those above it.
    private static func make(_ path: String) throws(TUFError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        guard errno == ENOENT, !parent.isEmpty else { throw failure(path) }
        try make(parent)
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
    }

    private func removeLeftovers() throws(TUFError) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw .storage(path: path, reason: "cannot be listed: \(error)")
        }
        for name in names where name.hasPrefix(".") && name.hasSuffix(Self.partialEnding) {
            guard unlink("\(path)/\(name)") == 0 || errno == ENOENT else { throw Self.failure("\(path)/\(name)") }
        }
    }

    func path(of name: FileName) -> String { "\(path)/\(name.text)" }

    /// Hands over a file piece by piece. False when there is no such file; a directory or device is none.
    func read(_ name: FileName, piece: (Data) throws(TUFError) -> Void) throws(TUFError) -> Bool {
        let path = path(of: name)
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { return false }
            throw Self.failure(path)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { return false }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure(path) }
            if count == 0 { return true }
            try piece(Data(buffer[..<count]))
        }
    }

    /// Replaces a file. What was there stays until all of the new one is on the disk.
    func write(_ bytes: Data, to name: FileName) throws(TUFError) {
        let file = try newFile(for: name)
        try file.append(bytes)
        try file.commit()
    }

    /// A file that takes its name when it is committed, and vanishes when it is not.
    func newFile(for name: FileName) throws(TUFError) -> NewFile { try NewFile(name, in: self) }

    /// Removes a file; it is no error when there is none.
    func remove(_ name: FileName) throws(TUFError) {
        guard unlink(path(of: name)) == 0 || errno == ENOENT else { throw Self.failure(path(of: name)) }
        try synchronize()
    }

    /// Makes the directory's names survive a power cut.
    private func synchronize() throws(TUFError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Self.failure(path) }
    }

    /// A file that is being written.
    final class NewFile {
        private let directory: LockedDirectory
        private let partialPath: String
        private let path: String
        private let file: Int32
        private var isCommitted = false

        fileprivate init(_ name: FileName, in directory: LockedDirectory) throws(TUFError) {
            self.directory = directory
            path = directory.path(of: name)
            partialPath = "\(directory.path)/.\(UUID().uuidString)\(LockedDirectory.partialEnding)"
            file = open(partialPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
            guard file >= 0 else { throw LockedDirectory.failure(partialPath) }
        }

        deinit {
            close(file)
            if !isCommitted { unlink(partialPath) }
        }

        func append(_ bytes: Data) throws(TUFError) {
            let isWritten = bytes.withUnsafeBytes { raw -> Bool in
                var position = 0
                while position < raw.count {
                    let count = Glibc.write(file, raw.baseAddress?.advanced(by: position), raw.count - position)
                    if count < 0, errno == EINTR { continue }
                    guard count >= 0 else { return false }
                    position += count
                }
                return true
            }
            guard isWritten else { throw LockedDirectory.failure(path) }
        }

        func commit() throws(TUFError) {
            guard fsync(file) == 0, rename(partialPath, path) == 0 else { throw LockedDirectory.failure(path) }
            isCommitted = true
            try directory.synchronize()
        }
    }
}
