import CSDL2
import Glibc
import Interface

/// How the kiosk appears on a display.
public enum WindowMode: Hashable, Sendable {
    /// The whole display; nothing but a signal ends it.
    case fullscreen
    /// A window of this many pixels, which closes as windows do.
    case window(width: Int, height: Int)
}

/// A real window: events in, pictures out.
@MainActor
public final class KioskWindow {
    /// Ends the sleep of ``waitForEvents(until:scale:)`` from any thread.
    public nonisolated let waker: Waker

    let window: OpaquePointer
    let mode: WindowMode
    private let driver: String
    private let signals: TerminationSignals
    private let feed: TouchFeed?
    private let sleeper: InputSleeper?
    /// The screen that a window on a whole display fills; nil unless an X server shows it.
    var screen: XScreen?
    var picture: WindowPicture
    /// Fingers that are down, by SDL's numbers.
    var pointers: Set<Int64> = []
    /// Whether anything of the window can be seen, as far as the window system says.
    public internal(set) var isVisible = true

    /// Opens the window and shows it empty.
    ///
    /// - Parameters:
    ///   - shift: how far the picture moves about against burn-in.
    ///   - touchFeed: a FIFO with fingers for measuring; heeded in a window only, never on a whole display.
    /// - Throws: ``BackendError/displayUnavailable(driver:reason:)``.
    public init(
        mode: WindowMode, title: String, shift: PictureShift = PictureShift(reach: 0), touchFeed: String? = nil
    ) throws(BackendError) {
        SDL_SetMainReady()
        Self.setHints()
        waker = Waker()
        signals = TerminationSignals(waker)
        guard SDL_InitSubSystem(UInt32(SDL_INIT_VIDEO)) == 0 else {
            throw .displayUnavailable(driver: Self.wantedDriver, reason: sdlError())
        }
        driver = SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? "?"
        guard let window = Self.open(mode, title) else {
            let reason = sdlError()
            SDL_QuitSubSystem(UInt32(SDL_INIT_VIDEO))
            throw .displayUnavailable(driver: driver, reason: reason)
        }
        self.window = window
        self.mode = mode
        picture = WindowPicture(window: window, shift: shift)
        feed = mode == .fullscreen ? nil : touchFeed.map { [waker] in TouchFeed(path: $0, waker: waker) }
        sleeper = Self.sleeper(driver, waker)
        if mode == .fullscreen, driver == "x11" { screen = XScreen(window: window) }
        SDL_StartTextInput()
        if mode == .fullscreen {
            SDL_ShowCursor(SDL_DISABLE)
            SDL_SetWindowKeyboardGrab(window, SDL_TRUE)
        }
    }

    isolated deinit {
        SDL_DestroyWindow(window)
        SDL_QuitSubSystem(UInt32(SDL_INIT_VIDEO))
    }

    private static func setHints() {
        let hints = [
            // Measured (docs/performance.md): an accelerated framebuffer is three times slower than plain shared memory
            // on machines without a GPU, and costs 200 MB under the offscreen driver.
            SDL_HINT_FRAMEBUFFER_ACCELERATION: "0",
            SDL_HINT_TOUCH_MOUSE_EVENTS: "0", SDL_HINT_MOUSE_TOUCH_EVENTS: "0",
            SDL_HINT_VIDEO_ALLOW_SCREENSAVER: "0", SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS: "0",
            SDL_HINT_NO_SIGNAL_HANDLERS: "1",
            // No key combination leaves the kiosk.
            SDL_HINT_WINDOWS_NO_CLOSE_ON_ALT_F4: "1", SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED: "0",
            SDL_HINT_GRAB_KEYBOARD: "1",
        ]
        for (name, value) in hints { SDL_SetHint(name, value) }
    }

    private static func open(_ mode: WindowMode, _ title: String) -> OpaquePointer? {
        switch mode {
        case .fullscreen:
            // Where no window manager makes it full, as under a bare X server, it is as large as the display anyway.
            var display = SDL_Rect(x: 0, y: 0, w: 1080, h: 1920)
            SDL_GetDisplayBounds(0, &display)
            let flags =
                SDL_WINDOW_SHOWN.rawValue | SDL_WINDOW_BORDERLESS.rawValue | SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue
            return SDL_CreateWindow(title, display.x, display.y, display.w, display.h, flags)
        case .window(let width, let height):
            let centered = Int32(bitPattern: SDL_WINDOWPOS_CENTERED_MASK)
            let flags = SDL_WINDOW_SHOWN.rawValue | SDL_WINDOW_RESIZABLE.rawValue
            return SDL_CreateWindow(title, centered, centered, Int32(width), Int32(height), flags)
        }
    }

    private static var wantedDriver: String {
        getenv("SDL_VIDEODRIVER").map { String(cString: $0) } ?? "x11/wayland/KMSDRM"
    }

    /// X11 and Wayland truly sleep in SDL; the others need our own waiting.
    private static func sleeper(_ driver: String, _ waker: Waker) -> InputSleeper? {
        switch driver {
        case "x11", "wayland": nil
        case "KMSDRM", "kmsdrm": InputSleeper(waker: waker, folder: "/dev/input")
        default: InputSleeper(waker: waker, folder: nil)
        }
    }

    /// Ends the sleep of ``waitForEvents(until:scale:)``, from any thread: something outside changed.
    public nonisolated func wake() { waker.wake() }

    /// Room for the picture in pixels.
    public var pixelSize: (width: Int, height: Int) {
        let place = picture.place
        return (place.width, place.height)
    }

    /// Milliseconds of a clock that never goes back.
    public var now: Milliseconds { Milliseconds(SDL_GetTicks64()) }

    /// Draws an update and shows it; returns what that took.
    @discardableResult
    public func present(_ update: FrameUpdate, painter: Painter) -> (paint: Int, present: Int) {
        let cost = picture.present(update, painter: painter) ?? WindowPicture.Cost()
        return (cost.paint, cost.present)
    }

    /// When the picture moves next, against burn-in; never under a finger.
    public var nextShift: Milliseconds? { picture.shift.isOn && pointers.isEmpty ? picture.shift.nextAt : nil }

    /// Sleeps until an event comes or a time is reached, and returns all events that are there.
    public func waitForEvents(until deadline: Milliseconds?, scale: Double) -> [Event] {
        var event = SDL_Event()
        var events: [Event] = []
        if pointers.isEmpty, picture.shift.advance(to: now) { events.append(.exposed) }
        if wait(for: &event, until: deadline) {
            repeat { events += translate(event, scale: scale) } while SDL_PollEvent(&event) != 0
        }
        return events
    }

    private func wait(for event: inout SDL_Event, until deadline: Milliseconds?) -> Bool {
        guard let sleeper else {
            guard let deadline else { return SDL_WaitEvent(&event) != 0 }
            return SDL_WaitEventTimeout(&event, Int32(min(max(0, deadline - now), 3_600_000))) != 0
        }
        while SDL_PollEvent(&event) == 0 {
            let left = deadline.map { $0 - now }
            if let left, left <= 0 { return false }
            _ = sleeper.sleep(milliseconds: left)
        }
        return true
    }
}
