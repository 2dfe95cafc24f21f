import Foundation
import TestSupport
import Testing

@testable import TUF

@Suite("5.7 Fetch target: what lies in the directory is what was signed")
struct DownloadTests {
    private func repository(_ path: String, _ content: String, algorithms: [String] = ["sha256"]) throws
        -> TestRepository
    {
        var repository = try TestRepository()
        repository.add(path, content, algorithms: algorithms)
        try repository.release(.targets)
        return repository
    }

    @Test(
        "sha256, sha512 or both; unknown ones are skipped",
        arguments: [["sha256"], ["sha512"], ["sha512", "sha256"], ["blake3", "sha512"]])
    func algorithms(algorithms: [String]) async throws {
        let repository = try repository("dir/x", "content", algorithms: algorithms)
        let client = try TestClient(trusting: repository)
        try await client.download("dir/x", from: repository)
        #expect(try client.target("dir/x") == "content")
    }

    @Test("a target of which no hash is known is not even asked for")
    func unknownHash() async throws {
        let repository = try repository("x", "content", algorithms: ["blake3"])
        let client = try TestClient(trusting: repository)
        await #expect(throws: TUFError.noKnownHash(.target("x", hash: nil), found: ["blake3"])) {
            try await client.download("x", from: repository)
        }
        #expect(repository.server.takeRequests().last == "2.targets.json")
    }

    @Test("both hashes must be right when both are known")
    func oneWrongHash() async throws {
        var repository = try repository("x", "content", algorithms: ["sha256", "sha512"])
        repository.parts[.targets]?["targets"]["x"]["hashes"]["sha512"] = "00"
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        let error = await #expect(throws: TUFError.self) { try await client.download("x", from: repository) }
        guard case .wrongHash(_, .sha512, expected: "00", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("other bytes, more bytes, fewer bytes: refused, the old file stays, nothing else is left")
    func wrongBytes() async throws {
        var repository = try repository("x", "old content")
        let client = try TestClient(trusting: repository)
        let path = try await client.download("x", from: repository)
        repository.add("x", "new content")
        try repository.release(.targets)
        for text in ["bad content", "new content and more", "new", ""] {
            for (file, _) in repository.server.files {
                if case .target = file { repository.server.put(Data(text.utf8), at: file) }
            }
            await #expect(throws: TUFError.self, "\(text)") { try await client.download("x", from: repository) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "old content")
            #expect(try FileManager.default.contentsOfDirectory(atPath: client.targetPath).sorted() == [".lock", "x"])
        }
    }

    @Test("what is there is not fetched again; what was changed is; a target keeps its file name")
    func cache() async throws {
        var repository = try repository("dir/x", "content")
        let client = try TestClient(trusting: repository)
        let path = try await client.download("dir/x", from: repository)
        _ = repository.server.takeRequests()
        try await client.download("dir/x", from: repository)
        #expect(repository.server.takeRequests() == ["2.root.json", "timestamp.json"])
        try Data("CONTENT".utf8).write(to: URL(fileURLWithPath: path))
        try await client.download("dir/x", from: repository)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "content")
        repository.add("dir/x", "another content")
        try repository.release(.targets)
        #expect(try await client.download("dir/x", from: repository) == path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "another content")
    }

    @Test(
        "nothing is written outside the directory, whatever the path",
        arguments: [
            "../x", "../../../../../../tmp/x", "/x", "a/../../x", "..", ".", "a/..", "./x", "//x", ".lock", "a\\..\\x",
            String(repeating: "村", count: 300),
        ])
    func hostilePaths(path: String) async throws {
        let repository = try repository(path, "content")
        let client = try TestClient(trusting: repository)
        let stored = try await client.download(path, from: repository)
        #expect(URL(fileURLWithPath: stored).deletingLastPathComponent().path == client.targetPath)
        #expect(try String(contentsOfFile: stored, encoding: .utf8) == "content")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: client.folder.path).sorted() == ["metadata", "targets"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: client.targetPath).count == 2)
    }

    @Test("a link that lies in the way is replaced, what it points to is not touched")
    func link() async throws {
        let repository = try repository("x", "content")
        let client = try TestClient(trusting: repository)
        try client.folder.write("precious", to: "precious")
        try client.folder.write("", to: "targets/other")
        try FileManager.default.createSymbolicLink(
            atPath: client.targetPath + "/x", withDestinationPath: client.folder.path + "/precious")
        try await client.download("x", from: repository)
        #expect(try String(contentsOfFile: client.folder.path + "/precious", encoding: .utf8) == "precious")
        #expect(try String(contentsOfFile: client.targetPath + "/x", encoding: .utf8) == "content")
    }

    @Test("several targets at a time")
    func parallel() async throws {
        var repository = try TestRepository()
        for number in 0..<20 { repository.add("media/\(number)", String(repeating: "\(number) ", count: 5000)) }
        try repository.release(.targets)
        let client = try TestClient(trusting: repository)
        let update = try await client.update(repository)
        let directory = try TargetDirectory(at: client.targetPath)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try await update.download(try await update.find(TargetPath("media/\(number)")), to: directory)
                }
            }
            try await group.waitForAll()
        }
        for number in 0..<20 {
            let path = directory.path(of: TargetPath("media/\(number)"))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == String(repeating: "\(number) ", count: 5000))
        }
    }
}

