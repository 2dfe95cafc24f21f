import Content
import Interface
import Store

/// A policy: its text with chapters, its interpretation, questions, and what belongs to it.
struct PolicyScreen: Screen {
    let item: Item
    let policy: PolicyDocument
    let contents: PolicyContents
    let tab: PolicyTab
    let anchor: String?
    let related: [ItemSummary]

    init(item: Item, policy: PolicyDocument, tab: PolicyTab, anchor: String?, related: [ItemSummary]) {
        self.item = item
        self.policy = policy
        contents = PolicyContents(policy.parts)
        self.tab = tab
        self.anchor = anchor
        self.related = related
    }

    func body(_ context: ScreenContext) -> View<Action> {
        if let finding = context.page.finding { return searched(finding, context) }
        let find = ActionButton(phrase: .findInText, icon: "search", isMain: false, action: .find(.open))
        let buttons = (tab == .text ? [find] : []) + context.takeAwayButtons(print: .print)
        return context.withActions(buttons) { page($0) }
    }

    private func page(_ context: ScreenContext) -> View<Action> {
        switch tab {
        case .text: reader(context)
        case .interpretation:
            context.splitPage(
                "interpretation", head: head(context),
                main: [context.panel(.column(spacing: 24, context.richText(policy.interpretation)))])
        case .questions:
            context.splitPage("questions", head: head(context), main: [context.questionCard(policy.questions)])
        case .related: context.splitPage("related", head: head(context), main: [context.relatedCard(related)])
        }
    }

    func head(_ context: ScreenContext) -> [View<Action>] {
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
}
