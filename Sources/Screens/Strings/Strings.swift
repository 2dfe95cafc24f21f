import Content

/// The languages of the screen.
public enum ScreenLanguage: String, Hashable, Sendable, CaseIterable {
    /// 简体中文.
    case simplifiedChinese
    /// 繁體中文, converted from 简 when it is shown.
    case traditionalChinese
    /// English.
    case english

    /// What stands on its button, the same in every language.
    var sign: String {
        switch self {
        case .simplifiedChinese: "简"
        case .traditionalChinese: "繁"
        case .english: "EN"
        }
    }

    /// Its own name for itself.
    var name: String {
        switch self {
        case .simplifiedChinese: "简体中文"
        case .traditionalChinese: "繁體中文"
        case .english: "English"
        }
    }
}

/// Wordings in one language.
struct Strings: Hashable, Sendable {
    let language: ScreenLanguage

    var isEnglish: Bool { language == .english }

    /// A wording, with `%@` replaced in order.
    func callAsFunction(_ phrase: Phrase, _ values: String...) -> String {
        let override = language == .traditionalChinese ? phrase.traditional : nil
        let wording = override ?? (isEnglish ? phrase.wording.english : phrase.wording.chinese)
        var parts = wording.split(separator: "%@", omittingEmptySubsequences: false).map(String.init)
        if override != nil { parts = parts.map(\.verbatim) }
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
        if isEnglish { return period.description }
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

    /// `15 工作日`, `当场`: as short as a figure.
    func shortLimit(_ limit: TimeLimit) -> String {
        if isEnglish { return self.limit(limit) }
        return switch limit.kind {
        case .immediate: "当场"
        case .workingDays: "\(limit.days) 工作日"
        case .calendarDays: "\(limit.days) 日"
        }
    }

    /// `10月` under a bar of a chart; the number in English.
    func month(_ number: Int) -> String { isEnglish ? Self.englishMonths[number - 1] : "\(number)月" }

    /// Between the parts of an enumeration.
    var separator: String { isEnglish ? ", " : "、" }

    /// Original or copy.
    func form(_ form: MaterialForm) -> String {
        guard isEnglish else { return form.text }
        return switch form {
        case .original: "original"
        case .copy: "copy"
        case .originalAndCopy: "original and copy"
        case .electronic: "electronic"
        }
    }

    /// `只有离婚才需要`: a condition that says so itself is left as it is.
    func need(_ condition: String) -> String {
        !isEnglish && condition.contains("需") ? condition : self(.onlyIf, condition)
    }

    /// A short name of a kind, two characters in Chinese.
    func kind(_ kind: ItemKind) -> String {
        switch kind {
        case .guide: self(.kindGuide)
        case .policy: self(.kindPolicy)
        case .affair, .catalogue: self(.kindAffair)
        case .ledger: self(.kindLedger)
        case .notice, .slide: self(.kindNotice)
        case .office: self(.officeList)
        case .window: self(.window)
        case .flow: self(.kindFlow)
        case .statistic: self(.kindStatistic)
        case .reply: self(.kindReply)
        }
    }

    private static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]
    private static let englishWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
