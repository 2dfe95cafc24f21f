import Content
import Interface
import Store

/// Choice of a village or community.
struct VillagesScreen: Screen {
    struct Entry {
        let unit: Unit
        let report: DisclosureReport?
        let month: FundsTotals?
    }

    let purpose: VillagePurpose
    let entries: [Entry]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let title = strings(purpose == .affairs ? .villages : .ledgers)
        guard !entries.isEmpty else {
            return context.scrollPage(
                "villages",
                [
                    context.pageTitle(title), context.emptyState(strings(.emptyList), strings(.emptyListHint)),
                ])
        }
        let cards = entries.map { entry in card(entry, context) }
        let names = entries.map { strings.title($0.unit.name, english: $0.unit.nameEnglish) }
        let columns = context.columns(
            for: names, context.theme.font(.tile), atMost: context.isLandscape ? 3 : 2, inset: 72,
            width: context.contentWidth)
        return context.scrollPage(
            "villages",
            [
                View.column(spacing: 8, [context.pageTitle(title), context.secondary(strings(.pickVillage))]),
                .grid(columns: columns, spacing: 28, cards),
            ])
    }

    private func card(_ entry: Entry, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let name = strings.title(entry.unit.name, english: entry.unit.nameEnglish)
        var parts: [View<Action>] = [.text(name, context.theme.font(.tile), context.palette.ink)]
        if let report = entry.report, let percent = report.percent {
            parts.append(
                context.secondary(strings(.disclosureComplete, "\(report.expected)", "\(report.published)")))
            parts.append(.spacer)
            let color = context.completeness(percent)
            parts.append(context.progress(percent, color: color))
        }
        if let month = entry.month {
            parts.append(context.secondary(strings.period(month.period)))
            parts.append(.spacer)
            parts.append(.text("\(strings(.income)) +\(month.income)", context.theme.font(.body), context.palette.good))
            parts.append(
                .text("\(strings(.expense)) −\(month.expense)", context.theme.font(.body), context.palette.alarm))
        }
        let target: Route = purpose == .affairs ? .village(entry.unit.id) : .ledger(entry.unit.id, .funds, nil)
        return View.column(spacing: 8, parts).padding(Insets(all: 36)).frame(minHeight: 240)
            .box(context.cardDecoration)
            .button(name, radius: Theme.radius, action: .open(target))
    }
}

/// The four boards of one village, and how complete its disclosure is.
struct VillageScreen: Screen {
    let unit: Unit
    let siblings: [Unit]
    let report: DisclosureReport?
    let counts: [AffairSection: Int]
    let recent: [ItemSummary]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let name = strings.title(unit.name, english: unit.nameEnglish)
        var views = [context.pageTitle("\(name) · \(strings(.villageAffairs))")]
        if siblings.count > 1 {
            views.append(
                context.chips(
                    siblings.map { sibling in
                        context.chip(
                            strings.title(sibling.name, english: sibling.nameEnglish), isOn: sibling.id == unit.id,
                            action: .replace(.village(sibling.id)))
                    }))
        }
        if let report, let percent = report.percent { views.append(completeness(report, percent, context)) }
        let news = [
            context.sectionTitle(strings(.recent)),
            recent.isEmpty
                ? context.emptyState(strings(.emptyList), strings(.emptyListHint))
                : context.card(recent.map { context.affairRow($0, showsSection: true) }),
        ]
        return context.splitPage("village", head: views, main: [boards(context)] + news)
    }

    private func completeness(_ report: DisclosureReport, _ percent: Int, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let color = context.completeness(percent)
        var parts: [View<Action>] = [
            View.row(
                spacing: 24,
                [
                    View.text(
                        strings(.disclosureComplete, "\(report.expected)", "\(report.published)"),
                        context.theme.font(.listTitle), context.palette.ink
                    ).flexible(),
                    .text("\(percent)%", context.theme.font(.figure), color),
                ]),
            context.progress(percent, color: color),
        ]
        if !report.missing.isEmpty {
            let words = report.missing.map { status -> String in
                let period = status.period.map { "\(strings.period($0)) " } ?? ""
                return switch status.state {
                case .late(let days) where days > 0:
                    "\(period)\(status.entry.title)（\(strings(.overdueDays, "\(days)"))）"
                case .due(let until): "\(period)\(status.entry.title)（\(strings(.dueSoon, strings.date(until)))）"
                default: "\(period)\(status.entry.title)"
                }
            }
            parts.append(
                .text(
                    strings(.disclosureMissing) + words.joined(separator: "、"), context.theme.font(.secondary),
                    context.palette.alarm))
        }
        return context.panel(.column(spacing: 16, parts))
    }

    private func boards(_ context: ScreenContext) -> View<Action> {
        let boards: [(AffairSection, Phrase, Int)] = [
            (.party, .partyHint, 0), (.government, .governmentHint, 1), (.finance, .financeHint, 3),
            (.village, .villageHint, 2),
        ]
        let tiles = boards.map { section, hint, color -> View<Action> in
            let title = context.strings(section.phrase)
            return View.column(
                spacing: 4,
                [
                    View<Action>.text(
                        "\(title) \(counts[section] ?? 0)", context.theme.font(.tile), context.palette.onTile),
                    .text(context.strings(hint), context.theme.font(.secondary), context.palette.onTile),
                ]
            ).padding(Insets(horizontal: 34, vertical: 32)).frame(minHeight: 188)
                .box(
                    Decoration(
                        fill: context.palette.tiles[color], border: context.palette.tileBorder, radius: Theme.radius)
                )
                .button(title, radius: Theme.radius, action: .open(.affairs(unit.id, section)))
        }
        let titles = boards.map { "\(context.strings($0.0.phrase)) 00" }
        let columns = context.columns(
            for: titles, context.theme.font(.tile), atMost: context.isLandscape && !context.splits ? 4 : 2, inset: 68)
        return .grid(columns: columns, spacing: 28, tiles)
    }
}

/// One board of one village, newest first.
struct AffairListScreen: Screen {
    let unit: Unit
    let section: AffairSection
    let affairs: [ItemSummary]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let name = strings.title(unit.name, english: unit.nameEnglish)
        let chips = AffairSection.allCases.map { other in
            context.chip(
                strings(other.phrase), isOn: other == section, action: .replace(.affairs(unit.id, other)))
        }
        return context.listPage(
            head: [context.pageTitle("\(name) · \(strings(section.phrase))"), context.chips(chips)],
            count: affairs.count
        ) { index in context.affairRow(affairs[index], showsSection: false) }
    }
}

extension ScreenContext {
    /// Nearly complete is good; what is missing is named beside it.
    func completeness(_ percent: Int) -> Color { percent >= 90 ? palette.good : palette.alarm }

    /// An affair with its dates and, while it runs, its publicity period.
    func affairRow(_ affair: ItemSummary, showsSection: Bool) -> View<Action> {
        var details = [strings(.publishedOn, strings.date(affair.published))]
        if let period = affair.period { details.append(strings(.period, strings.period(period))) }
        if let end = affair.noticeEnd {
            if end >= today { details.append(strings(.publicityDaysLeft, "\(end - today)")) }
        }
        return row(
            strings.title(affair.title, english: affair.titleEnglish), subtitle: details.joined(separator: " · "),
            leading: showsSection ? badge(strings(affair.section?.phrase ?? .village)) : nil,
            titleFont: theme.font(.body), action: .open(.item(affair.id)))
    }
}
