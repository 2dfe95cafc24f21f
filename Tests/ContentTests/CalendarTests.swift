import Content
import Foundation
import Testing

@Suite("Days")
struct DayTests {
    @Test(
        "dates are read in every usual form",
        arguments: [
            "2026-10-08", "2026/10/8", "2026.10.8", "2026年10月8日", "２０２６年１０月８日", "2026年10月8", " 2026-10-8 ",
            "２０２６－１０－０８", "2026 年 10 月 8 日",
        ])
    func reads(text: String) throws {
        #expect(try Day(parsing: text) == Day(year: 2026, month: 10, day: 8))
    }

    @Test(
        "dates that do not exist are refused",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "1899-12-31", "3000-01-01", "26-10-08", "2026-10",
            "2026-10-08-01", "", "今天", "2026-1O-08", "2026--08", "10/08/2026",
        ])
    func refuses(text: String) {
        #expect(throws: ContentError.badDate(text)) { try Day(parsing: text) }
    }

    @Test("leap days follow the Gregorian rule", arguments: [(2000, true), (1900, false), (2024, true), (2026, false)])
    func leapDays(year: Int, isLeap: Bool) {
        #expect(((try? Day(year: year, month: 2, day: 29)) != nil) == isLeap)
    }

    @Test("every day of a century goes there and back and is in step with the system's calendar")
    func roundTrip() throws {
        var day = try Day(year: 1960, month: 1, day: 1)
        let last = try Day(year: 2060, month: 12, day: 31)
        while day <= last {
            let (year, month, number) = day.civil
            #expect(try Day(year: year, month: month, day: number) == day)
            #expect(try Day(parsing: day.description) == day)
            day = day + 97
        }
        #expect(try Day(year: 1970, month: 1, day: 1).ordinal == 0)
        #expect(try Day(year: 2026, month: 10, day: 8).ordinal == 20_734)
    }

    @Test("weekdays count from Monday", arguments: [("2026-10-05", 1), ("2026-10-11", 7), ("1969-12-31", 3)])
    func weekdays(text: String, weekday: Int) throws {
        #expect(try Day(parsing: text).weekday == weekday)
    }
}

@Suite("Periods")
struct PeriodTests {
    @Test(
        "months, quarters and years are read",
        arguments: [
            ("2026-10", Period.month(year: 2026, month: 10)), ("2026年10月", .month(year: 2026, month: 10)),
            ("2026-1", .month(year: 2026, month: 1)), ("2026-Q3", .quarter(year: 2026, quarter: 3)),
            ("2026年第三季度", .quarter(year: 2026, quarter: 3)), ("2026年3季度", .quarter(year: 2026, quarter: 3)),
            ("２０２６年第４季度", .quarter(year: 2026, quarter: 4)), ("2026", .year(2026)), ("2026年", .year(2026)),
        ])
    func reads(text: String, period: Period) throws {
        #expect(try Period(parsing: text) == period)
    }

    @Test(
        "what is no period is refused", arguments: ["", "26", "2026-13", "2026-Q5", "2026年第五季度", "十月", "2026-10-08x"])
    func refuses(text: String) {
        #expect(throws: ContentError.badPeriod(text)) { try Period(parsing: text) }
    }

    @Test(
        "a period knows its days and neighbours",
        arguments: [
            ("2026-02", "2026-02-01", "2026-02-28", "2026-01", "2026-03"),
            ("2026-12", "2026-12-01", "2026-12-31", "2026-11", "2027-01"),
            ("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4", "2026-Q2"),
            ("2024", "2024-01-01", "2024-12-31", "2023", "2025"),
        ])
    func spans(text: String, begin: String, end: String, previous: String, next: String) throws {
        let period = try Period(parsing: text)
        #expect(period.begin.description == begin)
        #expect(period.end.description == end)
        #expect(period.previous.description == previous)
        #expect(period.next.description == next)
        #expect(period.contains(period.begin) && period.contains(period.end) && !period.contains(period.end + 1))
    }
}

@Suite("Time limits")
struct TimeLimitTests {
    @Test(
        "limits are read in both languages",
        arguments: [
            ("当场办结", TimeLimit.Kind.immediate, 0), ("即办", .immediate, 0), ("immediate", .immediate, 0),
            ("15个工作日", .workingDays, 15), ("15 工作日", .workingDays, 15), ("１５个工作日", .workingDays, 15),
            ("15 working days", .workingDays, 15), ("1 working day", .workingDays, 1), ("20天", .calendarDays, 20),
            ("20日", .calendarDays, 20), ("20 calendar days", .calendarDays, 20), ("0天", .calendarDays, 0),
            ("365天", .calendarDays, 365),
        ])
    func reads(text: String, kind: TimeLimit.Kind, days: Int) throws {
        #expect(try TimeLimit(parsing: text) == TimeLimit(kind, days: days))
    }

    @Test("what is no limit is refused", arguments: ["", "很快", "15", "15个月", "-3天", "天", "15个工作日内"])
    func refuses(text: String) {
        #expect(throws: ContentError.badTimeLimit(text)) { try TimeLimit(parsing: text) }
    }

    @Test("more than a year is refused")
    func refusesLong() {
        #expect(throws: ContentError.timeLimitOutOfRange(366)) { try TimeLimit(parsing: "366天") }
    }
}
