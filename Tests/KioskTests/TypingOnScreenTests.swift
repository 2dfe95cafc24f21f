import Foundation
import TestSupport
import Testing

/// Typing on the demo street with real dictionaries, in the program itself.
@Suite(.serialized)
@MainActor
struct TypingOnScreenTests {
    private func play(_ script: String, state: String) throws -> ProgramResult {
        let folder = try TemporaryFolder()
        try folder.write(script, to: "test.script")
        return try Programs.run(
            "kiosk",
            [
                "--headless", "--script", folder.path + "/test.script", "--screenshots", folder.path, "--now",
                DemoState.now, "--state", state,
            ], directory: Programs.root)
    }

    private func contents(_ folder: String) throws -> [String: String] {
        var files: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let facts = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            files[name] = "\(facts[.size] ?? "") \(facts[.modificationDate] ?? "")"
        }
        return files
    }

    @Test("pinyin, nine keys and strokes lead to the same page, and nothing of it is left in the state directory")
    func scripts() throws {
        let copy = try DemoState.copy()
        let before = try contents(copy.path + "/state/typing")
        let script = """
            tap "搜索"
            tap "d"
            tap "b"
            tap "低保"
            expect "农村居民最低生活保障申请"
            tap "清除"
            tap "九键"
            tap "def"
            expect-not "没有找到"
            tap "删除"
            tap "def"
            tap "ghi"
            tap "abc"
            tap "abc"
            tap "mno"
            tap "低保"
            expect "农村居民最低生活保障申请"
            tap "笔画"
            tap "清除"
            tap "丿 撇"
            tap "丨 竖"
            tap "丿 撇"
            tap "乛 折"
            tap "一 横"
            tap "乛 折"
            tap "丶 点"
            tap "低"
            tap "拼音"
            tap "b"
            tap "a"
            tap "o"
            expect "农村居民最低生活保障申请"
            hold "删除" 3s
            hold "q" 1s
            tap "1"
            wait 76s
            tap "请点一下屏幕"
            tap "搜索"
            expect "搜索："
            """
        let result = try play(script, state: copy.path + "/state")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try contents(copy.path + "/state/typing") == before)
    }

    @Test("without dictionaries letters find what they find, and nothing is said about it")
    func missing() throws {
        let copy = try DemoState.copy()
        try FileManager.default.removeItem(atPath: copy.path + "/state/typing")
        let script = """
            tap "搜索"
            expect-not "九键"
            expect-not "笔画"
            tap "d"
            tap "i"
            tap "b"
            expect "农村居民最低生活保障申请"
            expect-not "候选字"
            """
        let result = try play(script, state: copy.path + "/state")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("a kiosk whose dictionaries are gone makes them when somebody begins to type, in a process of its own")
    func making() throws {
        let kiosk = try KioskOnDisplay()
        try kiosk.display.xdotool("search", "--sync", "--onlyvisible", "--name", "OneTouch")
        let typing = kiosk.state.path + "/state/typing"
        try FileManager.default.removeItem(atPath: typing)
        // By now its first picture is there, and the headless run below takes longer than it needs to answer.
        let copy = try DemoState.copy()
        let located = try play("locate \"搜索\"\n", state: copy.path + "/state")
        let numbers = located.output.split(separator: " ").compactMap { Double($0) }
        try #require(numbers.count == 2, "\(located)")
        try kiosk.click(Int(numbers[0]), Int(numbers[1]))
        var isMade = false
        for _ in 0..<240 where !isMade {
            usleep(250_000)
            isMade = FileManager.default.fileExists(atPath: typing + "/current/stamp")
        }
        #expect(isMade)
        // A physical keyboard types on meanwhile and afterwards.
        try kiosk.display.xdotool("type", "--delay", "50", "dibao")
        #expect(kiosk.program.isRunning)
        #expect(kiosk.program.stop() == 0)
    }
}
