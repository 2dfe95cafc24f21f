import Content
import Interface
import TakeAway

/// Codes, paper, and the cards that show them.
extension KioskApp {
    mutating func reduce(_ action: TakeAwayAction) {
        switch action {
        case .show: offer(for: .codes, part: nil)
        case .preview:
            switch session.card {
            case .codes(let document, _, _), .print(let document, _): preview(document)
            default: offer(for: .paper, part: nil)
            }
        case .choose(let part):
            if case .parts(_, let purpose) = session.card { offer(for: purpose, part: part) }
        case .chooseFrom(let range):
            guard case .parts(let parts, let purpose) = session.card else { return }
            session.show(.parts(Array(parts[range.clamped(to: parts.indices)]), purpose: purpose))
        case .turn(let step):
            guard case .codes(let document, let symbols, let index) = session.card else { return }
            session.card = .codes(document, symbols, index: min(max(0, index + step), symbols.count - 1))
        case .print:
            guard case .print(let document, .ready) = session.card else { return }
            session.card = .print(document, .printing)
            effects.append(.print(.print, document, footer: footer))
        case .close: session.card = nil
        }
    }

    private mutating func offer(for purpose: Card.Purpose, part: Int?) {
        guard let source = session.page.screen as? any TakeAwaySource else { return }
        let strings = Strings(language: session.language)
        switch source.offer(code(of: source.item), part: part, page: session.page, strings: strings) {
        case .parts(let parts): session.show(.parts(parts, purpose: purpose))
        case .document(let written):
            // As it stands on the screen: in its script, without the marks of words that stay as they are.
            let document = written.mapWords { DisplayedWords(convert: convert)($0) }
            switch purpose {
            case .codes: showCodes(document)
            case .paper: preview(document)
            }
        }
    }

    mutating func preview(_ document: TakeAwayDocument) {
        session.show(.print(document, .looking))
        effects.append(.print(.look, document, footer: footer))
    }

    private mutating func showCodes(_ document: TakeAwayDocument) {
        do {
            let symbols = try CodeSeries(document.plainText, title: document.title).parts.compactMap { part in
                let symbol = try QRSymbol(part)
                return ModuleMatrix(side: symbol.side, modules: symbol.modules)
            }
            if !symbols.isEmpty { session.show(.codes(document, symbols, index: 0)) }
        } catch {
            effects.append(.report(page: session.page.name, reason: "\(error)"))
        }
    }

    /// The author's code, or the one that the id gives.
    private mutating func code(of item: Item) -> ShortCode {
        if let code = item.authorCode { return ShortCode(author: code) }
        do {
            let siblings = try content.reading { try $0.itemIDs(unit: item.unit) }
            return ShortCode(deriving: item.id, unit: item.unit, among: siblings)
        } catch {
            effects.append(.report(page: session.page.name, reason: "\(error)"))
            return ShortCode(deriving: item.id, unit: item.unit, among: [item.id])
        }
    }

    private var footer: String {
        "\(placeName) · \(clock(now).day) \(clock(now).text) \(Strings(language: session.language)(.printedOn))"
    }

    /// What the printer said, if somebody still waits for it.
    mutating func receive(_ outcome: PrintOutcome) {
        guard case .print(let document, let state) = session.card else { return }
        switch (state, outcome) {
        case (.looking, .ready(let pages)): session.card = .print(document, .ready(pages: pages))
        case (.printing, .printed): session.card = .print(document, .printed)
        case (.looking, .failed(let trouble)), (.printing, .failed(let trouble)):
            session.card = .print(document, .failed(trouble))
        default: break
        }
    }
}
