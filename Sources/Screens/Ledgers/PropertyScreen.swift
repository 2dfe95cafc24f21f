import Content
import Interface

/// A book other than funds: its totals, and every entry.
struct PropertyScreen: Screen {
    let head: LedgerHead
    let totals: [(value: Money, label: Phrase)]
    let properties: [Property]

    func body(_ context: ScreenContext) -> View<Action> {
        var views = head.views(context)
        if properties.isEmpty {
            views.append(context.emptyState(context.strings(.emptyList), context.strings(.emptyListHint)))
        } else if !totals.isEmpty {
            views.append(
                context.figures(
                    [("\(properties.count)", context.strings(.all), context.palette.ink)]
                        + totals.map { ($0.value.description, context.strings($0.label), context.palette.good) }))
        }
        return context.listPage(head: views, count: properties.count, estimatedHeight: 260) { index in
            row(properties[index], index, context)
        }
    }

    private func row(_ property: Property, _ index: Int, _ context: ScreenContext) -> View<Action> {
        // What it is about in a glance; the entry's own page has all of it.
        let words = property.lines.prefix(3).map { "\(context.strings($0.0)) \($0.1)" }.joined(separator: " · ")
        let amount: View<Action> =
            property.amount.map {
                .text($0.description, context.theme.font(.secondaryStrong), context.palette.ink, alignment: .trailing)
            } ?? .empty
        return context.row(
            property.title, subtitle: words, trailing: amount, note: context.arrears(of: property),
            titleFont: context.theme.font(.bodyStrong),
            action: .open(.ledgerEntry(head.unit.id, head.book, row: index)))
    }
}

/// One entry of a book other than funds, with its vouchers.
struct PropertyEntryScreen: Screen {
    let unit: Unit
    let book: LedgerBook
    let row: Int
    let property: Property

    func body(_ context: ScreenContext) -> View<Action> {
        let strings = context.strings
        let name = strings.title(unit.name, english: unit.nameEnglish)
        var views = [
            View.column(
                spacing: 8,
                [context.pageTitle(property.title), context.secondary("\(name) · \(strings(book.phrase))")])
        ]
        if let arrears = context.arrears(of: property) {
            views.append(context.panel(.text(arrears, context.theme.font(.bodyStrong), context.palette.alarm)))
        }
        let amount = property.amount.map { (strings(book.amountPhrase), $0.description) }
        let facts = context.facts([amount].compactMap { $0 } + property.lines.map { (strings($0.0), $0.1) })
        if let facts { views.append(facts) }
        // As above: a book's id is always one.
        if let ledger = try? ItemID("\(unit.id)-\(book.rawValue)") {
            views += context.doubt(ledger, row: row + 1, title: property.title)
        }
        guard book.hasVouchers else { return context.scrollPage("entry", views) }
        return context.splitPage(
            "entry", head: views, main: context.vouchers(property.vouchers, title: property.title))
    }
}

extension ScreenContext {
    /// What is still to be paid, in one sentence.
    func arrears(of property: Property) -> String? {
        property.arrears.map { strings(.arrears, $0.amount.description, "\($0.days)") }
    }

    /// Photographs of vouchers, each opening by itself; a word where there are none.
    func vouchers(_ vouchers: [MediaReference], title: String) -> [View<Action>] {
        var views = [sectionTitle(strings(.voucher))]
        if vouchers.isEmpty { views.append(panel(body(strings(.noVoucher)))) }
        return views
            + vouchers.map { voucher in
                let scale = min(2, (mainWidth - 56) / Double(max(1, voucher.width)))
                let size = Size(width: Double(voucher.width) * scale, height: Double(voucher.height) * scale)
                return View.picture(picture(voucher), size: size, description: "\(strings(.voucher)) \(title)")
                    .padding(Insets(all: 28)).box(cardDecoration)
                    .button(strings(.voucher), radius: Theme.radius, action: .open(.picture(voucher, title: title)))
            }
    }
}

extension LedgerBook {
    var phrase: Phrase {
        switch self {
        case .funds: .funds
        case .assets: .assets
        case .resources: .resources
        case .contracts: .contracts
        case .debts: .debts
        case .projects: .projects
        case .subsidies: .subsidies
        }
    }

    /// Whether its entries come with photographs.
    var hasVouchers: Bool {
        switch self {
        case .funds, .contracts, .debts, .projects: true
        case .assets, .resources, .subsidies: false
        }
    }

    /// What the amount of an entry is.
    var amountPhrase: Phrase {
        switch self {
        case .assets: .originalValue
        case .debts: .outstanding
        case .funds, .resources, .contracts, .projects, .subsidies: .amount
        }
    }
}
