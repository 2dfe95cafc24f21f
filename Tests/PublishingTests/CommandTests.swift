import Foundation
import TestSupport
import Testing

@testable import Publishing

/// The commands as staff type them, in a folder of their own.
private struct Desk {
    let folder: TemporaryFolder
    var locale = "C.UTF-8"

    init() throws { folder = try TemporaryFolder() }

    @discardableResult
    func run(_ command: String, passphrase: String? = Office.passphrase) throws -> ProgramResult {
        var environment = ["LC_ALL": locale]
        environment["ONETOUCH_PASSPHRASE"] = passphrase
        return try Programs.run(
            "kioskctl", command.split(separator: " ").map(String.init), environment: environment,
            directory: folder.path)
    }

    /// A command that must work.
    @discardableResult
    func does(_ command: String) throws -> String {
        let result = try run(command)
        #expect(result.status == 0, "\(command): \(result.errors)")
        return result.output
    }

    func key(_ name: String) throws {
        try KeyFile.generate(
            at: "\(folder.path)/keys/\(name).key", name: name, passphrase: Office.passphrase, cost: .trifling)
    }

    /// A published street.
    static func published() throws -> Desk {
        let desk = try Desk()
        for name in ["root-a", "root-b", "root-c", "lead", "clerk", "reviewer", "online"] { try desk.key(name) }
        try desk.does("init street")
        let unit = try String(contentsOfFile: desk.folder.path + "/street/unit.yaml", encoding: .utf8)
        let id = try #require(unit.split(separator: "\n").first { $0.hasPrefix("编号:") || $0.hasPrefix("id:") })
            .split(separator: " ")[1]
        try desk.folder.write(
            """
            root: 2 of keys/root-a.pub keys/root-b.pub keys/root-c.pub
            targets: keys/lead.pub
            online: keys/online.pub
            \(id): 2 of keys/clerk.pub keys/reviewer.pub
            """, to: "signers.txt")
        try desk.does("repo init")
        try desk.does("release street")
        for name in ["root-a", "root-b", "lead", "clerk", "reviewer"] { try desk.does("sign --key keys/\(name).key") }
        try desk.does("publish --online-key keys/online.key")
        return desk
    }
}

@Suite("kioskctl: from keys to a public release")
struct CommandTests {
    @Test("the walk of the manual: first release, review, sticks, publish, archive, withdraw, upkeep")
    func walk() throws {
        let desk = try Desk.published()
        try desk.folder.write("---\ntitle: 停水\npublished: 2026-10-01\n---\n\n周六停水。\n", to: "street/notices/water.md")
        try desk.does("release street --note 纪要3号")
        #expect(try desk.does("diff").contains("停水"))
        for name in ["one", "two"] {
            try FileManager.default.copyItem(
                atPath: desk.folder.path + "/staging", toPath: desk.folder.path + "/" + name)
        }
        try desk.does("sign --staging one --key keys/clerk.key")
        try desk.does("sign --staging two --key keys/reviewer.key")
        #expect(try desk.run("publish --online-key keys/online.key").status == 1)
        try desk.does("sign --merge one --merge two")
        #expect(try desk.does("publish --online-key keys/online.key").hasPrefix("published (snapshot 2)"))
        #expect(try desk.does("verify").hasSuffix(" 0 problems\n"))
        let archive = try desk.does("history --items")
        #expect(archive.contains("signed: clerk, reviewer\t+1 ~0 -0\t纪要3号"))
        let line = try #require(archive.split(separator: "\n").last { $0.contains(" notice ") && $0.contains("停水") })
        let id = line.split(separator: " ")[2]
        try desk.does("withdraw \(id) --reason 写错日期")
        for name in ["clerk", "reviewer"] { try desk.does("sign --key keys/\(name).key") }
        try desk.does("publish --online-key keys/online.key")
        #expect(try desk.does("history").contains("withdrawn \(id): 写错日期"))
        #expect(try desk.run("release street").errors.contains("was withdrawn (写错日期)"))
        try desk.does("refresh --online-key keys/online.key")
        try desk.does("prune")
        try desk.does("verify")
    }

