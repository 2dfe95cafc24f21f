import Content
import FoundationEssentials
import GRDB

/// One state of the store, as ``ContentStore/reading(_:)`` gives it. Items that have expired are in no list.
///
/// Every method throws ``StoreError``.
public struct ContentSnapshot {
    let database: Database
    let state: StateDirectory
    let memory: SearchMemory

    // MARK: Units

    /// All units: the one at the top, then its children by their order, each followed by its own children.
    public func units() throws(StoreError) -> [Content.Unit] {
        try explaining {
            let units = try decoded(Content.Unit.self, "SELECT json FROM unit ORDER BY id")
            let known = Set(units.map(\.id))
            let children = Dictionary(grouping: units) { unit in unit.parent.flatMap { known.contains($0) ? $0 : nil } }
            func branch(_ parent: UnitID?) -> [Content.Unit] {
                let sorted = (children[parent] ?? []).sorted { ($0.order, $0.id) < ($1.order, $1.id) }
                return sorted.flatMap { [$0] + branch($0.id) }
            }
            return branch(nil)
        }
    }

    /// A unit; nil when there is none of that name.
    public func unit(_ id: UnitID) throws(StoreError) -> Content.Unit? {
        try explaining {
            try decoded(Content.Unit.self, "SELECT json FROM unit WHERE id = ?", [id.text]).first
        }
    }

    // MARK: Items

    /// A whole item, expired or not; nil when there is none of that name.
    public func item(_ id: ItemID) throws(StoreError) -> Item? {
        try explaining {
            try decoded(
                Item.self, "SELECT b.json FROM body b JOIN item i ON i.row = b.row WHERE i.id = ?", [id.text]
            ).first
        }
    }

    /// The titles of items, for links; those that do not exist are left out.
    public func itemTitles(_ ids: [ItemID]) throws(StoreError) -> [ItemID: String] {
        try explaining {
            let statement = try database.cachedStatement(sql: "SELECT title FROM item WHERE id = ?")
            var titles: [ItemID: String] = [:]
            for id in Set(ids) { titles[id] = try String.fetchOne(statement, arguments: [id.text]) }
            return titles
        }
    }

    /// What is installed.
    public func status() throws(StoreError) -> ContentStatus {
        try explaining {
            let rows = try Row.fetchAll(database, sql: "SELECT json, release, created, items FROM unit ORDER BY id")
            let units = try rows.map { row in
                let unit = try JSONDecoder().decode(Content.Unit.self, from: row[0])
                return ContentStatus.UnitStatus(
                    unit: unit.id, name: unit.name, release: row[1], created: Day(ordinal: row[2]), items: row[3])
            }
            let facts = ContentFacts(db: database)
            return ContentStatus(root: try facts.root(), units: units, damagedPacks: try facts.damagedPacks())
        }
    }

    // MARK: What the other queries share

    func explaining<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        try StoreError.explaining(state.content, body)
    }

    /// Summaries by a condition on `i`, `w` and `o`.
    func summaries(
        _ condition: String, _ arguments: [(any DatabaseValueConvertible)?] = [], order: String, limit: Int? = nil
    ) throws -> [ItemSummary] {
        let end = limit.map { " LIMIT \($0)" } ?? ""
        let statement = try database.cachedStatement(
            sql: "SELECT \(ItemSummary.columns) FROM \(ItemSummary.tables) WHERE \(condition) ORDER BY \(order)\(end)")
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        var summaries: [ItemSummary] = []
        while let row = try rows.next() { summaries.append(try ItemSummary(row: row)) }
        return summaries
    }

    /// Whole items by a condition on `i`.
    func items(
        _ condition: String, _ arguments: [(any DatabaseValueConvertible)?] = [], order: String
    ) throws -> [Item] {
        try decoded(
            Item.self, "SELECT b.json FROM item i JOIN body b ON b.row = i.row WHERE \(condition) ORDER BY \(order)",
            StatementArguments(arguments))
    }

    func decoded<Value: Decodable>(
        _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = []
    ) throws -> [Value] {
        let decoder = JSONDecoder()
        return try Data.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments).map {
            try decoder.decode(type, from: $0)
        }
    }
}

/// What is installed, for the page about this kiosk.
public struct ContentStatus: Hashable, Sendable {
    /// What is installed of one unit.
    public struct UnitStatus: Hashable, Sendable {
        /// The unit.
        public let unit: UnitID
        /// Its name.
        public let name: String
        /// Its release.
        public let release: Int
        /// The day its content is of.
        public let created: Day
        /// Number of its items.
        public let items: Int
    }

    /// The unit at the top.
    public let root: UnitID?
    /// All units, by id.
    public let units: [UnitStatus]
    /// Packs in the state directory that could not be read when the database was built; their units may be missing.
    public let damagedPacks: [String]

    /// Nothing is known of the content, because it cannot be read.
    public static let unknown = ContentStatus(root: nil, units: [], damagedPacks: [])

    /// The newest day of all units; nil when nothing is installed.
    public var newest: Day? { units.map(\.created).max() }
}
