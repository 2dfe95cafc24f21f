import Interface
import Participation
import TakeAway

/// What a citizen sees once their words are on the disk: the code to ask by, as text and for a phone.
struct ReceiptView {
    let context: ScreenContext
    let kind: SubmissionKind
    let code: ReceiptCode?

    var body: View<Action> {
        let strings = context.strings
        let palette = context.palette
        let title = View<Action>.row(
            spacing: 20,
            [
                .icon("check", size: 72, color: palette.good),
                View.text(strings(.receivedTitle), context.theme.font(.page), palette.good).flexible(),
            ])
        guard let code else {
            return context.scrollPage("received", [title, context.panel(context.body(strings(.receivedThanks)))])
        }
        let words = View<Action>.column(
            spacing: 16,
            [
                context.secondary(strings(.receiptCode)),
                .text(code.description.verbatim, context.theme.font(.display), palette.ink),
                context.body(strings(.receiptHint)), context.secondary(strings(kind.receiptNote)),
            ])
        let page = context.scrollPage("received", [title, context.panel(words)] + symbol(code))
        return context.withActions(
            page,
            [context.bigButton(strings(.printReceipt), icon: "printer", isMain: false, action: .speakUp(.printReceipt))]
        )
    }

    /// Black on white in every mode, as scanners need it.
    private func symbol(_ code: ReceiptCode) -> [View<Action>] {
        let text = "\(context.strings(.receiptCode)) \(code)"
        // A receipt always fits; without a symbol the code still stands there as text.
        guard let symbol = try? QRSymbol(text),
            let matrix = ModuleMatrix(side: symbol.side, modules: symbol.modules)
        else { return [] }
        let side = 360.0
        let module = side / Double(symbol.side + 2 * QRSymbol.quietZone)
        let square = View<Action>.modules(
            matrix, side: module * Double(symbol.side), color: Color(0x000000),
            description: context.strings(.qrCode, code.description)
        ).padding(Insets(all: module * Double(QRSymbol.quietZone))).box(Decoration(fill: Color(0xFFFFFF)))
        return [View.row([.spacer, square, .spacer])]
    }
}

extension SubmissionKind {
    /// What happens next.
    var receiptNote: Phrase {
        switch self {
        case .report: .receiptPrivate
        case .disclosure: .receiptDisclosure
        default: .receiptPublic
        }
    }
}

extension ReceiptCode {
    /// The receipt on paper.
    func document(kind: SubmissionKind, strings: Strings) -> TakeAwayDocument {
        TakeAwayDocument(
            title: strings(.receiptTitle), subtitle: strings(kind.phrase), code: nil,
            codeWord: strings(.receiptCode),
            sections: [
                TakeAwayDocument.Section(strings(.receiptCode), [TakeAwayDocument.Line(description)]),
                TakeAwayDocument.Section(
                    nil,
                    [
                        TakeAwayDocument.Line(strings(.receiptHint)),
                        TakeAwayDocument.Line(strings(kind.receiptNote)),
                    ]),
            ])
    }
}
