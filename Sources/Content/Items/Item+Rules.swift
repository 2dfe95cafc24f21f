/// A rule that an item breaks, with the field in which it does.
public struct Violation: Hashable, Sendable {
    /// English key of the field as docs/content-format.md spells it.
    public let field: String
    /// Position in the field's list, from 0, where the field is a list.
    public let index: Int?
    /// What is wrong.
    public let error: ContentError

    init(_ field: String, _ error: ContentError, at index: Int? = nil) {
        self.field = field
        self.index = index
        self.error = error
    }
}

extension Item {
    /// Longest title, in characters.
    public static let titleLimit = 200

    /// Every rule of the item that is broken, in the order of its fields; empty for a valid item.
    public var violations: [Violation] {
        var found: [Violation] = []
        if title.allSatisfy(\.isWhitespace) { found.append(Violation("title", .empty(field: "title"))) }
        if title.count > Self.titleLimit {
            found.append(
                Violation("title", .tooLong(field: "title", length: title.count, limit: Self.titleLimit)))
        }
        found += inOrder("effective", effective, "expires", expires)
        found += inOrder("published", published, "expires", expires)
        switch detail {
        case .guide(let guide): found += guide.violations
        case .policy(let policy): found += policy.violations
        case .affair(let affair): found += affair.violations + periodViolations(affair)
        case .ledger(let ledger): found += ledger.violations
        case .flow(let flow): found += flow.violations
        case .statistic(let series): found += series.violations
        case .reply(let reply): found += reply.violations
        case .slide(let slide): found += slide.violations
        case .catalogue(let catalogue): found += catalogue.violations
        case .notice, .office, .window: break
        }
        return found
    }

    private func periodViolations(_ affair: VillageAffair) -> [Violation] {
        guard cycle != .permanent, cycle != .daily else { return [] }
        guard let period = affair.period else { return [Violation("period", .periodMissing(cycle: cycle))] }
        guard period.cycle == cycle else {
            return [Violation("period", .periodDoesNotFitCycle(period: period.description, cycle: cycle))]
        }
        return []
    }
}

private func inOrder(_ first: String, _ begin: Day?, _ second: String, _ end: Day?) -> [Violation] {
    guard let begin, let end, end < begin else { return [] }
    return [Violation(second, .datesReversed(first: "\(first) \(begin)", second: "\(second) \(end)"))]
}

private func notEmpty(_ fields: [(name: String, text: String)]) -> [Violation] {
    fields.filter { $0.text.allSatisfy(\.isWhitespace) }.map { Violation($0.name, .empty(field: $0.name)) }
}

extension ServiceGuide {
    var violations: [Violation] {
        var found = notEmpty([
            ("authority", authority), ("place", place), ("hours", hours), ("phone", phone),
            ("complaint-phone", complaintPhone),
        ])
        if basis.isEmpty { found.append(Violation("basis", .empty(field: "basis"))) }
        if conditions.isEmpty { found.append(Violation("conditions", .empty(field: "conditions"))) }
        if steps.isEmpty { found.append(Violation("steps", .empty(field: "steps"))) }
        for (index, material) in materials.enumerated() where !(1...99).contains(material.count) {
            let error = ContentError.outOfRange(field: "count", value: "\(material.count)", allowed: "1...99")
            found.append(Violation("materials", error, at: index))
        }
        if let promised = promisedLimit, let statutory = statutoryLimit,
            promised.kind == statutory.kind, promised.days > statutory.days
        {
            found.append(
                Violation("promised-limit", .promiseExceedsStatute(promised: promised, statutory: statutory)))
        }
        for (index, fee) in fees.enumerated() where fee.amount < .zero {
            let error = ContentError.outOfRange(field: "amount", value: fee.amount.description, allowed: "≥ 0")
            found.append(Violation("fees", error, at: index))
        }
        return found
    }
}

extension PolicyDocument {
    var violations: [Violation] {
        notEmpty([("issuer", issuer)]) + inOrder("promulgated", promulgated, "in-force", inForce)
    }
}

extension VillageAffair {
    var violations: [Violation] {
        var found = inOrder("notice-begin", noticeBegin, "notice-end", noticeEnd)
        if noticeBegin != nil, noticeEnd == nil {
            found.append(Violation("notice-begin", .incompletePair(present: "notice-begin", missing: "notice-end")))
        }
        if noticeEnd != nil, noticeBegin == nil {
            found.append(Violation("notice-end", .incompletePair(present: "notice-end", missing: "notice-begin")))
        }
        return found
    }
}

extension Ledger {
    var violations: [Violation] {
        switch self {
        case .funds(let month): month.violations
        case .assets(let assets):
            assets.enumerated().flatMap { index, asset in
                (notEmpty([("name", asset.name)]) + inOrder("term-begin", asset.termBegin, "term-end", asset.termEnd))
                    .map { Violation($0.field, $0.error, at: index) }
            }
        case .resources(let resources):
            resources.enumerated().flatMap { index, resource in
                (notEmpty([("name", resource.name)])
                    + inOrder("term-begin", resource.termBegin, "term-end", resource.termEnd))
                    .map { Violation($0.field, $0.error, at: index) }
            }
        case .contracts(let contracts):
            contracts.enumerated().flatMap { index, contract in
                (notEmpty([("name", contract.name), ("counterparty", contract.counterparty)])
                    + inOrder("term-begin", contract.termBegin, "term-end", contract.termEnd))
                    .map { Violation($0.field, $0.error, at: index) }
            }
        case .debts(let debts): debts.enumerated().flatMap { $1.violations(at: $0) }
        case .projects(let projects): projects.enumerated().flatMap { $1.violations(at: $0) }
        case .subsidies(let subsidies): subsidies.enumerated().flatMap { $1.violations(at: $0) }
        }
    }
}

