import Content

/// What the index holds of an item.
public struct SearchDocument: Hashable, Sendable {
    /// A text that is found, and shown as an excerpt, by itself.
    public struct Passage: Hashable, Sendable {
        /// The label of an article, such as 第十一条; nil for the text that belongs to none.
        public let anchor: String?
        /// The text, a line for each paragraph.
        public let text: String

        /// Memberwise.
        public init(anchor: String?, text: String) {
            self.anchor = anchor
            self.text = text
        }

        /// The text as the index takes it. An article is found by its label too.
        public var tokens: String { Tokens.indexed(anchor.map { $0 + "\n" + text } ?? text) }
    }

    /// The title, in all its languages.
    public let titles: [String]
    /// Other names, numbers and codes.
    public let keywords: [String]
    /// The text: what belongs to no article first, then one passage an article. At most ``passageLimit``.
    public let passages: [Passage]

    /// Most passages of an item; what goes beyond is put into the last one.
    public static let passageLimit = 60_000

    /// The titles as the index takes them.
    public var titleTokens: String { Tokens.indexed(titles.joined(separator: "\n")) }

    /// The keywords as the index takes them.
    public var keywordTokens: String { Tokens.indexed(keywords.joined(separator: "\n")) }

    /// A document from its parts.
    public init(titles: [String], keywords: [String], passages: [Passage]) {
        self.titles = titles
        self.keywords = keywords
        self.passages = passages
    }

    /// What can be found of an item; nil for kinds that are no answer to a question: slides and the catalogue.
    public init?(item: Item) {
        let own: (keywords: [String?], lines: [String?])
        var articles: [Passage] = []
        switch item.detail {
        case .slide, .catalogue: return nil
        case .guide(let guide): own = ([guide.code], guide.searchLines)
        case .policy(let policy):
            own = ([policy.number], policy.searchLines)
            articles = policy.articles
        case .affair(let affair): own = ([affair.period?.description], affair.signatories)
        case .ledger(let ledger): own = ([], ledger.searchLines)
        case .notice(let notice): own = ([], [notice.issuer])
        case .office(let office):
            own = ([], [office.place, office.phone] + office.duties + office.people.flatMap(\.searchLines))
        case .window(let window):
            own = (
                [window.number], [window.services, window.place, window.phone] + window.onDuty.flatMap(\.searchLines)
            )
        case .flow(let flow): own = ([], flow.nodes.flatMap { [$0.title, $0.office, $0.risk, $0.note] })
        case .statistic(let series): own = ([], Set(series.rows.compactMap(\.office)).sorted())
        case .reply(let reply): own = ([], [reply.question, reply.office])
        }
        titles = [item.title, item.titleEnglish].compactMap { $0 }
        keywords = item.keywords + ([item.category] + own.keywords).compactMap { $0 }
        let responsible = [item.responsible?.office, item.responsible?.name]
        let lines = ([item.summary, item.body.plain] + own.lines + responsible).compactMap { $0 }.filter { !$0.isEmpty }
        let main = Passage(anchor: nil, text: lines.joined(separator: "\n"))
        passages = Self.bounded((main.text.isEmpty ? [] : [main]) + articles)
    }

    private static func bounded(_ passages: [Passage]) -> [Passage] {
        guard passages.count > passageLimit else { return passages }
        let rest = passages[(passageLimit - 1)...]
        let last = Passage(anchor: rest.first?.anchor, text: rest.map(\.text).joined(separator: "\n"))
        return passages[..<(passageLimit - 1)] + [last]
    }
}

extension ServiceGuide {
    fileprivate var searchLines: [String?] {
        [authority, noticeOnce, place, phone] + conditions + audience + results
            + materials.flatMap { [$0.name, $0.source, $0.note] } + steps.flatMap { [$0.name, $0.who, $0.note] }
            + basis.map { [$0.title, $0.number, $0.article].compactMap { $0 }.joined(separator: " ") }
            + fees.map(\.item) + questions.flatMap { [$0.question, $0.answer] }
    }
}

extension PolicyDocument {
    /// All text that belongs to no article.
    fileprivate var searchLines: [String?] {
        let text = parts.compactMap { part -> String? in
            switch part {
            case .text(let blocks): blocks.plain
            case .heading(_, let title): title
            case .article: nil
            }
        }
        return [issuer] + text + supersedes + [interpretation.plain]
            + questions.flatMap { [$0.question, $0.answer] }
    }

    fileprivate var articles: [SearchDocument.Passage] {
        parts.compactMap { part in
            guard case .article(let label, let text) = part else { return nil }
            return SearchDocument.Passage(anchor: label, text: text.plain)
        }
    }
}

extension Ledger {
    fileprivate var searchLines: [String?] {
        switch self {
        case .funds(let month): month.rows.flatMap { [$0.matter, $0.counterparty, $0.approvedBy, $0.voucherNumber] }
        case .assets(let assets): assets.flatMap { [$0.name, $0.category, $0.use, $0.lessee, $0.place] }
        case .resources(let resources):
            resources.flatMap { [$0.name, $0.category, $0.contractor, $0.use, $0.place] }
        case .contracts(let contracts): contracts.flatMap { [$0.name, $0.number, $0.counterparty, $0.note] }
        }
    }
}

extension Person {
    fileprivate var searchLines: [String?] {
        [[name, post, duty].compactMap { $0 }.joined(separator: " ")]
    }
}
