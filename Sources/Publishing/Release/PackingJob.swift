import Content
import Dispatch
import FoundationEssentials
import Pack
import Synchronization
import TUF

/// One file of a release that is yet to be compressed: the long part of the work.
struct PackingJob: Sendable {
    enum Work: Sendable {
        /// The whole pack, with the digest of the release's record.
        case full(record: ContentDigest)
        /// What leads here from an earlier release.
        case delta(from: PublishedPack)
    }

    /// The level of zstd for both: a delta of laws is two fifths smaller than at 19 and takes no longer, a whole pack is a
    /// twentieth smaller and takes a third longer.
    static let level = 22

    let pack: Pack
    let work: Work

    /// A file, and how the unit's role lists it.
    struct Packed: Sendable {
        let unit: UnitID
        let path: TargetPath
        let entry: TargetEntry
        let bytes: Data

        /// Below the repository.
        var name: String { "targets/" + RemoteFile.target(path, hash: entry.sha256).encodedPath }
    }

    /// Nil for a delta whose base was pruned.
    func run(in repository: Repository) throws -> Packed? {
        let (unit, release) = (pack.header.unit.id, pack.header.release)
        switch work {
        case .full(let record):
            let decoded = pack.jsonLines()
            let bytes = try pack.compressed(level: Self.level)
            let custom = PublishedPack.custom(
                release: release, digest: .sha256(of: decoded), size: decoded.count, record: record)
            return Packed(
                unit: unit, path: PackTarget.full(unit, release: release),
                entry: TargetEntry(of: bytes, custom: custom),
                bytes: bytes)
        case .delta(let published):
            guard let base = try repository.pack(published) else { return nil }
            let bytes = try pack.delta(from: base, level: Self.level)
            return Packed(
                unit: unit, path: PackTarget.delta(unit, from: published.release, to: release),
                entry: TargetEntry(of: bytes, custom: PublishedPack.custom(base: published.digest)), bytes: bytes)
        }
    }

    /// Runs jobs, as many at a time as there are cores, and hands over each file as it is finished.
    /// - Throws: what the first job throws that fails.
    static func run(
        _ jobs: [PackingJob], in repository: Repository, finished: @Sendable (Packed?) throws -> Void
    ) throws {
        let next = Mutex(0)
        let failure = Mutex<(any Error)?>(nil)
        let lanes = min(jobs.count, ProcessInfo.processInfo.activeProcessorCount)
        DispatchQueue.concurrentPerform(iterations: lanes) { _ in
            while failure.withLock({ $0 == nil }) {
                let index = next.withLock { number in
                    defer { number += 1 }
                    return number
                }
                guard index < jobs.count else { return }
                do {
                    let packed = try jobs[index].run(in: repository)
                    try failure.withLock { _ in try finished(packed) }
                } catch {
                    failure.withLock { $0 = $0 ?? error }
                }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
