import Content
import Interface
import Store

/// An affair, notice, reply, flow chart or statistic: title, dates, text, and what belongs to it.
struct ItemScreen: Screen {
    let item: Item
    let unit: Unit?
    let related: [ItemSummary]

    func body(_ context: ScreenContext) -> View<Action> {
        guard canBeTaken else { return page(context) }
        return context.withActions(context.takeAwayButtons(print: .print)) { page($0) }
    }

    private func page(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var head = [
            View.column(
                spacing: 8,
                [
                    context.pageTitle(strings.title(item.title, english: item.titleEnglish)),
                    context.secondary(headline(strings)),
                ])
        ]
        if let summary = item.summary { head.append(context.body(summary)) }
        // Tables bring their own card; text stands on the page.
        var main = item.body.map { block in View.column(context.richText([block])) }
        switch item.detail {
        case .flow, .statistic: main = details(context) + main
        default: head += details(context)
        }
        if context.splits { head += belongings(context) } else { main += belongings(context) }
        return context.splitPage(
            "item", head: head, main: main + context.relatedItems(related) + judgement(context))
    }

    /// An answer is judged by whether it answers; other pages by whether they were of use.
    private func judgement(_ context: ScreenContext) -> [View<Action>] {
        guard case .reply(let reply) = item.detail else { return context.judging(item) }
        return reply.answered == nil ? [] : context.verdict(on: item)
    }

    /// Who answers for it, and what is attached.
    private func belongings(_ context: ScreenContext) -> [View<Action>] {
        var views: [View<Action>] = []
        if let responsible = item.responsible {
            let words = [responsible.office, responsible.name.verbatim, responsible.phone].compactMap { $0 }
            if let facts = context.facts([(context.strings(.responsible), words.joined(separator: " "))]) {
                views.append(facts)
            }
        }
        views += item.attachments.map { attachment in
            context.card([
                context.row(
                    attachment.name, subtitle: nil, leading: .icon("voucher", size: 44, color: context.palette.link),
                    titleFont: context.theme.font(.body),
                    action: .open(.picture(attachment.media, title: attachment.name)))
            ])
        }
        return views
    }

    private func headline(_ strings: Strings) -> String {
        var parts = [
            unit.map { strings.title($0.name, english: $0.nameEnglish) },
            strings(.publishedOn, strings.date(item.published)),
        ]
        switch item.detail {
        case .affair(let affair):
            parts.insert(strings(affair.section.phrase), at: 1)
            if let period = affair.period { parts.append(strings(.period, strings.period(period))) }
        case .notice(let notice): parts.insert(notice.issuer, at: 1)
        default: break
        }
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    private func details(_ context: ScreenContext) -> [View<Action>] {
        switch item.detail {
        case .affair(let affair): return publicity(affair, context)
        case .reply(let reply): return [self.reply(reply, context)]
        case .flow(let flow): return flowSteps(flow, context)
        case .statistic(let series): return [statistic(series, context)]
        default: return []
        }
    }

    private func publicity(_ affair: VillageAffair, _ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        var lines: [View<Action>] = []
        if let begin = affair.noticeBegin, let end = affair.noticeEnd {
            let left = end - context.today
            let state = left >= 0 ? strings(.publicityDaysLeft, "\(left)") : strings(.publicityOver)
            let period = context.body(strings(.publicityUntil, strings.date(begin), strings.date(end)))
            let badge = context.badge(
                state, fill: left >= 0 ? context.palette.good : nil, color: left >= 0 ? context.palette.onGood : nil)
            // Side by side where a line of the dates keeps eight characters.
            let rest = context.headWidth - 132 - ChromeMetrics.estimate(state, context.theme.font(.secondary))
            lines +=
                rest >= 8 * context.theme.font(.body).size
                ? [View.row(spacing: 24, [period.flexible(), badge])] : [period, context.badgeLine(badge)]
        }
        if !affair.signatories.isEmpty {
            lines.append(
                context.secondary(
                    strings(.signedBy, affair.signatories.map(\.verbatim).joined(separator: strings.separator))))
        }
        return lines.isEmpty ? [] : [context.panel(.column(spacing: 12, lines))]
    }

    private func reply(_ reply: Reply, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var parts: [View<Action>] = [
            View.row(
                spacing: 24,
                [
                    context.replyState(reply),
                    View.text(reply.question, context.theme.font(.bodyStrong), context.palette.ink).flexible(),
                ]),
            context.secondary(
                [
                    strings(.askedOn, strings.date(reply.asked)), strings(.answerBy, reply.office),
                    reply.answered.map { strings(.answeredOn, strings.date($0)) }
                        ?? strings(.dueOn, strings.date(reply.due)),
                ].joined(separator: " · ")),
        ]
        parts += reply.vouchers.map { voucher in
            context.chip(strings(.voucher), isOn: false, action: .open(.picture(voucher, title: reply.question)))
        }
        return context.panel(.column(spacing: 16, parts))
    }

    private func flowSteps(_ flow: PowerFlow, _ context: ScreenContext) -> [View<Action>] {
        let rows = flow.nodes.map { node in
            context.row(
                node.title,
                subtitle: [node.office, node.note, node.risk].compactMap { $0 }.joined(separator: " · "),
                trailing: node.days.map { context.badge(context.strings(.days, "\($0)")) },
                titleFont: context.theme.font(.bodyStrong),
                action: nil)
        }
        return [context.sectionTitle(context.strings(.flowSteps)), context.card(rows)]
    }

    private func statistic(_ series: StatisticSeries, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let header = [Phrase.month, .office, .accepted, .doneCases, .onTime, .satisfaction].map {
            [Inline.text(strings($0))]
        }
        let rows = series.rows.sorted { $0.month > $1.month }.map { row -> [[Inline]] in
            [
                row.month.description, row.office ?? strings(.all), "\(row.accepted)", "\(row.done)",
                row.onTime.map { "\($0)" } ?? "", row.satisfaction.map { "\($0)%" } ?? "",
            ].map { [.text($0)] }
        }
        return context.table(header, [.leading, .leading, .trailing, .trailing, .trailing, .trailing], rows)
    }
}

extension ScreenContext {
    /// Answered, open or overdue.
    func replyState(_ reply: Reply) -> View<Action> {
        let dark = palette == .highContrast
        let (phrase, color): (Phrase, Color) =
            reply.answered != nil
            ? (.answered, palette.tiles[2])
            : reply.due < today ? (.overdue, palette.tiles[0]) : (.open, palette.tiles[3])
        return badge(strings(phrase), fill: dark ? palette.wash : color, color: palette.onTile)
    }
}
