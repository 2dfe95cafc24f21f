import Authoring
import Content
import FoundationEssentials
import Pack
import TUF

/// Makes the next release of units and stages it.
public struct ReleaseMaker: Sendable {
    /// Where what is published lies.
    public let repository: Repository
    /// Where the release goes.
    public let stagingPath: String
    /// When the release is made.
    public let now: Date
    /// How long what is signed stays valid.
    public let lifetimes: Lifetimes
    /// Told of everything that is done.
    public let report: @Sendable (ReleaseProgress) -> Void

    /// A maker with its places.
    public init(
        repository: Repository, stagingPath: String, now: Date, lifetimes: Lifetimes = Lifetimes(),
        report: @escaping @Sendable (ReleaseProgress) -> Void = { _ in }
    ) {
        self.repository = repository
        self.stagingPath = stagingPath
        self.now = now
        self.lifetimes = lifetimes
        self.report = report
    }

    /// What the maker of a release has to say.
    public struct Wishes: Sendable {
        /// Only these units; all when empty.
        public var units: Set<UnitID> = []
        /// A sentence for the record.
        public var note: String?
        /// Withdrawn items that may be public again.
        public var restored: Set<ItemID> = []

        /// No wishes.
        public init() {}
    }

    /// Stages a new release of every unit that changed.
    /// - Returns: what is staged then.
    /// - Throws: ``PublishingError/nothingChanged`` when no unit has changed, ``PublishingError/withdrawnItem(_:unit:reason:)``,
    ///   ``PublishingError/noRole(_:)`` and others.
    public func release(_ tree: AuthoredTree, _ wishes: Wishes = Wishes()) throws -> Staging {
        let known = Set(tree.units.map(\.unit.id))
        if let unknown = wishes.units.subtracting(known).min() { throw PublishingError.noUnit(unknown.text) }
        report(.validated(items: tree.units.reduce(0) { $0 + $1.items.count }, units: tree.units.count))
        let bench = try Bench(self)
        var releases: [UnitRelease] = []
        var unchanged: [UnitID] = []
        for unit in tree.units where wishes.units.isEmpty || wishes.units.contains(unit.unit.id) {
            try bench.checkPlace(of: unit.unit)
            try bench.checkWithdrawn(unit, restored: wishes.restored)
            if let release = try bench.compare(unit.unit, items: unit.items, wishes: wishes) {
                releases.append(release)
            } else {
                unchanged.append(unit.unit.id)
            }
        }
        return try bench.stage(releases, media: tree.media, unchanged: unchanged)
    }

    /// Stages a release of a unit without some of its items; the record says why.
    /// - Throws: ``PublishingError/noItem(_:)``.
    public func withdraw(_ items: [ItemID], reason: String) throws -> Staging {
        let bench = try Bench(self)
        var left = Set(items)
        var releases: [UnitRelease] = []
        for (role, metadata) in bench.state.roles.sorted(by: { $0.key < $1.key }) where !left.isEmpty {
            guard role != .targets, let published = metadata.currentPack, let pack = try repository.pack(published)
            else { continue }
            let all = try (0..<pack.count).map { try pack.item(at: $0) }
            let gone = all.filter { left.contains($0.id) }.map(\.id)
            guard !gone.isEmpty else { continue }
            left.subtract(gone)
            let withdrawals = gone.map { ReleaseRecord.Withdrawal(id: $0, reason: reason) }
            if let release = try bench.compare(
                pack.header.unit, items: all.filter { !gone.contains($0.id) }, wishes: Wishes(), withdrawn: withdrawals)
            {
                releases.append(release)
            }
        }
        if let missing = left.min() { throw PublishingError.noItem(missing.text) }
        return try bench.stage(releases, media: [:])
    }
}

/// How long signed metadata stays valid, in days.
public struct Lifetimes: Hashable, Sendable {
    /// Root: people come together for it.
    public var root = 1095
    /// `targets` and units: people sign it with every release.
    public var targets = 730
    /// Snapshot, made anew by `refresh` when half of it is over.
    public var snapshot = 60
    /// Timestamp: how long a network can hide that there is something new.
    public var timestamp = 14

    /// The usual ones.
    public init() {}

    func end(_ days: Int, from now: Date) -> Date {
        // Whole seconds: metadata knows no others.
        Date(timeIntervalSince1970: (now.timeIntervalSince1970 + Double(days) * 86_400).rounded(.down))
    }
}
