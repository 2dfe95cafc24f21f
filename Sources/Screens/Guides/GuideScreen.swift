import Content
import Interface
import Store

/// One service guide: what to bring, what happens, who answers for it.
struct GuideScreen: Screen {
    let item: Item
    let guide: ServiceGuide
    let window: Item?
    let related: [ItemSummary]

    private var windowNumber: String? {
        if case .window(let window) = window?.detail { window.number } else { nil }
    }

    func body(_ context: ScreenContext) -> View<Action> {
        context.withActions(context.takeAwayButtons(print: .printChecklist)) { page($0) }
    }

    private func page(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var head = [
            View.column(
                spacing: 8,
                [
                    context.pageTitle(strings.title(item.title, english: item.titleEnglish)),
                    context.secondary(headline(strings)),
                ]),
            figures(context),
        ]
        if let summary = item.summary { head.append(context.body(summary)) }
        let whereAndWhy = place(context) + basis(context)
        if context.splits { head += whereAndWhy }
        var main =
            materials(context) + steps(context) + section(.conditions, bullets(guide.conditions, context), context)
        main += fees(context)
        if !context.splits { main += whereAndWhy }
        main += section(.results, bullets(guide.results, context), context)
        if let notice = guide.noticeOnce {
            main += [context.sectionTitle(strings(.noticeOnce)), context.panel(context.body(notice))]
        }
        if !item.body.isEmpty {
            main += [
                context.sectionTitle(strings(.details)),
                context.panel(.column(spacing: 20, context.richText(item.body))),
            ]
        }
        main += context.questions(guide.questions) + context.relatedItems(related) + context.judging(item)
        return context.splitPage("guide", head: head, main: main)
    }

    private func headline(_ strings: Strings) -> String {
        let office = item.responsible?.office
        let person = item.responsible?.name.map { "\(strings(.responsible)) \($0.verbatim)" }
        let parts = [office, guide.place, person, "\(strings(.complaintPhone)) \(guide.complaintPhone)"]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }

    private func figures(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        func limit(_ limit: TimeLimit?) -> String { limit.map { strings.shortLimit($0) } ?? strings(.notStated) }
        let fee =
            guide.fees.isEmpty
            ? strings(.free)
            : guide.fees.count == 1 ? strings(.yuan, guide.fees[0].amount.description) : "\(guide.fees.count)"
        return context.figures([
            (limit(guide.promisedLimit), strings(.promisedLimit), context.palette.primary),
            (limit(guide.statutoryLimit), strings(.statutoryLimit), context.palette.primary),
            (fee, strings(.fee), context.palette.primary),
            (
                windowNumber.map { strings(.windowNumber, $0) } ?? strings(.notStated), strings(.window),
                context.palette.primary
            ),
        ])
    }

    private func section(_ phrase: Phrase, _ view: View<Action>?, _ context: ScreenContext) -> [View<Action>] {
        guard let view else { return [] }
        return [context.sectionTitle(context.strings(phrase)), view]
    }

    private func bullets(_ texts: [String], _ context: ScreenContext) -> View<Action>? {
        texts.isEmpty ? nil : context.card(texts.map { context.body($0).padding(Insets(horizontal: 36, vertical: 20)) })
    }

    private func materials(_ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        guard !guide.materials.isEmpty else {
            return section(.materials, context.panel(context.body(strings(.noMaterials))), context)
        }
        let rows = guide.materials.enumerated().map { index, material in self.material(material, index, context) }
        return [context.sectionTitle(strings(.materialsHint)), context.card(rows)]
    }

    private func material(_ material: Material, _ index: Int, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let palette = context.palette
        let need: String? =
            switch material.need {
            case .always: nil
            case .optional: strings(.optionalMaterial)
            case .when(let condition): strings.need(condition)
            }
        let count = material.count > 1 ? strings(.sheets, "\(material.count)") : nil
        let details = [strings.form(material.form), count, need, material.source, material.note].compactMap { $0 }
        let tickable = View.row(
            spacing: 24,
            [
                context.tickBox(isOn: context.page.ticks.contains(index)),
                View.column(
                    spacing: 2,
                    [
                        View<Action>.text(material.name, context.theme.font(.bodyStrong), palette.ink),
                        context.secondary(details.joined(separator: " · ")),
                    ]
                ).flexible(),
            ]
        ).padding(Insets(horizontal: 36, vertical: 20)).frame(minHeight: 116)
            .button(material.name, action: .toggleTick(index))
        guard let sample = material.sample else { return tickable }
        let look = View.row(
            spacing: 16,
            [.icon("voucher", size: 40, color: palette.ink), context.secondary(strings(.sample))]
        ).padding(Insets(horizontal: 36, vertical: 32))
            .button(strings(.sample), action: .open(.picture(sample, title: material.name)))
        return .row(spacing: 8, [tickable.flexible(), look])
    }

