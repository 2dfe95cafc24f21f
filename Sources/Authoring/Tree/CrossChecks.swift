import Content

/// Looks at what only shows when all items are there: ids that stand twice, anchors, catalogue entries, stale items.
struct CrossChecks {
    private let readings: [(unit: Int, reading: FileReading)]
    private let unitPaths: [String]
    private let today: Day
    private(set) var problems: [Problem] = []

    init(_ readings: [(unit: Int, reading: FileReading)], unitPaths: [String], today: Day) {
        self.readings = readings
        self.unitPaths = unitPaths
        self.today = today
        checkIDs()
        checkAnchors()
        checkCatalogues()
        checkStaleness()
    }

    private var items: [ReadItem] { readings.flatMap(\.reading.items) }

    private mutating func checkIDs() {
        var seen: [ItemID: ReadItem] = [:]
        for item in items.sorted(by: { ($0.path, $0.place) < ($1.path, $1.place) }) {
            if let other = seen[item.item.id] {
                add(
                    .error, item.path, item.place,
                    Message(
                        zh: "编号“\(item.item.id)”与 \(other.path) 第 \(other.place.line) 行重复",
                        en: "id '\(item.item.id)' is taken by \(other.path) line \(other.place.line)"),
                    hint: Message(zh: "改其中一个文件名或编号", en: "rename one of them"))
            } else {
                seen[item.item.id] = item
            }
        }
    }

    /// A link to an article that the policy does not have still opens the policy, so it only warns.
    private mutating func checkAnchors() {
        var anchors: [ItemID: Set<String>] = [:]
        let linking = items.filter { !$0.anchoredLinks.isEmpty }
        let wanted = Set(linking.flatMap { $0.anchoredLinks.map(\.target) })
        for item in items where wanted.contains(item.item.id) { anchors[item.item.id] = item.item.anchors }
        for item in linking {
            for link in item.anchoredLinks {
                guard let known = anchors[link.target], !known.contains(link.anchor) else { continue }
                add(
                    .warning, item.path, link.place,
                    Message(
                        zh: "“\(link.target)”里没有“\(link.anchor)”", en: "'\(link.target)' has no '\(link.anchor)'"),
                    hint: didYouMean(link.anchor, among: known.sorted()))
            }
        }
    }

    // MARK: Catalogues

    private mutating func checkCatalogues() {
        let byUnit = Dictionary(grouping: readings, by: \.unit)
        for unit in byUnit.keys.sorted() {
            let items = byUnit[unit, default: []].flatMap(\.reading.items)
            var catalogue = DisclosureCatalogue()
            for item in items {
                guard case .catalogue(let found) = item.item.detail else { continue }
                catalogue = found
                warnIfLate(item, found, publications: items.flatMap { $0.item.publications(in: found) })
            }
            for item in items { checkEntry(of: item, in: catalogue, path: unitPaths[unit] + "catalogue.yaml") }
        }
    }

    private mutating func warnIfLate(_ item: ReadItem, _ catalogue: DisclosureCatalogue, publications: [Publication]) {
        let report = DisclosureReport(catalogue: catalogue, publications: publications, today: today)
        for (entry, place) in zip(catalogue.entries, item.entryPlaces) {
            let late = report.statuses.filter { $0.entry.id == entry.id && $0.isLate }
            guard let longest = late.map(Self.days).max() else { continue }
            let periods = late.compactMap { $0.period?.description }
            let named = periods.prefix(3).joined(separator: "、") + (periods.count > 3 ? " …" : "")
            let days = longest > 0 ? Message(zh: "，最长逾期 \(longest) 天", en: ", up to \(longest) days late") : nil
            add(
                .warning, item.path, place,
                Message(
                    zh: "“\(entry.title)”该公开没有公开" + (named.isEmpty ? "" : "：\(named)") + (days?.chinese ?? ""),
                    en: "'\(entry.title)' (\(entry.id)) has not been published"
                        + (named.isEmpty ? "" : " for \(named)") + (days?.english ?? "")))
        }
    }

    private static func days(_ status: DisclosureStatus) -> Int {
        if case .late(let days) = status.state { days } else { 0 }
    }

    private mutating func checkEntry(of item: ReadItem, in catalogue: DisclosureCatalogue, path: String) {
        guard case .affair(let affair) = item.item.detail, let name = affair.entry, let place = item.entryPlace else {
            return
        }
        guard let entry = catalogue.entries.first(where: { $0.id == name }) else {
            add(
                .error, item.path, place,
                Message(zh: "公开目录里没有“\(name)”", en: "the catalogue has no entry '\(name)'"),
                hint: didYouMean(name, among: catalogue.entries.map(\.id))
                    ?? Message(zh: "看 \(path)", en: "see \(path)"))
            return
        }
        guard Period(containing: today, cycle: entry.cycle) != nil, affair.period?.cycle != entry.cycle else { return }
        add(
            .warning, item.path, affair.period == nil ? place : item.periodPlace ?? place,
            Message(
                zh: "目录项“\(entry.title)”按“\(entry.cycle.text)”公开，这一条的所属期对不上，不算数",
                en: "entry '\(name)' is due \(entry.cycle.rawValue), so this period does not count for it"))
    }

    // MARK: Staleness

    /// Of a series, such as the months of one catalogue entry, only the newest tells whether it goes on.
    private mutating func checkStaleness() {
        var newest: [String: (end: Day, item: ReadItem)] = [:]
        for (unit, reading) in readings {
            for item in reading.items {
                guard item.item.cycle.days != nil, item.item.isShown(on: today) else { continue }
                let key = "\(unit)/\(item.item.series)"
                let end = item.item.periodEnd
                if newest[key].map({ $0.end < end }) ?? true { newest[key] = (end, item) }
            }
        }
        for (end, item) in newest.values {
            guard let days = item.item.cycle.days, today - end > days * 2 else { continue }
            add(
                .warning, item.path, item.periodPlace ?? item.place,
                Message(
                    zh: "公开周期是“\(item.item.cycle.text)”，最近一期止于 \(end)，已经过了 \(today - end) 天",
                    en:
                        "the cycle is \(item.item.cycle.rawValue), but the newest period ended on \(end), \(today - end) days ago"
                ),
                hint: Message(zh: "补上新一期，或改公开周期", en: "publish the next one, or change the cycle"))
        }
    }

    private mutating func add(
        _ severity: Problem.Severity, _ path: String, _ place: Position, _ message: Message, hint: Message? = nil
    ) {
        problems.append(
            Problem(
                path: path, line: place.line, column: place.column, severity: severity, message: message, hint: hint))
    }
}

extension Item {
    /// What links may point to within it: the labels of articles and the titles of chapters.
    fileprivate var anchors: Set<String> {
        guard case .policy(let policy) = detail else { return [] }
        return Set(
            policy.parts.compactMap { part in
                switch part {
                case .article(let label, _): label
                case .heading(_, let title): title
                case .text: nil
                }
            })
    }

    /// Items of one series follow each other: those of one catalogue entry, one ledger, or one board and theme.
    fileprivate var series: String {
        switch detail {
        case .affair(let affair): "affair/\(affair.entry ?? "\(affair.section)/\(category ?? "")")/\(cycle)"
        case .ledger(let ledger): "ledger/\(ledger.book)"
        default: id.text
        }
    }

    /// The last day that it reports on; the day of its publication when it names no period.
    fileprivate var periodEnd: Day {
        switch detail {
        case .affair(let affair): affair.period?.end ?? published
        case .ledger(.funds(let month)): month.period.end
        default: published
        }
    }
}
