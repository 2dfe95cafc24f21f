import Authoring
import Content
import Foundation
import Pack
import TUF
import TestSupport
import Testing

@testable import Publishing

@Suite("releases")
struct ReleaseTests {
    @Test(
        "deltas come from the last 8 releases and from powers of two before",
        arguments: [
            (1, []), (2, [1]), (9, [8, 7, 6, 5, 4, 3, 2, 1]), (12, [11, 10, 9, 8, 7, 6, 5, 4]),
            (17, [16, 15, 14, 13, 12, 11, 10, 9, 1]),
            (100, [99, 98, 97, 96, 95, 94, 93, 92, 84, 68, 36]),
        ])
    func plan(release: Int, bases: [Int]) {
        #expect(DeltaPlan.bases(of: release) == bases)
    }

    @Test("a release lists its pack with number, digest and size, and each delta with the digest of its base")
    func custom() async throws {
        let office = try Office.founded()
        let reader = try Reader(of: office.repository)
        var packs = [try await reader.pack("qingxi", release: 1, at: office.now)]
        for release in 2...4 {
            try office.issue(try street("改\(release)"))
            packs.append(try await reader.pack("qingxi", release: release, at: office.now))
        }
        let update = try await reader.update(at: office.now)
        let full = try await update.find("packs/qingxi/4.zst")
        #expect(full.role == "qingxi")
        #expect(full.file.custom?["release"]?.number == 4)
        #expect(full.file.custom?["size"]?.number == packs[3].jsonLines().count)
        #expect(full.file.custom?["digest"]?.text == ContentDigest.sha256(of: packs[3].jsonLines()).text)
        let targets = TemporaryTargets()
        for base in 1...3 {
            let delta = try await update.find(TargetPath("packs/qingxi/\(base)-4.delta.zst"))
            #expect(
                delta.file.custom?["base"]?.text == ContentDigest.sha256(of: packs[base - 1].jsonLines()).text)
            let path = try await update.download(delta, to: try targets.directory())
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(try Pack(reading: bytes, on: packs[base - 1]).jsonLines() == packs[3].jsonLines())
        }
        await #expect(throws: TUFError.self) { try await update.find("packs/qingxi/3.zst") }
    }

    @Test("only units that changed get a release, and only their people are asked")
    func onlyChanged() throws {
        let office = try Office.founded()
        let staging = try office.release(try street(village: "改"))
        #expect(try staging.demands().map(\.role) == ["dongqiao"])
        try office.sign("village")
        #expect(try office.publish() == .published(["dongqiao"], snapshot: 2))
        #expect(throws: PublishingError.nothingChanged) { try office.release(try street(village: "改")) }
    }

    @Test("a village can be released by itself while the street's changes wait")
    func oneUnit() throws {
        let office = try Office.founded()
        var wishes = ReleaseMaker.Wishes()
        wishes.units = [try UnitID("dongqiao")]
        let staging = try office.release(try street("改", village: "改"), wishes)
        #expect(staging.releasedUnits.map(\.unit.text) == ["dongqiao"])
        wishes.units = [try UnitID("nirgends")]
        #expect(throws: PublishingError.noUnit("nirgends")) { try office.release(try street(), wishes) }
    }

    @Test("a unit without a role, and one that moved, are refused with what to do")
    func places() throws {
        let office = try Office.founded()
        let stranger = Content.Unit(id: try UnitID("xihe"), parent: try UnitID("qingxi"), name: "西河村", level: .village)
        let tree = try street()
        let more = AuthoredTree(units: tree.units + [AuthoredUnit(unit: stranger, items: [])], media: [:])
        #expect(throws: PublishingError.noRole(stranger.id)) { try office.release(more) }
        var moved = tree.units[1].unit
        moved.parent = try UnitID("xihe")
        let other = AuthoredTree(units: [tree.units[0], AuthoredUnit(unit: moved, items: [])], media: [:])
        #expect(throws: PublishingError.wrongPlace(moved.id, parent: "xihe", expected: "qingxi")) {
            try office.release(other)
        }
    }

    @Test("a picture comes along once, is checked, and must be there")
    func pictures() async throws {
        let office = try Office()
        let bytes = Data("picture".utf8)
        try office.folder.write(bytes, to: "a.png")
        let medium = MediaReference(digest: .sha256(of: bytes), bytes: bytes.count, format: .png, width: 1, height: 1)
        func tree(_ path: String?) throws -> AuthoredTree {
            let plain = try street()
            var item = try notice("qingxi-p", unit: "qingxi", text: "图")
            item.body.append(.picture(medium, description: "图"))
            let unit = AuthoredUnit(unit: plain.units[0].unit, items: plain.units[0].items + [item])
            return AuthoredTree(units: [unit, plain.units[1]], media: path.map { [medium.digest: $0] } ?? [:])
        }
        _ = try Founding.stage(
            try SignersFile(at: office.folder.path + "/signers.txt"), in: office.repository, at: office.stagingPath,
            now: office.now)
        #expect(throws: PackFolderError.mediumMissing(medium.fileName)) { try office.release(try tree(nil)) }
        try office.release(try tree(office.folder.path + "/a.png"))
        try office.sign(Office.founders)
        try office.publish()
        #expect(try Disk.read("\(office.repository.path)/media/\(medium.fileName)") == bytes)
        #expect(try await office.inspect().problems.isEmpty)
    }

    @Test("what is read before signing names every item, and every line that comes and goes")
    func review() throws {
        let office = try Office.founded()
        var wishes = ReleaseMaker.Wishes()
        wishes.note = "纪要3号"
        try office.release(try street("周日来水。", without: ["qingxi-n7"]), wishes)
        let lines = try ReviewText(try office.staging, detail: .fields, in: .english).lines
        #expect(
            lines.prefix(4) == [
                "qingxi release 2: 0 added, 1 changed, 1 removed", "  note: 纪要3号", "~ notice qingxi-n0 通知0",
                "    - body.p: 第0号。",
            ])
        #expect(lines.contains("    + body.p: 第0号。周日来水。"))
        #expect(lines.contains("- notice qingxi-n7 通知7"))
        let titles = try ReviewText(try office.staging, detail: .titles, in: .chinese).lines
        #expect(
            titles == [
                "qingxi 第 2 次发布：新增 0，修改 1，删除 1", "  说明：纪要3号", "~ notice qingxi-n0 通知0",
                "- notice qingxi-n7 通知7",
            ])
    }
}

/// A directory of targets that goes with the value.
final class TemporaryTargets {
    private let folder = Result { try TemporaryFolder() }

    func directory() throws -> TargetDirectory { try TargetDirectory(at: try folder.get().path + "/targets") }
}
