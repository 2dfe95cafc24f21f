import Content
import TUF

/// How a unit gets from its installed release to the one in the repository.
struct UnitPlan: Sendable {
    let unit: UnitID
    /// The pack that it will have.
    let full: FullTarget
    /// The pack that it has.
    let base: HeldPack?
    /// Deltas one after the other; none when the full pack is cheaper.
    var deltas: [DeltaTarget]

    /// Files to fetch for it.
    var files: [WantedFile] { deltas.isEmpty ? [full.file] : deltas.map(\.file) }
}

/// A whole pack as a repository lists it.
struct FullTarget: Hashable, Sendable {
    let file: WantedFile
    let release: Int
    /// Digest of the pack as it unpacks, its header line included.
    let digest: ContentDigest
    /// Bytes that it unpacks to.
    let size: Int
}

/// A delta as a repository lists it.
struct DeltaTarget: Hashable, Sendable {
    let file: WantedFile
    let from: Int
    let to: Int
    /// Digest of the unpacked pack that it starts from.
    let base: ContentDigest
}

/// What a unit's role lists.
struct UnitOffer: Sendable {
    let unit: UnitID
    var full: FullTarget?
    var deltas: [DeltaTarget] = []

    /// The cheapest way to the release in the repository: a chain of deltas from what is installed, or the full pack.
    ///
    /// - Returns: nothing when the release is installed already or the unit has none.
    /// - Throws: ``SyncError/older(_:installed:offered:)``
    /// - Parameter held: the pack that lies here; nil when it was lost.
    func plan(installed: Int?, held: HeldPack?) throws(SyncError) -> UnitPlan? {
        guard let full else { return nil }
        if let installed, full.release < installed {
            throw .older(unit, installed: installed, offered: full.release)
        }
        if let held, held.release == full.release, held.digest == full.digest { return nil }
        let base = held
        let chain = base.flatMap { cheapestChain(from: $0, to: full.release) } ?? []
        let isCheaper = chain.reduce(0) { $0 + $1.file.length } < full.file.length
        return UnitPlan(unit: unit, full: full, base: base, deltas: isCheaper ? chain : [])
    }

    /// Shortest paths by bytes; releases only grow along a delta, so one pass in their order is enough.
    private func cheapestChain(from base: HeldPack, to release: Int) -> [DeltaTarget]? {
        var best: [Int: (cost: Int, chain: [DeltaTarget])] = [base.release: (0, [])]
        for delta in deltas.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) where delta.from < delta.to {
            guard let start = best[delta.from] else { continue }
            if start.chain.isEmpty, delta.base != base.digest { continue }
            let cost = start.cost + delta.file.length
            if cost < best[delta.to]?.cost ?? .max { best[delta.to] = (cost, start.chain + [delta]) }
        }
        guard let found = best[release], !found.chain.isEmpty else { return nil }
        return found.chain
    }
}

/// A pack that lies in `packs/`.
struct HeldPack: Hashable, Sendable {
    let release: Int
    /// Digest of the pack as it unpacks, its header line included.
    let digest: ContentDigest
    let path: String
}
