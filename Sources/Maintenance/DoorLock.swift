/// Counts wrong PINs and locks the door after too many. Kept on disk, so that a restart does not open it.
public struct DoorLock: Hashable, Sendable {
    /// Wrong PINs in a row that lock the door.
    public static let tries = 5
    /// Seconds for which it then stays locked.
    public static let pause = 300

    private var failures = 0
    private var lockedUntil: Int?

    /// A door at which nobody has tried.
    public init() {}

    /// Reads what ``stored`` gave; anything else is a door at which nobody has tried.
    public init(stored text: String?) {
        let numbers = (text ?? "").split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2 else { return }
        failures = min(max(0, numbers[0] ?? 0), Self.tries)
        lockedUntil = numbers[1]
    }

    /// To keep on disk; nil when there is nothing to keep.
    public var stored: String? {
        failures == 0 && lockedUntil == nil ? nil : "\(failures),\(lockedUntil.map(String.init) ?? "")"
    }

    /// Seconds until the door answers again; 0 when it does. A clock that was set back never makes them more than
    /// ``pause``.
    /// - Parameter now: seconds of the wall clock.
    public mutating func secondsLeft(at now: Int) -> Int {
        guard let until = lockedUntil else { return 0 }
        guard until > now else {
            lockedUntil = nil
            return 0
        }
        lockedUntil = min(until, now + Self.pause)
        return min(until - now, Self.pause)
    }

    /// A wrong PIN. Returns how many tries are left; none means that the door is locked now.
    public mutating func fail(at now: Int) -> Int {
        failures += 1
        guard failures >= Self.tries else { return Self.tries - failures }
        failures = 0
        lockedUntil = now + Self.pause
        return 0
    }

    /// The right PIN.
    public mutating func succeed() { self = DoorLock() }
}
