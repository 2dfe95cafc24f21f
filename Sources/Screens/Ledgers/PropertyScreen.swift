import Content
import Interface

/// An asset, resource or contract as a card of facts.
struct Property {
    let title: String
    let amount: Money?
    let lines: [(Phrase, String)]

    private static func term(_ begin: Day?, _ end: Day?) -> String? {
        switch (begin, end) {
        case (let begin?, let end?): "\(begin) — \(end)"
        case (let begin?, nil): "\(begin) —"
        case (nil, let end?): "— \(end)"
        case (nil, nil): nil
        }
    }

    private static func present(_ lines: [(Phrase, String?)]) -> [(Phrase, String)] {
        lines.compactMap { phrase, value in value.map { (phrase, $0) } }
    }

    init(_ asset: Asset) {
        title = [asset.name, asset.quantity.map { "\($0) \(asset.measure ?? "")" }].compactMap { $0 }.joined(
            separator: " × ")
        amount = asset.originalValue
        lines = Self.present([
            (.currentValue, asset.currentValue?.description), (.use, asset.use), (.lessee, asset.lessee.verbatim),
            (.rent, asset.rent?.description), (.term, Self.term(asset.termBegin, asset.termEnd)),
            (.condition, asset.condition), (.place, asset.place),
        ])
    }

    init(_ resource: Resource) {
        title = resource.name
        amount = nil
        lines = Self.present([
            (.areaInMu, "\(resource.area)"), (.contractor, resource.contractor.verbatim),
            (.price, resource.price?.description),
            (.term, Self.term(resource.termBegin, resource.termEnd)), (.use, resource.use), (.place, resource.place),
        ])
    }

    init(_ contract: Contract) {
        title = contract.name
        amount = contract.amount
        lines = Self.present([
            (.counterparty, contract.counterparty.verbatim), (.term, Self.term(contract.termBegin, contract.termEnd)),
            (.due, contract.due?.description), (.paid, contract.paid?.description), (.details, contract.note),
        ])
    }
}

/// Assets, resources or contracts of a unit.
struct PropertyScreen: Screen {
    let head: LedgerHead
    let properties: [Property]

    func body(_ context: ScreenContext) -> View<Action> {
        let amounts = properties.compactMap(\.amount)
        var views = head.views(context)
        if !amounts.isEmpty {
            let label = context.strings(head.book == .assets ? .originalValue : .amount)
            views.append(
                context.figures([
                    ("\(properties.count)", context.strings(.all), context.palette.ink),
                    (amounts.reduce(.zero, +).description, label, context.palette.good),
                ]))
        }
        return context.listPage(head: views, count: properties.count, estimatedHeight: 260) { index in
            let property = properties[index]
            let words = property.lines.map { "\(context.strings($0.0)) \($0.1)" }.joined(separator: " · ")
            let amount: View<Action> =
                property.amount.map {
                    .text(
                        $0.description, context.theme.font(.secondaryStrong), context.palette.ink, alignment: .trailing)
                } ?? .empty
            return context.row(
                property.title, subtitle: words, trailing: amount, titleFont: context.theme.font(.bodyStrong),
                action: nil)
        }
    }
}
