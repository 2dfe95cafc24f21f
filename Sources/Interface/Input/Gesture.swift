/// Follows one finger from touch to release. Other fingers are ignored while it is down.
struct Gesture<Action> {
    enum Phase {
        /// Resting on a target or on nothing; still within the slop.
        case pressing(Target<Action>?)
        /// Moving a scroll, by its name.
        case dragging(String)
        /// Moved too far for a tap where nothing scrolls.
        case lost
    }

    /// A tap may drift this far, in logical units.
    static var slop: Double { 24 }

    let pointer: Int64
    let start: Point
    let startedAt: Milliseconds
    var last: Point
    var phase: Phase
    private var trail: [(time: Milliseconds, y: Double)]

    init(pointer: Int64, at point: Point, time: Milliseconds, target: Target<Action>?) {
        self.pointer = pointer
        start = point
        startedAt = time
        last = point
        phase = .pressing(target)
        trail = [(time, point.y)]
    }

    mutating func move(to point: Point, at time: Milliseconds) {
        last = point
        trail.append((time, point.y))
        if trail.count > 12 { trail.removeFirst() }
    }

    /// Speed over the last 100 ms in logical units a millisecond; positive is downwards.
    func velocity(at time: Milliseconds) -> Double {
        let recent = trail.filter { time - $0.time <= 100 }
        guard let first = recent.first, let last = recent.last, last.time > first.time else { return 0 }
        return (last.y - first.y) / Double(last.time - first.time)
    }
}
