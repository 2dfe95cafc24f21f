import Foundation
import Testing

@testable import TUF

@Suite("5.3 Root: an unbroken line from the root one trusts to the latest")
struct RootTests {
    @Test("any number of rotations is followed, one by one")
    func manyRotations() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        for _ in 0..<20 {
            let old = repository.signers[.root] ?? []
            repository.rotate(.root)
            repository.signers[.root]? += old
            try repository.publish(.root)
            repository.signers[.root]?.removeLast()
        }
        #expect(try await client.update(repository).root.version == 21)
        #expect(
            repository.server.takeRequests()
                == (2...22).map { "\($0).root.json" } + ["timestamp.json", "1.snapshot.json", "1.targets.json"])
        #expect(client.stored("root") == repository.published[.root])
    }

    @Test("what is too much for one update is followed in the next")
    func limit() async throws {
        var repository = try TestRepository()
        var limits = Limits()
        limits.rootVersions = 3
        let client = try TestClient(trusting: repository, limits: limits)
        for _ in 0..<5 { try repository.publish(.root) }
        #expect(try await client.update(repository).root.version == 4)
        #expect(try await client.update(repository).root.version == 6)
    }

    @Test("a new root needs a threshold of the old keys and one of its own")
    func bothThresholds() async throws {
        for (signed, missing) in [("by the new keys only", "old"), ("by the old keys only", "new")] {
            var repository = try TestRepository()
            repository.rotate(.root, threshold: 2)
            let client = try clientTrusting(&repository)
            let old = try #require(repository.signers[.root])
            repository.rotate(.root, threshold: 2)
            let new = try #require(repository.signers[.root])
            repository.signers[.root] = missing == "old" ? new + [old[0]] : old + [new[0]]
            try repository.publish(.root)
            await #expect(
                throws: TUFError.tooFewSignatures("root", version: 2, delegator: "root", expected: 2, found: 1),
                "signed \(signed)"
            ) { try await client.update(repository) }
            #expect(client.version(.root) == 1)
        }
    }

    /// A client that trusts the root as it stands now, as version 1.
    private func clientTrusting(_ repository: inout TestRepository) throws -> TestClient {
        try repository.publishAsIs(.root)
        return try TestClient(trusting: repository)
    }

    @Test("a root of another version than its name is refused")
    func wrongVersion() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        repository.parts[.root]?["version"] = 3
        try repository.publishAsIs(.root)
        repository.server.put(try #require(repository.published[.root]), at: .metadata(.root, version: 2))
        await #expect(throws: TUFError.wrongVersion("root", expected: 2, found: 3)) {
            try await client.update(repository)
        }
        #expect(client.version(.root) == 1)
    }

    @Test("expired roots on the way do not matter, an expired last one does, and is kept")
    func expiry() async throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        repository.parts[.root]?["expires"] = .text(TestRepository.past)
        try repository.publish(.root)
        let end = try #require(Expiry.parse(TestRepository.past))
        await #expect(throws: TUFError.expired("root", version: 2, at: end, now: TestRepository.now)) {
            try await client.update(repository)
        }
        #expect(client.version(.root) == 2)
        #expect(client.version(.timestamp) == nil)
        repository.parts[.root]?["expires"] = .text(TestRepository.soon)
        try repository.publish(.root)
        #expect(try await client.update(repository).root.version == 3)
    }

    @Test("metadata is valid until the moment it expires, and no longer")
    func exactExpiry() async throws {
        let repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        let end = try #require(Expiry.parse(TestRepository.soon))
        try await client.update(repository, at: end.addingTimeInterval(-1))
        await #expect(throws: TUFError.expired("root", version: 1, at: end, now: end)) {
            try await client.update(repository, at: end)
        }
    }

    @Test("a root longer than the limit is refused, though never trusted")
    func tooLong() async throws {
        var repository = try TestRepository()
        var limits = Limits()
        limits.root = 4000
        let client = try TestClient(trusting: repository, limits: limits)
        repository.parts[.root]?["padding"] = .text(String(repeating: "x", count: 4000))
        try repository.publish(.root)
        await #expect(throws: TUFError.tooLong(.metadata("root", version: 2), limit: 4000)) {
            try await client.update(repository)
        }
    }

    @Test("without consistent snapshots, names carry no versions and no hashes")
    func inconsistent() async throws {
        var repository = try TestRepository(consistent: false)
        repository.add("a/b.txt", "content")
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        try await client.download("a/b.txt", from: repository)
        #expect(
            repository.server.takeRequests() == [
                "2.root.json", "timestamp.json", "snapshot.json", "targets.json", "a/b.txt",
            ])
    }

    @Test("a stored root that is damaged is not believed, and nothing is asked for")
    func damagedRoot() async throws {
        let repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        var root = try #require(repository.parts[.root])
        root["version"] = 7
        let envelope = try TestRepository.envelope(root, signers: [.ed25519()])
        try client.store.write(envelope.bytes, of: .root)
        await #expect(throws: TUFError.tooFewSignatures("root", version: 7, delegator: "root", expected: 1, found: 0)) {
            try await client.update(repository)
        }
        try client.store.remove(.root)
        await #expect(throws: TUFError.notInitialized(directory: client.metadataPath)) {
            try await client.update(repository)
        }
        #expect(repository.server.takeRequests().isEmpty)
    }
}
