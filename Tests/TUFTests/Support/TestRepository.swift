import Crypto
import Foundation
import Synchronization
import TestSupport

@testable import TUF

/// A repository in memory, with real keys. Tests change the `signed` parts and the signers, publish, and let a client
/// look.
struct TestRepository {
    /// When everything happens.
    static let now = Date(timeIntervalSince1970: 1_795_564_800)  // 2026-11-25T00:00:00Z
    static let soon = "2026-12-24T00:00:00Z"
    static let past = "2026-11-24T23:59:59Z"

    let server = MemoryServer()
    /// The `signed` part of each role.
    var parts: [RoleName: JSON] = [:]
    /// Who signs for each role, whether they may or not.
    var signers: [RoleName: [TestKey]] = [:]
    /// Whether timestamp and snapshot state lengths and hashes.
    var statesHashes = false
    private(set) var published: [RoleName: Data] = [:]

    /// What newly made parts say; a program of its own clock needs a time far away.
    let expires: String

    init(consistent: Bool = true, expires: String = Self.soon) throws {
        self.expires = expires
        for role in RoleName.topLevel { signers[role] = [.ed25519()] }
        parts[.root] = Self.part(
            expires: expires, "root", ["consistent_snapshot": .flag(consistent), "keys": [:], "roles": [:]])
        for role in RoleName.topLevel { trust(signers[role] ?? [], for: role) }
        parts[.timestamp] = Self.part(expires: expires, "timestamp", ["meta": ["snapshot.json": ["version": 1]]])
        parts[.snapshot] = Self.part(expires: expires, "snapshot", ["meta": [:]])
        parts[.targets] = Self.part(expires: expires, "targets", ["targets": [:]])
        try publish(.root, .targets, .snapshot, .timestamp)
    }

    static func part(expires: String = soon, _ type: String, _ rest: JSON = [:]) -> JSON {
        var part = rest
        part["_type"] = .text(type)
        part["spec_version"] = "1.0.31"
        part["version"] = 1
        part["expires"] = .text(expires)
        return part
    }

    /// Lists keys in root for a top-level role.
    mutating func trust(_ keys: [TestKey], for role: RoleName, threshold: Int = 1) {
        for key in keys { parts[.root]?["keys"][key.id] = key.json }
        parts[.root]?["roles"][role.text] = [
            "keyids": .list(keys.map { .text($0.id) }), "threshold": JSON(threshold),
        ]
    }

    /// Trusts and signs with new keys.
    mutating func rotate(_ role: RoleName, threshold: Int = 1) {
        let keys = (0..<threshold).map { _ in TestKey.ed25519() }
        signers[role] = keys
        trust(keys, for: role, threshold: threshold)
    }

    /// Adds a delegation, last, and the role's metadata if there is none.
    mutating func delegate(
        _ role: RoleName, from delegator: RoleName = .targets, paths: [String] = ["*"], prefixes: [String]? = nil,
        terminating: Bool = false, keys: [TestKey] = [.ed25519()], threshold: Int = 1
    ) {
        var delegation: JSON = [
            "name": .text(role.text), "keyids": .list(keys.map { .text($0.id) }), "threshold": JSON(threshold),
            "terminating": .flag(terminating),
        ]
        if let prefixes {
            delegation["path_hash_prefixes"] = .list(prefixes.map { .text($0) })
        } else {
            delegation["paths"] = .list(paths.map { .text($0) })
        }
        var delegations = parts[delegator]?["delegations"] ?? .null
        if case .null = delegations { delegations = ["keys": [:], "roles": []] }
        for key in keys { delegations["keys"][key.id] = key.json }
        delegations["roles"].append(delegation)
        parts[delegator]?["delegations"] = delegations
        if parts[role] == nil { parts[role] = Self.part(expires: expires, "targets", ["targets": [:]]) }
        signers[role, default: []] += keys
    }

    /// Lists a target and serves it.
    mutating func add(
        _ path: String, _ content: String, to role: RoleName = .targets, algorithms: [String] = ["sha256"]
    ) {
        let bytes = Data(content.utf8)
        let digests = ["sha256": Hex.encode(SHA256.hash(data: bytes)), "sha512": Hex.encode(SHA512.hash(data: bytes))]
        var hashes: JSON = [:]
        for algorithm in algorithms { hashes[algorithm] = .text(digests[algorithm] ?? "00ff") }
        parts[role]?["targets"][path] = ["length": JSON(bytes.count), "hashes": hashes]
        for hash in [nil, digests["sha256"], digests["sha512"]] {
            server.put(bytes, at: .target(TargetPath(path), hash: hash))
        }
    }

    /// Signs and serves roles, in the order given: targets before snapshot before timestamp. What was published before
    /// gets the next version.
    mutating func publish(_ roles: RoleName...) throws { try publish(roles) }

    /// The same, keeping the version that the part says.
    mutating func publishAsIs(_ roles: RoleName...) throws { for role in roles { try sign(role) } }

    /// Publishes some roles, and the snapshot and timestamp that go with them.
    mutating func release(_ roles: RoleName...) throws { try publish(roles + [.snapshot, .timestamp]) }

