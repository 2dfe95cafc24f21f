import Foundation

/// A program that runs beside a test and ends with it, however the test ends.
///
/// Spawned directly, because tests run on threads that block signals, and a child would inherit that: it could not be
/// ended by SIGTERM.
public final class RunningProgram {
    private let folder: TemporaryFolder
    private var status: Int32?

    /// Its process id.
    public let id: pid_t

    /// It could not be started.
    public struct NotStarted: Error {
        let path: String
        let reason: String
    }

    /// Starts a built program by its name, or any other by its whole path.
    ///
    /// There is no display unless `environment` names one, and messages are English unless it says otherwise.
    public init(
        _ name: String, _ arguments: [String] = [], environment: [String: String] = [:], directory: String? = nil
    ) throws {
        folder = try TemporaryFolder()
        let path = name.hasPrefix("/") ? name : Programs.path(name)
        var all = ProcessInfo.processInfo.environment
        all["LC_ALL"] = "C.UTF-8"
        all["DISPLAY"] = nil
        all["WAYLAND_DISPLAY"] = nil
        all.merge(environment) { $1 }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (descriptor, file) in [(Int32(1), "out"), (2, "err")] {
            posix_spawn_file_actions_addopen(
                &actions, descriptor, folder.path + "/" + file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // What this process ignores since it served or waited for signals, its children would ignore too.
        var every = sigset_t()
        sigfillset(&every)
        posix_spawnattr_setsigdefault(&attributes, &every)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let command = (directory.map { ["/usr/bin/env", "-C", $0] } ?? []) + [path] + arguments
        let words = command.map { strdup($0) }
        let settings = all.map { strdup("\($0)=\($1)") }
        defer { (words + settings).forEach { free($0) } }
        var id = pid_t()
        let result = posix_spawn(&id, command[0], &actions, &attributes, words + [nil], settings + [nil])
        guard result == 0 else { throw NotStarted(path: path, reason: String(cString: strerror(result))) }
        self.id = id
    }

    deinit { _ = stop() }

    /// Whether it has not ended yet.
    public var isRunning: Bool { ended(WNOHANG) == nil }

    /// What it printed so far.
    public var output: String { text("out") }

    /// What it complained so far.
    public var errors: String { text("err") }

    private func text(_ file: String) -> String {
        // Both files are there from the start; odd bytes are shown as such.
        String(decoding: FileManager.default.contents(atPath: folder.path + "/" + file) ?? Data(), as: UTF8.self)
    }

    /// Waits for its end.
    /// - Returns: its exit status, 128 + n when it died by signal n.
    public func wait() -> Int32 { ended(0) ?? -1 }

    /// Sends a signal.
    public func send(_ signal: Int32) { if isRunning { kill(id, signal) } }

    /// Asks it to end and waits; kills it when it does not listen for 20 s.
    /// - Returns: its exit status, 128 + n when it died by signal n.
    public func stop() -> Int32 {
        send(SIGTERM)
        for _ in 0..<400 where isRunning { usleep(50_000) }
        send(SIGKILL)
        return wait()
    }

    private func ended(_ options: Int32) -> Int32? {
        if let status { return status }
        var word: Int32 = 0
        var found: pid_t
        repeat { found = waitpid(id, &word, options) } while found == -1 && errno == EINTR
        guard found == id else { return nil }
        let signal = word & 0x7F
        status = signal == 0 ? word >> 8 & 0xFF : 128 + signal
        return status
    }
}
