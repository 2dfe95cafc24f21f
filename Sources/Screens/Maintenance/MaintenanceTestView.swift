import Interface

/// Tests that need the whole screen.
struct MaintenanceTestView {
    let context: ScreenContext
    let test: MaintenanceTest

    /// Each shows dead or stuck pixels of another kind.
    static let colors = [0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0x808080].map { Color($0) }
    static let columns = 6
    static let rows = 10

    /// Height of the bar below the cells: three lines of text.
    private static func footer(_ textScale: Double) -> Double { (150 * textScale).rounded() }

    var body: View<Action> {
        switch test {
        case .colors(let index): colors(index)
        case .touch: touch
        }
    }

    private func colors(_ index: Int) -> View<Action> {
        let label = context.strings(.nextColor, "\(index + 1)", "\(Self.colors.count)")
        let note = View<Action>.text(label, context.theme.font(.body), Color(0xFFFFFF), alignment: .center)
            .padding(Insets(horizontal: 32, vertical: 16))
            .box(Decoration(fill: Color(0x000000), radius: 16))
        return View.column([.spacer, View.row([.spacer, note, .spacer]).padding(Insets(bottom: 64))])
            .box(Decoration(fill: Self.colors[index]))
            .button(label, action: .maintenance(.nextColor))
    }

    private var touch: View<Action> {
        let state = context.maintenance
        let palette = context.palette
        let cells = (0..<(Self.columns * Self.rows)).map { index in
            View<Action>.empty.box(
                Decoration(
                    fill: state.cells.contains(index) ? palette.good : palette.card, border: palette.line))
        }
        let dots = state.trail.map { point in
            View<Action>.empty.box(Decoration(fill: palette.alarm, radius: 10)).frame(width: 20, height: 20)
                .padding(Insets(top: point.y - 10, left: point.x - 10))
        }
        let left = Self.columns * Self.rows - state.cells.count
        let words = context.strings(left == 0 ? .touchComplete : .touchLeft, "\(left)")
        let bar = View.row(
            spacing: 24,
            [
                View.text(words, context.theme.font(.bodyStrong), palette.ink).flexible(),
                context.bigButton(context.strings(.endTest), isMain: true, action: .maintenance(.test(nil)))
                    .frame(width: 380),
            ]
        ).padding(Insets(horizontal: Theme.margin, vertical: 14)).frame(height: Self.footer(context.theme.textScale))
            .box(Decoration(fill: palette.paper))
        return .layers([
            .column([View.grid(columns: Self.columns, spacing: 0, cells).flexible(), bar]), .layers(dots),
        ])
    }

    /// The cell under a finger; nil below them.
    static func cell(at point: Point, in viewport: Size, textScale: Double) -> Int? {
        let height = viewport.height - footer(textScale)
        guard point.y >= 0, point.y < height, point.x >= 0, point.x < viewport.width else { return nil }
        let row = Int(point.y / height * Double(rows))
        return row * columns + Int(point.x / viewport.width * Double(columns))
    }
}
