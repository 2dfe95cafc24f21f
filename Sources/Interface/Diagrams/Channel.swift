/// A line across between two layers: it comes down at one end and goes on down at the other, or to a gutter.
struct Run {
    struct End {
        let place: Int
        let x: Double
    }

    enum Part {
        case through, leaving, returning
    }

    let way: Int
    /// Where it comes from above.
    let upper: End?
    /// Where it goes on below.
    let lower: End?
    /// The gutter that it comes from or goes to.
    var side: Double?

    var part: Part { side == nil ? .through : lower == nil ? .leaving : .returning }

    private var ends: [Double] { [upper?.x, lower?.x, side].compactMap { $0 } }
    var left: Double { ends.min() ?? 0 }
    var right: Double { ends.max() ?? 0 }

    /// Runs from the same place or to the same place may lie upon each other.
    func sharesEnd(with other: Run) -> Bool {
        if let upper, upper.place == other.upper?.place { return true }
        if let lower, lower.place == other.lower?.place { return true }
        return false
    }

    /// Whether this one comes down where the other goes on: it must lie above it, or they could not be told apart.
    func mustLie(above other: Run) -> Bool {
        guard let upper, let lower = other.lower else { return false }
        return abs(upper.x - lower.x) < 8 && !sharesEnd(with: other)
    }
}

/// The room between two layers, with a track for each line that runs across.
struct Channel {
    /// Whether steps stand under it, so that arrows need room.
    let leadsToSteps: Bool
    private var runs: [Run] = []
    private var tracks: [Int] = []

    init(leadsToSteps: Bool) { self.leadsToSteps = leadsToSteps }

    mutating func add(_ run: Run) { runs.append(run) }

    private var count: Int { (tracks.max() ?? -1) + 1 }

    func height(_ spacing: LayerPlacement.Spacing) -> Double {
        guard !runs.isEmpty else { return 0 }
        let needsHead = leadsToSteps || runs.contains { $0.part == .returning }
        return (count > 0 ? spacing.foot + Double(count) * spacing.track : 0) + (needsHead ? spacing.head : 0)
    }

    /// Distance of a run from the top of the channel.
    func y(ofWay way: Int, part: Run.Part, _ spacing: LayerPlacement.Spacing) -> Double {
        guard let index = runs.firstIndex(where: { $0.way == way && $0.part == part }) else { return 0 }
        return spacing.foot + (Double(max(0, tracks[index])) + 0.5) * spacing.track
    }

    /// The constrained left-edge method of channel routing: tracks are filled from the top, each with runs that do not
    /// touch and above which nothing is left that must lie above them.
    mutating func assignTracks() {
        tracks = runs.map { $0.right - $0.left < 1 ? -1 : Int.max }
        var open = runs.indices.filter { tracks[$0] == Int.max }.sorted { runs[$0].left < runs[$1].left }
        var track = 0
        while !open.isEmpty {
            var chosen = open.filter { index in
                !open.contains { $0 != index && runs[$0].mustLie(above: runs[index]) }
            }
            // Two that each must lie above the other: one of them has to cross.
            if chosen.isEmpty { chosen = [open[0]] }
            var placed: [Int] = []
            for index in chosen where !placed.contains(where: { touches($0, index) }) { placed.append(index) }
            for index in placed { tracks[index] = track }
            open.removeAll { placed.contains($0) }
            track += 1
        }
    }

    private func touches(_ first: Int, _ second: Int) -> Bool {
        let (one, other) = (runs[first], runs[second])
        if one.sharesEnd(with: other) { return false }
        return one.left < other.right + 12 && other.left < one.right + 12
    }
}
