import Interface
import TextInput

/// Finding one's way in a long text: contents, words, and where one reads.
extension KioskApp {
    /// The keyboard that is written on: that of the words looked for in a text, or that of the search page.
    var keyboard: OnScreenKeyboard {
        get { session.page.finding?.keyboard ?? session.keyboard }
        set {
            if session.page.finding == nil {
                session.keyboard = newValue
            } else {
                editTop { $0.finding?.keyboard = newValue }
            }
        }
    }

    mutating func reduce(_ action: FindAction) {
        switch action {
        case .open:
            guard let page = session.page.screen as? any ReadablePage, session.page.finding == nil else { return }
            let context = context(in: viewport)
            let origin = session.page.readRow
            var finding = Finding(page.texts(context), look: context.findingLook, origin: origin)
            finding.keyboard = OnScreenKeyboard(layout: session.keyboard.layout)
            session.hasTyped = true
            effects.append(.prepareTyping)
            editTop {
                $0.finding = finding
                $0.showsMore = false
            }
        case .next: step(1)
        case .previous: step(-1)
        case .close: editTop { $0.finding = nil }
        }
    }

    private mutating func step(_ step: Int) {
        editTop { $0.finding?.step(step) }
        showPlace()
    }

    /// What has been typed is something else now.
    mutating func typed() {
        if session.page.finding == nil { reloadTop() } else { findTyped() }
    }

    mutating func findTyped() {
        editTop { $0.finding?.find() }
        showPlace()
    }

    private mutating func showPlace() {
        if let place = session.page.finding?.place { reveal(place.row, .inSight) }
    }

    /// The place stays in sight when the room for it changes.
    mutating func keepFinding(after action: Action) {
        guard session.page.finding != nil else { return }
        cutTextsAnew()
        switch action {
        case .enlargeText, .toggleLowReach, .openKeyboard, .key(.done): showPlace()
        default: break
        }
    }

    /// When the page looks otherwise, a table that does not fit becomes a list.
    mutating func cutTextsAnew() {
        guard let finding = session.page.finding, let page = session.page.screen as? any ReadablePage else { return }
        let context = context(in: viewport)
        guard finding.look != context.findingLook else { return }
        editTop { $0.finding = Finding(finding, in: page.texts(context), look: context.findingLook) }
    }

    mutating func jump(to row: Int) {
        guard let page = session.page.screen as? any ReadablePage else { return }
        editTop {
            $0.showsMore = false
            $0.unfolded = page.chapter(at: row)
            $0.readRow = row
            $0.reportedRow = nil
        }
        reveal(row, .top)
    }

    private mutating func reveal(_ row: Int, _ position: Reveal.Position) {
        // Sentences that are read aloud count upwards.
        editTop {
            $0.reveals += 1
            $0.reveal = Reveal(token: -$0.reveals, rows: ReadableText.rows, row: row, position: position)
        }
    }

    /// Follows where one reads; true when that is another chapter.
    ///
    /// A chapter that was chosen stays marked until one scrolls on, also when its heading cannot reach the top because
    /// the text ends soon behind it.
    public mutating func reads(row: Int, of scroll: String) -> Bool {
        guard let page = session.page.screen as? any ReadablePage,
            scroll == "\(session.page.name)/\(ReadableText.scroll)", row != session.page.reportedRow
        else { return false }
        let before = page.chapter(at: session.page.readRow)
        let isFirst = session.page.reportedRow == nil
        let wasChosen = session.page.reveal?.position == .top && isFirst
        editTop {
            $0.reportedRow = row
            if !wasChosen { $0.readRow = row }
        }
        return !wasChosen && page.chapter(at: row) != before
    }
}

extension ScreenContext {
    var findingLook: Finding.Look { Finding.Look(width: mainWidth, textScale: theme.textScale) }
}
