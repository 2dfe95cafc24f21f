import Foundation
import TestSupport
import Testing

/// Folders of other people, brought in by `kioskctl import`.
struct ImportTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            """
            # 某市  养老条例 <!-- 注 -->

            2019年3月1日 某市第十五届人民代表大会常务委员会第二十次会议通过
            2020年5月6日 某市人民代表大会常务委员会公告第12号公布
            2020年7月1日 施行

            <!-- INFO END -->

            ## 第一章 总则

            第一条 为了保障老年人，见![图](a.png)和[附件](b.md)。

            第二条 本条例所称老年人，是指六十周岁以上的人。
            """, to: "laws/地方/条例.md")
        try folder.write("# 没有标记的办法\n国发〔2014〕1号\n\n正文第一段。\n\n第一条 内容。\n", to: "laws/deep/er/Notice 7.md")
        try folder.write("---\ntitle: x\n---\n", to: "laws/_index.md")
        try folder.write("---\nbookHidden: true\n---\n# 模版\n\n正文\n", to: "laws/template.md")
        try folder.write("没有标题\n", to: "laws/bad.md")
        try folder.write(Data([0x23, 0x20, 0xFF, 0xFE, 0x00]), to: "laws/binary.md")
        try folder.write("# 国标\n\n正文\n".data(using: .utf8)!, to: "laws/readme.txt")
    }

    private func importing(_ more: String...) throws -> ProgramResult {
        try Programs.run(
            "kioskctl",
            ["import", folder.path + "/laws", "--kind", "policy", "--into", folder.path + "/content"] + more
                + ["--today", "2026-11-24"], environment: ["LC_ALL": "C.UTF-8"])
    }

    private func policies() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/content/policies").sorted()
    }

    @Test("what can be read is imported, each bad file is one error, and the folder validates, builds and installs")
    func chain() throws {
        let result = try importing()
        #expect(result.status == 1)
        #expect(result.errors.contains("2 new, 0 changed, 0 unchanged, 2 skipped, 2 with problems"))
        #expect(result.output.split(separator: "\n").count == 2)
        #expect(result.output.contains("laws/bad.md:1:1: error") && result.output.contains("laws/binary.md:1:1: error"))
        let validated = try Programs.run("kioskctl", ["validate", folder.path + "/content"])
        #expect(validated.status == 0, "\(validated.output)")
        _ = try Programs.run("kioskctl", ["build", folder.path + "/content", "--output", folder.path + "/out"])
        _ = try Programs.run("kioskctl", ["install", folder.path + "/out", "--state", folder.path + "/state"])
        try folder.write("{\"query\": \"某市养老条例\"}\n\n{\"query\": \"lnr\", \"kind\": 1}\n", to: "queries.jsonl")
        let search = try Programs.run(
            "kioskctl",
            [
                "search", "--queries", folder.path + "/queries.jsonl", "--state", folder.path + "/state", "--limit",
                "1", "--json",
            ])
        let lines = search.output.split(separator: "\n")
        #expect(lines.count == 2)
        let first = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
        #expect(first["query"] as? String == "某市养老条例")
        #expect((first["milliseconds"] as? Double).map { $0 > 0 } == true)
        let hits = try #require(first["results"] as? [[String: String]])
        #expect(hits.count == 1 && hits[0]["title"] == "某市  养老条例" && hits[0]["kind"] == "policy")
        let shown = try Programs.run(
            "kioskctl", ["show", try #require(hits[0]["id"]), "--state", folder.path + "/state"])
        for part in [
            "\"issuer\" : \"某市人民代表大会常务委员会\"", "\"number\" : \"某市人民代表大会常务委员会公告第12号\"", "第二条", "2020-07-01", "2019-03-01",
        ] {
            #expect(shown.output.contains(part), "\(part) in \(shown.output)")
        }
    }

    @Test("importing again updates, keeps what staff added, and doubles nothing")
    func again() throws {
        _ = try importing()
        let names = try policies()
        let name = try #require(names.first { $0.hasPrefix("notice-7-") })
        let path = "content/policies/" + name
        let text = try String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)
        #expect(text.contains("number: \"国发〔2014〕1号\""))
        try folder.write(text.replacingOccurrences(of: "\n---\n", with: "\nkeywords: [自己的词]\n---\n"), to: path)
        try folder.write("# 改了名的办法\n国发〔2014〕1号\n\n新的正文。\n", to: "laws/deep/er/Notice 7.md")
        let result = try importing()
        #expect(result.errors.contains("0 new, 1 changed, 1 unchanged"))
        #expect(try policies() == names)
        let updated = try String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)
        #expect(updated.contains("改了名的办法") && updated.contains("新的正文") && updated.contains("keywords: [自己的词]"))
    }

    @Test("a dry run writes nothing")
    func dryRun() throws {
        let result = try importing("--dry-run")
        #expect(result.errors.contains("2 new") && result.errors.contains("nothing written"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/content"))
    }

    @Test("a file of queries that holds none is one error with its line")
    func badQueries() throws {
        try folder.write("{\"query\": \"a\"}\nnonsense\n", to: "queries.jsonl")
        _ = try Programs.run("kioskctl", ["init", folder.path + "/street"])
        _ = try Programs.run("kioskctl", ["build", folder.path + "/street", "--output", folder.path + "/out"])
        _ = try Programs.run("kioskctl", ["install", folder.path + "/out", "--state", folder.path + "/state"])
        let result = try Programs.run(
            "kioskctl", ["search", "--queries", folder.path + "/queries.jsonl", "--state", folder.path + "/state"],
            environment: ["LC_ALL": "C.UTF-8"])
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.contains("queries.jsonl:2"))
    }
}
