import Dispatch
import Glibc

/// Turns SIGTERM and SIGINT into the event that ends the loop.
///
/// SDL's own handlers only set a flag and count on the signal to interrupt the thread that waits for events. An async
/// `main` runs on a thread of Dispatch, which blocks signals, so the flag would be seen at the next touch; and whoever
/// starts the kiosk from a thread that blocks SIGTERM hands that down to it.
final class TerminationSignals {
    private let sources: [any DispatchSourceSignal]

    init(_ waker: Waker) {
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { waker.wake(.programShouldEnd) }
            source.resume()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }
}
