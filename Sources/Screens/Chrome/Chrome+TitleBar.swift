import Interface

/// The title bar, in one row where it fits and in two where large text needs them; with low reach, a quiet band.
extension Chrome {
    private var date: String { context.strings.day(context.today) }
    private var time: String { context.time.text }

    var titleBar: View<Action> {
        let room = context.viewport.width - 2 * Theme.margin
        let rest = room - metrics.languagesWidth - 48
        let content: View<Action>
        if let (name, clock) = metrics.barFonts.first(where: { width($0.name, $0.clock) <= rest }) {
            content = row(nameText(name), clockLine(clock))
        } else if context.theme.textScale == 1 || context.isLandscape {
            let name = ChromeMetrics.estimate(placeName, metrics.nameFont)
            let stacked = ChromeMetrics.estimate(date, metrics.smallClockFont)
            content = row(
                nameText(name + stacked <= rest ? metrics.nameFont : metrics.longNameFont),
                context.isLandscape ? clockLine(metrics.clockFont) : stackedClock)
        } else {
            content = View.column(
                spacing: ChromeMetrics.gap,
                [
                    nameText(metrics.nameFont),
                    View.row(spacing: 24, [clockLine(metrics.clockFont).flexible(), languages(onBar: true)]),
                ]
            ).padding(Insets(top: ChromeMetrics.gap))
        }
        return .column([
            content.padding(Insets(horizontal: Theme.margin, vertical: 3))
                .frame(minHeight: Self.titleBarHeight - 2).box(Decoration(fill: palette.bar)),
            View.empty.frame(height: 2).box(Decoration(fill: palette.tileBorder ?? palette.bar)),
        ])
    }

    private func row(_ name: View<Action>, _ clock: View<Action>) -> View<Action> {
        .row(spacing: 24, [name.flexible(), clock, languages(onBar: true)])
    }

    /// Staff hold the corner to come to maintenance.
    private func nameText(_ font: Font) -> View<Action> {
        View.row([View.text(placeName, font, palette.onBar).flexible()]).frame(minHeight: Theme.minimumTarget)
            .holdButton(placeName, for: 3000, action: .maintenance(.knock))
    }

    private func clockLine(_ font: Font) -> View<Action> { .text("\(date) \(time)", font, palette.onBar) }

    /// Name and clock in one row.
    private func width(_ name: Font, _ clock: Font) -> Double {
        ChromeMetrics.estimate(placeName, name) + ChromeMetrics.estimate("\(date) \(time)", clock)
    }

    private var stackedClock: View<Action> {
        .column([
            .text(date, metrics.smallClockFont, palette.onBar, alignment: .trailing),
            .text(time, metrics.smallClockFont.bold, palette.onBar, alignment: .trailing),
        ])
    }

    /// The upper 40 % with low reach: the name of the place and the clock, nothing to touch, nothing that must be read.
    var band: View<Action> {
        let scale = min(context.theme.textScale, context.isLandscape ? 1.35 : 1.7)
        let content = View<Action>.column(
            spacing: 16,
            [
                .spacer,
                .text(
                    placeName, Font(family: .serif, weight: .bold, size: 56 * scale), palette.onBar, alignment: .center),
                .text(time, Font(weight: .bold, size: 96), palette.onBar, alignment: .center),
                .text(date, Font(size: 38 * scale), palette.onBar, alignment: .center),
                .spacer,
            ])
        return .column([
            content.padding(Insets(horizontal: Theme.margin)).frame(height: metrics.bandHeight - 2)
                .box(Decoration(fill: palette.bar)),
            View.empty.frame(height: 2).box(Decoration(fill: palette.tileBorder ?? palette.bar)),
        ])
    }
}
