import FoundationEssentials

/// Date-times of metadata, `YYYY-MM-DDTHH:MM:SSZ` and nothing else (specification 4.2.3). Always UTC, so that neither
/// time zones nor locales of the machine come in.
enum Expiry {
    /// Nothing when the text is not such a date-time, or no such day exists.
    static func parse(_ text: String) -> Date? {
        let bytes = Array(text.utf8)
        let pattern = Array("0000-00-00T00:00:00Z".utf8)
        guard bytes.count == pattern.count else { return nil }
        var digits: [Int] = []
        for (byte, mark) in zip(bytes, pattern) {
            if mark == UInt8(ascii: "0") {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                digits.append(Int(byte - mark))
            } else if byte != mark {
                return nil
            }
        }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let (year, month, day) = (number(0..<4), number(4..<6), number(6..<8))
        let (hour, minute, second) = (number(8..<10), number(10..<12), number(12..<14))
        guard year >= 1, (1...12).contains(month), (1...length(of: month, year)).contains(day), hour < 24, minute < 60,
            second < 60
        else { return nil }
        let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second
        return Date(timeIntervalSince1970: Double(seconds))
    }

    /// The same form, for messages.
    static func text(_ date: Date) -> String {
        date.formatted(.iso8601)
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    private static func length(of month: Int, _ year: Int) -> Int {
        [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Days since 1 January 1970 in the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let before = year - 1
        let fromYears = before * 365 + before / 4 - before / 100 + before / 400
        let fromMonths = (1..<month).reduce(0) { $0 + length(of: $1, year) }
        return fromYears + fromMonths + day - 1 - 719_162
    }
}
