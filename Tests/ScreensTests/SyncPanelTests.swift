import Content
import Foundation
import Interface
import Store
import TestSupport
import Testing

@testable import Screens

@MainActor
@Suite("Maintenance: what sync does, and what staff can ask of it")
struct SyncPanelTests {
    private func open(_ syncing: SyncFacts?) throws -> Street {
        let street = try Street([
            Item(
                id: try ItemID("street-n"), unit: try UnitID("street"), title: "停水通知",
                published: try Day(parsing: "2026-11-20"), detail: .notice(Notice()))
        ])
        try street.hold("清溪街道便民服务中心", 3)
        _ = street.loop.takeEffects()
        street.answer(.door(.ready))
        try street.tap("1")
        try street.tap("完成")
        street.answer(.door(.open))
        _ = street.loop.takeEffects()
        street.answer(.machine(facts(syncing)))
        return street
    }

    private func facts(_ syncing: SyncFacts?) -> MachineFacts {
        MachineFacts(
            version: "9.9", freeBytes: 5_200_000_000, totalBytes: 64_000_000_000, sync: "2026-11-24 03:10 · 没有新内容",
            syncing: syncing)
    }

    private func downloading() -> SyncStatus {
        var status = SyncStatus()
        status.phase = .downloading
        status.bytes = .init(done: 3_400_000, total: 8_600_000)
        status.files = .init(done: 1, total: 4)
        status.secondsLeft = 125
        return status
    }

    @Test("a kiosk without sync shows no button for it")
    func without() throws {
        let street = try open(nil)
        for word in ["现在同步", "暂停同步", "从 U 盘更新", "正在做"] { #expect(!street.texts.contains(word)) }
    }

    @Test("bytes, files and time left are shown while it downloads")
    func progress() throws {
        let street = try open(SyncFacts(status: downloading(), isPaused: false, reading: nil, sticks: []))
        #expect(street.texts.contains("正在下载 · 3.4/8.6 MB，1/4 个文件 · 约剩 3 分钟"))
        #expect(!street.texts.contains("从 U 盘更新"))
    }

    @Test("a stick is offered, and its button asks to read it")
    func stick() throws {
        let street = try open(SyncFacts(status: SyncStatus(), isPaused: false, reading: nil, sticks: ["/media/u"]))
        try street.tap("从 U 盘更新")
        #expect(street.loop.takeEffects() == [.wish(.read(stick: "/media/u"))])
    }

    @Test("a stick that is being read is not offered again; one that was pulled is asked for")
    func pulled() throws {
        var status = SyncStatus()
        status.phase = .stickMissing
        let street = try open(SyncFacts(status: status, isPaused: false, reading: "/media/u", sticks: ["/media/u"]))
        #expect(!street.texts.contains("从 U 盘更新"))
        #expect(street.texts.contains("U 盘被拔掉了，插回去会接着来"))
    }

    @Test("pause and go on are one button, and say what they will do")
    func pause() throws {
        let running = try open(SyncFacts(status: downloading(), isPaused: false, reading: nil, sticks: []))
        try running.tap("暂停同步")
        #expect(running.loop.takeEffects() == [.wish(.pause(true))])
        let paused = try open(SyncFacts(status: downloading(), isPaused: true, reading: nil, sticks: []))
        #expect(paused.texts.contains("已暂停 · 3.4/8.6 MB，1/4 个文件"))
        try paused.tap("继续同步")
        #expect(paused.loop.takeEffects() == [.wish(.pause(false))])
    }

    @Test("the machine is looked at each second while staff watch, once at a time, and no longer than that")
    func looks() throws {
        let street = try open(SyncFacts(status: downloading(), isPaused: false, reading: nil, sticks: []))
        let start = street.loop.program.now
        street.loop.advance(to: start + 1000)
        #expect(street.loop.takeEffects() == [.lookAtMachine])
        street.loop.advance(to: start + 5000)
        #expect(street.loop.takeEffects() == [])
        street.answer(.machine(facts(nil)))
        street.loop.advance(to: start + 9000)
        #expect(street.loop.takeEffects() == [])
    }
}
