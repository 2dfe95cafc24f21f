import Content
import Store

/// One picture of the idle screen.
struct AttractSlide: Hashable {
    /// A mark before the title, such as 紧急.
    var badge: String?
    var title: String
    var text: String
    /// Shown in place of the window hints.
    var picture: MediaReference?
    /// Some windows and what they are for.
    var windows: [WindowHint] = []
    /// Seconds that it stays.
    var seconds: Int
}

/// What one window is for.
struct WindowHint: Hashable {
    var number: String
    var services: String
    var office: String
}

/// Reads what the idle screen shows: the author's slides, the newest accounts of each village, notices, windows.
struct AttractLoader {
    let content: ContentSnapshot
    let time: LocalTime
    let strings: Strings
    /// Seconds that a slide stays unless it says something else.
    let seconds: Int

    /// Notices older than so many days are not news any more.
    private static let newsDays = 30
    /// Window hints on one slide.
    private static let windowsAtOnce = 3

    /// Urgent notices first, then the author's slides, accounts and notices in turn; never empty.
    func slides() throws -> [AttractSlide] {
        let notices = try self.notices()
        var queues = [try authored(), try accounts(), notices.others]
        var slides = notices.urgent
        while queues.contains(where: { !$0.isEmpty }) {
            for index in queues.indices where !queues[index].isEmpty { slides.append(queues[index].removeFirst()) }
        }
        if slides.isEmpty { slides = [Self.fallback(strings, seconds: seconds)] }
        return try withWindows(slides)
    }

    /// What is shown when nothing else can be.
    static func fallback(_ strings: Strings, seconds: Int) -> AttractSlide {
        AttractSlide(title: strings(.appName), text: strings(.hint), seconds: seconds)
    }

    private func authored() throws -> [AttractSlide] {
        let minute = time.second / 60
        return try content.slides(today: time.day).compactMap { item, slide in
            guard slide.fromMinute.map({ $0 <= minute }) ?? true, slide.toMinute.map({ minute <= $0 }) ?? true else {
                return nil
            }
            return AttractSlide(
                title: strings.title(item.title, english: item.titleEnglish), text: item.body.plain,
                picture: slide.picture, seconds: slide.seconds == Slide.usualSeconds ? seconds : slide.seconds)
        }
    }

    /// The newest month of each village's funds.
    private func accounts() throws -> [AttractSlide] {
        try content.units().compactMap { unit in
            guard let period = try content.fundsMonths(unit: unit.id).max(),
                let month = try content.fundsMonth(unit: unit.id, period: period), !month.rows.isEmpty
            else { return nil }
            let hasAll = month.rows.allSatisfy { !$0.vouchers.isEmpty }
            return AttractSlide(
                title: strings(.attractAccounts),
                text: strings(
                    hasAll ? .attractAccountsVouchers : .attractAccountsText,
                    strings.title(unit.name, english: unit.nameEnglish), strings.period(period),
                    month.income.description, month.expense.description, "\(month.rows.count)"),
                seconds: seconds)
        }
    }

    private func notices() throws -> (urgent: [AttractSlide], others: [AttractSlide]) {
        let recent = try content.notices(today: time.day).filter { notice in
            time.day - notice.published <= Self.newsDays || notice.pinUntil.map { time.day <= $0 } ?? false
        }
        func slide(_ notice: ItemSummary) -> AttractSlide {
            let badge: String? =
                switch notice.level {
                case .urgent?: strings(.urgent)
                case .important?: strings(.important)
                default: strings(.notices)
                }
            return AttractSlide(
                badge: badge, title: strings.title(notice.title, english: notice.titleEnglish),
                text: notice.summary ?? strings(.publishedOn, strings.date(notice.published)), seconds: seconds)
        }
        return (
            recent.filter { $0.level == .urgent }.map(slide),
            recent.filter { $0.level != .urgent }.prefix(6).map(slide)
        )
    }

    /// A few windows under each slide, others under the next.
    private func withWindows(_ slides: [AttractSlide]) throws -> [AttractSlide] {
        guard let root = try content.units().first else { return slides }
        let hints = try content.windows(unit: root.id).compactMap { _, window -> WindowHint? in
            guard let services = window.services else { return nil }
            let office = try window.office.flatMap { try content.item($0)?.title }
            return WindowHint(number: window.number, services: services, office: office ?? "")
        }
        guard !hints.isEmpty else { return slides }
        // The last group is filled from the end, so that no card holds a single line.
        let groups = stride(from: 0, to: hints.count, by: Self.windowsAtOnce).map { start in
            Array(hints[max(0, min(start, hints.count - Self.windowsAtOnce))...].prefix(Self.windowsAtOnce))
        }
        return slides.enumerated().map { index, slide in
            var slide = slide
            slide.windows = groups[index % groups.count]
            return slide
        }
    }
}

extension WindowHint {
    /// As many of the services, separated by 、, as so many letters hold; one at least.
    func services(letters: Int) -> String {
        var short = ""
        for term in services.split(separator: "、") {
            let longer = short.isEmpty ? String(term) : "\(short)、\(term)"
            // The services are content, which is in Chinese on every screen.
            guard longer.count < letters || short.isEmpty else {
                return Strings(language: .simplifiedChinese)(.andOthers, short)
            }
            short = longer
        }
        return short
    }
}

extension Slide {
    /// What a slide stays when its author says nothing.
    static let usualSeconds = 12
}
