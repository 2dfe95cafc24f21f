import Interface
import TakeAway

/// A card over a page.
enum Card {
    /// The codes of a document.
    case codes(TakeAwayDocument, [ModuleMatrix], index: Int)
    /// The parts of a long text.
    case parts([(name: String, index: Int)], purpose: Purpose)
    /// A document as it will be printed, and what the printer says.
    case print(TakeAwayDocument, PrintState)

    /// What a part is chosen for.
    enum Purpose {
        case codes
        case paper
    }

    /// How far printing has come.
    enum PrintState {
        /// The printer has not answered yet.
        case looking
        /// It would print so many pages.
        case ready(pages: Int)
        /// It prints.
        case printing
        /// It has printed.
        case printed
        /// It cannot.
        case failed(PrintTrouble)
    }
}

/// What stands on a card.
struct CardView {
    let context: ScreenContext
    let card: Card
    let number: Int

    /// What can be read on it.
    var content: View<Action> { parts.content }

    /// The card over a page.
    /// - Parameter reveal: the sentence that is being read aloud.
    func over(
        _ page: View<Action>, reveal: Reveal?, marked: (View<Action>) -> View<Action>
    ) -> View<Action> {
        let (content, footer) = parts
        return .overlay(
            Overlay(
                id: "\(context.page.name)/card\(number)", scrim: context.scrim, card: context.overlayCard,
                width: context.isLandscape ? 1560 : 940, padding: Insets(all: 48),
                content: marked(content), footer: footer.padding(Insets(top: 28)), reveal: reveal),
            over: page)
    }

    private var parts: (content: View<Action>, footer: View<Action>) {
        switch card {
        case .codes(let document, let symbols, let index): (codes(document, symbols, index), codesFooter)
        case .parts(let parts, _): (choice(parts), context.buttonRow([close(isMain: true)]))
        case .print(let document, let state): (sheet(document, state), printFooter(state))
        }
    }

    private func close(isMain: Bool) -> View<Action> {
        context.bigButton(context.strings(.close), isMain: isMain, action: .takeAway(.close))
    }

    private func title(_ phrase: Phrase, _ values: String...) -> View<Action> {
        .text(
            context.strings.filled(phrase, values), context.theme.font(.page), context.palette.ink,
            alignment: .center)
    }

    // MARK: Codes

    private var codesFooter: View<Action> {
        context.buttonRow([
            context.bigButton(
                context.strings(.print), icon: "printer", isMain: false, action: .takeAway(.preview)),
            close(isMain: true),
        ])
    }

    private func codes(_ document: TakeAwayDocument, _ symbols: [ModuleMatrix], _ index: Int) -> View<Action> {
        let square = self.square(symbols[index], of: document, index: index, count: symbols.count)
        let words = [title(.takeAwayTitle)] + turning(index, symbols.count) + [hint(document)]
        guard context.isLandscape else {
            return View.column(
                spacing: 28, alignment: .stretch,
                [words[0], View.row([.spacer, square, .spacer])] + words.dropFirst())
        }
        return View.row(
            spacing: 56,
            [square, View.column(spacing: 32, words).flexible()])
    }

    /// Black on white in every mode, with the light edge that scanners look for.
    private func square(_ symbol: ModuleMatrix, of document: TakeAwayDocument, index: Int, count: Int) -> View<Action> {
        let side = context.isLandscape ? 600.0 : 700
        let module = side / Double(symbol.side + 2 * QRSymbol.quietZone)
        let name =
            context.strings(.qrCode, document.title)
            + (count > 1 ? context.strings(.codeOf, "\(index + 1)", "\(count)") : "")
        return View.modules(
            symbol, side: module * Double(symbol.side), color: Color(0x000000), description: name
        )
        .padding(Insets(all: module * Double(QRSymbol.quietZone)))
        .box(Decoration(fill: Color(0xFFFFFF)))
    }

    private func turning(_ index: Int, _ count: Int) -> [View<Action>] {
        guard count > 1 else { return [] }
        let place = View<Action>.text(
            context.strings(.codeOf, "\(index + 1)", "\(count)"), context.theme.font(.listTitle),
            context.palette.ink, alignment: .center)
        return [
            View.row(
                spacing: 16,
                [
                    turn(.previousCode, "back", -1, isEnabled: index > 0), place.flexible(),
                    turn(.nextCode, "chevron", 1, isEnabled: index + 1 < count),
                ])
        ]
    }

