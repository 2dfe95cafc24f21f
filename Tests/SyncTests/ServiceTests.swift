import Content
import Foundation
import Store
import TestSupport
import Testing

/// The service manager's end of its socket.
private final class NotifySocket {
    let path: String
    private let descriptor: Int32

    struct NotBound: Error {}

    init(in folder: TemporaryFolder) throws {
        path = folder.path + "/notify"
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = path
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let descriptor = descriptor
        let result = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw NotBound() }
    }

    deinit { close(descriptor) }

    /// What has come since the last call.
    func take() -> [String] {
        var messages: [String] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return messages }
            messages.append(String(decoding: buffer[..<count], as: UTF8.self))
        }
    }
}

@Suite("kiosk-sync as a service", .serialized)
struct ServiceTests {
    private let bench: FaultBench

    init() throws {
        bench = try FaultBench()
        try bench.kiosk.configure("[sync]\nretry-seconds = 0.05\ntimeout-seconds = 5\npoll-seconds = 5\n")
    }

    private var state: StateDirectory { StateDirectory(existing: bench.kiosk.state) }

    /// Until something is so; half a minute is long enough on any machine.
    private func wait(_ running: RunningProgram, for isSo: () throws -> Bool) throws {
        for _ in 0..<600 where running.isRunning {
            if try isSo() { return }
            usleep(50_000)
        }
        #expect(try isSo(), "\(running.errors)")
    }

    private func ask(_ change: (inout SyncRequest) -> Void) throws {
        var request = try SyncRequest(of: state)
        change(&request)
        try request.write(to: state)
    }

    @Test(
        "the service manager hears that it is ready, that it lives, what it does, and that it ends; SIGTERM ends it well"
    )
    func notifies() throws {
        let socket = try NotifySocket(in: bench.kiosk.folder)
        let running = try bench.kiosk.start(
            bench.server.address, environment: ["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "3000000"])
        var heard: [String] = []
        try wait(running) {
            heard += socket.take()
            return heard.contains("WATCHDOG=1") && heard.contains { $0.contains("nothing new") }
        }
        #expect(heard.first == "READY=1")
        #expect(running.stop() == 0)
        heard += socket.take()
        #expect(heard.contains("STOPPING=1"))
        #expect(try bench.kiosk.status()?.phase == .stopped)
    }

    @Test("a release is found at the next look, whose pause is told in the log")
    func finds() throws {
        let running = try bench.kiosk.start(bench.server.address)
        try wait(running) { running.errors.contains("next look in") }
        try bench.publishNext()
        try wait(running) { try bench.kiosk.shows(bench.next) }
        #expect(running.stop() == 0)
    }

    @Test("staff pause a download and let it go on; nothing is lost in between, and a look can be asked for")
    func pauses() throws {
        let running = try bench.kiosk.start(bench.server.address)
        try wait(running) { running.errors.contains("next look in") }
        try bench.publishNext()
        bench.server.set { $0.path.contains(".2.zst") ? .drips(2000) : nil }
        try ask { $0.looks += 1 }
        try wait(running) { try bench.kiosk.status()?.phase == .downloading }
        try ask { $0.isPaused = true }
        try wait(running) { try bench.kiosk.status()?.phase == .paused }
        #expect(try bench.kiosk.shows(bench.first))
        bench.server.set { _ in nil }
        try ask { $0.isPaused = false }
        try wait(running) { try bench.kiosk.shows(bench.next) }
        #expect(running.stop() == 0)
    }

    @Test(
        "a stick is read when staff ask for it; pulled in between, it goes on when it is back, and the wish is done with"
    )
    func stick() throws {
        bench.server.close()
        let stick = bench.kiosk.folder.path + "/stick"
        try bench.publishNext()
        try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
        let running = try bench.kiosk.start(bench.server.address)
        try wait(running) { running.errors.contains("next look in") }
        try ask { $0.from = stick + "/onetouch-repository" }
        try wait(running) { try bench.kiosk.status()?.phase == .stickMissing }
        try FileManager.default.copyItem(atPath: bench.repository.path, toPath: stick + "/onetouch-repository")
        try wait(running) { try bench.kiosk.shows(bench.next) }
        try wait(running) { try SyncRequest(of: state).from == nil }
        #expect(running.stop() == 0)
    }

    @Test("a bandwidth limit is kept")
    func bandwidth() throws {
        try bench.kiosk.configure("[sync]\nkilobytes-per-second = 2\n")
        try bench.publishNext()
        let began = ContinuousClock.now
        #expect(try bench.kiosk.sync(bench.server.address).status == 0)
        // 8.7 KB at 2 KB a second cannot take less, however fast the machine is.
        #expect(began.duration(to: .now) > .seconds(3))
    }

    @Test("outside its hours it asks nobody")
    func hours() throws {
        let hour = (Calendar.current.component(.hour, from: Date()) + 12) % 24
        try bench.kiosk.configure("[sync]\nhours = \"\(hour):00-\((hour + 1) % 24):00\"\n")
        let socket = try NotifySocket(in: bench.kiosk.folder)
        let running = try bench.kiosk.start(
            bench.server.address, environment: ["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "3000000"])
        var heard: [String] = []
        try wait(running) {
            heard += socket.take()
            return heard.filter { $0 == "WATCHDOG=1" }.count > 3
        }
        #expect(bench.server.takeRequests().isEmpty)
        #expect(running.stop() == 0)
    }

    @Test("a child ends when the program that started it does")
    func child() throws {
        let script =
            "'\(Programs.path("kiosk-sync"))' --child --state '\(bench.kiosk.state)' --repository "
            + "\(bench.server.address) --root '\(bench.kiosk.root)' & echo $!; sleep 1"
        let shell = try Programs.run("/bin/sh", ["-c", script])
        let id = try #require(pid_t(shell.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        for _ in 0..<400 where kill(id, 0) == 0 { usleep(50_000) }
        #expect(kill(id, 0) != 0)
    }

    @Test("proxy and certificate authorities are taken from the settings")
    func proxy() throws {
        try bench.publishNext()
        // A proxy is asked for a tunnel (CONNECT), also for plain HTTP.
        try bench.kiosk.configure("[sync]\nproxy = \"http://127.0.0.1:\(bench.server.port)\"\n")
        let result = try bench.kiosk.sync("http://repository.example/")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try bench.kiosk.shows(bench.next))
        try bench.kiosk.configure("[sync]\nca-file = \"/no/such.pem\"\n")
        let bad = try bench.kiosk.sync("https://127.0.0.1:1/")
        #expect(bad.status == 1)
        #expect(bad.errors.contains("the certificates in /no/such.pem cannot be used"))
    }
}
