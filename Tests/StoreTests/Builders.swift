import Content
import Foundation
import Pack
import Store

/// A folder that goes with the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/onetouch-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: Data, to name: String) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }
}

/// Every file below a folder with its size, to see whether anything changed.
func listing(_ path: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal") && !$0.hasSuffix(".lock") }.sorted()
}

let today = Day(ordinal: 20_700)

func makeUnit(_ id: String = "qingxi", parent: String? = nil, order: Int = 0) throws -> Content.Unit {
    Content.Unit(
        id: try UnitID(id), parent: try parent.map { try UnitID($0) }, name: id,
        level: parent == nil ? .street : .village,
        order: order)
}

func makeItem(
    _ name: String, unit: String = "qingxi", title: String = "标题", category: String? = nil, keywords: [String] = [],
    day: Int = 20_000, expires: Int? = nil, cycle: Cycle = .permanent, text: String = "正文",
    _ detail: ItemDetail = .notice(Notice())
) throws -> Item {
    Item(
        id: try ItemID("\(unit)-\(name)"), unit: try UnitID(unit), title: title, category: category, keywords: keywords,
        published: Day(ordinal: day), expires: expires.map(Day.init(ordinal:)), cycle: cycle,
        body: [.paragraph([.text(text)])], detail: detail)
}

func makeGuide(
    _ name: String, title: String, category: String? = nil, window: String? = nil, popularity: Int = 0,
    expires: Int? = nil, keywords: [String] = [], text: String = "正文"
) throws -> Item {
    let guide = ServiceGuide(
        itemType: .payment, authority: "街道办事处", basis: [LegalBasis(title: "社会救助暂行办法")], conditions: ["本地户籍"],
        steps: [ServiceStep(name: "申请")], statutoryLimit: try TimeLimit(.workingDays, days: 30),
        promisedLimit: try TimeLimit(.workingDays, days: 15), window: try window.map { try ItemID($0) }, place: "大厅",
        hours: "周一至周五", phone: "3310021", complaintPhone: "12345", popularity: popularity)
    return try makeItem(
        name, title: title, category: category, keywords: keywords, expires: expires, text: text, .guide(guide))
}

func makeSource(
    _ items: [Item], unit: Content.Unit? = nil, release: Int = 1, path: String = "given.zst"
) throws -> PackSource {
    let pack = try Pack(unit: unit ?? makeUnit(), items: items, release: release)
    return PackSource(path: path, bytes: try pack.compressed(level: 1))
}

func makeStore(in folder: TemporaryFolder, _ sources: [PackSource] = []) throws -> ContentStore {
    let store = try ContentStore(state: .prepare(folder.path + "/state"), access: .readWrite)
    if !sources.isEmpty { try store.install(sources) }
    return store
}

/// All that a store holds, in one comparable value.
struct Contents: Hashable {
    var units: [Content.Unit]
    var status: ContentStatus
    var notices: [ItemSummary]
    var search: [SearchTotals]

    struct SearchTotals: Hashable {
        var query: String
        var ids: [ItemID]
    }

    init(_ store: ContentStore) throws {
        self = try store.reading { snapshot throws in
            Contents(
                units: try snapshot.units(), status: try snapshot.status(), notices: try snapshot.notices(today: today),
                search: try ["通知", "改", "旧", "新", "标题", "第一条"].map { query in
                    let results = try snapshot.search(query, limitPerKind: 10_000, today: today)
                    return SearchTotals(query: query, ids: results.groups.flatMap { $0.hits.map(\.id) }.sorted())
                })
        }
    }

    private init(units: [Content.Unit], status: ContentStatus, notices: [ItemSummary], search: [SearchTotals]) {
        self.units = units
        self.status = status
        self.notices = notices
        self.search = search
    }
}
