import Content
import Interface
import Store

/// A policy: its text with chapters, its interpretation, questions, and what belongs to it.
struct PolicyScreen: Screen {
    let item: Item
    let policy: PolicyDocument
    let tab: PolicyTab
    let anchor: String?
    let related: [ItemSummary]

    func body(_ context: ScreenContext) -> View<Action> {
        context.withActions(page(context), context.takeAwayButtons(print: .print))
    }

    private func page(_ context: ScreenContext) -> View<Action> {
        switch tab {
        case .text: text(context)
        case .interpretation:
            context.splitPage(
                "interpretation", head: head(context),
                main: [context.panel(.column(spacing: 24, context.richText(policy.interpretation)))])
        case .questions:
            context.splitPage("questions", head: head(context), main: [context.questionCard(policy.questions)])
        case .related: context.splitPage("related", head: head(context), main: [context.relatedCard(related)])
        }
    }

    private func head(_ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        let palette = context.palette
        let validity: (Phrase, Color) =
            switch policy.validity {
            case .inForce: (.inForce, palette.good)
            case .amended: (.amended, palette.alarm)
            case .repealed: (.repealed, palette.alarm)
            }
        let facts = [
            policy.number.verbatim ?? policy.issuer, policy.promulgated.map { strings(.promulgatedOn, $0.description) },
            policy.inForce.map { strings(.effectiveFrom, $0.description) },
        ].compactMap { $0 }.joined(separator: " · ")
        let line = StyledText(
            spans: [
                TextSpan(facts + " · ", color: palette.soft),
                TextSpan(strings(validity.0), color: validity.1, isStrong: true),
            ], font: context.theme.font(.secondary))
        return [
            View.column(
                spacing: 8,
                [
                    context.pageTitle(strings.title(item.title, english: item.titleEnglish), role: .document),
                    .text(line),
                ]),
            tabs(context),
        ]
    }

    private func tabs(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var tabs: [(PolicyTab, String)] = [(.text, strings(.originalText))]
        if !policy.interpretation.isEmpty { tabs.append((.interpretation, strings(.interpretation))) }
        if !policy.questions.isEmpty { tabs.append((.questions, "\(strings(.questions)) \(policy.questions.count)")) }
        if !related.isEmpty { tabs.append((.related, "\(strings(.related)) \(related.count)")) }
        return context.chips(
            tabs.map { tab, label in
                context.chip(label, isOn: tab == self.tab, action: .replace(.policy(item.id, tab, anchor: nil)))
            })
    }

    /// Where the reader begins: a chosen chapter, or the article of a link.
    private func initialRow(_ context: ScreenContext) -> Int? {
        if let jump = context.page.jump { return jump }
        guard let anchor else { return nil }
        return policy.parts.firstIndex { part in
            if case .article(let label, _) = part { anchor.hasPrefix(label) } else { false }
        }
    }

    private func text(_ context: ScreenContext) -> View<Action> {
        let initial = initialRow(context)
        return context.listPage(
            head: head(context) + (policy.chapters.isEmpty ? [] : [contents(policy.chapters, context)]),
            count: policy.parts.count, estimatedHeight: 220, initialRow: initial, separator: .empty
        ) { index in
            part(policy.parts[index], isMarked: index == initial && context.page.jump == nil, context)
        }
    }

    /// The chapters, to jump to. Above the text they fold away.
    private func contents(_ chapters: [(title: String, index: Int)], _ context: ScreenContext) -> View<Action> {
        let rows = chapters.map { chapter in
            context.body(chapter.title).padding(Insets(horizontal: 28, vertical: 24)).frame(minHeight: 96)
                .button(chapter.title, action: .jump(chapter.index))
        }
        if context.isLandscape { return context.card(rows) }
        let fold = View<Action>.row(
            spacing: 16,
            [
                View.text(context.strings(.chapters), context.theme.font(.bodyStrong), context.palette.ink).flexible(),
                .icon(context.page.showsMore ? "page-up" : "page-down", size: 40, color: context.palette.ink),
            ]
        ).padding(Insets(horizontal: 36, vertical: 24)).frame(minHeight: 96)
            .button(context.strings(.chapters), action: .toggleMore)
        return context.card([fold] + (context.page.showsMore ? rows : []))
    }

    private func part(_ part: PolicyPart, isMarked: Bool, _ context: ScreenContext) -> View<Action> {
        let insets = Insets(horizontal: 40, vertical: 24)
        switch part {
        case .heading(let level, let title):
            return View.text(
                title, context.theme.font(level == 1 ? .listTitle : .bodyStrong), context.palette.primary,
                alignment: .center
            ).padding(insets)
        case .text(let blocks): return View.column(spacing: 20, context.richText(blocks)).padding(insets)
        case .article(let label, let blocks):
            var views = context.richText(blocks)
            let title = TextSpan(
                label + "　", color: context.palette.ink, isStrong: true,
                background: isMarked ? context.palette.highlight : nil)
            if case .paragraph(let inlines) = blocks.first {
                views[0] = .text(
                    StyledText(spans: [title] + context.spans(inlines), font: context.theme.font(.body)))
            } else {
                views.insert(.text(StyledText(spans: [title], font: context.theme.font(.body))), at: 0)
            }
            return View.column(spacing: 20, views).padding(insets)
        }
    }
}
