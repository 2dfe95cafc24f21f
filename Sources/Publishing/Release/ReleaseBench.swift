import Authoring
import Content
import FoundationEssentials
import Pack
import Synchronization
import TUF

/// A unit's next release before it is compressed.
struct UnitRelease: Sendable {
    let pack: Pack
    /// The pack before it, when there is one.
    let base: PublishedPack?
    let record: Data
    let recordName: String
    let jobs: [PackingJob]
}

extension ReleaseMaker {
    /// The state that a release follows, and the folder that it goes to.
    struct Bench {
        let maker: ReleaseMaker
        let state: RepositoryState
        let staging: Staging

        init(_ maker: ReleaseMaker) throws {
            self.maker = maker
            state = try maker.repository.stateIfAny()
            staging = try Staging(at: maker.stagingPath, following: state)
        }

        private var repository: Repository { maker.repository }

        /// A unit's role must exist, or be delegated to, where the content has the unit.
        func checkPlace(of unit: Content.Unit) throws {
            guard let place = try staging.prospect.places().first(where: { $0.role.text == unit.id.text }) else {
                throw PublishingError.noRole(unit.id)
            }
            let expected = place.parent?.text ?? ""
            if place.parent != .targets, let parent = unit.parent, parent.text != expected {
                throw PublishingError.wrongPlace(unit.id, parent: parent.text, expected: expected)
            }
        }

        /// What was taken back must not come again by an oversight.
        func checkWithdrawn(_ unit: AuthoredUnit, restored: Set<ItemID>) throws {
            let withdrawn = try withdrawals(of: unit.unit.id)
            for item in unit.items where !restored.contains(item.id) {
                if let reason = withdrawn[item.id] {
                    throw PublishingError.withdrawnItem(item.id, unit: unit.unit.id, reason: reason)
                }
            }
        }

        private func withdrawals(of unit: UnitID) throws -> [ItemID: String] {
            var withdrawn: [ItemID: String] = [:]
            for release in try repository.releases(of: unit, in: state).reversed() {
                let record = try repository.record(of: release)
                for withdrawal in record.withdrawn { withdrawn[withdrawal.id] = withdrawal.reason }
                for id in record.restored { withdrawn[id] = nil }
            }
            return withdrawn
        }

        /// The next release of a unit; nil when nothing has changed.
        func compare(
            _ unit: Content.Unit, items: [Item], wishes: Wishes, withdrawn: [ReleaseRecord.Withdrawal] = []
        ) throws -> UnitRelease? {
            let releases = try repository.releases(of: unit.id, in: state)
            let base = try releases.first.map { published in
                guard let pack = try repository.pack(published) else {
                    throw PublishingError.unreadable(path: published.fileName, reason: "not in the repository")
                }
                return pack
            }
            if let base {
                let same = try Pack(unit: unit, items: items, release: base.header.release)
                guard same.header != base.header else {
                    maker.report(.unchanged(unit.id))
                    return nil
                }
            }
            let pack = try Pack(unit: unit, items: items, release: (releases.first?.release ?? 0) + 1)
            let changes = try PackDifference(from: base, to: pack).changes
            let restored = wishes.restored.intersection(items.map(\.id)).sorted()
            let record = try ReleaseRecord(
                head: .init(
                    unit: unit.id, release: pack.header.release, made: maker.now, note: wishes.note,
                    withdrawn: withdrawn.isEmpty ? nil : withdrawn, restored: restored.isEmpty ? nil : restored),
                changes: changes
            ).encoded()
            func count(_ kind: ItemChange.Kind) -> Int { changes.count { $0.change == kind } }
            maker.report(
                .comparing(
                    unit.id, release: pack.header.release, added: count(.added), changed: count(.changed),
                    removed: count(.removed)))
            return unitRelease(pack, record: record, after: releases)
        }

        private func unitRelease(_ pack: Pack, record: Data, after releases: [PublishedPack]) -> UnitRelease {
            let (unit, release) = (pack.header.unit.id, pack.header.release)
            let digest = ContentDigest.sha256(of: record)
            let bases = DeltaPlan.bases(of: release)
            let full = PackingJob(pack: pack, work: .full(record: digest))
            let deltas = releases.filter { bases.contains($0.release) }
                .map { PackingJob(pack: pack, work: .delta(from: $0)) }
            return UnitRelease(
                pack: pack, base: releases.first, record: record,
                recordName: PublishedPack.recordName(unit: unit, release: release, digest), jobs: [full] + deltas)
        }

        /// Compresses and stages everything. A draft of a unit that is unchanged now, because a mistake was taken back
        /// before anybody published it, is dropped.
        func stage(
            _ releases: [UnitRelease], media: [ContentDigest: String], unchanged: [UnitID] = []
        ) throws -> Staging {
            let lock = try FolderLock(staging.path)
            defer { withExtendedLifetime(lock) {} }
            var result = staging
            for unit in unchanged { try result.dropRelease(of: unit) }
            guard !releases.isEmpty else { throw PublishingError.nothingChanged }
            let jobs = releases.flatMap(\.jobs)
            let entries = Mutex<[UnitID: [TargetPath: TargetEntry]]>([:])
            let done = Mutex(0)
            let (staging, report) = (staging, maker.report)
            try PackingJob.run(jobs, in: repository) { packed in
                let number = done.withLock { number in
                    number += 1
                    return number
                }
                guard let packed else { return }
                try staging.add(packed.bytes, as: packed.name)
                entries.withLock { $0[packed.unit, default: [:]][packed.path] = packed.entry }
                report(.packed(name: packed.name, bytes: packed.bytes.count, done: number, of: jobs.count))
            }
            let listed = entries.withLock { $0 }
            for release in releases {
                try stageFiles(of: release, media: media)
                let unit = release.pack.header.unit.id
                var draft = try staging.draft(
                    of: RoleName(unit.text), expires: maker.lifetimes.end(maker.lifetimes.targets, from: maker.now))
                draft.targets = listed[unit] ?? [:]
                try result.stage(draft, as: RoleName(unit.text))
            }
            return result
        }

        private func stageFiles(of release: UnitRelease, media: [ContentDigest: String]) throws {
            try staging.add(release.record, as: release.recordName)
            if let base = release.base {
                let bytes = try Disk.read("\(repository.path)/targets/\(base.fileName)")
                try Disk.write(bytes, to: staging.basePath(of: base.unit))
            }
            for medium in release.pack.header.media {
                let name = "media/\(medium.fileName)"
                guard Disk.length("\(repository.path)/\(name)") == nil, Disk.length("\(staging.path)/\(name)") == nil
                else { continue }
                guard let source = media[medium.digest] else {
                    throw PackFolderError.mediumMissing(medium.fileName)
                }
                let bytes = try Disk.read(source)
                // Validation read the picture a moment ago; whoever saves it anew meanwhile must not get a mixed release.
                guard ContentDigest.sha256(of: bytes) == medium.digest else {
                    throw PackFolderError.mediumChanged(source)
                }
                try staging.add(bytes, as: name)
            }
        }
    }
}

extension Repository {
    /// The record of a release.
    func record(of pack: PublishedPack) throws -> ReleaseRecord {
        let path = "\(path)/\(pack.recordName)"
        let bytes = try Disk.read(path)
        guard ContentDigest.sha256(of: bytes) == pack.record else {
            throw PublishingError.stagedFile(
                path: path, reason: Message(zh: "和签名里写的不一样", en: "not what the metadata describes"))
        }
        return try ReleaseRecord(reading: bytes, at: path)
    }
}
