import Content

extension KioskApp {
    /// Asks that an item be counted when its page is opened, and for the counts when somebody begins to search.
    mutating func noteOpening(_ route: Route) {
        let today = clock(now).day
        noteSearchLeft()
        if settings.participates {
            effects.append(.countUsage(.page, route.item?.text ?? route.pageName))
        }
        if route == .search { effects.append(.lookAtOpenings(on: today)) }
        guard let item = route.item else { return }
        effects.append(.countOpening(item, on: today))
    }

    /// A search that is left without a result is counted by what was typed.
    mutating func noteSearchLeft() {
        guard settings.participates, let search = session.pages.last?.screen as? SearchScreen, search.foundNothing
        else {
            return
        }
        effects.append(.countUsage(.searchWithoutResult, session.keyboard.text))
    }

    /// Takes the counts; a citizen who has begun to type keeps what is on the screen.
    mutating func receive(_ counts: [ItemID: Int]) {
        openings = counts
        if session.page.route == .search, session.keyboard.text.isEmpty { reloadTop() }
    }
}

extension Route {
    /// What pages without an item are counted as: the name of the case.
    var pageName: String { String("\(self)".prefix { $0 != "(" }) }

    /// The item that the page shows.
    var item: ItemID? {
        switch self {
        case .guide(let id), .policy(let id, .text, _), .item(let id), .office(let id), .window(let id): id
        default: nil
        }
    }
}

extension SearchScreen {
    /// Whether something was looked for in vain.
    fileprivate var foundNothing: Bool { results.map { $0.total == 0 } ?? false }
}
