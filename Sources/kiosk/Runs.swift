import Content
import Foundation
import Headless
import Interface
import SDLBackend
import Screens
import Store

/// Logical units a display of some pixels has, and how large one is.
struct DisplayScale {
    /// 1080 logical units span the short side at factor 1.
    static func pixelsPerUnit(width: Int, height: Int, factor: Double) -> Double {
        Double(min(width, height)) / 1080 * factor
    }

    static func viewport(width: Int, height: Int, scale: Double) -> Size {
        Size(width: (Double(width) / scale).rounded(.down), height: (Double(height) / scale).rounded(.down))
    }
}

/// Finds the icons: beside the program when installed, in the checkout when not.
enum Assets {
    static func folder(_ wanted: String?) -> String {
        if let wanted { return wanted }
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        var candidates = ["assets", program.appendingPathComponent("../share/onetouch/assets").standardized.path]
        var folder = program
        for _ in 0..<4 {
            folder.deleteLastPathComponent()
            candidates.append(folder.appendingPathComponent("assets").path)
        }
        return candidates.first { FileManager.default.fileExists(atPath: $0 + "/icons") } ?? "assets"
    }
}

/// Plays a script into pixels in memory.
@MainActor
struct HeadlessRun {
    let options: Kiosk
    let scale: Double
    let desk: EffectDesk

    func play(_ path: String, _ app: KioskApp) throws {
        let script = try Script(parsing: try ScriptFile.read(path))
        let size = options.size ?? PixelSize(width: 1080, height: 1920)
        let pixels = DisplayScale.pixelsPerUnit(width: size.width, height: size.height, factor: scale)
        let painter = try Painter(fontPaths: .debian, assets: Assets.folder(options.assets), scale: pixels)
        let display = try OffscreenDisplay(painter: painter, width: size.width, height: size.height)
        let loop = InterfaceLoop(
            app, viewport: DisplayScale.viewport(width: size.width, height: size.height, scale: pixels),
            measurer: FontMeasurer(painter.fonts))
        loop.pixelsPerUnit = pixels
        let folder = options.screenshots ?? "."
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let desk = desk
        var housekeeping = Housekeeping()
        let player = ScriptPlayer(
            loop: loop, scale: pixels, present: { display.present($0) },
            screenshot: { name in
                let path = "\(folder)/\(name).png"
                try display.writeScreenshot(to: path)
                print(path)
            },
            settle: {
                desk.settle(loop)
                housekeeping.rest(at: loop.program)
            })
        try player.play(script)
    }
}

/// Reads a script file, saying which file it was when that fails.
enum ScriptFile {
    struct Unreadable: ExplainedError {
        let path: String
        let reason: String
        var message: Message {
            Message(zh: "脚本 \(path) 读不出来：\(reason)", en: "script \(path) cannot be read: \(reason)")
        }
    }

    static func read(_ path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw Unreadable(path: path, reason: error.localizedDescription)
        }
    }
}

/// Tells benchmarks when the first frame is on the screen: `ONETOUCH_START_REPORT=1`.
enum StartReport {
    static func firstFrame() {
        guard ProcessInfo.processInfo.environment["ONETOUCH_START_REPORT"] != nil else { return }
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        FileHandle.standardError.write(Data("first-frame \(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)\n".utf8))
    }
}
