/// A notice (通知公告).
public struct Notice: Hashable, Sendable, Codable {
    /// How loudly it is shown.
    public var level: NoticeLevel
    /// 置顶至: stays on top until this day.
    public var pinUntil: Day?
    /// 发布单位.
    public var issuer: String?

    /// Memberwise; rules are checked by `violations`.
    public init(level: NoticeLevel = .normal, pinUntil: Day? = nil, issuer: String? = nil) {
        self.level = level
        self.pinUntil = pinUntil
        self.issuer = issuer
    }
}

/// How loudly a notice is shown.
public enum NoticeLevel: String, Hashable, Sendable, Codable, CaseIterable {
    /// 普通.
    case normal
    /// 重要.
    case important
    /// 紧急.
    case urgent
}

/// A picture or text of the idle screen (屏保).
public struct Slide: Hashable, Sendable, Codable {
    /// The picture.
    public var picture: MediaReference?
    /// First day.
    public var begin: Day?
    /// Last day.
    public var end: Day?
    /// Minute of the day from which it is shown, 0...1439.
    public var fromMinute: Int?
    /// Minute of the day until which it is shown.
    public var toMinute: Int?
    /// How long it stays, 3...120 s.
    public var seconds: Int

    /// Memberwise; rules are checked by `violations`.
    public init(
        picture: MediaReference? = nil, begin: Day? = nil, end: Day? = nil, fromMinute: Int? = nil,
        toMinute: Int? = nil, seconds: Int = 12
    ) {
        self.picture = picture
        self.begin = begin
        self.end = end
        self.fromMinute = fromMinute
        self.toMinute = toMinute
        self.seconds = seconds
    }
}

/// A question of a citizen with its public answer (回音壁).
public struct Reply: Hashable, Sendable, Codable {
    /// The question.
    public var question: String
    /// When it was asked.
    public var asked: Day
    /// Who answers.
    public var office: String
    /// When the answer is due.
    public var due: Day
    /// When it was answered; nil while open.
    public var answered: Day?
    /// Pictures that prove the answer.
    public var vouchers: [MediaReference]

    /// Memberwise; rules are checked by `violations`.
    public init(
        question: String, asked: Day, office: String, due: Day, answered: Day? = nil, vouchers: [MediaReference] = []
    ) {
        self.question = question
        self.asked = asked
        self.office = office
        self.due = due
        self.answered = answered
        self.vouchers = vouchers
    }
}
