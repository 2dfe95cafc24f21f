import Foundation
import TestSupport
import Testing

/// The kiosk itself while its content is made from the packs.
struct PreparationTests {
    /// Holds the lock that whoever makes the database has to take.
    private final class InstallLock {
        private let descriptor: Int32

        init(_ path: String) throws {
            descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
        }

        deinit { close(descriptor) }
    }

    private func waitUntil(_ isTrue: () -> Bool) -> Bool {
        for _ in 0..<600 {
            if isTrue() { return true }
            usleep(50_000)
        }
        return false
    }

    @Test("without a database the screen is there at once, and its content as soon as it is made")
    func firstPageFirst() throws {
        let copy = try DemoState.copy()
        let state = copy.path + "/state"
        let database = state + "/content.sqlite"
        // They may not exist.
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + suffix) }
        try FileManager.default.removeItem(atPath: database)
        var lock: InstallLock? = try InstallLock(state + "/install.lock")
        let frames = copy.path + "/frames"
        let kiosk = try RunningProgram(
            "kiosk", ["--windowed", "--size", "540x960", "--state", state, "--now", DemoState.now],
            environment: [
                "SDL_VIDEODRIVER": "dummy", "ONETOUCH_START_REPORT": "1", "ONETOUCH_FRAME_REPORT": frames,
            ], directory: Programs.root)
        #expect(waitUntil { kiosk.errors.contains("first-frame") }, "\(kiosk.errors)")
        // Nobody can have made it: the lock is ours.
        #expect(FileManager.default.contents(atPath: database) == nil)
        withExtendedLifetime(lock) {}
        lock = nil
        #expect(waitUntil { (FileManager.default.contents(atPath: database)?.count ?? 0) > 200_000 })
        // The page that waited is drawn anew, without a touch.
        #expect(
            waitUntil { (try? String(contentsOfFile: frames, encoding: .utf8))?.split(separator: "\n").count ?? 0 > 1 })
        #expect(kiosk.stop() == 0)
    }
}
