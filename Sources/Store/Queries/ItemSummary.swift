import Content
import GRDB

/// What a list shows of an item.
public struct ItemSummary: Hashable, Sendable, Identifiable {
    /// The item.
    public let id: ItemID
    /// The unit that publishes it.
    public let unit: UnitID
    /// Its kind.
    public let kind: ItemKind
    /// Its title.
    public let title: String
    /// Its title in English.
    public let titleEnglish: String?
    /// 分类.
    public let category: String?
    /// 发布日期.
    public let published: Day
    /// 失效日期.
    public let expires: Day?
    /// The office that answers for it, in words; for a guide without one, the office of its window.
    public let office: String?
    /// The window that takes applications for a guide.
    public let window: ItemID?
    /// The number over that window; for a window, its own.
    public let windowNumber: String?
    /// The promised limit of a guide, or else the statutory one.
    public let limit: TimeLimit?
    /// 文号 of a policy.
    public let number: String?
    /// The board that an affair or a ledger belongs on.
    public let section: AffairSection?
    /// The period that an affair or a month of funds reports on.
    public let period: Period?
    /// First day of an affair's 公示期.
    public let noticeBegin: Day?
    /// Last day of an affair's 公示期.
    public let noticeEnd: Day?
    /// How loudly a notice is shown.
    public let level: NoticeLevel?
    /// Until when a notice stays on top.
    public let pinUntil: Day?
    /// 摘要.
    public let summary: String?

    /// The columns that ``init(row:)`` reads, of `i` joined with its window `w` and the window's office `o`.
    static let columns = """
        i.id, i.unit, i.kind, i.title, i.titleEnglish, i.category, i.published, i.expires,
        COALESCE(i.responsible, o.title), i.window, CASE i.kind WHEN 'window' THEN i.number ELSE w.number END,
        i.limitKind, i.limitDays, CASE i.kind WHEN 'policy' THEN i.number END, i.section, i.period,
        i.noticeBegin, i.noticeEnd, i.level, i.pinUntil, i.summary
        """

    /// The window and its office may belong to another unit, and change without the guide: joined, never copied.
    static let tables = """
        item i LEFT JOIN item w ON w.id = i.window
        LEFT JOIN item o ON o.id = CASE i.kind WHEN 'window' THEN i.office ELSE w.office END
        """

    init(row: Row) throws {
        id = try ItemID(row[0])
        unit = try UnitID(row[1])
        kind = try Self.value(row[2] as String)
        title = row[3]
        titleEnglish = row[4]
        category = row[5]
        published = Day(ordinal: row[6])
        expires = (row[7] as Int?).map(Day.init(ordinal:))
        office = row[8]
        window = try (row[9] as String?).map { try ItemID($0) }
        windowNumber = row[10]
        limit = try (row[11] as String?).map { try TimeLimit(Self.value($0), days: row[12]) }
        number = row[13]
        section = try (row[14] as String?).map { try Self.value($0) }
        period = try (row[15] as String?).map { try Period(parsing: $0) }
        noticeBegin = (row[16] as Int?).map(Day.init(ordinal:))
        noticeEnd = (row[17] as Int?).map(Day.init(ordinal:))
        level = try (row[18] as String?).map { try Self.value($0) }
        pinUntil = (row[19] as Int?).map(Day.init(ordinal:))
        summary = row[20]
    }

    private static func value<Value: RawRepresentable<String>>(_ text: String) throws -> Value {
        guard let value = Value(rawValue: text) else { throw ContentError.unknownKind(text) }
        return value
    }
}

/// One month of a unit's funds, added up.
public struct FundsTotals: Hashable, Sendable {
    /// The month.
    public let period: Period
    /// Balance before the first row.
    public let opening: Money
    /// Sum of all income.
    public let income: Money
    /// Sum of all expense.
    public let expense: Money
    /// Balance after the last row.
    public let closing: Money

    /// Adds up a month.
    public init(_ month: FundsMonth) {
        period = month.period
        opening = month.opening
        income = month.income
        expense = month.expense
        closing = month.closing
    }

    init(row: Row) throws {
        period = try Period(parsing: row[0])
        opening = try Money(fen: row[1])
        income = try Money(fen: row[2])
        expense = try Money(fen: row[3])
        closing = try Money(fen: row[4])
    }
}