    private func steps(_ context: ScreenContext) -> [View<Action>] {
        let palette = context.palette
        let rows = guide.steps.enumerated().map { index, step -> View<Action> in
            let number = View<Action>.text(
                "\(index + 1)", context.theme.font(.bodyStrong), index == 0 ? palette.onPrimary : palette.ink,
                alignment: .center
            ).padding(Insets(vertical: 8)).frame(
                width: 68 * context.theme.textScale, height: 68 * context.theme.textScale
            ).box(
                Decoration(fill: index == 0 ? palette.primary : palette.wash, radius: 34 * context.theme.textScale))
            let details = [step.who, step.note].compactMap { $0 }.joined(separator: " · ")
            return View.row(
                spacing: 28,
                [
                    number,
                    View.column(
                        [View<Action>.text(step.name, context.theme.font(.bodyStrong), palette.ink)]
                            + (details.isEmpty ? [] : [context.secondary(details)])
                            + (step.time.map { context.stacks ? [context.badgeLine(context.badge($0))] : [] } ?? [])
                    ).flexible(),
                ] + (step.time.map { context.stacks ? [] : [context.badge($0)] } ?? [])
            ).padding(Insets(horizontal: 36, vertical: 20))
        }
        return section(.steps, context.card(rows), context)
    }

    private func fees(_ context: ScreenContext) -> [View<Action>] {
        guard !guide.fees.isEmpty else { return [] }
        let rows = guide.fees.map { fee in
            context.row(
                fee.item, subtitle: [fee.standard, fee.basis].compactMap { $0 }.joined(separator: " · "),
                trailing: .text(
                    context.strings(.yuan, fee.amount.description), context.theme.font(.bodyStrong), context.palette.ink
                ),
                titleFont: context.theme.font(.bodyStrong), action: nil)
        }
        return section(.fees, context.card(rows), context)
    }

    private func place(_ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        var rows: [(String, String?)] = [
            (strings(.place), guide.place), (strings(.hours), guide.hours), (strings(.phone), guide.phone),
            (strings(.complaintPhone), guide.complaintPhone), (strings(.online), guide.online),
            (strings(.authority), guide.authority), (strings(.audience), guide.audience.joined(separator: "、")),
        ]
        if let responsible = item.responsible {
            let words = [responsible.office, responsible.name.verbatim, responsible.phone].compactMap { $0 }
            rows.append((strings(.responsible), words.joined(separator: " ")))
        }
        var views = section(.where_, context.facts(rows), context)
        if let window {
            let row = context.row(window.title, subtitle: strings(.window), action: .open(.window(window.id)))
            views.append(context.card([row]))
        }
        return views
    }

    private func basis(_ context: ScreenContext) -> [View<Action>] {
        let rows = guide.basis.map { basis -> View<Action> in
            let article = basis.article ?? ""
            let hint = [basis.number.verbatim, basis.link == nil ? nil : context.strings(.openText)].compactMap { $0 }
            return context.row(
                "《\(basis.title)》\(article)", subtitle: hint.joined(separator: " · "),
                titleFont: context.theme.font(.body),
                action: basis.link.map { .open(.policy($0, .text, anchor: basis.article)) })
        }
        return section(.basis, context.card(rows), context)
    }
}

extension ScreenContext {
    /// Questions with their answers.
    func questions(_ questions: [QuestionAndAnswer]) -> [View<Action>] {
        guard !questions.isEmpty else { return [] }
        return [sectionTitle(strings(.questions)), questionCard(questions)]
    }

    func questionCard(_ questions: [QuestionAndAnswer]) -> View<Action> {
        card(
            questions.map { entry in
                View.column(
                    spacing: 8,
                    [View<Action>.text(entry.question, theme.font(.bodyStrong), palette.ink), body(entry.answer)]
                ).padding(Insets(horizontal: 36, vertical: 24))
            })
    }

    /// Items that belong to this one.
    func relatedItems(_ related: [ItemSummary]) -> [View<Action>] {
        guard !related.isEmpty else { return [] }
        return [sectionTitle(strings(.related)), relatedCard(related)]
    }

    func relatedCard(_ related: [ItemSummary]) -> View<Action> {
        card(
            related.map { summary in
                row(
                    strings.title(summary.title, english: summary.titleEnglish), subtitle: nil,
                    leading: tag(summary.kind), titleFont: theme.font(.body),
                    action: .open(route(to: summary.id, kind: summary.kind, unit: summary.unit, period: summary.period))
                )
            })
    }
}
