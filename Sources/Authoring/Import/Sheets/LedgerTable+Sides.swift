import Content

extension LedgerTable {
    /// In a cash journal 借 is income. Where balances are given they decide, and the columns change places if need be.
    mutating func orient() {
        guard book == .funds, let income = columns["in"], let expense = columns["out"],
            income.header.contains("借") || expense.header.contains("贷"), !income.isMapped
        else { return }
        let (straight, crossed) = agreement(income.column, expense.column)
        if crossed > straight {
            columns["in"] = income.moved(to: expense)
            columns["out"] = expense.moved(to: income)
        } else {
            columns["in"]?.certainty = straight > 0 ? 100 : 80
            columns["out"]?.certainty = straight > 0 ? 100 : 80
        }
    }

    /// In how many rows the balance grows by one column and shrinks by the other, and the other way round.
    private func agreement(_ first: Int, _ second: Int) -> (straight: Int, crossed: Int) {
        guard let balance = columns["balance"]?.column else { return (0, 0) }
        // Cells that are no amounts are reported when the rows are read.
        func amount(_ row: GridRow, _ column: Int) -> Money { (try? CellAmount.money(row[column])) ?? .zero }
        var (straight, crossed) = (0, 0)
        var previous: Money?
        for row in body.prefix(500) where !row[balance].isEmpty {
            let now = amount(row, balance)
            let (left, right) = (amount(row, first), amount(row, second))
            if let previous, left != right {
                if previous + left - right == now { straight += 1 }
                if previous + right - left == now { crossed += 1 }
            }
            previous = now
        }
        return (straight, crossed)
    }
}

extension FoundColumn {
    /// The same field in another column, as balances prove.
    fileprivate func moved(to other: FoundColumn) -> FoundColumn {
        FoundColumn(
            field: field, column: other.column, header: other.header, certainty: 100, rank: 0, unit: other.unit,
            isMapped: false)
    }
}
