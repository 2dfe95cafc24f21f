/// A date of the Gregorian calendar without time or zone.
public struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let ordinal: Int

    /// The day that many days after 1970-01-01.
    public init(ordinal: Int) { self.ordinal = ordinal }

    /// - Throws: ``ContentError/badDate(_:)`` when there is no such day or the year is outside 1900...2999.
    public init(year: Int, month: Int, day: Int) throws(ContentError) {
        let wording = "\(year)-\(month)-\(day)"
        guard (1900...2999).contains(year), (1...12).contains(month),
            (1...Day.length(year: year, month: month)).contains(day)
        else { throw .badDate(wording) }
        ordinal = Day.ordinal(year: year, month: month, day: day)
    }

    /// Reads `2026-10-08`, `2026/10/8`, `2026.10.8`, `2026年10月8日`, in full-width digits too.
    ///
    /// - Throws: ``ContentError/badDate(_:)``.
    public init(parsing text: String) throws(ContentError) {
        let folded = foldedDigits(text).filter { !$0.isWhitespace }
        let separators: Set<Character> = ["-", "/", ".", "年", "月"]
        let trimmed = folded.hasSuffix("日") ? String(folded.dropLast()) : folded
        let parts = trimmed.split(omittingEmptySubsequences: false) { separators.contains($0) }
        guard parts.count == 3, parts[0].count == 4, parts.allSatisfy({ $0.count <= 4 && $0.utf8.allSatisfy(isDigit) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { throw .badDate(text) }
        do {
            try self.init(year: year, month: month, day: day)
        } catch {
            throw .badDate(text)
        }
    }

    /// Year, month (1...12) and day of the month (1...31).
    ///
    /// Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = ordinal + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// Same source, `days_from_civil`.
    private static func ordinal(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Number of days in a month.
    static func length(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

    /// `2026-10-08`.
    public var description: String {
        let (year, month, day) = civil
        return "\(year)-\(padded(month))-\(padded(day))"
    }

    /// Order in time.
    public static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }

    /// The day that many days later.
    public static func + (day: Day, days: Int) -> Day { Day(ordinal: day.ordinal + days) }

    /// The number of days from `right` to `left`.
    public static func - (left: Day, right: Day) -> Int { left.ordinal - right.ordinal }
}

extension Day: Codable {
    /// Decodes `2026-10-08` and checks it.
    public init(from decoder: any Decoder) throws {
        try self.init(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes `2026-10-08`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
