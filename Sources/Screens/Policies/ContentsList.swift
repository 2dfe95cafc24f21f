import Interface

/// The chapters of a long text, to jump to; the one that is read is marked, the one that was chosen shows its articles.
struct ContentsList {
    let context: ScreenContext
    let contents: PolicyContents

    /// Identifies the lazy rows.
    static let rows = "contents"

    private var palette: Palette { context.palette }
    private var lines: [PolicyContents.Line] { contents.lines(unfolding: context.page.unfolded) }

    /// The chapter that is read.
    var current: Int? { contents.chapter(at: context.page.readRow) }

    var currentTitle: String? { current.map { contents.chapters[$0].title } }

    /// The lines as a section of a scroll.
    var section: ScrollSection<Action> {
        let lines = lines
        return .rows(
            LazyRows(id: Self.rows, count: lines.count, estimatedHeight: 102) { index in
                line(lines[index]).padding(Insets(vertical: 4))
            }, context.cardDecoration)
    }

    /// Brings the marked chapter into sight whenever it is another one.
    var reveal: Reveal? {
        guard let current, let row = lines.firstIndex(of: .chapter(current)) else { return nil }
        return Reveal(token: current, rows: Self.rows, row: row)
    }

    private func line(_ line: PolicyContents.Line) -> View<Action> {
        switch line {
        case .chapter(let index):
            let chapter = contents.chapters[index]
            return entry(
                chapter.title, indent: Double(max(0, chapter.level - 2)) * 16, row: chapter.row, isOn: index == current)
        case .article(let article): return entry(article.label, indent: 32, row: article.row, isOn: false)
        }
    }

    private func entry(_ title: String, indent: Double, row: Int, isOn: Bool) -> View<Action> {
        let font = Font(weight: isOn ? .bold : .regular, size: 30 * context.theme.textScale)
        // The design's cinnabar on wash has a contrast of 6.1:1; ink with a bar says the same.
        let bar = View<Action>.empty.frame(width: 8).box(Decoration(fill: isOn ? palette.primary : nil))
        let words = View<Action>.text(title, font, palette.ink)
            .padding(Insets(top: 18, left: 16 + indent, bottom: 18, right: 16))
        return View.row(alignment: .stretch, [bar, View.column([.spacer, words, .spacer]).flexible()])
            .frame(minHeight: Theme.minimumTarget)
            .box(Decoration(fill: isOn ? palette.wash : nil))
            .button(title, action: .jump(row))
    }
}
