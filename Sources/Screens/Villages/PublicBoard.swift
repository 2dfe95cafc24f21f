import Interface

/// A page of a unit beside its four boards of affairs: flows, figures, bulletins, progress of cases.
struct PublicBoard {
    let title: Phrase
    let hint: Phrase
    let route: Route
}

extension ScreenContext {
    /// Tiles that lead to the boards, under a title; nothing when there are none.
    func boardTiles(_ boards: [PublicBoard]) -> [View<Action>] {
        guard !boards.isEmpty else { return [] }
        let tiles = boards.map { board -> View<Action> in
            let title = strings(board.title)
            return View.column(
                spacing: 4, [.text(title, theme.font(.listTitle), palette.ink), secondary(strings(board.hint))]
            ).padding(Insets(horizontal: 34, vertical: 28)).frame(minHeight: 140).box(cardDecoration)
                .button(title, radius: Theme.radius, action: .open(board.route))
        }
        let titles = boards.map { strings($0.title) }
        let columns = columns(for: titles, theme.font(.listTitle), atMost: 2, inset: 68)
        return [sectionTitle(strings(.alsoPublic)), .grid(columns: columns, spacing: 28, tiles)]
    }
}
