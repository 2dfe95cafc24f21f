import Content
import Foundation
import Pack
import TUF
import TestSupport
import Testing

@testable import Publishing

@Suite("signing by several people")
struct SigningTests {
    private func copy(_ office: Office, _ name: String) throws -> Staging {
        let path = "\(office.folder.path)/\(name)"
        try FileManager.default.copyItem(atPath: office.stagingPath, toPath: path)
        return try Staging(at: path)
    }

    @Test("nothing is public before the threshold is met, and who is missing is named")
    func threshold() async throws {
        let office = try Office.founded()
        try office.release(try street("改"))
        try office.sign("clerk")
        let others = try names(office, ["reviewer", "chief"])
        let error = #expect(throws: PublishingError.self) { try office.publish() }
        #expect(
            error?.description
                == "too few signatures: qingxi 2: 1 of 2 signatures (clerk), 1 more of \(others)"
                + " (hint: ask them to run kioskctl sign)")
        let reader = try Reader(of: office.repository)
        _ = try await reader.pack("qingxi", release: 1, at: office.now)
        try office.sign("clerk")  // A second signature of the same person is none.
        #expect(throws: PublishingError.self) { try office.publish() }
        try office.sign("chief")
        try office.publish()
        _ = try await reader.pack("qingxi", release: 2, at: office.now)
    }

    /// In the order of their keys' ids, as metadata has them.
    private func names(_ office: Office, _ names: [String]) throws -> String {
        try names.sorted { try office.key($0).key.id < office.key($1).key.id }.joined(separator: ", ")
    }

    @Test("signatures from copies on sticks come together in any order")
    func sticks() throws {
        let office = try Office.founded()
        try office.release(try street("改"))
        var one = try copy(office, "stick-1")
        var two = try copy(office, "stick-2")
        #expect(try one.sign(with: try office.key("reviewer"), name: "reviewer") == ["qingxi"])
        #expect(try two.sign(with: try office.key("clerk"), name: "clerk") == ["qingxi"])
        #expect(throws: PublishingError.self) { try office.publish() }
        let outcome = try office.publication().publish(
            try office.staging,
            copies: [try Staging(at: two.path), try Staging(at: one.path)])
        #expect(outcome == .published(["qingxi"], snapshot: 2))
    }

    @Test("a copy that holds something else is no copy")
    func differentCopy() throws {
        let office = try Office.founded()
        try office.release(try street("改"))
        let old = try copy(office, "stick")
        try office.release(try street("又改"))
        var staging = try office.staging
        #expect(throws: TUFError.differentContent("qingxi", version: 2)) { try staging.merge([old]) }
    }

    @Test("a draft that changes after it was signed must be signed again")
    func changedDraft() throws {
        let office = try Office.founded()
        try office.release(try street("改"))
        try office.sign("clerk", "reviewer")
        try office.release(try street("又改"))
        #expect(try office.staging.demands().map(\.missing) == [2])
    }

    @Test("a mistake that is taken back before it was published leaves nothing to sign")
    func takenBack() throws {
        let office = try Office.founded()
        try office.release(try street("错", village: "改"))
        try office.release(try street(village: "又改"))
        #expect(try office.staging.demands().map(\.role) == ["dongqiao"])
        #expect(throws: PublishingError.nothingChanged) { try office.release(try street()) }
        #expect(throws: PublishingError.nothingStaged(path: office.stagingPath)) { try office.staging }
    }

    @Test("somebody whose signature counts for nothing is told so")
    func stranger() throws {
        let office = try Office.founded()
        try office.release(try street("改"))
        #expect(throws: PublishingError.keyNotAsked(name: "village")) { try office.sign("village") }
        #expect(throws: PublishingError.keyNotAsked(name: "online")) { try office.sign("online") }
    }

    @Test(
        "what was altered on the way is not signed",
        arguments: ["targets/packs", "records", "base/packs"])
    func altered(folder: String) throws {
        let office = try Office.founded()
        try office.release(try street("改"))
        let name = try #require(try Disk.files(below: "\(office.stagingPath)/\(folder)").first)
        let path = "\(office.stagingPath)/\(folder)/\(name)"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(throws: PublishingError.self) { try office.sign("clerk") }
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: PublishingError.self) { try office.sign("clerk") }
        #expect(try office.staging.demands().map(\.missing) == [2])
    }

    @Test("a record that does not tell the truth about its pack is not signed")
    func lyingRecord() throws {
        let office = try Office.founded()
        let staging = try office.release(try street("改"))
        let pack = try #require(staging.releasedUnits.first)
        let (record, _) = try staging.difference(of: pack)
        let lie = try ReleaseRecord(head: record.head, changes: []).encoded()
        let digest = ContentDigest.sha256(of: lie)
        try staging.add(lie, as: PublishedPack.recordName(unit: pack.unit, release: 2, digest))
        var draft = try TargetsDraft(try #require(staging.roles["qingxi"]))
        draft.targets["packs/qingxi/2.zst"]?.custom = PublishedPack.custom(
            release: 2, digest: pack.digest, size: pack.size, record: digest)
        var altered = staging
        try altered.stage(draft, as: "qingxi")
        let error = #expect(throws: PublishingError.self) { try office.sign("clerk") }
        #expect(error?.description.contains("the record does not say what the pack changes") == true)
    }

    @Test("what was staged before something else was published is refused, not published over it")
    func outdated() throws {
        let office = try Office.founded()
        try office.release(try street("改"))
        try office.sign("clerk", "reviewer")
        let late = try copy(office, "late")
        try office.release(try street("又改"))
        try office.sign("clerk", "reviewer")
        try office.publish()
        try office.issue(try street("再改"))
        #expect(throws: PublishingError.outdated(role: "qingxi", staged: 2, published: 3)) {
            try office.publication().publish(late)
        }
    }
}
