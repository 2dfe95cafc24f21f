import Content
import FoundationEssentials
import Pack
import TUF

/// Checks a whole repository: as a client follows it, from the first root on, and every file that it lists.
public struct Inspection: Sendable {
    /// What is wrong; empty when all is well.
    public private(set) var problems: [Message] = []
    /// What will be wrong soon.
    public private(set) var warnings: [Message] = []
    /// Roles that were checked.
    public private(set) var roles = 0
    /// Files that were checked.
    public private(set) var files = 0

    /// Warned of when less than this is left, in days.
    private static let soon = 60.0

    private let repository: Repository
    private let now: Date
    private var checkedMedia: Set<MediaReference> = []

    /// Checks a repository.
    /// - Throws: ``PublishingError`` when there is none, or the folder cannot be read.
    public init(of repository: Repository, at now: Date) async throws {
        self.repository = repository
        self.now = now
        let state = try repository.state()
        await followAsClient(state)
        for place in try state.places() {
            guard let metadata = state.roles[place.role] else {
                warnings.append(
                    Message(zh: "“\(place.role)”还没有发布过", en: "nothing was ever released for '\(place.role)'"))
                continue
            }
            roles += 1
            warnOfExpiry(place.role, metadata.signed.common.expires)
            try checkFiles(of: metadata)
        }
        if let root = state.root { warnOfExpiry(.root, root.signed.common.expires) }
    }

    private mutating func fail(_ name: String, _ reason: Message) {
        problems.append(Message(zh: "\(name)：\(reason.chinese)", en: "\(name): \(reason.english)"))
    }

    private mutating func warnOfExpiry(_ role: RoleName, _ expires: Date) {
        let days = Int(expires.timeIntervalSince(now) / 86_400)
        guard Double(days) < Self.soon else { return }
        warnings.append(Message(zh: "“\(role)”还有 \(days) 天到期", en: "'\(role)' expires in \(days) days"))
    }

    private mutating func followAsClient(_ state: RepositoryState) async {
        let folder = FileManager.default.temporaryDirectory.path + "/onetouch-verify-" + UUID().uuidString
        // What cannot be removed is left to the system, as all temporary files are.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        do {
            let store = try MetadataStore(at: folder)
            try store.initialize(root: try Disk.read(repository.path(of: .metadata(.root, version: 1))))
            let update = try await Client(store: store, fetcher: FolderFetcher(repository: repository)).update(at: now)
            for (role, metadata) in state.roles.sorted(by: { $0.key < $1.key }) where role != .targets {
                for path in metadata.signed.targets.keys.sorted() {
                    let target = try await update.find(path)
                    guard target.role == role else {
                        fail(
                            path.text,
                            Message(
                                zh: "由“\(target.role)”列出，不是“\(role)”",
                                en: "listed by '\(target.role)', not by '\(role)'"))
                        continue
                    }
                }
            }
        } catch let error as TUFError {
            problems.append(Message(zh: "签名资料有问题：\(error)", en: "\(error)"))
        } catch {
            problems.append(Message(zh: "\(error)", en: "\(error)"))
        }
    }

    private mutating func checkFiles(of metadata: Metadata<Targets>) throws {
        if let foreign = metadata.foreignTarget {
            fail(
                foreign.text,
                Message(zh: "不归“\(metadata.role)”管，它不能列出", en: "'\(metadata.role)' may not list it: it is not its own"))
        }
        for (name, _, file) in metadata.files {
            files += 1
            let path = "\(repository.path)/targets/\(name)"
            guard Disk.length(path) == file.length,
                ContentDigest.sha256(of: try Disk.read(path)).text == file.hashes.known[.sha256]
            else {
                fail(name, Message(zh: "缺失，或和签名里写的不一样", en: "missing, or not what the metadata describes"))
                continue
            }
        }
        guard let published = metadata.currentPack else { return }
        do {
            guard let pack = try repository.pack(published) else { return }
            try checkDeltas(of: metadata, to: pack)
            _ = try repository.record(of: published)
            files += 1
            for medium in pack.header.media where checkedMedia.insert(medium).inserted { try check(medium) }
            for index in 0..<pack.count { _ = try pack.item(at: index) }
        } catch let error as any ExplainedError {
            fail(published.fileName, error.message)
        }
    }

    private mutating func check(_ medium: MediaReference) throws {
        files += 1
        let path = "\(repository.path)/media/\(medium.fileName)"
        guard Disk.length(path) == medium.bytes, ContentDigest.sha256(of: try Disk.read(path)) == medium.digest else {
            fail("media/\(medium.fileName)", Message(zh: "缺失，或已损坏", en: "missing or damaged"))
            return
        }
    }

    /// A delta whose base still lies here must give the pack.
    private mutating func checkDeltas(of metadata: Metadata<Targets>, to pack: Pack) throws {
        let releases = try repository.releases(of: pack.header.unit.id, in: try repository.state())
        for (name, path, file) in metadata.files where path.text.hasSuffix(".delta.zst") {
            let digest = file.custom?["base"]?.text
            guard let published = releases.first(where: { $0.digest.text == digest }),
                let base = try repository.pack(published)
            else { continue }
            do throws(PackError) {
                let bytes: Data
                do { bytes = try Disk.read("\(repository.path)/targets/\(name)") } catch { continue }
                guard try Pack(reading: bytes, on: base).jsonLines() == pack.jsonLines() else {
                    fail(name, Message(zh: "不通向当前的内容包", en: "does not lead to the current pack"))
                    continue
                }
            } catch {
                fail(name, error.message)
            }
        }
    }
}
