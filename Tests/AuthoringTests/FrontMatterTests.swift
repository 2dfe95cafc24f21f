import Authoring
import Content
import Testing

@Suite("Front matter")
struct FrontMatterTests {
    /// A file with what is said about it.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let problems: [String]

        init(_ description: String, _ text: String, _ problems: String...) {
            testDescription = description
            self.text = text
            self.problems = problems
        }
    }

    static let cases: [Case] = [
        Case("no front matter", "标题: x\n", "1:1: error: the file does not begin with '---'"),
        Case("an empty file", "", "1:1: error: the file does not begin with '---'"),
        Case("no end", "---\ntitle: x\n", "1:1: error: the front matter that begins here has no end"),
        Case(
            "nothing in it", "---\n---\n", "2:1: error: 'published' is missing", "2:1: error: 'title' is missing"),
        Case("an unknown key", notice("levl: urgent"), "4:1: error: unknown key 'levl'"),
        Case("a key of another kind", notice("事项类型: 公共服务"), "4:1: error: unknown key '事项类型'"),
        Case("a key twice", notice("level: normal", "level: urgent"), "5:1: error: 'level' stands twice"),
        Case(
            "a key three times", notice("level: normal", "level: urgent", "level: urgent"),
            "5:1: error: 'level' stands twice", "6:1: error: 'level' stands twice"),
        Case(
            "a key twice in a nested map, with the same key elsewhere",
            notice("attachments:", "- name: a", "  file: media/x.png", "- name: b", "  name: c", "foo: 1"),
            "6:9: error: there is no picture 'media/x.png'", "7:3: error: 'file' is missing",
            "8:3: error: 'name' stands twice", "9:1: error: unknown key 'foo'"),
        Case(
            "both spellings of a key", notice("级别: 普通", "level: urgent"),
            "5:1: error: 'level' is the same key as '级别' in line 4"),
        Case(
            "every fault at once", notice("level: 高", "pin-until: 2026-02-30", "cycle: 每周", "x: 1"),
            "4:8: error: '高' is not known for 'level'; use one of 普通, normal, 重要, important, 紧急, urgent",
            "5:12: error: '2026-02-30' is not a valid date",
            "6:8: error: '每周' is not known for 'cycle'; use one of 长期, permanent, 每日, daily, 每天, 每月, monthly, 每季, "
                + "quarterly, 每季度, 每年, yearly, 每年度", "7:1: error: unknown key 'x'"),
        Case(
            "a colon in a title", "---\ntitle: 通知: 停水\n---\n",
            "2:10: error: mapping values are not allowed in this context"),
        Case("full-width colons", "---\n标题：通知\n---\n", "2:1: error: expected keys and values here"),
        Case(
            "a tab as indentation", "---\ntitle: x\nresponsible:\n\tname: y\n---\n",
            "4:1: error: found character that cannot start any token"),
        Case("a quote that does not end", "---\ntitle: \"x\n---\n", "3:1: error: found unexpected end of stream"),
        Case("an anchor", notice("summary: &a x"), "4:10: error: YAML anchors and aliases (& and *) are not allowed"),
        Case(
            "an alias bomb", "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n",
            "2:4: error: YAML anchors and aliases (& and *) are not allowed"),
        Case(
            "an alias as a key", "---\na: &a [x, x]\n? *a\n: 1\n---\n",
            "3:3: error: YAML anchors and aliases (& and *) are not allowed"),
        Case("a list where a text is wanted", notice("summary: [a, b]"), "4:10: error: 'summary' should be a text"),
        Case("a text where a map is wanted", notice("attachments: 地图"), "4:14: error: expected keys and values here"),
        Case(
            "a title of 201 characters", notice("summary: x").replacing("通知", with: String(repeating: "长", count: 201)),
            "2:1: error: 'title' has 201 characters, at most 200 are allowed"),
    ]

    @Test("a fault is reported where it stands", arguments: cases)
    func reports(faulty: Case) async {
        let folder = ContentFolder.street(["notices/a.md": faulty.text])
        #expect(await folder.problems(of: "notices/a.md") == faulty.problems)
    }

    @Test(
        "line and column stay true with CRLF, with a BOM and behind rare characters", arguments: ["\r\n", "\r", "\n"])
    func lineEnds(lineEnd: String) async {
        let text = "\u{FEFF}" + notice("responsible: {name: 𠮷😀, 电画: 1}").replacing("\n", with: lineEnd)
        let folder = ContentFolder.street(["notices/a.md": text])
        #expect(await folder.problems(of: "notices/a.md") == ["4:25: error: unknown key '电画'"])
    }

    @Test(
        "a misspelt key is told from its neighbours in either language",
        arguments: [("标提", "标题"), ("publishd", "published"), ("发布曰期", "发布日期"), ("Levle", "level")])
    func suggestions(misspelt: String, meant: String) async {
        let folder = ContentFolder.street(["notices/a.md": notice("\(misspelt): x")])
        let problem = await folder.validate().problems.first { $0.message.english.hasPrefix("unknown key") }
        #expect(problem?.hint?.english == "did you mean '\(meant)'?")
    }

    @Test("Chinese and English keys make the same item")
    func bothLanguages() async throws {
        let folder = ContentFolder.street([
            "notices/zh.md":
                "---\n标题: 停水\n发布日期: 2026年10月8日\n级别: 紧急\n关键词: 停水、水管\n责任人: {姓名: 王建国, 电话: 1}\n公开周期: 每月\n---\n正文\n",
            "notices/en.md":
                "---\ntitle: 停水\npublished: 2026-10-08\nlevel: urgent\nkeywords: [停水, 水管]\n"
                + "responsible: {name: 王建国, phone: 1}\ncycle: monthly\n---\n正文\n",
        ])
        var chinese = try await folder.item("qingxi-zh")
        let english = try await folder.item("qingxi-en")
        chinese.id = english.id
        #expect(chinese == english)
        #expect(english.keywords == ["停水", "水管"])
    }

    @Test("an id in front matter is taken as it is, whatever the file is called")
    func ownID() async throws {
        let folder = ContentFolder.street(["notices/低保 Notice.md": notice("id: my-notice")])
        #expect(try await folder.item("my-notice").title == "通知")
    }

    @Test("values of nothing count as missing")
    func nothing() async throws {
        let folder = ContentFolder.street([
            "notices/a.md": notice("summary:", "level: ~", "expires: null", "keywords: ''")
        ])
        let item = try await folder.item("qingxi-a")
        #expect(item.summary == nil && item.expires == nil && item.keywords.isEmpty)
    }
}
