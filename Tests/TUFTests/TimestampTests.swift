import Foundation
import Testing

@testable import TUF

@Suite("5.4 Timestamp: nothing older than what was seen, nothing that has expired")
struct TimestampTests {
    @Test("a lower version is refused and the old one stays")
    func rollback() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        try repository.publish(.timestamp)
        try await client.update(repository)
        repository.parts[.timestamp]?["version"] = 1
        try repository.publishAsIs(.timestamp)
        await #expect(
            throws: TUFError.rollback("timestamp.json", in: "timestamp", version: 1, trusted: 2, found: 1)
        ) { try await client.update(repository) }
        #expect(client.version(.timestamp) == 2)
    }

    @Test("a lower version of the snapshot is refused")
    func snapshotRollback() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        try repository.release()
        try await client.update(repository)
        repository.parts[.timestamp]?["meta"]["snapshot.json"]["version"] = 1
        try repository.publish(.timestamp)
        await #expect(
            throws: TUFError.rollback("snapshot.json", in: "timestamp", version: 3, trusted: 2, found: 1)
        ) { try await client.update(repository) }
        #expect(client.version(.timestamp) == 2)
    }

    @Test("the same version with other content is left alone, without an error")
    func sameVersion() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        try await client.update(repository)
        let stored = client.stored("timestamp")
        repository.parts[.timestamp]?["meta"]["snapshot.json"]["version"] = 100
        try repository.publishAsIs(.timestamp)
        try await client.update(repository)
        #expect(client.stored("timestamp") == stored)
    }

    @Test("a repository that repeats one timestamp forever is found out when it expires")
    func freeze() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        repository.parts[.timestamp]?["expires"] = "2026-11-26T00:00:00Z"
        try repository.publish(.timestamp)
        try await client.update(repository)
        let later = TestRepository.now.addingTimeInterval(86400)
        await #expect(throws: TUFError.expired("timestamp", version: 2, at: later, now: later)) {
            try await client.update(repository, at: later)
        }
    }

    @Test("an expired one is not stored")
    func expired() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        try await client.update(repository)
        repository.parts[.timestamp]?["expires"] = .text(TestRepository.past)
        try repository.publish(.timestamp)
        await #expect(throws: TUFError.self) { try await client.update(repository) }
        #expect(client.version(.timestamp) == 1)
    }

    @Test("an expired stored one is replaced")
    func replaced() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        repository.parts[.timestamp]?["expires"] = "2026-11-26T00:00:00Z"
        try repository.publish(.timestamp)
        try await client.update(repository)
        repository.parts[.timestamp]?["expires"] = .text(TestRepository.soon)
        try repository.publish(.timestamp)
        let update = try await client.update(repository, at: TestRepository.now.addingTimeInterval(172_800))
        #expect(update.timestamp.version == 3)
    }

    @Test("signed by somebody else, too long, missing, or a login page: refused, and the next update works")
    func refused() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        let good = try #require(repository.published[.timestamp])
        let file = RemoteFile.metadata(.timestamp, version: nil)
        let signer = repository.signers[.timestamp]
        repository.signers[.timestamp] = [.ed25519()]
        try repository.publishAsIs(.timestamp)
        repository.signers[.timestamp] = signer
        await #expect(
            throws: TUFError.tooFewSignatures("timestamp", version: 1, delegator: "root", expected: 1, found: 0)
        ) { try await client.update(repository) }
        repository.server.put(good + Data(repeating: 0x20, count: 20_000), at: file)
        await #expect(throws: TUFError.tooLong(file, limit: 16_384)) { try await client.update(repository) }
        repository.server.remove(file)
        await #expect(throws: TUFError.notAvailable(file)) { try await client.update(repository) }
        repository.server.put(Data("<html>".utf8), at: file)
        await #expect(throws: TUFError.notJSON("timestamp", .unexpected(offset: 0, expected: "a value"))) {
            try await client.update(repository)
        }
        #expect(client.stored("timestamp") == nil)
        repository.server.put(good, at: file)
        try await client.update(repository)
        #expect(client.stored("timestamp") == good)
    }

    @Test("a stored one that is damaged is set aside with a reason, and fetched anew")
    func damaged() async throws {
        let repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        try await client.update(repository)
        _ = client.takeEvents()
        try client.store.write(Data("{}".utf8), of: .timestamp)
        try await client.update(repository)
        let events = client.takeEvents()
        guard case .setAside("timestamp", _)? = events.first else {
            Issue.record("\(events)")
            return
        }
        #expect(events.contains(.updated("timestamp", version: 1)))
    }

    @Test("key rotation recovers from a fast-forward attack, also when the update with the new root was cut short")
    func fastForward() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        repository.parts[.timestamp]?["version"] = 1_000_000
        try repository.publishAsIs(.timestamp)
        try await client.update(repository)
        // The keys that remain may have signed the attacker's timestamp as well: the version must not bind all the same.
        let kept = TestKey.ed25519()
        repository.trust((repository.signers[.timestamp] ?? []) + [kept], for: .timestamp)
        repository.signers[.timestamp]?.append(kept)
        try repository.publish(.root, .timestamp)
        try await client.update(repository)
        #expect(client.version(.timestamp) == 1_000_001)
        repository.signers[.timestamp] = [kept]
        repository.trust([kept], for: .timestamp)
        repository.parts[.root]?["expires"] = .text(TestRepository.past)
        try repository.publish(.root)
        repository.parts[.timestamp]?["version"] = 2
        try repository.publishAsIs(.timestamp)
        await #expect(throws: TUFError.self) { try await client.update(repository) }
        repository.parts[.root]?["expires"] = .text(TestRepository.soon)
        try repository.publish(.root)
        try await client.update(repository)
        #expect(client.version(.timestamp) == 2)
    }

    @Test("a key that is only added does not make the client forget what it has seen")
    func addedKey() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        try repository.publish(.timestamp)
        try await client.update(repository)
        repository.trust((repository.signers[.timestamp] ?? []) + [.ed25519()], for: .timestamp)
        try repository.publish(.root)
        repository.parts[.timestamp]?["version"] = 1
        try repository.publishAsIs(.timestamp)
        await #expect(
            throws: TUFError.rollback("timestamp.json", in: "timestamp", version: 1, trusted: 2, found: 1)
        ) { try await client.update(repository) }
    }
}
