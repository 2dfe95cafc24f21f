import Interface
import TextInput

/// The on-screen keyboard: a strip of words when there are any, keys, and a row to change them.
struct KeyboardView {
    let context: ScreenContext

    private var palette: Palette { context.palette }
    private var keyboard: OnScreenKeyboard { context.keyboard }
    private static let gap = 8.0
    /// With low reach the keys are as flat as a finger allows: half of the screen is not there.
    private var height: Double { context.isLowReach ? Theme.minimumTarget : 108 }
    private var keyFont: Font { Font(size: max(44, 28 * context.theme.textScale)) }
    private var wordFont: Font { Font(size: max(34, 28 * context.theme.textScale)) }

    /// How long a finger rests before a key offers something else.
    private static let held: Milliseconds = 500
    /// How soon the deletion key deletes again.
    private static let again: Milliseconds = 90

    /// Its share of a wide screen, whose results stand beside it.
    private static let wideShare = 0.55
    private var width: Double { context.viewport.width * (context.isLandscape ? Self.wideShare : 1) - 2 * Self.gap }

    var body: View<Action> { keys(WordStrip(context: context, width: width).body.map { [$0] } ?? []) }

    /// Results at the left, keys at the right of a wide screen. With low reach there is room for four rows only: the
    /// words stand under the results.
    func beside(_ results: View<Action>) -> View<Action> {
        guard context.isLowReach else {
            return .row(
                alignment: .stretch,
                [
                    results.flexible(1 - Self.wideShare),
                    View.column([.spacer, body]).flexible(Self.wideShare),
                ])
        }
        let room = context.viewport.width * (1 - Self.wideShare) - 2 * Self.gap
        let strip = WordStrip(context: context, width: room).body.map {
            [View.column([$0]).padding(Insets(all: Self.gap)).box(Decoration(fill: palette.keyboard))]
        }
        return .row(
            alignment: .stretch,
            [
                View.column([results.flexible()] + (strip ?? [])).flexible(1 - Self.wideShare),
                View.column([.spacer, keys([])]).flexible(Self.wideShare),
            ])
    }

    private func keys(_ strip: [View<Action>]) -> View<Action> {
        View.column(spacing: Self.gap, strip + rows + [lastLine])
            .padding(Insets(all: Self.gap)).box(Decoration(fill: palette.keyboard))
    }

    private func line(_ keys: [View<Action>]) -> View<Action> { .row(spacing: Self.gap, keys) }

    private var rows: [View<Action>] {
        let rows = keyboard.layout.rows
        switch keyboard.layout {
        case .pinyin, .digits:
            return rows.dropLast().map(letters) + [line(rows.last?.map(character) ?? [], backspace(2))]
        case .latin:
            let last = [shift] + (rows.last?.map(character) ?? []) + [backspace(1.5)]
            return rows.dropLast().map(letters) + [line(last)]
        case .nineKeys: return zip(rows, [backspace(1), clear, space(1)]).map { line($0.map(character), $1) }
        case .strokes:
            return [line(rows[0].map(character), backspace(1)), line(rows[1].map(character) + [clear], space(1))]
        }
    }

    private func letters(_ keys: [Character]) -> View<Action> { line(keys.map(character)) }
    private func line(_ keys: [View<Action>], _ last: View<Action>) -> View<Action> { line(keys + [last]) }

    /// The five strokes share the height of three rows of letters.
    private var keyHeight: Double {
        keyboard.layout == .strokes ? ((height * 3 + Self.gap) / 2).rounded(.down) : height
    }

    private func character(_ character: Character) -> View<Action> {
        let face =
            switch character {
            case "'": context.strings(.syllableBorder)
            default:
                keyboard.isShifted ? String(character).uppercased() : keyboard.layout.face(of: character)
            }
        // A mark is named, so that it can be read aloud.
        let label = face.contains { $0.isLetter || $0.isNumber } ? face : context.strings(.mark, face)
        let variants = keyboard.layout.variants(of: character)
        return key(
            .text(face.verbatim, character == "'" ? wordFont : keyFont, palette.ink, alignment: .center),
            fill: palette.card
        )
        .key(
            label.verbatim, radius: 14, action: .key(.character(character)),
            held: variants.isEmpty ? nil : Held(.key(.offer(variants)), after: Self.held)
        ).flexible()
    }

    private func key(_ face: View<Action>, fill: Color, height: Double? = nil) -> View<Action> {
        View.column(alignment: .center, [.spacer, face, .spacer]).frame(height: height ?? keyHeight)
            .box(Decoration(fill: fill, border: palette.tileBorder, radius: 14))
    }

    private func word(
        _ phrase: Phrase, isOn: Bool = false, height: Double? = nil, weight: Double, action: KeyboardKey
    ) -> View<Action> {
        let label = context.strings(phrase)
        return key(
            .text(label, isOn ? wordFont.bold : wordFont, isOn ? palette.onPrimary : palette.ink, alignment: .center),
            fill: isOn ? palette.primary : palette.card, height: height
        ).key(label, radius: 14, action: .key(action)).flexible(weight)
    }

    private func backspace(_ weight: Double) -> View<Action> {
        key(.icon("backspace", size: 48, color: palette.ink), fill: palette.card)
            .key(
                context.strings(.deleteKey), radius: 14, action: .key(.backspace),
                held: Held(.key(.backspace), after: Self.held, every: Self.again)
            ).flexible(weight)
    }

    private var shift: View<Action> {
        word(.capitals, isOn: keyboard.isShifted, weight: 1.5, action: .shift)
    }

    private var clear: View<Action> { word(.clear, weight: 1, action: .clear) }

    private func space(_ weight: Double) -> View<Action> { word(.space, weight: weight, action: .space) }

    /// Without dictionaries there are no keys that would need them.
    private var layouts: [KeyboardLayout] {
        KeyboardLayout.allCases.filter { context.typing != .missing || !$0.needsDictionaries }
    }

    /// Words share the width by their length, so that none is cut in any language at any size.
    private var lastLine: View<Action> {
        var keys = layouts.map { layout in
            word(
                layout.phrase, isOn: layout == keyboard.layout, height: height, weight: weight(layout.phrase),
                action: .layout(layout))
        }
        if !keyboard.layout.needsDictionaries {
            let share = context.theme.textScale > 1.5 ? 1 : 1.4
            keys.append(word(.space, height: height, weight: weight(.space) * share, action: .space))
        }
        keys.append(word(.done, height: height, weight: weight(.done), action: .done))
        return line(keys)
    }

    private func weight(_ phrase: Phrase) -> Double {
        max(112, ChromeMetrics.estimate(context.strings(phrase), wordFont.bold) + 16)
    }
}

extension KeyboardLayout {
    /// Its name.
    var phrase: Phrase {
        switch self {
        case .pinyin: .pinyinKeys
        case .nineKeys: .nineKeys
        case .strokes: .strokeKeys
        case .digits: .digits
        case .latin: .letters
        }
    }
}
