/// Something that the collective has built, from the tender to the last payment (工程).
public struct Project: Hashable, Sendable, Codable {
    /// One payment to the contractor.
    public struct Payment: Hashable, Sendable, Codable {
        /// When.
        public var date: Day
        /// How much.
        public var amount: Money

        /// Memberwise.
        public init(date: Day, amount: Money) {
            self.date = date
            self.amount = amount
        }
    }

    /// 名称.
    public var name: String
    /// 地点.
    public var place: String?
    /// 预算价.
    public var budget: Money?
    /// 招标方式: how the contractor was chosen.
    public var tender: String?
    /// 开标日期.
    public var tendered: Day?
    /// 中标单位.
    public var contractor: String?
    /// 合同价.
    public var contractPrice: Money?
    /// 审定价: what it cost after the final audit.
    public var settledPrice: Money?
    /// 开工日期.
    public var begins: Day?
    /// 竣工日期.
    public var ends: Day?
    /// 进度, in words.
    public var progress: String?
    /// 付款: by date.
    public var payments: [Payment]
    /// 凭证.
    public var vouchers: [MediaReference]
    /// 备注.
    public var note: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        name: String, place: String? = nil, budget: Money? = nil, tender: String? = nil, tendered: Day? = nil,
        contractor: String? = nil, contractPrice: Money? = nil, settledPrice: Money? = nil, begins: Day? = nil,
        ends: Day? = nil, progress: String? = nil, payments: [Payment] = [], vouchers: [MediaReference] = [],
        note: String? = nil
    ) {
        self.name = name
        self.place = place
        self.budget = budget
        self.tender = tender
        self.tendered = tendered
        self.contractor = contractor
        self.contractPrice = contractPrice
        self.settledPrice = settledPrice
        self.begins = begins
        self.ends = ends
        self.progress = progress
        self.payments = payments
        self.vouchers = vouchers
        self.note = note
    }

    /// What has been paid so far.
    public var paid: Money { payments.reduce(.zero) { $0 + $1.amount } }

    /// What it costs as far as is known: the audited price, else the contract's, else the budget.
    public var price: Money? { settledPrice ?? contractPrice ?? budget }
}
