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

    /// The end of a pipe that can be polled beside input devices.
    let descriptor: Int32
    private let writing: Int32
    /// SDL's number for our own events.
    let eventType: UInt32

    init() {
        var ends: [Int32] = [-1, -1]
        // Without a pipe only the sleep of drivers without a wait is not ended early.
        _ = pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        descriptor = ends[0]
        writing = ends[1]
        eventType = SDL_RegisterEvents(1)
    }

    deinit {
        close(descriptor)
        close(writing)
    }

    /// The loop looks at its program again, at once.
    public func wake() { wake(.somethingChanged) }

    func wake(_ reason: Reason) {
        var event = SDL_Event()
        event.user.type = eventType
        event.user.code = reason.rawValue
        SDL_PushEvent(&event)
        var one: UInt8 = 1
        // A full pipe wakes just as well.
        _ = write(writing, &one, 1)
    }

    /// Makes the descriptor quiet until the next wake.
    func drain() {
        var bytes: UInt64 = 0
        while read(descriptor, &bytes, MemoryLayout<UInt64>.size) > 0 {}
    }
}
