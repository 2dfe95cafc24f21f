import Interface

/// The pieces of cards over pages and of bars under them.
extension ScreenContext {
    /// Laid over a page that waits behind a card.
    var scrim: Color { Color(palette == .highContrast ? 0x000000 : 0x1F1B16).opacity(0.62) }

    /// The card itself; on black it needs a border.
    var overlayCard: Decoration {
        Decoration(fill: palette.card, border: palette.tileBorder, borderWidth: 3, radius: 32)
    }

    /// A wide button, with an icon before its words.
    func bigButton(
        _ label: String, icon: String? = nil, isMain: Bool, isEnabled: Bool = true, height: Double = 112,
        action: Action
    ) -> View<Action> {
        let color = isMain ? palette.onPrimary : palette.primary
        let glyph = icon.map { [View<Action>.icon($0, size: 48, color: color)] } ?? []
        let text = View<Action>.text(label, theme.font(.listTitle), color, alignment: .center)
        return View.row(spacing: 20, [.spacer] + glyph + [text, .spacer])
            .padding(Insets(horizontal: 16, vertical: 12))
            .frame(minHeight: height)
            .box(
                Decoration(
                    fill: isMain ? palette.primary : palette.card, border: isMain ? nil : palette.primary,
                    borderWidth: 3, radius: Theme.radius)
            )
            .button(label, radius: Theme.radius, isEnabled: isEnabled, action: action)
    }

    /// Buttons side by side, of the same height; one under the other where the text is large and the room narrow.
    func buttonRow(_ buttons: [View<Action>]) -> View<Action> {
        theme.textScale > 1.5 && !isLandscape
            ? View.column(spacing: 20, buttons)
            : View.row(spacing: 24, alignment: .stretch, buttons.map { $0.flexible() })
    }

    /// A page with what can be done with it, always in sight: above the bottom bar, or at the right of a wide screen,
    /// where height is scarce.
    func withActions(_ buttons: [ActionButton], page: (ScreenContext) -> View<Action>) -> View<Action> {
        guard isLandscape else {
            let bar = actionBar(buttons).padding(Insets(horizontal: Theme.margin, vertical: 20))
                .box(Decoration(fill: palette.paper))
            return .column([page(self).flexible(), hairline, bar])
        }
        var inner = self
        let column = actionColumnWidth(buttons)
        inner.viewport.width -= column
        // As low as the page buttons, and no higher than a hand needs.
        let share = (room.height - 64) / Double(max(1, buttons.count)) - 16
        let bar = View.column(
            spacing: 16,
            [.spacer]
                + buttons.map { tallButton($0, hasIcon: room.height > 560, height: min(200, share)) }
        ).padding(Insets(top: 32, left: 24, bottom: 32, right: Theme.margin)).frame(width: column)
        return .row(alignment: .stretch, [page(inner).flexible(), bar])
    }

    /// A page with buttons of another kind under it.
    func withActions(_ page: View<Action>, _ buttons: [View<Action>]) -> View<Action> {
        let bar = buttonRow(buttons).padding(Insets(horizontal: Theme.margin, vertical: 20))
            .box(Decoration(fill: palette.paper))
        return .column([page.flexible(), hairline, bar])
    }

    /// Side by side; with the largest text the words stand under their icons.
    private func actionBar(_ buttons: [ActionButton]) -> View<Action> {
        .row(
            spacing: 24, alignment: .stretch,
            buttons.map { button in
                (theme.textScale > 1.3
                    ? tallButton(button, hasIcon: true, height: 112)
                    : bigButton(strings(button.phrase), icon: button.icon, isMain: button.isMain, action: button.action))
                    .flexible()
            })
    }

    private func actionColumnWidth(_ buttons: [ActionButton]) -> Double {
        let font = theme.font(.bodyStrong)
        // With low reach there is height for one line only.
        let widest =
            buttons.map { button in
                let label = strings(button.phrase)
                return isLowReach ? ChromeMetrics.estimate(label, font) : Self.widestWord(label, font)
            }.max() ?? 0
        return (max(160, widest + 40) + 24 + Theme.margin).rounded(.up)
    }

    /// An icon over its words.
    private func tallButton(_ button: ActionButton, hasIcon: Bool, height: Double) -> View<Action> {
        let color = button.isMain ? palette.onPrimary : palette.primary
        let label = strings(button.phrase)
        let glyph = hasIcon ? [View<Action>.icon(button.icon, size: 48, color: color)] : []
        let text = View<Action>.text(label, theme.font(.bodyStrong), color, alignment: .center)
        return View.column(spacing: 4, alignment: .center, [.spacer] + glyph + [text, .spacer])
            .padding(Insets(horizontal: 8, vertical: 12)).frame(minHeight: height)
            .box(
                Decoration(
                    fill: button.isMain ? palette.primary : palette.card,
                    border: button.isMain ? nil : palette.primary, borderWidth: 3, radius: Theme.radius)
            )
            .button(label, radius: Theme.radius, action: button.action)
    }

    /// What every item offers: paper and codes.
    func takeAwayButtons(print phrase: Phrase) -> [ActionButton] {
        [
            ActionButton(phrase: phrase, icon: "printer", isMain: false, action: .takeAway(.preview)),
            ActionButton(phrase: .takeAway, icon: "qr", isMain: true, action: .takeAway(.show)),
        ]
    }
}

/// What can be done with a page.
struct ActionButton {
    let phrase: Phrase
    let icon: String
    /// The one that most people want.
    let isMain: Bool
    let action: Action
}
