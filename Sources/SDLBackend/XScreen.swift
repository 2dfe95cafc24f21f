import CSDL2
import CX11

/// The screen of an X server, whose size SDL 2.26 asks for at its start only: a mode that changes or a display that is turned
/// while the kiosk runs would leave the window as it was. The only file that calls Xlib.
@MainActor
struct XScreen {
    private let display: OpaquePointer
    private let root: CX11.Window
    private let window: CX11.Window
    private var size: (width: UInt32, height: UInt32)

    /// Hears of changes from now on, as SDL's system events; nil unless the window stands on an X server.
    init?(window: OpaquePointer) {
        var system = SDL_SysWMinfo()
        system.version.major = 2
        guard SDL_GetWindowWMInfo(window, &system) == SDL_TRUE, system.subsystem == SDL_SYSWM_X11,
            let display = system.info.x11.display
        else { return nil }
        self.display = display
        self.window = system.info.x11.window
        root = XDefaultRootWindow(display)
        size = (0, 0)
        var attributes = XWindowAttributes()
        XGetWindowAttributes(display, root, &attributes)
        XSelectInput(display, root, attributes.your_event_mask | Int(StructureNotifyMask))
        size = current
        SDL_SetEventFilter(isHeeded, nil)
        SDL_EventState(SDL_SYSWMEVENT.rawValue, SDL_ENABLE)
    }

    private var current: (width: UInt32, height: UInt32) {
        var found = (root: CX11.Window(), x: Int32(0), y: Int32(0), width: UInt32(0), height: UInt32(0))
        var border: UInt32 = 0
        var depth: UInt32 = 0
        XGetGeometry(display, root, &found.root, &found.x, &found.y, &found.width, &found.height, &border, &depth)
        return (found.width, found.height)
    }

    /// Makes a window that filled the screen fill it again. Where a window manager is at work, it has done so already and
    /// does not heed this; where the screen spans several displays, the window keeps its own.
    mutating func refill() {
        let before = size
        size = current
        guard size != before else { return }
        var attributes = XWindowAttributes()
        XGetWindowAttributes(display, window, &attributes)
        guard attributes.width == before.width, attributes.height == before.height else { return }
        XMoveResizeWindow(display, window, 0, 0, size.width, size.height)
        XFlush(display)
    }
}

/// Of all that the X server says, only what SDL does not tell otherwise is let through. SDL asks on whichever thread an event
/// comes from.
private func isHeeded(_: UnsafeMutableRawPointer?, _ event: UnsafeMutablePointer<SDL_Event>?) -> Int32 {
    guard let event, event.pointee.type == SDL_SYSWMEVENT.rawValue else { return 1 }
    return event.pointee.syswm.msg?.pointee.msg.x11.event.type == ConfigureNotify ? 1 : 0
}
