import Authoring
import Content
import Foundation
import Pack
import TUF
import TestSupport
import Testing

@testable import Publishing

/// An office that publishes for a street and a village: its keys, its repository and its staging folder.
final class Office {
    static let signers = """
        root: 2 of keys/root-a.pub keys/root-b.pub keys/root-c.pub
        targets: 2 of keys/lead.pub keys/deputy.pub
        online: keys/online.pub
        qingxi: 2 of keys/clerk.pub keys/reviewer.pub keys/chief.pub
        qingxi/dongqiao: 1 of keys/village.pub  # 东桥村
        """
    static let passphrase = "correct horse"
    /// 2026-11-25T00:00:00Z
    static let start = Date(timeIntervalSince1970: 1_795_564_800)
    static let founders = ["root-a", "root-c", "lead", "deputy", "clerk", "chief", "village"]

    let folder: TemporaryFolder
    private(set) var keys: [String: SigningKey] = [:]
    var now = Office.start

    init() throws {
        folder = try TemporaryFolder()
        for name in [
            "root-a", "root-b", "root-c", "lead", "deputy", "online", "clerk", "reviewer", "chief", "village",
        ] { try addKey(name) }
        try folder.write(Self.signers, to: "signers.txt")
    }

    var repository: Repository { Repository(path: folder.path + "/repository") }
    var stagingPath: String { folder.path + "/staging" }
    var staging: Staging { get throws { try Staging(at: stagingPath) } }

    func keyPath(_ name: String) -> String { "\(folder.path)/keys/\(name).key" }

    func addKey(_ name: String) throws {
        try KeyFile.generate(at: keyPath(name), name: name, passphrase: Self.passphrase, cost: .trifling)
        keys[name] = try KeyFile.open(keyPath(name), passphrase: Self.passphrase).secret
    }

    func key(_ name: String) throws -> SigningKey { try #require(keys[name]) }

    func signersFile(_ text: String) throws -> SignersFile {
        try folder.write(text, to: "change.txt")
        return try SignersFile(at: folder.path + "/change.txt")
    }

    var maker: ReleaseMaker { ReleaseMaker(repository: repository, stagingPath: stagingPath, now: now) }

    @discardableResult
    func release(_ tree: AuthoredTree, _ wishes: ReleaseMaker.Wishes = .init()) throws -> Staging {
        try maker.release(tree, wishes)
    }

    func sign(_ names: String...) throws { try sign(names) }

    func sign(_ names: [String]) throws {
        var staging = try staging
        for name in names { _ = try staging.sign(with: try key(name), name: name) }
    }

    func publication(_ onlineKeys: [String] = ["online"]) throws -> Publishing.Publication {
        Publication(repository: repository, onlineKeys: try onlineKeys.map(key), now: now)
    }

    @discardableResult
    func publish(_ onlineKeys: String...) throws -> Publishing.Publication.Outcome {
        defer { now += 3600 }
        return try publication(onlineKeys.isEmpty ? ["online"] : onlineKeys).publish(try staging)
    }

    /// The first release, signed by all and published.
    static func founded(_ tree: AuthoredTree? = nil) throws -> Office {
        let office = try Office()
        _ = try Founding.stage(
            try SignersFile(at: office.folder.path + "/signers.txt"), in: office.repository, at: office.stagingPath,
            now: office.now)
        try office.release(try tree ?? street())
        try office.sign(founders)
        try office.publish()
        return office
    }

    /// Releases, lets the usual people sign, and publishes.
    func issue(_ tree: AuthoredTree, signedBy names: [String] = ["clerk", "reviewer"]) throws {
        try release(tree)
        try sign(names)
        try publish()
    }

    func rotation() throws -> Rotation { try Rotation(of: repository, stagingPath: stagingPath, now: now) }

    func inspect() async throws -> Inspection { try await Inspection(of: repository, at: now) }
}

/// A street with a village; `edits` change the text of the street's first notice.
func street(_ edit: String = "", without gone: Set<String> = [], village: String = "") throws -> AuthoredTree {
    let items = try (0..<30).map { number in
        try notice(
            "qingxi-n\(number)", unit: "qingxi", title: "通知\(number)", text: "第\(number)号。" + (number == 0 ? edit : ""))
    }.filter { !gone.contains($0.id.text) }
    let unit = Content.Unit(id: try UnitID("qingxi"), name: "清溪街道", level: .street)
    let below = Content.Unit(id: try UnitID("dongqiao"), parent: unit.id, name: "东桥村", level: .village)
    return AuthoredTree(
        units: [
            AuthoredUnit(unit: unit, items: items),
            AuthoredUnit(unit: below, items: [try notice("dongqiao-n0", unit: "dongqiao", text: "村里。" + village)]),
        ], media: [:])
}

func notice(_ id: String, unit: String, title: String = "通知", text: String) throws -> Item {
    Item(
        id: try ItemID(id), unit: try UnitID(unit), title: title, published: Day(ordinal: 20_000),
        body: [.paragraph([.text(text)])], detail: .notice(Notice()))
}

/// A reader that follows a repository from the root that it was shipped with, and keeps what it trusts.
struct Reader {
    private let folder: TemporaryFolder
    private let store: MetadataStore
    private let repository: Repository

    init(of repository: Repository) throws {
        folder = try TemporaryFolder()
        store = try MetadataStore(at: folder.path + "/trusted")
        self.repository = repository
        try store.initialize(root: try Disk.read(repository.path + "/metadata/1.root.json"))
    }

    func update(at now: Date) async throws -> Update {
        try await Client(store: store, fetcher: FolderFetcher(repository: repository)).update(at: now)
    }

    /// The whole pack of a release.
    func pack(_ unit: String, release: Int, at now: Date) async throws -> Pack {
        let update = try await update(at: now)
        let target = try await update.find(PackTarget.full(try UnitID(unit), release: release))
        let path = try await update.download(target, to: try TargetDirectory(at: folder.path + "/targets"))
        return try Pack(reading: try Disk.read(path))
    }
}
