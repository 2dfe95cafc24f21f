import Content

/// What the server says to a batch. Both lists together name every line that could be read as far as its id.
public struct BatchReceipt: Hashable, Sendable, Codable {
    /// An entry that will never be taken, and why.
    public struct Refusal: Hashable, Sendable, Codable {
        /// The entry.
        public let id: EntryID
        /// One English sentence for staff; it never quotes a citizen.
        public let reason: String

        /// Describes a refusal.
        public init(id: EntryID, reason: String) {
            self.id = id
            self.reason = reason
        }
    }

    /// Entries that are on the server's disk, now or since before.
    public let accepted: [EntryID]
    /// Entries that will never be taken.
    public let refused: [Refusal]
    /// The server's clock, seconds since 1970.
    public let now: Int

    /// Describes what became of a batch.
    public init(accepted: [EntryID], refused: [Refusal], now: Int) {
        self.accepted = accepted
        self.refused = refused
        self.now = now
    }
}

/// How a matter stands, as anybody with its receipt code may know.
public struct MatterProgress: Hashable, Sendable, Codable {
    /// How far it is.
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// 已收到.
        case received
        /// 已分派.
        case assigned
        /// 起草中.
        case drafted
        /// 审核中.
        case reviewed
        /// 已公开答复.
        case published
        /// 已私下答复.
        case answeredPrivately = "answered-privately"
        /// 不予受理.
        case refused
        /// 已并入另一件.
        case merged
    }

    /// What was sent.
    public let kind: SubmissionKind
    /// How far it is.
    public let state: State
    /// When the kiosk took it.
    public let received: Day
    /// When the answer is due.
    public let due: Day?
    /// Working days left until then, negative when overdue; nil when answered.
    public let daysLeft: Int?
    /// Who answers.
    public let office: String?
    /// The answer, or the reason of a refusal. Of private matters it is told to the code's holder only.
    public let answer: String?
    /// When it was answered.
    public let answered: Day?

    /// Describes how a matter stands.
    public init(
        kind: SubmissionKind, state: State, received: Day, due: Day? = nil, daysLeft: Int? = nil,
        office: String? = nil, answer: String? = nil, answered: Day? = nil
    ) {
        self.kind = kind
        self.state = state
        self.received = received
        self.due = due
        self.daysLeft = daysLeft
        self.office = office
        self.answer = answer
        self.answered = answered
    }
}

/// The answer of `/v1/progress/CODE`.
///
/// Codes are drawn by kiosks that do not know each other: among 100,000 matters two share one with a chance of about one
/// in six. Both are then listed, without private answers.
public struct ProgressReport: Hashable, Sendable, Codable {
    /// The code that was asked for.
    public let code: ReceiptCode
    /// What it stands for; empty when nobody knows it.
    public let matters: [MatterProgress]

    /// Describes what a code stands for.
    public init(code: ReceiptCode, matters: [MatterProgress]) {
        self.code = code
        self.matters = matters
    }
}
