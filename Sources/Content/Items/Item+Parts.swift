extension Item {
    /// Every picture that the item uses, in a fixed order, perhaps with repetitions.
    public var media: [MediaReference] {
        let own: [MediaReference]
        switch detail {
        case .guide(let guide): own = guide.materials.compactMap(\.sample)
        case .policy(let policy):
            own =
                policy.parts.flatMap { part -> [MediaReference] in
                    switch part {
                    case .text(let blocks), .article(_, let blocks): blocks.pictures
                    case .heading: []
                    }
                } + policy.interpretation.pictures
        case .ledger(.funds(let month)): own = month.rows.flatMap(\.vouchers)
        case .ledger(.contracts(let contracts)): own = contracts.flatMap(\.vouchers)
        case .ledger(.debts(let debts)): own = debts.flatMap(\.vouchers)
        case .ledger(.projects(let projects)): own = projects.flatMap(\.vouchers)
        case .office(let office): own = office.people.compactMap(\.photo)
        case .window(let window): own = window.onDuty.compactMap(\.photo)
        case .reply(let reply): own = reply.vouchers
        case .slide(let slide): own = [slide.picture].compactMap { $0 }
        case .ledger(.assets), .ledger(.resources), .ledger(.subsidies), .affair, .notice, .flow, .statistic,
            .catalogue:
            own = []
        }
        return attachments.map(\.media) + body.pictures + own
    }

    /// Every item that this one points to, in a fixed order, perhaps with repetitions.
    public var references: [ItemID] {
        let own: [ItemID]
        switch detail {
        case .guide(let guide): own = guide.basis.compactMap(\.link) + [guide.window].compactMap { $0 }
        case .policy(let policy):
            own =
                policy.parts.flatMap { part -> [ItemID] in
                    switch part {
                    case .text(let blocks), .article(_, let blocks): blocks.links
                    case .heading: []
                    }
                } + policy.interpretation.links
        case .office(let office): own = [office.parent].compactMap { $0 }
        case .window(let window): own = [window.office].compactMap { $0 }
        case .affair, .ledger, .notice, .flow, .statistic, .reply, .slide, .catalogue: own = []
        }
        return related + body.links + own
    }
}
