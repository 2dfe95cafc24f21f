import Content
import Crypto
import FoundationEssentials

/// Fetches files into `incoming/`: verified while they come, resumed where they broke off, by this process or an
/// earlier one.
struct Downloader: Sendable {
    let transport: any Transport
    let incoming: Incoming
    let throttle: Throttle
    let gate: Gate
    let backoff: Backoff
    let progress: Progress
    let report: @Sendable (SyncEvent) -> Void

    /// Files at a time.
    private static let width = 4

    /// Fetches files, four at a time.
    /// - Returns: why files are refused, by file. The others are there.
    /// - Throws: ``SyncError`` that concerns more than the file.
    func fetch(_ files: [WantedFile]) async throws -> [WantedFile: SyncError] {
        progress.expect(files)
        return try await withThrowingTaskGroup(of: (WantedFile, SyncError?).self) { group in
            var refusals: [WantedFile: SyncError] = [:]
            var waiting = files[...]
            for _ in 0..<Self.width {
                guard let file = waiting.popFirst() else { break }
                group.addTask { (file, try await refusal(of: file)) }
            }
            while let (file, refusal) = try await group.next() {
                refusals[file] = refusal
                if let next = waiting.popFirst() { group.addTask { (next, try await self.refusal(of: next)) } }
            }
            return refusals
        }
    }

    private func refusal(of file: WantedFile) async throws -> SyncError? {
        do {
            try await fetch(file)
            return nil
        } catch let error as SyncError where error.concernsOneUnit {
            progress.forget(file)
            return error
        }
    }

    /// Fetches a file unless it is there already.
    /// - Throws: ``SyncError``, and `CancellationError`.
    private func fetch(_ file: WantedFile) async throws {
        if try isComplete(file) { return progress.finished(file) }
        var state = Transfer(file: file, part: try PartialFile(incoming.part(file)))
        try state.takeUp()
        if state.part.length > 0 { report(.resumed(file.path, at: state.part.length, of: file.length)) }
        var triesInVain = 0
        while true {
            try await gate.pass()
            let before = state.part.length
            do {
                try await transfer(&state)
                if try state.isRight() { break }
                // What an earlier attempt left may have been spoilt on the disk: once more, from the beginning.
                guard state.wasResumed else { throw SyncError.wrongHash(file.path) }
                try state.restart()
            } catch let error as SyncError where transport.retries && error.isPassing {
                triesInVain = state.part.length > before ? 1 : triesInVain + 1
                guard triesInVain < backoff.tries else { throw error }
                let pause = backoff.pause(after: triesInVain)
                report(.retry(error, after: pause))
                try await Task.sleep(for: pause)
            } catch let error as SyncError where error.concernsOneUnit {
                try state.part.empty()
                throw error
            }
        }
        try state.part.finish(as: incoming.complete(file))
        progress.finished(file)
    }

    private func isComplete(_ file: WantedFile) throws(SyncError) -> Bool {
        guard let found = try SourceFile(incoming.complete(file)), found.size == file.length else { return false }
        var hash = SHA256()
        var position = 0
        while position < found.size {
            let piece = try found.read(at: position, upTo: 1 << 18)
            guard !piece.isEmpty else { return false }
            hash.update(data: piece)
            position += piece.count
        }
        return file.digest == ContentDigest(hash)
    }

    /// Asks for what is missing and takes it.
    private func transfer(_ state: inout Transfer) async throws {
        let file = state.file
        guard state.part.length < file.length else { return }
        let request = FileRequest(path: file.path, offset: state.part.length, limit: file.length, isPacked: true)
        guard case .body(let body) = try await transport.open(request) else { throw SyncError.missing(file.path) }
        if body.offset != state.part.length {
            report(.restarted(file.path))
            try state.restart()
        }
        progress.reached(file, bytes: state.part.length)
        for try await piece in body.pieces {
            guard state.part.length + piece.count <= file.length else {
                throw SyncError.tooLong(file.path, limit: file.length)
            }
            try state.append(piece)
            progress.reached(file, bytes: state.part.length)
            try await throttle.pay(piece.count)
            try await gate.pass()
        }
        guard state.part.length == file.length else {
            throw SyncError.unreachable(
                file.path, reason: "broke off after \(state.part.length) of \(file.length) bytes")
        }
    }
}

/// One file under way.
private struct Transfer {
    let file: WantedFile
    let part: PartialFile
    private var hash = SHA256()
    /// Whether bytes of an earlier attempt are in it, which nobody has verified.
    private(set) var wasResumed = false

    init(file: WantedFile, part: PartialFile) {
        self.file = file
        self.part = part
    }

    /// Goes on with what is there.
    mutating func takeUp() throws(SyncError) {
        guard part.length <= file.length else { return try restart() }
        var hash = SHA256()
        try part.read { hash.update(data: $0) }
        self.hash = hash
        wasResumed = part.length > 0
    }

    mutating func restart() throws(SyncError) {
        try part.empty()
        hash = SHA256()
        wasResumed = false
    }

    mutating func append(_ piece: Data) throws(SyncError) {
        try part.append(piece)
        hash.update(data: piece)
    }

    func isRight() throws(SyncError) -> Bool { file.digest == ContentDigest(hash) }
}

extension ContentDigest {
    /// What a running hash has come to.
    fileprivate init(_ hash: SHA256) { self.init(hash.finalize()) }
}
