import Interface
import TextInput

/// The on-screen keyboard.
struct KeyboardView {
    let context: ScreenContext

    private var palette: Palette { context.palette }
    /// With low reach the keys are as flat as a finger allows: half of the screen is not there.
    private var height: Double { context.isLowReach ? Theme.minimumTarget : 108 }
    private var keyFont: Font { Font(size: max(44, 28 * context.theme.textScale)) }
    private var wordFont: Font { Font(size: max(34, 28 * context.theme.textScale)) }

    var body: View<Action> {
        let rows = context.keyboard.rows
        var lines = rows.dropLast().map { line($0.map(character)) }
        lines.append(line((rows.last ?? []).map(character) + [backspace]))
        lines.append(lastLine)
        return View.column(spacing: 8, lines).padding(Insets(all: 8)).box(Decoration(fill: palette.keyboard))
    }

    private func line(_ keys: [View<Action>]) -> View<Action> { .row(spacing: 8, keys) }

    private func character(_ character: Character) -> View<Action> {
        key(.text(String(character), keyFont, palette.ink, alignment: .center), fill: palette.card)
            .button(String(character), radius: 14, action: .key(.character(character))).flexible()
    }

    private func key(_ face: View<Action>, fill: Color) -> View<Action> {
        View.column(alignment: .center, [.spacer, face, .spacer]).frame(height: height)
            .box(Decoration(fill: fill, border: palette.tileBorder, radius: 14))
    }

    private func word(_ phrase: Phrase, isMain: Bool = false, weight: Double, action: KeyboardKey) -> View<Action> {
        let label = context.strings(phrase)
        return key(
            .text(label, wordFont, isMain ? palette.onPrimary : palette.ink, alignment: .center),
            fill: isMain ? palette.primary : palette.card
        ).button(label, radius: 14, action: .key(action)).flexible(weight)
    }

    private var backspace: View<Action> {
        key(.icon("backspace", size: 48, color: palette.ink), fill: palette.card)
            .button(context.strings(.deleteKey), radius: 14, action: .key(.backspace)).flexible(2)
    }

    private var lastLine: View<Action> {
        let other: (Phrase, KeyboardLayer) =
            context.keyboard.layer == .letters ? (.digits, .digits) : (.letters, .letters)
        return line([
            word(other.0, weight: 2, action: .layer(other.1)),
            word(.space, weight: 4, action: .space),
            word(.done, isMain: true, weight: 2, action: .done),
        ])
    }
}