    private mutating func publish(_ roles: [RoleName]) throws {
        for role in roles {
            let version = parts[role]?["version"].integer ?? 0
            if published[role] != nil { parts[role]?["version"] = JSON(version + 1) }
            try sign(role)
        }
    }

    private mutating func sign(_ role: RoleName) throws {
        guard let part = parts[role] else { return }
        try serve(try Self.envelope(part, signers: signers[role] ?? []).bytes, as: role)
    }

    static func envelope(_ part: JSON, signers: [TestKey]) throws -> JSON {
        var signatures: JSON = []
        for key in signers {
            signatures.append(["keyid": .text(key.id), "sig": .text(try key.sign(try part.canonical))])
        }
        return ["signatures": signatures, "signed": part]
    }

    /// Serves bytes as a role's current version, and lists them where they belong.
    mutating func serve(_ bytes: Data, as role: RoleName) throws {
        published[role] = bytes
        let version = parts[role]?["version"].integer ?? 0
        server.put(bytes, at: .metadata(role, version: nil))
        server.put(bytes, at: .metadata(role, version: version))
        var entry: JSON = ["version": JSON(version)]
        if statesHashes {
            entry["length"] = JSON(bytes.count)
            entry["hashes"] = ["sha256": .text(Hex.encode(SHA256.hash(data: bytes)))]
        }
        switch role {
        case .root, .timestamp: break
        case .snapshot: parts[.timestamp]?["meta"]["snapshot.json"] = entry
        default: parts[.snapshot]?["meta"]["\(role).json"] = entry
        }
    }
}

/// Serves a repository from memory and remembers what was asked for.
final class MemoryServer: Fetcher {
    private struct State {
        var files: [RemoteFile: Data] = [:]
        var requests: [String] = []
    }

    private let state = Mutex(State())
    /// How many bytes come at a time.
    private let pieceSize = 100

    func put(_ bytes: Data, at file: RemoteFile) { state.withLock { $0.files[file] = bytes } }

    func remove(_ file: RemoteFile) { state.withLock { $0.files[file] = nil } }

    /// Everything under the names that a web server would show.
    var files: [RemoteFile: Data] { state.withLock { $0.files } }

    /// What was asked for since the last call.
    func takeRequests() -> [String] {
        state.withLock { state in
            defer { state.requests = [] }
            return state.requests
        }
    }

    func body(of file: RemoteFile, limit: Int) async throws -> any AsyncSequence<Data, any Error> {
        let bytes = state.withLock { state in
            state.requests.append(file.encodedPath)
            return state.files[file]
        }
        guard let bytes else { throw TUFError.notAvailable(file) }
        let pieces = stride(from: 0, to: bytes.count, by: pieceSize).map { start in
            bytes.subdata(in: start..<min(start + pieceSize, bytes.count))
        }
        return AsyncThrowingStream { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.finish()
        }
    }
}

/// A client with directories of its own.
final class TestClient: Sendable {
    let folder: TemporaryFolder
    let limits: Limits
    let store: MetadataStore
    private let log = EventLog()

    init(trusting repository: TestRepository, limits: Limits = Limits()) throws {
        folder = try TemporaryFolder()
        self.limits = limits
        let root = repository.server.files[.metadata(.root, version: 1)] ?? Data()
        store = try MetadataStore(at: folder.path + "/metadata")
        try store.initialize(root: root)
    }

    var metadataPath: String { folder.path + "/metadata" }
    var targetPath: String { folder.path + "/targets" }

    @discardableResult
    func update(_ repository: TestRepository, at now: Date = TestRepository.now) async throws -> Update {
        let client = Client(store: store, fetcher: repository.server, limits: limits) { [log] in log.append($0) }
        return try await client.update(at: now)
    }

    /// Updates, then finds a target.
    func find(
        _ path: TargetPath, in repository: TestRepository, at now: Date = TestRepository.now
    ) async throws -> Target {
        try await update(repository, at: now).find(path)
    }

    /// Updates, then finds and fetches a target; its path on the disk.
    @discardableResult
    func download(_ path: String, from repository: TestRepository) async throws -> String {
        let update = try await update(repository)
        return try await update.download(
            try await update.find(TargetPath(path)), to: try TargetDirectory(at: targetPath))
    }

    /// What a fetched target holds.
    func target(_ path: TargetPath) throws -> String {
        try String(contentsOfFile: try TargetDirectory(at: targetPath).path(of: path), encoding: .utf8)
    }

    /// What is stored for a role.
    func stored(_ role: String) -> Data? {
        FileManager.default.contents(atPath: "\(metadataPath)/\(role).json")
    }

    /// Version of what is stored for a role.
    func version(_ role: RoleName) -> Int? {
        guard let bytes = stored(role.text), case .object(let file) = try? JSONParser.parse(bytes),
            case .object(let signed) = file["signed"], case .integer(let version) = signed["version"]
        else { return nil }
        return Int(version)
    }

    func takeEvents() -> [ClientEvent] { log.take() }
}

private final class EventLog: Sendable {
    private let events = Mutex<[ClientEvent]>([])

    func append(_ event: ClientEvent) { events.withLock { $0.append(event) } }

    func take() -> [ClientEvent] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
