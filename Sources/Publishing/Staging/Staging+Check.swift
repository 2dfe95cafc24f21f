import Content
import FoundationEssentials
import Pack
import TUF

extension Staging {
    /// Checks that the files are what the metadata says, that each pack can be read, and that each record tells the truth
    /// about what the pack changes. Whoever signs relies on it.
    /// - Throws: ``PublishingError/stagedFile(path:reason:)``.
    public func check() throws { _ = try checkedDifferences() }

    /// The same, with what each pack changes.
    func checkedDifferences() throws -> [PackDifference] {
        for (role, metadata) in roles.sorted(by: { $0.key < $1.key }) {
            if let foreign = metadata.foreignTarget {
                throw PublishingError.stagedFile(
                    path: foreign.text,
                    reason: Message(zh: "不归“\(role)”管，它不能列出", en: "'\(role)' may not list it: it is not its own"))
            }
            let published = Set(base.roles[role]?.files.map(\.name) ?? [])
            for (name, _, file) in metadata.files where !published.contains(name) {
                try checkFile("targets/\(name)", length: file.length, sha256: file.hashes.known[.sha256])
            }
        }
        return try releasedUnits.map { try difference(of: $0).difference }
    }

    private func checkFile(_ name: String, length: Int, sha256: String?) throws {
        let path = "\(path)/\(name)"
        guard Disk.length(path) == length, ContentDigest.sha256(of: try Disk.read(path)).text == sha256 else {
            throw Self.wrong(path)
        }
    }

    private static func wrong(_ path: String) -> PublishingError {
        .stagedFile(path: path, reason: Message(zh: "缺失，或和签名里写的不一样", en: "missing, or not what the metadata describes"))
    }

    /// The record of a staged release, checked against its packs, and the items before and after.
    func difference(of published: PublishedPack) throws -> (record: ReleaseRecord, difference: PackDifference) {
        let packPath = "\(path)/targets/\(published.fileName)"
        guard let pack = try Repository.pack(published, at: packPath) else { throw Self.wrong(packPath) }
        let old = try basePack(of: published.unit)
        if old == nil, base.roles[RoleName(published.unit.text)]?.currentPack != nil {
            throw Self.wrong(basePath(of: published.unit))
        }
        let known = Set(old?.header.media ?? [])
        for medium in pack.header.media where !known.contains(medium) {
            // A picture that another unit uses already lies in the repository.
            let name = "media/\(medium.fileName)"
            guard Disk.length("\(path)/\(name)") != nil else { continue }
            try checkFile(name, length: medium.bytes, sha256: medium.digest.text)
        }
        let recordPath = "\(path)/\(published.recordName)"
        let bytes = try Disk.read(recordPath)
        guard ContentDigest.sha256(of: bytes) == published.record else { throw Self.wrong(recordPath) }
        let record = try ReleaseRecord(reading: bytes, at: recordPath)
        let difference = try PackDifference(from: old, to: pack)
        guard record.changes == difference.changes, record.head.unit == published.unit,
            record.head.release == published.release
        else {
            throw PublishingError.stagedFile(
                path: recordPath,
                reason: Message(zh: "记录和内容包的变化不符", en: "the record does not say what the pack changes"))
        }
        return (record, difference)
    }
}
