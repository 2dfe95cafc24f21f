import Content
import Foundation
import Pack
import TUF
import TestSupport
import Testing

@testable import Publishing

/// A web server on loopback that hands out a folder, until the value goes.
final class Site {
    enum Kind: String, CaseIterable, Sendable { case nginx, kioskctl }

    let address: String
    private let process: RunningProgram
    private let own: TemporaryFolder

    struct NotStarted: Error { let errors: String }

    init(_ kind: Kind, of folder: String) throws {
        own = try TemporaryFolder()
        switch kind {
        case .kioskctl:
            let started = try RunningProgram("kioskctl", ["serve", folder, "--port", "0"])
            try Self.wait(for: started) { started.output.hasSuffix("/\n") }
            process = started
            address = started.output.trimmingCharacters(in: .whitespacesAndNewlines)
        case .nginx:
            let port = try Self.freePort()
            try own.write(try Self.configuration(of: folder, port: port, in: own.path), to: "nginx.conf")
            let started = try RunningProgram("/usr/sbin/nginx", ["-p", own.path, "-c", own.path + "/nginx.conf"])
            let url = "http://127.0.0.1:\(port)/"
            // As long as nobody listens, fetching fails.
            try Self.wait(for: started) { (try? Self.fetch(url))?.status == 0 }
            process = started
            address = url
        }
    }

    private static func wait(for process: RunningProgram, until isReady: () -> Bool) throws {
        let end = Date().addingTimeInterval(30)
        while !isReady() {
            guard Date() < end, process.isRunning else { throw NotStarted(errors: process.errors) }
            usleep(20_000)
        }
    }

