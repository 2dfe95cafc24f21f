import CSDL2
import Foundation
import Interface
import Testing

@testable import SDLBackend

/// A window under SDL's dummy driver, given SDL's own events.
@Suite(.serialized)
@MainActor
struct KioskWindowTests {
    private func window(_ mode: WindowMode, shift: Int = 0) throws -> KioskWindow {
        // A hint and not the environment, which programs started by other tests would inherit.
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy")
        return try KioskWindow(mode: mode, title: "test", shift: PictureShift(reach: shift))
    }

    private func finger(_ type: SDL_EventType, _ x: Float, _ y: Float) -> SDL_Event {
        var event = SDL_Event()
        event.tfinger.type = type.rawValue
        event.tfinger.timestamp = SDL_GetTicks()
        event.tfinger.fingerId = 4
        event.tfinger.x = x
        event.tfinger.y = y
        return event
    }

    private func inputs(_ events: [KioskWindow.Event]) -> [InputEvent] {
        events.compactMap { if case .input(let input, _) = $0 { input } else { nil } }
    }

    private func window(event: SDL_WindowEventID) -> SDL_Event {
        var result = SDL_Event()
        result.window.type = SDL_WINDOWEVENT.rawValue
        result.window.event = UInt8(event.rawValue)
        return result
    }

    @Test("a window closes when it is asked to; a kiosk on the whole display does not, except by a signal")
    func closing() throws {
        var close = SDL_Event()
        close.type = SDL_QUIT.rawValue
        let windowed = try window(.window(width: 400, height: 600))
        #expect(windowed.translate(close, scale: 1).contains { if case .quit = $0 { true } else { false } })
        let kiosk = try window(.fullscreen)
        #expect(kiosk.translate(close, scale: 1).isEmpty)
        kiosk.waker.wake(.programShouldEnd)
        let events = kiosk.waitForEvents(until: nil, scale: 1)
        #expect(events.contains { if case .quit = $0 { true } else { false } })
    }

    @Test("wake ends the wait from another thread")
    func wake() async throws {
        let kiosk = try window(.window(width: 400, height: 600))
        _ = kiosk.waitForEvents(until: kiosk.now + 1, scale: 1)
        let waker = kiosk.waker
        Thread.detachNewThread { waker.wake() }
        let events = kiosk.waitForEvents(until: nil, scale: 1)
        #expect(events.contains { if case .woken = $0 { true } else { false } })
    }

    @Test("fingers land where the picture stands, wherever that is in its cycle against burn-in")
    func shiftedFingers() throws {
        let kiosk = try window(.window(width: 400, height: 600), shift: 4)
        #expect(kiosk.pixelSize == (392, 592))
        for minute in 1...20 {
            let place = kiosk.picture.place
            let x = Float(place.x + 100) / 400
            let y = Float(place.y + 200) / 600
            let found = inputs(kiosk.translate(finger(SDL_FINGERDOWN, x, y), scale: 2))
            guard case .pointerDown(let id, let point) = found.first else {
                Issue.record("no finger")
                return
            }
            #expect(id == 5)
            #expect(abs(point.x - 50) < 0.01)
            #expect(abs(point.y - 100) < 0.01)
            #expect(PixelRect(x: 0, y: 0, width: 400, height: 600).contains(place))
            _ = kiosk.picture.shift.advance(to: Milliseconds(minute) * 60_000 + 1)
        }
    }

    @Test("the picture moves each minute, but never under a finger")
    func shiftWaits() throws {
        let kiosk = try window(.window(width: 400, height: 600), shift: 4)
        let middle = kiosk.picture.place
        _ = kiosk.translate(finger(SDL_FINGERDOWN, 0.5, 0.5), scale: 1)
        #expect(kiosk.nextShift == nil)
        _ = kiosk.translate(finger(SDL_FINGERUP, 0.5, 0.5), scale: 1)
        #expect(kiosk.nextShift != nil)
        #expect(kiosk.picture.place == middle)
        let moved = kiosk.picture.shift.advance(to: 60_001)
        #expect(moved)
        #expect(kiosk.picture.place != middle)
    }

    @Test("a window that goes away takes its fingers with it and is drawn anew when it comes back")
    func hidden() throws {
        let kiosk = try window(.window(width: 400, height: 600))
        _ = kiosk.translate(finger(SDL_FINGERDOWN, 0.5, 0.5), scale: 1)
        #expect(
            inputs(kiosk.translate(window(event: SDL_WINDOWEVENT_MINIMIZED), scale: 1)) == [.pointerCancelled(id: 5)])
        #expect(!kiosk.isVisible)
        let back = kiosk.translate(window(event: SDL_WINDOWEVENT_RESTORED), scale: 1)
        #expect(back.contains { if case .exposed = $0 { true } else { false } })
        #expect(kiosk.isVisible)
    }

    @Test(
        "displays that change and pictures that are lost are drawn anew",
        arguments: [
            SDL_DISPLAYEVENT, SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET, SDL_APP_DIDENTERFOREGROUND,
        ])
    func redrawn(_ type: SDL_EventType) throws {
        var event = SDL_Event()
        event.type = type.rawValue
        let kiosk = try window(.window(width: 400, height: 600))
        #expect(kiosk.translate(event, scale: 1).contains { if case .exposed = $0 { true } else { false } })
    }

    @Test("the cursor goes with a finger and comes back with the mouse; on a whole display it never shows")
    func cursor() throws {
        var motion = SDL_Event()
        motion.motion.type = SDL_MOUSEMOTION.rawValue
        let windowed = try window(.window(width: 400, height: 600))
        _ = windowed.translate(finger(SDL_FINGERDOWN, 0.5, 0.5), scale: 1)
        #expect(SDL_ShowCursor(SDL_QUERY) == SDL_DISABLE)
        _ = windowed.translate(motion, scale: 1)
        #expect(SDL_ShowCursor(SDL_QUERY) == SDL_ENABLE)
        let kiosk = try window(.fullscreen)
        _ = kiosk.translate(motion, scale: 1)
        #expect(SDL_ShowCursor(SDL_QUERY) == SDL_DISABLE)
    }

    @Test("a shifted picture reaches every edge of the window with its own outermost pixels")
    func edges() throws {
        let surface = try PixelSurface(width: 20, height: 20)
        let place = PixelRect(x: 3, y: 5, width: 12, height: 10)
        var shapes = ShapePainter()
        shapes.fill(place, Color(0xA8231C), radius: 0, clip: surface.bounds, on: surface)
        surface.extendEdges(of: place)
        for y in 0..<20 {
            for x in 0..<20 { #expect((surface.row(y)?[x] ?? 0) & 0xFFFFFF == 0xA8231C) }
        }
    }
}
