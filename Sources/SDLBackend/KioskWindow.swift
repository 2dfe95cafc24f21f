import CSDL2
import Glibc
import Interface

/// How the kiosk appears on a display.
public enum WindowMode: Hashable, Sendable {
    /// The whole display.
    case fullscreen
    /// A window of this many pixels.
    case window(width: Int, height: Int)
}

/// A real window: events in, pictures out.
@MainActor
public final class KioskWindow {
    private let window: OpaquePointer
    private let driver: String
    private let signals = TerminationSignals()
    private var lastEventAt: Milliseconds = 0

    /// Opens the window and shows it empty.
    ///
    /// - Throws: ``BackendError/displayUnavailable(driver:reason:)``.
    public init(mode: WindowMode, title: String) throws(BackendError) {
        SDL_SetMainReady()
        // Measured (docs/performance.md): an accelerated framebuffer is three times slower than plain shared memory
        // on machines without a GPU, and costs 200 MB under the offscreen driver.
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0")
        SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0")
        SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0")
        SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0")
        SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1")
        guard SDL_InitSubSystem(UInt32(SDL_INIT_VIDEO)) == 0 else {
            throw .displayUnavailable(driver: Self.wantedDriver, reason: sdlError())
        }
        driver = SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? "?"
        var flags = SDL_WINDOW_SHOWN.rawValue
        var size = (width: Int32(1080), height: Int32(1920))
        switch mode {
        case .fullscreen: flags |= SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue
        case .window(let width, let height):
            flags |= SDL_WINDOW_RESIZABLE.rawValue
            size = (Int32(width), Int32(height))
        }
        let centered = Int32(bitPattern: SDL_WINDOWPOS_CENTERED_MASK)
        guard let window = SDL_CreateWindow(title, centered, centered, size.width, size.height, flags) else {
            let reason = sdlError()
            SDL_QuitSubSystem(UInt32(SDL_INIT_VIDEO))
            throw .displayUnavailable(driver: driver, reason: reason)
        }
        self.window = window
        SDL_StartTextInput()
        if mode == .fullscreen { SDL_ShowCursor(SDL_DISABLE) }
    }

    isolated deinit {
        SDL_DestroyWindow(window)
        SDL_QuitSubSystem(UInt32(SDL_INIT_VIDEO))
    }

    private static var wantedDriver: String {
        getenv("SDL_VIDEODRIVER").map { String(cString: $0) } ?? "x11/wayland/KMSDRM"
    }

    /// Room for the picture in pixels.
    public var pixelSize: (width: Int, height: Int) {
        var width: Int32 = 0
        var height: Int32 = 0
        SDL_GetWindowSize(window, &width, &height)
        return (Int(width), Int(height))
    }

    /// Milliseconds of a clock that never goes back.
    public var now: Milliseconds { Milliseconds(SDL_GetTicks64()) }

    /// Draws what changed and shows it.
    public func present(_ list: DisplayList, damage: Rect, painter: Painter) {
        guard let pointer = SDL_GetWindowSurface(window) else { return }
        let changed = painter.paint(list, damage: damage, on: PixelSurface(borrowing: pointer))
        guard !changed.isEmpty else { return }
        var rect = changed.sdl
        SDL_UpdateWindowSurfaceRects(window, &rect, 1)
    }

    // MARK: Events

    /// Ends the sleep of ``waitForEvents(until:scale:)``, from any thread.
    public nonisolated static func wake() {
        var event = SDL_Event()
        event.type = SDL_USEREVENT.rawValue
        SDL_PushEvent(&event)
    }

    /// What came in.
    public enum Event {
        /// Input, at a time.
        case input(InputEvent, at: Milliseconds)
        /// The picture must be drawn anew; the room may have changed.
        case exposed
        /// Somebody closed the window or asked the program to end.
        case quit
    }

