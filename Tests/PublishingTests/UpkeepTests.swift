import Content
import Foundation
import Pack
import TUF
import TestSupport
import Testing

@testable import Publishing

@Suite("upkeep of a repository")
struct UpkeepTests {
    @Test("the archive tells each release, who signed it and when, and which items it changed")
    func history() throws {
        let office = try Office.founded()
        let second = office.now
        var wishes = ReleaseMaker.Wishes()
        wishes.note = "纪要3号"
        try office.release(try street("改", without: ["qingxi-n7"]), wishes)
        try office.sign("reviewer", "chief")
        try office.publish()
        let entries = try History(of: office.repository).entries
        #expect(
            entries.map { "\($0.role) \($0.version)" } == ["root 1", "targets 1", "qingxi 1", "dongqiao 1", "qingxi 2"])
        #expect(entries[0].signed == ["root-a", "root-c"])
        #expect(entries[2].signed == ["chief", "clerk"])
        #expect(entries[2].published == Office.start)
        let last = try #require(entries.last)
        #expect(last.published == second)
        #expect(last.signed == ["chief", "reviewer"])
        #expect(last.release == 2 && last.snapshot == 2)
        #expect(last.record?.note == "纪要3号")
        #expect(
            last.record?.changes.map { "\($0.change) \($0.id) \($0.title)" } == [
                "changed qingxi-n0 通知0", "removed qingxi-n7 通知7",
            ])
    }

    @Test("the archive knows who signed with keys that were revoked since")
    func historyOfRevoked() throws {
        let office = try Office.founded()
        _ = try office.rotation().revoke("clerk", replacement: nil)
        try office.sign("lead", "deputy", "chief", "reviewer")
        try office.publish()
        let signed = try History(of: office.repository).entries.filter { $0.role == "qingxi" }.map(\.signed)
        #expect(signed == [["chief", "clerk"], ["chief", "reviewer"]])
    }

    @Test(
        "verify names a file that is damaged or missing",
        arguments: ["targets/packs/qingxi", "targets/packs/dongqiao", "records/qingxi"], [true, false])
    func damage(folder: String, isMissing: Bool) async throws {
        let office = try Office.founded()
        #expect(try await office.inspect().problems.isEmpty)
        let name = try #require(try Disk.names(in: "\(office.repository.path)/\(folder)").first)
        let url = URL(fileURLWithPath: "\(office.repository.path)/\(folder)/\(name)")
        var bytes = try Data(contentsOf: url)
        bytes[bytes.count / 2] ^= 1
        if isMissing { try FileManager.default.removeItem(at: url) } else { try bytes.write(to: url) }
        let problems = try await office.inspect().problems.map(\.english)
        #expect(!problems.isEmpty)
        #expect(problems.allSatisfy { $0.contains(name) || $0.contains(folder) }, "\(problems)")
    }

    @Test("verify refuses metadata that was altered, and a role that lists what is not its own")
    func metadata() async throws {
        let office = try Office.founded()
        let path = office.repository.path + "/metadata/1.qingxi.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try office.folder.write(
            text.replacingOccurrences(of: "\"release\":1", with: "\"release\":2"),
            to: "repository/metadata/1.qingxi.json")
        #expect(
            try await office.inspect().problems.map(\.english).first
                == "qingxi 1: expected valid signatures of 2 keys of 'targets', found 0")
        try office.folder.write(text, to: "repository/metadata/1.qingxi.json")
    }

    @Test("what a street's people sign for a village is not signed here, and verify names it")
    func foreign() async throws {
        let office = try Office.founded()
        let state = try office.repository.state()
        var staging = try Staging(at: office.stagingPath, following: state)
        var draft = try staging.draft(of: "qingxi", expires: Office.start + 86_400 * 300)
        var entry = try #require(draft.targets["packs/qingxi/1.zst"])
        entry.custom = nil
        draft.targets["packs/dongqiao/2.zst"] = entry
        try staging.stage(draft, as: "qingxi")
        let sentence = "packs/dongqiao/2.zst: 'qingxi' may not list it: it is not its own"
        let error = #expect(throws: PublishingError.self) { try office.sign("clerk") }
        #expect(error?.description.hasPrefix(sentence) == true)
        // Other programs may have signed it all the same.
        let metadata = try draft.metadata(of: "qingxi").signed(by: try office.key("clerk"))
            .signed(by: try office.key("chief"))
        let online = try office.key("online")
        var roles = try #require(state.snapshot).roles
        roles["qingxi"] = 2
        let snapshot = try SnapshotDraft(
            version: 2, expires: office.now + 86_400, roles: roles, published: office.now
        ).metadata(of: .snapshot).signed(by: online)
        let timestamp = try TimestampDraft(version: 2, expires: office.now + 86_400, snapshot: snapshot)
            .metadata(of: .timestamp).signed(by: online)
        try office.folder.write(metadata.bytes, to: "repository/metadata/2.qingxi.json")
        try office.folder.write(snapshot.bytes, to: "repository/metadata/2.snapshot.json")
        try office.folder.write(timestamp.bytes, to: "repository/metadata/timestamp.json")
        #expect(try await office.inspect().problems.map(\.english).contains(sentence))
    }

    @Test("prune keeps what readers and future deltas need, and the archive")
    func prune() async throws {
        let office = try Office.founded()
        for release in 2...5 {
            try office.issue(try street("改\(release)"))
            office.now += 86_400
        }
        let before = try Disk.files(below: office.repository.path)
        try office.folder.write("x", to: "repository/targets/packs/qingxi/.1234.partial")
        let pruning = try Pruning(of: office.repository, keeping: 2, at: office.now + 86_400)
        try pruning.run()
        let names = try Disk.names(in: office.repository.path + "/targets/packs/qingxi").map { $0.drop { $0 != "." } }
        #expect(
            Set(names) == [".5.zst", ".4.zst", ".1-5.delta.zst", ".2-5.delta.zst", ".3-5.delta.zst", ".4-5.delta.zst"])
        let after = try Disk.files(below: office.repository.path)
        #expect(Set(before).subtracting(after) == Set(pruning.superfluous))
        for folder in ["metadata/", "records/"] {
            #expect(before.filter { $0.hasPrefix(folder) } == after.filter { $0.hasPrefix(folder) })
        }
        #expect(!FileManager.default.fileExists(atPath: office.repository.path + "/targets/packs/qingxi/.1234.partial"))
        #expect(try await office.inspect().problems.isEmpty)
        // The next release has deltas from what is left.
        try office.issue(try street("改6"))
        let listed = try #require(try office.repository.state().roles["qingxi"]).signed.targets.keys.map(\.text)
            .sorted()
        #expect(listed == ["packs/qingxi/4-6.delta.zst", "packs/qingxi/5-6.delta.zst", "packs/qingxi/6.zst"])
    }

    @Test("prune leaves what was public within the last day")
    func pruneLater() throws {
        let office = try Office.founded()
        for release in 2...3 { try office.issue(try street("改\(release)")) }
        #expect(try Pruning(of: office.repository, keeping: 1, at: office.now).superfluous.isEmpty)
        let later = try Pruning(of: office.repository, keeping: 1, at: office.now + 2 * 86_400).superfluous
        let kinds = Set(later.map { String($0.drop { $0 != "." }) })
        #expect(kinds == [".1-2.delta.zst", ".1.zst", ".2.zst"])
    }
}
