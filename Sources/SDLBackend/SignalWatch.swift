import Glibc

/// Where the signal handler writes: a handler gets no context, so this one descriptor has to be global.
private nonisolated(unsafe) var signalDescriptor: Int32 = -1

/// Turns SIGTERM and SIGINT into a wake-up of the window's loop, at whatever instant they come.
///
/// SDL only sets a flag, which it looks at after its wait: a signal that comes just before the wait would be seen an hour
/// later.
final class SignalWatch: Sendable {
    private static let signals = [SIGTERM, SIGINT]

    private let descriptor: Int32
    private let thread: BackgroundThread

    init(_ waker: Waker) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC.rawValue))
        let descriptor = descriptor
        thread = BackgroundThread {
            while let value = Self.next(descriptor), value < Self.stop { waker.wake(.programShouldEnd) }
        }
        signalDescriptor = descriptor
        for signal in Self.signals {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in
                var one: UInt64 = 1
                let before = errno
                _ = write(signalDescriptor, &one, MemoryLayout<UInt64>.size)
                errno = before
            }
            action.sa_flags = SA_RESTART
            sigaction(signal, &action, nil)
        }
    }

    deinit {
        for number in Self.signals { signal(number, SIG_DFL) }
        signalDescriptor = -1
        var value = Self.stop
        _ = write(descriptor, &value, MemoryLayout<UInt64>.size)
        thread.join()
        close(descriptor)
    }

    private static let stop: UInt64 = 1 << 32

    private static func next(_ descriptor: Int32) -> UInt64? {
        var value: UInt64 = 0
        return read(descriptor, &value, MemoryLayout<UInt64>.size) == MemoryLayout<UInt64>.size ? value : nil
    }
}

/// One POSIX thread that blocks in a system call: nothing that a cooperative pool should be made to wait for.
final class BackgroundThread: Sendable {
    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let thread: pthread_t

    init(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let context = Unmanaged.passRetained(Work(run)).toOpaque()
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 128 << 10)
        pthread_create(
            &thread, &attributes,
            { context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, context)
        pthread_attr_destroy(&attributes)
        self.thread = thread
    }

    func join() { pthread_join(thread, nil) }
}
