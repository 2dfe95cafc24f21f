import Content
import FoundationEssentials
import Store
import TUF

/// One run against one repository: what is in it, what is missing here, and one transaction that brings the store there.
///
/// Each step starts from verified files on the disk, so that an end at any instant costs at most that step again.
struct SyncRun: Sendable {
    let repository: FollowedRepository
    let transport: any Transport
    let store: ContentStore
    /// Units to follow, each with those below it; all of the repository when there are none.
    let units: [UnitID]
    let clock: VerifiedClock
    let downloader: Downloader
    let report: @Sendable (SyncEvent) -> Void
    let enter: @Sendable (SyncStatus.Phase) -> Void

    var state: StateDirectory { store.state }

    /// - Throws: ``SyncError`` when nothing could be done, and `CancellationError`. What concerns single units stands in
    ///   the report.
    func run() async throws -> SyncReport {
        enter(.checking)
        report(.looking(source: transport.source))
        var memory = remembered()
        let time = clock.now(verified: try latestVerified())
        if time.isBehind { report(.clockBehind) }
        do {
            return try await run(at: time.time, &memory)
        } catch let error as TUFError {
            throw explained(error)
        }
    }

    private func run(at now: Date, _ memory: inout RepositoryMemory) async throws -> SyncReport {
        let trust = try MetadataStore(at: repository.trusted(in: state))
        if !isInitialized { try trust.initialize(root: repository.root) }
        var fetcher = RepositoryFetcher(transport: transport, backoff: downloader.backoff, report: report)
        let report = report
        func client() -> Client { Client(store: trust, fetcher: fetcher) { report(.metadata($0)) } }

        let poll = try await self.poll(client(), fetcher, memory, at: now)
        if case .unchanged = poll {
            remember(&memory) { $0.verifiedAt = max($0.verifiedAt ?? 0, now.timeIntervalSince1970) }
            return SyncReport()
        }
        guard case .changed(let bytes, let etag) = poll else { throw SyncError.missing("metadata/timestamp.json") }
        fetcher.timestamp = bytes
        let update = try await client().update(at: now)
        if let server = transport.serverTime, abs(server.timeIntervalSince(clock.machine())) > 86_400 {
            report(.clockDiffers)
        }
        var result = SyncReport()
        let listings = try await wantedListings(update)
        // Every role that was needed has been judged by this time.
        remember(&memory) { $0.verifiedAt = max($0.verifiedAt ?? 0, now.timeIntervalSince1970) }
        let plans = try await plans(for: listings, update, &result)
        try await carryOut(plans, &result)
        guard result.refusals.isEmpty else { return result }
        remember(&memory) { memory in
            memory.etag = etag
            memory.completed = ContentDigest.sha256(of: update.timestamp.bytes).text
            memory.units = units.map(\.text)
        }
        return result
    }

    private var isInitialized: Bool {
        FileManager.default.fileExists(atPath: repository.trusted(in: state) + "/root.json")
    }

    private func explained(_ error: TUFError) -> SyncError {
        switch error {
        case .expired(let role, _, let end, let now):
            .expired(
                role: "\(role)", source: transport.source, at: end, now: now, serverTime: transport.serverTime)
        default: .refused(error, source: transport.source)
        }
    }
}

// MARK: - Nothing new

extension SyncRun {
    private enum Poll {
        case unchanged
        case changed(Data, etag: String?)
        case missing
    }

    /// Asks for the timestamp alone. When it is the one with which the last run was completed, there is nothing to do:
    /// one short question, one short answer.
    private func poll(
        _ client: Client, _ fetcher: RepositoryFetcher, _ memory: RepositoryMemory, at now: Date
    ) async throws -> Poll {
        let known = try isUpToDate(client, memory, at: now) ? memory : nil
        let request = FileRequest(path: "metadata/timestamp.json", limit: Limits().timestamp, etag: known?.etag)
        switch try await fetcher.whole(request) {
        case .notModified: return .unchanged
        case .missing: return .missing
        case .body(let bytes, let etag):
            // Servers without ETags, and sticks.
            if let known, ContentDigest.sha256(of: bytes).text == known.completed { return .unchanged }
            return .changed(bytes, etag: etag)
        }
    }

    /// Whether the last run was completed for these units, its timestamp is still to be believed, and everything that
    /// it installed is still there.
    private func isUpToDate(_ client: Client, _ memory: RepositoryMemory, at now: Date) throws -> Bool {
        guard let completed = memory.completed, memory.units == units.map(\.text),
            let timestamp = try client.trustedTimestamp(at: now),
            ContentDigest.sha256(of: timestamp.bytes).text == completed
        else { return false }
        return try store.installedPacks().allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
    }
}

