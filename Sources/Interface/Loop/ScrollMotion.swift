/// Movement of one scroll that goes on without a finger. Steps of one millisecond make it the same at any frame rate.
struct ScrollMotion {
    enum Phase {
        /// Thrown: speed in logical units a millisecond, positive towards the end of the content.
        case fling(velocity: Double)
        /// Beyond an end, on the way back.
        case spring(velocity: Double)
        /// A page button: what is left of the way.
        case glide(remaining: Double)
    }

    /// Name of the scroll.
    let scroll: String
    var phase: Phase
    /// Until when it has been carried out.
    var at: Milliseconds
    /// Fraction of a pixel that the content lags behind.
    var residue = 0.0

    /// Half the speed is left after about 230 ms.
    private static let friction = 0.997
    /// Critically damped: an overshoot is gone after about 300 ms.
    private static let stiffness = 1.0 / 60
    private static let glide = 0.98
    private static let slowest = 0.03
    /// Faster than any eye can follow; also keeps a shaking driver from flinging through a whole law.
    static let fastest = 12.0

    /// Carries one millisecond out on the offset and the overshoot; false when it has come to rest.
    mutating func step(offset: inout Double, overshoot: inout Double, maximum: Double, isElastic: Bool) -> Bool {
        switch phase {
        case .fling(let velocity):
            offset += velocity
            let inside = min(max(0, offset), maximum)
            if offset != inside {
                overshoot = isElastic ? offset - inside : 0
                offset = inside
                phase = .spring(velocity: velocity / 2)
                return isElastic
            }
            phase = .fling(velocity: velocity * Self.friction)
            return abs(velocity) > Self.slowest
        case .spring(let velocity):
            let acceleration = -Self.stiffness * Self.stiffness * overshoot - 2 * Self.stiffness * velocity
            let next = velocity + acceleration
            overshoot += next
            phase = .spring(velocity: next)
            guard abs(overshoot) < 0.5, abs(next) < Self.slowest else { return true }
            overshoot = 0
            return false
        case .glide(let remaining):
            let part = remaining * (1 - Self.glide)
            offset = min(max(0, offset + part), maximum)
            phase = .glide(remaining: remaining - part)
            return abs(remaining) > 0.5
        }
    }
}

/// The rubber band: how far content follows a finger that pulls beyond an end.
enum RubberBand {
    private static let give = 0.55

    /// Overshoot for a pull, both in logical units; never more than the viewport.
    static func overshoot(pull: Double, viewport: Double) -> Double {
        let size = abs(pull)
        let result = size * viewport * give / (viewport + give * size)
        return pull < 0 ? -result : result
    }

    /// The pull that gives an overshoot.
    static func pull(overshoot: Double, viewport: Double) -> Double {
        let size = min(abs(overshoot), viewport * 0.95)
        let result = size * viewport / (give * (viewport - size))
        return overshoot < 0 ? -result : result
    }
}
