import Glibc

/// Sleeps until an input device has something to say, somebody wakes, or a time is over.
///
/// For drivers that have no wait of their own: KMSDRM, dummy, offscreen. SDL would look for input a thousand times a second
/// there. Each opened descriptor of an input device gets a copy of its events, so reading ours takes nothing from SDL.
final class InputSleeper {
    /// What ended the sleep.
    enum Reason: Hashable {
        case timeout
        case woken
        case input
    }

    private let waker: Waker
    private let folder: String?
    private var devices: [String: Int32] = [:]
    private var watch: Int32 = -1
    /// Without readable devices we must look ourselves.
    private static let blindNap: Int32 = 20

    /// - Parameter folder: where `event*` devices appear, such as `/dev/input`; nil when there is no input at all.
    init(waker: Waker, folder: String?) {
        self.waker = waker
        self.folder = folder
        guard let folder else { return }
        watch = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        // Permissions come a moment after the device: udev sets them.
        if watch >= 0 { inotify_add_watch(watch, folder, UInt32(IN_CREATE | IN_ATTRIB)) }
        openDevices()
    }

    deinit {
        for descriptor in devices.values { close(descriptor) }
        if watch >= 0 { close(watch) }
    }

    /// Names of the devices that are listened to.
    var deviceNames: Set<String> { Set(devices.keys) }

    private func openDevices() {
        guard let folder, let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name.hasPrefix("event"), devices[name] == nil else { continue }
            let descriptor = open("\(folder)/\(name)", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            if descriptor >= 0 { devices[name] = descriptor }
        }
    }

    /// Sleeps at most so long; nil for as long as it takes.
    func sleep(milliseconds: Int64?) -> Reason {
        var timeout = milliseconds.map { Int32(min(max(0, $0), 3_600_000)) } ?? -1
        if folder != nil, devices.isEmpty { timeout = timeout < 0 ? Self.blindNap : min(timeout, Self.blindNap) }
        let names = Array(devices.keys)
        var polled = [pollfd(fd: waker.descriptor, events: Int16(POLLIN), revents: 0)]
        polled += names.map { pollfd(fd: devices[$0] ?? -1, events: Int16(POLLIN), revents: 0) }
        polled.append(pollfd(fd: watch, events: Int16(POLLIN), revents: 0))
        guard poll(&polled, nfds_t(polled.count), timeout) > 0 else { return .timeout }
        var reason = Reason.timeout
        for (name, state) in zip(names, polled.dropFirst()) where state.revents != 0 {
            reason = .input
            drain(name, hasLeft: state.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0)
        }
        if polled.last.map({ $0.revents != 0 }) == true {
            discard(watch)
            openDevices()
            reason = .input
        }
        if polled[0].revents != 0 {
            waker.drain()
            reason = .woken
        }
        return reason
    }

    private func drain(_ name: String, hasLeft: Bool) {
        guard let descriptor = devices[name] else { return }
        discard(descriptor)
        guard hasLeft else { return }
        close(descriptor)
        devices[name] = nil
    }

    /// Reads until nothing is left; SDL has its own copy.
    private func discard(_ descriptor: Int32) {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
        }
    }
}
