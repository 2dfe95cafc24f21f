import Content
import Foundation
import Participation
import TestSupport
import Testing

@testable import Server

@Suite("The server as a process") struct ProcessTests {
    @Test(
        "1,000 submissions arrive exactly once while the server is killed, the kiosk begins anew and answers get lost")
    func killed() async throws {
        let server = try ServerProcess()
        let code = try server.run("add-kiosk", ["--name", "大厅 1", "--unit", "qingxi"]).output.trimmingCharacters(
            in: .whitespacesAndNewlines)
        var program = try server.start()
        let clock = { @Sendable in Int(Date().timeIntervalSince1970) }
        let plain: OutboxSender.Transport = { try await World.execute($0) }
        let identity = try await OutboxSender.enrol(code: code, server: server.server, at: clock(), transport: plain)
        let folder = try TemporaryFolder()
        let file = folder.path + "/visits.sqlite"
        var sent: Set<EntryID> = []
        var random = SystemRandomNumberGenerator()
        for round in 0..<20 {
            // Every round is a new start of the kiosk: nothing but the file is carried over.
            let outbox = try Outbox(path: file)
            for number in 0..<50 {
                let submission = try topic("第 \(round) 轮第 \(number) 件", at: clock())
                try outbox.add(submission)
                sent.insert(submission.id)
            }
            let lossy: OutboxSender.Transport = { request in
                if Int.random(in: 0..<4) == 0 { throw URLError(.networkConnectionLost) }
                let answer = try await World.execute(request)
                if Int.random(in: 0..<3) == 0 { throw URLError(.networkConnectionLost) }
                return answer
            }
            let sender = OutboxSender(outbox: outbox, identity: identity, clock: clock, transport: lossy)
            let pid = program.id
            async let sending: Void = { _ = try? await sender.send() }()
            if round % 3 == 1 {
                try await Task.sleep(for: .milliseconds(Int.random(in: 0..<30, using: &random)))
                kill(pid, SIGKILL)
            }
            await sending
            if round % 3 == 1 {
                _ = program.wait()
                program = try server.start()
            }
        }
        let last = OutboxSender(outbox: try Outbox(path: file), identity: identity, clock: clock, transport: plain)
        _ = try await last.send()
        #expect(program.stop() == 0, "SIGTERM ends it cleanly")
        #expect(sent.count == 1000)
        #expect(try server.count("SELECT count(*) FROM matter") == 1000)
        #expect(try server.count("SELECT count(DISTINCT id) FROM matter") == 1000)
        #expect(try Outbox(path: file).waiting() == 0)
        let raw = try FileManager.default.contentsOfDirectory(atPath: folder.path).reduce(into: Data()) {
            $0.append(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + $1)))
        }
        #expect(raw.range(of: Data("轮第".utf8)) == nil, "no word stays on the kiosk")
    }

    @Test("a backup taken under load is whole, restores, and is refused when a byte of it is changed")
    func backup() async throws {
        let server = try ServerProcess()
        let code = try server.run("add-kiosk", ["--name", "大厅 1", "--unit", "qingxi"]).output.trimmingCharacters(
            in: .whitespacesAndNewlines)
        let program = try server.start()
        let clock = { @Sendable in Int(Date().timeIntervalSince1970) }
        let identity = try await OutboxSender.enrol(
            code: code, server: server.server, at: clock(), transport: { try await World.execute($0) })
        let folder = try TemporaryFolder()
        let outbox = try Outbox(path: folder.path + "/visits.sqlite")
        let loading = Task {
            let sender = OutboxSender(outbox: outbox, identity: identity, clock: clock) { try await World.execute($0) }
            for number in 0..<40 {
                for part in 0..<20 { try outbox.add(try topic("第 \(number)-\(part) 件", at: clock())) }
                _ = try await sender.send()
            }
        }
        try await Task.sleep(for: .milliseconds(200))
        let file = server.folder.path + "/backup.sqlite"
        #expect(try server.run("backup", [file]).status == 0)
        try await loading.value
        #expect(try server.run("restore", [file]).status == 1, "the server runs")
        #expect(program.stop() == 0)
        #expect(try server.count("SELECT count(*) FROM matter") == 800)
        #expect(try server.run("restore", [file]).status == 0)
        let restored = try server.count("SELECT count(*) FROM matter")
        #expect(restored < 800 && restored % 20 == 0, "whole batches: \(restored)")
        #expect(try server.run("audit").output.hasPrefix("2 "))
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        for index in stride(from: 4096, to: bytes.count, by: 997) { bytes[index] ^= 0x55 }
        try server.folder.write(bytes, to: "bad.sqlite")
        #expect(try server.run("restore", [server.folder.path + "/bad.sqlite"]).status == 1)
        #expect(try server.count("SELECT count(*) FROM matter") == restored)
    }

    @Test("the log holds neither words, codes, telephone numbers nor queries")
    func log() async throws {
        let server = try ServerProcess()
        let code = try server.run("add-kiosk", ["--name", "大厅 1", "--unit", "qingxi"]).output.trimmingCharacters(
            in: .whitespacesAndNewlines)
        let program = try server.start()
        let now = Int(Date().timeIntervalSince1970)
        let identity = try await OutboxSender.enrol(
            code: code, server: server.server, at: now, transport: { try await World.execute($0) })
        let submission = Submission(
            .topic(try Words("绝不能进日志的话"), about: nil), unit: try UnitID("qingxi"),
            phone: try PhoneNumber("13812349876"), at: now)
        let body = try OutboxEntry.submission(submission).line()
        _ = try await World.execute(try identity.request("POST", "/v1/outbox", body, type: nil, at: now))
        let receipt = try #require(submission.code).text
        _ = try await World.execute(try identity.request("GET", "/v1/progress/\(receipt)", Data(), type: nil, at: now))
        _ = program.stop()
        let log = program.output + program.errors
        #expect(log.contains("/v1/progress/{code}"))
        for secret in ["绝不能", "13812349876", receipt, code] { #expect(!log.contains(secret)) }
    }

    @Test("the shipped nginx configuration passes signed requests over TLS, and hides what is for this machine only")
    func nginx() async throws {
        let server = try ServerProcess()
        let code = try server.run("add-kiosk", ["--name", "大厅 1", "--unit", "qingxi"]).output.trimmingCharacters(
            in: .whitespacesAndNewlines)
        let program = try server.start()
        let (plain, tls) = (try ServerProcess.freePort(), try ServerProcess.freePort())
        let folder = server.folder.path
        let certificate = try Programs.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=onetouch.example",
                "-keyout", folder + "/key.pem", "-out", folder + "/fullchain.pem",
            ])
        #expect(certificate.status == 0)
        let shipped = try String(
            contentsOfFile: Programs.root + "/packaging/nginx/onetouch-server.conf", encoding: .utf8
        )
        .replacing("127.0.0.1:8090", with: server.server.dropFirst(7)).replacing(
            "listen 80;", with: "listen 127.0.0.1:\(plain);"
        )
        .replacing("listen 443 ", with: "listen 127.0.0.1:\(tls) ").replacing("/etc/ssl/onetouch", with: folder)
        try server.folder.write(
            "daemon off; pid \(folder)/nginx.pid; error_log stderr; events {}\nhttp { access_log off;\n"
                + ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder)/\($0);\n" }
                .joined()
                + shipped + "}\n", to: "nginx.conf")
        let nginx = try RunningProgram("/usr/sbin/nginx", ["-c", folder + "/nginx.conf", "-e", "stderr"])
        let curl: OutboxSender.Transport = { request in
            try server.folder.write(request.body, to: "body")
            let fields = request.fields.flatMap { ["-H", "\($0.name): \($0.value)"] }
            let result = try Programs.run(
                "/usr/bin/curl",
                [
                    "-sk", "--retry", "20", "--retry-connrefused", "--retry-delay", "1", "-X", request.method,
                    request.url, "-w", "%{http_code}",
                ]
                    + fields + (request.body.isEmpty ? [] : ["--data-binary", "@\(folder)/body"]))
            return IncomingAnswer(
                status: Int(result.output.suffix(3)) ?? 0, body: Data(result.output.dropLast(3).utf8))
        }
        let clock = { @Sendable in Int(Date().timeIntervalSince1970) }
        let identity = try await OutboxSender.enrol(
            code: code, server: "https://127.0.0.1:\(tls)", at: clock(), transport: curl)
        let outbox = try Outbox(path: folder + "/visits.sqlite")
        try outbox.add(try topic(at: clock()))
        let sender = OutboxSender(outbox: outbox, identity: identity, clock: clock, transport: curl)
        #expect(try await sender.send().sent == 1)
        for (path, status) in [("/metrics", 404), ("/login", 200), ("/healthz", 200)] {
            let request = try identity.request("GET", path, Data(), type: nil, at: clock())
            #expect(try await curl(request).status == status, "\(path)")
        }
        #expect(nginx.stop() == 0)
        #expect(program.stop() == 0)
    }
}
