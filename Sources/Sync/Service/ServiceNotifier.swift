import FoundationEssentials
import Glibc

// The only file of this module that speaks to libc about processes: the service manager's socket, and the parent.

/// Speaks to systemd as sd_notify(3) does: a datagram to the socket that the environment names.
public struct ServiceNotifier: Sendable {
    private let address: String?
    /// How often the watchdog wants to hear from us; nothing when there is none.
    public let watchdog: Duration?

    /// - Parameter environment: `NOTIFY_SOCKET`, and `WATCHDOG_USEC` if it is for this process (`WATCHDOG_PID`).
    public init(environment: [String: String]) {
        address = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
        let isOurs = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        watchdog =
            isOurs ? environment["WATCHDOG_USEC"].flatMap { Int($0) }.map { .microseconds(max(1000, $0)) } : nil
    }

    /// Sends one state, such as `READY=1`. That nobody listens is no fault of ours.
    public func send(_ state: String) {
        guard let address else { return }
        var socketAddress = sockaddr_un()
        socketAddress.sun_family = sa_family_t(AF_UNIX)
        var path = Array(address.utf8)
        // An abstract name begins with a zero byte.
        if path[0] == UInt8(ascii: "@") { path[0] = 0 }
        guard path.count < MemoryLayout.size(ofValue: socketAddress.sun_path) else { return }
        withUnsafeMutableBytes(of: &socketAddress.sun_path) { $0.copyBytes(from: path) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(state.prefix { $0 != "\n" }.utf8)
        let length = socklen_t(MemoryLayout.offset(of: \sockaddr_un.sun_path).unsafelyUnwrapped + path.count)
        withUnsafePointer(to: socketAddress) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length)
            }
        }
    }
}

/// The process that started this one.
public struct ParentProcess: Sendable {
    private let id = getppid()

    /// The present parent.
    public init() {}

    /// Whether it has ended.
    public var isGone: Bool { getppid() != id }
}
