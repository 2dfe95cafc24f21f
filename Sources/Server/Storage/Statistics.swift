import Content
import Foundation
import GRDB

/// How matters went in one office or month.
struct MatterFigures: Sendable {
    let name: String
    let received: Int
    let answered: Int
    let onTime: Int
    let judged: Int
    let satisfied: Int
}

/// How something was rated: a window, an item, the visit.
struct RatingFigures: Sendable {
    let name: String
    let count: Int
    /// Average of faces 1...5, in hundredths.
    let average: Int
}

/// A name with a number.
struct CountFigures: Sendable {
    let name: String
    let count: Int
}

/// Everything on the page of statistics.
struct Statistics: Sendable {
    var months: [MatterFigures] = []
    var offices: [MatterFigures] = []
    var ratings: [RatingFigures] = []
    var windows: [RatingFigures] = []
    var mostRead: [CountFigures] = []
    var inVain: [CountFigures] = []
    var hours: [CountFigures] = []

    /// - Parameter months: of the year and month 202611 each, oldest first, with the second at which it begins, and that
    ///   of the next one.
    static func fetch(
        _ db: Database, units: Set<String>, months: [(month: Int, begin: Int, end: Int)], hoursAhead: Int
    ) throws -> Statistics {
        guard let first = months.first, let last = months.last else { return Statistics() }
        var statistics = Statistics()
        let condition = SQLCondition.isIn("unit", units)
        statistics.months = try months.map { month in
            try matters(
                db, "'\(month.month / 100)-\(month.month % 100 < 10 ? "0" : "")\(month.month % 100)'", month.begin,
                month.end,
                condition, hoursAhead
            ).first
                ?? MatterFigures(name: "\(month.month)", received: 0, answered: 0, onTime: 0, judged: 0, satisfied: 0)
        }
        statistics.offices = try matters(
            db, "coalesce(office, '（未分派）')", first.begin, last.end, condition, hoursAhead, grouped: true)
        statistics.ratings = try ratings(db, "kind <> 'window'", first.begin, condition)
        statistics.windows = try ratings(db, "kind = 'window'", first.begin, condition)
        statistics.mostRead = try usage(db, "page", first.month, condition)
        statistics.inVain = try usage(db, "search-without-result", first.month, condition)
        statistics.hours = try Row.fetchAll(
            db,
            sql: """
                SELECT hour, sum(count) FROM usage_hour WHERE month >= ? AND event = 'page' AND \(condition.sql)
                GROUP BY hour ORDER BY hour
                """, arguments: [first.month] + condition.arguments
        ).map { CountFigures(name: "\($0[0] as Int) 时", count: $0[1]) }
        return statistics
    }

    /// Received in a span, and what became of them.
    private static func matters(
        _ db: Database, _ name: String, _ begin: Int, _ end: Int, _ condition: SQLCondition, _ hoursAhead: Int,
        grouped: Bool = false
    ) throws -> [MatterFigures] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(name), count(*), coalesce(sum(closed), 0),
                    coalesce(sum(answered IS NOT NULL AND (due IS NULL OR (answered + ?) / 86400 <= due)), 0),
                    coalesce(sum(satisfied IS NOT NULL), 0), coalesce(sum(satisfied), 0)
                FROM matter WHERE received >= ? AND received < ? AND \(condition.sql)
                \(grouped ? "GROUP BY 1 ORDER BY 2 DESC LIMIT 30" : "")
                """, arguments: [hoursAhead * 3600, begin, end] + condition.arguments
        ).map {
            MatterFigures(
                name: $0[0], received: $0[1], answered: $0[2], onTime: $0[3], judged: $0[4], satisfied: $0[5])
        }
    }

    private static func ratings(
        _ db: Database, _ kind: String, _ begin: Int, _ condition: SQLCondition
    ) throws -> [RatingFigures] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT CASE title WHEN '' THEN '这次办事' ELSE title END, count(*), round(avg(face) * 100) FROM rating
                WHERE at >= ? AND \(kind) AND \(condition.sql) GROUP BY 1 ORDER BY 2 DESC LIMIT 20
                """, arguments: [begin] + condition.arguments
        ).map { RatingFigures(name: $0[0], count: $0[1], average: $0[2]) }
    }

    private static func usage(
        _ db: Database, _ event: String, _ month: Int, _ condition: SQLCondition
    ) throws -> [CountFigures] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT subject, sum(count) FROM usage WHERE month >= ? AND event = ? AND \(condition.sql)
                GROUP BY subject ORDER BY 2 DESC, 1 LIMIT 20
                """, arguments: [month, event] + condition.arguments
        ).map { CountFigures(name: $0[0], count: $0[1]) }
    }
}
