import Glibc

/// One name in a folder.
struct FolderEntry: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case file, folder, link, other }

    /// The name; bytes that are not UTF-8 stand as `\xNN`.
    let name: String
    /// Whether the name on disk is UTF-8. If not, the entry cannot be opened by its ``name``.
    let isReadable: Bool
    let kind: Kind
    /// Size in bytes.
    let size: Int
}

/// The few calls of the C library that reading a folder takes. Foundation is not used here: its paths are not made for
/// names that are not UTF-8, and links must not be followed.
enum FileSystem {
    /// Everything in a folder besides `.` and `..`, by name.
    static func entries(of path: String) throws(AuthoringError) -> [FolderEntry] {
        guard let folder = opendir(path) else { throw .cannotRead(path: path, reason: reason()) }
        defer { closedir(folder) }
        var entries: [FolderEntry] = []
        while let found = readdir(folder) {
            // d_name is the last member of a struct that may be shorter than Swift's tuple of 256: it is never copied.
            guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
            let name = (UnsafeRawPointer(found) + offset).assumingMemoryBound(to: CChar.self)
            if let entry = entry(named: name, in: dirfd(folder)) { entries.append(entry) }
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func entry(named name: UnsafePointer<CChar>, in folder: CInt) -> FolderEntry? {
        let bytes = UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) }
        guard bytes != [0x2E], bytes != [0x2E, 0x2E] else { return nil }
        var status = stat()
        // A file that vanishes while the folder is read is not there: nothing to say about it.
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        let text = String(validating: bytes, as: UTF8.self)
        return FolderEntry(
            name: text ?? escaped(bytes), isReadable: text != nil, kind: kind(of: status.st_mode),
            size: Int(status.st_size))
    }

    private static func kind(of mode: mode_t) -> FolderEntry.Kind {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    private static func escaped(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            (0x20..<0x7F).contains(byte)
                ? String(UnicodeScalar(byte))
                : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// The bytes of a regular file of at most `limit` bytes. A link is not followed.
    static func bytes(of path: String, limit: Int) throws(AuthoringError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw .cannotRead(path: path, reason: reason()) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .cannotRead(path: path, reason: reason()) }
        guard kind(of: status.st_mode) == .file else { throw .cannotRead(path: path, reason: "not a regular file") }
        let size = Int(status.st_size)
        guard size <= limit else { throw .fileTooLarge(path: path, bytes: size, limit: limit) }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = read(file, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0, errno == EINTR { continue }
                failed = got < 0
                guard got > 0 else { return }
                count += got
            }
        }
        guard !failed else { throw .cannotRead(path: path, reason: reason()) }
        return bytes
    }

    /// Whether something lies at a path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(AuthoringError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let cut = path.lastIndex(of: "/"), cut > path.startIndex else {
            throw .cannotWrite(path: path, reason: reason())
        }
        try makeFolder(String(path[..<cut]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .cannotWrite(path: path, reason: reason()) }
    }

    /// Writes a file whole, in the place of one that may be there.
    static func replace(_ text: String, at path: String) throws(AuthoringError) {
        try replace(Array(text.utf8), at: path)
    }

    /// The same with bytes.
    static func replace(_ bytes: [UInt8], at path: String) throws(AuthoringError) {
        let partial = path + ".partial"
        guard unlink(partial) == 0 || errno == ENOENT else { throw .cannotWrite(path: partial, reason: reason()) }
        try write(bytes, to: partial)
        guard rename(partial, path) == 0 else { throw .cannotWrite(path: path, reason: reason()) }
    }

    /// Writes a new file; one that exists is refused.
    static func write(_ text: String, to path: String) throws(AuthoringError) {
        try write(Array(text.utf8), to: path)
    }

    /// The same with bytes.
    static func write(_ bytes: [UInt8], to path: String) throws(AuthoringError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .cannotWrite(path: path, reason: reason()) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress.map { $0 + written }, $0.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path: path, reason: reason()) }
            written += count
        }
    }

    /// The path without links and `..`, as programs that read the media need it; the path itself if it does not exist.
    static func absolute(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func reason() -> String { String(cString: strerror(errno)) }

    /// Text in GB18030 as UTF-8, by glibc's iconv; nil when the bytes are not GB18030.
    static func decodeGB18030(_ bytes: [UInt8]) -> String? {
        let converter = iconv_open("UTF-8", "GB18030")
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // One byte of GB18030 becomes at most three of UTF-8 (two bytes → three, four → four).
        var failed = false
        let output = [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 16) { buffer, count in
            let capacity = buffer.count
            failed = !input.withUnsafeMutableBufferPointer { source in
                buffer.withMemoryRebound(to: CChar.self) { target in
                    var from = source.baseAddress
                    var fromLeft = source.count
                    var to = target.baseAddress
                    var toLeft = capacity
                    let result = iconv(converter, &from, &fromLeft, &to, &toLeft)
                    count = capacity - toLeft
                    return result != -1 && fromLeft == 0
                }
            }
        }
        return failed ? nil : String(validating: output, as: UTF8.self)
    }
}
