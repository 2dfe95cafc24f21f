import Crypto
import Foundation
import Testing

@testable import TUF

@Suite("5.6 Targets: who may speak for a path, and in which order they are asked")
struct TargetsTests {
    /// Which delegated roles are asked for a path that nobody lists.
    private func visited(_ path: TargetPath, in repository: TestRepository) async throws -> [RoleName] {
        let client = try TestClient(trusting: repository)
        let error = await #expect(throws: TUFError.self) { try await client.find(path, in: repository) }
        guard case .noSuchTarget(path, let visited) = error else {
            Issue.record("\(String(describing: error))")
            return []
        }
        #expect(visited.first == .targets)
        return Array(visited.dropFirst())
    }

    private typealias Edge = (from: RoleName, to: RoleName, paths: String, terminating: Bool)

    private func repository(_ edges: [Edge]) throws -> TestRepository {
        var repository = try TestRepository()
        var keys: [RoleName: TestKey] = [:]
        for edge in edges {
            let key = keys[edge.to] ?? .ed25519()
            let isNew = keys.updateValue(key, forKey: edge.to) == nil
            repository.delegate(
                edge.to, from: edge.from, paths: [edge.paths], terminating: edge.terminating, keys: [key])
            if !isNew { repository.signers[edge.to]?.removeLast() }
        }
        for role in keys.keys { try repository.publish(role) }
        try repository.release(.targets)
        return repository
    }

