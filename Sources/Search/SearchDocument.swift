import Content
import Foundation

/// What the index holds of an item: names, by which it is found with all mistakes forgiven, and passages, in which
/// words are found as they stand.
public struct SearchDocument: Hashable, Sendable {
    /// A text that is found, and shown as an excerpt, by itself.
    public struct Passage: Hashable, Sendable {
        /// The label of an article, such as 第十一条; `#` and a number for a row of a ledger; nil for the text that
        /// belongs to none.
        public let anchor: String?
        /// The text, a line for each paragraph.
        public let text: String

        /// Memberwise.
        public init(anchor: String?, text: String) {
            self.anchor = anchor
            self.text = text
        }

        /// The text as it is indexed: an article is found by its label too.
        public var searched: String {
            guard let anchor, !anchor.hasPrefix("#") else { return text }
            return anchor + "\n" + text
        }
    }

    /// By what it is called.
    public let names: [Name]
    /// The text: what belongs to no article first, then one passage an article or a row. At most ``passageLimit``.
    public let passages: [Passage]

    /// Most passages of an item; what goes beyond is put into the last one.
    public static let passageLimit = 60_000

    /// A document from its parts.
    public init(names: [Name], passages: [Passage]) {
        self.names = names
        self.passages = passages
    }

    /// What can be found of an item; nil for kinds that are no answer to a question: slides and the catalogue.
    public init?(item: Item) {
        guard let own = Own(item.detail) else { return nil }
        let titles = [item.title, item.titleEnglish].compactMap { $0 }.map { Name(.title, $0) }
        let keywords = (item.keywords + [item.category].compactMap { $0 } + own.keywords).map { Name(.keyword, $0) }
        let responsible = [item.responsible?.office, item.responsible?.name].compactMap { $0 }
        names =
            titles + keywords + own.labels.map { Name(.label, $0.text, passage: $0.passage) }
            + responsible.map { Name(.label, $0) }
        let lines = [item.summary, item.body.plain].compactMap { $0 } + own.lines + responsible
        let main = Passage(anchor: nil, text: lines.filter { !$0.isEmpty }.joined(separator: "\n"))
        passages = Self.bounded([main] + own.passages)
    }

    private static func bounded(_ passages: [Passage]) -> [Passage] {
        guard passages.count > passageLimit else { return passages }
        let rest = passages[(passageLimit - 1)...]
        let last = Passage(anchor: rest.first?.anchor, text: rest.map(\.text).joined(separator: "\n"))
        return passages[..<(passageLimit - 1)] + [last]
    }
}

/// What a kind gives to be found by.
private struct Own {
    var keywords: [String] = []
    var labels: [(text: String, passage: Int?)] = []
    var lines: [String] = []
    var passages: [SearchDocument.Passage] = []

    init?(_ detail: ItemDetail) {
        switch detail {
        case .slide, .catalogue: return nil
        case .guide(let guide): self.guide(guide)
        case .policy(let policy): self.policy(policy)
        case .affair(let affair):
            keywords = [affair.period?.description].compactMap { $0 }
            lines = affair.signatories
            label(affair.signatories)
        case .ledger(let ledger): rows(of: ledger)
        case .notice(let notice): lines = [notice.issuer].compactMap { $0 }
        case .office(let office):
            lines = [office.place, office.phone].compactMap { $0 } + office.duties
            keywords = [office.phone].compactMap { $0 }
            label(office.duties)
            people(office.people)
        case .window(let window):
            keywords = [window.number, window.number + "号窗口", window.phone].compactMap { $0 }
            lines = [window.services, window.place].compactMap { $0 }
            label([window.services].compactMap { $0 })
            people(window.onDuty)
        case .flow(let flow):
            lines = flow.nodes.flatMap { [$0.title, $0.office, $0.risk, $0.note].compactMap { $0 } }
        case .statistic(let series): lines = Set(series.rows.compactMap(\.office)).sorted()
        case .reply(let reply):
            lines = [reply.question, reply.office]
            label([reply.question, reply.office])
        }
    }

    private mutating func label(_ texts: [String]) { labels += texts.map { ($0, nil) } }

    private mutating func people(_ people: [Person]) {
        for person in people {
            lines.append(
                [person.name, person.post, person.duty, person.phone].compactMap { $0 }.joined(separator: " "))
            label([person.name, person.post].compactMap { $0 })
        }
    }

    private mutating func questions(_ questions: [QuestionAndAnswer]) {
        lines += questions.flatMap { [$0.question, $0.answer] }
        label(questions.map(\.question))
    }

