import Interface
import TextInput

/// The row above the keys: words to choose, page by page, or what a held key offers.
struct WordStrip {
    let context: ScreenContext
    /// Room for it.
    let width: Double

    private static let gap = 8.0
    private static let padding = 24.0

    private var keyboard: OnScreenKeyboard { context.keyboard }
    private var palette: Palette { context.palette }
    private var font: Font { Font(size: max(42, 30 * context.theme.textScale)) }
    private var pagers: Double { 2 * (Theme.minimumTarget + Self.gap) }

    /// Nil when there is nothing to choose; the room is the results' then.
    var body: View<Action>? {
        if !keyboard.offer.isEmpty { return strip(keyboard.offer.map { word($0, .text($0), isFirst: false) }) }
        let words = keyboard.words.words.map(\.text)
        guard !words.isEmpty else { return keyboard.composing.isEmpty ? nil : wait }
        let pages = Self.pages(words.map(width), room: width - pagers - Self.gap, gap: Self.gap)
        let page = min(keyboard.page, pages.count - 1)
        let shown = pages[page].map { word(words[$0], .word($0), isFirst: $0 == 0) }
        guard pages.count > 1 else { return strip(shown) }
        return strip(
            shown + [
                .spacer, pager("move-left", .wordsBack, -1, isOn: page > 0),
                pager("move-right", .moreWords, 1, isOn: page < pages.count - 1),
            ])
    }

    /// Which words stand on which page: as many as fit, at least one.
    static func pages(_ widths: [Double], room: Double, gap: Double) -> [Range<Int>] {
        var pages: [Range<Int>] = []
        var first = 0
        var used = 0.0
        for (index, width) in widths.enumerated() {
            if index > first, used + width > room {
                pages.append(first..<index)
                first = index
                used = 0
            }
            used += width + gap
        }
        if first < widths.count { pages.append(first..<widths.count) }
        return pages
    }

    private func strip(_ parts: [View<Action>]) -> View<Action> {
        View.row(spacing: Self.gap, parts).frame(minHeight: Theme.minimumTarget)
            .box(Decoration(fill: palette.card, border: palette.tileBorder, radius: 14))
    }

    /// The dictionaries are being made; meanwhile letters find what they find.
    private var wait: View<Action>? {
        guard context.typing == .preparing else { return nil }
        let words = View<Action>.text(
            context.strings(.wordsSoon), context.theme.font(.secondary), palette.soft)
        return strip([words.padding(Insets(horizontal: Self.padding, vertical: 12)).flexible()])
    }

    private func width(_ word: String) -> Double {
        min(
            width - pagers - 2 * Self.gap,
            max(Theme.minimumTarget, ChromeMetrics.estimate(word, font.bold) + 2 * Self.padding))
    }

    /// The beginning of a word that is longer than the strip.
    private func face(_ word: String) -> String {
        let room = width(word) - 2 * Self.padding + 1
        guard ChromeMetrics.estimate(word, font.bold) > room else { return word }
        var face = Substring(word)
        while face.count > 1, ChromeMetrics.estimate("\(face)…", font.bold) > room { face = face.dropLast() }
        return "\(face)…"
    }

    private func word(_ word: String, _ key: KeyboardKey, isFirst: Bool) -> View<Action> {
        View.column(
            alignment: .center,
            [
                .spacer,
                .text(
                    face(word), isFirst ? font.bold : font, isFirst ? palette.primary : palette.ink, alignment: .center),
                .spacer,
            ]
        ).frame(width: width(word), height: Theme.minimumTarget + 8).key(word, radius: 14, action: .key(key))
    }

    private func pager(_ icon: String, _ phrase: Phrase, _ step: Int, isOn: Bool) -> View<Action> {
        // At an end there is nothing to do: the place stays empty, so that the other button does not jump.
        guard isOn else { return View.empty.frame(width: Theme.minimumTarget, height: Theme.minimumTarget + 8) }
        return View<Action>.column(alignment: .center, [.spacer, .icon(icon, size: 44, color: palette.ink), .spacer])
            .frame(width: Theme.minimumTarget, height: Theme.minimumTarget + 8)
            .key(context.strings(phrase), radius: 14, action: .key(.page(step)))
    }
}
