import Content

/// How often something happened within one hour, without any identity.
public struct UsageCount: Hashable, Sendable, Codable {
    /// What is counted.
    public enum Event: String, Hashable, Sendable, Codable, CaseIterable {
        /// A page was opened; the subject is the item's id, or the name of a page without one.
        case page
        /// A search found nothing; the subject is what was typed.
        case searchWithoutResult = "search-without-result"
        /// A visit.
        case visit
    }

    /// What was counted.
    public let event: Event
    /// Of what; at most 80 characters, empty for visits.
    public let subject: String
    /// Hours since 1970.
    public let hour: Int
    /// How often.
    public let count: Int

    /// Longest subject, in characters; longer ones are cut.
    public static let subjectLimit = 80
    /// Longest search that is counted: a longer one is somebody's story, not a term.
    public static let searchLimit = 20

    /// Describes a count. Returns nil for a search that may tell who typed it: long ones, and those with five digits or
    /// more (telephone, identity card, account).
    public init?(_ event: Event, _ subject: String, hour: Int, count: Int = 1) {
        let clean = String(subject.filter { !$0.isNewline }.prefix(Self.subjectLimit))
        if event == .searchWithoutResult {
            guard !clean.isEmpty, clean.count <= Self.searchLimit, clean.count(where: \.isNumber) < 5 else {
                return nil
            }
        }
        guard (1...1_000_000).contains(count), hour >= 0, clean.unicodeScalars.count <= 4 * Self.subjectLimit else {
            return nil
        }
        self.event = event
        self.subject = clean
        self.hour = hour
        self.count = count
    }

    /// Decodes and checks.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let found = UsageCount(
            try values.decode(Event.self, forKey: .event), try values.decode(String.self, forKey: .subject),
            hour: try values.decode(Int.self, forKey: .hour), count: try values.decode(Int.self, forKey: .count))
        guard let found else { throw ParticipationError.badLine(reason: "usage count") }
        self = found
    }
}

/// Counts of hours that have ended, sealed under one id so that the server adds them once.
public struct UsageReport: Hashable, Sendable, Codable {
    /// Most counts in one report.
    public static let limit = 200

    /// The key by which the server takes it once.
    public let id: EntryID
    /// The counts.
    public let counts: [UsageCount]

    /// Seals counts; those beyond ``limit`` are left out.
    public init(id: EntryID, counts: [UsageCount]) {
        self.id = id
        self.counts = Array(counts.prefix(Self.limit))
    }
}

/// How a kiosk fares.
public struct HealthReport: Hashable, Sendable, Codable {
    /// The key by which the server takes it once.
    public let id: EntryID
    /// Seconds since 1970, by the kiosk's clock.
    public let at: Int
    /// Version of the program.
    public var version: String
    /// Release of the content that is shown; nil when there is none.
    public var release: Int?
    /// When that content was made, seconds since 1970.
    public var contentCreated: Int?
    /// Free bytes on the disk of the state directory.
    public var diskFree: Int?
    /// Thousandths of a degree Celsius, where the machine tells.
    public var temperature: Int?
    /// Seconds by which the kiosk's clock differs from the server's.
    public var clockOffset: Int?
    /// Entries that wait in the outbox.
    public var waiting: Int
    /// The last errors, one sentence each, at most ten of 200 characters.
    public var errors: [String]

    /// Describes the state of a kiosk.
    public init(
        id: EntryID, at: Int, version: String, release: Int? = nil, contentCreated: Int? = nil, diskFree: Int? = nil,
        temperature: Int? = nil, clockOffset: Int? = nil, waiting: Int = 0, errors: [String] = []
    ) {
        self.id = id
        self.at = at
        self.version = String(version.prefix(40))
        self.release = release
        self.contentCreated = contentCreated
        self.diskFree = diskFree
        self.temperature = temperature
        self.clockOffset = clockOffset
        self.waiting = waiting
        self.errors = errors.prefix(10).map { String($0.prefix(200)) }
    }
}
