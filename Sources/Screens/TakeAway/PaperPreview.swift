import Interface
import TakeAway

/// The words of a sheet in the order in which they are printed, in letters that can be read on the screen.
///
/// A sheet shrunk to the width of the card would have letters of 20 units; what counts is what will stand on it.
struct PaperPreview {
    let context: ScreenContext
    let document: TakeAwayDocument

    private static let ink = Color(0x000000)
    /// A longer text is told by its beginning.
    private static let mostLines = 60

    var body: View<Action> {
        let theme = context.theme
        var views: [View<Action>] = [text(document.title, theme.font(.document))]
        if let subtitle = document.subtitle, !subtitle.isEmpty { views.append(text(subtitle, theme.font(.secondary))) }
        if let code = document.code {
            views.append(text("\(document.codeWord) \(code)", theme.font(.bodyStrong)))
        }
        var lines = 0
        for section in document.sections where lines < Self.mostLines {
            if let heading = section.heading {
                views.append(text(heading, theme.font(.section)).padding(Insets(top: 20)))
            }
            for line in section.lines.prefix(Self.mostLines - lines) { views.append(self.line(line)) }
            lines += section.lines.count
        }
        if lines > Self.mostLines { views.append(text("……", theme.font(.body))) }
        return View.column(spacing: 10, views).padding(Insets(horizontal: 48, vertical: 40))
            .box(Decoration(fill: Color(0xFFFFFF), border: Color(0x5A5248), radius: 4))
    }

    private func text(_ text: String, _ font: Font) -> View<Action> { .text(text, font, Self.ink) }

    private func line(_ line: TakeAwayDocument.Line) -> View<Action> {
        let words = text(line.text, context.theme.font(.body))
        guard let mark = line.mark else { return words }
        let box = View<Action>.row([
            .spacer, mark == .ticked ? .icon("check", size: 30, color: Self.ink) : View.empty.frame(height: 30),
            .spacer,
        ]).frame(width: 42, height: 42).box(Decoration(border: Self.ink, borderWidth: 3, radius: 4))
        return .row(
            spacing: 20, alignment: .start,
            [box.padding(Insets(top: (context.theme.font(.body).lineHeight - 42) / 2)), words.flexible()])
    }
}
