import Foundation
import Participation
import TestSupport
import Testing

/// A finger on a kiosk, `kiosk-sync` beside it, and the server: three real programs.
@Suite("From the kiosk to the server") struct KioskChainTests {
    /// A demo kiosk whose `kiosk-sync` follows a repository that is not there: words go up all the same.
    private final class Kiosk {
        let folder: TemporaryFolder
        var state: String { folder.path + "/state" }

        init() throws {
            folder = try DemoState.copy()
            try folder.write("{}", to: "root.json")
        }

        func play(_ script: String) throws -> ProgramResult {
            try folder.write(script, to: "test.script")
            return try Programs.run(
                "kiosk",
                [
                    "--headless", "--participation", "--script", folder.path + "/test.script", "--screenshots",
                    folder.path, "--now", DemoState.now, "--state", state,
                ], directory: Programs.root)
        }

        func sync(_ more: [String]) throws -> ProgramResult {
            try Programs.run(
                "kiosk-sync",
                [
                    "--state", state, "--repository", "http://127.0.0.1:9/", "--root", folder.path + "/root.json",
                ] + more, directory: folder.path)
        }

        /// Whether any file of the outbox holds these words, in a freed page or not.
        func holds(_ words: String) throws -> Bool {
            try FileManager.default.contentsOfDirectory(atPath: state).filter { $0.hasPrefix("visits") }.contains {
                try Data(contentsOf: URL(fileURLWithPath: state + "/" + $0)).range(of: Data(words.utf8)) != nil
            }
        }
    }

    @Test("a question reaches the server once, its words leave the kiosk, and a wrong enrolment code is refused")
    func wholeWay() throws {
        let server = try ServerProcess()
        let code = try server.run("add-kiosk", ["--name", "大厅 1", "--unit", "qingxi"]).output.trimmingCharacters(
            in: .whitespacesAndNewlines)
        let program = try server.start()
        defer { _ = program.stop() }
        let address = server.server
        let kiosk = try Kiosk()
        let refused = try kiosk.sync(["--enrol", "WRONG-CODE", "--server", address])
        #expect(refused.status == 1 && refused.errors.contains("not enrolled"), "\(refused.errors)")
        let enrolled = try kiosk.sync(["--enrol", code, "--server", address])
        #expect(enrolled.status == 0, "\(enrolled.errors)")
        let mode = try FileManager.default.attributesOfItem(atPath: kiosk.state + "/device.json")[.posixPermissions]
        #expect(mode as? NSNumber == 0o600)

        let played = try kiosk.play(
            """
            tap "评议与建议"
            tap "提建议"
            tap "少要几样材料"
            tap "办好了打电话告诉我"
            type "13800009876"
            tap "完成"
            tap "提交"
            expect "收到了"
            """)
        #expect(played.status == 0, "\(played.errors)")
        #expect(try kiosk.holds("13800009876"))
        // The repository cannot be reached, which is its exit status; the outbox goes all the same.
        for _ in 1...2 { _ = try kiosk.sync(["--once"]) }
        #expect(try server.count("SELECT count(*) FROM matter") == 1)
        #expect(try !kiosk.holds("13800009876") && !kiosk.holds("少要几样材料"))
        #expect(try Outbox(path: kiosk.state + "/visits.sqlite").waiting() == 0)
    }
}
