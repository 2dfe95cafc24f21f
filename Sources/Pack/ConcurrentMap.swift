import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// Transforms the elements on all cores, in chunks; the result keeps their order.
    ///
    /// - Throws: what `transform` throws for the first element that fails, whichever core got there first.
    package func concurrentMap<Value: Sendable, Failure: Error>(
        chunk: Int = 64, _ transform: @Sendable (ArraySlice<Element>) throws(Failure) -> [Value]
    ) throws(Failure) -> [Value] {
        let chunks = stride(from: 0, to: count, by: chunk).map { self[$0..<Swift.min($0 + chunk, count)] }
        let results = Mutex<[Int: Result<[Value], Failure>]>([:])
        DispatchQueue.concurrentPerform(iterations: chunks.count) { index in
            let result: Result<[Value], Failure>
            do throws(Failure) {
                result = .success(try transform(chunks[index]))
            } catch {
                result = .failure(error)
            }
            results.withLock { $0[index] = result }
        }
        let finished = results.withLock { $0 }
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in chunks.indices {
            if let result = finished[index] { values += try result.get() }
        }
        return values
    }
}
