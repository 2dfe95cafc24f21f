import FoundationEssentials

/// A directory of verified target files. A target's whole path, percent-encoded, is its file name, so that it lies
/// directly in the directory whatever its path holds, and keeps its name when its content changes.
public final class TargetDirectory: Sendable {
    private let directory: LockedDirectory

    /// Opens a directory, making it if need be. One writer a directory at a time.
    /// - Throws: ``TUFError``: `inUse`, `storage`.
    public init(at path: String) throws(TUFError) { directory = try LockedDirectory(path) }

    /// Where a target lies, or would lie.
    public func path(of target: TargetPath) -> String { directory.path(of: FileName(target: target)) }

    /// Whether the target is there with the right length and hashes.
    /// - Throws: ``TUFError/storage(path:reason:)``
    public func holds(_ target: Target) throws(TUFError) -> Bool {
        var check = TargetCheck(target, as: .target(target.path, hash: nil))
        do throws(TUFError) {
            let isThere = try directory.read(FileName(target: target.path)) { (piece) throws(TUFError) in
                try check.take(piece)
            }
            guard isThere else { return false }
            try check.finish()
            return true
        } catch .tooLong, .wrongLength, .wrongHash, .noKnownHash {
            return false
        }
    }

    /// Writes a target while it comes. It takes its place only when all of it is there and right.
    func store(
        _ target: Target, as file: RemoteFile, from body: any AsyncSequence<Data, any Error>
    ) async throws {
        var check = TargetCheck(target, as: file)
        let newFile = try directory.newFile(for: FileName(target: target.path))
        for try await piece in body {
            try check.take(piece)
            try newFile.append(piece)
        }
        try check.finish()
        try newFile.commit()
    }
}

/// 5.7.3: "download the target (up to the number of bytes specified in the targets metadata), and verify that its hashes
/// match the targets metadata".
private struct TargetCheck {
    private let target: Target
    private let file: RemoteFile
    private var hash: RunningHash

    init(_ target: Target, as file: RemoteFile) {
        self.target = target
        self.file = file
        hash = RunningHash(expecting: target.file.hashes)
    }

    mutating func take(_ piece: Data) throws(TUFError) {
        guard hash.length + piece.count <= target.file.length else {
            throw .tooLong(file, limit: target.file.length)
        }
        hash.update(piece)
    }

    func finish() throws(TUFError) {
        guard hash.length == target.file.length else {
            throw .wrongLength(file, expected: target.file.length, found: hash.length)
        }
        try hash.check(file)
    }
}
