import Authoring
import Content
import Testing

@Suite("Guides, affairs and the other kinds")
struct KindTests {
    @Test("a guide in full")
    func fullGuide() async throws {
        let folder = ContentFolder.street([
            "guides/dibao.md": guide([
                "材料":
                    "[{名称: 身份证, 形式: 复印件, 份数: 2, 必要: 否}, {name: 残疾人证, required: 有残疾的}, {名称: 表, 必要: 是, 样表: media/a.png}]",
                "收费": "[{项目: 工本费, 金额: ¥10, 依据: 文件}]", "设定依据": "[{名称: 办法, 条款: 第一条, 链接: banfa}]", "服务对象": "个人、农户",
                "法定时限": "30天", "常办": "９", "常见问题": "{问: 甲, 答: 乙}",
            ]), "policies/banfa.md": policy("第一条 甲"),
        ])
        folder.write(Pictures.png, to: "media/a.png")
        guard case .guide(let guide) = try await folder.item("qingxi-dibao").detail else { throw UnexpectedKind() }
        #expect(guide.materials.map(\.need) == [.optional, .when("有残疾的"), .always])
        #expect(
            guide.materials.map(\.count) == [2, 1, 1] && guide.materials[0].form == .copy
                && guide.materials[2].sample != nil)
        #expect(guide.fees == [Fee(item: "工本费", amount: try Money(parsing: "10"), basis: "文件")])
        #expect(guide.basis.first?.link?.text == "qingxi-banfa" && guide.audience == ["个人", "农户"])
        #expect(
            guide.popularity == 9 && guide.conditions == ["本地户籍"]
                && guide.statutoryLimit?.text == "30 天")
    }

    @Test(
        "a faulty guide is reported at the key",
        arguments: [
            (["收费": "看情况"], "11:5: error: 'fees' cannot be '看情况'"),
            (["承诺时限": "很快"], "10:7: error: '很快' is not a time limit"),
            (["法定时限": "3个工作日"], "10:1: error: the promised limit (15 个工作日) is longer than the statutory one (3 个工作日)"),
            (["材料": "[{名称: 表, 份数: 100}]"], "8:6: error: 'count' is 100, outside 1...99"),
            (["材料": "[身份证]"], "8:6: error: expected keys and values here"),
            (["窗口": "w9"], "16:5: error: there is no 'w9'"),
            (["地点": "-"], "2:1: error: 'place' is missing"), (["设定依据": "[]"], "6:1: error: 'basis' must not be empty"),
            (
                ["事项类型": "许可"],
                "4:7: error: '许可' is not known for 'item-type'; use one of 行政许可, 行政给付, 行政确认, 行政奖励, 行政裁决, 行政征收, 其他行政权力, 公共服务"
            ),
            (["常办": "1.5"], "16:5: error: 'popularity' is 1.5, outside 0, 1, 2 …"),
        ] as [([String: String], String)])
    func faultyGuide(changes: [String: String], problem: String) async {
        #expect(await ContentFolder.street(["guides/a.md": guide(changes)]).problems(of: "guides/a.md") == [problem])
    }

    @Test(
        "long guides are warned of",
        arguments: [
            (["承诺时限": "-"], "", "2:1: warning: there is no promised limit"),
            (
                ["摘要": String(repeating: "长", count: 121)], "",
                "16:5: warning: the summary has 121 characters, which is long"
            ),
            (
                ["流程": "[{名称: 申请, 说明: \(String(repeating: "长", count: 61))}]"], "",
                "9:19: warning: this step has 61 characters, which is long"
            ),
            (
                [:], String(repeating: "长", count: 1501),
                "17:1: warning: the text has 1501 characters, too long for one screen"
            ),
            (["失效日期": "2026-10-19"], "", "16:7: warning: expired on 2026-10-19: it is no longer shown"),
        ] as [([String: String], String, String)])
    func warnings(changes: [String: String], body: String, problem: String) async {
        let folder = ContentFolder.street(["guides/a.md": guide(changes, body: body)])
        #expect(await folder.problems(of: "guides/a.md") == [problem])
        #expect(await folder.validate().tree != nil)
    }

    static let catalogue =
        "目录:\n  - {编号: e, 名称: 收支, 类别: 财务, 周期: 每月, 开始: 2026-09}\n  - {编号: f, 名称: 分工, 类别: 党务, 周期: 长期}\n"

    @Test("an entry of the catalogue that is late warns at its line")
    func late() async {
        let folder = ContentFolder.street(["catalogue.yaml": Self.catalogue])
        #expect(
            await folder.problems(of: "catalogue.yaml", today: "2026-10-20") == [
                "2:5: warning: '收支' (e) has not been published for 2026-09, up to 10 days late",
                "3:5: warning: '分工' (f) has not been published",
            ])
        folder.write(notice("section: 财务", "entry: e", "period: 2026-09", "cycle: monthly"), to: "affairs/a.md")
        folder.write(notice("section: 党务", "entry: f"), to: "affairs/b.md")
        #expect(await folder.validate().problems.isEmpty)
    }

    @Test(
        "an affair's entry must be in its unit's catalogue, and its period must fit",
        arguments: [
            (["entry: g"], "5:1: error: the catalogue has no entry 'g'"),
            (
                ["entry: e", "period: 2026"],
                "6:1: warning: entry 'e' is due monthly, so this period does not count for it"
            ),
            (["cycle: monthly"], "2:1: error: the cycle is monthly but no period is given"),
            (["cycle: monthly", "period: 2026-Q3"], "6:1: error: period 2026-Q3 does not fit cycle monthly"),
            (["notice-begin: 2026-10-01"], "5:1: error: 'notice-begin' needs 'notice-end' beside it"),
        ])
    func entries(lines: [String], problem: String) async {
        let text = notice((["section: 财务"] + lines).joined(separator: "\n"))
        let folder = ContentFolder.street(["catalogue.yaml": Self.catalogue, "affairs/a.md": text])
        #expect(await folder.problems(of: "affairs/a.md") == [problem])
    }

    @Test("only the newest of a series tells that it has stopped")
    func stale() async {
        let folder = ContentFolder.street()
        for month in 3...6 {
            folder.write(
                notice("section: 财务", "category: 收支", "period: 2026-0\(month)", "cycle: monthly"),
                to: "affairs/m\(month).md")
        }
        let problems = await folder.validate(today: "2026-10-20").problems
        #expect(problems.map { "\($0.path):\($0.line) \($0.severity)" } == ["affairs/m6.md:6 warning"])
        #expect(await folder.validate(today: "2026-08-20").problems.isEmpty)
    }

    @Test("a flow, a reply and a slide")
    func others() async throws {
        let folder = ContentFolder.street([
            "flows/f.yaml":
                "标题: 流程\n发布日期: 2026-10-08\n节点:\n  - {id: a, 名称: 始, 类型: 开始}\n  - {id: b, 名称: 终, 类型: 结束, 天数: 3}\n连线: {从: a, 到: b}\n",
            "replies/r.md": notice("question: 灯坏了", "asked: 2026-10-01", "office: 建设办", "due: 2026-10-09", body: "修好了"),
            "slides/s.md": notice("picture: media/a.png", "hours-from: 08:30", "每日止: 24:00", "seconds: 20"),
        ])
        folder.write(Pictures.png, to: "media/a.png")
        guard case .flow(let flow) = try await folder.item("qingxi-f").detail,
            case .reply(let reply) = try await folder.item("qingxi-r").detail,
            case .slide(let slide) = try await folder.item("qingxi-s").detail
        else { throw UnexpectedKind() }
        #expect(
            flow.edges == [FlowEdge(from: "a", to: "b")] && flow.nodes.map(\.kind) == [.start, .end]
                && flow.nodes[1].days == 3)
        #expect(reply.answered == nil && reply.office == "建设办")
        #expect(slide.fromMinute == 510 && slide.toMinute == 1439 && slide.seconds == 20 && slide.picture != nil)
    }

    @Test(
        "faulty flows and slides are reported",
        arguments: [
            (
                "flows/f.yaml", "标题: 流程\n发布日期: 2026-10-08\n节点: [{id: a, 名称: 始, 类型: 开始}]\n连线: [{从: a, 到: b}]\n",
                "4:6: error: the flow has no node 'b'"
            ),
            (
                "flows/f.yaml", "标题: 流程\n发布日期: 2026-10-08\n节点: [{id: a, 名称: 始}]\n连线: []\n",
                "3:1: error: the flow has no start node"
            ),
            (
                "flows/f.yaml", flow("{id: b, 名称: 乙}, {id: c, 名称: 丙, 类型: 结束}", "{从: a, 到: c}"),
                "5:5: error: no way leads from the start to '乙'"
            ),
            (
                "flows/f.yaml",
                flow("{id: b, 名称: 乙}, {id: c, 名称: 丙}", "{从: a, 到: b}, {从: b, 到: c}, {从: c, 到: b}"),
                "4:5: error: from '甲' the flow goes round for ever|5:5: error: from '乙' the flow goes round for ever|"
                    + "5:21: error: from '丙' the flow goes round for ever"
            ),
            (
                "flows/f.yaml", flow("{id: b, 名称: 乙, 类型: 结束}", "{从: a, 到: b}, {从: b, 到: b}"),
                "6:20: error: an edge leads from 'b' to itself"
            ),
            (
                "flows/f.yaml", flow("{id: b, 名称: 乙, 天数: 9999}", "{从: a, 到: b}, {从: a, 到: b}"),
                "5:5: error: 'days' is 9999, outside 0...3650|6:20: error: 'a → b' stands twice in 'edges'"
            ),
            ("slides/s.md", notice("hours-from: 25:00"), "4:13: error: '25:00' is not a time of day"),
            ("slides/s.md", notice("seconds: 2"), "4:1: error: 'seconds' is 2, outside 3...120"),
        ])
    func faultyOthers(name: String, text: String, problem: String) async {
        #expect(await ContentFolder.street([name: text]).problems(of: name).joined(separator: "|") == problem)
    }

    /// A flow that begins at `a`; its other nodes stand in line 5, its edges in line 6.
    private static func flow(_ nodes: String, _ edges: String) -> String {
        "标题: 流程\n发布日期: 2026-10-08\n节点: [\n    {id: a, 名称: 甲, 类型: 开始},\n    \(nodes)]\n连线: [\(edges)]\n"
    }

    @Test("a way may say how long it takes; a loop that leads out again is fine")
    func loops() async throws {
        let text = Self.flow(
            "{id: b, 名称: 乙}, {id: c, 名称: 丙, 类型: 结束}",
            "{从: a, 到: b, 天数: 3}, {从: b, 到: a, 条件: 返工}, {从: b, 到: c}")
        guard case .flow(let flow) = try await ContentFolder.street(["flows/f.yaml": text]).item("qingxi-f").detail
        else { throw UnexpectedKind() }
        #expect(flow.edges.map(\.days) == [3, nil, nil])
    }

    @Test("cases by receipt number are read; names, numbers and dates that tell too much are refused")
    func progress() async throws {
        let head = "受理编号,事项,申请人,状态,科室,日期\n"
        let good = ContentFolder.street(["statistics/p.csv": head + "QX2026-0001,低保,李**,已办结,民政办,2026-10-08\n"])
        guard case .statistic(let series) = try await good.item("qingxi-p").detail else { throw UnexpectedKind() }
        #expect(series.cases.map(\.digits) == ["20260001"] && series.cases[0].applicant == "李**")
        let bad = ContentFolder.street([
            "statistics/p.csv": head
                + "QX2026-0001,低保,李小明,已办结,民政办,2026-10-08\nQX2026-0001,低保,王*,电话13912345678,民政办,2026-10-08\n"
                + "12,,,已办结,,2026-10-08\n2026-0009,,,在办,,2026-12-01\n,,,,,\n2026-0010,,,,,x\n"
        ])
        #expect(
            await bad.problems(of: "statistics/p.csv") == [
                "2:16: error: the name '李小明' is not masked",
                "3:1: error: 'QX2026-0001' stands twice in 'number'",
                "3:19: error: 'state' holds '139…', as long as a telephone, identity or account number",
                "4:1: error: receipt number '12' has fewer than 6 digits",
                "5:17: error: 2026-12-01 lies in the future",
                "7:13: error: 'state' is missing", "7:15: error: 'x' is not a valid date",
            ])
    }

    @Test(
        "a masked name keeps no more than the surname",
        arguments: [
            ("李**", true), ("欧阳*", true), ("张某某", true), ("王 ＊", true), ("李小明", false), ("张*明", false), ("**", true),
        ])
    func masked(name: String, isMasked: Bool) { #expect(CaseProgress.isMasked(name) == isMasked) }
}

@Suite("Starter folder")
struct StarterTests {
    @Test("the starter is valid, without a warning, and holds one of each")
    func valid() async throws {
        let folder = ContentFolder()
        try StarterFolder.write(to: folder.path + "/new/place")
        let validation = await AuthoringFolder(path: folder.path + "/new/place").validate(
            today: try Day(year: 2026, month: 10, day: 20))
        #expect(validation.problems == [])
        let kinds = Set(try #require(validation.tree).units[0].items.map(\.kind))
        #expect(kinds == [.guide, .policy, .affair, .notice, .ledger, .office, .window, .catalogue])
    }

    @Test("a folder that is not empty is refused and left alone")
    func refuses() async throws {
        let folder = ContentFolder(["x": "y"])
        #expect(throws: AuthoringError.folderNotEmpty(path: folder.path)) { try StarterFolder.write(to: folder.path) }
        #expect(throws: AuthoringError.self) { try StarterFolder.write(to: folder.path + "/x/y") }
    }
}
