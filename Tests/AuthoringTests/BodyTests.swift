import Authoring
import Content
import Testing

@Suite("Body text")
struct BodyTests {
    static func body(_ text: String, _ files: [String: String] = [:]) async throws -> [Block] {
        let folder = ContentFolder.street(["notices/a.md": notice(body: text)].merging(files) { $1 })
        folder.write(Pictures.png, to: "media/a.png")
        return try await folder.item("qingxi-a").body
    }

    static func paragraph(_ text: String) -> [Block] { [.paragraph([.text(text)])] }

    @Test(
        "what renders is kept, and everything else is plain text",
        arguments: [
            ("# 标题 #", [.heading(level: 1, [.text("标题")])]), ("甲  \n乙", paragraph("甲\n乙")),
            ("甲\\\n乙", paragraph("甲\n乙")),
            ("甲\n乙", paragraph("甲乙")), ("two\nwords", paragraph("two words")), ("甲\nword", paragraph("甲 word")),
            ("　　缩进", paragraph("缩进")),
            ("**粗** 和 *斜*", [.paragraph([.strong([.text("粗")]), .text(" 和 "), .strong([.text("斜")])])]),
            ("- 一\n- 二", [.list(start: nil, items: [paragraph("一"), paragraph("二")])]),
            ("3. 一\n4. 二", [.list(start: 3, items: [paragraph("一"), paragraph("二")])]),
            ("> 引", [.quote(paragraph("引"))]),
            ("---", [.rule]), ("<b>x</b>", paragraph("<b>x</b>")), ("a <i>b</i>", paragraph("a <i>b</i>")),
            ("<div>\nx\n</div>", paragraph("<div>\nx\n</div>")), ("甲<!-- 给同事 -->乙", paragraph("甲乙")),
            ("<!-- 给同事 -->", []),
            ("`code` x", paragraph("code x")), ("```\na\nb\n```", paragraph("a\nb")),
            ("    indented", paragraph("indented")),
            ("[网站](https://example.com)", paragraph("网站（https://example.com）")),
            ("<https://example.com>", paragraph("https://example.com")), ("<a@b.cn>", paragraph("a@b.cn")),
            ("https://a.cn", paragraph("https://a.cn")), ("~~x~~", paragraph("~~x~~")), ("&lt;&copy;", paragraph("<©")),
        ] as [(String, [Block])])
    func renders(text: String, blocks: [Block]) async throws {
        #expect(try await Self.body(text) == blocks)
    }

    @Test("a table keeps its alignments, and short rows are filled up")
    func tables() async throws {
        let blocks = try await Self.body("| 姓名 | 金额 | 注 |\n|---|--:|:-:|\n| 甲 | 1 | **x** |\n| 乙 |\n")
        #expect(
            blocks == [
                .table(
                    header: [[.text("姓名")], [.text("金额")], [.text("注")]], alignments: [.leading, .trailing, .center],
                    rows: [[[.text("甲")], [.text("1")], [.strong([.text("x")])]], [[.text("乙")], [], []]])
            ])
    }

    @Test("a row with more cells than the header is an error, since the rest would be lost")
    func raggedTable() async {
        let folder = ContentFolder.street([
            "notices/a.md": notice(body: "> | a | b |\n> |---|---|\n> | 1 | 2 \\| 3 |\n> | 1 | 2 | 3 |\n")
        ])
        #expect(await folder.problems(of: "notices/a.md") == ["8:3: error: the header has 2 columns, this row 3"])
    }

    @Test("pictures stand between the halves of their paragraph")
    func pictures() async throws {
        let blocks = try await Self.body("上 ![凭证](media/a.png) 下")
        #expect(blocks.count == 3)
        guard case .picture(let picture, let words) = blocks[1] else { throw UnexpectedKind() }
        #expect(picture.width == 3 && picture.height == 2 && words == "凭证")
    }

    @Test("links are names in one's own unit, full ids, or names in the units above")
    func links() async throws {
        let unit = "id: a\nname: 村\nlevel: village\n"
        let folder = ContentFolder.street([
            "policies/ban-fa.md": policy("第一条 甲"), "units/a/unit.yaml": unit,
            "units/a/notices/n.md": notice(body: "[一](ban-fa#第一条) [二](m) [三](qingxi-ban-fa) [四](#x)"),
            "units/a/notices/m.md": notice(),
        ])
        #expect(
            try await folder.item("a-n").body.links.map(\.text) == ["qingxi-ban-fa", "a-m", "qingxi-ban-fa", "a-n"])
    }

    @Test(
        "a link or picture that leads nowhere is reported at its line and column",
        arguments: [
            ("甲乙\n丙 [x](nope)", "6:3: error: there is no 'nope'"),
            ("- 一\n- 𠮷 [x](nope)", "6:5: error: there is no 'nope'"),
            ("| a |\n|---|\n| 甲 [x](nope) |", "7:5: error: there is no 'nope'"),
            ("![x](media/b.png)", "5:1: error: there is no picture 'media/b.png'"),
            ("![x](../media/a.png)", "5:1: error: the path '../media/a.png' leaves the unit's folder"),
            ("![x](/etc/passwd)", "5:1: error: the path '/etc/passwd' leaves the unit's folder"),
            ("![x](media/../../a.png)", "5:1: error: the path 'media/../../a.png' leaves the unit's folder"),
            ("![x](https://a.cn/a.png)", "5:1: error: the path 'https://a.cn/a.png' leaves the unit's folder"),
            ("![x](units/b/media/a.png)", "5:1: error: the path 'units/b/media/a.png' leaves the unit's folder"),
            ("# ![x](media/a.png)", "5:3: error: the picture 'media/a.png' cannot stand here"),
        ])
    func broken(text: String, problem: String) async {
        #expect(
            await ContentFolder.street(["notices/a.md": notice(body: text)]).problems(of: "notices/a.md") == [problem])
    }

    @Test("a link written as a path is told how to be written")
    func pathLinks() async {
        let folder = ContentFolder.street([
            "notices/a.md": notice(body: "[x](../notices/b.md)"), "notices/b.md": notice(),
        ])
        #expect(await folder.validate().problems.first?.hint?.english == "write 'b'")
    }

    @Test("a link to an article that is not there warns")
    func anchors() async {
        let folder = ContentFolder.street([
            "policies/p.md": policy("第一条 甲"), "notices/a.md": notice(body: "[x](p#第二条) [y](p#第一条)"),
        ])
        #expect(await folder.problems(of: "notices/a.md") == ["5:1: warning: 'qingxi-p' has no '第二条'"])
    }
}

