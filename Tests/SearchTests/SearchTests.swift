import Content
import Testing

@testable import Search

@Suite("folding")
struct FoldingTests {
    @Test(
        "texts are compared without case, width and compatibility forms",
        arguments: [
            ("ＡＢＣ１２３", "abc123"), ("Straße", "straße"), ("㈱①", "(株)1"), ("é", "é"), ("e\u{301}", "é"),
            ("　全角　空格", " 全角 空格"),
            ("（低保）", "(低保)"), ("𠮷㐂", "𠮷㐂"), ("ﬁ", "fi"), ("", ""), ("\u{F900}", "\u{8C48}"), ("ｶﾞ", "ガ"),
        ])
    func folds(_ text: String, expected: String) {
        #expect(fold(text) == expected)
    }

    @Test(
        "a text folds alike as a whole and character by character",
        arguments: [
            "第三條 ＡＢＣ\r\n，e\u{301}中\u{301}文 👨‍👩‍👧 ﷺ ｶﾞ İ", "한국어 ไทย العربية ½",
        ])
    func sameEitherWay(_ text: String) {
        #expect(Array(fold(text).unicodeScalars) == FoldedText(text).scalars)
    }

    @Test("folded characters know where they came from")
    func origins() {
        let folded = FoldedText("a㈱\r\nＢ")
        #expect(folded.scalars == Array("a(株)\r\nb".unicodeScalars))
        #expect(folded.origins == [0, 1, 1, 1, 2, 2, 3])
    }
}

@Suite("tokens")
struct TokenTests {
    @Test(
        "Han is cut into pairs and a last one alone, Latin into words",
        arguments: [
            ("低保申请", "低保 保申 申请 请 "), ("保", "保 "), ("A类低保2次", "a 类低 低保 保 2 次 "), ("身份证、户口簿", "身份 份证 证 户口 口簿 簿 "),
            ("MZ-0103", "mz 0103 "), ("😀，。 ", ""), ("𠮷野家", "𠮷野 野家 家 "), ("العربية", "العربية "),
            ("〇八年", "〇八 八年 年 "),
        ])
    func cuts(_ text: String, expected: String) {
        #expect(Tokens.indexed(text) == expected)
    }

    @Test("a word without end is cut off")
    func longWord() {
        #expect(Tokens.indexed(String(repeating: "x", count: 100_000)).utf8.count == Run.wordLimit + 1)
    }
}

