import Interface
import TextInput

/// The on-screen keyboard.
struct KeyboardView {
    let context: ScreenContext

    private var palette: Palette { context.palette }
    private let height = 108.0

    var body: View<Action> {
        let rows = context.keyboard.rows
        var lines = rows.dropLast().map { line($0.map(character)) }
        lines.append(line((rows.last ?? []).map(character) + [backspace]))
        lines.append(lastLine)
        return View.column(spacing: 12, lines).padding(Insets(all: 16)).box(Decoration(fill: palette.keyboard))
    }

    private func line(_ keys: [View<Action>]) -> View<Action> { .row(spacing: 12, keys) }

    private func character(_ character: Character) -> View<Action> {
        key(.text(String(character), Font(size: 44), palette.ink, alignment: .center), fill: palette.card)
            .button(String(character), radius: 14, action: .key(.character(character))).flexible()
    }

    private func key(_ face: View<Action>, fill: Color) -> View<Action> {
        View.column(alignment: .center, [.spacer, face, .spacer]).frame(height: height)
            .box(Decoration(fill: fill, border: palette.tileBorder, radius: 14))
    }

    private func word(_ phrase: Phrase, isMain: Bool = false, weight: Double, action: KeyboardKey) -> View<Action> {
        let label = context.strings(phrase)
        return key(
            .text(label, Font(size: 34), isMain ? palette.onPrimary : palette.ink, alignment: .center, lineLimit: 1),
            fill: isMain ? palette.primary : palette.card
        ).button(label, radius: 14, action: .key(action)).flexible(weight)
    }

    private var backspace: View<Action> {
        key(.icon("backspace", size: 48, color: palette.ink), fill: palette.card)
            .button("⌫", radius: 14, action: .key(.backspace)).flexible(2)
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
