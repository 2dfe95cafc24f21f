import Content
import Crypto
import FoundationEssentials
import GRDB
import Pack
import Search

/// An item, decoded, checked and cut into what the tables take. Made on other cores than the one that writes.
struct PreparedItem: Sendable {
    struct Search: Sendable {
        let names: NameEntry
        let facts: ItemFacts
        let passages: [(anchor: String?, indexed: IndexedPassage)]
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
        "pinUntil", "summary", "popularity", "position", "entry", "book", "related",
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
        search = SearchDocument(item: item).map { Self.search($0, of: item) }
        values = Self.values(of: item)
    }

    private static func search(_ document: SearchDocument, of item: Item) -> Search {
        let passages = document.passages.map { (anchor: $0.anchor, indexed: IndexedPassage($0)) }
        let length = passages.reduce(0) { $0 + $1.indexed.units.count }
        var popularity = 0
        if case .guide(let guide) = item.detail { popularity = guide.popularity }
        return Search(
            names: NameEntry(document),
            facts: ItemFacts(
                row: 0, kind: item.kind, firstPassage: 0, passages: UInt32(passages.count),
                length: UInt32(clamping: length), popularity: Int32(clamping: popularity), published: item.published,
                expires: item.expires),
            passages: passages)
    }

    private static func values(of item: Item) -> [DatabaseValue] {
        var parts = KindColumns(item.detail)
        if parts.responsible == nil { parts.responsible = item.responsible?.office }
        let values: [(any DatabaseValueConvertible)?] = [
            item.id.text, item.unit.text, item.kind.rawValue, item.title, item.titleEnglish, item.category,
            item.published.ordinal, item.expires?.ordinal, parts.responsible, parts.office?.text, parts.window?.text,
            parts.number, parts.limit?.kind.rawValue, parts.limit?.days, parts.section?.rawValue,
            parts.period?.description, parts.noticeBegin?.ordinal, parts.noticeEnd?.ordinal, parts.level?.rawValue,
            parts.pinUntil?.ordinal, item.summary, parts.popularity, parts.position, parts.entry,
            parts.book?.rawValue,
            item.related.isEmpty ? nil : item.related.map(\.text).joined(separator: " "),
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
