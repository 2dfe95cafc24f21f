import Content
import Foundation
import Hummingbird

/// A bar of a chart: SVG attributes, as the policy of the pages forbids inline style.
struct ChartBar: Sendable {
    let name: String
    let value: String
    let x: Int
    let y: Int
    let width: Int
    let height: Int
    let textX: Int
    let textY: Int
    let labelY: Int

    /// Upright bars beside each other, 300 high.
    static func columns(_ values: [(name: String, value: Int)], width: Int) -> [ChartBar] {
        let most = max(1, values.map(\.value).max() ?? 1)
        let step = width / max(1, values.count)
        return values.enumerated().map { index, pair in
            let height = pair.value * 200 / most
            return ChartBar(
                name: pair.name, value: "\(pair.value)", x: index * step + step / 6, y: 230 - height,
                width: step * 2 / 3,
                height: height, textX: index * step + step / 2, textY: 222 - height, labelY: 252)
        }
    }
}

extension ConsoleRoutes {
    private struct FigureRow: Sendable {
        let name: String
        let received: Int
        let answered: Int
        let onTime: String
        let satisfied: String

        init(_ figures: MatterFigures) {
            name = figures.name
            received = figures.received
            answered = figures.answered
            onTime = figures.answered == 0 ? "—" : "\(figures.onTime * 100 / figures.answered)%"
            satisfied = figures.judged == 0 ? "—" : "\(figures.satisfied * 100 / figures.judged)%（\(figures.judged)）"
        }
    }

    private struct RatingRow: Sendable {
        let name: String
        let count: Int
        let average: String

        init(_ figures: RatingFigures) {
            name = figures.name
            count = figures.count
            average = "\(figures.average / 100).\(figures.average % 100 / 10)"
        }
    }

    private struct StatisticsBody: Sendable {
        let columns: [ChartBar]
        let hours: [ChartBar]
        let hasHours: Bool
        let months: [FigureRow]
        let offices: [FigureRow]
        let ratings: [RatingRow]
        let windows: [RatingRow]
        let mostRead: [CountFigures]
        let inVain: [CountFigures]
        let units: [Choice]
        let unit: String
    }

    private func fetched(_ request: Request) async throws -> (StaffSession, Statistics, String?) {
        let session = try await session(request)
        let mine = session.person.units(with: Set(Role.allCases))
        let chosen = request.uri.queryParameters["unit"].map(String.init).flatMap { mine.contains($0) ? $0 : nil }
        let units = chosen.map { site.content.tree.within($0) } ?? mine
        let months = months(12)
        let hoursAhead = site.clock.hoursAhead
        let statistics = try await site.store.read {
            try Statistics.fetch($0, units: units, months: months, hoursAhead: hoursAhead)
        }
        return (session, statistics, chosen)
    }

    private func months(_ count: Int) -> [(month: Int, begin: Int, end: Int)] {
        var months: [(month: Int, begin: Int, end: Int)] = []
        var first = site.clock.today + (1 - site.clock.today.civil.day)
        var end = Int.max
        for _ in 0..<count {
            let begin = first.ordinal * 86_400 - site.clock.hoursAhead * 3600
            months.append((first.civil.year * 100 + first.civil.month, begin, end))
            end = begin
            let before = first + -1
            first = before + (1 - before.civil.day)
        }
        return months.reversed()
    }

    func statistics(_ request: Request) async throws -> Response {
        let (session, statistics, chosen) = try await fetched(request)
        let content = site.content
        let body = StatisticsBody(
            columns: ChartBar.columns(statistics.months.map { ($0.name, $0.received) }, width: 1080),
            hours: ChartBar.columns(statistics.hours.map { ($0.name, $0.count) }, width: 1080),
            hasHours: !statistics.hours.isEmpty,
            months: statistics.months.reversed().filter { $0.received > 0 }.map(FigureRow.init),
            offices: statistics.offices.map(FigureRow.init), ratings: statistics.ratings.map(RatingRow.init),
            windows: statistics.windows.map(RatingRow.init),
            mostRead: statistics.mostRead.map {
                CountFigures(name: content.titles[$0.name] ?? $0.name, count: $0.count)
            },
            inVain: statistics.inVain, units: unitChoices(content, session.person, chosen: chosen), unit: chosen ?? "")
        return try await page(
            "statistics", session, here: "/statistics", title: "评议与统计", subtitle: "最近十二个月，按收到的月份。", body)
    }

    /// The same figures for a spreadsheet: UTF-8 with a byte order mark, as Excel wants it.
    func statisticsCSV(_ request: Request) async throws -> Response {
        let (_, statistics, _) = try await fetched(request)
        var lines = ["表,名称,收到,办结,按期,回访,满意"]
        for (table, rows) in [("月份", statistics.months), ("科室", statistics.offices)] {
            lines += rows.map {
                "\(table),\(Self.cell($0.name)),\($0.received),\($0.answered),\($0.onTime),\($0.judged),\($0.satisfied)"
            }
        }
        lines.append("表,名称,次数,平均（百分之一）")
        for (table, rows) in [("评议", statistics.ratings), ("窗口", statistics.windows)] {
            lines += rows.map { "\(table),\(Self.cell($0.name)),\($0.count),\($0.average)" }
        }
        lines.append("表,名称,次数")
        for (table, rows) in [("最常看", statistics.mostRead), ("没有结果的搜索", statistics.inVain)] {
            lines += rows.map { "\(table),\(Self.cell($0.name)),\($0.count)" }
        }
        var response = Response.text("\u{FEFF}" + lines.joined(separator: "\r\n") + "\r\n", "text/csv; charset=utf-8")
        response.headers[.contentDisposition] = "attachment; filename=\"statistics.csv\""
        return response
    }

    /// RFC 4180, and no formula: what begins like one gets an apostrophe, as spreadsheets run formulas.
    static func cell(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
