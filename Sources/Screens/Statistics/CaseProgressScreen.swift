import Content
import Interface

/// How far a case has come: the digits of its receipt number are typed, and only the whole number shows anything.
struct CaseProgressScreen: Screen {
    let unit: Unit
    let cases: [CaseProgress]

    /// Digits of the longest number that is taken.
    private static let longest = 24

    /// The digits after one more, or after one was taken back.
    static func typing(_ digit: Int?, after digits: String) -> String {
        guard let digit else { return String(digits.dropLast()) }
        return digits.count < longest && (0...9).contains(digit) ? digits + "\(digit)" : digits
    }

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let name = strings.title(unit.name, english: unit.nameEnglish)
        let typed = context.page.receipt
        let head = [
            context.pageTitle("\(name) · \(strings(.caseProgress))"),
            View.column(
                spacing: 4, [context.body(strings(.typeReceipt)), context.secondary(strings(.typeReceiptHint))]),
            field(typed, context),
        ]
        let answer = answer(typed, context)
        return context.splitPage("progress", head: head + answer, main: [keypad(context)])
    }

    private func field(_ typed: String, _ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        let shown = typed.isEmpty ? context.strings(.receiptNumber) : Self.grouped(typed)
        return View.text(shown, context.theme.font(.figure), typed.isEmpty ? palette.soft : palette.ink)
            .padding(Insets(horizontal: 32, vertical: 20)).frame(minHeight: Theme.minimumTarget)
            .box(Decoration(fill: palette.card, border: palette.primary, borderWidth: 4, radius: Theme.radius))
    }

    /// In fours, so that it can be compared with the receipt.
    private static func grouped(_ digits: String) -> String {
        var parts: [Substring] = []
        var rest = digits[...]
        while !rest.isEmpty {
            parts.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return parts.joined(separator: " ")
    }

    /// The case of the typed number; that there is none as soon as no number is longer.
    private func answer(_ typed: String, _ context: ScreenContext) -> [View<Action>] {
        let found = cases.filter { $0.digits == typed }
        if typed.count >= CaseProgress.fewestDigits, !found.isEmpty { return found.map { card($0, context) } }
        let longest = cases.map(\.digits.count).max() ?? 0
        guard !typed.isEmpty, typed.count >= longest else { return [] }
        return [
            context.panel(
                .column(
                    spacing: 8,
                    [
                        .text(context.strings(.caseNotFound), context.theme.font(.listTitle), context.palette.alarm),
                        context.body(context.strings(.caseNotFoundHint)),
                    ]))
        ]
    }

    private func card(_ entry: CaseProgress, _ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let facts = context.facts([
            (strings(.caseState), entry.state), (strings(.caseSince), entry.date.description),
            (strings(.office), entry.office), (strings(.matter), entry.matter),
            (strings(.applicant), entry.applicant.verbatim), (strings(.receiptNumber), entry.number.verbatim),
        ])
        return facts ?? .empty
    }

    private func keypad(_ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        func key(_ label: String, _ spoken: String, _ action: Action) -> View<Action> {
            View<Action>.column([
                .spacer, .text(label, context.theme.font(.key), palette.ink, alignment: .center), .spacer,
            ]).frame(minHeight: max(112, context.theme.font(.key).lineHeight + 24))
                .box(Decoration(fill: palette.card, border: palette.line, radius: Theme.radius))
                .button(spoken, radius: Theme.radius, action: action)
        }
        let digits = (1...9).map { (digit: Int) in key("\(digit)", "\(digit)", .receiptDigit(digit)) }
        let delete = context.strings(.deleteKey)
        return .grid(
            columns: 3, spacing: 16,
            digits + [key("0", "0", .receiptDigit(0)), key(delete, delete, .receiptDigit(nil))])
    }
}
