import Content
import Foundation
import Interface
import Pack
import Store
import TestSupport
import Testing

@testable import Screens

/// A street with a few items in a real store, and the kiosk on it.
@MainActor
final class Street {
    let folder: TemporaryFolder
    let state: StateDirectory
    let loop: InterfaceLoop<KioskApp, FixedMeasurer>
    private var release = 0
    private(set) var time: Milliseconds = 0

    /// - Parameter isWaiting: the packs are there, the database is still to be made.
    init(
        _ items: [Item], viewport: Size = Size(width: 1080, height: 1920),
        settings: KioskApp.Settings = KioskApp.Settings(), isWaiting: Bool = false
    ) throws {
        folder = try TemporaryFolder()
        state = try StateDirectory.prepare(folder.path)
        if !items.isEmpty { try Street.install(items, release: 1, in: state) }
        release = 1
        if isWaiting {
            for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: state.content + suffix) {
                try FileManager.default.removeItem(atPath: state.content + suffix)
            }
        }
        let store = isWaiting ? ContentStore(waitingFor: state) : try ContentStore(state: state, access: .readWrite)
        let day = try Day(year: 2026, month: 11, day: 24)
        let app = KioskApp(content: store, settings: settings) { now in
            LocalTime(day: day, second: 37_560 + Int(now / 1000))
        }
        loop = InterfaceLoop(app, viewport: viewport, measurer: FixedMeasurer())
        _ = loop.nextFrame()
    }

    static func install(_ items: [Item], release: Int, in state: StateDirectory) throws {
        let unit = Content.Unit(
            id: try UnitID("street"), name: "清溪街道", level: .street, center: "清溪街道便民服务中心")
        let pack = try Pack(unit: unit, items: items, release: release)
        let store = try ContentStore(state: state, access: .readWrite)
        _ = try store.install([PackSource(path: "test", bytes: try pack.compressed(level: 1))], mediaFrom: [])
    }

    func publish(_ items: [Item]) throws {
        release += 1
        try Street.install(items, release: release, in: state)
    }

    var texts: [String] { loop.frame.texts.map(\.text) }

    func tap(_ label: String) throws {
        let target = try #require(
            loop.frame.targets.first { $0.label == label }, "\(label) in \(loop.frame.targets.map(\.label))")
        time += 400  // sooner, a second tap at the same place would be half of a double tap
        loop.handle(.pointerDown(id: 1, target.rect.center), at: time)
        loop.handle(.pointerUp(id: 1, target.rect.center), at: time)
        _ = loop.nextFrame()
    }

    /// A touch anywhere, with nothing said about what lies there.
    func touch(_ point: Point) {
        loop.handle(.pointerDown(id: 1, point), at: time)
        loop.handle(.pointerUp(id: 1, point), at: time + 40)
        _ = loop.nextFrame()
    }

    /// Rests a finger on what carries this label.
    func hold(_ label: String, _ seconds: Int) throws {
        let target = try #require(loop.frame.targets.first { $0.label == label })
        loop.handle(.pointerDown(id: 1, target.rect.center), at: time)
        _ = loop.nextFrame()
        wait(seconds)
        loop.handle(.pointerUp(id: 1, target.rect.center), at: time)
        _ = loop.nextFrame()
    }

    /// Answers as the world would.
    func answer(_ answer: Answer) {
        loop.edit { $0.receive(answer) }
        _ = loop.nextFrame()
    }

    func wait(_ seconds: Int) {
        let end = time + Milliseconds(seconds) * 1000
        while time < end {
            time = min(end, max(time + 1, loop.nextWake(after: time) ?? end))
            loop.advance(to: time)
        }
        _ = loop.nextFrame()
    }
}
