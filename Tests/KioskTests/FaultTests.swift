import Foundation
import Testing
import TestSupport

/// What goes wrong in lobbies: each ends in a clear sentence or a sane screen.
struct FaultTests {
    private func play(_ script: String, state: String, arguments: [String] = [], environment: [String: String] = [:])
        throws -> ProgramResult
    {
        let folder = try TemporaryFolder()
        try folder.write(script, to: "test.script")
        return try Programs.run(
            "kiosk",
            [
                "--headless", "--script", folder.path + "/test.script", "--screenshots", folder.path, "--now",
                DemoState.now, "--state", state,
            ]
                + arguments, environment: environment, directory: Programs.root)
    }

    private func play(_ script: String, copy: TemporaryFolder) throws -> ProgramResult {
        defer { withExtendedLifetime(copy) {} }
        return try play(script, state: copy.path + "/state")
    }

    private func copy() throws -> TemporaryFolder { try DemoState.copy() }

    @Test("a script that fails names its line and what was on the screen, exit 1")
    func failingScript() throws {
        let result = try play("# tour\ntap \"办事指南\"\nexpect \"没有这句话\"\n", copy: try copy())
        #expect(result.status == 1)
        #expect(result.errors.contains("line 3"))
        #expect(result.errors.contains("办事指南"))
    }

    @Test("an empty state shows a screen that says what to do")
    func emptyState() throws {
        let state = try TemporaryFolder()
        let result = try play("expect \"内容还没有装好\"\nexpect \"返回\"\nexpect \"首页\"\n", state: state.path)
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("a deleted or corrupt database is rebuilt from the packs", arguments: [true, false])
    func corruptDatabase(_ isDeleted: Bool) throws {
        let folder = try copy()
        let database = folder.path + "/state/content.sqlite"
        // They may not exist.
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + suffix) }
        if isDeleted {
            try FileManager.default.removeItem(atPath: database)
        } else {
            try Data(repeating: 0x5A, count: 100_000).write(to: URL(fileURLWithPath: database))
        }
        let result = try play("tap \"办事指南\"\nexpect \"农村居民最低生活保障申请\"\n", state: folder.path + "/state")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("a state directory that is a file, or cannot be made, is refused with its path")
    func unusableState() throws {
        let folder = try TemporaryFolder()
        try folder.write("not a folder", to: "state")
        for state in [folder.path + "/state", "/proc/onetouch"] {
            let result = try play("expect \"首页\"\n", state: state)
            #expect(result.status == 1)
            #expect(result.errors.contains(state))
        }
    }

    @Test("a read-only state directory is refused with its path, or shown as it is")
    func readOnlyState() throws {
        let folder = try copy()
        let state = folder.path + "/state"
        // Root may write anywhere, so the rule is tried as an ordinary user where the test runs as root.
        let result = try Programs.run(
            "/bin/sh",
            [
                "-c",
                "chmod -R a+rX '\(folder.path)'; chmod -R a-w '\(state)'; cd / && exec setpriv --reuid 65534 --regid 65534 --clear-groups "
                    + "'\(Programs.path("kiosk"))' --headless --script /dev/null --screenshots /tmp --assets '\(Programs.root)/assets' --state '\(state)'",
            ])
        _ = try Programs.run("/bin/chmod", ["-R", "u+w", state])
        #expect(result.status == 1)
        #expect(result.errors.contains(state))
    }

    @Test("what was typed and chosen is gone 60 s after the last touch, even while the text size was changed")
    func visitEnds() throws {
        let script = """
            tap "大字"
            tap "搜索"
            type "低保"
            expect "低保"
            wait 59s
            expect "低保"
            wait 2s
            expect "还在看吗？"
            wait 15s
            tap "请点一下屏幕"
            expect "一键通"
            tap "搜索"
            expect-not "低保边缘"
            """
        let result = try play(script, copy: try copy())
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test(
        "hostile searches end in results or a hint, never in a broken page",
        arguments: ["\"", "*", "NEAR(", "' OR 1=1 --", "𠮷", "😀", "مرحبا", "（）", "-", "a AND"])
    func hostileSearch(_ text: String) throws {
        let result = try play(
            "tap \"搜索\"\ntype \"\(text)\"\nexpect-not \"打不开\"\nexpect \"首页\"\n", copy: try copy())
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("every screen of the tour has Back and Home")
    func backAndHome() throws {
        let tour = try String(contentsOfFile: Programs.root + "/packaging/tour.script", encoding: .utf8)
        // Any touch answers the question and ends the idle screen.
        let open = ["screenshot question", "screenshot attract"]
        let checked = tour.split(separator: "\n").flatMap { line -> [String] in
            guard line.hasPrefix("screenshot"), !open.contains(String(line)) else { return [String(line)] }
            if line.hasSuffix("-english") { return ["expect \"Back\"", "expect \"Home\""] }
            return ["expect \"返回\"", "expect \"\(line.hasSuffix("-traditional") ? "首頁" : "首页")\""]
        }
        let result = try play(checked.joined(separator: "\n"), copy: try copy())
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("English can be chosen on the screen and goes with the visit")
    func english() throws {
        let script = """
            tap "English"
            expect "Service Guides"
            tap "Service Guides"
            expect "Back"
            wait 76s
            tap "请点一下屏幕"
            expect "办事指南"
            """
        let result = try play(script, copy: try copy())
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test(
        "wrong options are refused with a sentence",
        arguments: [["--headless"], ["--size", "big"], ["--watch"], ["--scale", "9"]])
    func options(_ arguments: [String]) throws {
        let result = try Programs.run("kiosk", arguments)
        #expect(result.status != 0)
        #expect(!result.errors.isEmpty)
    }
}