    /// Sleeps until an event comes or a time is reached, and returns all events that are there.
    public func waitForEvents(until deadline: Milliseconds?, scale: Double) -> [Event] {
        var event = SDL_Event()
        var events: [Event] = []
        if wait(for: &event, until: deadline) {
            repeat {
                lastEventAt = now
                if let translated = translate(event, scale: scale) { events.append(translated) }
            } while SDL_PollEvent(&event) != 0
        }
        return events
    }

    private func wait(for event: inout SDL_Event, until deadline: Milliseconds?) -> Bool {
        let remaining = deadline.map { max(0, $0 - now) }
        if driver == "x11" || driver == "wayland" {
            guard let remaining else { return SDL_WaitEvent(&event) != 0 }
            return SDL_WaitEventTimeout(&event, Int32(min(remaining, 3_600_000))) != 0
        }
        // The other drivers have no wait of their own: SDL would wake a thousand times a second. Look for input every
        // 8 ms while somebody is there, every 40 ms when nobody has touched for 10 s.
        while SDL_PollEvent(&event) == 0 {
            let left = deadline.map { $0 - now } ?? .max
            guard left > 0 else { return false }
            let nap: Milliseconds = now - lastEventAt < 10_000 ? 8 : 40
            SDL_Delay(UInt32(min(nap, left)))
        }
        return true
    }

    private func translate(_ event: SDL_Event, scale: Double) -> Event? {
        let time = now
        func point(_ x: Int32, _ y: Int32) -> Point { Point(x: Double(x) / scale, y: Double(y) / scale) }
        switch SDL_EventType(event.type) {
        case SDL_QUIT: return .quit
        case SDL_WINDOWEVENT: return translate(event.window)
        case SDL_MOUSEBUTTONDOWN where event.button.button == SDL_BUTTON_LEFT:
            return .input(.pointerDown(id: 0, point(event.button.x, event.button.y)), at: time)
        case SDL_MOUSEBUTTONUP where event.button.button == SDL_BUTTON_LEFT:
            return .input(.pointerUp(id: 0, point(event.button.x, event.button.y)), at: time)
        case SDL_MOUSEMOTION where event.motion.state & 1 != 0:
            return .input(.pointerMoved(id: 0, point(event.motion.x, event.motion.y)), at: time)
        case SDL_MOUSEWHEEL:
            return .input(
                .wheel(point(event.wheel.mouseX, event.wheel.mouseY), Double(event.wheel.preciseY) * 120), at: time)
        case SDL_FINGERDOWN: return .input(.pointerDown(id: finger(event), fingerPoint(event, scale)), at: time)
        case SDL_FINGERMOTION: return .input(.pointerMoved(id: finger(event), fingerPoint(event, scale)), at: time)
        case SDL_FINGERUP: return .input(.pointerUp(id: finger(event), fingerPoint(event, scale)), at: time)
        case SDL_TEXTINPUT:
            let text = withUnsafeBytes(of: event.text.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            return .input(.text(text), at: time)
        case SDL_KEYDOWN: return key(event.key.keysym.sym).map { .input(.key($0), at: time) }
        default: return nil
        }
    }

    private func translate(_ event: SDL_WindowEvent) -> Event? {
        switch SDL_WindowEventID(UInt32(event.event)) {
        case SDL_WINDOWEVENT_EXPOSED, SDL_WINDOWEVENT_SIZE_CHANGED, SDL_WINDOWEVENT_RESTORED: .exposed
        default: nil
        }
    }

    private func finger(_ event: SDL_Event) -> Int64 { event.tfinger.fingerId &+ 1 }

    private func fingerPoint(_ event: SDL_Event, _ scale: Double) -> Point {
        let (width, height) = pixelSize
        return Point(
            x: Double(event.tfinger.x) * Double(width) / scale, y: Double(event.tfinger.y) * Double(height) / scale)
    }

    private func key(_ symbol: SDL_Keycode) -> InputEvent.Key? {
        switch SDL_KeyCode(UInt32(bitPattern: symbol)) {
        case SDLK_BACKSPACE: .backspace
        case SDLK_RETURN, SDLK_KP_ENTER: .enter
        case SDLK_ESCAPE: .escape
        default: nil
        }
    }
}
