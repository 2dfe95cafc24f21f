import Content
import FoundationEssentials

/// Everything that the settings decide about sync.
public struct SyncSettings: Sendable {
    /// The state directory.
    public var state: String
    /// The repositories to follow.
    public var repositories: [FollowedRepository]
    /// Units to follow, each with those below it; all when there are none.
    public var units: [UnitID] = []
    /// How HTTP is spoken.
    public var http = HTTPSettings()
    /// Bytes a second that downloads may take, all together; nothing for no limit.
    public var bytesPerSecond: Int?
    /// The hours in which the network may be used; nothing for all day.
    public var hours: DailyHours?
    /// Seconds from one look to the next.
    public var pollSeconds = 60
    /// Seconds of the first pause after a failure.
    public var retrySeconds = 2.0
    /// The language of the log and the status.
    public var language = MessageLanguage.english

    /// Settings with their defaults.
    public init(state: String, repositories: [FollowedRepository]) {
        self.state = state
        self.repositories = repositories
    }

    var backoff: Backoff { Backoff(first: retrySeconds, longest: 60, tries: 4) }

    /// The pause between looks after so many failures in a row: a fifth more or less each time, so that the kiosks of a
    /// county do not ask at the same moment.
    func pause(afterFailures failures: Int) -> Duration {
        let longest = max(600, pollSeconds)
        let seconds = min(longest, pollSeconds << min(10, failures))
        return .milliseconds(Int(Double(seconds) * Double.random(in: 800...1200)))
    }
}