@Suite("Directories: one writer, whole files, bytes as received")
struct StoreTests {
    @Test("bytes are stored exactly as received")
    func exactBytes() async throws {
        var repository = try TestRepository()
        repository.delegate("unit")
        try repository.publish("unit")
        try repository.release(.targets)
        for role in [RoleName.timestamp, .snapshot, .targets, "unit"] {
            let bytes = try #require(repository.published[role]) + Data(" \n\t ".utf8)
            try repository.serve(bytes, as: role)
        }
        let client = try TestClient(trusting: repository)
        await #expect(throws: TUFError.noSuchTarget("x", visited: ["targets", "unit"])) {
            try await client.find("x", in: repository)
        }
        for role in RoleName.topLevel + ["unit"] { #expect(client.stored(role.text) == repository.published[role]) }
    }

    @Test("trust begins once: the same root again is nothing new, another is refused, an unsigned one is none")
    func initialize() throws {
        var repository = try TestRepository()
        let client = try TestClient(trusting: repository)
        let first = try #require(repository.published[.root])
        try client.store.initialize(root: first)
        try repository.publish(.root)
        let second = try #require(repository.published[.root])
        #expect(throws: TUFError.alreadyInitialized(directory: client.metadataPath, rootVersion: 1)) {
            try client.store.initialize(root: second)
        }
        #expect(client.stored("root") == first)
        let folder = try TemporaryFolder()
        repository.signers[.root] = [.ed25519()]
        try repository.publish(.root)
        let unsigned = try #require(repository.published[.root])
        let store = try MetadataStore(at: folder.path + "/a/b")
        #expect(throws: TUFError.tooFewSignatures("root", version: 3, delegator: "root", expected: 1, found: 0)) {
            try store.initialize(root: unsigned)
        }
        #expect(try store.read(.root, limit: 1 << 20) == nil)
    }

    @Test("a second writer is refused until the first is gone")
    func lock() throws {
        let folder = try TemporaryFolder()
        var store: MetadataStore? = try MetadataStore(at: folder.path)
        #expect(throws: TUFError.inUse(directory: folder.path)) { try MetadataStore(at: folder.path) }
        #expect(throws: TUFError.inUse(directory: folder.path)) { try TargetDirectory(at: folder.path) }
        try store?.write(Data("x".utf8), of: "unit")
        store = nil
        #expect(try MetadataStore(at: folder.path).read("unit", limit: 1) == Data("x".utf8))
    }

    @Test("what a killed writer left is removed, and nothing else")
    func leftovers() throws {
        let folder = try TemporaryFolder()
        for name in [".5A0D.partial", "x.partial", ".hidden", "timestamp.json"] { try folder.write("x", to: name) }
        let store = try MetadataStore(at: folder.path)
        _ = store
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                == [".hidden", ".lock", "timestamp.json", "x.partial"])
    }

    @Test("a directory that cannot be written is named with the system's reason")
    func notWritable() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        #expect(throws: TUFError.storage(path: folder.path + "/file/.lock", reason: "Not a directory")) {
            try MetadataStore(at: folder.path + "/file")
        }
    }

    @Test("a stored file that grew beyond all limits is not read into memory")
    func hugeFile() throws {
        let folder = try TemporaryFolder()
        let store = try MetadataStore(at: folder.path)
        try folder.write(Data(count: 2000), to: "unit.json")
        #expect(throws: TUFError.storage(path: folder.path + "/unit.json", reason: "longer than 1000 bytes")) {
            try store.read("unit", limit: 1000)
        }
    }
}
