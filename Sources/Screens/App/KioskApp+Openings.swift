import Content

extension KioskApp {
    /// Asks that an item be counted when its page is opened, and for the counts when somebody begins to search.
    mutating func noteOpening(_ route: Route) {
        let today = clock(now).day
        if route == .search { effects.append(.lookAtOpenings(on: today)) }
        guard let item = route.item else { return }
        effects.append(.countOpening(item, on: today))
    }

    /// Takes the counts; a citizen who has begun to type keeps what is on the screen.
    mutating func receive(_ counts: [ItemID: Int]) {
        openings = counts
        if session.page.route == .search, session.keyboard.text.isEmpty { reloadTop() }
    }
}

extension Route {
    /// The item that the page shows.
    fileprivate var item: ItemID? {
        switch self {
        case .guide(let id), .policy(let id, .text, _), .item(let id), .office(let id), .window(let id): id
        default: nil
        }
    }
}
