import Content
import Interface
import Participation
import TakeAway
import TextInput

/// What citizens send, and what became of it.
extension KioskApp {
    /// Whether keys go anywhere: into the search field, into that of a text, or into the field of a form that was tapped.
    var takesText: Bool {
        session.page.route == .search || session.page.finding != nil
            || (session.page.form.field != nil && session.page.form.stage == .writing)
    }

    /// Items that were opened in this visit, the last first.
    var seenItems: [ItemID] {
        var seen: [ItemID] = []
        for page in session.pages.reversed() {
            guard let item = page.route.item, !seen.contains(item) else { continue }
            seen.append(item)
        }
        return seen
    }

    mutating func reduce(_ action: SpeakUpAction) {
        switch action {
        case .sentence(let index): editForm { $0.sentences.formSymmetricDifference([index]) }
        case .edit(let part): edit(part.field)
        case .toggleCall: toggleCall()
        case .form(let value): editForm { $0.form = value }
        case .delivery(let value): editForm { $0.delivery = value }
        case .face(let face):
            editForm { form in
                form.face = face
                form.reasons = []
            }
        case .reason(let reason): editForm { $0.reasons.formSymmetricDifference([reason]) }
        case .submit: submit()
        case .useful(let isUseful, let item): judge(.useful(isUseful, item: item), item, isUseful)
        case .verdict(let isSatisfied, let reply):
            judge(.verdict(satisfied: isSatisfied, reply: reply), reply, isSatisfied)
        case .codeKey(let character): typeCode(character)
        case .eraseCode: editProgress { $0.typed = String($0.typed.dropLast()) }
        case .printReceipt:
            guard case .form(let kind, _) = session.page.route,
                case .received(let code?) = session.page.form.stage
            else { return }
            preview(code.document(kind: kind, strings: Strings(language: session.language)))
        }
    }

    // MARK: Forms

    private mutating func editForm(_ change: (inout FormState) -> Void) {
        guard session.page.form.stage == .writing else { return }
        editTop { page in
            page.form.trouble = nil
            change(&page.form)
        }
    }

    /// The keyboard begins with what stands in the field.
    private mutating func edit(_ field: FormField) {
        guard session.page.form.stage == .writing else { return }
        editTop { $0.form.field = field }
        startTyping(session.page.form.text(field), limit: field.limit, layout: field == .phone ? .digits : nil)
    }

    /// Takes over what the keyboard holds, after each key.
    mutating func takeKeys() {
        guard let field = session.page.form.field else { return }
        let typed = session.keyboard.text
        guard typed != session.page.form.text(field) else { return }
        editForm { $0.texts[field] = typed.isEmpty ? nil : typed }
    }

    private mutating func toggleCall() {
        editForm { form in
            form.wantsCall.toggle()
            if !form.wantsCall { form.texts[.phone] = nil }
        }
        if session.page.form.wantsCall { edit(.phone) } else { session.keyboard.isOpen = false }
    }

    private mutating func submit() {
        guard case .form(let kind, let about) = session.page.route, session.page.form.stage == .writing,
            let form = session.page.screen as? FormScreen
        else { return }
        let filled = session.page.form
        do throws(ParticipationError) {
            let content = try filled.content(
                of: kind, about: about, strings: Strings(language: session.language))
            let phone = try filled.phoneNumber()
            try session.sent.admit(content)
            editForm { $0.field = nil }
            editTop { $0.form.stage = .sending }
            effects.append(.submit(content, unit: form.unit, phone: phone))
        } catch {
            let trouble = FormTrouble(error, form: filled, kind: kind)
            editTop { $0.form.trouble = trouble }
        }
    }

    private mutating func judge(_ content: Submission.Content, _ item: ItemID, _ value: Bool) {
        guard session.judged[item] == nil, let unit = unit(of: item) else { return }
        do throws(ParticipationError) {
            try session.sent.admit(content)
            session.judged[item] = value
            effects.append(.submit(content, unit: unit, phone: nil))
        } catch {
            // A visit that has judged twenty pages is thanked once more; more of it is not counted.
            session.judged[item] = value
        }
    }

    private mutating func unit(of item: ItemID) -> UnitID? {
        do {
            return try content.reading { try $0.item(item)?.unit }
        } catch {
            effects.append(.report(page: session.page.name, reason: "\(error)"))
            return nil
        }
    }

    /// What became of a submission. One that could not be kept counts for nothing.
    mutating func receive(_ outcome: SubmitOutcome, of content: Submission.Content) {
        if case .refused = outcome { session.sent.withdraw(content) }
        switch content {
        case .useful(_, let item), .verdict(_, let item):
            if case .refused = outcome { session.judged[item] = nil }
            return
        default: break
        }
        guard session.page.form.stage == .sending else { return }
        switch outcome {
        case .received(let code):
            // Nothing of it stays on the screen but the receipt.
            editTop { page in
                page.form = FormState()
                page.form.stage = .received(code)
            }
            session.keyboard = OnScreenKeyboard(isOpen: false)
        case .refused(let error):
            editTop { page in
                page.form.stage = .writing
                page.form.trouble = FormTrouble(error, form: page.form, kind: content.kind)
            }
        }
    }

    // MARK: Progress

    private mutating func editProgress(_ change: (inout ProgressState) -> Void) {
        editTop { page in
            page.progress.isWrong = false
            page.progress.asked = nil
            page.progress.report = nil
            page.progress.isUnanswered = false
            change(&page.progress)
        }
    }

    /// The code asks for itself once it is whole.
    private mutating func typeCode(_ character: Character) {
        guard session.page.route == .progress, session.page.progress.typed.count < ReceiptCode.length else { return }
        editProgress { $0.typed.append(character) }
        guard session.page.progress.typed.count == ReceiptCode.length else { return }
        do throws(ParticipationError) {
            let code = try ReceiptCode(parsing: session.page.progress.typed)
            session.hasAsked = true
            let now = now
            editTop { page in
                page.progress.asked = (code, now)
                page.progress.nextLook = now + ProgressState.step
            }
            effects.append(.askProgress(code))
        } catch {
            editTop { $0.progress.isWrong = true }
        }
    }

    /// When the kiosk looks for an answer next.
    var progressLook: Milliseconds? {
        session.page.progress.isWaiting ? session.page.progress.nextLook : nil
    }

    mutating func advanceProgress() {
        guard let look = progressLook, now >= look, let asked = session.page.progress.asked else { return }
        let next = now + ProgressState.step
        let isLate = now - asked.at >= ProgressState.patience
        editTop { page in
            page.progress.nextLook = next
            page.progress.isUnanswered = isLate
        }
        if !isLate { effects.append(.lookAtProgress(asked.code)) }
    }

    mutating func receive(_ question: ProgressQuestion, about code: ReceiptCode) {
        guard case .answered(let report) = question, session.page.progress.asked?.code == code else { return }
        editTop { page in
            page.progress.report = report
            page.progress.isUnanswered = false
        }
    }
}
