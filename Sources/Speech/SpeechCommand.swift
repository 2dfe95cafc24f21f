import Dispatch
import Foundation
import Glibc
import Synchronization

/// Another speech engine: a program that gets the text on its standard input and plays it itself.
public struct SpeechCommand: Hashable, Sendable {
    /// Name or path of the program.
    public let program: String
    /// Its arguments.
    public let arguments: [String]

    /// A command, such as `["piper-say", "--voice", "zh"]`; nil when it names no program.
    public init?(_ words: [String]) {
        guard let program = words.first, !program.isEmpty else { return nil }
        self.program = program
        arguments = Array(words.dropFirst())
    }

    /// Runs the program for one text, to its end. It and what it started are ended when the task is cancelled.
    ///
    /// The language is told by the environment variable `ONETOUCH_VOICE`: `cmn` or `en`.
    /// - Throws: ``SpeechError/engineMissing(name:reason:)`` or ``SpeechError/commandFailed(program:status:)``.
    public func speak(_ text: String, voice: Voice) async throws(SpeechError) {
        let input = try input(text)
        defer { close(input) }
        if Task.isCancelled { return }
        let child = Child(try spawn(input: input, voice: voice))
        let status = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread of its own waits: the cooperative threads must not block.
                DispatchQueue.global().async { continuation.resume(returning: child.wait()) }
            }
        } onCancel: {
            child.end()
        }
        if status != 0, !Task.isCancelled { throw .commandFailed(program: program, status: status) }
    }

    /// Starts the program as the leader of a process group, with all signals open: the threads of the runtime keep them
    /// blocked, and a child would inherit that.
    private func spawn(input: Int32, voice: Voice) throws(SpeechError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        var variables = ProcessInfo.processInfo.environment
        variables["ONETOUCH_VOICE"] = voice.espeakName
        let words = ([program] + arguments).map { strdup($0) }
        let environment = variables.map { strdup("\($0)=\($1)") }
        defer { (words + environment).forEach { free($0) } }
        var child: pid_t = 0
        let failure = posix_spawnp(&child, program, &actions, &attributes, words + [nil], environment + [nil])
        guard failure == 0 else {
            throw .engineMissing(name: program, reason: String(cString: strerror(failure)))
        }
        return child
    }

    /// A file rather than a pipe: a program that ends early cannot end the kiosk by SIGPIPE.
    private func input(_ text: String) throws(SpeechError) -> Int32 {
        let path = FileManager.default.temporaryDirectory.path + "/onetouch-speech-\(UUID().uuidString)"
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } catch {
            throw .notSpoken(reason: "no room in the temporary folder: \(error.localizedDescription)")
        }
        // The name goes at once; the open file stays as long as the program reads it.
        defer { unlink(path) }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .notSpoken(reason: String(cString: strerror(errno))) }
        return file
    }
}

/// A program that was started: waited for once, and ended at most while it has not been.
private final class Child: Sendable {
    private let running: Mutex<pid_t?>
    private let id: pid_t

    init(_ id: pid_t) {
        self.id = id
        running = Mutex(id)
    }

    /// Waits for the end; exit status, or 128 + n after signal n.
    func wait() -> Int32 {
        var details = siginfo_t()
        // Still there as a zombie until the lock says that it may no longer be ended: its number is not used again.
        while waitid(P_PID, id_t(id), &details, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        running.withLock { $0 = nil }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
    }

    /// Ends it and all that it started. A player that is cut off has nothing to tidy up.
    func end() {
        running.withLock { id in
            if let id { kill(-id, SIGKILL) }
        }
    }
}
