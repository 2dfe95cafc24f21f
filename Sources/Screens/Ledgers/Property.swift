import Content

/// An entry of a book other than funds, as a card of facts.
struct Property {
    let title: String
    var amount: Money?
    let lines: [(Phrase, String)]
    /// What is still to be paid of it, and for how many days it is late.
    var arrears: (amount: Money, days: Int)?
    var vouchers: [MediaReference] = []

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
}

extension Property {
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
        lines = Self.present([
            (.areaInMu, "\(resource.area)"), (.contractor, resource.contractor.verbatim),
            (.price, resource.price?.description),
            (.term, Self.term(resource.termBegin, resource.termEnd)), (.use, resource.use), (.place, resource.place),
        ])
    }

    init(_ contract: Contract, today: Day) {
        title = contract.name
        amount = contract.amount
        lines = Self.present([
            (.counterparty, contract.counterparty.verbatim), (.term, Self.term(contract.termBegin, contract.termEnd)),
            (.due, contract.due?.description), (.paid, contract.paid?.description), (.details, contract.note),
        ])
        arrears = contract.arrears(on: today)
        vouchers = contract.vouchers
    }

    init(_ debt: Debt, today: Day) {
        title = debt.matter
        amount = debt.outstanding
        let isOwed = debt.direction == .receivable
        lines = Self.present([
            (isOwed ? .owedBy : .owedTo, debt.counterparty.verbatim), (.amount, debt.amount.description),
            (isOwed ? .collected : .repaid, debt.settled?.description), (.incurred, debt.incurred?.description),
            (.repayBy, debt.due?.description), (.details, debt.note),
        ])
        arrears = debt.arrears(on: today)
        vouchers = debt.vouchers
    }

    init(_ project: Project) {
        title = project.name
        amount = project.price
        lines = Self.present([
            (.progress, project.progress), (.budget, project.budget?.description), (.tender, project.tender),
            (.tendered, project.tendered?.description), (.winner, project.contractor.verbatim),
            (.contractPrice, project.contractPrice?.description),
            (.settledPrice, project.settledPrice?.description),
            (.workTerm, Self.term(project.begins, project.ends)),
            (.paidSoFar, project.payments.isEmpty ? nil : project.paid.description),
            (
                .payments,
                project.payments.isEmpty
                    ? nil : project.payments.map { "\($0.date) \($0.amount)" }.joined(separator: "；")
            ), (.place, project.place), (.details, project.note),
        ])
        vouchers = project.vouchers
    }

    init(_ subsidy: Subsidy) {
        title = "\(subsidy.household.verbatim) · \(subsidy.programme)"
        amount = subsidy.amount
        lines = Self.present([
            (.payPeriod, subsidy.period.description), (.villagersGroup, subsidy.group),
            (.persons, subsidy.persons.map { "\($0)" }), (.standard, subsidy.standard),
            (.account, subsidy.account.verbatim), (.details, subsidy.note),
        ])
    }
}
