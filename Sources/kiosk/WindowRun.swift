import Foundation
import Interface
import SDLBackend
import Screens
import Store

/// What a window needs to know of the settings.
struct WindowSettings {
    var scale = 1.0
    var reducesMotion = false
    /// Pixels by which the picture moves about against burn-in, on a whole display only.
    var shift = 0
}

/// Shows the kiosk in a window or on the whole display until it is closed.
@MainActor
final class WindowRun {
    private let settings: WindowSettings
    private let preview: AuthoringPreview?
    private let state: StateDirectory
    private let window: KioskWindow
    private let painter: Painter
    private let desk: EffectDesk
    private let loop: InterfaceLoop<KioskApp, FontMeasurer>
    private var unit: Double
    private var report: FrameReport?
    private var housekeeping = Housekeeping()
    /// How long texts may be drawn ahead before the next frame is due.
    private static let aheadMicroseconds = 4000

    init(
        options: Kiosk, settings: WindowSettings, preview: AuthoringPreview?, state: StateDirectory, app: KioskApp,
        desk: EffectDesk
    ) throws {
        self.settings = settings
        self.preview = preview
        self.state = state
        self.desk = desk
        let size = options.size ?? PixelSize(width: 540, height: 960)
        let environment = ProcessInfo.processInfo.environment
        window = try KioskWindow(
            mode: options.windowed ? .window(width: size.width, height: size.height) : .fullscreen,
            title: "OneTouch 一键通", shift: PictureShift(reach: options.windowed ? 0 : settings.shift),
            touchFeed: environment["ONETOUCH_TOUCH_FEED"])
        desk.wake = { [waker = window.waker] in waker.wake() }
        report = environment["ONETOUCH_FRAME_REPORT"].flatMap(FrameReport.init(path:))
        let pixels = window.pixelSize
        unit = DisplayScale.pixelsPerUnit(width: pixels.width, height: pixels.height, factor: settings.scale)
        painter = try Painter(fontPaths: .debian, assets: Assets.folder(options.assets), scale: unit)
        loop = InterfaceLoop(
            app, viewport: DisplayScale.viewport(width: pixels.width, height: pixels.height, scale: unit),
            measurer: FontMeasurer(painter.fonts))
        loop.pixelsPerUnit = unit
        loop.reducesMotion = settings.reducesMotion
    }

    func show() async throws {
        draw()
        StartReport.firstFrame()
        while true {
            for event in window.waitForEvents(until: deadline, scale: unit) {
                guard handle(event) else { return }
            }
            loop.advance(to: window.now)
            if let preview, let problems = try await preview.reloadIfChanged(into: state) {
                desk.put(.reloaded(problems: problems))
            }
            draw()
            if desk.wantsRestart { return }
            drawAhead()
            if !loop.isMoving { housekeeping.rest(at: loop.program) }
        }
    }

    private var deadline: Milliseconds? {
        let watch = preview == nil ? nil : window.now + 500
        return [loop.nextWake(after: window.now), watch, window.nextShift].compactMap { $0 }.min()
    }

    /// False when the program shall end.
    private func handle(_ event: KioskWindow.Event) -> Bool {
        switch event {
        case .quit: return false
        case .woken: break
        case .input(let input, let time):
            report?.input(input, at: time, now: window.now)
            loop.handle(input, at: time)
        case .exposed: fitToWindow()
        }
        return true
    }

    private func fitToWindow() {
        let pixels = window.pixelSize
        unit = DisplayScale.pixelsPerUnit(width: pixels.width, height: pixels.height, factor: settings.scale)
        painter.scale = unit
        loop.pixelsPerUnit = unit
        let viewport = DisplayScale.viewport(width: pixels.width, height: pixels.height, scale: unit)
        if viewport != loop.viewport { loop.handle(.resized(viewport), at: window.now) }
        loop.invalidateScreen()
    }

    private func draw() {
        desk.settle(loop)
        let begin = monotonicMicroseconds()
        let beginCPU = threadMicroseconds()
        // A window that cannot be seen is laid out all the same, so that the loop comes to rest; it is drawn when it is back.
        guard let update = loop.nextFrame(), window.isVisible else {
            report?.nothingChanged()
            return
        }
        let laidOut = monotonicMicroseconds()
        let cost = window.present(update, painter: painter)
        report?.frame(
            update, page: loop.program.page, layout: laidOut - begin, paint: cost.paint, present: cost.present,
            beginCPU: beginCPU)
    }

    /// Rasterises the texts that come into sight next while nothing else is to do.
    private func drawAhead() {
        let end = monotonicMicroseconds() + Self.aheadMicroseconds
        painter.prepare(loop.textsAhead()) { monotonicMicroseconds() < end }
    }
}
