import Interface

/// What is looked for in a text, how often it was found, and the way to each place.
struct FindBar {
    let context: ScreenContext
    let finding: Finding

    private var strings: Strings { context.strings }
    private var palette: Palette { context.palette }
    /// With room at the side everything stands in one row, so that the text keeps its height.
    private var isFlat: Bool { context.isLandscape && !context.isTyping }

    var body: View<Action> {
        let steps = [
            button("page-up", .findPrevious, .find(.previous), isEnabled: !finding.places.isEmpty),
            button("page-down", .findNext, .find(.next), isEnabled: !finding.places.isEmpty),
        ]
        let close = button("close", .findClose, .find(.close), isEnabled: true)
        let content: View<Action> =
            isFlat
            ? .row(spacing: 16, [field.flexible(2), status.flexible()] + steps + [close])
            : .column(
                spacing: 16,
                [.row(spacing: 16, [field.flexible(), close]), .row(spacing: 16, [status.flexible()] + steps)])
        return content.padding(Insets(top: 24, left: Theme.margin, bottom: 16, right: Theme.margin))
    }

    /// What has been typed, keys that are no words yet as the keyboard shows them.
    private var text: String { finding.keyboard.committed + finding.keyboard.preedit }

    private var field: View<Action> {
        let font = Font(weight: text.isEmpty ? .regular : .bold, size: 34 * context.theme.textScale)
        let cursor = View<Action>.empty.frame(width: 4, height: 56).box(Decoration(fill: palette.primary))
        let words: [View<Action>] =
            text.isEmpty
            ? [cursor, View.text(strings(.findPrompt), font, palette.soft).flexible()]
            : [View.text(tail(font), font, palette.ink), cursor, .spacer]
        return View.row(spacing: 16, [.icon("search", size: 44, color: palette.soft)] + words)
            .padding(Insets(horizontal: 32, vertical: 8)).frame(minHeight: 112)
            .box(Decoration(fill: palette.card, border: palette.primary, borderWidth: 4, radius: 56))
            .button(strings(.keyboard), radius: 56, action: .openKeyboard)
    }

    /// The end of what was typed, where the cursor is, when the whole does not fit.
    private func tail(_ font: Font) -> String {
        // Icon, paddings and cursor take 160 of the field.
        let width = fieldWidth - 160
        var shown = Substring(text)
        while shown.count > 1, ChromeMetrics.estimate("…\(shown)", font) > width { shown = shown.dropFirst() }
        return (shown.count == text.count ? text : "…\(shown)").verbatim
    }

    private var fieldWidth: Double {
        let button = buttonWidth + 16
        if isFlat { return (context.contentWidth - 3 * button - 16) * 2 / 3 }
        let room = context.isLandscape ? context.viewport.width * 0.45 - 2 * Theme.margin : context.contentWidth
        return room - button
    }

    private var status: View<Action> {
        let font = context.theme.font(.secondaryStrong)
        guard let current = finding.current else {
            return .text(text.isEmpty ? strings(.findHint) : strings(.findNone), font, palette.soft)
        }
        let (number, count) = ("\(current + 1)", "\(finding.places.count)")
        return .text(context.stacks ? "\(number) / \(count)" : strings(.findCount, number, count), font, palette.ink)
    }

    private var buttonWidth: Double {
        let labels = [Phrase.findPrevious, .findNext, .findClose].map {
            ChromeMetrics.estimate(strings($0), context.theme.font(.secondary))
        }
        return max(Theme.minimumTarget + 16, (labels.max() ?? 0) + 32)
    }

    private func button(_ icon: String, _ phrase: Phrase, _ action: Action, isEnabled: Bool) -> View<Action> {
        let color = isEnabled ? palette.primary : palette.soft
        let label = strings(phrase)
        return View.column(
            alignment: .center,
            [
                .spacer, .icon(icon, size: 40, color: color), .text(label, context.theme.font(.secondary), color),
                .spacer,
            ]
        ).padding(Insets(vertical: 8)).frame(width: buttonWidth, minHeight: 112)
            .box(Decoration(fill: palette.card, border: palette.line, radius: Theme.radius))
            .button(label, radius: Theme.radius, isEnabled: isEnabled, action: action)
    }
}
