import Content
import Foundation
import Pack
import TUF
import TestSupport
import Testing

@testable import Publishing

@Suite("publication")
struct PublicationTests {
    @Test("the timestamp is the only file that is ever replaced")
    func immutable() throws {
        let office = try Office.founded()
        func files() throws -> [String: Data] {
            Dictionary(
                uniqueKeysWithValues: try Disk.files(below: office.repository.path).map {
                    ($0, try Disk.read("\(office.repository.path)/\($0)"))
                })
        }
        let before = try files()
        try office.issue(try street("改"))
        let after = try files()
        #expect(before.filter { after[$0.key] != $0.value }.map(\.key) == ["metadata/timestamp.json"])
        #expect(after.count > before.count)
    }

    @Test("publishing the same again changes nothing")
    func again() throws {
        let office = try Office.founded()
        try office.issue(try street("改"))
        let timestamp = try Disk.read(office.repository.path + "/metadata/timestamp.json")
        #expect(try office.publish() == .nothingNew(snapshot: 2))
        #expect(try Disk.read(office.repository.path + "/metadata/timestamp.json") == timestamp)
    }

    @Test("files of a draft that was replaced were approved by nobody and do not become public")
    func replacedDraft() throws {
        let office = try Office.founded()
        try office.release(try street("一个不该公开的名字"))
        try office.issue(try street("改"))
        let names = try Disk.names(in: office.repository.path + "/targets/packs/qingxi").map { $0.drop { $0 != "." } }
        #expect(names.sorted() == [".1-2.delta.zst", ".1.zst", ".2.zst"])
        #expect(try Disk.names(in: office.repository.path + "/records/qingxi").count == 2)
    }

    @Test("only the online key makes a release public")
    func onlineKey() async throws {
        let office = try Office.founded()
        try office.release(try street("改"))
        try office.sign("clerk", "reviewer")
        let error = #expect(throws: PublishingError.self) { try office.publish("lead") }
        #expect(error?.description.contains("is not the online key") == true)
        #expect(try await office.inspect().problems.isEmpty)
        try office.publish()
    }

    @Test("two programs do not write at the same time")
    func oneWriter() throws {
        let office = try Office.founded()
        try office.release(try street("改"))
        try office.sign("clerk", "reviewer")
        let lock = try FolderLock(office.repository.path)
        #expect(throws: PublishingError.inUse(path: office.repository.path)) { try office.publish() }
        withExtendedLifetime(lock) {}
    }

    @Test("a refresh keeps the timestamp alive for a year, and the snapshot with it")
    func refresh() async throws {
        let office = try Office.founded()
        let first = try #require(try office.repository.state().snapshot)
        for day in 1...52 {
            office.now = Office.start.addingTimeInterval(Double(day) * 7 * 86_400)
            _ = try office.publication().refresh()
            #expect(try await office.inspect().problems.isEmpty)
        }
        let state = try office.repository.state()
        #expect(state.timestamp?.version == 53)
        #expect(try #require(state.snapshot).version < 15)
        #expect(state.snapshot?.roles == first.roles)
        _ = try await Reader(of: office.repository).pack("qingxi", release: 1, at: office.now)
    }

    @Test("without a refresh the timestamp expires, and verify says so")
    func expired() async throws {
        let office = try Office.founded()
        office.now += 15 * 86_400
        let problems = try await office.inspect().problems.map(\.english)
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("timestamp 1: expected to be valid at") == true)
    }

    @Test("kill -9 at any instant of publishing leaves the old release or the new, and the next run finishes")
    func killed() async throws {
        let office = try Office.founded()
        let reader = try Reader(of: office.repository)
        var published = 1
        var interrupted = 0
        for round in 2...13 {
            office.now = Date()
            try office.release(try street("改\(round)"))
            try office.sign("clerk", "reviewer")
            for _ in 0..<3 {
                let program = try RunningProgram(
                    "kioskctl",
                    [
                        "publish", "--online-key", office.keyPath("online"), "--repository", office.repository.path,
                        "--staging", office.stagingPath,
                    ], environment: ["ONETOUCH_PASSPHRASE": Office.passphrase])
                usleep(UInt32.random(in: 5_000...120_000))
                program.send(SIGKILL)
                if program.wait() == 137 { interrupted += 1 }
                let state = try office.repository.state()
                let release = try #require(state.roles["qingxi"]?.currentPack?.release)
                #expect(release == published || release == round)
                _ = try await reader.pack("qingxi", release: release, at: Date())
            }
            office.now = Date()
            try office.publish()
            published = round
            _ = try await reader.pack("qingxi", release: round, at: Date())
        }
        #expect(interrupted > 0)
        #expect(try await office.inspect().problems.isEmpty)
    }
}

@Suite("withdrawal")
struct WithdrawalTests {
    private func withdraw(_ office: Office, _ id: String) throws {
        _ = try office.maker.withdraw([try ItemID(id)], reason: "写错了人名")
        try office.sign("clerk", "chief")
        try office.publish()
    }

    @Test("an item is gone with the next release, its packs are gone from the server, and the record says why")
    func gone() async throws {
        let office = try Office.founded()
        try office.issue(try street("改"))
        let reader = try Reader(of: office.repository)
        _ = try await reader.pack("qingxi", release: 2, at: office.now)
        try withdraw(office, "qingxi-n7")
        let pack = try await reader.pack("qingxi", release: 3, at: office.now)
        #expect(try (0..<pack.count).map { try pack.item(at: $0).id.text }.contains("qingxi-n7") == false)
        #expect(pack.count == 29)
        for name in try Disk.names(in: office.repository.path + "/targets/packs/qingxi") {
            #expect(name.hasSuffix(".3.zst") || name.hasSuffix("-3.delta.zst"), "\(name)")
        }
        let entry = try #require(try History(of: office.repository).entries.last)
        #expect(entry.record?.withdrawn.map(\.reason) == ["写错了人名"])
        #expect(entry.record?.withdrawn.map(\.id.text) == ["qingxi-n7"])
        #expect(entry.signed == ["chief", "clerk"])
        #expect(try await office.inspect().problems.isEmpty)
    }

    @Test("it does not come back by an oversight, but it does by intent")
    func comesBack() throws {
        let office = try Office.founded()
        try withdraw(office, "qingxi-n7")
        let id = try ItemID("qingxi-n7")
        let expected = PublishingError.withdrawnItem(id, unit: try UnitID("qingxi"), reason: "写错了人名")
        #expect(throws: expected) { try office.release(try street("改")) }
        try office.issue(try street("改", without: ["qingxi-n7"]))
        #expect(throws: expected) { try office.release(try street("改")) }
        var wishes = ReleaseMaker.Wishes()
        wishes.restored = [id]
        try office.release(try street("又改"), wishes)
        try office.sign("clerk", "reviewer")
        try office.publish()
        try office.issue(try street("再改"))
    }

    @Test("what was never published cannot be withdrawn")
    func unknown() throws {
        let office = try Office.founded()
        #expect(throws: PublishingError.noItem("qingxi-x")) {
            try office.maker.withdraw([try ItemID("qingxi-n1"), try ItemID("qingxi-x")], reason: "x")
        }
    }
}
