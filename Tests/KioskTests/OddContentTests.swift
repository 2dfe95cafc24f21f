import Foundation
import Testing
import TestSupport

/// Content that strains the screens, shown straight from authoring folders.
struct OddContentTests {
    private func preview(_ folder: TemporaryFolder, _ script: String) throws -> ProgramResult {
        try folder.write(script, to: "script/test.script")
        return try Programs.run(
            "kiosk",
            [
                "--headless", "--script", folder.path + "/script/test.script", "--screenshots", folder.path + "/script",
                "--content", folder.path + "/content", "--now", DemoState.now,
            ], directory: Programs.root)
    }

    private func unit(_ folder: TemporaryFolder) throws {
        try folder.write("id: test\nname: 试点街道\nlevel: street\n", to: "content/unit.yaml")
    }

    private func notice(_ folder: TemporaryFolder, _ name: String, title: String, body: String) throws {
        let quoted = title.replacingOccurrences(of: "\"", with: "\\\"")
        try folder.write(
            "---\ntitle: \"\(quoted)\"\npublished: 2026-11-20\n---\n\n\(body)\n", to: "content/notices/\(name).md")
    }

    @Test("a title of 200 characters wraps, and its page opens")
    func longTitle() throws {
        let folder = try TemporaryFolder()
        try unit(folder)
        let title = String(repeating: "关于进一步做好工作的通知", count: 16) + "一二三四五六七八"
        try notice(folder, "long", title: title, body: "正文在这里。")
        let result = try preview(folder, "tap \"通知公告\"\ntap \"\(title)\"\nexpect \"正文在这里。\"\n")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("an article of two megabytes opens and scrolls")
    func hugeArticle() throws {
        let folder = try TemporaryFolder()
        try unit(folder)
        let paragraph = String(repeating: "为保障村民合法权益，依照有关规定制定本办法。", count: 400)
        try notice(
            folder, "huge", title: "很长的公告", body: (0..<100).map { "第\($0)段 \(paragraph)" }.joined(separator: "\n\n"))
        let result = try preview(
            folder, "tap \"通知公告\"\ntap \"很长的公告\"\nexpect \"第0段\"\nswipe up 1500\nswipe up 1500\nexpect \"首页\"\n")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("emoji, rare characters, right-to-left letters, text without spaces and raw HTML are shown as text")
    func oddCharacters() throws {
        let folder = try TemporaryFolder()
        try unit(folder)
        let body = "😀👨‍👩‍👧 𠮷野家㐂 مرحبا بالعالم \(String(repeating: "x", count: 500))\n\n<script>alert(1)</script>\n"
        try notice(folder, "odd", title: "𠮷㐂😀 مرحبا", body: body)
        let result = try preview(
            folder, "tap \"通知公告\"\ntap \"𠮷㐂\"\nexpect \"<script>alert(1)</script>\"\nexpect \"首页\"\n")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("10,000 notices are one list")
    func tenThousand() throws {
        let folder = try TemporaryFolder()
        try unit(folder)
        for index in 0..<10_000 { try notice(folder, "n\(index)", title: "第 \(index) 号公告", body: "内容 \(index)") }
        let result = try preview(folder, "tap \"通知公告\"\nexpect \"号公告\"\nswipe up 1500\nswipe up 1500\nexpect \"号公告\"\n")
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test("an empty content folder and a folder with mistakes show what is wrong on the screen")
    func mistakes() throws {
        let empty = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: empty.path + "/content", withIntermediateDirectories: true)
        let first = try preview(empty, "expect \"unit.yaml\"\nexpect \"首页\"\n")
        #expect(first.status == 0, "\(first.errors)")
        let folder = try TemporaryFolder()
        try unit(folder)
        try folder.write("---\ntitel: 写错了\npublished: 2026-11-20\n---\n", to: "content/notices/bad.md")
        let second = try preview(folder, "expect \"notices/bad.md:2:1\"\nexpect \"titel\"\n")
        #expect(second.status == 0, "\(second.errors)")
    }

    @Test("links in a circle can be followed round and back")
    func circle() throws {
        let folder = try TemporaryFolder()
        try unit(folder)
        try notice(folder, "a", title: "甲公告", body: "看[乙公告](b)")
        try notice(folder, "b", title: "乙公告", body: "看[甲公告](a)")
        let result = try preview(
            folder,
            "tap \"通知公告\"\ntap \"甲公告\"\ntap \"乙公告 ›\"\ntap \"甲公告 ›\"\ntap \"返回\"\nexpect \"甲公告 ›\"\ntap \"返回\"\nexpect \"乙公告 ›\"\n"
        )
        #expect(result.status == 0, "\(result.errors)")
    }
}
