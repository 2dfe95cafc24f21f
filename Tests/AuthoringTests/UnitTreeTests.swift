import Authoring
import Content
import Testing

@Suite("Units")
struct UnitTreeTests {
    static func unit(_ id: String, order: Int = 0) -> String { "id: \(id)\nname: 村\nlevel: village\norder: \(order)\n" }

    @Test("units come root first, then depth first by order and id")
    func order() async throws {
        let folder = ContentFolder.street([
            "units/b/unit.yaml": Self.unit("b", order: 1), "units/a/unit.yaml": Self.unit("a", order: 2),
            "units/c/unit.yaml": Self.unit("c", order: 1), "units/b/units/z/unit.yaml": Self.unit("z"),
            "units/b/notices/x.md": notice(),
        ])
        let tree = try #require(await folder.validate().tree)
        #expect(tree.units.map(\.unit.id.text) == ["qingxi", "b", "z", "c", "a"])
        #expect(tree.units.map { $0.unit.parent?.text } == [nil, "qingxi", "b", "qingxi", "qingxi"])
        #expect(tree.units[1].items.map(\.id.text) == ["b-x"])
    }

    @Test("a unit says who it is")
    func fields() async throws {
        let folder = ContentFolder([
            "unit.yaml": ContentFolder.unit + "排序: 3\n概况: [{名称: 面积, 数值: 23.8 平方公里}]\n电话: 0564-1\n"
        ])
        let unit = try #require(await folder.validate().tree?.units.first?.unit)
        #expect(unit.level == .street && unit.order == 3 && unit.phone == "0564-1")
        #expect(unit.facts == [UnitFact(name: "面积", value: "23.8 平方公里")])
    }

    @Test(
        "a faulty unit.yaml is reported",
        arguments: [
            ("id: b\nname: 村\nlevel: village\n", "1:5: error: id 'b' differs from the folder's name 'a'"),
            (
                "id: A\nname: 村\nlevel: village\n",
                "1:5: error: bad id 'A': use lower-case letters, digits and '-', 1 to 40 characters"
            ),
            ("id: a\nname: 村\n", "1:1: error: 'level' is missing"),
            ("id: qingxi\nname: 村\nlevel: village\n", "1:1: error: id 'qingxi' is taken by unit.yaml"),
        ])
    func faults(text: String, problem: String) async {
        let problems = await ContentFolder.street(["units/a/unit.yaml": text]).problems(of: "units/a/unit.yaml")
        #expect(problems.contains(problem))
    }

    @Test("a theme must be one of those named in this unit or above, when any are named")
    func categories() async {
        let folder = ContentFolder([
            "unit.yaml": ContentFolder.unit + "分类: [社会保障, 村级事务]\n", "notices/a.md": notice("category: 社会保章"),
            "units/a/unit.yaml": Self.unit("a") + "分类: 本村\n", "units/a/notices/b.md": notice("category: 本村"),
            "units/a/notices/c.md": notice("category: 村级事务"),
        ])
        let problems = await folder.validate().problems
        #expect(problems.map(\.path) == ["notices/a.md"])
        #expect(problems.first?.hint?.english == "did you mean '社会保障'?")
    }

    @Test("offices and windows become items; references between them are names of one's own unit or above")
    func organization() async throws {
        let folder = ContentFolder.street([
            "organization.yaml": """
            机构:
              - {编号: minzheng, 名称: 民政办, 职责: [低保, 救助], 人员: [{姓名: 王建国, 职务: 主任}]}
              - {编号: ke, 名称: 救助科, 上级: minzheng}
            窗口:
              - {编号: w3, 名称: 民政窗口, 号码: 3, 科室: minzheng, 值班: {姓名: 李秀英}}
            """,
            "units/a/unit.yaml": Self.unit("a"),
            "units/a/guides/g.md": guide(["窗口": "w3", "责任人": "{科室: minzheng, 姓名: 王}"]),
        ])
        let tree = try #require(await folder.validate().tree)
        let items = Dictionary(uniqueKeysWithValues: tree.units.flatMap(\.items).map { ($0.id.text, $0) })
        guard case .office(let office)? = items["qingxi-ke"]?.detail,
            case .window(let window)? = items["qingxi-w3"]?.detail,
            case .guide(let guide)? = items["a-g"]?.detail
        else { throw UnexpectedKind() }
        #expect(office.parent?.text == "qingxi-minzheng" && office.order == 1)
        #expect(
            window.number == "3" && window.office?.text == "qingxi-minzheng" && window.onDuty == [Person(name: "李秀英")])
        #expect(guide.window?.text == "qingxi-w3")
        #expect(items["a-g"]?.responsible == Responsible(office: "民政办", name: "王"))
        #expect(items["qingxi-minzheng"]?.published == Day.init(ordinal: 20_734))
    }

    @Test("an office that does not exist is reported where it is named")
    func unknownOffice() async {
        let folder = ContentFolder.street([
            "organization.yaml": "机构:\n  - {编号: minzheng, 名称: 民政办}\n",
            "notices/a.md": notice("responsible: {office: minzhen}"),
        ])
        #expect(await folder.problems(of: "notices/a.md") == ["4:23: error: there is no 'minzhen'"])
        #expect(await folder.validate().problems.first?.hint?.english == "did you mean 'minzheng'?")
    }
}

struct UnexpectedKind: Error {}
