import Content

/// Reads a table of assets, resources or contracts into records of their file.
struct PropertyTableReader {
    private var reader: LedgerTableReader
    private let remarks: RemarkList
    private var sums: [String: (all: Money, sinceTotal: Money)] = [:]
    private var above: [String: String] = [:]
    private var table: LedgerTable { reader.table }

    init(_ table: LedgerTable, remarks: RemarkList) {
        reader = LedgerTableReader(table, remarks: remarks)
        self.remarks = remarks
    }

    mutating func read() -> [LedgerRecord] {
        var records: [LedgerRecord] = []
        for row in table.body {
            switch reader.kind(of: row) {
            case .skipped: break
            case .special(let words, let label): leaveOut(row, words, label)
            case .entry: if let record = record(row) { records.append(record) }
            }
        }
        reportDoubles(records)
        return records
    }

    private mutating func leaveOut(_ row: GridRow, _ words: RowWords, _ label: String) {
        if words == .total {
            for (field, sum) in sums {
                reader.prove(
                    row, field, label: label,
                    candidates: label.contains("总") ? [sum.all, sum.sinceTotal] : [sum.sinceTotal, sum.all])
            }
            for field in sums.keys { sums[field]?.sinceTotal = .zero }
        }
        remarks.add(
            .note, table.grid.place(row.number),
            words == .total
                ? Message(zh: "“\(label)”是合计行，不导入", en: "'\(label)' is a row of totals: left out")
                : Message(
                    zh: "“\(label.prefix(40))”不属于台账，略过", en: "'\(label.prefix(40))' is no part of the ledger: left out")
        )
    }

    /// A field that cannot be read is left empty; a record that lacks what it must have is not taken.
    private mutating func record(_ row: GridRow) -> LedgerRecord? {
        var values: [String: String] = [:]
        for field in table.book.fields where table.columns[field.name] != nil && field.name != "serial:" {
            take(field, row, &values)
        }
        for field in values.keys { above[field] = values[field] }
        let missing = table.book.required.filter { group in !group.contains { values[$0] != nil } }.map { $0[0] }
        guard !missing.isEmpty else { return LedgerRecord(values: values, row: row.number) }
        let names = missing.map { name in table.book.vocabulary[name]?.chinese[0] ?? name }.joined(separator: "、")
        remarks.add(
            .error, table.place(row, missing[0]),
            Message(
                zh: "缺少\(names)，这一行没有导入", en: "it has no \(missing.joined(separator: ", ")): this row was not taken"))
        return nil
    }

    private mutating func take(_ field: ImportField, _ row: GridRow, _ values: inout [String: String]) {
        switch field.kind {
        case .amount:
            guard let money = reader.money(row, field.name).value else { return }
            guard money >= .zero else {
                remarks.add(
                    .error, table.place(row, field.name),
                    Message(zh: "金额是负数：\(money)", en: "a negative amount: \(money)"))
                return
            }
            values[field.name] = CellAmount.plain(money)
            let sum = sums[field.name] ?? (.zero, .zero)
            sums[field.name] = (sum.all + money, sum.sinceTotal + money)
        case .date: values[field.name] = reader.day(row, field.name).value?.description
        case .area: takeArea(field, row, &values)
        case .number: takeNumber(field, row, &values)
        case .span: takeSpan(field, row, &values)
        case .text, .month, .day:
            let text = reader.text(row, field.name, above: above[field.name])
            if !CellAmount.isNothing(text) { values[field.name] = reader.published(text, field.name, row) }
        }
    }

    private func takeArea(_ field: ImportField, _ row: GridRow, _ values: inout [String: String]) {
        let text = reader.text(row, field.name)
        let place = table.place(row, field.name)
        let unit = table.columns[field.name]?.unit.flatMap { AreaUnit($0) } ?? .mu
        do throws(ContentError) {
            guard let found = try CellAmount.area(text, unit: unit) else { return }
            values[field.name] = CellAmount.plain(try Money(fen: found.area.value))
            if found.isRounded {
                remarks.add(
                    .warning, place,
                    Message(
                        zh: "面积 \(text) 四舍五入为 \(found.area) 亩", en: "the area \(text) was rounded to \(found.area) mu"))
            }
        } catch {
            let isSquareMetre = unit == .squareMetre || AreaUnit(text) == .squareMetre
            remarks.add(
                .error, place, Message(zh: "“\(text)”不是以亩计的面积", en: "'\(text)' is no area in mu"),
                hint: isSquareMetre ? Message(zh: "平方米请先换算成亩", en: "convert square metres to mu first") : nil)
        }
    }

