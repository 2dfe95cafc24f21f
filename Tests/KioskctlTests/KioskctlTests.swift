import Foundation
import Testing
import TestSupport

/// The tool as staff use it: real folders, real programs.
struct KioskctlTests {
    private func starter() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let result = try Programs.run("kioskctl", ["init", folder.path + "/street"])
        try #require(result.status == 0, "\(result.errors)")
        return folder
    }

    @Test("init, validate, build, install, search and show work one after another")
    func chain() throws {
        let folder = try starter()
        let street = folder.path + "/street"
        #expect(try Programs.run("kioskctl", ["validate", street]).status == 0)
        let build = try Programs.run("kioskctl", ["build", street, "--output", folder.path + "/out"])
        #expect(build.status == 0, "\(build.errors)")
        let install = try Programs.run(
            "kioskctl", ["install", folder.path + "/out", "--state", folder.path + "/state"])
        #expect(install.status == 0, "\(install.errors)")
        #expect(install.errors.contains("not signed"))
        let search = try Programs.run("kioskctl", ["search", "居住证明", "--state", folder.path + "/state", "--json"])
        #expect(search.status == 0, "\(search.errors)")
        let found = try #require(try JSONSerialization.jsonObject(with: Data(search.output.utf8)) as? [String: Any])
        let hits = try #require(found["results"] as? [[String: String]])
        let id = try #require(hits.first?["id"])
        let show = try Programs.run("kioskctl", ["show", id, "--state", folder.path + "/state"])
        #expect(show.output.contains("\"id\" : \"\(id)\""))
    }

    @Test("init refuses a folder that holds something")
    func initRefuses() throws {
        let folder = try starter()
        let again = try Programs.run("kioskctl", ["init", folder.path + "/street"])
        #expect(again.status == 1)
        #expect(again.errors.contains(folder.path + "/street"))
    }

    @Test("the same folder gives the same bytes at any path and in any order of writing")
    func deterministic() throws {
        let first = try starter()
        let second = try TemporaryFolder()
        let names = try #require(
            FileManager.default.enumerator(atPath: first.path + "/street")?.compactMap { $0 as? String })
        for name in names.sorted(by: >) {
            var isFolder: ObjCBool = false
            let source = first.path + "/street/" + name
            if FileManager.default.fileExists(atPath: source, isDirectory: &isFolder), !isFolder.boolValue {
                try second.write(try Data(contentsOf: URL(fileURLWithPath: source)), to: "elsewhere/deep/" + name)
            }
        }
        let one = try Programs.run("kioskctl", ["build", first.path + "/street", "--output", first.path + "/out"])
        let two = try Programs.run(
            "kioskctl", ["build", second.path + "/elsewhere/deep", "--output", second.path + "/out"])
        #expect(one.status == 0 && two.status == 0)
        func files(_ output: String) -> [Substring] {
            output.split(separator: "\n").compactMap { $0.split(separator: "\t").first?.split(separator: "/").last }
        }
        #expect(!files(one.output).isEmpty)
        #expect(files(one.output) == files(two.output))
    }

    @Test("a folder with errors: every one of them in one run, exit 1, nothing written")
    func errors() throws {
        let folder = try starter()
        try folder.write("---\ntitle: 甲\npublished: 2026-13-40\nfoo: 1\n---\n", to: "street/notices/a.md")
        try folder.write("date,matter,in,out\n2026-10-01,乱,abc,\n", to: "street/ledgers/funds.csv")
        let result = try Programs.run("kioskctl", ["build", folder.path + "/street", "--output", folder.path + "/out"])
        #expect(result.status == 1)
        #expect(result.output.contains("notices/a.md:3:"))
        #expect(result.output.contains("notices/a.md:4:1: error:"))
        #expect(result.output.contains("ledgers/funds.csv:2:"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
        let json = try Programs.run("kioskctl", ["validate", folder.path + "/street", "--format", "json"])
        #expect(json.status == 1)
        for line in json.output.split(separator: "\n") {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(Set(["path", "line", "column", "severity", "message"]).isSubset(of: object.keys))
        }
    }

    @Test("messages follow the locale")
    func locale() throws {
        let result = try Programs.run(
            "kioskctl", ["show", "nothing", "--state", try TemporaryFolder().path],
            environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(result.status == 1)
        #expect(result.errors.contains("还没有安装任何内容"))
    }

    @Test("a truncated, altered or foreign pack is refused and the old content stays")
    func badPacks() throws {
        let folder = try starter()
        let state = folder.path + "/state"
        _ = try Programs.run("kioskctl", ["build", folder.path + "/street", "--output", folder.path + "/out"])
        #expect(try Programs.run("kioskctl", ["install", folder.path + "/out", "--state", state]).status == 0)
        let packs = try #require(
            FileManager.default.enumerator(atPath: folder.path + "/out/packs")?.compactMap { $0 as? String })
        let pack = try Data(
            contentsOf: URL(
                fileURLWithPath: folder.path + "/out/packs/" + (try #require(packs.first { $0.hasSuffix(".zst") }))))
        var flipped = pack
        flipped[flipped.count / 2] ^= 0x10
        for (name, bytes) in [
            ("short.1.zst", pack.prefix(pack.count / 2)), ("flipped.1.zst", flipped),
            ("html.1.zst", Data("<html>".utf8)),
        ] {
            try folder.write(Data(bytes), to: name)
            let result = try Programs.run("kioskctl", ["install", folder.path + "/" + name, "--state", state])
            #expect(result.status == 1)
            #expect(result.errors.contains(name))
        }
        #expect(try Programs.run("kioskctl", ["search", "居住证明", "--state", state]).output.contains("guide"))
    }

    @Test("config check explains every value and where it came from; a mistake has its line")
    func config() throws {
        let folder = try TemporaryFolder()
        try folder.write("[display]\nscale = 1.5\n", to: "good.conf")
        let good = try Programs.run(
            "kioskctl", ["config", "check", "--config", folder.path + "/good.conf", "--state", "/tmp/x"])
        #expect(good.status == 0)
        #expect(good.output.contains("display.scale = 1.5  # \(folder.path)/good.conf:2"))
        #expect(good.output.contains("state.directory = \"/tmp/x\"  # command line"))
        #expect(good.output.contains("visit.timeout-seconds = 60  # default"))
        try folder.write("[display]\nscal = 1.5\n", to: "bad.conf")
        let bad = try Programs.run("kioskctl", ["config", "check", "--config", folder.path + "/bad.conf"])
        #expect(bad.status == 1)
        #expect(
            bad.errors.contains("bad.conf:2:1: error: unknown key 'display.scal' (hint: did you mean 'display.scale'?)")
        )
    }

    @Test("the demo content is valid, complete as the issue asks, and has something late")
    func demo() throws {
        let result = try Programs.run("kioskctl", ["validate", Programs.root + "/content", "--today", "2026-11-24"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("catalogue.yaml"))
    }
}
