import Content
import GRDB
import Search
import Store
import Testing

@Suite("the search index through installs")
struct SearchIndexTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func items(_ count: Int, text: (Int) -> String) throws -> [Item] {
        try (0..<count).map { try makeGuide("g\($0)", title: "指南\($0)", text: text($0)) }
    }

    private func found(_ store: ContentStore, _ text: String) throws -> Set<String> {
        try store.reading { Set(try $0.search(text, limit: 1_000, today: today).best.map(\.id.text)) }
    }

    @Test("after any number of updates, search finds what a fresh install of the same content finds")
    func updates() throws {
        let words = ["临时救助", "医疗保险", "养老补贴", "土地流转"]
        let store = try makeStore(in: folder, [makeSource(items(40) { words[$0 % 4] + "的说明" })])
        for release in 2...14 {
            let source = try makeSource(
                items(40) { number in
                    number % 14 < release ? words[(number + release) % 4] + "的新说明" : words[number % 4] + "的说明"
                },
                release: release)
            _ = try store.install([source])
        }
        let last = try makeSource(
            items(40) { number in number % 14 < 14 ? words[(number + 14) % 4] + "的新说明" : "" }, release: 14)
        let other = try TemporaryFolder()
        let fresh = try makeStore(in: other, [last])
        for word in words + ["新说明", "yiliaobaoxian", "指南7"] {
            #expect(try found(store, word) == found(fresh, word))
            #expect(try !found(store, word).isEmpty)
        }
        // Segments are merged while installs go on.
        let segments = try DatabaseQueue(path: store.state.content).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM segment") ?? 0
        }
        #expect(segments < 8)
    }

    @Test("an item that was removed is found no more, nor is its old text when it changed")
    func removal() throws {
        let store = try makeStore(
            in: folder,
            [makeSource([makeGuide("a", title: "甲", text: "老的内容"), makeGuide("b", title: "乙", text: "老的内容")])])
        #expect(try found(store, "老的内容").count == 2)
        _ = try store.install([makeSource([makeGuide("a", title: "甲", text: "换过了")], release: 2)])
        #expect(try found(store, "老的内容").isEmpty)
        #expect(try found(store, "换过了") == ["qingxi-a"])
    }

    @Test("a database of the first version is made anew from its packs")
    func formerVersion() throws {
        let store = try makeStore(in: folder, [makeSource([makeGuide("a", title: "甲乙丙", text: "内容")])])
        let state = store.state
        try DatabaseQueue(path: state.content).write { db in
            try db.execute(sql: "DROP TABLE names; DROP TABLE posting; DROP TABLE segment; DELETE FROM grdb_migrations")
            try db.execute(sql: "CREATE VIRTUAL TABLE titles USING fts5(title); PRAGMA user_version = 1")
        }
        #expect(throws: StoreError.empty(path: state.content)) { try ContentStore(state: state, access: .readOnly) }
        let again = try ContentStore(state: .prepare(state.path), access: .readWrite)
        #expect(try found(again, "甲乙丙") == ["qingxi-a"])
    }

    @Test("openings are counted by week, and forgotten")
    func openings() throws {
        let visits = try VisitStore(state: .prepare(folder.path))
        let item = try ItemID("qingxi-a")
        for _ in 0..<3 { try visits.countOpening(item, on: today) }
        #expect(try visits.openings(on: today) == [item: 3])
        try visits.countOpening(try ItemID("qingxi-b"), on: today + 60)
        #expect(try visits.openings(on: today + 60) == [try ItemID("qingxi-b"): 1])
    }
}