    private func turn(_ phrase: Phrase, _ icon: String, _ step: Int, isEnabled: Bool) -> View<Action> {
        // At either end there is nothing to turn to: its place stays empty.
        guard isEnabled else { return View.empty.frame(width: 128, height: 104) }
        let color = context.palette.primary
        return View.row([.spacer, .icon(icon, size: 56, color: color), .spacer])
            .frame(width: 128, height: 104)
            .box(Decoration(fill: context.palette.card, border: color, borderWidth: 3, radius: Theme.radius))
            .button(context.strings(phrase), radius: Theme.radius, action: .takeAway(.turn(step)))
    }

    private func hint(_ document: TakeAwayDocument) -> View<Action> {
        let palette = context.palette
        var spans = [TextSpan(context.strings(.takeAwayOffline), color: palette.soft)]
        if let code = document.code {
            // The words before and after the code, which stands out between them.
            let around = context.strings(.takeAwayNoPhone, "\u{1}").split(
                separator: "\u{1}", omittingEmptySubsequences: false)
            spans.append(TextSpan("\n" + (around.first ?? ""), color: palette.soft))
            spans.append(TextSpan(code.text, color: palette.ink, isStrong: true))
            spans.append(TextSpan(String(around.last ?? ""), color: palette.soft))
        }
        return .text(StyledText(spans: spans, font: context.theme.font(.body), alignment: .center))
    }

    // MARK: Parts of a long text

    /// So many parts are shown at once; more are grouped first.
    static let partsAtOnce = 30

    private func choice(_ parts: [(name: String, index: Int)]) -> View<Action> {
        let rows: [View<Action>]
        if parts.count > Self.partsAtOnce {
            rows = stride(from: 0, to: parts.count, by: Self.partsAtOnce).map { start in
                let range = start..<min(parts.count, start + Self.partsAtOnce)
                let label = "\(label(parts[range.lowerBound])) – \(label(parts[range.upperBound - 1]))"
                return context.row(label, subtitle: nil, action: .takeAway(.chooseFrom(range)))
            }
        } else {
            rows = parts.map { part in
                context.row(
                    part.name, subtitle: nil, titleFont: context.theme.font(.body),
                    action: .takeAway(.choose(part.index))
                )
            }
        }
        return .column(spacing: 28, [title(.takeAwayChoose), context.card(rows)])
    }

    private func label(_ part: (name: String, index: Int)) -> String {
        String(part.name.prefix { $0 != "　" }.prefix(12))
    }

    // MARK: Paper

    private func printFooter(_ state: Card.PrintState) -> View<Action> {
        switch state {
        case .printed: context.buttonRow([close(isMain: true)])
        case .printing, .looking: context.buttonRow([close(isMain: false)])
        case .ready:
            context.buttonRow([
                close(isMain: false),
                context.bigButton(context.strings(.print), icon: "printer", isMain: true, action: .takeAway(.print)),
            ])
        case .failed:
            context.buttonRow([
                close(isMain: false),
                context.bigButton(context.strings(.printAgain), isMain: true, action: .takeAway(.preview)),
            ])
        }
    }

    private func sheet(_ document: TakeAwayDocument, _ state: Card.PrintState) -> View<Action> {
        .column(
            spacing: 28,
            [title(.printPreview), status(state), PaperPreview(context: context, document: document).body])
    }

    private func status(_ state: Card.PrintState) -> View<Action> {
        let strings = context.strings
        let palette = context.palette
        let (text, color): (String, Color) =
            switch state {
            case .looking: (strings(.printerLooking), palette.soft)
            case .ready(let pages): (strings(.printerReady, "\(pages)"), palette.good)
            case .printing: (strings(.printing), palette.soft)
            case .printed: (strings(.printed), palette.good)
            case .failed(let trouble): (strings(trouble.phrase), palette.alarm)
            }
        return .text(text, context.theme.font(.bodyStrong), color, alignment: .center)
    }
}

extension PrintTrouble {
    /// What a citizen reads.
    var phrase: Phrase {
        switch self {
        case .noPrinter: .printerNone
        case .offline: .printerOffline
        case .noPaper: .printerNoPaper
        case .noInk: .printerNoInk
        case .jammed: .printerJammed
        case .refused: .printerRefused
        case .broken: .printerBroken
        }
    }
}

extension Strings {
    /// A wording with values from a list.
    func filled(_ phrase: Phrase, _ values: [String]) -> String {
        switch values.count {
        case 0: self(phrase)
        case 1: self(phrase, values[0])
        default: self(phrase, values[0], values[1])
        }
    }
}