    /// A port that was free a moment ago.
    private static func freePort() throws -> Int {
        let result = try Programs.run(
            "/usr/bin/python3",
            ["-c", "import socket; s=socket.socket(); s.bind(('127.0.0.1',0)); print(s.getsockname()[1])"])
        return try #require(Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// The shipped file, with only address and folder changed.
    private static func configuration(of folder: String, port: Int, in work: String) throws -> String {
        let shipped = try String(
            contentsOfFile: Programs.root + "/packaging/nginx/onetouch-repository.conf", encoding: .utf8)
        let server = shipped.replacingOccurrences(of: "listen 80;", with: "listen 127.0.0.1:\(port);")
            .replacingOccurrences(of: "root /srv/onetouch/repository;", with: "root \(folder);")
        let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(work)/\($0);" }
        return """
            \(geteuid() == 0 ? "user root;" : "")
            daemon off;
            master_process off;
            pid \(work)/pid;
            error_log \(work)/error.log;
            events {}
            http {
            types { application/json json; }
            \(paths.joined(separator: "\n"))
            \(server)
            }
            """
    }

    struct Answer {
        let status: Int
        let headers: [String: String]
        let length: Int
        let digest: String
    }

    @discardableResult
    private static func fetch(_ address: String, _ arguments: [String] = []) throws -> ProgramResult {
        try Programs.run("/usr/bin/python3", ["\(PythonTUF.scripts)/fetch.py", "GET", address] + arguments)
    }

    func get(_ path: String, _ headers: String...) throws -> Answer {
        let result = try Self.fetch(address + path, headers)
        #expect(result.status == 0, "\(result.errors)")
        var fields: [String: String] = [:]
        var words: [String: [Substring]] = [:]
        for line in result.output.split(separator: "\n") {
            if let colon = line.firstRange(of: ": ") {
                fields[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
            } else if let first = line.split(separator: " ").first {
                words[String(first)] = Array(line.split(separator: " ").dropFirst())
            }
        }
        return Answer(
            status: Int(words["status"]?.first ?? "") ?? 0, headers: fields,
            length: Int(words["body"]?.first ?? "") ?? -1,
            digest: String(words["body"]?.last ?? ""))
    }
}

@Suite("a repository on a web server")
struct ServingTests {
    @Test("ETag, 304 without a body, and ranges, for both servers", arguments: Site.Kind.allCases)
    func conditional(kind: Site.Kind) throws {
        let office = try Office.founded()
        let site = try Site(kind, of: office.repository.path)
        let first = try site.get("metadata/timestamp.json")
        #expect(first.status == 200)
        let tag = try #require(first.headers["etag"])
        let again = try site.get("metadata/timestamp.json", "If-None-Match: \(tag)")
        #expect(again.status == 304)
        #expect(again.length == 0)
        let pack = try #require(try office.repository.state().roles["qingxi"]?.currentPack)
        let whole = try site.get("targets/" + pack.fileName)
        #expect(whole.status == 200)
        #expect(whole.digest == pack.fileDigest.text)
        #expect(whole.headers["content-encoding"] == nil)
        let rest = try site.get("targets/" + pack.fileName, "Range: bytes=100-", "Accept-Encoding: gzip")
        #expect(rest.status == 206)
        #expect(rest.length == pack.fileLength - 100)
        #expect(rest.headers["content-range"] == "bytes 100-\(pack.fileLength - 1)/\(pack.fileLength)")
        #expect(try site.get("metadata/9.root.json").status == 404)
        for hidden in [".lock", "../signers.txt", "%2e%2e/signers.txt"] {
            #expect([400, 404].contains(try site.get(hidden).status), "\(hidden)")
        }
    }

    @Test("what must be asked for anew and what never changes is marked so; records are not handed out")
    func caching() throws {
        let office = try Office.founded()
        let site = try Site(.nginx, of: office.repository.path)
        #expect(try site.get("metadata/timestamp.json").headers["cache-control"] == "no-cache")
        #expect(try site.get("metadata/1.qingxi.json").headers["cache-control"]?.contains("immutable") == true)
        #expect(try site.get("metadata/9.root.json").headers["cache-control"] == nil)
        #expect(try site.get("metadata/1.qingxi.json", "Accept-Encoding: gzip").headers["content-encoding"] == "gzip")
        let record = try #require(try office.repository.state().roles["qingxi"]?.currentPack?.recordName)
        #expect(try site.get(record).status == 404)
    }

    @Test("python-tuf and tuf-client follow it from the first root, over releases, rotated roots and revoked keys")
    func followed() throws {
        let office = try Office.founded()
        let site = try Site(.nginx, of: office.repository.path)
        let root = office.repository.path + "/metadata/1.root.json"
        let work = try TemporaryFolder()
        let mine = ["--metadata-dir", work.path + "/m"]
        #expect(try Programs.run("tuf-client", mine + ["init", root]).status == 0)
        // Programs judge expiry by their own clock.
        office.now = Date()
        func check(_ release: Int) throws {
            // nginx serves what it has open for up to a second (open_file_cache_valid).
            usleep(1_100_000)
            let name = "packs/qingxi/\(release).zst"
            let theirs = try PythonTUF.run("read_repository.py", [try fresh(work), site.address, root, name])
            #expect(theirs.status == 0, "\(theirs.errors)")
            let ours = try Programs.run(
                "tuf-client",
                mine + [
                    "--metadata-url", site.address + "metadata", "--target-name", name, "--target-base-url",
                    site.address + "targets", "--target-dir", work.path + "/t", "download",
                ])
            #expect(ours.status == 0, "\(ours.errors)")
        }
        try office.issue(try street("改"))
        try check(2)
        for name in ["root-d", "clerk-2", "online-2"] { try office.addKey(name) }
        _ = try office.rotation().apply(
            try office.signersFile(
                "root: 2 of keys/root-b.pub keys/root-c.pub keys/root-d.pub\nonline: keys/online-2.pub"))
        try office.sign("root-a", "root-b", "root-c")
        try office.publish("online", "online-2")
        try check(2)
        let new = try PublicKeyFile(at: office.folder.path + "/keys/clerk-2.pub")
        _ = try office.rotation().revoke("clerk", replacement: new)
        try office.sign("lead", "deputy", "clerk-2", "reviewer")
        try office.publish("online-2")
        try check(2)
        try office.release(try street("又改"))
        try office.sign("clerk-2", "chief")
        try office.publish("online-2")
        try check(3)
    }

    /// python-tuf starts from the first root each time.
    private func fresh(_ work: TemporaryFolder) throws -> String {
        let path = work.path + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test(
        "serve says where it listens, and why it does not",
        arguments: [("C.UTF-8", "there is no folder"), ("zh_CN.UTF-8", "没有文件夹")])
    func refuses(locale: String, sentence: String) throws {
        let result = try Programs.run("kioskctl", ["serve", "/nirgends"], environment: ["LC_ALL": locale])
        #expect(result.status == 1)
        #expect(result.errors == "kioskctl: \(sentence) /nirgends\n")
    }
}
