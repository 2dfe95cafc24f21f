import Content
import Store

/// The books other than funds.
extension ScreenLoader {
    /// A whole book with its totals.
    func properties(_ head: LedgerHead) throws -> any Screen {
        let unit = head.unit.id
        let totals: [(value: Money, label: Phrase)] =
            switch head.book {
            case .assets: [(try content.assets(unit: unit).map(\.originalValue).reduce(.zero, +), .originalValue)]
            case .contracts: [(try content.contracts(unit: unit).map(\.amount).reduce(.zero, +), .amount)]
            case .debts: debtTotals(try content.debts(unit: unit))
            case .projects: [(try content.projects(unit: unit).map(\.paid).reduce(.zero, +), .paidSoFar)]
            case .subsidies: [(try content.subsidies(unit: unit).map(\.amount).reduce(.zero, +), .amount)]
            case .funds, .resources: []
            }
        return PropertyScreen(head: head, totals: totals, properties: try entries(unit, head.book))
    }

    /// One entry of a book.
    func entry(_ id: UnitID, _ book: LedgerBook, _ row: Int) throws -> any Screen {
        let entries = try entries(id, book)
        guard let unit = try content.unit(id), entries.indices.contains(row) else { return MissingScreen() }
        return PropertyEntryScreen(unit: unit, book: book, row: row, property: entries[row])
    }

    private func debtTotals(_ debts: [Debt]) -> [(value: Money, label: Phrase)] {
        let sum = { (direction: Debt.Direction) in
            debts.filter { $0.direction == direction }.map(\.outstanding).reduce(.zero, +)
        }
        return [(sum(.receivable), .receivable), (sum(.payable), .payable)]
    }

    private func entries(_ unit: UnitID, _ book: LedgerBook) throws -> [Property] {
        switch book {
        case .funds: []
        case .assets: try content.assets(unit: unit).map { Property($0) }
        case .resources: try content.resources(unit: unit).map { Property($0) }
        case .contracts: try content.contracts(unit: unit).map { Property($0, today: today) }
        case .debts: try content.debts(unit: unit).map { Property($0, today: today) }
        case .projects: try content.projects(unit: unit).map { Property($0) }
        case .subsidies: try content.subsidies(unit: unit).map { Property($0) }
        }
    }
}
