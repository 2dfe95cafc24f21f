import Foundation
import Maintenance
import TestSupport
import Testing

/// What the program leaves behind, and whom it lets in.
@Suite(.serialized)
struct LockDownProgramTests {
    private let folder: TemporaryFolder
    private let state: String

    init() throws {
        folder = try DemoState.copy()
        state = folder.path + "/state"
        let hash = try PINHash(pin: "90817263")
        try folder.write(
            "[maintenance]\npin-hash = \"\(hash)\"\n[print]\nto-folder = \"\(folder.path)/prints\"\n", to: "kiosk.conf")
    }

    private func play(_ script: String, now: String = DemoState.now, config: String? = nil) throws -> ProgramResult {
        try folder.write(script, to: "script")
        return try Programs.run(
            "kiosk",
            [
                "--headless", "--script", folder.path + "/script", "--screenshots", folder.path, "--state", state,
                "--config", config ?? folder.path + "/kiosk.conf", "--now", now,
            ], directory: Programs.root)
    }

    private func keys(_ pin: String) -> String { pin.map { "tap \"\($0)\"\n" }.joined() + "tap \"完成\"\n" }

    private let knock = "hold \"清溪街道便民服务中心\" 3s\n"

    @Test("after 60 seconds comes the question, after 75 the idle screen, and a touch opens the home screen")
    func visit() throws {
        let result = try play(
            """
            tap "办事指南"
            wait 61s
            expect "还在看吗？"
            tap "还在看"
            expect "农村居民最低生活保障申请"
            wait 76s
            expect "请点一下屏幕"
            expect-not "还在看吗？"
            tap "请点一下屏幕"
            expect "政务公开查询"
            """)
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("nothing that was typed is in any file of the state directory after the visit")
    func typed() throws {
        let result = try play(
            """
            tap "搜索"
            type "qxzhangsan7741"
            expect "qxzhangsan7741"
            wait 76s
            expect "请点一下屏幕"
            tap "请点一下屏幕"
            \(knock)\(keys("55512349"))wait 76s
            expect "请点一下屏幕"
            """)
        try #require(result.status == 0, "\(result.errors)")
        let files = try #require(FileManager.default.subpaths(atPath: state))
        var looked = 0
        for file in files {
            guard let bytes = FileManager.default.contents(atPath: state + "/" + file) else { continue }
            looked += 1
            for secret in ["qxzhangsan7741", "55512349"] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(file)")
            }
        }
        #expect(looked > 3)
        #expect(!result.errors.contains("55512349"))
    }

    @Test(
        "five wrong PINs lock the door for five minutes, through a restart; then the right one opens it and may restart"
    )
    func door() throws {
        let wrong = String(repeating: keys("11111111"), count: 4)
        let tries = try play(
            "\(knock)\(wrong)expect \"密码不对，还可以试 1 次。\"\n\(keys("11111111"))expect \"错得太多，请过 5 分钟再试。\"")
        #expect(tries.status == 0, "\(tries.errors)")
        let locked = try play("\(knock)expect \"错得太多，请过 4 分钟再试。\"", now: "2026-11-24T10:28")
        #expect(locked.status == 0, "\(locked.errors)")
        let opened = try play(
            "\(knock)\(keys("90817263"))expect \"还没有同步过\"\ntap \"重新启动\"", now: "2026-11-24T10:32")
        #expect(opened.status == 10, "\(opened.errors)")
    }

    @Test("without a PIN nobody gets in, and the log says so")
    func closed() throws {
        try folder.write("", to: "empty.conf")
        let result = try play("\(knock)expect-not \"请输入维护密码\"", config: folder.path + "/empty.conf")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("no maintenance.pin-hash"))
    }

    @Test("what sync wrote is shown to staff; a file that it broke is told, not believed")
    func syncStatus() throws {
        let status = state + "/sync-status.json"
        try Data(#"{"finished":"2026-11-24 03:10","result":"没有新内容"}"#.utf8).write(to: URL(fileURLWithPath: status))
        let good = try play("\(knock)\(keys("90817263"))expect \"2026-11-24 03:10 · 没有新内容\"")
        #expect(good.status == 0, "\(good.errors)")
        try Data("{".utf8).write(to: URL(fileURLWithPath: status))
        let bad = try play("\(knock)\(keys("90817263"))expect \"维护\"")
        #expect(bad.status == 0)
        #expect(bad.errors.contains("sync-status.json"))
    }

    @Test("a checklist is previewed, printed into the folder and told to be there")
    func printed() throws {
        let result = try play(
            """
            tap "办事指南"
            tap "农村居民最低生活保障申请"
            tap "打印清单"
            expect "打印机可以用，共 1 页。"
            tap "打印"
            expect "打好了"
            """)
        #expect(result.status == 0, "\(result.errors)")
        let text = try Programs.run("/usr/bin/pdftotext", ["-layout", folder.path + "/prints/MZ-0101-1.pdf", "-"])
            .output
        #expect(text.contains("社会救助申请书"))
        #expect(text.contains("MZ-0101"))
    }

    @Test("on a wall display slides follow each other and a touch changes nothing")
    func signage() throws {
        try folder.write(
            "tap 540 960\nexpect-not \"办事指南\"\nexpect-not \"请点一下屏幕\"\nwait 12s\nscreenshot wall", to: "script")
        let result = try Programs.run(
            "kiosk",
            [
                "--headless", "--signage", "--script", folder.path + "/script", "--screenshots", folder.path, "--size",
                "1920x1080", "--state", state, "--now", DemoState.now,
            ], directory: Programs.root)
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("kioskctl makes the line for kiosk.conf from a PIN on its input, and refuses what is none")
    func pinLine() throws {
        let program = Programs.path("kioskctl")
        let made = try Programs.run("/bin/sh", ["-c", "echo 4711 | '\(program)' pin"])
        #expect(made.status == 0)
        let line = try #require(made.output.split(separator: "\"").dropFirst().first)
        #expect(try PINHash(String(line))?.matches("4711") == true)
        #expect(try Programs.run("/bin/sh", ["-c", "echo 12 | '\(program)' pin"]).status == 1)
    }

    @Test("staff find the item of a code that a citizen says")
    func code() throws {
        let found = try Programs.run("kioskctl", ["code", "mz-0101", "--state", state])
        #expect(found.output == "MZ-0101\tqingxi-dibao\t农村居民最低生活保障申请\n")
        #expect(try Programs.run("kioskctl", ["code", "ZZ-9999", "--state", state]).status == 1)
    }

    @Test("the service is valid, is started again however it ends, and is shut in", arguments: ["kiosk", "signage"])
    func service(_ name: String) throws {
        let path = Programs.root + "/packaging/systemd/onetouch-\(name).service"
        let unit = try String(contentsOfFile: path, encoding: .utf8)
        // The program is not installed here; the rest of the unit is checked as it stands.
        let here = folder.path + "/onetouch-\(name).service"
        try Data(unit.replacingOccurrences(of: "/usr/bin/kiosk", with: Programs.path("kiosk")).utf8)
            .write(to: URL(fileURLWithPath: here))
        let valid = try Programs.run("/usr/bin/systemd-analyze", ["verify", here])
        #expect(valid.status == 0 && valid.errors.isEmpty, "\(valid.errors)")
        #expect(unit.contains("\nRestart=always\n"))
        // 0 is shut in completely, 10 not at all; an ordinary service has 9 and more.
        let exposure = try Programs.run(
            "/usr/bin/systemd-analyze", ["security", "--offline=yes", "--threshold=30", "--no-pager", here])
        #expect(exposure.status == 0, "\(exposure.output.suffix(300))")
    }
}
