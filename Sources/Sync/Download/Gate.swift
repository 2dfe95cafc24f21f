import Synchronization

/// Where downloads wait while staff have paused them.
public final class Gate: Sendable {
    private struct State {
        var isClosed = false
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    /// An open gate.
    public init() {}

    /// Whether downloads wait.
    public var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Lets nothing through from now on, or everything.
    public func set(closed: Bool) {
        let released = state.withLock { state in
            state.isClosed = closed
            guard !closed else { return [CheckedContinuation<Void, Never>]() }
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for continuation in released { continuation.resume() }
    }

    /// Goes through, when the gate is open or the task is cancelled.
    func pass() async throws {
        try Task.checkCancellation()
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isFree = state.withLock { state in
                    guard state.isClosed, !Task.isCancelled else { return true }
                    state.waiting[number] = continuation
                    return false
                }
                if isFree { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
        try Task.checkCancellation()
    }
}
