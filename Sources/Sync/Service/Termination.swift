import Dispatch
import Glibc

/// Ends a task when the process is asked to end: what has been verified stays, and the next run goes on from there.
public final class Termination {
    private let sources: [any DispatchSourceSignal]

    /// Calls `end` at SIGTERM, SIGINT and SIGHUP, for as long as this value lives.
    public init(_ end: @escaping @Sendable () -> Void) {
        sources = [SIGTERM, SIGINT, SIGHUP].map { number in
            // The default action would come before ours.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: end)
            source.resume()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }
}
