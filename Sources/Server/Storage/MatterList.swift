import Content
import Foundation
import GRDB
import Participation

/// Which matters somebody wants to see.
struct MatterFilter: Sendable {
    var kind: SubmissionKind?
    var unit: String?
    var text = ""
    var onlyOverdue = false
    var closed = false
    var page = 1

    static let pageSize = 50
}

/// One condition with its arguments.
struct SQLCondition: Sendable {
    var sql: String
    var arguments: StatementArguments

    static func any(of conditions: [SQLCondition]) -> SQLCondition {
        guard !conditions.isEmpty else { return SQLCondition(sql: "0", arguments: []) }
        return SQLCondition(
            sql: "(" + conditions.map(\.sql).joined(separator: " OR ") + ")",
            arguments: conditions.reduce(StatementArguments()) { $0 + $1.arguments })
    }

    /// Whether nothing fulfils it. SQLite then has no use for an index, and refuses to be told one.
    var isNever: Bool { sql == "0" }

    static func isIn(_ column: String, _ values: some Collection<String>) -> SQLCondition {
        SQLCondition(
            sql: "\(column) IN (\(values.map { _ in "?" }.joined(separator: ",")))",
            arguments: StatementArguments(values.sorted()))
    }
}

extension StaffMember {
    /// The matters that this person may see; the same rule as ``maySee(unit:office:isPrivate:)``.
    var visible: SQLCondition {
        var parts: [SQLCondition] = []
        let whole = units(with: [.clerk, .reviewer, .leader])
        if !whole.isEmpty { parts.append(.isIn("unit", whole)) }
        let audited = units(with: [.auditor])
        if !audited.isEmpty {
            let units = SQLCondition.isIn("unit", audited)
            let open = SubmissionKind.allCases.filter { $0.isMatter && !$0.isPrivate }.map { "'\($0.rawValue)'" }
            parts.append(
                SQLCondition(
                    sql: "(\(units.sql) AND kind IN (\(open.joined(separator: ","))))", arguments: units.arguments))
        }
        for grant in grants where grant.role == .office {
            let units = SQLCondition.isIn("unit", tree.within(grant.unit))
            parts.append(
                SQLCondition(sql: "(office = ? AND \(units.sql))", arguments: [grant.office] + units.arguments))
        }
        return .any(of: parts)
    }
}

/// Figures above the inbox.
struct InboxFigures: Sendable {
    var open = 0
    var overdue = 0
    var soon = 0
    /// Of this month: days from question to answer, in tenths; nil when nothing was answered.
    var averageTenths: Int?
    var judged = 0
    var satisfied = 0
}

/// Lists of matters for the console.
enum MatterList {
    static func fetch(
        _ db: Database, _ filter: MatterFilter, for person: StaffMember, today: Day
    ) throws -> (matters: [Matter], hasMore: Bool) {
        var condition = person.visible
        guard !condition.isNever else { return ([], false) }
        condition.sql += filter.closed ? " AND closed = 1" : " AND closed = 0"
        if let kind = filter.kind {
            condition.sql += " AND kind = ?"
            condition.arguments += [kind.rawValue]
        }
        if let unit = filter.unit {
            condition.sql += " AND unit = ?"
            condition.arguments += [unit]
        }
        if filter.onlyOverdue {
            condition.sql += " AND due < ?"
            condition.arguments += [today.ordinal]
        }
        if !filter.text.isEmpty {
            let pattern = "%" + filter.text.filter { $0 != "%" && $0 != "_" } + "%"
            condition.sql += " AND (code = ? OR words LIKE ?)"
            condition.arguments += [filter.text.uppercased().filter { $0 != "-" }, pattern]
        }
        // Without a date comes first: nobody has it yet.
        let order = filter.closed ? "number DESC" : "due, number"
        // Without a word SQLite reads all matters of the units and sorts them. Closed ones of several units are found
        // quicker from the newest backwards; of one unit or office by its index.
        let several = filter.unit == nil && person.units(with: [.clerk, .reviewer, .leader, .auditor]).count > 1
        let index = filter.closed ? (several ? "NOT INDEXED" : "") : "INDEXED BY matter_open"
        let found = try Matter.fetchAll(
            db, sql: "SELECT * FROM matter \(index) WHERE \(condition.sql) ORDER BY \(order) LIMIT ? OFFSET ?",
            arguments: condition.arguments + [MatterFilter.pageSize + 1, (filter.page - 1) * MatterFilter.pageSize])
        return (Array(found.prefix(MatterFilter.pageSize)), found.count > MatterFilter.pageSize)
    }

    static func figures(_ db: Database, for person: StaffMember, today: Day, monthStart: Int, soon: Day) throws
        -> InboxFigures
    {
        let visible = person.visible
        guard !visible.isNever else { return InboxFigures() }
        let open = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), coalesce(sum(due < ?), 0), coalesce(sum(due BETWEEN ? AND ?), 0)
                FROM matter INDEXED BY matter_open WHERE closed = 0 AND \(visible.sql)
                """, arguments: [today.ordinal, today.ordinal, soon.ordinal] + visible.arguments)
        let done = try Row.fetchOne(
            db,
            sql: """
                SELECT avg(answered - received), coalesce(sum(satisfied IS NOT NULL), 0), coalesce(sum(satisfied), 0)
                FROM matter INDEXED BY matter_answered WHERE answered >= ? AND merged IS NULL AND \(visible.sql)
                """, arguments: [monthStart] + visible.arguments)
        return InboxFigures(
            open: open?[0] ?? 0, overdue: open?[1] ?? 0, soon: open?[2] ?? 0,
            averageTenths: (done?[0] as Double?).map { Int(($0 / 8640).rounded()) }, judged: done?[1] ?? 0,
            satisfied: done?[2] ?? 0)
    }
}

extension MatterList {
    /// Figures beside the navigation.
    static func counts(_ db: Database, for person: StaffMember, today: Day) throws -> (open: Int, overdue: Int) {
        let visible = person.visible
        guard !visible.isNever else { return (0, 0) }
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), coalesce(sum(due < ?), 0) FROM matter INDEXED BY matter_open
                WHERE closed = 0 AND \(visible.sql)
                """, arguments: [today.ordinal] + visible.arguments)
        return (row?[0] ?? 0, row?[1] ?? 0)
    }

    /// What the kiosks of some matters are called.
    static func deviceNames(_ db: Database, of matters: [Matter]) throws -> [String: String] {
        let condition = SQLCondition.isIn("id", Set(matters.map(\.device)))
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, name FROM device WHERE \(condition.sql)", arguments: condition.arguments)
        return Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
    }
}