// MARK: - What is there

extension SyncRun {
    private func wantedListings(_ update: Update) async throws -> [Update.Listing] {
        let wanted = Set(units.map { RoleName($0.text) })
        let probes = units.map { TargetPath("packs/\($0)/1.zst") }
        let listings = try await update.listings { role, way in
            wanted.isEmpty || wanted.contains(role.name) || way.contains { wanted.contains($0.name) }
                || probes.contains { role.isResponsible(for: $0) }
        }
        guard !wanted.isEmpty else { return listings }
        var included = Set<RoleName>()
        return listings.filter { listing in
            guard wanted.contains(listing.role) || included.contains(listing.delegator) else { return false }
            included.insert(listing.role)
            return true
        }
    }

    private func plans(
        for listings: [Update.Listing], _ update: Update, _ result: inout SyncReport
    ) async throws -> [UnitPlan] {
        let installed = Dictionary(try store.installedPacks().map { ($0.unit, $0) }) { first, _ in first }
        var plans: [UnitPlan] = []
        var digests = PackDigests(state)
        let found = Set(listings.map(\.role.text))
        for unit in units where !found.contains(unit.text) {
            refuse(.noSuchUnit(unit, source: transport.source), of: unit, &result)
        }
        for listing in listings {
            // Delegations to others than units are not ours to judge.
            guard let unit = try? UnitID(listing.role.text) else {
                report(.notUnit(listing.role.text))
                continue
            }
            do {
                if let refusal = listing.refusal { throw explained(refusal) }
                let offer = try UnitOffer(
                    unit: unit, targets: listing.targets, isConsistent: update.root.signed.consistentSnapshot)
                let pack = installed[unit]
                let held = pack.flatMap { digests.held($0) }
                guard let plan = try offer.plan(installed: pack?.release, held: held) else { continue }
                try await confirm(plan, listing, update)
                plans.append(plan)
            } catch let error as SyncError where error.concernsOneUnit {
                refuse(error, of: unit, &result)
            }
        }
        return plans
    }

    /// Another role may come before this one in the order of delegations: TUF's own search has the last word.
    private func confirm(_ plan: UnitPlan, _ listing: Update.Listing, _ update: Update) async throws {
        let path = TargetPath("packs/\(plan.unit)/\(plan.full.release).zst")
        do {
            let found = try await update.find(path)
            guard found.role == listing.role else {
                throw SyncError.badTarget("\(path)", reason: "'\(found.role)' has the first word on it")
            }
        } catch let error as TUFError {
            throw explained(error)
        }
    }

    func refuse(_ error: SyncError, of unit: UnitID?, _ result: inout SyncReport) {
        report(.refused(unit, error))
        result.refusals.append(error)
    }
}

// MARK: - Memory

extension SyncRun {
    /// What cannot be read is as good as forgotten: it costs one run.
    private func remembered() -> RepositoryMemory {
        (try? JSONFile.read(repository.memoryPath(in: state))) ?? RepositoryMemory()
    }

    private func remember(_ memory: inout RepositoryMemory, _ change: (inout RepositoryMemory) -> Void) {
        var changed = memory
        change(&changed)
        // The time alone is not worth a write each poll to a disk that wears out.
        let before = memory.verifiedAt ?? 0
        var sameTime = changed
        sameTime.verifiedAt = memory.verifiedAt
        guard sameTime != memory || (changed.verifiedAt ?? 0) - before > 3600 else { return }
        memory = changed
        do throws(StoreError) {
            try JSONFile.write(changed, to: repository.memoryPath(in: state))
        } catch {
            report(.statusLost(.store(error)))
        }
    }

    /// The latest time at which any repository was verified.
    private func latestVerified() throws -> Date? {
        guard FileManager.default.fileExists(atPath: state.trusted) else { return nil }
        let names = try FileManager.default.contentsOfDirectory(atPath: state.trusted)
        let times = names.filter { $0.hasSuffix(".json") && $0 != "digests.json" }.compactMap { name -> Double? in
            // A damaged file says nothing of time.
            let memory: RepositoryMemory? = try? JSONFile.read("\(state.trusted)/\(name)")
            return memory?.verifiedAt
        }
        return times.max().map { Date(timeIntervalSince1970: $0) }
    }
}
