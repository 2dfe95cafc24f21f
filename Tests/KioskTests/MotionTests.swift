import Foundation
import Testing
import TestSupport

/// The window loop under SDL's dummy driver: fingers from a FIFO, frames from the program's own report.
@Suite(.serialized)
struct MotionTests {
    private final class DummyKiosk {
        let state: TemporaryFolder
        let program: RunningProgram
        let fingers: FileHandle

        init(arguments: [String] = []) throws {
            state = try DemoState.copy()
            let feed = state.path + "/fingers"
            mkfifo(feed, 0o600)
            program = try RunningProgram(
                "kiosk",
                [
                    "--windowed", "--size", "540x960", "--state", state.path + "/state", "--now", DemoState.now,
                ] + arguments,
                environment: [
                    "SDL_VIDEODRIVER": "dummy", "ONETOUCH_TOUCH_FEED": feed,
                    "ONETOUCH_FRAME_REPORT": state.path + "/frames",
                ], directory: Programs.root)
            fingers = try #require(FileHandle(forUpdatingAtPath: feed))
        }

        func tap(_ x: Double, _ y: Double) {
            fingers.write(Data("down 1 \(x) \(y)\nup 1 \(x) \(y)\n".utf8))
        }

        /// Kind and page of each frame that was drawn.
        var frames: [(kind: String, page: String)] {
            // Not there before the first frame.
            let text = (try? String(contentsOfFile: state.path + "/frames", encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap { line in
                let words = line.split(separator: " ")
                return words.count == 10 ? (String(words[7]), String(words[9])) : nil
            }
        }

        func wait(until isDone: ([(kind: String, page: String)]) -> Bool) throws {
            for _ in 0..<600 where !isDone(frames) {
                try #require(program.isRunning, "the kiosk has ended: \(program.errors)")
                usleep(50_000)
            }
            #expect(isDone(frames), "\(frames)")
        }
    }

    @Test("fingers open a page, which fades in; SIGTERM ends the kiosk although nothing moves any more")
    func fingers() throws {
        let kiosk = try DummyKiosk()
        try kiosk.wait { !$0.isEmpty }
        let home = kiosk.frames[0].page
        kiosk.tap(0.26, 0.3)
        try kiosk.wait { frames in frames.contains { $0.page != home && $0.kind == "fade" } }
        #expect(kiosk.program.stop() == 0)
    }

    @Test("a drag scrolls by copying what is on the screen")
    func copies() throws {
        let kiosk = try DummyKiosk()
        try kiosk.wait { !$0.isEmpty }
        kiosk.tap(0.26, 0.3)
        try kiosk.wait { frames in frames.contains { $0.kind == "fade" } }
        usleep(500_000)
        var drag = "down 1 0.5 0.8\n"
        for step in 1...10 { drag += "move 1 0.5 \(0.8 - Double(step) * 0.03)\n" }
        kiosk.fingers.write(Data(drag.utf8))
        try kiosk.wait { frames in frames.contains { $0.kind == "scroll" } }
        #expect(kiosk.program.stop() == 0)
    }

    @Test("with reduced motion in the settings a page is simply there")
    func reducedMotion() throws {
        let settings = try TemporaryFolder()
        try settings.write("[display]\nreduced-motion = true\n", to: "kiosk.conf")
        let kiosk = try DummyKiosk(arguments: ["--config", settings.path + "/kiosk.conf"])
        try kiosk.wait { !$0.isEmpty }
        let home = kiosk.frames[0].page
        kiosk.tap(0.26, 0.3)
        try kiosk.wait { frames in frames.contains { $0.page != home } }
        #expect(!kiosk.frames.contains { $0.kind == "fade" })
        #expect(kiosk.program.stop() == 0)
    }

    @Test("hundreds of random touches crash nothing, and Back and Home are there after each", arguments: [7, 8])
    func monkey(_ seed: Int) throws {
        let state = try DemoState.copy()
        try state.write("monkey 250 \(seed)\nmemory after\n", to: "monkey.script")
        let result = try Programs.run(
            "kiosk",
            [
                "--headless", "--size", "540x960", "--script", state.path + "/monkey.script", "--state",
                state.path + "/state", "--now", DemoState.now,
            ], directory: Programs.root)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("after "))
    }
}
