import Interface

/// What is being read aloud, with pause and stop; or, in plain words, why nothing can be heard.
struct ReadingStrip {
    let context: ScreenContext
    let progress: Reading.Progress

    private var palette: Palette { context.palette }

    var body: View<Action> {
        let parts: [View<Action>] =
            switch progress {
            case .speaking:
                [words(.readingAloud), control("pause", .pauseReading, .pauseReading), stop]
            case .paused: [words(.readingPaused), control("speak", .goOnReading, .pauseReading), stop]
            case .silent(.noVoice): [words(.noVoice), control("close", .close, .readAloud)]
            case .silent(.noSound): [words(.noSound), control("close", .close, .readAloud)]
            }
        return .column([
            View.empty.frame(height: 2).box(Decoration(fill: palette.line)),
            View.row(spacing: 16, parts).padding(Insets(horizontal: Theme.margin, vertical: 8))
                .box(Decoration(fill: palette.wash)),
        ])
    }

    private func words(_ phrase: Phrase) -> View<Action> {
        View.text(context.strings(phrase), context.theme.font(.secondaryStrong), palette.ink).flexible()
    }

    private var stop: View<Action> { control("close", .stopReading, .readAloud) }

    private func control(_ icon: String, _ phrase: Phrase, _ action: Action) -> View<Action> {
        let label = context.strings(phrase)
        return View.row(
            spacing: 12,
            [
                .icon(icon, size: 40, color: palette.primary),
                .text(label, context.theme.font(.secondaryStrong), palette.primary),
            ]
        ).padding(Insets(horizontal: 24, vertical: 8)).frame(minHeight: Theme.minimumTarget)
            .box(Decoration(fill: palette.card, border: palette.primary, borderWidth: 3, radius: Theme.radius))
            .button(label, radius: Theme.radius, action: action)
    }
}