    /// `9间` is 9 with the unit 间.
    private func takeNumber(_ field: ImportField, _ row: GridRow, _ values: inout [String: String]) {
        let text = folded(reader.text(row, field.name)).filter { !$0.isWhitespace }
        guard !CellAmount.isNothing(text) else { return }
        let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "," }
        let unit = String(text.dropFirst(digits.count))
        do throws(ContentError) {
            let number = try Hundredths(parsing: CellAmount.withoutDust(String(digits)))
            guard unit.count <= 6 else { throw .badAmount(text) }
            values[field.name] = number.description
            if !unit.isEmpty, table.columns["unit"] == nil, table.book == .assets { values["unit"] = unit }
        } catch {
            remarks.add(
                .error, table.place(row, field.name), Message(zh: "“\(text)”不是数量", en: "'\(text)' is no quantity"))
        }
    }

    /// 2024.1.1至2026.12.31 in one cell.
    private func takeSpan(_ field: ImportField, _ row: GridRow, _ values: inout [String: String]) {
        let text = reader.text(row, field.name)
        guard !CellAmount.isNothing(text) else { return }
        guard let span = DaySpan(text) else {
            remarks.add(
                .error, table.place(row, field.name),
                Message(zh: "看不出“\(text)”从哪天到哪天，没有导入", en: "'\(text)' does not say from which day to which: left out"),
                hint: Message(zh: "写成 2024-01-01至2026-12-31", en: "write 2024-01-01至2026-12-31"))
            return
        }
        if span.isRough {
            remarks.add(
                .warning, table.place(row, field.name),
                Message(
                    zh: "“\(text)”读作 \(span.begin) 至 \(span.end)",
                    en: "'\(text)' is read as \(span.begin) to \(span.end)"))
        }
        values["term-begin"] = values["term-begin"] ?? span.begin.description
        values["term-end"] = values["term-end"] ?? span.end.description
    }

    private func reportDoubles(_ records: [LedgerRecord]) {
        let key = table.book == .contracts ? "number" : "code"
        var seen: [String: Int] = [:]
        for record in records where !record[key].isEmpty {
            if let other = seen[record[key]] {
                remarks.add(
                    .warning, table.grid.place(record.row, table.columns[key]?.column),
                    Message(
                        zh: "编号“\(record[key])”与第 \(other) 行重复",
                        en: "number '\(record[key])' stands in row \(other) too"))
            }
            seen[record[key]] = seen[record[key]] ?? record.row
        }
    }
}

/// A term as people write it in one cell.
struct DaySpan: Hashable, Sendable {
    let begin: Day
    let end: Day
    /// Whether days were added: 2024年1月 to 2026年12月.
    let isRough: Bool

    init?(_ text: String) {
        let plain = CellDate.arabic(
            folded(text).filter { !$0.isWhitespace && $0 != "自" && $0 != "从" && $0 != "起" && $0 != "止" })
        var halves: [(Substring, Substring)] = []
        for mark in ["至", "到", "—", "–", "~", "--"] {
            guard let range = plain.firstRange(of: mark) else { continue }
            let end = plain[range.upperBound...].drop { "—–~-".contains($0) }
            halves.append((plain[..<range.lowerBound], end))
        }
        for index in plain.indices where plain[index] == "-" {
            halves.append((plain[..<index], plain[plain.index(after: index)...]))
        }
        for (first, last) in halves {
            guard let begin = Self.day(first, isEnd: false), let end = Self.day(last, isEnd: true), begin.day <= end.day
            else {
                continue
            }
            self.begin = begin.day
            self.end = end.day
            isRough = begin.isRough || end.isRough
            return
        }
        return nil
    }

    private static func day(_ text: Substring, isEnd: Bool) -> (day: Day, isRough: Bool)? {
        if let match = text.wholeMatch(of: /(\d{4})年?/), let year = Int(match.1), (1950...2150).contains(year) {
            return Period.year(year).edge(isEnd)
        }
        if let match = text.wholeMatch(of: /(\d{4})[-.\/年](\d{1,2})月?/), let year = Int(match.1),
            let month = Int(match.2),
            (1950...2150).contains(year), (1...12).contains(month)
        {
            return Period.month(year: year, month: month).edge(isEnd)
        }
        // What is no date makes no term; the caller says so.
        guard let date = try? CellDate(String(text), CellDate.Context(), isWorkbook: false) else { return nil }
        return date.doubt == .serial ? nil : (date.day, date.doubt != nil)
    }
}

extension Period {
    fileprivate func edge(_ isEnd: Bool) -> (day: Day, isRough: Bool) { (isEnd ? end : begin, true) }
}
