/// How long to wait before trying again: twice as long each time, up to a limit, and never at the same moment as the
/// neighbours.
struct Backoff: Sendable {
    /// The first pause in seconds, before jitter.
    let first: Double
    /// The longest pause in seconds, before jitter.
    let longest: Double
    /// Tries in a row that bring nothing before it is given up.
    let tries: Int

    /// The pause after so many tries in vain, from 1; half of it to one and a half times as long.
    func pause(after tries: Int) -> Duration {
        let seconds = min(longest, first * Double(1 << min(20, max(0, tries - 1))))
        return .milliseconds(Int(seconds * 1000 * Double.random(in: 0.5...1.5)))
    }
}
