import Interface

/// Stands for a page whose content is being made readable. It says what is going on, how far it is, and that nothing
/// need be done.
struct PreparingScreen: Screen {
    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        guard case .running(let percent) = context.preparation.progress else {
            return context.scrollPage("preparing", [context.emptyState(strings(.unreadable), strings(.unreadableHint))])
        }
        let palette = context.palette
        let words = View<Action>.column(
            spacing: 24, alignment: .center,
            [
                .icon("refresh", size: 88, color: palette.primary),
                .text(strings(.preparing), context.theme.font(.listTitle), palette.ink, alignment: .center),
                .text(strings(.preparingHint), context.theme.font(.body), palette.soft, alignment: .center),
            ])
        let bar = percent.map { percent in
            [
                context.progress(percent, color: palette.primary),
                View<Action>.text(
                    strings(.preparedPercent, "\(percent)"), context.theme.font(.bodyStrong), palette.ink,
                    alignment: .center),
            ]
        }
        return context.scrollPage(
            "preparing",
            [View.column(spacing: 32, [words] + (bar ?? [])).padding(Insets(horizontal: 48, vertical: 72))])
    }
}
