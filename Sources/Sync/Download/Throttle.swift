/// Holds downloads to a number of bytes a second, all together.
actor Throttle {
    private let rate: Int?
    private var free: ContinuousClock.Instant

    /// - Parameter rate: bytes a second; nothing for no limit.
    init(rate: Int?) {
        self.rate = rate
        free = .now
    }

    /// Waits until some bytes that have come are paid for.
    func pay(_ bytes: Int) async throws {
        guard let rate else { return }
        free = max(free, .now) + .microseconds(bytes * 1_000_000 / max(1, rate))
        try await Task.sleep(until: free)
    }
}