private func notNegative(_ field: String, _ amount: Money?, at index: Int) -> [Violation] {
    guard let amount, amount < .zero else { return [] }
    return [Violation(field, .outOfRange(field: field, value: amount.description, allowed: "≥ 0"), at: index)]
}

extension Debt {
    func violations(at index: Int) -> [Violation] {
        var found =
            (notEmpty([("matter", matter), ("counterparty", counterparty)])
            + inOrder("incurred", incurred, "due", due)).map { Violation($0.field, $0.error, at: index) }
        found += notNegative("amount", amount, at: index)
        if let settled, settled < .zero || settled > amount {
            let error = ContentError.outOfRange(
                field: "settled", value: settled.description, allowed: "0...\(amount)")
            found.append(Violation("settled", error, at: index))
        }
        return found
    }
}

extension Project {
    func violations(at index: Int) -> [Violation] {
        var found = (notEmpty([("name", name)]) + inOrder("begins", begins, "ends", ends))
            .map { Violation($0.field, $0.error, at: index) }
        for (field, amount) in [("budget", budget), ("contract-price", contractPrice), ("settled-price", settledPrice)]
        {
            found += notNegative(field, amount, at: index)
        }
        for (payment, next) in zip(payments, payments.dropFirst()) where next.date < payment.date {
            let error = ContentError.rowsOutOfOrder(earlier: next.date, later: payment.date)
            found.append(Violation("payments", error, at: index))
        }
        if let price, !payments.isEmpty, paid > price {
            let error = ContentError.outOfRange(field: "payments", value: paid.description, allowed: "≤ \(price)")
            found.append(Violation("payments", error, at: index))
        }
        return found
    }
}

extension Subsidy {
    func violations(at index: Int) -> [Violation] {
        var found = notEmpty([("programme", programme), ("household", household)])
            .map { Violation($0.field, $0.error, at: index) }
        found += notNegative("amount", amount, at: index)
        if let persons, !(1...50).contains(persons) {
            let error = ContentError.outOfRange(field: "persons", value: "\(persons)", allowed: "1...50")
            found.append(Violation("persons", error, at: index))
        }
        if let account, account.count(where: \.isNumber) > 4 {
            found.append(Violation("account", .accountNotMasked, at: index))
        }
        return found
    }
}

extension FundsMonth {
    var violations: [Violation] {
        var found: [Violation] = []
        for (index, row) in rows.enumerated() {
            if !period.contains(row.date) {
                let error = ContentError.rowOutsidePeriod(date: row.date, period: period.description)
                found.append(Violation("date", error, at: index))
            }
            if index > 0, row.date < rows[index - 1].date {
                let error = ContentError.rowsOutOfOrder(earlier: row.date, later: rows[index - 1].date)
                found.append(Violation("date", error, at: index))
            }
            if (row.income == .zero) == (row.expense == .zero) {
                found.append(Violation("in", .rowNeedsOneAmount(matter: row.matter), at: index))
            }
            for (field, amount) in [("in", row.income), ("out", row.expense)] where amount < .zero {
                let error = ContentError.outOfRange(field: field, value: amount.description, allowed: "≥ 0")
                found.append(Violation(field, error, at: index))
            }
        }
        return found
    }
}

extension Reply {
    var violations: [Violation] {
        notEmpty([("question", question), ("office", office)]) + inOrder("asked", asked, "due", due)
            + inOrder("asked", asked, "answered", answered)
    }
}

extension Slide {
    var violations: [Violation] {
        var found = inOrder("begin", begin, "end", end)
        if !(3...120).contains(seconds) {
            found.append(
                Violation("seconds", .outOfRange(field: "seconds", value: "\(seconds)", allowed: "3...120")))
        }
        return found
    }
}

extension DisclosureCatalogue {
    var violations: [Violation] {
        var names: Set<String> = []
        return entries.enumerated().flatMap { index, entry -> [Violation] in
            var found: [Violation] = []
            if !names.insert(entry.id).inserted {
                found.append(Violation("entries", .duplicate(field: "entries", value: entry.id), at: index))
            }
            if !(0...366).contains(entry.graceDays) {
                let error = ContentError.outOfRange(
                    field: "deadline", value: "\(entry.graceDays)", allowed: "0...366")
                found.append(Violation("entries", error, at: index))
            }
            if let begins = entry.begins, begins.cycle != entry.cycle {
                let error = ContentError.periodDoesNotFitCycle(period: begins.description, cycle: entry.cycle)
                found.append(Violation("entries", error, at: index))
            }
            return found
        }
    }
}
