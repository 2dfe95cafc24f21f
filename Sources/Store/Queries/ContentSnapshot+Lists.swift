import Content
import GRDB

/// Which guides a list shows. Nil means all.
public struct GuideFilter: Hashable, Sendable {
    /// 分类.
    public var category: String?
    /// The office in words, as ``ItemSummary/office`` has it.
    public var office: String?
    /// The window.
    public var window: ItemID?

    /// All guides, unless something is given.
    public init(category: String? = nil, office: String? = nil, window: ItemID? = nil) {
        self.category = category
        self.office = office
        self.window = window
    }
}

/// What the guides can be filtered by, each with the number of guides, the most first.
public struct GuideFilters: Hashable, Sendable {
    /// A category or an office.
    public struct Choice: Hashable, Sendable {
        /// The value for a ``GuideFilter``.
        public let name: String
        /// Number of guides.
        public let count: Int
    }

    /// A window.
    public struct WindowChoice: Hashable, Sendable {
        /// The value for a ``GuideFilter``.
        public let window: ItemID
        /// Its title.
        public let title: String
        /// The number over it.
        public let number: String?
        /// Number of guides.
        public let count: Int
    }

    /// Categories.
    public let categories: [Choice]
    /// Offices.
    public let offices: [Choice]
    /// Windows, in the author's order.
    public let windows: [WindowChoice]
}

extension ContentSnapshot {
    private static let shown = "(i.expires IS NULL OR i.expires >= ?)"
    private static let newestFirst = "i.published DESC, i.id"

    /// Guides, the most asked-for first.
    public func guides(filter: GuideFilter = GuideFilter(), today: Day) throws(StoreError) -> [ItemSummary] {
        var condition = "i.kind = 'guide' AND \(Self.shown)"
        var arguments: [(any DatabaseValueConvertible)?] = [today.ordinal]
        if let category = filter.category {
            condition += " AND i.category = ?"
            arguments.append(category)
        }
        if let office = filter.office {
            condition += " AND COALESCE(i.responsible, o.title) = ?"
            arguments.append(office)
        }
        if let window = filter.window {
            condition += " AND i.window = ?"
            arguments.append(window.text)
        }
        return try explaining { try summaries(condition, arguments, order: "i.popularity DESC, i.id") }
    }

    /// Guides that a window takes applications for.
    public func guides(window: ItemID, today: Day) throws(StoreError) -> [ItemSummary] {
        try guides(filter: GuideFilter(window: window), today: today)
    }

    /// What the guides can be filtered by.
    public func guideFilters(today: Day) throws(StoreError) -> GuideFilters {
        try explaining {
            let windows = try Row.fetchAll(
                database,
                sql: """
                    SELECT w.id, w.title, w.number, count(*) FROM item i JOIN item w ON w.id = i.window
                    WHERE i.kind = 'guide' AND \(Self.shown) GROUP BY w.row ORDER BY w.position, w.id
                    """, arguments: [today.ordinal])
            return GuideFilters(
                categories: try choices("i.category", today: today),
                offices: try choices("COALESCE(i.responsible, o.title)", today: today),
                windows: try windows.map { row in
                    GuideFilters.WindowChoice(
                        window: try ItemID(row[0]), title: row[1], number: row[2], count: row[3])
                })
        }
    }

