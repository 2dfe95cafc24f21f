import Content
import Crypto
import FoundationEssentials
import GRDB
import Pack
import Search

/// An item, decoded, checked and cut into what the tables take. Made on other cores than the one that writes.
struct PreparedItem: Sendable {
    struct Passage: Sendable {
        let anchor: String?
        let text: String
        let tokens: String
    }

    struct Search: Sendable {
        let titleTokens: String
        let keywordTokens: String
        let passages: [Passage]
    }

    let id: ItemID
    /// Values of the columns of `item`, in the order of ``columns``, without the row.
    let values: [DatabaseValue]
    let hash: Data
    let json: Data
    let funds: FundsTotals?
    let search: Search?

    static let columns = [
        "id", "unit", "kind", "title", "titleEnglish", "category", "published", "expires", "responsible", "office",
        "window", "number", "limitKind", "limitDays", "section", "period", "noticeBegin", "noticeEnd", "level",
        "pinUntil", "summary", "popularity", "position", "entry", "book", "keywords",
    ]

    init(_ item: Item, json: Data, hash: Data) {
        id = item.id
        self.json = json
        self.hash = hash
        if case .ledger(.funds(let month)) = item.detail {
            funds = FundsTotals(month)
        } else {
            funds = nil
        }
        let document = SearchDocument(item: item)
        search = document.map { document in
            Search(
                titleTokens: document.titleTokens, keywordTokens: document.keywordTokens,
                passages: document.passages.map { Passage(anchor: $0.anchor, text: $0.text, tokens: $0.tokens) })
        }
        values = Self.values(of: item, keywords: document.map { $0.keywords.joined(separator: "\n") })
    }

    private static func values(of item: Item, keywords: String?) -> [DatabaseValue] {
        var parts = KindColumns(item.detail)
        if parts.responsible == nil { parts.responsible = item.responsible?.office }
        let values: [(any DatabaseValueConvertible)?] = [
            item.id.text, item.unit.text, item.kind.rawValue, item.title, item.titleEnglish, item.category,
            item.published.ordinal, item.expires?.ordinal, parts.responsible, parts.office?.text, parts.window?.text,
            parts.number, parts.limit?.kind.rawValue, parts.limit?.days, parts.section?.rawValue,
            parts.period?.description, parts.noticeBegin?.ordinal, parts.noticeEnd?.ordinal, parts.level?.rawValue,
            parts.pinUntil?.ordinal, item.summary, parts.popularity, parts.position, parts.entry,
            parts.book?.rawValue, keywords,
        ]
        return values.map { $0?.databaseValue ?? .null }
    }
}

/// What the kinds put into the columns of lists.
private struct KindColumns {
    var responsible: String?
    var office: ItemID?
    var window: ItemID?
    var number: String?
    var limit: TimeLimit?
    var section: AffairSection?
    var period: Period?
    var noticeBegin: Day?
    var noticeEnd: Day?
    var level: NoticeLevel?
    var pinUntil: Day?
    var popularity = 0
    var position = 0
    var entry: String?
    var book: LedgerBook?

    init(_ detail: ItemDetail) {
        switch detail {
        case .guide(let guide):
            window = guide.window
            limit = guide.promisedLimit ?? guide.statutoryLimit
            popularity = guide.popularity
        case .policy(let policy): number = policy.number
        case .affair(let affair):
            section = affair.section
            period = affair.period
            noticeBegin = affair.noticeBegin
            noticeEnd = affair.noticeEnd
            entry = affair.entry
        case .ledger(let ledger):
            book = ledger.book
            section = .finance
            if case .funds(let month) = ledger { period = month.period }
        case .notice(let notice):
            level = notice.level
            pinUntil = notice.pinUntil
        case .office(let value):
            office = value.parent
            position = value.order
        case .window(let value):
            office = value.office
            number = value.number
            position = value.order
        case .reply(let reply): responsible = reply.office
        case .flow, .statistic, .slide, .catalogue: break
        }
    }
}
