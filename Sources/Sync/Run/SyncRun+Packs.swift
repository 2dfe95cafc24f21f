import Content
import Dispatch
import FoundationEssentials
import Pack
import Store

/// From plans to the store.
extension SyncRun {
    /// A pack that was unpacked, with what will be kept of it.
    private struct Ready: Sendable {
        let plan: UnitPlan
        let pack: Pack
        let source: PackSource
    }

    func carryOut(_ plans: [UnitPlan], _ result: inout SyncReport) async throws {
        guard !plans.isEmpty else {
            try downloader.incoming.clean(keeping: [])
            return
        }
        enter(.downloading)
        // Pictures are not known before the packs are: their parts stay until then.
        let rubbish = try downloader.incoming.cleanRubbish()
        if !rubbish.isEmpty { report(.cleaned(rubbish)) }
        try checkRoom(for: plans.flatMap(\.files))
        let packs = plans.flatMap(\.files)
        let refusals = try await downloader.fetch(packs)
        let started = ContinuousClock.now
        enter(.applying)
        var ready: [Ready] = []
        for plan in plans {
            do {
                if let refusal = plan.files.lazy.compactMap({ refusals[$0] }).first {
                    ready.append(try await wholePack(plan, because: refusal))
                } else {
                    ready.append(try await unpack(plan))
                }
            } catch let error as SyncError where error.concernsOneUnit {
                refuse(error, of: plan.unit, &result)
            }
        }
        let unpacking = started.duration(to: .now)
        ready = try await fetchMedia(ready, packs, &result)
        guard !ready.isEmpty else { return }
        enter(.applying)
        let applying = ContinuousClock.now
        try await install(ready, &result)
        report(
            .took(
                unpacking: unpacking, applying: applying.duration(to: .now),
                bytes: ready.reduce(0) { $0 + $1.pack.size }))
        // A unit that was refused will be looked at again: what was verified of it need not come twice.
        let changed = Set(result.changes.map(\.unit))
        try downloader.incoming.clean(
            keeping: plans.filter { !changed.contains($0.unit) }.flatMap { $0.files + [$0.full.file] })
    }

    /// Half of a release on a full disk helps nobody: what is still to come must fit, with room for the database's log.
    private func checkRoom(for files: [WantedFile]) throws(SyncError) {
        let needed = files.reduce(4 << 20) { sum, file in
            FileManager.default.fileExists(atPath: downloader.incoming.complete(file)) ? sum : sum + file.length
        }
        guard let free = DiskSpace.free(at: state.path), free < needed else { return }
        throw .diskFull(path: state.path, needed: needed, free: free)
    }

    // MARK: Unpacking

    private func unpack(_ plan: UnitPlan) async throws -> Ready {
        guard !plan.deltas.isEmpty else { return try await unpackFull(plan) }
        do {
            return try await offPool { try self.unpackDeltas(plan) }
        } catch let error as SyncError where error.concernsOneUnit {
            return try await wholePack(plan, because: error)
        }
    }

    /// The way that always works, when deltas do not.
    private func wholePack(_ plan: UnitPlan, because reason: SyncError) async throws -> Ready {
        guard !plan.deltas.isEmpty else { throw reason }
        report(.fallsBack(plan.unit, reason))
        if let refusal = try await downloader.fetch([plan.full.file])[plan.full.file] { throw refusal }
        return try await unpackFull(plan)
    }

    private func unpackFull(_ plan: UnitPlan) async throws -> Ready {
        try await offPool {
            let bytes = try self.read(plan.full.file)
            let pack = try self.checked(plan, plan.full.file) { () throws(PackError) in try Pack(reading: bytes) }
            return self.ready(plan, pack, bytes)
        }
    }

    private func unpackDeltas(_ plan: UnitPlan) throws -> Ready {
        guard let base = plan.base else { throw SyncError.missing("packs/\(plan.unit)") }
        let last = plan.deltas[plan.deltas.count - 1].file
        let pack = try checked(plan, last) { () throws(PackError) in
            guard let bytes = FileManager.default.contents(atPath: base.path) else { throw .truncated }
            var pack = try Pack(reading: bytes)
            for delta in plan.deltas {
                guard let bytes = FileManager.default.contents(atPath: downloader.incoming.complete(delta.file)) else {
                    throw .truncated
                }
                pack = try Pack(reading: bytes, on: pack)
            }
            return pack
        }
        // The old pack and the new one are no longer both in memory here.
        do {
            return ready(plan, pack, try pack.compressedQuickly())
        } catch {
            throw SyncError.badPack(last.path, error)
        }
    }

