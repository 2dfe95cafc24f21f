import Interface

/// Title bar and bottom bar, in the same place on every screen.
struct Chrome {
    static let titleBarHeight = 104.0
    static let bottomBarHeight = 148.0

    let context: ScreenContext
    let placeName: String
    let isAtHome: Bool
    /// How far reading aloud has come; nil when nothing is read.
    let reading: Reading.Progress?

    var metrics: ChromeMetrics {
        ChromeMetrics(theme: context.theme, viewport: context.viewport, isLowReach: context.isLowReach)
    }
    var palette: Palette { context.palette }

    /// The keyboard stands above the bottom bar, so that Back and Home never go away; on a wide display it stands at the
    /// right, so that results keep the height.
    func around(_ inside: View<Action>, hasKeyboard: Bool) -> View<Action> {
        // While somebody types with low reach, the row of languages makes room for results.
        let row = context.isLandscape || hasKeyboard ? [] : [languageRow]
        var parts = context.isLowReach ? [band] + row : [titleBar]
        if hasKeyboard {
            let keyboard = KeyboardView(context: context)
            parts += context.isLandscape ? [keyboard.beside(inside).flexible()] : [inside.flexible(), keyboard.body]
        } else {
            parts.append(inside.flexible())
        }
        if let reading { parts.append(ReadingStrip(context: context, progress: reading).body) }
        return .column(parts + [bottomBar])
    }

    /// A card covers title bar and page; the bottom bar stays in use, so that Back, Home and the modes are always there.
    /// With low reach it stays below the band.
    func around(
        _ inside: View<Action>, under card: CardView, reveal: Reveal?, marked: (View<Action>) -> View<Action>
    ) -> View<Action> {
        let top = context.isLowReach ? (context.isLandscape ? [] : [languageRow]) : [titleBar]
        var parts = context.isLowReach ? [band] : []
        parts.append(card.over(.column(top + [inside.flexible()]), reveal: reveal, marked: marked).flexible())
        if let reading { parts.append(ReadingStrip(context: context, progress: reading).body) }
        return .column(parts + [bottomBar])
    }

    private func separator(_ color: Color) -> View<Action> {
        View.empty.frame(height: 2).box(Decoration(fill: color))
    }

    // MARK: Bottom bar

    private struct Item {
        let icon: String
        let phrase: Phrase
        let action: Action
        var isOn = false
    }

    private var bottomBar: View<Action> {
        let items = [
            Item(icon: "back", phrase: .back, action: .back),
            Item(icon: "home", phrase: .home, action: .home, isOn: isAtHome),
            Item(
                icon: "text-size", phrase: .textSize, action: .enlargeText, isOn: context.theme.textScale > 1),
            Item(icon: "contrast", phrase: .contrast, action: .toggleContrast, isOn: palette == .highContrast),
            Item(icon: "lower", phrase: .lowReach, action: .toggleLowReach, isOn: context.isLowReach),
            Item(icon: "speak", phrase: .readAloud, action: .readAloud, isOn: reading != nil),
        ]
        var buttons = items.map(button)
        // The name of the place, which staff hold elsewhere, is out of reach: its corner is down here then.
        if context.isLowReach {
            buttons[0] = button(items[0], inside: { $0.holdButton(placeName, for: 3000, action: .maintenance(.knock)) })
        }
        if context.isLowReach, context.isLandscape {
            buttons.append(languages(onBar: false).padding(Insets(right: Theme.margin)))
        }
        return .column([
            separator(palette.line), View.row(spacing: ChromeMetrics.gap, buttons).box(Decoration(fill: palette.card)),
        ])
    }

    private func button(_ item: Item) -> View<Action> { button(item, inside: { $0 }) }

    /// - Parameter inside: what else the button is.
    private func button(_ item: Item, inside: (View<Action>) -> View<Action>) -> View<Action> {
        let color = item.isOn ? palette.primary : palette.soft
        let label = context.strings(item.phrase)
        var font = metrics.labelFont
        if item.isOn { font = font.bold }
        // Words of different length share the width by their length, so that none is broken at the largest text.
        let weight = context.strings.isEnglish ? Double(max(5, label.count)) : 1
        let face = View<Action>.column(
            spacing: 6, alignment: .center,
            [
                // More than a colour says that a mode is on: a bar above it, and bold words.
                View.empty.frame(width: metrics.barIcon * 2, height: 6)
                    .box(Decoration(fill: item.isOn ? palette.primary : nil, radius: 3)),
                .spacer,
                .icon(item.icon, size: metrics.barIcon, color: color),
                .text(label, font, color, alignment: .center),
                .spacer,
            ]
        ).frame(height: metrics.bottomBarHeight - 2)
            .button(label, action: item.action)
        return inside(face).flexible(weight)
    }

    // MARK: Languages

    /// 简, 繁 and EN side by side, the chosen one filled.
    func languages(onBar: Bool) -> View<Action> {
        let face = onBar ? palette.onBar : palette.primary
        let ground = onBar ? palette.bar : palette == .highContrast ? palette.onPrimary : palette.card
        let segments = ScreenLanguage.allCases.map { language -> View<Action> in
            let isOn = language == context.strings.language
            let font = isOn ? metrics.signFont.bold : metrics.signFont
            return View<Action>.column(
                [
                    .spacer, .text(language.sign.verbatim, font, isOn ? ground : face, alignment: .center), .spacer,
                ]
            ).frame(width: metrics.segmentWidth, height: Theme.minimumTarget)
                .box(Decoration(fill: isOn ? face : ground, border: face, borderWidth: 2, radius: Theme.radius))
                .button(language.name.verbatim, radius: Theme.radius, action: .chooseLanguage(language))
        }
        return .row(spacing: ChromeMetrics.gap, segments)
    }

    private var languageRow: View<Action> {
        View.row([.spacer, languages(onBar: false)])
            .padding(Insets(horizontal: Theme.margin, vertical: ChromeMetrics.gap))
    }
}
