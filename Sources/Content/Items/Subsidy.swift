/// What one household received of one programme in one period (到户补贴).
public struct Subsidy: Hashable, Sendable, Codable {
    /// 发放期.
    public var period: Period
    /// 项目.
    public var programme: String
    /// 户主, as the rules of the programme let the name be shown.
    public var household: String
    /// 村民组.
    public var group: String?
    /// 人数.
    public var persons: Int?
    /// 标准, in words.
    public var standard: String?
    /// 金额.
    public var amount: Money
    /// 账号: no more of it than its last four digits.
    public var account: String?
    /// 备注.
    public var note: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        period: Period, programme: String, household: String, group: String? = nil, persons: Int? = nil,
        standard: String? = nil, amount: Money, account: String? = nil, note: String? = nil
    ) {
        self.period = period
        self.programme = programme
        self.household = household
        self.group = group
        self.persons = persons
        self.standard = standard
        self.amount = amount
        self.account = account
        self.note = note
    }
}
