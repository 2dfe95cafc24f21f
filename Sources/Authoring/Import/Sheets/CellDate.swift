import Content

/// Dates as people write them in cells.
struct CellDate: Hashable, Sendable {
    /// What of it was not written but taken from around it.
    enum Doubt: Hashable, Sendable {
        /// The century: `26.3.5`.
        case century
        /// A number that Excel counts days by, in a cell that does not show a date.
        case serial
        /// No day: the last of the month was taken.
        case monthEnd
        /// `3.1` in a cell with a number may have been 3.10.
        case lostZero
    }

    let day: Day
    let doubt: Doubt?

    /// The year and month that a title, a sheet or a row above names.
    struct Context: Hashable, Sendable {
        var year: Int?
        var month: Int?

        /// Takes what a text names: `2026年3月`, `2026.03`, `二〇二六年`, `3月份`.
        mutating func take(_ text: String) {
            let plain = CellDate.arabic(folded(text).filter { !$0.isWhitespace })
            if let match = plain.firstMatch(of: /(19|20)(\d\d)(?:年度?|[-.\/])(?:(\d{1,2})(?:月|(?!\d|[.\-\/]\d|日)))?/) {
                year = Int("\(match.1)\(match.2)")
                month = match.3.flatMap { Int($0) }.flatMap { (1...12).contains($0) ? $0 : nil }
            } else if let match = plain.firstMatch(of: /^(19|20)(\d\d)$/) {
                year = Int("\(match.1)\(match.2)")
            } else if let match = plain.firstMatch(of: /(?:^|[^\d])(\d{1,2})月/), let found = Int(match.1),
                (1...12).contains(found)
            {
                month = found
            }
        }
    }

    /// Reads a cell.
    ///
    /// - Parameters:
    ///   - isWorkbook: whether a number may be one that Excel counts days by.
    ///   - is1904: whether it counts them from 1904.
    /// - Throws: ``ContentError/badDate(_:)``; a date without a year needs one from the context.
    init(_ text: String, _ context: Context, isWorkbook: Bool, is1904: Bool = false) throws(ContentError) {
        var plain = Self.arabic(folded(text).filter { !$0.isWhitespace })
        // A time of day behind the date says nothing here.
        if let cut = plain.firstMatch(of: /(?:T|日|(?<date>\d))?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/),
            text.contains(where: { $0 == " " || $0 == "T" })
        {
            let first = folded(text).split(whereSeparator: { $0 == " " || $0 == "T" }).first.map(String.init) ?? text
            _ = cut
            plain = Self.arabic(first)
        }
        guard let found = Self.read(plain, context, isWorkbook: isWorkbook, is1904: is1904) else {
            throw .badDate(text)
        }
        self = found
    }

    private init(_ day: Day, _ doubt: Doubt? = nil) {
        self.day = day
        self.doubt = doubt
    }

    private static func read(_ text: String, _ context: Context, isWorkbook: Bool, is1904: Bool) -> CellDate? {
        // What is no day of the calendar is no date, here and below: the caller says so with the cell.
        func make(_ year: Int?, _ month: Int?, _ day: Int?, _ doubt: Doubt? = nil) -> CellDate? {
            guard let year, let month, let day, let made = try? Day(year: year, month: month, day: day) else {
                return nil
            }
            return CellDate(made, doubt)
        }
        func number(_ text: Substring) -> Int? { Int(text) }
        if let match = text.wholeMatch(of: /(\d{4})[-.\/年](\d{1,2})[-.\/月](\d{1,2})[日号]?/) {
            return make(number(match.1), number(match.2), number(match.3))
        }
        if let match = text.wholeMatch(of: /((?:19|20)\d\d)(\d\d)(\d\d)/) {
            return make(number(match.1), number(match.2), number(match.3))
        }
        if let match = text.wholeMatch(of: /(\d\d)[-.\/年](\d{1,2})[-.\/月](\d{1,2})[日号]?/) {
            return make(number(match.1).map { $0 + 2000 }, number(match.2), number(match.3), .century)
        }
        if let match = text.wholeMatch(of: /(\d{4})[-.\/年](\d{1,2})月?份?/), let year = number(match.1),
            let month = number(match.2)
        {
            return monthEnd(year, month)
        }
        if let match = text.wholeMatch(of: /(\d{1,2})月(\d{1,2})[日号]?/) {
            return make(context.year, number(match.1), number(match.2))
        }
        if let match = text.wholeMatch(of: /(\d{1,2})[.\/-](\d{1,2})/) {
            let lost = isWorkbook && match.2.count == 1 && text.contains(".") && "123".contains(match.2)
            return make(context.year, number(match.1), number(match.2), lost ? .lostZero : nil)
        }
        if let match = text.wholeMatch(of: /(\d{1,2})[日号]/) {
            return make(context.year, context.month, number(match.1))
        }
        if let match = text.wholeMatch(of: /(\d{1,2})月份?/), let year = context.year, let month = number(match.1) {
            return monthEnd(year, month)
        }
        // From 1982 to 2064: other whole numbers are no dates that a village has.
        if let match = text.wholeMatch(of: /(\d{5})(?:\.\d+)?/), let serial = number(match.1),
            (30_000...60_000).contains(serial)
        {
            // 1970-01-01 is day 25569 of the 1900 system, and 24107 of the 1904 one.
            return CellDate(Day(ordinal: serial - (is1904 ? 24_107 : 25_569)), .serial)
        }
        return nil
    }

    private static func monthEnd(_ year: Int, _ month: Int) -> CellDate? {
        guard (1...12).contains(month), (1900...2999).contains(year) else { return nil }
        return CellDate(Period.month(year: year, month: month).end, .monthEnd)
    }

    /// Chinese numerals of dates as digits: `二〇二六年三月十五日` is `2026年3月15日`.
    static func arabic(_ text: String) -> String {
        guard text.contains(where: { "〇零一二三四五六七八九十".contains($0) }) else { return text }
        let digits: [Character: Int] = [
            "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        ]
        var result = ""
        var run: [Character] = []
        func flush() {
            guard !run.isEmpty else { return }
            if let ten = run.firstIndex(of: "十") {
                let tens = ten == 0 ? 1 : digits[run[ten - 1]] ?? 0
                let ones = ten + 1 < run.count ? digits[run[ten + 1]] ?? 0 : 0
                result += "\(tens * 10 + ones)"
            } else {
                result += run.compactMap { digits[$0] }.map(String.init).joined()
            }
            run = []
        }
        for character in text {
            if digits[character] != nil || character == "十" {
                run.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }
}
