import Content

/// Cases counted by month and office, with the same months a year before.
struct CaseFigures {
    /// What was counted in one month or by one office.
    struct Count: Hashable {
        var accepted = 0
        var done = 0
        /// Done on time, and of how many that is known.
        var onTime = 0
        var timed = 0
        /// As the author wrote it: known of one office in one month only, since shares cannot be added up.
        var satisfaction: Hundredths?

        mutating func add(_ row: StatisticRow) {
            accepted += row.accepted
            done += row.done
            satisfaction = row.satisfaction
            guard let number = row.onTime else { return }
            onTime += number
            timed += row.done
        }

        static func + (left: Count, right: Count) -> Count {
            Count(
                accepted: left.accepted + right.accepted, done: left.done + right.done,
                onTime: left.onTime + right.onTime, timed: left.timed + right.timed)
        }

        /// In tenths of a percent, rounded down: 999 is not yet everything. Nil when it is not known of any case.
        var onTimeShare: Int? { timed > 0 ? onTime * 1000 / timed : nil }
    }

    /// The last twelve months of which something is known, oldest first.
    let months: [Period]
    /// Offices by name, those with the most cases first.
    let offices: [String]
    private let counts: [Period: [String: Count]]

    /// Adds up the rows of all series of a unit. A row without an office counts for the whole unit.
    init(_ rows: [StatisticRow]) {
        var counts: [Period: [String: Count]] = [:]
        for row in rows { counts[row.month, default: [:]][row.office ?? "", default: Count()].add(row) }
        self.counts = counts
        let newest = counts.keys.max()
        let months = newest.map { last in
            (0..<12).reversed().map { distance in (0..<distance).reduce(last) { month, _ in month.previous } }
        }
        let shown = months ?? []
        self.months = shown.drop { counts[$0] == nil }.map { $0 }
        let sums = Set(rows.compactMap(\.office)).map { office in
            (office, shown.reduce(0) { $0 + (counts[$1]?[office]?.accepted ?? 0) })
        }
        offices = sums.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
    }

    /// What is known of a month; nil when nothing is.
    func count(_ month: Period, office: String?) -> Count? {
        guard let found = counts[month] else { return nil }
        if let office { return found[office] }
        return found.values.reduce(Count(), +)
    }

    /// The same month a year before.
    static func yearBefore(_ month: Period) -> Period {
        guard case .month(let year, let number) = month else { return month }
        return .month(year: year - 1, month: number)
    }

    /// All shown months together.
    func total(office: String?) -> Count {
        months.compactMap { count($0, office: office) }.reduce(Count(), +)
    }

    /// The same months a year before together; nil unless each of them is known, so that like is compared with like.
    func totalBefore(office: String?) -> Count? {
        let before = months.map { count(Self.yearBefore($0), office: office) }
        return before.contains(nil) || before.isEmpty ? nil : before.compactMap { $0 }.reduce(Count(), +)
    }
}
