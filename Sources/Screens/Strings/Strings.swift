import Content

/// The languages of the screen.
public enum ScreenLanguage: String, Hashable, Sendable, CaseIterable {
    /// 简体中文.
    case simplifiedChinese
    /// English.
    case english

    var next: ScreenLanguage { self == .simplifiedChinese ? .english : .simplifiedChinese }
}

/// Wordings in one language.
struct Strings: Hashable, Sendable {
    let language: ScreenLanguage

    /// A wording, with `%@` replaced in order.
    func callAsFunction(_ phrase: Phrase, _ values: String...) -> String {
        let wording = language == .english ? phrase.wording.english : phrase.wording.chinese
        var parts = wording.split(separator: "%@", omittingEmptySubsequences: false).map(String.init)
        for (index, value) in values.enumerated() where index + 1 < parts.count { parts[index] += value }
        return parts.joined()
    }

    /// An item's title in this language, where the author gave one.
    func title(_ chinese: String, english: String?) -> String {
        language == .english ? english ?? chinese : chinese
    }

    /// `11月24日 周二` or `Tue 24 Nov`.
    func day(_ day: Day) -> String {
        let (_, month, date) = day.civil
        let index = day.weekday - 1
        return language == .english
            ? "\(Self.englishWeekdays[index]) \(date) \(Self.englishMonths[month - 1])"
            : "\(month)月\(date)日 周\(Self.weekdays[index])"
    }

    /// `今天`, `昨天`, `11-05`, or the whole date when the year differs.
    func recent(_ day: Day, today: Day) -> String {
        switch today - day {
        case 0: self(.today)
        case 1: self(.yesterday)
        default: day.civil.year == today.civil.year ? String(day.description.dropFirst(5)) : day.description
        }
    }

    /// `11 月 5 日`, or ISO in English.
    func date(_ day: Day) -> String {
        let (_, month, date) = day.civil
        return language == .english ? day.description : "\(month) 月 \(date) 日"
    }

    /// `2026 年 10 月`, `2026 年第 3 季度`, `2026 年`.
    func period(_ period: Period) -> String {
        guard language == .simplifiedChinese else { return period.description }
        return switch period {
        case .month(let year, let month): "\(year) 年 \(month) 月"
        case .quarter(let year, let quarter): "\(year) 年第 \(quarter) 季度"
        case .year(let year): "\(year) 年"
        }
    }

    /// `15 个工作日`, `当场办结`.
    func limit(_ limit: TimeLimit) -> String {
        guard language == .english else { return limit.text }
        return switch limit.kind {
        case .immediate: "At once"
        case .workingDays: "\(limit.days) working days"
        case .calendarDays: "\(limit.days) days"
        }
    }

    private static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
    private static let englishWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
