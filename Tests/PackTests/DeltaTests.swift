import Content
import Foundation
import Testing

@testable import Pack

@Suite("deltas between releases")
struct DeltaTests {
    private func pack(_ release: Int, changed: Set<Int> = [], unit: String = "qingxi") throws -> Pack {
        let items = try (0..<400).map { index in
            let text = (0..<20).map { "第\(index)号第\($0)段，自来水检修，请提前存水。" }.joined()
            return try makeNotice(
                "\(unit)-n\(index)", unit: unit, text: changed.contains(index) ? text + "改动\(release)" : text)
        }
        return try Pack(unit: makeUnit(unit), items: items, release: release)
    }

    @Test("a delta on its base gives the pack, byte for byte, and is far smaller than the pack")
    func roundTrip() throws {
        let old = try pack(7)
        let new = try pack(8, changed: [3, 77, 250])
        let delta = try new.delta(from: old)
        #expect(try Pack(reading: delta, on: old).jsonLines() == new.jsonLines())
        #expect(delta.count * 4 < (try new.compressed()).count)
    }

    @Test("the same two packs give the same delta, named by what it holds and whence it leads")
    func deterministic() throws {
        let old = try pack(7)
        let new = try pack(9, changed: [3])
        let delta = try new.delta(from: old)
        #expect(try new.delta(from: old) == delta)
        let digest = ContentDigest.sha256(of: delta).text
        #expect(new.fileName(of: delta, from: old) == "qingxi/\(digest).7-9.delta.zst")
    }

    @Test("on another pack, without one, cut off or with a flipped bit a delta is refused and gives nothing")
    func refused() throws {
        let old = try pack(7)
        let new = try pack(8, changed: [3])
        let delta = try new.delta(from: old)
        let other = try pack(6, changed: Set(0..<400))
        #expect(throws: PackError.self) { try Pack(reading: delta, on: other) }
        #expect(throws: PackError.self) { try Pack(reading: delta) }
        #expect(throws: PackError.truncated) { try Pack(reading: delta.prefix(delta.count - 5), on: old) }
        var harmless = 0
        var refused = 0
        for position in stride(from: 0, to: delta.count, by: max(1, delta.count / 40)) {
            var flipped = delta
            flipped[flipped.startIndex + position] ^= 0x10
            do throws(PackError) {
                // One bit of zstd's frame header means nothing: then it is the right pack, and nothing else.
                #expect(try Pack(reading: flipped, on: old).jsonLines() == new.jsonLines(), "byte \(position)")
                harmless += 1
            } catch {
                refused += 1
            }
        }
        #expect(harmless <= 1)
        #expect(refused >= 30)
    }

    @Test("a delta between units is not made")
    func foreign() throws {
        let street = try pack(1)
        let village = try pack(1, unit: "dongqiao")
        #expect(throws: PackError.foreignDelta(from: street.header.unit.id, to: village.header.unit.id)) {
            try village.delta(from: street)
        }
    }

    @Test("the empty pack can begin a chain of deltas")
    func empty() throws {
        let nothing = try Pack(unit: makeUnit(), items: [], release: 1)
        let new = try pack(2)
        #expect(try Pack(reading: new.delta(from: nothing), on: nothing).jsonLines() == new.jsonLines())
    }
}
