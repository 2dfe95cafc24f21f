import Content
import Interface

/// The idle screen. Nothing on it moves: a slide is drawn once and stays.
struct AttractScreen {
    let context: ScreenContext
    let slide: AttractSlide
    let placeName: String
    /// A wall display invites nobody to touch it.
    let isSignage: Bool

    private static let white = Color(0xFFFFFF)
    private static let ink = Palette.standard.ink
    /// Deep red over cinnabar to ochre; white has a contrast of 7:1 and more on each.
    static let colors = [Color(0x7A1512), Color(0xA8231C), Color(0x7C4B0E)]
    private static let margin = 72.0

    var body: View<Action> {
        let page = context.isLandscape ? landscape : portrait
        return page.box(Decoration(gradient: Self.colors))
    }

    private var portrait: View<Action> {
        View.column(
            spacing: 48,
            [head, words(width: context.viewport.width - 2 * Self.margin), extra, .spacer, invitation]
        ).padding(Insets(top: 120, left: Self.margin, bottom: 120, right: Self.margin))
    }

    private var landscape: View<Action> {
        let left = (context.viewport.width - 3 * Self.margin) * 0.56
        return View.row(
            spacing: Self.margin, alignment: .stretch,
            [
                View.column(spacing: 40, [head, words(width: left), .spacer, invitation]).frame(width: left),
                View.column([.spacer, extra, .spacer]).flexible(),
            ]
        ).padding(Insets(top: 72, left: Self.margin, bottom: 72, right: Self.margin))
    }

    private var head: View<Action> { .text(placeName, Font(size: 40), Self.white) }

    /// A short title is set as large as the width allows, a long one smaller, so that none is cut.
    private func words(width: Double) -> View<Action> {
        let lines = titleLines
        let largest = context.isLandscape ? 100.0 : 124
        let longest = lines.map(\.count).max() ?? 1
        let total = lines.reduce(0) { $0 + $1.count }
        let size: Double =
            total > 48 ? 56 : total > 28 ? 72 : min(largest, max(84, width / Double(max(1, longest)) * 0.98))
        var parts: [View<Action>] = []
        if let badge = slide.badge {
            parts.append(
                View.row([
                    View.text(badge, Font(weight: .bold, size: 36), Color(0x7A1512))
                        .padding(Insets(horizontal: 28, vertical: 8))
                        .box(Decoration(fill: Self.white, radius: 16)),
                    .spacer,
                ]))
        }
        parts.append(
            .text(lines.joined(separator: "\n"), Font(family: .serif, weight: .bold, size: size), Self.white))
        if !slide.text.isEmpty {
            let text = slide.text.count > 110 ? String(slide.text.prefix(108)) + "…" : slide.text
            parts.append(.text(text, Font(size: context.isLandscape || text.count > 60 ? 40 : 48), Self.white))
        }
        return .column(spacing: 36, parts)
    }

    /// A title of two halves stands on two lines, as on the poster it is.
    private var titleLines: [String] {
        let halves = slide.title.split(separator: "，", omittingEmptySubsequences: false).map(String.init)
        return halves.count == 2 && halves.allSatisfy { (2...8).contains($0.count) } ? halves : [slide.title]
    }

    private var extra: View<Action> {
        if let picture = slide.picture {
            let width = context.isLandscape ? 0.4 * context.viewport.width : context.viewport.width - 2 * Self.margin
            let height = min(640, width * Double(picture.height) / Double(max(1, picture.width)))
            return .picture(
                context.picture(picture), size: Size(width: width, height: height), description: slide.title)
        }
        return !slide.windows.isEmpty && (context.isLandscape || slide.text.count <= 90) ? windows : .empty
    }

    /// Each window on one line, with as many of its services as fit; the rest is found by whoever comes.
    private var windows: View<Action> {
        let palette = Palette.standard
        let card = context.viewport.width - 2 * Self.margin
        // Margins of the card, its number, and the distances of its columns.
        let room = (context.isLandscape ? (card - Self.margin) * 0.44 : card) - 96 - 100 - 48
        let offices = slide.windows.map { ChromeMetrics.estimate($0.office, Font(size: 36)) }.max() ?? 0
        let office = min(offices, room * 0.38)
        let letters = Int((room - office) / 36)
        let rows = slide.windows.map { hint in
            View<Action>.column([
                View.row(
                    spacing: 24,
                    [
                        View.text(
                            context.strings(.windowNumber, hint.number), Font(size: 36), palette.ink
                        ).frame(width: 100),
                        View.text(hint.services(letters: letters), Font(size: 36), palette.ink)
                            .flexible(),
                        View.text(hint.office, Font(size: 36), palette.ink).frame(width: office),
                    ]
                ).padding(Insets(vertical: 20)),
                View.empty.frame(height: 2).box(Decoration(fill: palette.line)),
            ])
        }
        let title = View<Action>.text(
            context.strings(.attractWindows), Font(weight: .bold, size: 44), palette.ink)
        return View.column(spacing: 8, [title] + rows).padding(Insets(all: 48))
            .box(Decoration(fill: palette.card, radius: Theme.radius))
    }

    private var invitation: View<Action> {
        guard !isSignage else { return .text(context.strings.day(context.today), Font(size: 36), Self.white) }
        let words = View<Action>.text(
            context.strings(.attractTouch), Font(weight: .bold, size: 72), Palette.standard.primary, alignment: .center)
        return View.column([.spacer, words, .spacer]).frame(height: context.isLandscape ? 160 : 200)
            .box(Decoration(fill: Self.white, radius: 100))
            .button(context.strings(.attractTouch), radius: 100, action: .visit(.wake))
    }
}
