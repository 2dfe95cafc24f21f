/// Where a scroll stands, remembered between frames.
struct ScrollState {
    /// Distance from the top of the content to the top of the viewport.
    var offset = 0.0
    /// Whether `initialRow` has been honoured.
    var isPlaced = false
    /// Token of the last text that was brought into sight because it is read aloud.
    var revealed: Int?
    /// Heights of lazy rows by the rows' name; unknown ones are negative.
    var rowHeights: [String: RowHeights] = [:]
}

/// Heights of lazy rows for one width: measured where seen, estimated elsewhere.
struct RowHeights {
    let width: Double
    let estimate: Double
    private(set) var measured: [Double]

    init(count: Int, estimate: Double, width: Double) {
        self.width = width
        self.estimate = estimate
        measured = Array(repeating: -1, count: count)
    }

    var count: Int { measured.count }

    func height(_ row: Int) -> Double { measured[row] < 0 ? estimate : measured[row] }

    func isMeasured(_ row: Int) -> Bool { measured[row] >= 0 }

    mutating func measure(_ row: Int, _ height: Double) { measured[row] = height }

    func top(of row: Int) -> Double { (0..<min(row, count)).reduce(0) { $0 + height($1) } }

    var total: Double { top(of: count) }

    /// The row at a distance from the top and where that row begins.
    func row(at y: Double) -> (row: Int, top: Double) {
        var top = 0.0
        for row in measured.indices {
            let next = top + height(row)
            if next > y { return (row, top) }
            top = next
        }
        return (max(0, count - 1), max(0, top - (count > 0 ? height(count - 1) : 0)))
    }
}
