/// Transforms values on all cores, `chunk` of them a task, and gives the results in the order of the inputs.
///
/// When the task is cancelled, what has not begun is left out: callers that are cancelled must drop the result.
func concurrently<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], chunk: Int, _ transform: @escaping @Sendable (Input) -> Output
) async -> [Output] {
    await withTaskGroup(of: (start: Int, outputs: [Output]).self) { group in
        for start in stride(from: 0, to: inputs.count, by: chunk) {
            group.addTask {
                let part = inputs[start..<min(start + chunk, inputs.count)]
                return (start, Task.isCancelled ? [] : part.map(transform))
            }
        }
        var parts: [(start: Int, outputs: [Output])] = []
        for await part in group { parts.append(part) }
        return parts.sorted { $0.start < $1.start }.flatMap(\.outputs)
    }
}