@Suite("queries")
struct QueryTests {
    @Test(
        "what is typed becomes words",
        arguments: [
            ("低保", [#""低保""#]), ("低保申请", [#""低保 保申 申请""#]), ("低", [#""低"*"#]), ("低保 MZ", [#""低保""#, #""mz"*"#]),
            ("mz 0103", [#""mz""#, #""0103"*"#]), ("低保 低保", [#""低保""#]), (#"" OR NEAR(*"#, [#""or""#, #""near"*"#]),
            ("😀", []), ("", []),
            ("  ", []), ("title:x", [#""title""#, #""x"*"#]), ("低-保", [#""低"*"#, #""保"*"#]),
            ("第7条", [#""第 7 条"*"#]), ("A类低保", [#""a""#, #""类低 低保""#]), ("低保a", [#""低保""#, #""a"*"#]),
            ("3月a", [#""3 月 a"*"#]),
        ])
    func words(_ text: String, expected: [String]) {
        #expect(SearchQuery(text).words.map(\.expression) == expected)
    }

    @Test("a query has an end, however much is pasted")
    func bounded() {
        #expect(SearchQuery(String(repeating: "社会救助", count: 10_000)).words.map(\.text.count) == [40])
        #expect(SearchQuery((0..<100).map(String.init).joined(separator: " ")).words.count == 8)
    }

    @Test(
        "words are marked where they stand",
        arguments: [
            ("低保", "申请低保和低保边缘", [2..<4, 5..<7]), ("mz", "MZ-01 ＭＺ02 amz", [0..<2, 6..<8]),
            ("低保 申请", "申请低保", [0..<4]), ("保保", "保保保", [0..<2]), ("株", "a㈱b", [1..<2]), ("é", "cafe\u{301} é", [5..<6]),
            ("x", "无", []), ("救助", "👨‍👩‍👧救助", [1..<3]), ("ab c", "abc ab", [4..<6]),
        ])
    func highlights(_ query: String, text: String, expected: [Range<Int>]) {
        #expect(SearchQuery(query).highlights(in: text) == expected)
    }

    @Test("an excerpt is the paragraph that says most, cut around the words")
    func excerpt() throws {
        let long = String(repeating: "前", count: 200) + "申请低保" + String(repeating: "后", count: 200)
        let found = try #require(SearchQuery("低保 申请").excerpt(of: "只有低保\n\(long)\n再说低保", length: 40))
        #expect(found.text.count == 42)
        #expect(found.text.hasPrefix("…前") && found.text.hasSuffix("后…"))
        let characters = Array(found.text)
        #expect(found.highlights.map { String(characters[$0]) } == ["申请低保"])
        #expect(SearchQuery("没有").excerpt(of: long) == nil)
        let short = try #require(SearchQuery("低保").excerpt(of: "低保"))
        #expect(short.text == "低保" && short.highlights == [0..<2])
    }
}

@Suite("documents and ranking")
struct DocumentTests {
    private func item(_ detail: ItemDetail, body: String = "正文") throws -> Item {
        Item(
            id: try ItemID("a-b"), unit: try UnitID("a"), title: "标题", titleEnglish: "Title", category: "社会保障",
            keywords: ["低保"], published: Day(ordinal: 0), summary: "摘要", body: [.paragraph([.text(body)])],
            detail: detail)
    }

    @Test("a policy is found by its articles, each with its label")
    func articles() throws {
        let policy = PolicyDocument(
            issuer: "国务院", number: "国令649",
            parts: [
                .heading(level: 1, title: "总则"), .text([.paragraph([.text("序言")])]),
                .article(label: "第一条", text: [.paragraph([.text("为了")])]), .article(label: "第二条", text: []),
            ])
        let document = try #require(SearchDocument(item: item(.policy(policy), body: "")))
        #expect(document.titles == ["标题", "Title"])
        #expect(document.keywords == ["低保", "社会保障", "国令649"])
        #expect(document.passages.map(\.anchor) == [nil, "第一条", "第二条"])
        #expect(document.passages[0].text == "摘要\n国务院\n总则\n序言")
        #expect(document.passages[1].tokens == "第一 一条 条 为了 了 ")
    }

    @Test("slides and catalogues are no answers")
    func unsearchable() throws {
        #expect(try SearchDocument(item: item(.slide(Slide()))) == nil)
        #expect(try SearchDocument(item: item(.catalogue(DisclosureCatalogue()))) == nil)
        #expect(try SearchDocument(item: item(.notice(Notice()))) != nil)
    }

    @Test("exact title, beginning of title, title, keywords, text; then what counts more")
    func ranking() {
        let query = SearchQuery("低保")
        func score(_ place: SearchPlace, _ title: String?, relevance: Double = 0, popularity: Int = 0) -> SearchScore {
            var places = SearchPlaces()
            places.add(place)
            return SearchScore(
                query: query, places: places, title: title, relevance: relevance, popularity: popularity,
                published: Day(ordinal: 0))
        }
        let descending = [
            score(.title, " 低保"), score(.title, "低保申请"), score(.title, "申请低保", popularity: 3), score(.title, "申请低保"),
            score(.keywords, nil), score(.text, nil, relevance: 2), score(.text, nil, relevance: 1, popularity: 9),
        ]
        #expect(descending.shuffled().sorted(by: >) == descending)
    }
}
