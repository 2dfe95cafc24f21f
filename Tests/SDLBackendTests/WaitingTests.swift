import Foundation
import Testing

@testable import SDLBackend

/// A folder of FIFOs that stand for input devices.
private final class Devices {
    let path = FileManager.default.temporaryDirectory.path + "/onetouch-devices-\(UUID().uuidString)"

    init(_ names: [String]) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for name in names { plug(name) }
    }

    func plug(_ name: String) { mkfifo("\(path)/\(name)", 0o600) }

    /// Opens a device as hardware does: without this end, a FIFO is an unplugged device.
    func hardware(_ name: String) -> FileHandle? { FileHandle(forUpdatingAtPath: "\(path)/\(name)") }

    // Left to the system when it cannot be removed, as all temporary files are.
    deinit { try? FileManager.default.removeItem(atPath: path) }
}

struct WaitingTests {
    private let waker = Waker()

    @Test("input ends a sleep, and is read away so that the next sleep is quiet")
    func input() throws {
        let devices = try Devices(["event0", "event1", "mouse0"])
        let hardware = try #require(devices.hardware("event1"))
        let sleeper = InputSleeper(waker: waker, folder: devices.path)
        #expect(sleeper.deviceNames == ["event0", "event1"])
        hardware.write(Data(repeating: 7, count: 72))
        #expect(sleeper.sleep(milliseconds: 60_000) == .input)
        #expect(sleeper.sleep(milliseconds: 1) == .timeout)
    }

    @Test("another thread ends a sleep that would last for ever")
    func woken() async throws {
        let devices = try Devices(["event0"])
        let waker = waker
        async let sleep = Task.detached {
            InputSleeper(waker: waker, folder: devices.path).sleep(milliseconds: nil)
        }.value
        waker.wake()
        #expect(await sleep == .woken)
    }

    @Test("a wake before the sleep is not lost, and many are one")
    func wokenBefore() {
        let sleeper = InputSleeper(waker: waker, folder: nil)
        for _ in 0..<100_000 { waker.wake() }
        #expect(sleeper.sleep(milliseconds: nil) == .woken)
        #expect(sleeper.sleep(milliseconds: 1) == .timeout)
    }

    @Test("a device that is plugged in is heard, one that is pulled out is forgotten")
    func plugging() throws {
        let devices = try Devices(["event0"])
        let first = try #require(devices.hardware("event0"))
        let sleeper = InputSleeper(waker: waker, folder: devices.path)
        devices.plug("event5")
        #expect(sleeper.sleep(milliseconds: 60_000) == .input)
        #expect(sleeper.deviceNames == ["event0", "event5"])
        let second = try #require(devices.hardware("event5"))
        second.write(Data([1]))
        #expect(sleeper.sleep(milliseconds: 60_000) == .input)
        try second.close()
        #expect(sleeper.sleep(milliseconds: 60_000) == .input)
        #expect(sleeper.deviceNames == ["event0"])
        withExtendedLifetime(first) {}
    }

    @Test("where no device can be read the loop looks by itself, often enough for a finger")
    func blind() {
        let sleeper = InputSleeper(waker: waker, folder: "/nowhere")
        #expect(sleeper.sleep(milliseconds: nil) == .timeout)
    }
}
