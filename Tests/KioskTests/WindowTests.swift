import Foundation
import Testing
import TestSupport

@testable import SDLBackend

/// An X server without a screen, on a display number of its own.
final class VirtualDisplay {
    let name: String
    private let server: Process
    private let folder: TemporaryFolder

    struct NotStarted: Error {}

    init(width: Int, height: Int) throws {
        folder = try TemporaryFolder()
        let number = folder.path + "/display"
        server = try Programs.start(
            "/bin/sh", ["-c", "exec Xvfb -displayfd 3 -screen 0 \(width)x\(height)x24 -nolisten tcp 3>'\(number)'"])
        var found = ""
        for _ in 0..<200 where found.isEmpty {
            usleep(50_000)
            found =
                (try? String(contentsOfFile: number, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
                ?? ""
        }
        guard !found.isEmpty else { throw NotStarted() }
        name = ":" + found
    }

    deinit { server.terminate() }

    func xdotool(_ arguments: String...) throws {
        let result = try Programs.run("/usr/bin/xdotool", arguments, environment: ["DISPLAY": name])
        try #require(result.status == 0, "\(result.errors)")
    }

    func capture(to path: String) throws {
        let result = try Programs.run("/usr/bin/import", ["-window", "root", path], environment: ["DISPLAY": name])
        try #require(result.status == 0, "\(result.errors)")
    }
}

/// Real windows, real clicks.
@Suite(.serialized)
@MainActor
struct WindowTests {
    /// Waits until the display shows what a headless run draws for the same screen.
    private func waitUntil(_ display: VirtualDisplay, shows golden: String, seconds: Int = 30) throws -> Double {
        let folder = try TemporaryFolder()
        var difference = 1.0
        for _ in 0..<(seconds * 4) {
            try display.capture(to: folder.path + "/now.png")
            difference = try Picture.difference(folder.path + "/now.png", golden)
            if difference <= Picture.tolerance { break }
            usleep(250_000)
        }
        return difference
    }

    private func golden(_ name: String) -> String { Programs.root + "/Tests/Fixtures/golden/portrait/\(name).png" }

    @Test("a citizen taps from the home screen to a guide and home again, in a real window")
    func taps() throws {
        let display = try VirtualDisplay(width: 1080, height: 1920)
        let kiosk = try Programs.start(
            "kiosk",
            [
                "--windowed", "--size", "1080x1920", "--state", try DemoState.folder() + "/state", "--now",
                DemoState.now,
            ],
            environment: ["DISPLAY": display.name], directory: Programs.root)
        defer { kiosk.terminate() }
        #expect(try waitUntil(display, shows: golden("home")) <= Picture.tolerance)
        try display.xdotool("mousemove", "280", "600", "click", "1")
        #expect(try waitUntil(display, shows: golden("guides")) <= Picture.tolerance)
        try display.xdotool("mousemove", "405", "1850", "click", "1")
        #expect(try waitUntil(display, shows: golden("home")) <= Picture.tolerance)
        #expect(kiosk.isRunning)
    }

    @Test("SIGTERM ends the kiosk cleanly")
    func terminates() throws {
        let display = try VirtualDisplay(width: 1080, height: 1920)
        let kiosk = try Programs.start(
            "kiosk",
            [
                "--windowed", "--size", "1080x1920", "--state", try DemoState.folder() + "/state", "--now",
                DemoState.now,
            ],
            environment: ["DISPLAY": display.name], directory: Programs.root)
        #expect(try waitUntil(display, shows: golden("home")) <= Picture.tolerance)
        kiosk.terminate()
        kiosk.waitUntilExit()
        #expect(kiosk.terminationReason == .exit)
        #expect(kiosk.terminationStatus == 0)
    }

    @Test("without a display there is one clear sentence, in English or Chinese by locale")
    func noDisplay() throws {
        let state = try TemporaryFolder()
        let english = try Programs.run(
            "kiosk", ["--state", state.path], environment: ["SDL_VIDEODRIVER": "x11"], directory: Programs.root)
        #expect(english.status == 1)
        #expect(english.errors.hasPrefix("kiosk: no display can be opened (x11)"))
        let chinese = try Programs.run(
            "kiosk", ["--state", state.path], environment: ["SDL_VIDEODRIVER": "x11", "LC_ALL": "zh_CN.UTF-8"],
            directory: Programs.root)
        #expect(chinese.errors.contains("打不开显示器"))
    }
}
