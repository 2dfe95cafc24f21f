/// Something that was made public and fulfils a catalogue entry.
public struct Publication: Hashable, Sendable {
    /// Id of the catalogue entry.
    public var entry: String
    /// The period reported on; nil for permanent entries.
    public var period: Period?
    /// The item.
    public var item: ItemID
    /// When it was made public.
    public var published: Day

    /// Describes one publication.
    public init(entry: String, period: Period?, item: ItemID, published: Day) {
        self.entry = entry
        self.period = period
        self.item = item
        self.published = published
    }
}

/// Whether one obligation of the catalogue is met today.
public struct DisclosureStatus: Hashable, Sendable {
    /// How an obligation stands.
    public enum State: Hashable, Sendable {
        /// Met, by these items.
        case published([ItemID])
        /// Not met yet; the last day on which it is in time.
        case due(until: Day)
        /// Not met, and this many days too late.
        case late(days: Int)
    }

    /// The catalogue entry.
    public let entry: CatalogueEntry
    /// The period; nil for permanent and daily entries.
    public let period: Period?
    /// How it stands.
    public let state: State

    /// Whether it is met.
    public var isPublished: Bool {
        if case .published = state { true } else { false }
    }

    /// Whether it is late.
    public var isLate: Bool {
        if case .late = state { true } else { false }
    }
}

/// Completeness and lateness of a unit's disclosure, computed from its catalogue, its items and today's date.
public struct DisclosureReport: Hashable, Sendable {
    /// One for each obligation that stands today, in the order of the catalogue, newest period first.
    public let statuses: [DisclosureStatus]

    /// How many obligations stand.
    public var expected: Int { statuses.count }

    /// How many of them are met.
    public var published: Int { statuses.count(where: \.isPublished) }

    /// Those that are not met: late ones first, the latest first.
    public var missing: [DisclosureStatus] {
        statuses.filter { !$0.isPublished }.sorted { Self.lateness($0) > Self.lateness($1) }
    }

    /// Share that is met in whole percent, rounded down so that 100 means all; nil when nothing is expected.
    public var percent: Int? { expected == 0 ? nil : published * 100 / expected }

    private static func lateness(_ status: DisclosureStatus) -> Int {
        if case .late(let days) = status.state { days } else { -1 }
    }

    /// Computes the report. An obligation is: each permanent entry; the newest period that has ended of each periodic
    /// entry; and every earlier period since the entry began that was never published.
    public init(catalogue: DisclosureCatalogue, publications: [Publication], today: Day) {
        let byEntry = Dictionary(grouping: publications, by: \.entry)
        statuses = catalogue.entries.flatMap { entry in
            Self.statuses(of: entry, publications: byEntry[entry.id] ?? [], today: today)
        }
    }

    private static func statuses(
        of entry: CatalogueEntry, publications: [Publication], today: Day
    ) -> [DisclosureStatus] {
        switch entry.cycle {
        case .permanent:
            let state: DisclosureStatus.State =
                publications.isEmpty ? .late(days: 0) : .published(publications.map(\.item).sorted())
            return [DisclosureStatus(entry: entry, period: nil, state: state)]
        case .daily: return [daily(entry, publications: publications, today: today)]
        case .monthly, .quarterly, .yearly: return periodic(entry, publications: publications, today: today)
        }
    }

    private static func daily(
        _ entry: CatalogueEntry, publications: [Publication], today: Day
    ) -> DisclosureStatus {
        guard let newest = publications.max(by: { $0.published < $1.published }) else {
            return DisclosureStatus(entry: entry, period: nil, state: .late(days: 0))
        }
        let late = today - newest.published - 1 - entry.graceDays
        return DisclosureStatus(
            entry: entry, period: nil, state: late > 0 ? .late(days: late) : .published([newest.item]))
    }

    private static func periodic(
        _ entry: CatalogueEntry, publications: [Publication], today: Day
    ) -> [DisclosureStatus] {
        guard let current = Period(containing: today, cycle: entry.cycle) else { return [] }
        let newest = current.previous
        let items = Dictionary(grouping: publications.filter { $0.period != nil }, by: \.period)
        let firstPublished = publications.compactMap(\.period).min()
        let first = entry.begins ?? firstPublished?.previous ?? newest
        guard first <= newest else { return [] }
        var found: [DisclosureStatus] = []
        var period = newest
        while period >= first {
            let publishing = items[period] ?? []
            if !publishing.isEmpty {
                if period == newest {
                    let state = DisclosureStatus.State.published(publishing.map(\.item).sorted())
                    found.append(DisclosureStatus(entry: entry, period: period, state: state))
                }
            } else {
                let deadline = period.end + entry.graceDays
                let state: DisclosureStatus.State =
                    today > deadline ? .late(days: today - deadline) : .due(until: deadline)
                found.append(DisclosureStatus(entry: entry, period: period, state: state))
            }
            period = period.previous
        }
        return found
    }
}

extension Item {
    /// What this item fulfils of a catalogue.
    public func publications(in catalogue: DisclosureCatalogue) -> [Publication] {
        switch detail {
        case .affair(let affair):
            guard let entry = affair.entry else { return [] }
            return [Publication(entry: entry, period: affair.period, item: id, published: published)]
        case .ledger(let ledger):
            let period: Period? = if case .funds(let month) = ledger { month.period } else { nil }
            return catalogue.entries.filter { $0.ledger == ledger.book }.map {
                Publication(entry: $0.id, period: period, item: id, published: published)
            }
        default: return []
        }
    }
}
