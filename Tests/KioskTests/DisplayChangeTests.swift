import Foundation
import Testing
import TestSupport

/// Windows and displays that change while the kiosk runs.
@Suite(.serialized)
@MainActor
struct DisplayChangeTests {
    /// A kiosk on a display of its own, and pictures of what it should show.
    @MainActor
    private final class ChangingDisplay {
        let display: VirtualDisplay
        let state: TemporaryFolder
        let pictures: TemporaryFolder
        let program: RunningProgram

        /// - Parameter sizes: what will be expected, drawn before the kiosk's clock runs: its title bar shows minutes.
        init(width: Int, height: Int, arguments: [String], sizes: [(width: Int, height: Int)] = []) throws {
            pictures = try TemporaryFolder()
            for size in sizes { _ = try Self.home(size.width, size.height, in: pictures) }
            display = try VirtualDisplay(width: width, height: height)
            state = try DemoState.copy()
            let settings = "[display]\nburn-in-shift = 0\n"
            try settings.write(toFile: state.path + "/kiosk.conf", atomically: true, encoding: .utf8)
            program = try RunningProgram(
                "kiosk",
                [
                    "--state", state.path + "/state", "--now", DemoState.now, "--config", state.path + "/kiosk.conf",
                ] + arguments, environment: ["DISPLAY": display.name], directory: Programs.root)
        }

        func xrandr(_ arguments: [String]) throws { try run("/usr/bin/xrandr", arguments) }

        func run(_ tool: String, _ arguments: String...) throws { try run(tool, arguments) }

        private func run(_ tool: String, _ arguments: [String]) throws {
            let result = try Programs.run(tool, arguments, environment: ["DISPLAY": display.name])
            try #require(result.status == 0, "\(tool): \(result.errors)")
        }

        /// The home screen as a headless run draws it.
        private static func home(_ width: Int, _ height: Int, in pictures: TemporaryFolder) throws -> String {
            let path = pictures.path + "/home-\(width)x\(height)"
            guard !FileManager.default.fileExists(atPath: path + "/home.png") else { return path + "/home.png" }
            let copy = try DemoState.copy()
            try pictures.write("screenshot home\n", to: "home.script")
            let result = try Programs.run(
                "kiosk",
                [
                    "--headless", "--script", pictures.path + "/home.script", "--size", "\(width)x\(height)",
                    "--screenshots", path, "--state", copy.path + "/state", "--now", DemoState.now,
                ], directory: Programs.root)
            try #require(result.status == 0, "\(result.errors)")
            return path + "/home.png"
        }

        /// Waits until the upper left part of the display shows the home screen at a size.
        func expectHome(_ width: Int, _ height: Int) throws {
            let expected = try Self.home(width, height, in: pictures)
            var difference = 1.0
            for _ in 0..<60 where difference > Picture.tolerance {
                try #require(program.isRunning, "the kiosk has ended: \(program.errors)")
                try run("/usr/bin/import", "-window", "root", "-crop", "\(width)x\(height)+0+0", "+repage", now)
                difference = try Picture.difference(now, expected)
                usleep(250_000)
            }
            #expect(difference <= Picture.tolerance, "differs in \(difference * 100) % of its pixels")
        }

        private var now: String { pictures.path + "/now.png" }
    }

    @Test("a window made smaller and wider is laid out anew; unmapped and mapped again it is drawn again")
    func window() throws {
        let kiosk = try ChangingDisplay(width: 1400, height: 1400, arguments: ["--windowed", "--size", "540x960"])
        try kiosk.run("/usr/bin/xdotool", "search", "--sync", "--name", "OneTouch", "windowmove", "0", "0")
        try kiosk.expectHome(540, 960)
        try kiosk.run("/usr/bin/xdotool", "search", "--name", "OneTouch", "windowsize", "1280", "720")
        try kiosk.expectHome(1280, 720)
        try kiosk.run("/usr/bin/xdotool", "search", "--name", "OneTouch", "windowunmap")
        try kiosk.run("/usr/bin/xdotool", "search", "--name", "OneTouch", "windowmap", "windowmove", "0", "0")
        try kiosk.expectHome(1280, 720)
        #expect(kiosk.program.stop() == 0)
    }

    @Test("a whole display that is turned, goes dark and comes back is filled each time, as by a fresh start")
    func resolution() throws {
        let kiosk = try ChangingDisplay(
            width: 1280, height: 1280, arguments: [], sizes: [(768, 1024), (1024, 768)])
        // The server forgets its modes when the last program leaves it.
        try kiosk.run("/usr/bin/xdotool", "search", "--sync", "--name", "OneTouch")
        let modes = [
            ["upright", "64", "768", "800", "900", "1000", "1024", "1030", "1040", "1050"],
            ["wide", "64", "1024", "1030", "1040", "1050", "768", "800", "900", "1000"],
        ]
        for mode in modes {
            try kiosk.xrandr(["--newmode"] + mode)
            try kiosk.xrandr(["--addmode", "screen", mode[0]])
        }
        try kiosk.xrandr(["--output", "screen", "--mode", "upright"])
        try kiosk.expectHome(768, 1024)
        try kiosk.xrandr(["--output", "screen", "--mode", "wide"])
        try kiosk.expectHome(1024, 768)
        try kiosk.xrandr(["--fb", "1024x768", "--output", "screen", "--off"])
        try kiosk.xrandr(["--output", "screen", "--mode", "upright"])
        try kiosk.expectHome(768, 1024)
        #expect(kiosk.program.stop() == 0)
    }

    @Test("stopped and continued, as a machine that sleeps, the kiosk goes on")
    func suspended() throws {
        let kiosk = try ChangingDisplay(width: 540, height: 960, arguments: ["--windowed", "--size", "540x960"])
        try kiosk.expectHome(540, 960)
        kill(kiosk.program.id, SIGSTOP)
        usleep(300_000)
        kill(kiosk.program.id, SIGCONT)
        try kiosk.run("/usr/bin/xdotool", "mousemove", "135", "925", "click", "1")
        try kiosk.expectHome(540, 960)
        #expect(kiosk.program.stop() == 0)
    }
}
