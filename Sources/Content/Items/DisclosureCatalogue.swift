/// What a unit must make public, how often, and who answers for it (公开目录).
public struct DisclosureCatalogue: Hashable, Sendable, Codable {
    /// The entries, as the author ordered them.
    public var entries: [CatalogueEntry]

    /// Memberwise; rules are checked by `violations`.
    public init(entries: [CatalogueEntry] = []) {
        self.entries = entries
    }
}

/// One line of the catalogue.
public struct CatalogueEntry: Hashable, Sendable, Codable {
    /// Name within the catalogue.
    public var id: String
    /// 名称.
    public var title: String
    /// 类别.
    public var section: AffairSection
    /// 周期.
    public var cycle: Cycle
    /// 期限: days after the end of a period within which it must be public.
    public var graceDays: Int
    /// 责任人.
    public var responsible: Responsible?
    /// 台账 that fulfils it.
    public var ledger: LedgerBook?
    /// First period that counts.
    public var begins: Period?

    /// Memberwise; rules are checked by `violations`.
    public init(
        id: String, title: String, section: AffairSection, cycle: Cycle, graceDays: Int = 10,
        responsible: Responsible? = nil, ledger: LedgerBook? = nil, begins: Period? = nil
    ) {
        self.id = id
        self.title = title
        self.section = section
        self.cycle = cycle
        self.graceDays = graceDays
        self.responsible = responsible
        self.ledger = ledger
        self.begins = begins
    }
}
