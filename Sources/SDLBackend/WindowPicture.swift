import CSDL2
import Glibc
import Interface

/// Draws updates into a window's surface, fades and the shifted picture included.
@MainActor
struct WindowPicture {
    private let window: OpaquePointer
    var shift: PictureShift
    /// The new page while it fades in.
    private var incoming: PixelSurface?
    private var shownProgress = 0.0
    private var memory: UnsafeMutableRawPointer?
    private var extent = PixelRect(x: 0, y: 0, width: 0, height: 0)

    /// What drawing took, in microseconds.
    struct Cost: Hashable, Sendable {
        var paint = 0
        var present = 0
    }

    init(window: OpaquePointer, shift: PictureShift) {
        self.window = window
        self.shift = shift
    }

    /// Forgets what the window shows.
    mutating func invalidate() {
        incoming = nil
        memory = nil
    }

    /// Where the picture stands in the window.
    var place: PixelRect {
        var width: Int32 = 0
        var height: Int32 = 0
        SDL_GetWindowSize(window, &width, &height)
        return shift.picture(width: Int(width), height: Int(height))
    }

    /// Draws an update and shows it; nil when the window has no surface now.
    mutating func present(_ update: FrameUpdate, painter: Painter) -> Cost? {
        guard let pointer = SDL_GetWindowSurface(window) else { return nil }
        let begin = monotonicMicroseconds()
        painter.begin(update)
        let whole = PixelSurface(borrowing: pointer)
        let place = shift.picture(width: whole.width, height: whole.height)
        guard let picture = shift.isOn ? whole.part(place) : whole else { return nil }
        var changed = isSame(whole, pointer) ? draw(update, painter, on: picture) : drawAll(update, painter, picture)
        if shift.isOn {
            whole.extendEdges(of: place)
            changed = changed.map { outermost($0, place, whole.bounds) }
        }
        let painted = monotonicMicroseconds()
        var rects = changed.map(\.sdl)
        if !rects.isEmpty { SDL_UpdateWindowSurfaceRects(window, &rects, Int32(rects.count)) }
        return Cost(paint: painted - begin, present: monotonicMicroseconds() - painted)
    }

    /// The window system may have given us other memory, in which nothing is drawn yet.
    private mutating func isSame(_ surface: PixelSurface, _ pointer: UnsafeMutablePointer<SDL_Surface>) -> Bool {
        defer {
            memory = pointer.pointee.pixels
            extent = surface.bounds
        }
        return memory == pointer.pointee.pixels && extent == surface.bounds
    }

    private mutating func drawAll(_ update: FrameUpdate, _ painter: Painter, _ picture: PixelSurface) -> [PixelRect] {
        incoming = nil
        return [painter.paint(update.list, damage: picture.bounds, on: picture)]
    }

    private mutating func draw(_ update: FrameUpdate, _ painter: Painter, on picture: PixelSurface) -> [PixelRect] {
        guard let fade = update.fade, fade.progress < 1 || incoming != nil else {
            incoming = nil
            return painter.paint(update, on: picture)
        }
        if fade.isFirst || incoming == nil {
            // Without memory for a second picture the page simply appears.
            guard let made = try? PixelSurface(width: picture.width, height: picture.height) else {
                return painter.paint(update, on: picture)
            }
            for rect in update.damage { _ = painter.paint(update.list, damage: rect, on: made) }
            incoming = made
            shownProgress = 0
        }
        guard let incoming else { return [] }
        // Each step mixes into what the step before left.
        let share = (fade.progress - shownProgress) / max(0.001, 1 - shownProgress)
        let areas = update.damage.map { $0.intersection(picture.bounds) }
        for area in areas { picture.mix(incoming, share: share, in: area) }
        shownProgress = fade.progress
        if fade.progress >= 1 { self.incoming = nil }
        return areas
    }

    /// A changed part of a shifted picture in the window, up to the window's edges where it touches the picture's.
    private func outermost(_ rect: PixelRect, _ place: PixelRect, _ whole: PixelRect) -> PixelRect {
        let left = rect.x == 0 ? 0 : rect.x + place.x
        let top = rect.y == 0 ? 0 : rect.y + place.y
        let right = rect.maxX == place.width ? whole.maxX : rect.maxX + place.x
        let bottom = rect.maxY == place.height ? whole.maxY : rect.maxY + place.y
        return PixelRect(x: left, y: top, width: right - left, height: bottom - top)
    }
}

/// Microseconds of processor time that this thread has used.
public func threadMicroseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
    return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
}

/// Microseconds of the clock that never goes back.
public func monotonicMicroseconds() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000 + now.tv_nsec / 1000
}
