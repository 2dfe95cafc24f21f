/// Money, assets, resources or contracts of a collective (三资). Totals are computed, never stored.
public enum Ledger: Hashable, Sendable, Codable {
    /// Income and expense of one month.
    case funds(FundsMonth)
    /// What the collective owns.
    case assets([Asset])
    /// Land, ponds and forest.
    case resources([Resource])
    /// What it has agreed with others.
    case contracts([Contract])
    /// What others owe it, and what it owes.
    case debts([Debt])
    /// What it has built.
    case projects([Project])
    /// What households received.
    case subsidies([Subsidy])

    /// How many rows or entries it has.
    public var entryCount: Int {
        switch self {
        case .funds(let month): month.rows.count
        case .assets(let assets): assets.count
        case .resources(let resources): resources.count
        case .contracts(let contracts): contracts.count
        case .debts(let debts): debts.count
        case .projects(let projects): projects.count
        case .subsidies(let subsidies): subsidies.count
        }
    }

    /// Which of the books it is.
    public var book: LedgerBook {
        switch self {
        case .funds: .funds
        case .assets: .assets
        case .resources: .resources
        case .contracts: .contracts
        case .debts: .debts
        case .projects: .projects
        case .subsidies: .subsidies
        }
    }
}

/// The books of 三资, and what belongs beside them.
public enum LedgerBook: String, Hashable, Sendable, Codable, CaseIterable {
    /// 资金.
    case funds
    /// 资产.
    case assets
    /// 资源.
    case resources
    /// 合同.
    case contracts
    /// 债权债务.
    case debts
    /// 工程.
    case projects
    /// 到户补贴.
    case subsidies
}

/// One month of income and expense.
public struct FundsMonth: Hashable, Sendable, Codable {
    /// The month.
    public var period: Period
    /// Balance before the first row.
    public var opening: Money
    /// The rows, by date.
    public var rows: [LedgerRow]

    /// Memberwise; rules are checked by `violations`.
    public init(period: Period, opening: Money, rows: [LedgerRow] = []) {
        self.period = period
        self.opening = opening
        self.rows = rows
    }

    /// Sum of all income.
    public var income: Money { rows.reduce(.zero) { $0 + $1.income } }

    /// Sum of all expense.
    public var expense: Money { rows.reduce(.zero) { $0 + $1.expense } }

    /// Opening + income − expense.
    public var closing: Money { opening + income - expense }

    /// The balance after each row.
    public var balances: [Money] {
        var balance = opening
        return rows.map { row in
            balance = balance + row.income - row.expense
            return balance
        }
    }
}

/// One entry of a funds ledger: either income or expense.
public struct LedgerRow: Hashable, Sendable, Codable {
    /// When.
    public var date: Day
    /// 事由.
    public var matter: String
    /// 收入; zero for an expense.
    public var income: Money
    /// 支出; zero for an income.
    public var expense: Money
    /// 往来单位.
    public var counterparty: String?
    /// 审批人.
    public var approvedBy: String?
    /// 凭证号.
    public var voucherNumber: String?
    /// 凭证: photographs.
    public var vouchers: [MediaReference]
    /// 更正: the voucher number of the row that this one puts right.
    public var corrects: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        date: Day, matter: String, income: Money = .zero, expense: Money = .zero, counterparty: String? = nil,
        approvedBy: String? = nil, voucherNumber: String? = nil, vouchers: [MediaReference] = [],
        corrects: String? = nil
    ) {
        self.date = date
        self.matter = matter
        self.income = income
        self.expense = expense
        self.counterparty = counterparty
        self.approvedBy = approvedBy
        self.voucherNumber = voucherNumber
        self.vouchers = vouchers
        self.corrects = corrects
    }
}

/// Something the collective owns.
public struct Asset: Hashable, Sendable, Codable {
    /// 名称.
    public var name: String
    /// 编号.
    public var code: String?
    /// 类别.
    public var category: String?
    /// 数量.
    public var quantity: Hundredths?
    /// 单位 of the quantity.
    public var measure: String?
    /// 原值.
    public var originalValue: Money
    /// 净值.
    public var currentValue: Money?
    /// 用途.
    public var use: String?
    /// 承租人.
    public var lessee: String?
    /// 年租金.
    public var rent: Money?
    /// 租期起.
    public var termBegin: Day?
    /// 租期止.
    public var termEnd: Day?
    /// 状况.
    public var condition: String?
    /// 坐落.
    public var place: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        name: String, code: String? = nil, category: String? = nil, quantity: Hundredths? = nil,
        measure: String? = nil, originalValue: Money, currentValue: Money? = nil, use: String? = nil,
        lessee: String? = nil, rent: Money? = nil, termBegin: Day? = nil, termEnd: Day? = nil,
        condition: String? = nil, place: String? = nil
    ) {
        self.name = name
        self.code = code
        self.category = category
        self.quantity = quantity
        self.measure = measure
        self.originalValue = originalValue
        self.currentValue = currentValue
        self.use = use
        self.lessee = lessee
        self.rent = rent
        self.termBegin = termBegin
        self.termEnd = termEnd
        self.condition = condition
        self.place = place
    }
}

/// Land, water or forest of the collective.
public struct Resource: Hashable, Sendable, Codable {
    /// 名称.
    public var name: String
    /// 类别.
    public var category: String?
    /// 面积 in mu (1/15 ha).
    public var area: Hundredths
    /// 坐落.
    public var place: String?
    /// 承包人.
    public var contractor: String?
    /// 年承包费.
    public var price: Money?
    /// 承包期起.
    public var termBegin: Day?
    /// 承包期止.
    public var termEnd: Day?
    /// 用途.
    public var use: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        name: String, category: String? = nil, area: Hundredths, place: String? = nil, contractor: String? = nil,
        price: Money? = nil, termBegin: Day? = nil, termEnd: Day? = nil, use: String? = nil
    ) {
        self.name = name
        self.category = category
        self.area = area
        self.place = place
        self.contractor = contractor
        self.price = price
        self.termBegin = termBegin
        self.termEnd = termEnd
        self.use = use
    }
}

/// A contract of the collective.
public struct Contract: Hashable, Sendable, Codable {
    /// 名称.
    public var name: String
    /// 合同编号.
    public var number: String?
    /// 对方.
    public var counterparty: String
    /// 签订日期.
    public var signed: Day?
    /// 金额.
    public var amount: Money
    /// 期限起.
    public var termBegin: Day?
    /// 期限止.
    public var termEnd: Day?
    /// 应收日期.
    public var due: Day?
    /// 已收金额.
    public var paid: Money?
    /// 凭证.
    public var vouchers: [MediaReference]
    /// 备注.
    public var note: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        name: String, number: String? = nil, counterparty: String, signed: Day? = nil, amount: Money,
        termBegin: Day? = nil, termEnd: Day? = nil, due: Day? = nil, paid: Money? = nil,
        vouchers: [MediaReference] = [], note: String? = nil
    ) {
        self.name = name
        self.number = number
        self.counterparty = counterparty
        self.signed = signed
        self.amount = amount
        self.termBegin = termBegin
        self.termEnd = termEnd
        self.due = due
        self.paid = paid
        self.vouchers = vouchers
        self.note = note
    }

    /// What is still to be paid of it once its day has passed, and for how many days it is late; nil when nothing is,
    /// or when nobody has said what was paid (a contract by which the collective pays).
    public func arrears(on today: Day) -> (amount: Money, days: Int)? {
        guard let due, let paid, due < today, paid < amount else { return nil }
        return (amount - paid, today - due)
    }
}
