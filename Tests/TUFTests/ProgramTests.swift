import Foundation
import TestSupport
import Testing

@testable import TUF

/// `tuf-client` with directories of its own.
private struct Program {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    func initialize(_ root: String) throws -> ProgramResult {
        try Programs.run("tuf-client", ["--metadata-dir", folder.path + "/metadata", "init", root])
    }

    func refresh(_ server: WebServer, _ manner: String = "plain") throws -> ProgramResult {
        try Programs.run(
            "tuf-client",
            [
                "--metadata-dir", folder.path + "/metadata", "--metadata-url", server.address(manner) + "metadata",
                "--timeout", "1", "refresh",
            ])
    }

    func download(_ targets: [String], _ server: WebServer, _ manner: String = "plain") throws -> ProgramResult {
        try Programs.run(
            "tuf-client",
            [
                "--metadata-dir", folder.path + "/metadata", "--metadata-url", server.address() + "metadata/",
                "--target-dir", folder.path + "/targets", "--target-base-url", server.address(manner) + "targets",
                "--timeout", "1",
            ] + targets.flatMap { ["--target-name", $0] } + ["download"])
    }

    func target(_ path: TargetPath) throws -> String {
        try String(contentsOfFile: "\(folder.path)/targets/\(FileName(target: path).text)", encoding: .utf8)
    }

    func names(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(directory)")
            .filter { !$0.hasPrefix(".") }.sorted()
    }
}

@Suite("tuf-client and python-tuf 7.0.0 understand each other")
struct InteroperabilityTests {
    @Test("tuf-client follows a repository of python-tuf", arguments: [true, false])
    func readsTheirs(consistent: Bool) throws {
        let repository = try TemporaryFolder()
        try Reference.makeRepository(in: repository, consistent: consistent)
        let server = try WebServer(of: repository)
        let program = try Program()
        #expect(try program.initialize(repository.path + "/metadata/1.root.json").status == 0)
        let targets = ["README.txt", "units/qingxi/12.zst", "units/qingxi/东村/财务 公开.csv", "media/0.png", "media/7.png"]
        let result = try program.download(targets, server)
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            try targets.map { try program.target(TargetPath($0)) } == [
                "top", "street", "village", "picture 0", "picture 7",
            ])
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: program.folder.path + "/metadata/root.json"))
                == Data(contentsOf: URL(fileURLWithPath: repository.path + "/metadata/3.root.json")))
        #expect(try program.names("metadata").contains("%E4%B8%9C%20%E6%9D%91%2F1%3F.json"))
        _ = try server.takeRequests()
        #expect(try program.download(targets, server).status == 0)
        #expect(try server.takeRequests() == ["/plain/metadata/4.root.json", "/plain/metadata/timestamp.json"])
    }

    @Test(
        "what is wrong with a repository of python-tuf is named",
        arguments: [
            ("signature", "timestamp 7: expected valid signatures of 1 keys of 'root', found 0"),
            ("expired", "timestamp 7: expected to be valid at"),
            ("hash", "1.snapshot.json: expected sha512 0000"),
            ("threshold", "qingxi 3: expected valid signatures of 2 keys of 'targets', found 1"),
            ("target", "12.zst: expected"),
        ])
    func refusesTheirs(fault: String, message: String) throws {
        let repository = try TemporaryFolder()
        try Reference.makeRepository(in: repository, consistent: true, fault: fault)
        let server = try WebServer(of: repository)
        let program = try Program()
        #expect(try program.initialize(repository.path + "/metadata/1.root.json").status == 0)
        let result = try program.download(["units/qingxi/12.zst"], server)
        #expect(result.status == 1)
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(throws: (any Error).self) { try program.target("units/qingxi/12.zst") }
    }

    @Test("python-tuf follows a repository of ours", arguments: [true, false])
    func theyReadOurs(consistent: Bool) throws {
        var ours = try TestRepository(consistent: consistent, expires: "2099-01-01T00:00:00Z")
        ours.statesHashes = true
        let keys = [TestKey.ed25519(), .ecdsa(), try .rsa()]
        ours.delegate("county", paths: ["units/*/*"], keys: keys, threshold: 3)
        ours.delegate("村/一", from: "county", paths: ["units/cun/*"], terminating: true)
        ours.delegate("low", prefixes: ["0", "1", "2", "3", "4", "5", "6", "7"])
        ours.delegate("high", prefixes: ["8", "9", "a", "b", "c", "d", "e", "f"])
        ours.parts["county"]?["x-note"] = "“字段” \"q\" \\ \n é"
        ours.add("units/a/1.zst", "county", to: "county")
        ours.add("units/cun/1.zst", "village", to: "村/一", algorithms: ["sha256", "sha512"])
        for role in [RoleName("low"), "high"] { ours.add("media-1", "picture", to: role) }
        try ours.publish("low", "high", "村/一", "county")
        let old = try #require(ours.signers[.root])
        ours.rotate(.root, threshold: 2)
        ours.signers[.root]? += old
        try ours.publish(.root)
        try ours.release(.targets)
        let folder = try TemporaryFolder()
        try ours.write(to: folder)
        let server = try WebServer(of: folder)
        let work = try TemporaryFolder()
        let result = try Reference.run(
            "read_repository.py",
            [
                work.path, server.address(), folder.path + "/metadata/1.root.json", "units/a/1.zst", "units/cun/1.zst",
                "media-1",
            ])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "county\nvillage\npicture\n")
    }
}

