import Dispatch
import Synchronization

/// A place where one core leaves a value for another.
private final class Slot<Value: Sendable>: Sendable {
    private let value = Mutex<Result<Value, any Error>?>(nil)
    private let group = DispatchGroup()

    func fill(_ body: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async(group: group) {
            let result = Result { try body() }
            self.value.withLock { $0 = result }
        }
    }

    func take() throws -> Value? {
        group.wait()
        return try value.withLock { $0.take() }?.get()
    }

    func wait() { group.wait() }
}

/// Prepares the next input on another core while the present one is consumed here. Only two prepared values exist at a
/// time, so that memory does not grow with the pack.
///
/// - Throws: what `prepare` or `consume` throws first; nothing is running any more when this returns.
func overlapping<Input: Sendable, Prepared: Sendable>(
    _ inputs: [Input], prepare: @escaping @Sendable (Input) throws -> Prepared, consume: (Prepared) throws -> Void
) throws {
    let slot = Slot<Prepared>()
    defer { slot.wait() }
    if let first = inputs.first { slot.fill { try prepare(first) } }
    for index in inputs.indices {
        let prepared = try slot.take()
        if index + 1 < inputs.count {
            let next = inputs[index + 1]
            slot.fill { try prepare(next) }
        }
        if let prepared { try consume(prepared) }
    }
}
