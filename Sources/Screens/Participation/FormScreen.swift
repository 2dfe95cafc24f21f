import Content
import Interface
import Participation
import TakeAway

/// A form: what it is about, ready sentences, a field to type into, whether an answer is wanted. After it was sent, the
/// receipt stands in its place.
struct FormScreen: Screen {
    let kind: SubmissionKind
    let about: Subject?
    /// To which unit it goes.
    let unit: UnitID

    func body(_ context: ScreenContext) -> View<Action> {
        let form = context.page.form
        if case .received(let code) = form.stage {
            return ReceiptView(context: context, kind: kind, code: code).body
        }
        if let part = form.field, context.keyboard.isOpen, form.stage == .writing {
            return typing(part, form, context)
        }
        let fields: [View<Action>] =
            switch kind {
            case .rating: RatingView(context: context, form: form).parts
            case .disclosure: disclosure(form, context)
            default: words(form, context)
            }
        let page = View.column([
            context.scrollPage("form", head(context) + fields).flexible(), trouble(form, context),
        ])
        let label = context.strings(form.stage == .sending ? .formSending : .submit)
        return context.withActions(
            page, [context.bigButton(label, isMain: true, isEnabled: form.stage == .writing, action: .speakUp(.submit))]
        )
    }

    /// While something is typed, its field stands alone above the keyboard, which has a key for being done.
    private func typing(_ part: FormField, _ form: FormState, _ context: ScreenContext) -> View<Action> {
        let label = kind == .disclosure && part == .words ? Phrase.wantedInformation : part.phrase
        return context.scrollPage(
            "typing",
            [context.pageTitle(context.strings(label)), field(part, form, context, lines: 3)]
                + (part == .phone ? [context.secondary(context.strings(.phoneErased))] : []))
    }

    private func head(_ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        var words = [context.pageTitle(strings(kind.phrase)), context.body(strings(kind.explanation))]
        if let about, !about.title.isEmpty {
            words.append(
                .text(strings(.aboutThis, about.title), context.theme.font(.bodyStrong), context.palette.link))
        }
        return [View.column(spacing: 12, words)]
    }

    private func words(_ form: FormState, _ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        let ready = kind.readySentences.enumerated().map { index, phrase in
            context.tickRow(
                strings(phrase), isOn: form.sentences.contains(index), action: .speakUp(.sentence(index)))
        }
        return [
            context.sectionTitle(strings(.pickSentences)), context.card(ready),
            context.sectionTitle(strings(.orType)), field(.words, form, context, lines: 3),
        ] + call(form, context)
    }

    /// Anonymous unless an answer is wanted.
    private func call(_ form: FormState, _ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        let wish = context.card([
            context.tickRow(strings(.wantsCall), isOn: form.wantsCall, action: .speakUp(.toggleCall))
        ])
        guard form.wantsCall else { return [wish, context.secondary(strings(.anonymous))] }
        return [wish, field(.phone, form, context), context.secondary(strings(.phoneErased))]
    }

    private func disclosure(_ form: FormState, _ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        let fields = [FormField.applicant, .identity, .contact].flatMap { part in
            [context.secondary(strings(part.phrase)), field(part, form, context)]
        }
        let forms: [(DisclosureRequest.Form, Phrase)] = [
            (.paper, .formPaper), (.electronic, .formElectronic), (.reading, .formReading),
        ]
        let deliveries: [(DisclosureRequest.Delivery, Phrase)] = [
            (.pickUp, .deliverPickUp), (.post, .deliverPost), (.mail, .deliverMail),
        ]
        return fields + [
            context.secondary(strings(.wantedInformation)), field(.words, form, context, lines: 3),
            context.secondary(strings(.wantedForm)),
            context.chips(
                forms.map { value, phrase in
                    context.chip(strings(phrase), isOn: form.form == value, action: .speakUp(.form(value)))
                }),
            context.secondary(strings(.wantedDelivery)),
            context.chips(
                deliveries.map { value, phrase in
                    context.chip(strings(phrase), isOn: form.delivery == value, action: .speakUp(.delivery(value)))
                }),
        ]
    }

