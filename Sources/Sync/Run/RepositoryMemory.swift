import Content
import Crypto
import FoundationEssentials
import Store

/// What a kiosk remembers of a repository between runs, beside its metadata: `trusted/<id>.json`. It can be lost.
struct RepositoryMemory: Codable, Hashable, Sendable {
    /// The name of the last timestamp's version, as the web server said it.
    var etag: String?
    /// SHA-256 of the timestamp of the last run that ended with everything up to date.
    var completed: String?
    /// The units that were wanted then: other wishes make the run incomplete.
    var units: [String]?
    /// The latest time at which the repository was verified as current, in seconds since 1970.
    var verifiedAt: Double?
}

/// Which time expiry is judged by.
///
/// A machine without a clock battery wakes up in 1970. Time never goes back behind the latest moment at which some
/// repository was verified, nor behind the day on which this program was made. A moment counts as verified only when
/// all metadata was valid at it, so that a clock that was once ahead binds no longer than those signatures did.
public struct VerifiedClock: Sendable {
    let machine: @Sendable () -> Date
    let built: Date

    /// A clock over that of the machine.
    public init(built: Date, machine: @escaping @Sendable () -> Date = { Date() }) {
        self.built = built
        self.machine = machine
    }

    /// - Parameter verified: the latest time that was ever verified.
    func now(verified: Date?) -> (time: Date, isBehind: Bool) {
        let least = max(built, verified ?? built)
        let machine = machine()
        return machine < least ? (least, true) : (machine, false)
    }
}

/// A repository that is followed: by the root with which the kiosk was shipped, wherever its files come from.
public struct FollowedRepository: Hashable, Sendable {
    /// Where it is; nil when it only comes on sticks.
    public let address: String?
    /// The root that is trusted at first.
    public let root: Data

    /// Memberwise.
    public init(address: String?, root: Data) {
        self.address = address
        self.root = root
    }

    /// Names its folder. A server that moves keeps the trust; another root is another repository.
    var id: String { String(ContentDigest(SHA256.hash(data: root)).text.prefix(16)) }

    func trusted(in state: StateDirectory) -> String { "\(state.trusted)/\(id)" }

    func memoryPath(in state: StateDirectory) -> String { "\(state.trusted)/\(id).json" }
}
