import Content

/// What one visit has sent so far. Kept in memory only and gone with the visit: it holds back abuse without knowing
/// anybody.
public struct VisitLimits: Hashable, Sendable {
    /// Matters that one visit may send.
    public static let matters = 5
    /// Ratings, 有用 and verdicts that one visit may send.
    public static let taps = 20

    private var sentMatters = 0
    private var sentTaps = 0
    private var judged: Set<Judged> = []

    private enum Judged: Hashable {
        case rating(Subject.Kind, ItemID?)
        case useful(ItemID)
        case verdict(ItemID)
    }

    /// A visit that has sent nothing.
    public init() {}

    /// Whether another matter may be begun, so that nobody writes in vain.
    public var takesMatter: Bool { sentMatters < Self.matters }

    /// Counts a submission.
    ///
    /// - Throws: ``ParticipationError/tooManyInVisit(limit:)``, ``ParticipationError/alreadyRated``.
    public mutating func admit(_ content: Submission.Content) throws(ParticipationError) {
        guard let judgement = Self.judged(content) else {
            guard takesMatter else { throw .tooManyInVisit(limit: Self.matters) }
            sentMatters += 1
            return
        }
        guard !judged.contains(judgement) else { throw .alreadyRated }
        guard sentTaps < Self.taps else { throw .tooManyInVisit(limit: Self.taps) }
        sentTaps += 1
        judged.insert(judgement)
    }

    /// Takes back what ``admit(_:)`` counted, when the outbox then refused it.
    public mutating func withdraw(_ content: Submission.Content) {
        if let judgement = Self.judged(content) {
            if judged.remove(judgement) != nil { sentTaps -= 1 }
        } else {
            sentMatters = max(0, sentMatters - 1)
        }
    }

    private static func judged(_ content: Submission.Content) -> Judged? {
        switch content {
        case .topic, .suggestion, .report, .leader, .disclosure: nil
        case .rating(_, let subject): .rating(subject.kind, subject.item)
        case .useful(_, let item): .useful(item)
        case .verdict(_, let reply): .verdict(reply)
        }
    }
}
