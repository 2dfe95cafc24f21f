import Content
import Foundation
import TUF
import TestSupport
import Testing

@testable import Publishing

@Suite("change of keys")
struct RotationTests {
    @Test("root keys change one after another, and a reader with the first root follows")
    func root() async throws {
        let office = try Office.founded()
        let reader = try Reader(of: office.repository)
        for name in ["root-d", "root-e"] { try office.addKey(name) }
        _ = try office.rotation().apply(
            try office.signersFile("root: 2 of keys/root-b.pub keys/root-c.pub keys/root-d.pub"))
        try office.sign("root-c", "root-d")
        // Two of the new keys signed, but only one of the old.
        #expect(throws: PublishingError.self) { try office.publish() }
        try office.sign("root-b")
        #expect(try office.publish() == .published(["root"], snapshot: 2))
        _ = try office.rotation().apply(
            try office.signersFile("root: 2 of keys/root-d.pub keys/root-e.pub"))
        try office.sign("root-b", "root-d", "root-e")
        try office.publish()
        #expect(try await reader.update(at: office.now).root.version == 3)
        _ = try await reader.pack("qingxi", release: 1, at: office.now)
        #expect(try await office.inspect().problems.isEmpty)
    }

    @Test("a lost key is revoked: what it signed is signed anew, and it signs nothing any longer")
    func revoke() async throws {
        let office = try Office.founded()
        let reader = try Reader(of: office.repository)
        try office.addKey("clerk-2")
        let new = try PublicKeyFile(at: office.folder.path + "/keys/clerk-2.pub")
        let staging = try office.rotation().revoke("clerk", replacement: new)
        #expect(
            try staging.demands().map { [$0.role.text, "\($0.missing)"] } == [["targets", "2"], ["qingxi", "2"]])
        let review = try ReviewText(staging, detail: .fields, in: .english).lines
        #expect(review == ["* signers of qingxi: 2/3 chief、clerk、reviewer → 2/3 chief、clerk-2、reviewer"])
        #expect(throws: PublishingError.keyNotAsked(name: "clerk")) { try office.sign("clerk") }
        try office.sign("lead", "deputy", "clerk-2", "chief")
        try office.publish()
        _ = try await reader.pack("qingxi", release: 1, at: office.now)
        try office.release(try street("改"))
        #expect(throws: PublishingError.keyNotAsked(name: "clerk")) { try office.sign("clerk") }
        try office.sign("clerk-2", "reviewer")
        try office.publish()
        _ = try await reader.pack("qingxi", release: 2, at: office.now)
    }

    @Test("a key is found by its id, by the beginning of it and by its owner; others are unknown")
    func names() throws {
        let office = try Office.founded()
        let id = try office.key("reviewer").key.id.text
        for name in [id, String(id.prefix(8)), "reviewer"] {
            _ = try office.rotation().revoke(name, replacement: nil)
            try FileManager.default.removeItem(atPath: office.stagingPath)
        }
        for name in [String(id.prefix(7)), "nobody"] {
            #expect(throws: PublishingError.unknownKey(name)) { try office.rotation().revoke(name, replacement: nil) }
        }
        #expect(throws: PublishingError.lastKeys(role: "dongqiao", threshold: 1, left: 0)) {
            try office.rotation().revoke("village", replacement: nil)
        }
    }

    @Test("the online key is replaced, with the old one at hand or lost", arguments: [true, false])
    func online(isAtHand: Bool) async throws {
        let office = try Office.founded()
        let reader = try Reader(of: office.repository)
        _ = try await reader.update(at: office.now)
        try office.addKey("online-2")
        _ = try office.rotation().apply(try office.signersFile("online: keys/online-2.pub"))
        try office.sign("root-a", "root-b")
        let error = #expect(throws: PublishingError.self) { try office.publish("online") }
        #expect(error?.description.contains("is not the online key") == true)
        if isAtHand { try office.publish("online", "online-2") } else { try office.publish("online-2") }
        _ = try await reader.pack("qingxi", release: 1, at: office.now)
        _ = try office.publication(["online-2"]).refresh()
        #expect(throws: PublishingError.self) { try office.publication(["online"]).refresh() }
        _ = try await reader.update(at: office.now)
        #expect(try await office.inspect().problems.isEmpty)
    }

    @Test("a new village is added, and a new town between nobody's hands")
    func newUnit() async throws {
        let office = try Office.founded()
        try office.addKey("xihe")
        let staging = try office.rotation().apply(try office.signersFile("qingxi/xihe: keys/xihe.pub"))
        #expect(try staging.demands().map(\.role) == ["targets", "qingxi"])
        try office.sign("lead", "deputy", "clerk", "chief")
        try office.publish()
        #expect(try await office.inspect().warnings.map(\.english) == ["nothing was ever released for 'xihe'"])
        let tree = try street()
        let unit = Content.Unit(id: try UnitID("xihe"), parent: try UnitID("qingxi"), name: "西河村", level: .village)
        let item = try notice("xihe-n0", unit: "xihe", text: "西河。")
        try office.release(.init(units: tree.units + [.init(unit: unit, items: [item])], media: [:]))
        try office.sign("xihe")
        #expect(try office.publish() == .published(["xihe"], snapshot: 3))
        _ = try await Reader(of: office.repository).pack("xihe", release: 1, at: office.now)
        _ = try await Reader(of: office.repository).pack("dongqiao", release: 1, at: office.now)
    }

    @Test("a role is signed anew before it expires")
    func renew() async throws {
        let office = try Office.founded()
        office.now += 700 * 86_400
        _ = try office.publication().refresh()
        #expect(
            Set(try await office.inspect().warnings.map(\.english)) == [
                "'targets' expires in 29 days", "'qingxi' expires in 29 days", "'dongqiao' expires in 29 days",
            ])
        _ = try office.rotation().renew(["targets", "qingxi", "dongqiao"])
        try office.sign("lead", "deputy", "clerk", "chief", "village")
        try office.publish()
        #expect(try await office.inspect().warnings.isEmpty)
        #expect(try await office.inspect().problems.isEmpty)
    }
}
