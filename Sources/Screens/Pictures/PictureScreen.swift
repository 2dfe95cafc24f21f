import Content
import Interface

/// One picture, whole at first; buttons enlarge it and move what is seen.
struct PictureScreen: Screen {
    let reference: MediaReference
    let title: String

    private struct Control {
        let move: PictureMove
        let icon: String
        let phrase: Phrase
    }

    private let controls = [
        Control(move: .shrink, icon: "shrink", phrase: .shrink),
        Control(move: .enlarge, icon: "enlarge", phrase: .enlarge),
        Control(move: .left, icon: "move-left", phrase: .moveLeft),
        Control(move: .right, icon: "move-right", phrase: .moveRight),
        Control(move: .up, icon: "move-up", phrase: .moveUp),
        Control(move: .down, icon: "move-down", phrase: .moveDown),
    ]
    private let gap = 24.0

    func body(_ context: ScreenContext) -> View<Action> {
        let head = View<Action>.text(title, context.theme.font(.listTitle), context.palette.ink, lineLimit: 2)
        let insets = Insets(top: 32, left: Theme.margin, bottom: 24, right: Theme.margin)
        return View.column(
            spacing: gap, [head, window(context).flexible(), buttons(context)]
        ).padding(insets)
    }

    private func window(_ context: ScreenContext) -> View<Action> {
        let look = context.page.look
        let titleRoom = context.theme.font(.listTitle).lineHeight * 2
        let room = Size(
            width: context.contentWidth,
            height: max(120, context.room.height - 56 - titleRoom - buttonsHeight(context) - 2 * gap))
        let (part, size) = look.part(
            of: Size(width: Double(reference.width), height: Double(reference.height)), in: room)
        let picture = View<Action>.picture(
            .part(path(context), part), size: size, description: title
        ).pan { distance in
            .drag(
                Point(
                    x: distance.x * part.size.width / max(1, size.width),
                    y: distance.y * part.size.height / max(1, size.height)))
        }
        return .column([.spacer, .row([.spacer, picture, .spacer]), .spacer])
    }

    private func path(_ context: ScreenContext) -> String { "\(context.media)/\(reference.fileName)" }

    private func buttonHeight(_ context: ScreenContext) -> Double {
        max(Theme.minimumTarget, 58 + context.theme.font(.secondary).lineHeight)
    }

    /// Six in a row, or two rows of three where the largest text would break a word.
    private func columns(_ context: ScreenContext) -> Int {
        let labels = controls.map { context.strings($0.phrase) }
        let fitting = context.columns(
            for: labels, context.theme.font(.secondary), atMost: controls.count, inset: 0, width: context.contentWidth)
        return fitting == controls.count ? fitting : min(3, fitting)
    }

    private func buttonsHeight(_ context: ScreenContext) -> Double {
        let rows = Double((controls.count + columns(context) - 1) / columns(context))
        return rows * buttonHeight(context) + (rows - 1) * 16
    }

    private func buttons(_ context: ScreenContext) -> View<Action> {
        let palette = context.palette
        let views = controls.map { control -> View<Action> in
            let isAllowed = context.page.look.allows(control.move)
            let label = context.strings(control.phrase)
            let color = isAllowed ? palette.ink : palette.soft
            return View<Action>.column(
                spacing: 2, alignment: .center,
                [
                    .spacer, .icon(control.icon, size: 44, color: color),
                    .text(label, context.theme.font(.secondary), color, alignment: .center), .spacer,
                ]
            ).frame(height: buttonHeight(context))
                .box(
                    Decoration(
                        fill: isAllowed ? palette.card : palette.paper, border: palette.line, radius: Theme.radius)
                )
                .button(label, radius: Theme.radius, isEnabled: isAllowed, action: .look(control.move))
        }
        return .grid(columns: columns(context), spacing: 16, views)
    }
}