    @Test("keys are made with a passphrase from a file, listed, and shown without it")
    func keys() throws {
        let desk = try Desk()
        try desk.folder.write("correct horse\n", to: "pass")
        let made = try desk.run("keys generate keys/zhang --name 张主任 --passphrase-file pass", passphrase: nil)
        #expect(made.status == 0, "\(made.errors)")
        let list = try desk.run("keys list", passphrase: nil).output.split(separator: "\n")
        #expect(list.count == 2)
        #expect(list.allSatisfy { $0.hasPrefix(made.output.prefix(64)) && $0.contains("张主任") })
        let shown = try desk.run("keys show keys/zhang.key", passphrase: nil)
        #expect(shown.output.contains("\"public\""))
        #expect(!shown.output.contains("secret"))
    }

    @Test(
        "a wrong input gets one sentence in the reader's language, and status 1",
        arguments: [
            (
                "keys generate keys/clerk", "keys/clerk.key exists already (hint: choose another name)",
                "keys/clerk.key 已经存在（提示：换一个名字）"
            ),
            ("keys show signers.txt", "signers.txt is not a key file", "signers.txt 不是密钥文件"),
            ("keys list nirgends", "nirgends cannot be read", "nirgends 读不出来"),
            ("repo init --staging other", "repository holds a repository already", "repository 里已有发布库"),
            ("release street", "nothing changed: there is nothing to release", "内容没有变化"),
            ("release street --unit nobody", "there is no unit 'nobody'", "没有单位“nobody”"),
            ("release street --repository other --staging new", "nobody may sign for unit", "还没有人能为单位"),
            ("diff --staging nirgends", "nirgends holds nothing to sign or publish", "nirgends 里没有待签的内容"),
            (
                "refresh --online-key keys/nobody.key", "keys/nobody.key cannot be read: No such file or directory",
                "keys/nobody.key 读不出来"
            ),
            ("refresh --online-key keys/clerk.key", "is not the online key", "不是在线密钥"),
            (
                "history --repository nirgends", "nirgends holds no repository (hint: run kioskctl repo init first)",
                "nirgends 里没有发布库"
            ),
            ("verify --repository nirgends", "nirgends holds no repository", "nirgends 里没有发布库"),
            ("revoke nobody", "no key 'nobody' is listed in the repository", "发布库里没有密钥“nobody”"),
            ("revoke lead", "'targets' needs 1 signatures, but only 0 keys would be left", "“targets”需要 1 人签名"),
            ("withdraw nothing --reason x", "no item 'nothing' is published", "没有发布过条目“nothing”"),
            ("rotate --signers street/unit.yaml", "street/unit.yaml:", "street/unit.yaml 第 "),
        ])
    func wrongInputs(command: String, english: String, chinese: String) throws {
        var desk = try Self.shared.get()
        for (locale, sentence) in [("C.UTF-8", english), ("zh_CN.UTF-8", chinese)] {
            desk.locale = locale
            let result = try desk.run(command)
            #expect(result.status == 1, "\(command)")
            let last = result.errors.split(separator: "\n").last ?? ""
            #expect(last.hasPrefix("kioskctl: ") && last.contains(sentence), "\(command): \(result.errors)")
        }
    }

    /// Published once for all wrong inputs: none of them changes anything.
    private static let shared = Result { try Desk.published() }

    @Test("a wrong passphrase, and none at all")
    func passphrases() throws {
        let desk = try Self.shared.get()
        let wrong = try desk.run("refresh --online-key keys/online.key", passphrase: "correct mule")
        #expect(wrong.status == 1 && wrong.errors.contains("the passphrase does not open the key file keys/online.key"))
    }
}
