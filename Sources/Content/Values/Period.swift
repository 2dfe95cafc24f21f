/// How often something is made public.
public enum Cycle: String, Hashable, Sendable, Codable, CaseIterable {
    /// Stays public as long as it is true.
    case permanent
    /// Anew each working day.
    case daily
    /// Once a month.
    case monthly
    /// Once a quarter.
    case quarterly
    /// Once a year.
    case yearly

    /// The word that staff use.
    public var text: String {
        switch self {
        case .permanent: "长期"
        case .daily: "每日"
        case .monthly: "每月"
        case .quarterly: "每季"
        case .yearly: "每年"
        }
    }

    /// About how many days one turn takes; nil for ``permanent``.
    public var days: Int? {
        switch self {
        case .permanent: nil
        case .daily: 1
        case .monthly: 31
        case .quarterly: 92
        case .yearly: 366
        }
    }
}

/// A month, quarter or year that something reports on.
public enum Period: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// A month, 1...12.
    case month(year: Int, month: Int)
    /// A quarter, 1...4.
    case quarter(year: Int, quarter: Int)
    /// A year.
    case year(Int)

    /// Reads `2026-10`, `2026年10月`, `2026-Q3`, `2026年第三季度`, `2026年3季度`, `2026`, `2026年`.
    ///
    /// - Throws: ``ContentError/badPeriod(_:)``.
    public init(parsing text: String) throws(ContentError) {
        let folded = foldedDigits(text).filter { !$0.isWhitespace }
        guard folded.count >= 4, let year = Int(folded.prefix(4)), (1900...2999).contains(year) else {
            throw .badPeriod(text)
        }
        var rest = folded.dropFirst(4)
        if rest.hasPrefix("年") || rest.hasPrefix("-") || rest.hasPrefix("/") { rest = rest.dropFirst() }
        if rest.isEmpty {
            self = .year(year)
        } else if let quarter = Self.quarter(rest) {
            self = .quarter(year: year, quarter: quarter)
        } else if let month = Int(rest.hasSuffix("月") ? rest.dropLast() : rest), (1...12).contains(month) {
            self = .month(year: year, month: month)
        } else {
            throw .badPeriod(text)
        }
    }

    private static func quarter(_ text: Substring) -> Int? {
        var name = text
        if name.hasPrefix("Q") || name.hasPrefix("q") {
            name = name.dropFirst()
        } else if name.hasSuffix("季度") {
            name = name.dropLast(2)
            if name.hasPrefix("第") { name = name.dropFirst() }
        } else {
            return nil
        }
        return ["1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4][String(name)]
    }

    /// The period of a cycle's length in which a day lies; nil for ``Cycle/permanent`` and ``Cycle/daily``.
    public init?(containing day: Day, cycle: Cycle) {
        let (year, month, _) = day.civil
        switch cycle {
        case .permanent, .daily: return nil
        case .monthly: self = .month(year: year, month: month)
        case .quarterly: self = .quarter(year: year, quarter: (month - 1) / 3 + 1)
        case .yearly: self = .year(year)
        }
    }

    /// The cycle of this length.
    public var cycle: Cycle {
        switch self {
        case .month: .monthly
        case .quarter: .quarterly
        case .year: .yearly
        }
    }

    /// First month, counted from year 0, and number of months.
    private var span: (first: Int, months: Int) {
        switch self {
        case .month(let year, let month): (year * 12 + month - 1, 1)
        case .quarter(let year, let quarter): (year * 12 + (quarter - 1) * 3, 3)
        case .year(let year): (year * 12, 12)
        }
    }

    private static func firstDay(ofMonth index: Int) -> Day {
        // Months come from valid periods, so the day exists; 1970-01-01 can only stand for a year beyond 2999.
        (try? Day(year: index / 12, month: index % 12 + 1, day: 1)) ?? Day(ordinal: 0)
    }

    /// First day.
    public var begin: Day { Self.firstDay(ofMonth: span.first) }

    /// Last day.
    public var end: Day { Self.firstDay(ofMonth: span.first + span.months) + -1 }

    /// The period of the same length that follows.
    public var next: Period { Period(containing: end + 1, cycle: cycle) ?? self }

    /// The period of the same length before.
    public var previous: Period { Period(containing: begin + -1, cycle: cycle) ?? self }

    /// Whether a day lies in it.
    public func contains(_ day: Day) -> Bool { begin <= day && day <= end }

    /// `2026-10`, `2026-Q3` or `2026`.
    public var description: String {
        switch self {
        case .month(let year, let month): "\(year)-\(padded(month))"
        case .quarter(let year, let quarter): "\(year)-Q\(quarter)"
        case .year(let year): "\(year)"
        }
    }

    /// Order by first day, shorter periods first.
    public static func < (left: Period, right: Period) -> Bool {
        (left.begin, left.end) < (right.begin, right.end)
    }
}

extension Period: Codable {
    /// Decodes the form of ``description``.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the form of ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
