import Interface

/// “还在看吗？” with the seconds that are left.
struct VisitQuestion {
    let context: ScreenContext
    /// Milliseconds until the visit ends.
    let left: Milliseconds
    /// Milliseconds of the whole countdown.
    let whole: Milliseconds

    /// The question over everything. Any touch answers it; the button says so.
    func over(_ page: View<Action>) -> View<Action> {
        let palette = context.palette
        let seconds = Int((max(0, left) + 999) / 1000)
        let ring = View<Action>.layers([
            .ring(
                Ring(
                    fraction: Double(max(0, left)) / Double(max(1, whole)), size: 260, width: 22,
                    color: palette.primary, track: palette.wash)),
            View.text("\(seconds)", Font(weight: .bold, size: 96), palette.ink, alignment: .center)
                .padding(Insets(top: (260 - Font(size: 96).lineHeight) / 2)).frame(width: 260),
        ])
        let content = View<Action>.column(
            spacing: 32, alignment: .center,
            [
                .text(context.strings(.stillThere), context.theme.font(.page), palette.ink, alignment: .center),
                .text(
                    context.strings(.stillThereHint), context.theme.font(.body), palette.soft, alignment: .center),
                ring,
            ])
        let button = context.bigButton(
            context.strings(.stillThereYes), isMain: true, height: 136, action: .visit(.keep))
        return .overlay(
            Overlay(
                id: "\(context.page.name)/question", scrim: context.scrim, card: context.overlayCard, width: 820,
                padding: Insets(all: 56), content: content, footer: button.padding(Insets(top: 40))),
            over: page)
    }
}
