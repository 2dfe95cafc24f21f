import Interface

/// Title bar and bottom bar, in the same place on every screen.
struct Chrome {
    static let titleBarHeight = 104.0
    static let bottomBarHeight = 148.0

    let context: ScreenContext
    let placeName: String
    let isAtHome: Bool

    private var palette: Palette { context.palette }

    /// The keyboard stands above the bottom bar, so that Back and Home never go away; on a wide display it stands at the
    /// right, so that results keep the height.
    ///
    /// A card covers title bar and page; the bottom bar stays in use, so that Back, Home and the modes are always there.
    func around(_ inside: View<Action>, hasKeyboard: Bool, card: CardView? = nil) -> View<Action> {
        if let card {
            return .column([card.over(.column([titleBar, inside.flexible()])).flexible(), bottomBar])
        }
        guard hasKeyboard else { return .column([titleBar, inside.flexible(), bottomBar]) }
        let keyboard = KeyboardView(context: context).body
        guard context.isLandscape else { return .column([titleBar, inside.flexible(), keyboard, bottomBar]) }
        let halves = View<Action>.row(
            alignment: .stretch, [inside.flexible(), View.column([.spacer, keyboard]).flexible()])
        return .column([titleBar, halves.flexible(), bottomBar])
    }

    private var barFont: Font { Font(weight: .regular, size: 30) }

    private var titleBar: View<Action> {
        let clock = "\(context.strings.day(context.today)) \(context.time.text)"
        let language = View<Action>.row(
            spacing: 16,
            [
                .icon("globe", size: 34, color: palette.onBar),
                .text(context.strings(.language), barFont, palette.onBar),
            ]
        ).padding(Insets(horizontal: 28, vertical: 16))
            .box(Decoration(border: palette.onBar.opacity(0.8), radius: 38))
            .padding(Insets(horizontal: 0, vertical: 4))
            .button("中 · EN", radius: 38, action: .nextLanguage)
        let bar = View<Action>.row(
            spacing: 24,
            [
                View.text(placeName, Font(weight: .bold, size: 36), palette.onBar, lineLimit: 1)
                    .padding(Insets(vertical: 24)).holdButton(placeName, for: 3000, action: .maintenance(.knock))
                    .flexible(),
                .text(clock, barFont, palette.onBar),
                language,
            ]
        ).padding(Insets(horizontal: Theme.margin))
            .frame(height: Self.titleBarHeight - 2)
        return .column([
            bar.box(Decoration(fill: palette.bar)),
            separator(palette.tileBorder ?? palette.bar),
        ])
    }

    private func separator(_ color: Color) -> View<Action> {
        View.empty.frame(height: 2).box(Decoration(fill: color))
    }

    private var bottomBar: View<Action> {
        let items: [(icon: String, phrase: Phrase, action: Action, isOn: Bool)] = [
            ("back", .back, .back, false),
            ("home", .home, .home, isAtHome),
            ("text-size", .textSize, .enlargeText, context.theme.textScale > 1),
            ("contrast", .contrast, .toggleContrast, palette == .highContrast),
        ]
        let buttons = items.map { item in
            let color = item.isOn ? palette.primary : palette.soft
            let label = context.strings(item.phrase)
            return View<Action>.column(
                spacing: 6, alignment: .center,
                [
                    .spacer,
                    .icon(item.icon, size: 46, color: color),
                    .text(
                        label, Font(weight: item.isOn ? .bold : .regular, size: 28), color, alignment: .center,
                        lineLimit: 1),
                    .spacer,
                ]
            ).frame(height: Self.bottomBarHeight - 2)
                .button(label, action: item.action)
                .flexible()
        }
        return .column([separator(palette.line), View.row(buttons).box(Decoration(fill: palette.card))])
    }
}
