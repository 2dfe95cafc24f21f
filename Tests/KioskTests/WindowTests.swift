import Foundation
import Testing
import TestSupport

@testable import SDLBackend

/// An X server without a screen, on a display number of its own.
final class VirtualDisplay {
    let name: String
    private let server: RunningProgram
    private let folder: TemporaryFolder

    struct NotStarted: Error {}

    init(width: Int, height: Int) throws {
        folder = try TemporaryFolder()
        let number = folder.path + "/display"
        server = try RunningProgram(
            "/bin/sh", ["-c", "exec Xvfb -displayfd 3 -screen 0 \(width)x\(height)x24 -nolisten tcp 3>'\(number)'"])
        var found = ""
        for _ in 0..<200 where found.isEmpty {
            usleep(50_000)
            // Not there until the server has chosen a number.
            found =
                (try? String(contentsOfFile: number, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
                ?? ""
        }
        guard !found.isEmpty else { throw NotStarted() }
        name = ":" + found
    }

    func xdotool(_ arguments: String...) throws {
        let result = try Programs.run("/usr/bin/xdotool", arguments, environment: ["DISPLAY": name])
        try #require(result.status == 0, "\(result.errors)")
    }

    func capture(to path: String) throws {
        let result = try Programs.run("/usr/bin/import", ["-window", "root", path], environment: ["DISPLAY": name])
        try #require(result.status == 0, "\(result.errors)")
    }
}

/// A kiosk in a window that fills a display, on a state of its own.
@MainActor
final class KioskOnDisplay {
    let display: VirtualDisplay
    let state: TemporaryFolder
    let program: RunningProgram

    init(arguments: [String] = []) throws {
        display = try VirtualDisplay(width: 1080, height: 1920)
        state = try DemoState.copy()
        program = try RunningProgram(
            "kiosk",
            ["--windowed", "--size", "1080x1920", "--state", state.path + "/state", "--now", DemoState.now] + arguments,
            environment: ["DISPLAY": display.name], directory: Programs.root)
    }

    func click(_ x: Int, _ y: Int) throws { try display.xdotool("mousemove", "\(x)", "\(y)", "click", "1") }

    /// Waits until the display shows what a headless run draws for the same screen; a kiosk that ended is told at once.
    func expectScreen(_ name: String, seconds: Int = 30) throws {
        let golden = Programs.root + "/Tests/Fixtures/golden/portrait/\(name).png"
        var difference = 1.0
        for _ in 0..<(seconds * 4) {
            try #require(program.isRunning, "the kiosk has ended: \(program.errors)")
            try display.capture(to: state.path + "/now.png")
            difference = try Picture.difference(state.path + "/now.png", golden)
            if difference <= Picture.tolerance { break }
            usleep(250_000)
        }
        #expect(difference <= Picture.tolerance, "\(name) differs in \(difference * 100) % of its pixels")
    }
}

/// Real windows, real clicks.
@Suite(.serialized)
@MainActor
struct WindowTests {
    @Test("a citizen taps from the home screen to a guide and home again, in a real window")
    func taps() throws {
        let kiosk = try KioskOnDisplay()
        try kiosk.expectScreen("home")
        try kiosk.click(280, 600)
        try kiosk.expectScreen("guides")
        try kiosk.click(270, 1850)
        try kiosk.expectScreen("home")
        #expect(kiosk.program.stop() == 0)
    }

    @Test("SIGTERM ends the kiosk cleanly")
    func terminates() throws {
        let kiosk = try KioskOnDisplay()
        try kiosk.expectScreen("home")
        #expect(kiosk.program.stop() == 0)
    }

    @Test("a second kiosk on the same state says who has it and leaves the first alone")
    func secondKiosk() throws {
        let kiosk = try KioskOnDisplay()
        try kiosk.expectScreen("home")
        let second = try Programs.run(
            "kiosk", ["--windowed", "--state", kiosk.state.path + "/state"],
            environment: ["DISPLAY": kiosk.display.name], directory: Programs.root)
        #expect(second.status == 1)
        #expect(second.errors.contains(kiosk.state.path + "/state"), "\(second.errors)")
        try kiosk.expectScreen("home")
        #expect(kiosk.program.stop() == 0)
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
