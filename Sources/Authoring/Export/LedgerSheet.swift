import Content

/// A ledger as a table of texts, to be written as CSV or printed.
public struct LedgerSheet: Hashable, Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// Its header.
        public let title: String
        /// Whether it holds amounts or areas, which stand at the right.
        public let isNumber: Bool
    }

    /// 南塘村集体资金收支, or the like.
    public let title: String
    /// What stands under the title: months and sums.
    public let subtitle: String
    /// The columns.
    public let columns: [Column]
    /// The rows, a text for each column.
    public let rows: [[String]]

    /// The ledger of a unit; nil when it has none of that book.
    public init?(_ book: LedgerBook, of unit: AuthoredUnit) {
        let ledgers = unit.items.compactMap { item -> Ledger? in
            if case .ledger(let ledger) = item.detail, ledger.book == book { return ledger }
            return nil
        }
        guard !ledgers.isEmpty else { return nil }
        var table = Rows()
        for ledger in ledgers.sorted(by: Self.isBefore) { table.add(ledger) }
        title = unit.unit.name + "集体" + book.word + (book == .funds ? "收支" : "")
        subtitle = table.subtitle
        // Columns that are empty throughout only take room.
        let used = table.columns.indices.filter { column in
            table.columns[column].isNeeded || table.rows.contains { !$0[column].isEmpty }
        }
        columns = used.map { Column(title: table.columns[$0].title, isNumber: table.columns[$0].isNumber) }
        rows = table.rows.map { row in used.map { row[$0] } }
    }

    private static func isBefore(_ left: Ledger, _ right: Ledger) -> Bool {
        guard case .funds(let first) = left, case .funds(let second) = right else { return false }
        return first.period < second.period
    }

    /// CSV that Excel and WPS open by a double click: UTF-8 with a byte order mark, CRLF (RFC 4180). A text that a
    /// spreadsheet would take for a formula begins with an apostrophe.
    public var csv: String {
        let lines =
            [columns.map { csvField($0.title) }]
            + rows.map { row in
                zip(row, columns).map { text, column in csvField(column.isNumber ? text : Self.harmless(text)) }
            }
        return "\u{FEFF}" + lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    private static func harmless(_ text: String) -> String {
        ["=", "+", "-", "@", "\t"].contains { text.hasPrefix($0) } ? "'" + text : text
    }

    // MARK: Rows

    private struct Rows {
        var columns: [(title: String, isNumber: Bool, isNeeded: Bool)] = []
        var rows: [[String]] = []
        private var income = Money.zero
        private var expense = Money.zero
        private var months: [Period] = []
        private var closing: Money?

        var subtitle: String {
            guard let first = months.first, let last = months.last, let closing else { return "共 \(rows.count) 项" }
            let span = first == last ? "\(first)" : "\(first) 至 \(last)"
            return "\(span)　收入 \(income)　支出 \(expense)　结余 \(closing)（元）"
        }

        mutating func add(_ ledger: Ledger) {
            switch ledger {
            case .funds(let month): add(month)
            case .assets(let assets): add(assets)
            case .resources(let resources): add(resources)
            case .contracts(let contracts): add(contracts)
            case .debts(let debts): add(debts)
            case .projects(let projects): add(projects)
            case .subsidies(let subsidies): add(subsidies)
            }
        }

        private mutating func name(_ titles: (String, Bool, Bool)...) {
            columns = titles.map { (title: $0.0, isNumber: $0.1, isNeeded: $0.2) }
        }

        private mutating func add(_ month: FundsMonth) {
            if rows.isEmpty {
                name(
                    ("日期", false, true), ("事由", false, true), ("收入", true, true), ("支出", true, true),
                    ("余额", true, true),
                    ("往来单位", false, false), ("审批人", false, false), ("凭证号", false, false), ("更正", false, false))
            }
            if closing != month.opening {
                rows.append([
                    month.period.begin.description, "期初余额", "", "", CellAmount.plain(month.opening), "", "", "", "",
                ])
            }
            for (row, balance) in zip(month.rows, month.balances) {
                rows.append([
                    row.date.description, row.matter, row.income == .zero ? "" : CellAmount.plain(row.income),
                    row.expense == .zero ? "" : CellAmount.plain(row.expense), CellAmount.plain(balance),
                    row.counterparty ?? "",
                    row.approvedBy ?? "", row.voucherNumber ?? "", row.corrects ?? "",
                ])
            }
            months.append(month.period)
            income = income + month.income
            expense = expense + month.expense
            closing = month.closing
        }

        private func text(_ money: Money?) -> String { money.map(CellAmount.plain) ?? "" }
        private func text(_ day: Day?) -> String { day?.description ?? "" }

        private mutating func add(_ assets: [Asset]) {
            name(
                ("名称", false, true), ("编号", false, false), ("类别", false, false), ("数量", true, false),
                ("单位", false, false),
                ("原值", true, true), ("净值", true, false), ("用途", false, false), ("承租人", false, false),
                ("年租金", true, false),
                ("租期起", false, false), ("租期止", false, false), ("状况", false, false), ("坐落", false, false))
            rows += assets.map { asset in
                [
                    asset.name, asset.code ?? "", asset.category ?? "", asset.quantity?.description ?? "",
                    asset.measure ?? "",
                    text(asset.originalValue), text(asset.currentValue), asset.use ?? "", asset.lessee ?? "",
                    text(asset.rent),
                    text(asset.termBegin), text(asset.termEnd), asset.condition ?? "", asset.place ?? "",
                ]
            }
        }

        private mutating func add(_ resources: [Resource]) {
            name(
                ("名称", false, true), ("类别", false, false), ("面积", true, true), ("坐落", false, false),
                ("承包人", false, false),
                ("年承包费", true, false), ("承包期起", false, false), ("承包期止", false, false), ("用途", false, false))
            rows += resources.map { resource in
                [
                    resource.name, resource.category ?? "", resource.area.description, resource.place ?? "",
                    resource.contractor ?? "", text(resource.price), text(resource.termBegin), text(resource.termEnd),
                    resource.use ?? "",
                ]
            }
        }

        private mutating func add(_ debts: [Debt]) {
            name(
                ("方向", false, true), ("事由", false, true), ("对方", false, true), ("金额", true, true),
                ("已还金额", true, false),
                ("发生日期", false, false), ("到期日期", false, false), ("备注", false, false))
            rows += debts.map { debt in
                [
                    debt.direction == .receivable ? "应收" : "应付", debt.matter, debt.counterparty, text(debt.amount),
                    text(debt.settled),
                    text(debt.incurred), text(debt.due), debt.note ?? "",
                ]
            }
        }

        private mutating func add(_ projects: [Project]) {
            name(
                ("名称", false, true), ("地点", false, false), ("预算价", true, false), ("招标方式", false, false),
                ("开标日期", false, false),
                ("中标单位", false, false), ("合同价", true, false), ("审定价", true, false), ("开工日期", false, false),
                ("竣工日期", false, false), ("进度", false, false), ("付款", false, false), ("备注", false, false))
            rows += projects.map { project in
                let payments = project.payments.map { "\($0.date) \(CellAmount.plain($0.amount))" }.joined(
                    separator: "; ")
                return [
                    project.name, project.place ?? "", text(project.budget), project.tender ?? "",
                    text(project.tendered),
                    project.contractor ?? "", text(project.contractPrice), text(project.settledPrice),
                    text(project.begins),
                    text(project.ends), project.progress ?? "", payments, project.note ?? "",
                ]
            }
        }

        private mutating func add(_ subsidies: [Subsidy]) {
            name(
                ("发放期", false, true), ("补贴项目", false, true), ("户主", false, true), ("村民组", false, false),
                ("人数", true, false),
                ("标准", false, false), ("金额", true, true), ("账号", false, false), ("备注", false, false))
            rows += subsidies.map { subsidy in
                [
                    subsidy.period.description, subsidy.programme, subsidy.household, subsidy.group ?? "",
                    subsidy.persons.map(String.init) ?? "", subsidy.standard ?? "", text(subsidy.amount),
                    subsidy.account ?? "",
                    subsidy.note ?? "",
                ]
            }
        }

        private mutating func add(_ contracts: [Contract]) {
            name(
                ("名称", false, true), ("合同编号", false, false), ("对方", false, true), ("签订日期", false, false),
                ("金额", true, true),
                ("期限起", false, false), ("期限止", false, false), ("应收日期", false, false), ("已收金额", true, false),
                ("备注", false, false))
            rows += contracts.map { contract in
                [
                    contract.name, contract.number ?? "", contract.counterparty, text(contract.signed),
                    text(contract.amount),
                    text(contract.termBegin), text(contract.termEnd), text(contract.due), text(contract.paid),
                    contract.note ?? "",
                ]
            }
        }
    }
}
