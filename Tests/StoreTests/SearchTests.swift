import Content
import Search
import Store
import Testing

@Suite("search in the store")
struct StoreSearchTests {
    let folder: TemporaryFolder
    let store: ContentStore

    init() throws {
        folder = try TemporaryFolder()
        let articles: [PolicyPart] = (1...30).map { number in
            .article(label: "第\(number)条", text: [.paragraph([.text(number == 11 ? "对低保家庭予以照顾。" : "其他规定。")])])
        }
        store = try makeStore(
            in: folder,
            [
                makeSource([
                    makeGuide("a", title: "低保", text: "说明"), makeGuide("b", title: "低保年审", popularity: 1),
                    makeGuide("c", title: "申请低保", popularity: 9), makeGuide("d", title: "临时救助", keywords: ["低保边缘"]),
                    makeGuide("e", title: "养老补贴", text: "领取低保的老人另有补贴"),
                    makeGuide("gone", title: "低保旧规", expires: 20_600),
                    makeItem("n", title: "通知", text: "七月低保名单公示"), makeItem("rare", title: "𠮷㐂 ＷｉＦｉ 公告", text: "👨‍👩‍👧"),
                    makeItem("p", title: "社会救助暂行办法", .policy(PolicyDocument(issuer: "国务院", parts: articles))),
                    makeItem("s", title: "低保屏保", .slide(Slide())),
                ])
            ])
    }

    private func search(_ text: String, kinds: Set<ItemKind>? = nil, limit: Int = 20) throws -> SearchResults {
        try store.reading { try $0.search(text, kinds: kinds, limitPerKind: limit, today: today) }
    }

    private func ids(_ results: SearchResults, _ kind: ItemKind) -> [String] {
        results.groups.first { $0.kind == kind }?.hits.map { String($0.id.text.dropFirst(7)) } ?? []
    }

    @Test("answers stand by kind: exact title, its beginning, title, keyword, text; nothing that has expired")
    func groups() throws {
        let results = try search("低保")
        #expect(results.groups.map(\.kind) == [.guide, .policy, .notice])
        #expect(ids(results, .guide) == ["a", "b", "c", "d", "e"])
        #expect(results.best.map(\.id.text).prefix(4) == ["qingxi-a", "qingxi-b", "qingxi-c", "qingxi-d"])
        #expect(ids(results, .notice) == ["n"])
        #expect(results.total == 7)
        #expect(results.query == "低保")
    }

    @Test("a limit cuts hits, not totals; kinds can be chosen")
    func limits() throws {
        let results = try search("低保", kinds: [.guide], limit: 2)
        #expect(results.groups.map(\.kind) == [.guide])
        #expect(results.groups.map(\.total) == [5])
        #expect(ids(results, .guide) == ["a", "b"])
    }

    @Test("hits are marked in title and text, and lead to the article")
    func highlights() throws {
        let results = try search("低保")
        let hits = results.groups.flatMap(\.hits)
        let title = try #require(hits.first { $0.id.text == "qingxi-c" })
        #expect(title.highlights == [2..<4] && title.anchor == nil)
        let policy = try #require(hits.first { $0.kind == .policy })
        #expect(policy.anchor == "第11条")
        #expect(policy.snippet == "对低保家庭予以照顾。" && policy.snippetHighlights == [1..<3])
    }

    @Test("words may stand in title and article; the article is the one that was named")
    func acrossTitleAndArticle() throws {
        let hit = try #require(try search("社会救助 第7条").groups.first?.hits.first)
        #expect(hit.id.text == "qingxi-p" && hit.anchor == "第7条")
        // Nothing holds both words: what holds the one is still an answer, and no article is named.
        #expect(try search("社会救助 缴费").best.first?.id.text == "qingxi-p")
    }

    @Test(
        "a single character, half a word, rare characters, other widths",
        arguments: [
            ("低", 4), ("保", 4), ("wi", 1), ("ＷＩＦＩ", 1), ("i", 0), ("fi", 0), ("𠮷", 1), ("㐂", 1), ("𠮷㐂", 1), ("临时救助", 1),
        ])
    func oddWords(_ text: String, total: Int) throws {
        #expect(try search(text).total == total)
    }

    @Test(
        "whatever is typed is no error",
        arguments: [
            "", " ", "\"", "\"\"\"", "*", "低*", "低保*", "NEAR(低保 申请, 2)", "低保 AND", "OR", "NOT 低保", "title:低保", "^低保",
            "-低保", "+", "(",
            ")低保(", "{title}", "'; DROP TABLE item; --", "\\", "\0", "低\0保", "👨‍👩‍👧", "a\u{301}\u{301}\u{301}", "العربية",
            "\u{202E}低保", "%_",
            "\n低保\t", String(repeating: "低保 ", count: 500), String(repeating: "\"", count: 999),
        ])
    func anything(_ text: String) throws {
        let results = try search(text)
        #expect(results.groups.allSatisfy { !$0.hits.isEmpty && $0.total >= $0.hits.count })
    }
}