    /// What was typed, in a frame that opens the keyboard.
    private func field(
        _ part: FormField, _ form: FormState, _ context: ScreenContext, lines: Double = 1
    ) -> View<Action> {
        let isActive = form.field == part && context.keyboard.isOpen
        let typed = form.text(part)
        let palette = context.palette
        let text: View<Action> =
            typed.isEmpty && !isActive
            ? .text(context.strings(.tapToType), context.theme.font(.body), palette.soft)
            : .text(
                isActive ? context.keyboard.committed + context.keyboard.preedit + "▏" : shown(typed, in: part),
                context.theme.font(.body), palette.ink)
        return View.row([text.flexible()])
            .padding(Insets(horizontal: 32, vertical: 24))
            .frame(minHeight: 104 + (lines - 1) * 48 * context.theme.textScale)
            .box(
                Decoration(
                    fill: palette.card, border: isActive ? palette.primary : palette.line,
                    borderWidth: isActive ? 4 : 2,
                    radius: Theme.radius)
            )
            .button(
                "\(context.strings(part.phrase)) \(isActive ? typed : shown(typed, in: part))", radius: Theme.radius,
                action: .speakUp(.edit(FormPart(part))))
    }

    /// A number is masked as soon as nobody types it any more: the next in the queue reads along.
    private func shown(_ typed: String, in part: FormField) -> String {
        guard part == .phone else { return typed }
        // One that is none yet stays as it was typed, so that it can be put right.
        return (try? PhoneNumber(typed))?.masked ?? typed
    }

    /// Why it could not be sent, beside the button that was tapped.
    private func trouble(_ form: FormState, _ context: ScreenContext) -> View<Action> {
        guard let trouble = form.trouble else { return .empty }
        return context.panel(
            .text(trouble.sentence(context.strings), context.theme.font(.bodyStrong), context.palette.alarm)
        ).padding(Insets(horizontal: Theme.margin, vertical: 12))
    }
}

/// Five faces and reasons by tick.
struct RatingView {
    let context: ScreenContext
    let form: FormState

    private static let faces: [Phrase] = [.faceVeryBad, .faceBad, .faceFair, .faceGood, .faceVeryGood]

    var parts: [View<Action>] {
        let strings = context.strings
        let palette = context.palette
        let faces = Self.faces.enumerated().map { index, phrase -> View<Action> in
            let isOn = form.face == index + 1
            let color = isOn ? palette.onPrimary : palette.ink
            return View.column(
                spacing: 8,
                [
                    View.row([.spacer, .icon("face-\(index + 1)", size: 96, color: color), .spacer]),
                    .text(strings(phrase), context.theme.font(.secondary), color, alignment: .center),
                ]
            ).padding(Insets(horizontal: 8, vertical: 20))
                .box(
                    Decoration(
                        fill: isOn ? palette.primary : palette.card, border: palette.line, borderWidth: 2,
                        radius: Theme.radius)
                )
                .button(strings(phrase), radius: Theme.radius, action: .speakUp(.face(index + 1)))
        }
        let columns = context.columns(
            for: Self.faces.map { strings($0) }, context.theme.font(.secondary), atMost: 5, inset: 16)
        var parts: [View<Action>] = [.grid(columns: columns, spacing: 16, faces)]
        if let face = form.face {
            let reasons = Rating.Reason.allCases.filter { face >= 4 ? $0.isGood : face <= 2 ? !$0.isGood : true }
            parts.append(context.sectionTitle(strings(.whyRated)))
            parts.append(
                context.card(
                    reasons.map { reason in
                        context.tickRow(
                            strings(reason.phrase), isOn: form.reasons.contains(reason),
                            action: .speakUp(.reason(reason)))
                    }))
        }
        return parts
    }
}

extension Rating.Reason {
    var isGood: Bool {
        switch self {
        case .quick, .friendly, .clear: true
        case .waiting, .unfriendly, .unclear, .repeated, .paperwork: false
        }
    }

    var phrase: Phrase {
        switch self {
        case .quick: .reasonQuick
        case .friendly: .reasonFriendly
        case .clear: .reasonClear
        case .waiting: .reasonWaiting
        case .unfriendly: .reasonUnfriendly
        case .unclear: .reasonUnclear
        case .repeated: .reasonRepeated
        case .paperwork: .reasonPaperwork
        }
    }
}

extension ScreenContext {
    /// A sentence that can be ticked.
    func tickRow(_ text: String, isOn: Bool, action: Action) -> View<Action> {
        View.row(spacing: 24, [tickBox(isOn: isOn), View.text(text, theme.font(.body), palette.ink).flexible()])
            .padding(Insets(horizontal: 36, vertical: 24)).frame(minHeight: 104)
            .button(text, action: action)
    }
}
