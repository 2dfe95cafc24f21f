import Content
import Foundation
import Testing

@testable import Pack

@Suite("making packs")
struct PackMakingTests {
    @Test("the same items in any order give the same bytes")
    func orderDoesNotMatter() throws {
        let items = try (0..<300).map { try makeNotice("qingxi-\($0)", title: "通知 \($0)", day: 20_000 + $0 % 7) }
        let first = try Pack(unit: makeUnit(), items: items, release: 1)
        let second = try Pack(unit: makeUnit(), items: items.reversed(), release: 1)
        #expect(first.jsonLines() == second.jsonLines())
        #expect(try first.compressed() == second.compressed())
    }

    @Test("items are sorted by the bytes of their ids")
    func sortedByID() throws {
        let ids = ["qingxi-b", "qingxi-10", "qingxi-1", "qingxi--", "qingxi-a1", "qingxi-a"]
        let pack = try Pack(unit: makeUnit(), items: ids.map { try makeNotice($0) }, release: 1)
        let found = try (0..<pack.count).map { try pack.item(at: $0).id.text }
        #expect(found == ["qingxi--", "qingxi-1", "qingxi-10", "qingxi-a", "qingxi-a1", "qingxi-b"])
    }

    @Test("the bytes do not depend on how many cores the machine has")
    func coresDoNotMatter() throws {
        // Several jobs of a megabyte of text that does not repeat.
        var state: UInt64 = 42
        let items = try (0..<400).map { index in
            let text = String(
                (0..<3_000).map { _ -> Character in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return Character(Unicode.Scalar(0x4E00 + UInt32(state >> 40) % 3_000) ?? "一")
                })
            return try makeNotice("qingxi-\(index)", text: text)
        }
        let pack = try Pack(unit: makeUnit(), items: items, release: 1)
        #expect(pack.jsonLines().count > 3 << 20)
        let onAll = try pack.compressed(level: 5)
        let restore = try onOneCore()
        defer { restore() }
        let onOne = try Pack(unit: makeUnit(), items: items.shuffled(), release: 1).compressed(level: 5)
        #expect(onAll == onOne)
    }

    /// Keeps this thread, and those that it starts, on one core, until the returned closure is called. glibc hides the
    /// calls from Swift.
    private func onOneCore() throws -> () -> Void {
        typealias Call = @convention(c) (Int32, Int, UnsafeMutableRawPointer) -> Int32
        let get = unsafeBitCast(try #require(dlsym(nil, "sched_getaffinity")), to: Call.self)
        let set = unsafeBitCast(try #require(dlsym(nil, "sched_setaffinity")), to: Call.self)
        var all = [UInt8](repeating: 0, count: 128)
        #expect(get(0, all.count, &all) >= 0)
        var one = [UInt8](repeating: 0, count: 128)
        let first = try #require(all.firstIndex { $0 != 0 })
        one[first] = all[first] & ~(all[first] &- 1)
        #expect(set(0, one.count, &one) == 0)
        return {
            var mask = all
            _ = set(0, mask.count, &mask)
        }
    }

    @Test("a pack is of the day of its newest item, unless told otherwise")
    func createdDay() throws {
        let items = try [makeNotice("qingxi-a", day: 20_500), makeNotice("qingxi-b", day: 20_100)]
        #expect(try Pack(unit: makeUnit(), items: items, release: 1).header.created == Day(ordinal: 20_500))
        let day = Day(ordinal: 20_999)
        #expect(try Pack(unit: makeUnit(), items: items, release: 1, created: day).header.created == day)
        #expect(try Pack(unit: makeUnit(), items: [], release: 1).header.created == Day(ordinal: 0))
    }

    @Test("a pack reads back as it was made")
    func roundTrip() throws {
        var items = try (0..<50).map { try makeNotice("qingxi-\($0)") }
        items[3].attachments = [Attachment(name: "平面图", media: try makeMedium("b"))]
        items[4].attachments = [
            Attachment(name: "平面图", media: try makeMedium("b")), Attachment(name: "照片", media: try makeMedium("a")),
        ]
        let pack = try Pack(
            unit: makeUnit("cun", parent: "qingxi"),
            items: items.map {
                var item = $0
                item.unit = try UnitID("cun")
                return item
            }, release: 12)
        let compressed = try pack.compressed()
        let read = try Pack(reading: compressed)
        #expect(read.header == pack.header)
        #expect(read.header.unit.parent?.text == "qingxi")
        #expect(read.header.media == [try makeMedium("a"), try makeMedium("b")])
        #expect(read.jsonLines() == pack.jsonLines())
        #expect(try (0..<read.count).map { try read.item(at: $0) } == (0..<50).map { try pack.item(at: $0) })
        #expect(read.lines.count == 50)
        let digest = ContentDigest.sha256(of: compressed)
        #expect(pack.fileName(of: compressed) == "cun/\(digest).12.zst")
    }

    @Test("an empty unit has a pack too")
    func emptyUnit() throws {
        let pack = try Pack(unit: makeUnit(), items: [], release: 1)
        #expect(try Pack(reading: pack.compressed()).count == 0)
    }

    @Test("what cannot be a pack is not made")
    func refusals() throws {
        let unit = try makeUnit()
        let item = try makeNotice("qingxi-a")
        let stranger = try makeNotice("dongshan-a", unit: "dongshan")
        #expect(throws: PackError.badRelease(0)) { try Pack(unit: unit, items: [item], release: 0) }
        #expect(throws: PackError.duplicateItem(item.id)) { try Pack(unit: unit, items: [item, item], release: 1) }
        #expect(throws: PackError.foreignItem(stranger.id, found: stranger.unit, expected: unit.id)) {
            try Pack(unit: unit, items: [item, stranger], release: 1)
        }
    }
}