@Suite("tuf-client: the command line, and servers that do not behave")
struct ProgramTests {
    private func served() throws -> (TestRepository, TemporaryFolder, WebServer) {
        var repository = try TestRepository(expires: "2099-01-01T00:00:00Z")
        repository.add("dir/x", String(repeating: "content ", count: 1000))
        repository.add("y", "content of y")
        try repository.publish(.root)
        try repository.release(.targets)
        let folder = try TemporaryFolder()
        try repository.write(to: folder)
        return (repository, folder, try WebServer(of: folder))
    }

    @Test("init asks nobody, refresh updates, download goes in order and stops at the first failure")
    func commands() throws {
        let (_, folder, server) = try served()
        let program = try Program()
        #expect(try program.initialize(folder.path + "/metadata/1.root.json").status == 0)
        #expect(try program.names("metadata") == ["root.json"])
        #expect(try server.takeRequests().isEmpty)
        #expect(try program.refresh(server).status == 0)
        #expect(try program.names("metadata") == ["root.json", "snapshot.json", "targets.json", "timestamp.json"])
        let result = try program.download(["y", "missing", "dir/x"], server)
        #expect(result.status == 1)
        #expect(result.errors.hasSuffix("tuf-client: target 'missing' is not listed by any of: targets\n"))
        #expect(try program.names("targets") == ["y"])
    }

    @Test(
        "a server that errs, stalls, breaks off, never ends or shows a login page: one line, status 1, nothing changed",
        arguments: [
            ("error", "2.root.json: the server answered 500"), ("stall", "2.root.json: "), ("cut", "2.root.json: "),
            ("long", "2.root.json: expected at most 512000 bytes, found more"),
            ("login", "root: expected a value at byte 0"),
        ])
    func badServers(manner: String, message: String) throws {
        let (_, folder, server) = try served()
        let program = try Program()
        #expect(try program.initialize(folder.path + "/metadata/1.root.json").status == 0)
        let result = try program.refresh(server, manner)
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("tuf-client: " + message), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        #expect(try program.names("metadata") == ["root.json"])
        #expect(try program.refresh(server).status == 0)
    }

    @Test(
        "the same while a target is fetched: the old file stays",
        arguments: ["error", "stall", "cut", "long", "login"])
    func badTargets(manner: String) throws {
        var (repository, folder, server) = try served()
        let program = try Program()
        #expect(try program.initialize(folder.path + "/metadata/1.root.json").status == 0)
        #expect(try program.download(["dir/x"], server).status == 0)
        let old = try program.target("dir/x")
        repository.add("dir/x", "new " + old)
        try repository.release(.targets)
        try repository.write(to: folder)
        #expect(try program.download(["dir/x"], server, manner).status == 1)
        #expect(try program.target("dir/x") == old)
        #expect(try program.names("targets") == ["dir%2Fx"])
        #expect(try program.download(["dir/x"], server).status == 0)
        #expect(try program.target("dir/x") == "new " + old)
    }

    @Test("no server at all, no directory, no root, a wrong command line: status 1 and a reason")
    func failures() throws {
        let program = try Program()
        let directory = program.folder.path + "/metadata"
        for (arguments, reason) in [
            (
                ["--metadata-dir", directory, "--metadata-url", "http://127.0.0.1:1/", "refresh"],
                "holds no trusted root"
            ),
            (["--metadata-dir", directory, "init", "/nowhere"], "/nowhere cannot be read"),
            (["--metadata-dir", directory, "refresh"], "refresh needs --metadata-url"),
            (["--metadata-dir", directory, "--metadata-url", "http://127.0.0.1:1/", "download"], "--target-name"),
            (["--metadata-dir", directory, "--metadata-url", "ftp://x/", "refresh"], "not an http or https address"),
            (["--metadata-dir", "/dev/null/x", "--metadata-url", "http://127.0.0.1:1/", "refresh"], "Not a directory"),
            (["fly"], "Error: "), ([], "Error: "),
        ] as [([String], String)] {
            let result = try Programs.run("tuf-client", arguments)
            #expect(result.status == 1 && result.errors.contains(reason), "\(arguments): \(result.errors)")
        }
        #expect(try Programs.run("tuf-client", ["--help"]).status == 0)
        let (_, folder, _) = try served()
        #expect(try program.initialize(folder.path + "/metadata/1.root.json").status == 0)
        let again = try program.initialize(folder.path + "/metadata/2.root.json")
        #expect(again.status == 1 && again.errors.contains("trusts root 1 already"))
        let closed = try Programs.run(
            "tuf-client", ["--metadata-dir", directory, "--metadata-url", "http://127.0.0.1:1/", "refresh"])
        #expect(closed.status == 1 && closed.errors.contains("Connection refused"), "\(closed.errors)")
    }
}
