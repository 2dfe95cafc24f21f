import CSDL2
import Interface

extension KioskWindow {
    /// What came in.
    public enum Event {
        /// Input, at a time.
        case input(InputEvent, at: Milliseconds)
        /// The picture must be drawn anew; the room may have changed.
        case exposed
        /// Another thread says that something changed.
        case woken
        /// Somebody closed the window or asked the program to end.
        case quit
    }

    func translate(_ event: SDL_Event, scale: Double) -> [Event] {
        if event.type == waker.eventType {
            return [event.user.code == Waker.Reason.programShouldEnd.rawValue ? .quit : .woken]
        }
        switch SDL_EventType(event.type) {
        // A kiosk on a whole display ends by a signal only, whatever the window manager says.
        case SDL_QUIT: return mode == .fullscreen ? [] : [.quit]
        case SDL_WINDOWEVENT: return translate(event.window)
        case SDL_SYSWMEVENT:
            screen?.refill()
            return []
        case SDL_DISPLAYEVENT, SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET, SDL_APP_DIDENTERFOREGROUND:
            return redrawn()
        default: return input(event, scale: scale).map { [.input($0, at: time(of: event))] } ?? []
        }
    }

    /// SDL's own time of an event, which may have waited while a frame was drawn. Its 32 bits wrap after 49 days.
    private func time(of event: SDL_Event) -> Milliseconds {
        let now = now
        let age = UInt32(truncatingIfNeeded: now) &- event.common.timestamp
        return age < 10_000 ? now - Milliseconds(age) : now
    }

    private func redrawn() -> [Event] {
        picture.invalidate()
        return [.exposed]
    }

    private func translate(_ event: SDL_WindowEvent) -> [Event] {
        switch SDL_WindowEventID(UInt32(event.event)) {
        case SDL_WINDOWEVENT_EXPOSED, SDL_WINDOWEVENT_SIZE_CHANGED, SDL_WINDOWEVENT_RESTORED, SDL_WINDOWEVENT_SHOWN,
            SDL_WINDOWEVENT_MAXIMIZED, SDL_WINDOWEVENT_DISPLAY_CHANGED:
            isVisible = true
            return redrawn()
        case SDL_WINDOWEVENT_MINIMIZED, SDL_WINDOWEVENT_HIDDEN:
            isVisible = false
            return fingersGone()
        case SDL_WINDOWEVENT_FOCUS_LOST: return fingersGone()
        default: return []
        }
    }

    /// A window that goes away never hears that its fingers are lifted.
    private func fingersGone() -> [Event] {
        defer { pointers = [] }
        return pointers.map { .input(.pointerCancelled(id: $0), at: now) }
    }

    private func input(_ event: SDL_Event, scale: Double) -> InputEvent? {
        switch SDL_EventType(event.type) {
        case SDL_MOUSEBUTTONDOWN where event.button.button == SDL_BUTTON_LEFT:
            showCursor(mode != .fullscreen)
            return down(0, point(event.button.x, event.button.y, scale))
        case SDL_MOUSEBUTTONUP where event.button.button == SDL_BUTTON_LEFT:
            return up(0, point(event.button.x, event.button.y, scale))
        case SDL_MOUSEMOTION:
            showCursor(mode != .fullscreen)
            guard event.motion.state & 1 != 0 else { return nil }
            return .pointerMoved(id: 0, point(event.motion.x, event.motion.y, scale))
        case SDL_MOUSEWHEEL:
            return .wheel(point(event.wheel.mouseX, event.wheel.mouseY, scale), Double(event.wheel.preciseY) * 120)
        case SDL_FINGERDOWN:
            showCursor(false)
            return down(finger(event), fingerPoint(event, scale))
        case SDL_FINGERMOTION: return .pointerMoved(id: finger(event), fingerPoint(event, scale))
        case SDL_FINGERUP: return up(finger(event), fingerPoint(event, scale))
        case SDL_TEXTINPUT:
            let text = withUnsafeBytes(of: event.text.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            return .text(text)
        case SDL_KEYDOWN: return key(event.key.keysym.sym).map { .key($0) }
        default: return nil
        }
    }

    private func down(_ pointer: Int64, _ point: Point) -> InputEvent {
        pointers.insert(pointer)
        return .pointerDown(id: pointer, point)
    }

    private func up(_ pointer: Int64, _ point: Point) -> InputEvent {
        pointers.remove(pointer)
        return .pointerUp(id: pointer, point)
    }

    private func showCursor(_ isShown: Bool) {
        let wanted = isShown ? SDL_ENABLE : SDL_DISABLE
        if SDL_ShowCursor(SDL_QUERY) != wanted { SDL_ShowCursor(wanted) }
    }

    private func point(_ x: Int32, _ y: Int32, _ scale: Double) -> Point {
        let place = picture.place
        return Point(x: Double(Int(x) - place.x) / scale, y: Double(Int(y) - place.y) / scale)
    }

    private func finger(_ event: SDL_Event) -> Int64 { event.tfinger.fingerId &+ 1 }

    private func fingerPoint(_ event: SDL_Event, _ scale: Double) -> Point {
        var width: Int32 = 0
        var height: Int32 = 0
        SDL_GetWindowSize(window, &width, &height)
        let place = picture.place
        return Point(
            x: (Double(event.tfinger.x) * Double(width) - Double(place.x)) / scale,
            y: (Double(event.tfinger.y) * Double(height) - Double(place.y)) / scale)
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
