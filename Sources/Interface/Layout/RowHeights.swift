/// Heights of lazy rows for one width: measured where seen, estimated elsewhere.
///
/// A Fenwick tree keeps their sums, so that measuring a row and finding the row at an offset take a dozen steps, however
/// long the list is.
struct RowHeights {
    let width: Double
    private var heights: [Double]
    private var measured: [Bool]
    /// `sums[i]` is the sum of the `i & -i` heights that end with the i-th, counted from 1.
    private var sums: [Double]
    private(set) var total: Double

    init(count: Int, estimate: Double, width: Double) {
        self.width = width
        heights = Array(repeating: estimate, count: count)
        measured = Array(repeating: false, count: count)
        sums = (0...count).map { estimate * Double($0 & -$0) }
        total = estimate * Double(count)
    }

    var count: Int { heights.count }

    func height(_ row: Int) -> Double { heights[row] }

    func isMeasured(_ row: Int) -> Bool { measured[row] }

    mutating func measure(_ row: Int, _ height: Double) {
        measured[row] = true
        let difference = height - heights[row]
        guard difference != 0 else { return }
        heights[row] = height
        total += difference
        var index = row + 1
        while index <= count {
            sums[index] += difference
            index += index & -index
        }
    }

    /// Where a row begins; for a row behind the last one, the end.
    func top(of row: Int) -> Double {
        var index = min(max(0, row), count)
        var sum = 0.0
        while index > 0 {
            sum += sums[index]
            index -= index & -index
        }
        return sum
    }

    /// The row at a distance from the top and where that row begins.
    func row(at y: Double) -> (row: Int, top: Double) {
        guard count > 0 else { return (0, 0) }
        var index = 0
        var top = 0.0
        var step = 1
        while step * 2 <= count { step *= 2 }
        while step > 0 {
            let next = index + step
            if next <= count, top + sums[next] <= y {
                index = next
                top += sums[next]
            }
            step /= 2
        }
        return index < count ? (index, top) : (count - 1, total - heights[count - 1])
    }
}