    private func choices(_ column: String, today: Day) throws -> [GuideFilters.Choice] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT \(column) AS name, count(*) AS number FROM \(ItemSummary.tables)
                WHERE i.kind = 'guide' AND \(Self.shown) AND name IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1
                """, arguments: [today.ordinal])
        return rows.map { GuideFilters.Choice(name: $0[0], count: $0[1]) }
    }

    /// Policies of all units, newest first.
    public func policies(category: String? = nil, today: Day) throws(StoreError) -> [ItemSummary] {
        try explaining {
            try summaries(
                "i.kind = 'policy' AND \(Self.shown) AND (?2 IS NULL OR i.category = ?2)", [today.ordinal, category],
                order: Self.newestFirst)
        }
    }

    /// The categories of policies with their numbers, the most first.
    public func policyCategories(today: Day) throws(StoreError) -> [GuideFilters.Choice] {
        try explaining {
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT category, count(*) FROM item i WHERE kind = 'policy' AND \(Self.shown)
                    AND category IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1
                    """, arguments: [today.ordinal])
            return rows.map { GuideFilters.Choice(name: $0[0], count: $0[1]) }
        }
    }

    /// Notices of one unit or all: those that are pinned first, then the newest.
    public func notices(unit: UnitID? = nil, today: Day) throws(StoreError) -> [ItemSummary] {
        try explaining {
            try summaries(
                "i.kind = 'notice' AND \(Self.shown) AND (?2 IS NULL OR i.unit = ?2)", [today.ordinal, unit?.text],
                order: "(i.pinUntil IS NOT NULL AND i.pinUntil >= ?1) DESC, \(Self.newestFirst)")
        }
    }

    /// The newest notices, affairs, policies and ledgers of all units.
    public func latest(limit: Int, today: Day) throws(StoreError) -> [ItemSummary] {
        try explaining {
            // Each kind gives its newest from the index; the few that come together are sorted.
            let kinds: [ItemKind] = [.notice, .affair, .policy, .ledger]
            let all = try kinds.flatMap { kind in
                try summaries(
                    "i.kind = '\(kind.rawValue)' AND \(Self.shown)", [today.ordinal], order: Self.newestFirst,
                    limit: limit)
            }
            return Array(all.sorted { ($1.published, $0.id) < ($0.published, $1.id) }.prefix(limit))
        }
    }

    /// Windows of a unit, in the author's order.
    public func windows(unit: UnitID) throws(StoreError) -> [(item: Item, window: ServiceWindow)] {
        try explaining {
            try items("i.kind = 'window' AND i.unit = ?", [unit.text], order: "i.position, i.id").compactMap { item in
                if case .window(let window) = item.detail { (item, window) } else { nil }
            }
        }
    }

    /// Offices of a unit, in the author's order.
    public func offices(unit: UnitID) throws(StoreError) -> [(item: Item, office: Office)] {
        try explaining {
            try items("i.kind = 'office' AND i.unit = ?", [unit.text], order: "i.position, i.id").compactMap { item in
                if case .office(let office) = item.detail { (item, office) } else { nil }
            }
        }
    }

    /// Questions of citizens with their answers, newest question first.
    public func replies(today: Day) throws(StoreError) -> [(item: Item, reply: Reply)] {
        try explaining {
            let all = try items("i.kind = 'reply' AND \(Self.shown)", [today.ordinal], order: "i.id")
            let replies = all.compactMap { item -> (item: Item, reply: Reply)? in
                if case .reply(let reply) = item.detail { (item, reply) } else { nil }
            }
            return replies.sorted { ($1.reply.asked, $0.item.id) < ($0.reply.asked, $1.item.id) }
        }
    }

    /// Slides that are due on a day, by id. The hours are for the caller to look at.
    public func slides(today: Day) throws(StoreError) -> [(item: Item, slide: Slide)] {
        try explaining {
            try items("i.kind = 'slide' AND \(Self.shown)", [today.ordinal], order: "i.id").compactMap { item in
                guard case .slide(let slide) = item.detail, slide.begin.map({ $0 <= today }) ?? true,
                    slide.end.map({ today <= $0 }) ?? true
                else { return nil }
                return (item, slide)
            }
        }
    }

    /// Flow charts of a unit, by id.
    public func flows(unit: UnitID, today: Day) throws(StoreError) -> [ItemSummary] {
        try explaining {
            try summaries(
                "i.kind = 'flow' AND \(Self.shown) AND i.unit = ?", [today.ordinal, unit.text], order: "i.id")
        }
    }

    /// Statistics of a unit, by id.
    public func statistics(unit: UnitID) throws(StoreError) -> [(item: Item, series: StatisticSeries)] {
        try explaining {
            try items("i.kind = 'statistic' AND i.unit = ?", [unit.text], order: "i.id").compactMap { item in
                if case .statistic(let series) = item.detail { (item, series) } else { nil }
            }
        }
    }
}