@Suite("Policies")
struct PolicyTests {
    static func kinds(_ text: String) -> [String] {
        policySegments(of: text[...]).map { segment in
            let words = segment.text.split(separator: "\n").joined(separator: "/")
            return switch segment.kind {
            case .text: "text:\(words)"
            case .heading(let level, let title): "\(level):\(title)"
            case .article(let label): "\(label):\(words)"
            case .interpretation: "interpretation:\(words)"
            }
        }
    }

    @Test(
        "text is split at parts, chapters, sections and articles",
        arguments: [
            ("前言\n\n第一章 总则\n\n第一条 为了甲，\n制定本法。\n\n第二条 乙", ["text:前言", "2:第一章 总则", "第一条:为了甲，/制定本法。", "第二条:乙"]),
            ("## 第一编　总则\n### 第一章 甲\n#### 第一节 乙\n第一条　丙", ["1:第一编 总则", "2:第一章 甲", "3:第一节 乙", "第一条:丙"]),
            ("**第一条** 甲\n**第一百二十条之一** 乙", ["第一条:甲", "第一百二十条之一:乙"]), ("第1条 甲", ["第1条:甲"]),
            ("# 第三条\n丙", ["第三条:丙"]), ("　　第一条　甲", ["第一条:甲"]), ("第一条：甲", ["第一条:甲"]),
            ("第一条甲\n第二条乙", ["第一条:甲", "第二条:乙"]), ("第一条 甲\n第二条规定的乙", ["第一条:甲/第二条规定的乙"]),
            ("第一条 甲\n第九条乙", ["第一条:甲/第九条乙"]), ("见第一条 甲", ["text:见第一条 甲"]),
            ("第一章规定的事。", ["text:第一章规定的事。"]), ("- 第一条 甲", ["text:- 第一条 甲"]),
            ("第一条 甲\n<!-- 解读 -->\n第二条 乙", ["第一条:甲", "interpretation:第二条 乙"]),
            ("第一条 甲\n# 解读\n乙", ["第一条:甲", "interpretation:乙"]),
            ("第一条 甲\n## Interpretation\n乙", ["第一条:甲", "interpretation:乙"]), ("", []), ("\n \n", []),
        ])
    func splits(text: String, expected: [String]) {
        #expect(Self.kinds(text) == expected)
    }

    @Test("a policy has parts, an interpretation and questions, and names what it replaces")
    func document() async throws {
        let front = "---\n标题: 新办法\n发布日期: 2026-10-08\n发文机关: 街道\n代替: [old, 街政〔2020〕1号]\n问答解读: {问: 甲, 答: 乙}\n---\n"
        let folder = ContentFolder.street([
            "policies/new.md": front + "前言\n\n第一章 总则\n\n第一条 **甲**\n\n| a |\n|---|\n| 1 |\n\n# 解读\n\n白话\n",
            "policies/old.md": policy("x"),
        ])
        guard case .policy(let document) = try await folder.item("qingxi-new").detail else { throw UnexpectedKind() }
        #expect(document.parts.count == 3)
        #expect(document.parts[0] == .text([.paragraph([.text("前言")])]))
        #expect(document.parts[1] == .heading(level: 2, title: "第一章 总则"))
        guard case .article("第一条", let text) = document.parts[2] else { throw UnexpectedKind() }
        #expect(text.count == 2 && text.first == .paragraph([.strong([.text("甲")])]))
        #expect(document.interpretation == [.paragraph([.text("白话")])])
        #expect(document.supersedes == ["办法", "街政〔2020〕1号"])
        #expect(document.questions == [QuestionAndAnswer(question: "甲", answer: "乙")])
    }

    @Test("a link behind an article's label is reported at its column in the file")
    func columns() async {
        let folder = ContentFolder.street(["policies/p.md": policy("前言\n\n第一条　见 [x](nope)\n\n第二条 丙\n丁 [y](nope)")])
        #expect(
            await folder.problems(of: "policies/p.md") == [
                "8:7: error: there is no 'nope'", "11:3: error: there is no 'nope'",
            ])
    }
}
