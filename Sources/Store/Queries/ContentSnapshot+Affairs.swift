import Content
import GRDB

extension ContentSnapshot {
    private static let shown = "(i.expires IS NULL OR i.expires >= ?)"

    /// Affairs of a unit, newest first.
    public func affairs(unit: UnitID, section: AffairSection? = nil, today: Day) throws(StoreError) -> [ItemSummary] {
        try explaining {
            try summaries(
                "i.kind = 'affair' AND \(Self.shown) AND i.unit = ?2 AND (?3 IS NULL OR i.section = ?3)",
                [today.ordinal, unit.text, section?.rawValue], order: "i.published DESC, i.id")
        }
    }

    /// Number of affairs of a unit on each board; boards without any are left out.
    public func affairCounts(unit: UnitID, today: Day) throws(StoreError) -> [AffairSection: Int] {
        try explaining {
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT section, count(*) FROM item i
                    WHERE kind = 'affair' AND \(Self.shown) AND unit = ? GROUP BY section
                    """, arguments: [today.ordinal, unit.text])
            let pairs = rows.compactMap { row in AffairSection(rawValue: row[0]).map { ($0, row[1] as Int) } }
            return Dictionary(pairs) { first, _ in first }
        }
    }

    /// Completeness and lateness of a unit's disclosure; nil when the unit has no catalogue. What has expired was
    /// public all the same, and counts.
    public func disclosure(unit: UnitID, today: Day) throws(StoreError) -> DisclosureReport? {
        try explaining {
            let catalogues = try items("i.kind = 'catalogue' AND i.unit = ?", [unit.text], order: "i.id")
            let entries = catalogues.flatMap { item -> [CatalogueEntry] in
                if case .catalogue(let catalogue) = item.detail { catalogue.entries } else { [] }
            }
            guard !catalogues.isEmpty else { return nil }
            let catalogue = DisclosureCatalogue(entries: entries)
            return DisclosureReport(
                catalogue: catalogue, publications: try publications(unit: unit, in: catalogue), today: today)
        }
    }

    /// As `Item.publications(in:)` says, without decoding the items.
    private func publications(unit: UnitID, in catalogue: DisclosureCatalogue) throws -> [Publication] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, published, period, entry, book FROM item
                WHERE unit = ? AND kind IN ('affair', 'ledger') AND (entry IS NOT NULL OR book IS NOT NULL)
                """, arguments: [unit.text])
        return try rows.flatMap { row -> [Publication] in
            let item = try ItemID(row[0])
            let published = Day(ordinal: row[1])
            let period = try (row[2] as String?).map { try Period(parsing: $0) }
            let entries =
                if let entry = row[3] as String? { [entry] } else {
                    catalogue.entries.filter { $0.ledger?.rawValue == row[4] as String? }.map(\.id)
                }
            return entries.map { Publication(entry: $0, period: period, item: item, published: published) }
        }
    }

    // MARK: 三资

    /// Months of which a unit's funds are known, newest first.
    public func fundsMonths(unit: UnitID) throws(StoreError) -> [Period] {
        try explaining {
            try String.fetchAll(
                database, sql: "SELECT period FROM funds WHERE unit = ? ORDER BY period DESC", arguments: [unit.text]
            ).map { try Period(parsing: $0) }
        }
    }

    /// The rows of one month; nil when it is not known.
    public func fundsMonth(unit: UnitID, period: Period) throws(StoreError) -> FundsMonth? {
        try explaining {
            let condition = "i.row = (SELECT row FROM funds WHERE unit = ? AND period = ?)"
            let item = try items(condition, [unit.text, period.description], order: "i.id").first
            if case .ledger(.funds(let month)) = item?.detail { return month }
            return nil
        }
    }

    /// The totals of a unit's last months, oldest first.
    public func fundsTotals(unit: UnitID, last count: Int) throws(StoreError) -> [FundsTotals] {
        try explaining {
            try Row.fetchAll(
                database,
                sql: """
                    SELECT period, opening, income, expense, closing FROM funds WHERE unit = ?
                    ORDER BY period DESC LIMIT ?
                    """, arguments: [unit.text, count]
            ).map(FundsTotals.init(row:)).reversed()
        }
    }

    /// How many entries each of a unit's books other than funds has; those without any are left out.
    public func ledgerCounts(unit: UnitID) throws(StoreError) -> [LedgerBook: Int] {
        try explaining {
            let books = try items(
                "i.kind = 'ledger' AND i.unit = ? AND i.book <> 'funds'", [unit.text], order: "i.id")
            let counts = books.compactMap { item -> (LedgerBook, Int)? in
                guard case .ledger(let ledger) = item.detail, ledger.entryCount > 0 else { return nil }
                return (ledger.book, ledger.entryCount)
            }
            return Dictionary(counts, uniquingKeysWith: +)
        }
    }

    /// What a unit's collective owns.
    public func assets(unit: UnitID) throws(StoreError) -> [Asset] {
        try ledgers(.assets, unit: unit) { if case .assets(let assets) = $0 { assets } else { [] } }
    }

    /// Land, water and forest of a unit's collective.
    public func resources(unit: UnitID) throws(StoreError) -> [Resource] {
        try ledgers(.resources, unit: unit) { if case .resources(let resources) = $0 { resources } else { [] } }
    }

    /// Contracts of a unit's collective.
    public func contracts(unit: UnitID) throws(StoreError) -> [Contract] {
        try ledgers(.contracts, unit: unit) { if case .contracts(let contracts) = $0 { contracts } else { [] } }
    }

    /// What others owe a unit's collective, and what it owes.
    public func debts(unit: UnitID) throws(StoreError) -> [Debt] {
        try ledgers(.debts, unit: unit) { if case .debts(let debts) = $0 { debts } else { [] } }
    }

    /// What a unit's collective has built.
    public func projects(unit: UnitID) throws(StoreError) -> [Project] {
        try ledgers(.projects, unit: unit) { if case .projects(let projects) = $0 { projects } else { [] } }
    }

    /// What a unit's households received.
    public func subsidies(unit: UnitID) throws(StoreError) -> [Subsidy] {
        try ledgers(.subsidies, unit: unit) { if case .subsidies(let subsidies) = $0 { subsidies } else { [] } }
    }

    private func ledgers<Entry>(
        _ book: LedgerBook, unit: UnitID, _ entries: (Ledger) -> [Entry]
    ) throws(StoreError) -> [Entry] {
        try explaining {
            let found = try items(
                "i.kind = 'ledger' AND i.unit = ? AND i.book = ?", [unit.text, book.rawValue], order: "i.id")
            return found.flatMap { item -> [Entry] in
                if case .ledger(let ledger) = item.detail { entries(ledger) } else { [] }
            }
        }
    }
}
