/// Cases by month (办件统计), or the progress of single cases (办件进度).
public struct StatisticSeries: Hashable, Sendable, Codable {
    /// One a month and office.
    public var rows: [StatisticRow]
    /// Single cases, for those who hold a receipt.
    public var cases: [CaseProgress]

    private enum Key: String, CodingKey {
        case rows, cases
    }

    /// Memberwise; rules are checked by `violations`.
    public init(rows: [StatisticRow] = [], cases: [CaseProgress] = []) {
        self.rows = rows
        self.cases = cases
    }

    /// Packs made before single cases were known have none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        rows = try container.decode([StatisticRow].self, forKey: .rows)
        cases = try container.decodeIfPresent([CaseProgress].self, forKey: .cases) ?? []
    }

    /// Without single cases the same bytes as before they were known.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(rows, forKey: .rows)
        if !cases.isEmpty { try container.encode(cases, forKey: .cases) }
    }
}

/// Cases of one office in one month.
public struct StatisticRow: Hashable, Sendable, Codable {
    /// The month.
    public var month: Period
    /// The office; nil for all.
    public var office: String?
    /// 受理.
    public var accepted: Int
    /// 办结.
    public var done: Int
    /// 按时办结.
    public var onTime: Int?
    /// 满意率 in percent.
    public var satisfaction: Hundredths?

    /// Memberwise; rules are checked by `violations`.
    public init(
        month: Period, office: String? = nil, accepted: Int, done: Int, onTime: Int? = nil,
        satisfaction: Hundredths? = nil
    ) {
        self.month = month
        self.office = office
        self.accepted = accepted
        self.done = done
        self.onTime = onTime
        self.satisfaction = satisfaction
    }
}
