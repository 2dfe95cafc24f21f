import Content
import Foundation

/// Which days are worked, by the State Council's yearly notice: Monday to Friday, except holidays, plus the weekend days
/// worked for them (调休).
struct WorkCalendar: Hashable, Sendable {
    private let off: Set<Day>
    private let work: Set<Day>

    init(off: Set<Day> = [], work: Set<Day> = []) {
        self.off = off
        self.work = work
    }

    /// Reads a file with one day a line: `2026-10-01 休` (or `off`), `2026-10-10 班` (or `work`); `#` begins a comment.
    /// A span is `2026-10-01..2026-10-07 休`.
    init(path: String) throws(ServerError) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .file(path: path, reason: error.localizedDescription)
        }
        var off: Set<Day> = []
        var work: Set<Day> = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
            guard !words.isEmpty else { continue }
            guard words.count == 2, let days = Self.span(words[0]) else {
                throw .calendar(path: path, line: number + 1)
            }
            switch words[1] {
            case "休", "off": off.formUnion(days)
            case "班", "work": work.formUnion(days)
            default: throw .calendar(path: path, line: number + 1)
            }
        }
        self.init(off: off, work: work)
    }

    private static func span(_ text: String) -> [Day]? {
        let ends = text.components(separatedBy: "..").map { try? Day(parsing: $0) }
        guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last, last - first < 60
        else {
            return nil
        }
        return (0...(last - first)).map { first + $0 }
    }

    func isWorked(_ day: Day) -> Bool { work.contains(day) || (day.weekday <= 5 && !off.contains(day)) }

    /// The last of so many working days, counted from the day after (条例 第五十二条, 民法典 第二百零一条: the first day
    /// does not count).
    func day(_ count: Int, workingDaysAfter start: Day) -> Day {
        var day = start
        var left = count
        while left > 0 {
            day = day + 1
            if isWorked(day) { left -= 1 }
        }
        return day
    }

    /// Working days from `today` until `due`: 0 on the day itself, negative when it is past.
    func workingDays(from today: Day, to due: Day) -> Int {
        if due >= today { return (0..<(due - today)).count { isWorked(today + $0 + 1) } }
        return -(0..<(today - due)).count { isWorked(due + $0 + 1) }
    }
}

/// What the clock says where the server's people live.
struct Clock: Sendable {
    /// Seconds since 1970.
    let now: @Sendable () -> Int
    let hoursAhead: Int

    func day(_ seconds: Int) -> Day {
        let local = seconds + hoursAhead * 3600
        return Day(ordinal: Int((Double(local) / 86_400).rounded(.down)))
    }

    var today: Day { day(now()) }

    /// `11-21 09:42`, with the year when it is another one.
    func stamp(_ seconds: Int) -> String {
        let date = day(seconds).description
        let minute = ((seconds + hoursAhead * 3600) % 86_400 + 86_400) % 86_400 / 60
        let short = day(seconds).civil.year == today.civil.year ? String(date.dropFirst(5)) : date
        return "\(short) \(Self.two(minute / 60)):\(Self.two(minute % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
