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

    /// A page with what can be done with it, always in sight above the bottom bar.
    func withActions(_ page: View<Action>, _ buttons: [View<Action>]) -> View<Action> {
        let bar = buttonRow(buttons).padding(Insets(horizontal: Theme.margin, vertical: 20))
            .box(Decoration(fill: palette.paper))
        return .column([page.flexible(), hairline, bar])
    }

    /// What every item offers: paper and codes.
    func takeAwayButtons(print phrase: Phrase) -> [View<Action>] {
        [
            bigButton(strings(phrase), icon: "printer", isMain: false, action: .takeAway(.preview)),
            bigButton(strings(.takeAway), icon: "qr", isMain: true, action: .takeAway(.show)),
        ]
    }
}