    @Test("depth first, in order of appearance, each role once")
    func order() async throws {
        #expect(
            try await visited(
                "x",
                in: try repository([
                    ("targets", "A", "*", false), ("targets", "B", "*", false), ("A", "C", "*", false),
                    ("C", "D", "*", false), ("B", "C", "*", false), ("D", "A", "*", false), ("B", "E", "*.py", false),
                ])) == ["A", "C", "D", "B"])
    }

    @Test("after a terminating role only it and those below it are asked, if it is responsible for the path")
    func terminating() async throws {
        let edges: [Edge] = [
            ("targets", "A", "*", false), ("targets", "B", "*", false), ("A", "C", "*.zst", true),
            ("A", "D", "*", false), ("C", "E", "*", false),
        ]
        #expect(try await visited("x.zst", in: try repository(edges)) == ["A", "C", "E"])
        #expect(try await visited("x.txt", in: try repository(edges)) == ["A", "D", "B"])
    }

    @Test("every role of the chain must be responsible for the path")
    func chain() async throws {
        var repository = try repository([("targets", "A", "a/*", false), ("A", "B", "*/*", false)])
        repository.add("b/x", "content", to: "B")
        repository.add("a/x", "content", to: "B")
        try repository.release("B", "A", .targets)
        let client = try TestClient(trusting: repository)
        #expect(try await client.find("a/x", in: repository).role == "B")
        await #expect(throws: TUFError.noSuchTarget("b/x", visited: ["targets"])) {
            try await client.find("b/x", in: repository)
        }
    }

    @Test("the first role that lists a target has the word")
    func priority() async throws {
        var repository = try repository([("targets", "A", "*", false), ("targets", "B", "*", false)])
        repository.add("x", "of B", to: "B")
        repository.add("x", "of A", to: "A")
        try repository.release("B", "A", .targets)
        let client = try TestClient(trusting: repository)
        let path = try await client.download("x", from: repository)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "of A")
    }

    @Test("at most 32 roles are asked")
    func limit() async throws {
        for (length, isFound) in [(31, true), (32, false)] {
            let names = (0...length).map { $0 == 0 ? RoleName.targets : RoleName("role\($0)") }
            var repository = try repository(
                zip(names, names.dropFirst()).map { Edge(from: $0, to: $1, paths: "*", terminating: false) })
            let last = try #require(names.last)
            repository.add("x", "content", to: last)
            try repository.release(last, .targets)
            let client = try TestClient(trusting: repository)
            if isFound {
                #expect(try await client.find("x", in: repository).role == last)
            } else {
                await #expect(throws: TUFError.tooManyRoles("x", limit: 32)) {
                    try await client.find("x", in: repository)
                }
                #expect(!repository.server.takeRequests().contains("1.role32.json"))
            }
        }
    }

    @Test("hash prefixes share paths out among roles")
    func hashPrefixes() async throws {
        var repository = try TestRepository()
        repository.delegate("low", prefixes: ["0", "1", "2", "3", "4", "5", "6", "7"])
        repository.delegate("high", prefixes: ["8", "9", "a", "b", "c", "d", "e", "f"])
        try repository.publish("low", "high")
        try repository.release(.targets)
        for path in ["a", "b", "村务/2026.pdf", "media/1.png"] {
            let first = try #require(SHA256.hash(data: Data(path.utf8)).first { _ in true })
            #expect(try await visited(TargetPath(path), in: repository) == [first < 0x80 ? "low" : "high"])
        }
    }

    @Test("a role that the snapshot does not list is not asked for")
    func notInSnapshot() async throws {
        var repository = try TestRepository()
        repository.delegate("unit")
        try repository.publish("unit")
        repository.parts[.snapshot]?["meta"].remove("unit.json")
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        await #expect(throws: TUFError.notInSnapshot("unit", snapshotVersion: 2)) {
            try await client.find("x", in: repository)
        }
        #expect(repository.server.takeRequests().last == "2.targets.json")
    }

    @Test("a role that two others delegate to with different keys is verified for the one that led to it")
    func diamond() async throws {
        var repository = try TestRepository()
        let (keyA, keyB) = (TestKey.ed25519(), TestKey.ed25519())
        repository.delegate("A", paths: ["a/*"])
        repository.delegate("B", paths: ["b/*"])
        repository.delegate("shared", from: "A", paths: ["a/*"], keys: [keyA])
        repository.delegate("shared", from: "B", paths: ["b/*"], keys: [keyB])
        repository.signers["shared"] = [keyA]
        repository.add("a/x", "by A", to: "shared")
        repository.add("b/x", "not by B", to: "shared")
        try repository.publish("shared", "A", "B")
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        let update = try await client.update(repository)
        let refused = TUFError.tooFewSignatures("shared", version: 1, delegator: "B", expected: 1, found: 0)
        #expect(try await update.find("a/x").role == "shared")
        // From an earlier search, and from the disk.
        await #expect(throws: refused) { try await update.find("b/x") }
        let next = try await client.update(repository)
        await #expect(throws: refused) { try await next.find("b/x") }
        #expect(try await next.find("a/x").role == "shared")
        #expect(client.stored("shared") == repository.published["shared"])
    }

    @Test("stored metadata of a role whose keys its delegator took away is not believed")
    func revoked() async throws {
        var repository = try TestRepository()
        let old = TestKey.ed25519()
        repository.delegate("unit", keys: [old])
        repository.add("x", "content", to: "unit")
        try repository.publish("unit")
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        try await client.download("x", from: repository)
        let new = TestKey.ed25519()
        repository.parts[.targets]?["delegations"]["keys"] = .object([(new.id, new.json)])
        repository.parts[.targets]?["delegations"]["roles"][0]["keyids"] = .list([.text(new.id)])
        try repository.release(.targets)
        let refused = TUFError.tooFewSignatures("unit", version: 1, delegator: "targets", expected: 1, found: 0)
        await #expect(throws: refused) { try await client.download("x", from: repository) }
        #expect(client.takeEvents().contains(.setAside("unit", reason: refused)))
        repository.signers["unit"] = [new]
        try repository.release("unit")
        try await client.download("x", from: repository)
        #expect(client.version("unit") == 2)
    }

    @Test("stored metadata of delegated roles is used while it is current, and replaced when it has expired")
    func stored() async throws {
        var repository = try TestRepository()
        repository.delegate("unit")
        repository.parts["unit"]?["expires"] = "2026-11-26T00:00:00Z"
        repository.add("x", "content", to: "unit")
        try repository.publish("unit")
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        try await client.download("x", from: repository)
        _ = repository.server.takeRequests()
        try await client.download("x", from: repository)
        #expect(repository.server.takeRequests() == ["2.root.json", "timestamp.json"])
        let later = TestRepository.now.addingTimeInterval(86400)
        await #expect(throws: TUFError.expired("unit", version: 1, at: later, now: later)) {
            try await client.find("x", in: repository, at: later)
        }
    }

    @Test("a key of an unknown kind breaks only the role that needs it")
    func unknownKey() async throws {
        var repository = try TestRepository()
        var strange = TestKey.ed25519()
        strange.value = "a key of the year 2040"
        repository.delegate("future", paths: ["future/*"], keys: [strange])
        repository.delegate("unit", paths: ["unit/*"])
        repository.add("unit/x", "content", to: "unit")
        try repository.publish("future", "unit")
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        #expect(try await client.find("unit/x", in: repository).role == "unit")
        await #expect(
            throws: TUFError.tooFewSignatures("future", version: 1, delegator: "targets", expected: 1, found: 0)
        ) { try await client.find("future/x", in: repository) }
    }

    @Test(
        "roles of odd names are asked for and stored safely",
        arguments: ["?", "#", "/delegated", "../delegated", "..", "a b", "村委会", "%2F", ".lock", "1.root"])
    func oddNames(name: String) async throws {
        var repository = try TestRepository()
        let role = RoleName(name)
        repository.delegate(role)
        repository.add("x", "content", to: role)
        try repository.publish(role)
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        try await client.download("x", from: repository)
        #expect(try client.store.read(role, limit: 1 << 20) == repository.published[role])
        let outside = try FileManager.default.contentsOfDirectory(atPath: client.folder.path)
        #expect(outside.sorted() == ["metadata", "targets"])
        let inside = try FileManager.default.contentsOfDirectory(atPath: client.metadataPath)
        #expect(inside.count == 6, "root, timestamp, snapshot, targets, the role and the lock: \(inside)")
    }

    @Test("hashes, version, expiry and signatures of targets metadata are checked")
    func refused() async throws {
        let file = RemoteFile.metadata("targets", version: 2)
        var repository = try TestRepository()
        repository.statesHashes = true
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        let good = try #require(repository.published[.targets])
        repository.server.put(good + Data(" ".utf8), at: file)
        await #expect(throws: TUFError.tooLong(file, limit: good.count)) { try await client.update(repository) }
        repository.server.put(good.dropLast(), at: file)
        await #expect(throws: TUFError.wrongLength(file, expected: good.count, found: good.count - 1)) {
            try await client.update(repository)
        }
        repository.server.put(Data(good.map { $0 == 0x20 ? 0x0A : $0 }), at: file)
        let error = await #expect(throws: TUFError.self) { try await client.update(repository) }
        guard case .wrongHash(file, .sha256, _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(client.stored("targets") == nil)
        repository.server.put(good, at: file)
        try await client.update(repository)
        #expect(client.stored("targets") == good)
        repository.parts[.targets]?["expires"] = .text(TestRepository.past)
        try repository.release(.targets)
        let end = try #require(Expiry.parse(TestRepository.past))
        await #expect(throws: TUFError.expired("targets", version: 3, at: end, now: TestRepository.now)) {
            try await client.update(repository)
        }
    }
}
