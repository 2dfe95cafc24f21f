import CSDL2
import Glibc

/// Ends a window's sleep from any thread.
///
/// ```swift
/// let waker = window.waker
/// printing.whenDone { waker.wake() }
/// ```
public final class Waker: Sendable {
    enum Reason: Int32 {
        case somethingChanged
        case programShouldEnd
    }

    /// An eventfd that can be polled beside input devices.
    let descriptor: Int32
    /// SDL's number for our own events.
    let eventType: UInt32

    init() {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC.rawValue | EFD_NONBLOCK.rawValue))
        eventType = SDL_RegisterEvents(1)
    }

    deinit { close(descriptor) }

    /// The loop looks at its program again, at once.
    public func wake() { wake(.somethingChanged) }

    func wake(_ reason: Reason) {
        var event = SDL_Event()
        event.user.type = eventType
        event.user.code = reason.rawValue
        SDL_PushEvent(&event)
        var one: UInt64 = 1
        // A full counter wakes just as well.
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Makes the descriptor quiet until the next wake.
    func drain() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }
}