    private func ready(_ plan: UnitPlan, _ pack: Pack, _ bytes: Data) -> Ready {
        let source = PackSource(path: "packs/\(plan.unit)/\(plan.full.release)", bytes: bytes, unpacked: pack)
        return Ready(plan: plan, pack: pack, source: source)
    }

    private func read(_ file: WantedFile) throws(SyncError) -> Data {
        let path = downloader.incoming.complete(file)
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw .storage(path: path, reason: "cannot be read")
        }
        return bytes
    }

    /// Unpacks, and checks that it is what was signed.
    private func checked(
        _ plan: UnitPlan, _ file: WantedFile, _ unpack: () throws(PackError) -> Pack
    ) throws(SyncError) -> Pack {
        let pack: Pack
        do {
            pack = try unpack()
        } catch {
            throw .badPack(file.path, error)
        }
        let (header, full) = (pack.header, plan.full)
        guard header.unit.id == plan.unit, header.release == full.release else {
            throw .wrongPack(
                file.path, expected: "\(plan.unit) \(full.release)", found: "\(header.unit.id) \(header.release)")
        }
        // The length costs nothing to compare; the digest decides.
        let digest = pack.wholeDigest()
        guard digest == full.digest, pack.size == full.size else {
            throw .wrongPack(
                file.path, expected: "\(full.size) B, \(full.digest.text.prefix(12))…",
                found: "\(pack.size) B, \(digest.text.prefix(12))…")
        }
        return pack
    }

    // MARK: Pictures

    private func fetchMedia(
        _ ready: [Ready], _ packs: [WantedFile], _ result: inout SyncReport
    ) async throws -> [Ready] {
        let missing = Set(ready.flatMap(\.pack.header.media)).filter { !isHere($0) }
        let files = missing.map(WantedFile.init).sorted { $0.name < $1.name }
        let cleaned = try downloader.incoming.clean(keeping: packs + ready.map(\.plan.full.file) + files)
        if !cleaned.isEmpty { report(.cleaned(cleaned)) }
        guard !files.isEmpty else { return ready }
        enter(.downloading)
        try checkRoom(for: files)
        let refusals = try await downloader.fetch(files)
        for file in files where refusals[file] == nil {
            try RenamedFile.move(downloader.incoming.complete(file), to: state.medium(file.name))
        }
        return ready.filter { unit in
            let refusal = unit.pack.header.media.lazy.compactMap { refusals[WantedFile($0)] }.first
            guard let refusal else { return true }
            refuse(refusal, of: unit.plan.unit, &result)
            return false
        }
    }

    /// What lies there was verified when it came in.
    private func isHere(_ medium: MediaReference) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: state.medium(medium.fileName))
        return attributes?[.size] as? Int == medium.bytes
    }

    // MARK: Installing

    /// One transaction for all units. A unit whose pack the store refuses is left out; the others go in together.
    private func install(_ ready: [Ready], _ result: inout SyncReport) async throws {
        var ready = ready
        while !ready.isEmpty {
            let sources = ready.map(\.source)
            do {
                let installed = try await offPool { try self.store.install(sources) }
                for unit in installed.units {
                    let change = SyncReport.Change(
                        unit: unit.unit, release: unit.release, added: unit.added, changed: unit.changed,
                        removed: unit.removed)
                    result.changes.append(change)
                    report(.applied(change))
                }
                try rememberDigests(ready)
                return
            } catch let error as StoreError {
                guard let path = error.packPath, let bad = ready.first(where: { $0.source.path == path }) else {
                    throw SyncError.store(error)
                }
                refuse(.store(error), of: bad.plan.unit, &result)
                ready.removeAll { $0.source.path == path }
            }
        }
    }

    private func rememberDigests(_ ready: [Ready]) throws {
        var digests = PackDigests(state)
        let new = Dictionary(ready.map { ($0.plan.unit, $0.plan.full.digest) }) { first, _ in first }
        do throws(StoreError) {
            try digests.remember(new, installed: try store.installedPacks())
        } catch {
            // The content is in; what is forgotten is found out again.
            report(.statusLost(.store(error)))
        }
    }

    /// Runs what computes for long beside the few threads on which everything else goes on.
    private func offPool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let progress = downloader.progress
        return try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                continuation.resume(with: Result { try body() })
                progress.beat()
            }
        }
    }
}

extension SyncRun {
    fileprivate static let queue = DispatchQueue(label: "onetouch.sync.unpacking")
}
