import Foundation
import Testing

@testable import TUF

@Suite("5.5 Snapshot: one consistent set, never an older one")
struct SnapshotTests {
    @Test("what is current is not fetched again")
    func unchanged() async throws {
        var repository = try TestRepository()
        repository.statesHashes = true
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        try await client.update(repository)
        _ = repository.server.takeRequests()
        try repository.publish(.timestamp)
        try await client.update(repository)
        #expect(repository.server.takeRequests() == ["2.root.json", "timestamp.json"])
    }

    @Test("lengths and hashes that are stated must be right")
    func statedHashes() async throws {
        let file = RemoteFile.metadata("snapshot", version: 2)
        for (field, value, error) in [
            ("length", JSON(10), TUFError.tooLong(file, limit: 10)),
            ("length", JSON(1_000_000), nil),
            ("hashes", ["sha256": "00"], nil), ("hashes", ["blake3": "00"], .noKnownHash(file, found: ["blake3"])),
        ] as [(String, JSON, TUFError?)] {
            var repository = try TestRepository()
            let client = try TestClient(trusting: repository)
            repository.statesHashes = true
            try repository.publish(.snapshot)
            repository.parts[.timestamp]?["meta"]["snapshot.json"][field] = value
            try repository.publish(.timestamp)
            let found = await #expect(throws: TUFError.self) { try await client.update(repository) }
            switch (error, found) {
            case (let error?, _): #expect(found == error)
            case (nil, .wrongLength(file, expected: 1_000_000, found: _)): #expect(field == "length")
            case (nil, .wrongHash(file, .sha256, expected: "00", found: _)): #expect(field == "hashes")
            default: Issue.record("\(String(describing: found))")
            }
            #expect(client.version(.snapshot) == nil && client.version(.timestamp) == 2)
        }
    }

    @Test("unknown hashes are skipped while a known one is right")
    func unknownHash() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        repository.statesHashes = true
        try repository.publish(.snapshot)
        repository.parts[.timestamp]?["meta"]["snapshot.json"]["hashes"]["blake3"] = "00"
        try repository.publish(.timestamp)
        #expect(try await client.update(repository).snapshot.version == 2)
    }

    @Test("another version than the timestamp lists is a mix of two releases")
    func mixAndMatch() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        let old = try #require(repository.published[.snapshot])
        try repository.release()
        repository.server.put(old, at: .metadata(.snapshot, version: 2))
        await #expect(throws: TUFError.wrongVersion("snapshot", expected: 2, found: 1)) {
            try await client.update(repository)
        }
    }

    @Test("a role whose version goes back, and a role that vanishes, are refused and the old snapshot stays")
    func rollback() async throws {
        var repository = try TestRepository()
        repository.delegate("unit")
        try repository.publish("unit", "unit")
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        try await client.update(repository)
        repository.parts[.snapshot]?["meta"]["unit.json"]["version"] = 1
        try repository.release()
        await #expect(throws: TUFError.rollback("unit.json", in: "snapshot", version: 3, trusted: 2, found: 1)) {
            try await client.update(repository)
        }
        repository.parts[.snapshot]?["meta"].remove("unit.json")
        try repository.release()
        await #expect(throws: TUFError.roleDropped("unit.json", snapshotVersion: 4)) {
            try await client.update(repository)
        }
        #expect(client.version(.snapshot) == 2)
    }

    @Test("rotating the snapshot's keys lets targets go back and roles vanish")
    func recovery() async throws {
        var repository = try TestRepository()
        repository.delegate("unit")
        repository.parts[.targets]?["version"] = 1_000_000
        try repository.publishAsIs("unit", .targets)
        try repository.release()
        let client = try TestClient(trusting: repository)
        try await client.update(repository)
        repository.rotate(.snapshot)
        repository.parts[.targets]?["version"] = 1
        repository.parts[.snapshot]?["meta"].remove("unit.json")
        try repository.publish(.root)
        try repository.publishAsIs(.targets)
        try repository.release()
        try await client.update(repository)
        #expect(client.version(.targets) == 1)
        #expect(client.takeEvents().contains(.recovered(rootVersion: 2)))
    }

    @Test("an update that was cut short goes on where it stopped")
    func interrupted() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        try await client.update(repository)
        try repository.release(.targets)
        let file = RemoteFile.metadata(.snapshot, version: 2)
        repository.server.remove(file)
        await #expect(throws: TUFError.notAvailable(file)) { try await client.update(repository) }
        #expect(client.version(.timestamp) == 2 && client.version(.snapshot) == 1 && client.version(.targets) == 1)
        repository.server.put(try #require(repository.published[.snapshot]), at: file)
        try await client.update(repository)
        #expect(client.version(.snapshot) == 2 && client.version(.targets) == 2)
    }

    @Test("an expired one is refused")
    func expired() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        repository.parts[.snapshot]?["expires"] = .text(TestRepository.past)
        try repository.release()
        let end = try #require(Expiry.parse(TestRepository.past))
        await #expect(throws: TUFError.expired("snapshot", version: 2, at: end, now: TestRepository.now)) {
            try await client.update(repository)
        }
        #expect(client.version(.snapshot) == nil)
    }

    @Test("a stored snapshot that is not the one that the timestamp means is fetched anew")
    func storedElsewise() async throws {
        var repository = try TestRepository()
        repository.statesHashes = true
        try repository.release()
        let client = try TestClient(trusting: repository)
        try await client.update(repository)
        // Properly signed, the same version, other bytes.
        try client.store.write(try #require(client.stored("snapshot")) + Data(" ".utf8), of: .snapshot)
        try await client.update(repository)
        #expect(client.stored("snapshot") == repository.published[.snapshot])
    }
}
