import Content
import Interface
import Participation
import Store

/// Everything that a citizen can say, and where to say it without a screen.
struct SpeakUpScreen: Screen {
    let offices: [(item: Item, office: Office)]
    /// Whether this kiosk takes what citizens send.
    let participates: Bool

    private static let kinds: [SubmissionKind] = [.topic, .suggestion, .report, .leader, .disclosure, .rating]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let intro = strings(participates ? .speakUpIntro : .suggestionsIntro)
        var main: [View<Action>] = []
        if participates {
            main.append(context.card(Self.kinds.map { row($0, context) } + [progressRow(context)]))
            main.append(context.sectionTitle(strings(.otherWays)))
        }
        main.append(context.card(otherWays(context)))
        return context.splitPage(
            "suggestions", head: [context.pageTitle(strings(.suggestions)), context.body(intro)], main: main)
    }

    private func row(_ kind: SubmissionKind, _ context: ScreenContext) -> View<Action> {
        context.row(
            context.strings(kind.phrase), subtitle: context.strings(kind.explanation),
            leading: icon(kind.icon, context),
            action: .open(kind == .topic ? .subject : .form(kind, about: nil)))
    }

    private func progressRow(_ context: ScreenContext) -> View<Action> {
        context.row(
            context.strings(.checkProgress), subtitle: context.strings(.checkProgressHint),
            leading: icon("clock", context), action: .open(.progress))
    }

    private func otherWays(_ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        let discipline = offices.first { $0.item.id.text.hasSuffix("-jiwei") }
        return [
            context.row(
                strings(.suggestionWindow), subtitle: nil, leading: icon("window", context), action: .open(.offices)),
            context.row(strings(.suggestionHotline), subtitle: "12345", leading: icon("phone", context), action: nil),
            context.row(
                strings(.suggestionDiscipline),
                subtitle: [discipline?.office.phone, discipline?.office.place].compactMap { $0 }.joined(
                    separator: " · "),
                leading: icon("office", context), action: discipline.map { .open(.office($0.item.id)) }),
        ]
    }

    private func icon(_ name: String, _ context: ScreenContext) -> View<Action> {
        .icon(name, size: 60, color: context.palette.primary)
    }
}

/// What a question is about: something that was read in this visit, an office, or nothing in particular.
struct SubjectScreen: Screen {
    /// Items that were opened in this visit, the last first.
    let seen: [ItemSummary]
    let offices: [(item: Item, office: Office)]

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var main: [View<Action>] = [
            context.card([
                context.row(
                    strings(.aboutNothing), subtitle: strings(.aboutNothingHint),
                    action: .replace(.form(.topic, about: nil)))
            ])
        ]
        if !seen.isEmpty {
            main.append(context.sectionTitle(strings(.aboutSeen)))
            main.append(context.card(seen.compactMap { row($0.title, $0.id, .item, context) }))
        }
        if !offices.isEmpty {
            main.append(context.sectionTitle(strings(.aboutOffice)))
            main.append(context.card(offices.compactMap { row($0.item.title, $0.item.id, .office, context) }))
        }
        return context.splitPage(
            "subject", head: [context.pageTitle(strings(.aboutWhat)), context.body(strings(.aboutWhatHint))],
            main: main)
    }

    private func row(
        _ title: String, _ id: ItemID, _ kind: Subject.Kind, _ context: ScreenContext
    ) -> View<Action>? {
        // Only a row's number can be wrong, and there is none.
        guard let subject = try? Subject(kind, item: id, title: title) else { return nil }
        return context.row(
            title, subtitle: nil, titleFont: context.theme.font(.body), action: .replace(.form(.topic, about: subject)))
    }
}
