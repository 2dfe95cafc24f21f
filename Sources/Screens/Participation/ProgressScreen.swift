import Content
import Interface
import Participation

/// A receipt code that is being typed, and what the server said about it.
struct ProgressState {
    /// How long an answer is waited for.
    static let patience: Milliseconds = 20_000
    /// How often the kiosk looks whether it has come.
    static let step: Milliseconds = 500

    var typed = ""
    var asked: (code: ReceiptCode, at: Milliseconds)?
    var nextLook: Milliseconds = 0
    var report: ProgressReport?
    /// Whether what was typed is no code.
    var isWrong = false
    /// Whether nobody answered in time.
    var isUnanswered = false

    /// Whether an answer is waited for.
    var isWaiting: Bool { asked != nil && report == nil && !isUnanswered }
}

/// 查进度: a keypad for the code, and how the matter stands.
struct ProgressScreen: Screen {
    func body(_ context: ScreenContext) -> View<Action> {
        let state = context.page.progress
        let strings = context.strings
        let head: [View<Action>] = [
            context.pageTitle(strings(.checkProgress)), context.body(strings(.progressHint)),
            code(state, context),
        ]
        let status = self.status(state, context)
        guard context.isLandscape else { return context.scrollPage("progress", head + status + [keypad(context)]) }
        let halves = View<Action>.row(
            spacing: Theme.margin, alignment: .start,
            [View.column(spacing: 20, head + status).flexible(), keypad(context).flexible()])
        return context.scrollPage("progress", [halves])
    }

    private func code(_ state: ProgressState, _ context: ScreenContext) -> View<Action> {
        let typed = state.typed.padding(toLength: ReceiptCode.length, with: "·")
        let groups = "\(typed.prefix(4)) \(typed.suffix(4))"
        return context.panel(
            .text(groups.verbatim, context.theme.font(.display), context.palette.ink, alignment: .center))
    }

    private func status(_ state: ProgressState, _ context: ScreenContext) -> [View<Action>] {
        let strings = context.strings
        func words(_ phrase: Phrase, _ color: Color) -> [View<Action>] {
            [.text(strings(phrase), context.theme.font(.bodyStrong), color, alignment: .center)]
        }
        if state.isWrong { return words(.progressWrong, context.palette.alarm) }
        if state.isUnanswered { return words(.progressOffline, context.palette.alarm) }
        if state.isWaiting { return words(.progressAsking, context.palette.soft) }
        guard let report = state.report else { return [] }
        guard !report.matters.isEmpty else { return words(.progressUnknown, context.palette.alarm) }
        return report.matters.map { matter($0, context) }
    }

    private func matter(_ matter: MatterProgress, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        var days: String?
        if let left = matter.daysLeft {
            days = left >= 0 ? strings(.workingDaysLeft, "\(left)") : strings(.overdueDays, "\(-left)")
        }
        let lines: [(String, String?)] = [
            (strings(.progress), strings(matter.state.phrase)), (strings(.date), strings.date(matter.received)),
            (strings(.office), matter.office),
            (
                strings(.timeLeft),
                [matter.due.map { strings(.dueOn, strings.date($0)) }, days].compactMap { $0 }.joined(
                    separator: " · ")
            ),
            (strings(.answer), matter.answer),
        ]
        return View.column(
            spacing: 12, [context.sectionTitle(strings(matter.kind.phrase)), context.facts(lines) ?? .empty])
    }

    private func keypad(_ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        func key(_ face: View<Action>, _ name: String, _ action: SpeakUpAction) -> View<Action> {
            View.column([.spacer, face, .spacer]).frame(height: 104)
                .box(Decoration(fill: palette.card, border: palette.line, radius: 14))
                .button(name, radius: 14, action: .speakUp(action))
        }
        let keys = ReceiptCode.alphabet.map { character in
            key(
                .text(String(character), Font(weight: .bold, size: 44), palette.ink, alignment: .center),
                String(character), .codeKey(character))
        }
        let erase = key(
            View.row([.spacer, .icon("backspace", size: 56, color: palette.ink), .spacer]),
            context.strings(.clear), .eraseCode)
        return .grid(columns: 8, spacing: 12, keys + [erase])
    }
}

extension String {
    fileprivate func padding(toLength length: Int, with filler: Character) -> String {
        self + String(repeating: filler, count: max(0, length - count))
    }
}

extension MatterProgress.State {
    var phrase: Phrase {
        switch self {
        case .received: .stateReceived
        case .assigned: .stateAssigned
        case .drafted: .stateDrafted
        case .reviewed: .stateReviewed
        case .published: .statePublished
        case .answeredPrivately: .stateAnswered
        case .refused: .stateRefused
        case .merged: .stateMerged
        }
    }
}
