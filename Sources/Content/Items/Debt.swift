/// Money that others owe the collective, or that it owes (债权债务).
public struct Debt: Hashable, Sendable, Codable {
    /// Who owes whom.
    public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
        /// 应收: others owe the collective.
        case receivable
        /// 应付: the collective owes.
        case payable
    }

    /// Who owes whom.
    public var direction: Direction
    /// 事由.
    public var matter: String
    /// 对方.
    public var counterparty: String
    /// 金额 at the beginning.
    public var amount: Money
    /// 已还金额.
    public var settled: Money?
    /// 发生日期.
    public var incurred: Day?
    /// 到期日期.
    public var due: Day?
    /// 凭证.
    public var vouchers: [MediaReference]
    /// 备注.
    public var note: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        direction: Direction, matter: String, counterparty: String, amount: Money, settled: Money? = nil,
        incurred: Day? = nil, due: Day? = nil, vouchers: [MediaReference] = [], note: String? = nil
    ) {
        self.direction = direction
        self.matter = matter
        self.counterparty = counterparty
        self.amount = amount
        self.settled = settled
        self.incurred = incurred
        self.due = due
        self.vouchers = vouchers
        self.note = note
    }

    /// What is left of it.
    public var outstanding: Money { amount - (settled ?? .zero) }

    /// What is left of it once its day has passed, and for how many days it is late; nil when nothing is.
    public func arrears(on today: Day) -> (amount: Money, days: Int)? {
        guard let due, due < today else { return nil }
        return outstanding > .zero ? (outstanding, today - due) : nil
    }
}
