/// A citizen-facing time limit, counted in working days as GB/T 39554 does.
public struct TimeLimit: Hashable, Sendable, Codable {
    /// How the days are counted.
    public enum Kind: String, Sendable, Codable {
        /// Done while one waits.
        case immediate
        /// Days on which offices work.
        case workingDays
        /// All days.
        case calendarDays
    }

    /// How the days are counted.
    public let kind: Kind
    /// Number of days, 0...365; 0 when immediate.
    public let days: Int

    /// - Throws: ``ContentError/timeLimitOutOfRange(_:)`` when `days` is not within 0...365.
    public init(_ kind: Kind, days: Int = 0) throws(ContentError) {
        guard (0...365).contains(days) else { throw .timeLimitOutOfRange(days) }
        self.kind = kind
        self.days = kind == .immediate ? 0 : days
    }

    /// Reads `当场办结`, `即办`, `immediate`, `15个工作日`, `15 working days`, `20天`, `20日`, `20 calendar days`.
    ///
    /// - Throws: ``ContentError/badTimeLimit(_:)`` or ``ContentError/timeLimitOutOfRange(_:)``.
    public init(parsing text: String) throws(ContentError) {
        let folded = foldedDigits(text).lowercased().filter { !$0.isWhitespace }
        if ["当场办结", "当场", "即办", "即时办结", "immediate"].contains(folded) {
            try self.init(.immediate)
            return
        }
        let digits = folded.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count <= 9, let days = Int(digits) else { throw .badTimeLimit(text) }
        switch folded.dropFirst(digits.count) {
        case "个工作日", "工作日", "workingdays", "workingday": try self.init(.workingDays, days: days)
        case "天", "日", "个自然日", "自然日", "calendardays", "calendarday", "days", "day":
            try self.init(.calendarDays, days: days)
        default: throw .badTimeLimit(text)
        }
    }

    /// Decodes and checks.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(Kind.self, forKey: .kind), days: container.decode(Int.self, forKey: .days))
    }

    /// The Chinese wording: `当场办结`, `15 个工作日`, `20 天`.
    public var text: String {
        switch kind {
        case .immediate: "当场办结"
        case .workingDays: "\(days) 个工作日"
        case .calendarDays: "\(days) 天"
        }
    }
}
