import Testing

@testable import Interface

struct RowHeightsTests {
    /// The same answers by adding up.
    private struct Plain {
        var heights: [Double]

        func row(at y: Double) -> (Int, Double) {
            var top = 0.0
            for (index, height) in heights.enumerated() {
                if top + height > y { return (index, top) }
                top += height
            }
            return (heights.count - 1, top - heights[heights.count - 1])
        }
    }

    @Test("rows are found where adding up their heights finds them", arguments: [1, 2, 7, 64, 100, 1250])
    func same(_ count: Int) {
        var random = SplitMix(seed: 7)
        var rows = RowHeights(count: count, estimate: 100, width: 10)
        var plain = Plain(heights: Array(repeating: 100, count: count))
        for _ in 0..<200 {
            let row = Int(random.next() % UInt64(count))
            let height = Double(random.next() % 400)
            rows.measure(row, height)
            plain.heights[row] = height
            #expect(rows.total == plain.heights.reduce(0, +))
            #expect(rows.top(of: row) == plain.heights[..<row].reduce(0, +))
            let y = Double(random.next() % UInt64(count * 150)) - 50
            let (found, top) = rows.row(at: y)
            let (expected, expectedTop) = plain.row(at: y)
            #expect(found == expected)
            #expect(top == expectedTop)
        }
    }

    @Test("no rows are no rows")
    func none() {
        let rows = RowHeights(count: 0, estimate: 100, width: 10)
        #expect(rows.total == 0)
        #expect(rows.row(at: 50).row == 0)
    }
}

/// Numbers that are the same in each run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