    private mutating func guide(_ guide: ServiceGuide) {
        keywords = [guide.code].compactMap { $0 }
        lines = [guide.authority, guide.noticeOnce, guide.place, guide.phone].compactMap { $0 }
        lines += guide.conditions + guide.audience + guide.results
        lines += guide.materials.flatMap { [$0.name, $0.source, $0.note].compactMap { $0 } }
        lines += guide.steps.flatMap { [$0.name, $0.who, $0.note].compactMap { $0 } }
        lines += guide.basis.map { [$0.title, $0.number, $0.article].compactMap { $0 }.joined(separator: " ") }
        lines += guide.fees.map(\.item)
        label(guide.results + guide.audience)
        questions(guide.questions)
    }

    private mutating func policy(_ policy: PolicyDocument) {
        keywords = policy.number.map(DocumentNumber.names) ?? []
        lines = [policy.issuer]
        label([policy.issuer])
        for part in policy.parts {
            switch part {
            case .text(let blocks): lines.append(blocks.plain)
            case .heading(_, let title): lines.append(title)
            case .article(let name, let text):
                passages.append(SearchDocument.Passage(anchor: name, text: text.plain))
            }
        }
        lines += policy.supersedes + [policy.interpretation.plain]
        questions(policy.questions)
    }

    private mutating func rows(of ledger: Ledger) {
        let rows: [(labels: [String?], line: [String?])] =
            switch ledger {
            case .funds(let month):
                month.rows.map { row in
                    (
                        [row.matter, row.counterparty],
                        [
                            row.date.description, row.matter, row.counterparty, row.approvedBy, row.voucherNumber,
                            row.income == .zero ? nil : row.income.spoken,
                            row.expense == .zero ? nil : row.expense.spoken,
                        ]
                    )
                }
            case .assets(let assets):
                assets.map { asset in
                    (
                        [asset.name, asset.lessee],
                        [
                            asset.name, asset.code, asset.category, asset.use, asset.lessee, asset.place,
                            asset.originalValue.spoken, asset.currentValue?.spoken, asset.rent?.spoken,
                        ]
                    )
                }
            case .resources(let resources):
                resources.map { resource in
                    (
                        [resource.name, resource.contractor],
                        [
                            resource.name, resource.category, resource.contractor, resource.use, resource.place,
                            resource.price?.spoken,
                        ]
                    )
                }
            case .contracts(let contracts):
                contracts.map { contract in
                    (
                        [contract.name, contract.counterparty, contract.number],
                        [
                            contract.name, contract.number, contract.counterparty, contract.amount.spoken,
                            contract.paid?.spoken, contract.note,
                        ]
                    )
                }
            case .debts(let debts):
                debts.map { debt in
                    (
                        [debt.matter, debt.counterparty],
                        [debt.matter, debt.counterparty, debt.amount.spoken, debt.settled?.spoken, debt.note]
                    )
                }
            case .projects(let projects):
                projects.map { project in
                    (
                        [project.name, project.contractor],
                        [
                            project.name, project.place, project.contractor, project.tender, project.progress,
                            project.contractPrice?.spoken, project.settledPrice?.spoken, project.note,
                        ]
                    )
                }
            case .subsidies(let subsidies):
                subsidies.map { subsidy in
                    (
                        [subsidy.programme, subsidy.household],
                        [
                            subsidy.period.description, subsidy.programme, subsidy.household, subsidy.group,
                            subsidy.amount.spoken, subsidy.note,
                        ]
                    )
                }
            }
        for (index, row) in rows.enumerated() {
            labels += row.labels.compactMap { $0 }.map { ($0, index + 1) }
            let line = row.line.compactMap { $0 }.joined(separator: " · ")
            passages.append(SearchDocument.Passage(anchor: "#\(index)", text: line))
        }
    }
}

extension Money {
    /// As a row is found by it: 12000.00元 and, where that is shorter, 1.2万元.
    fileprivate var spoken: String {
        guard fen != 0, fen % 100_000 == 0, abs(fen) >= 1_000_000 else { return "\(self)元" }
        let thousands = fen / 100_000
        let rest = abs(thousands % 10)
        return "\(self)元（\(thousands / 10)\(rest == 0 ? "" : ".\(rest)")万元）"
    }
}

/// 国务院令第649号, as people cite it.
enum DocumentNumber {
    /// The number itself and the ways in which it is said: 649号令, 国务院649号令, 第649号.
    static func names(_ number: String) -> [String] {
        guard let mark = number.range(of: "令第"),
            let end = number[mark.upperBound...].firstIndex(of: "号")
        else { return [number] }
        let digits = number[mark.upperBound..<end]
        guard !digits.isEmpty, digits.count <= 8 else { return [number] }
        return [number, "\(digits)号令", "\(number[..<mark.lowerBound])\(digits)号令", "第\(digits)号令"]
    }
}
