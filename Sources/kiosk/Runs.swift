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
        let folder = options.screenshots ?? "."
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let desk = desk
        let player = ScriptPlayer(
            loop: loop, scale: pixels, present: { display.present($0, damage: $1) },
            screenshot: { name in
                let path = "\(folder)/\(name).png"
                try display.writeScreenshot(to: path)
                print(path)
            }, settle: { desk.settle(loop) })
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

/// Shows the kiosk in a window or on the whole display until it is closed.
@MainActor
struct WindowRun {
    let options: Kiosk
    let scale: Double
    let preview: AuthoringPreview?
    let state: StateDirectory
    let desk: EffectDesk

    func show(_ app: KioskApp) async throws {
        let size = options.size ?? PixelSize(width: 540, height: 960)
        let mode: WindowMode = options.windowed ? .window(width: size.width, height: size.height) : .fullscreen
        let window = try KioskWindow(mode: mode, title: "OneTouch 一键通")
        var pixels = window.pixelSize
        var unit = DisplayScale.pixelsPerUnit(width: pixels.width, height: pixels.height, factor: scale)
        let painter = try Painter(fontPaths: .debian, assets: Assets.folder(options.assets), scale: unit)
        let loop = InterfaceLoop(
            app, viewport: DisplayScale.viewport(width: pixels.width, height: pixels.height, scale: unit),
            measurer: FontMeasurer(painter.fonts))
        var isFirst = true
        while true {
            desk.settle(loop)
            if desk.wantsRestart { return }
            if let (list, damage) = loop.nextFrame() {
                window.present(list, damage: damage, painter: painter)
                if isFirst { StartReport.firstFrame() }
                isFirst = false
            }
            var deadline = loop.nextWake(after: window.now)
            if preview != nil { deadline = min(deadline ?? .max, window.now + 500) }
            for event in window.waitForEvents(until: deadline, scale: unit) {
                switch event {
                case .quit: return
                case .input(let input, let time): loop.handle(input, at: time)
                case .exposed:
                    pixels = window.pixelSize
                    unit = DisplayScale.pixelsPerUnit(width: pixels.width, height: pixels.height, factor: scale)
                    painter.scale = unit
                    let viewport = DisplayScale.viewport(width: pixels.width, height: pixels.height, scale: unit)
                    loop.handle(.resized(viewport), at: window.now)
                    loop.invalidateScreen()
                }
            }
            loop.advance(to: window.now)
            if let preview, let problems = try await preview.reloadIfChanged(into: state) {
                desk.put(.reloaded(problems: problems))
            }
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
