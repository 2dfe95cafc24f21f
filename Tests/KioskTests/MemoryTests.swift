import Foundation
import Testing
import TestSupport

/// What the kiosk keeps of the machine's memory, by the script step `memory`.
struct MemoryTests {
    @Test("what a photograph took is given back when its page is left")
    func photograph() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            tap "三资公开"
            tap "东桥村"
            swipe up 900
            tap "村部屋顶维修"
            memory before
            tap "凭证"
            tap "放大"
            memory enlarged
            tap "返回"
            memory after
            """, to: "photograph.script")
        let state = try DemoState.copy()
        let result = try Programs.run(
            "kiosk",
            [
                "--headless", "--script", folder.path + "/photograph.script", "--state", state.path + "/state",
                "--now", DemoState.now,
            ], directory: Programs.root)
        try #require(result.status == 0, "\(result.errors)")
        let kilobytes = result.output.split(separator: "\n").compactMap { Int($0.split(separator: " ")[1]) }
        try #require(kilobytes.count == 3, "\(result.output)")
        #expect(kilobytes[1] - kilobytes[0] > 3000, "a photograph takes some megabytes: \(kilobytes)")
        #expect(kilobytes[1] - kilobytes[2] > 3000, "\(kilobytes)")
    }
}
