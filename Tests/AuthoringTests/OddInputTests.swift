import Authoring
import Content
import Foundation
import Testing

@Suite("Odd input")
struct OddInputTests {
    @Test("a folder that does not exist is one error")
    func missingFolder() async {
        let validation = await AuthoringFolder(path: "/nonexistent/folder").validate(today: Day(ordinal: 20_000))
        #expect(
            validation.problems.map { $0.text(in: .english) } == [
                ".:1:1: error: cannot read '/nonexistent/folder': No such file or directory (hint: check the path and its permissions)"
            ])
        #expect(validation.tree == nil)
    }

    @Test("an empty folder lacks its unit.yaml")
    func emptyFolder() async {
        #expect(await ContentFolder().problems(of: "unit.yaml") == ["1:1: error: unit.yaml is missing"])
    }

    @Test("a unit without unit.yaml is read all the same, so that its other problems show")
    func missingUnit() async {
        let folder = ContentFolder.street(["units/a/notices/x.md": "x", "units/a/guides/y.md": guide()])
        let validation = await folder.validate()
        #expect(
            validation.problems.filter { $0.severity == .error }.map(\.path) == [
                "units/a/notices/x.md", "units/a/unit.yaml",
            ])
    }

    @Test("GBK text, UTF-16 and control characters are named with their place")
    func encodings() async {
        let folder = ContentFolder.street()
        folder.write(Data("---\ntitle: ".utf8) + Data([0xC4, 0xE3, 0xBA, 0xC3]), to: "notices/gbk.md")
        folder.write("\u{FEFF}x".data(using: .utf16LittleEndian)!, to: "notices/wide.md")
        folder.write("---\ntitle: 标题\u{0}\n---\n", to: "notices/nul.md")
        folder.write(Data("---\ntitle: 标".utf8) + Data([0xFF, 0xC0]), to: "notices/bad.md")
        #expect(await folder.problems(of: "notices/gbk.md") == ["2:8: error: the file is not UTF-8"])
        #expect(await folder.problems(of: "notices/wide.md") == ["1:1: error: the file is UTF-16"])
        #expect(
            await folder.problems(of: "notices/nul.md") == ["2:10: error: the file holds the control character U+0000"])
        #expect(await folder.problems(of: "notices/bad.md") == ["2:9: error: the file is not UTF-8"])
        let gbk = await folder.validate().problems.first { $0.path == "notices/gbk.md" }
        #expect(gbk?.hint?.english == "it looks like GBK (GB18030): save it as UTF-8")
    }

    @Test("a file name in GBK is reported with its bytes escaped")
    func gbkName() async {
        let folder = ContentFolder.street(["notices/a.md": notice()])
        let name = Array((folder.path + "/notices/").utf8) + [0xC4, 0xE3, 0x2E, 0x6D, 0x64, 0]
        let file = name.withUnsafeBytes { open($0.bindMemory(to: CChar.self).baseAddress!, O_WRONLY | O_CREAT, 0o644) }
        close(file)
        #expect(
            await folder.problems(of: "notices/\\xC4\\xE3.md") == [
                "1:1: error: the file name is not UTF-8 (perhaps GBK)"
            ])
    }

    @Test("links are not followed, not even in a loop")
    func links() async throws {
        let folder = ContentFolder.street(["notices/a.md": notice()])
        for (link, target) in [("notices/loop", "."), ("units", ".."), ("notices/b.md", "a.md"), ("media", "/etc")] {
            try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + link, withDestinationPath: target)
        }
        let validation = await folder.validate()
        #expect(validation.problems.allSatisfy { $0.message.english == "symbolic links are not followed" })
        #expect(validation.warningCount == 4)
        #expect(validation.tree?.units.flatMap(\.items).count == 1)
    }

    @Test(
        "hidden files, drafts, backups and README.md are left out without a word",
        arguments: [".x.md", "_draft.md", "~a.md", "README.md"])
    func leftOut(name: String) async {
        #expect(await ContentFolder.street(["notices/\(name)": "no front matter"]).validate().problems.isEmpty)
    }

    @Test(
        "unknown files and folders are warned of, so that a misspelt one is not lost",
        arguments: [
            ("guide/a.md", "guide/", "did you mean 'guides'?"), ("unit.yam", "unit.yam", "did you mean 'unit.yaml'?"),
            ("notices/a.txt", "notices/a.txt", "only .md files are read in this folder"),
            ("ledgers/fund.csv", "ledgers/fund.csv", "did you mean 'funds.csv'?"), ("notes.txt", "notes.txt", nil),
            ("ledgers/x/funds.csv", "ledgers/x", "only .csv files are read in this folder"),
        ] as [(String, String, String?)])
    func unknown(file: String, path: String, hint: String?) async {
        let problems = await ContentFolder.street([file: ""]).validate().problems
        #expect(problems.map(\.path) == [path])
        #expect(problems.first?.severity == .warning)
        #expect(problems.first?.hint?.english == hint)
    }

    @Test("an article of two megabytes is read, and is too long for one screen")
    func longArticle() async throws {
        let folder = ContentFolder.street(["notices/a.md": notice(body: String(repeating: "长", count: 700_000))])
        #expect(
            await folder.problems(of: "notices/a.md") == [
                "5:1: warning: the text has 700000 characters, too long for one screen"
            ])
        #expect(try await folder.item("qingxi-a").body.plain.count == 700_000)
    }

    @Test("a file over 16 MB is refused")
    func hugeFile() async {
        let folder = ContentFolder.street(["notices/a.md": String(repeating: "x", count: 16 << 20 + 1)])
        #expect(await folder.problems(of: "notices/a.md").first?.contains("at most") == true)
    }

    @Test(
        "nesting of any depth ends in a problem or in plain text",
        arguments: [
            String(repeating: "> ", count: 20_000) + "x", String(repeating: "- ", count: 5000) + "x",
            String(repeating: "*a ", count: 5000),
            String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000),
            String(repeating: "![", count: 5000), String(repeating: "<b>", count: 5000),
        ])
    func deepBody(body: String) async {
        let validation = await ContentFolder.street(["policies/a.md": policy(body)]).validate()
        #expect(validation.tree != nil)
    }

    @Test("deep YAML is refused", arguments: ["[", "{a: ", "- "])
    func deepYAML(opening: String) async {
        let deep = notice("keywords: " + String(repeating: opening, count: 5000))
        #expect(await ContentFolder.street(["notices/a.md": deep]).validate().hasErrors)
    }

    @Test("rare characters, emoji, right-to-left text and text without spaces arrive as they are")
    func characters() async throws {
        let title = "𠮷野家㐂👨‍👩‍👧مرحبا" + String(repeating: "a", count: 150)
        let folder = ContentFolder.street(["notices/a.md": notice().replacing("通知", with: title)])
        #expect(try await folder.item("qingxi-a").title == title)
    }

    @Test("the same id twice is an error that names the other file")
    func duplicates() async {
        let folder = ContentFolder.street(["notices/a.md": notice(), "affairs/a.md": notice("section: 党务")])
        #expect(
            await folder.problems(of: "notices/a.md") == ["2:1: error: id 'qingxi-a' is taken by affairs/a.md line 2"])
    }

    @Test("a file name that makes no id is refused", arguments: ["低保.md", "Dibao.md", "a b.md", "-a.md"])
    func badNames(name: String) async {
        let problems = await ContentFolder.street(["notices/\(name)": notice()]).problems(of: "notices/\(name)")
        #expect(problems.count == 1 && problems[0].hasPrefix("1:1: error: the file name"))
    }

    @Test("a run that is cancelled gives no tree")
    func cancelled() async {
        let path = ContentFolder.street(["notices/a.md": notice()])
        let task = Task { [path = path.path] in
            withUnsafeCurrentTask { $0?.cancel() }
            return await AuthoringFolder(path: path).validate(today: Day(ordinal: 20_000))
        }
        #expect(await task.value.tree == nil)
        _ = path
    }
}
