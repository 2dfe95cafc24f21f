import CSDL2
import Glibc

/// Fingers from a FIFO instead of a touch screen, for measuring under drivers that have no input of their own. One line an
/// event, coordinates as fractions of the window: `down 1 0.5 0.8`, `move 1 0.5 0.7`, `up 1 0.5 0.7`.
///
/// What comes in takes the way of every other finger: SDL's event queue.
final class TouchFeed: Sendable {
    private let thread: BackgroundThread

    init(path: String, waker: Waker) {
        thread = BackgroundThread {
            guard let file = fopen(path, "r") else { return }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 128)
            while fgets(&line, Int32(line.count), file) != nil {
                let text = line.withUnsafeBytes { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                if var event = Self.event(text) {
                    SDL_PushEvent(&event)
                    waker.wake()
                }
            }
        }
    }

    static func event(_ line: String) -> SDL_Event? {
        let words = line.split { $0.isWhitespace }
        guard words.count == 4, let finger = Int64(words[1]), let x = Float(words[2]), let y = Float(words[3]) else {
            return nil
        }
        let types: [Substring: SDL_EventType] = [
            "down": SDL_FINGERDOWN, "move": SDL_FINGERMOTION, "up": SDL_FINGERUP,
        ]
        guard let type = types[words[0]] else { return nil }
        var event = SDL_Event()
        event.tfinger.type = type.rawValue
        event.tfinger.timestamp = SDL_GetTicks()
        event.tfinger.fingerId = finger
        event.tfinger.x = x
        event.tfinger.y = y
        return event
    }
}
