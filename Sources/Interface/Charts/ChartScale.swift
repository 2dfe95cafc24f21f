/// Round numbers along an axis that hold all values and zero.
public struct ChartScale: Hashable, Sendable {
    /// Where the axis has its lines, from the smallest to the largest; at least two.
    public let ticks: [Double]

    /// A scale for some values.
    ///
    /// Steps are 1, 2 or 5 times a power of ten, so that every tick is a round number.
    /// - Parameters:
    ///   - values: anything finite; others are left out.
    ///   - fromZero: whether zero is on the scale: a bar that does not begin there lies about its length. A line may
    ///     leave it out when its values lie close together.
    ///   - isWhole: whether the values are counted, so that no tick lies between two whole numbers.
    public init(holding values: some Sequence<Double>, fromZero: Bool = true, isWhole: Bool = false) {
        let finite = values.filter(\.isFinite)
        var low = min(0, finite.min() ?? 0)
        var high = max(0, finite.max() ?? 0)
        if !fromZero, let least = finite.min(), let most = finite.max(), most > least {
            if least > 0, most - least < most / 2 { low = least }
            if most < 0, most - least < -least / 2 { high = most }
        }
        guard high > low else {
            ticks = [0, 1]
            return
        }
        let step = Self.step(for: (high - low) / 4, isWhole: isWhole)
        let first = Int((low / step).rounded(.down))
        let last = max(first + 1, Int((high / step).rounded(.up)))
        ticks = (first...last).map { Double($0) * step }
    }

    /// The smallest round number that is not below a wanted step.
    private static func step(for wanted: Double, isWhole: Bool) -> Double {
        var power = 1.0
        while power > wanted { power /= 10 }
        while power * 10 <= wanted { power *= 10 }
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= wanted * 0.999_999 } ?? power * 10
        return isWhole ? max(1, step) : step
    }

    /// The smallest tick.
    public var low: Double { ticks[0] }
    /// The largest tick.
    public var high: Double { ticks[ticks.count - 1] }

    /// Where a value stands: 0 at the smallest tick, 1 at the largest.
    public func share(of value: Double) -> Double { (value - low) / (high - low) }
}
