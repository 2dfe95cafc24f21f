import Foundation
import Participation
import TestSupport
import Testing

/// From a finger to `visits.sqlite`, by the real program.
struct ParticipationOnDiskTests {
    private func play(_ script: String, in copy: TemporaryFolder, enabled: Bool = true) throws -> ProgramResult {
        try copy.write(script, to: "test.script")
        return try Programs.run(
            "kiosk",
            [
                "--headless", "--script", copy.path + "/test.script", "--screenshots", copy.path, "--now",
                DemoState.now, "--state", copy.path + "/state",
            ] + (enabled ? ["--participation"] : []), directory: Programs.root)
    }

    @Test("what a citizen sends is in the outbox when the screen says 收到了, with what it is about and nothing of whom")
    func submission() throws {
        let copy = try DemoState.copy()
        let script = """
            tap "三资公开"
            tap "南塘村"
            tap "国庆秩序员劳务"
            tap "对这笔有疑问"
            tap "是谁定的？归谁管？"
            tap "提交"
            expect "收到了"
            expect "回执号"
            """
        let result = try play(script, in: copy)
        #expect(result.status == 0, "\(result.errors)")
        let outbox = try Outbox(path: copy.path + "/state/visits.sqlite")
        let batch = try #require(try outbox.nextBatch(at: Int(Date().timeIntervalSince1970)))
        let line = String(decoding: batch.body, as: UTF8.self)
        #expect(batch.ids.count == 1)
        #expect(line.contains("是谁定的？归谁管？") && line.contains("nantang-funds-2026-10") && line.contains("\"row\":2"))
        #expect(!line.contains("phone"))
    }

    @Test("what was filled in and not sent leaves no trace on the disk")
    func notSent() throws {
        let copy = try DemoState.copy()
        let script = """
            tap "评议与建议"
            tap "提建议"
            tap "办好了打电话告诉我"
            type "13800004321"
            wait 80s
            """
        let result = try play(script, in: copy)
        #expect(result.status == 0, "\(result.errors)")
        for name in try FileManager.default.contentsOfDirectory(atPath: copy.path + "/state")
        where name.hasPrefix("visits") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: copy.path + "/state/" + name))
            #expect(bytes.range(of: Data("13800004321".utf8)) == nil, "\(name)")
        }
    }

    @Test("a disk that takes nothing is told in plain words, and nothing pretends to be sent")
    func readOnlyOutbox() throws {
        let copy = try DemoState.copy()
        // A folder where the file should be: nobody, not even root, can write there.
        for suffix in ["", "-wal", "-shm"] {
            // They may not exist.
            try? FileManager.default.removeItem(atPath: copy.path + "/state/visits.sqlite" + suffix)
        }
        try FileManager.default.createDirectory(
            atPath: copy.path + "/state/visits.sqlite", withIntermediateDirectories: false)
        let script = """
            tap "评议与建议"
            tap "提建议"
            tap "少要几样材料"
            tap "提交"
            expect "没有存上"
            expect-not "收到了"
            """
        let result = try play(script, in: copy)
        #expect(result.status == 0, "\(result.errors)")
    }
}
