/// Follows one finger from touch to release. Other fingers are ignored while it is down.
struct Gesture<Action> {
    enum Phase {
        /// Resting on a target or on nothing; still within the slop.
        case pressing(Target<Action>?)
        /// Moving a scroll, by its name.
        case dragging(String)
        /// Moving something about in both directions.
        case panning(PanRegion<Action>)
        /// Moved too far for a tap where nothing scrolls, or belongs to a palm.
        case lost
    }

    /// A tap may drift this far, in logical units.
    static var slop: Double { 24 }
    /// A finger that rests longer is no tap: a palm, an elbow, somebody who leans on the glass. Old hands rest up to a
    /// second on what they mean to tap.
    static var longestTap: Milliseconds { 1200 }

    let pointer: Int64
    let start: Point
    let startedAt: Milliseconds
    /// What fires when the finger has rested long enough, and how soon again.
    var hold: (effect: Target<Action>.Effect, at: Milliseconds, every: Milliseconds?)?
    /// Whether it has fired, so that lifting the finger is no tap any more.
    var hasFired = false
    var last: Point
    var phase: Phase
    /// Fraction of a pixel that the content lags behind the finger.
    var residue = 0.0
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

    /// When the loop must look at this gesture although nothing moves.
    var deadline: Milliseconds? {
        guard case .pressing(let target) = phase else { return nil }
        let tapEnds = target == nil || target?.held != nil ? nil : startedAt + Self.longestTap
        return [tapEnds, hold?.at].compactMap { $0 }.min()
    }

    /// Speed over the last 100 ms in logical units a millisecond; positive is downwards.
    func velocity(at time: Milliseconds) -> Double {
        let recent = trail.filter { time - $0.time <= 100 }
        guard let first = recent.first, let last = recent.last, last.time > first.time else { return 0 }
        return (last.y - first.y) / Double(last.time - first.time)
    }
}

/// The fingers on the glass. Three at once are a palm: nothing counts until all are lifted.
struct Contacts {
    private static let palm = 3
    /// A finger that was never lifted, as far as the driver says, is forgotten after this silence.
    private static let forgottenAfter: Milliseconds = 10_000

    private var heard: [Int64: Milliseconds] = [:]
    private(set) var isPalm = false

    mutating func down(_ pointer: Int64, at time: Milliseconds) {
        heard = heard.filter { time - $0.value < Self.forgottenAfter }
        if heard.isEmpty { isPalm = false }
        heard[pointer] = time
        if heard.count >= Self.palm { isPalm = true }
    }

    mutating func moved(_ pointer: Int64, at time: Milliseconds) {
        if heard[pointer] != nil { heard[pointer] = time }
    }

    mutating func up(_ pointer: Int64) {
        heard[pointer] = nil
        if heard.isEmpty { isPalm = false }
    }

    func contains(_ pointer: Int64) -> Bool { heard[pointer] != nil }
}

/// Remembers the tap that opened a page, so that the second half of a double tap does not open another one from it.
///
/// Only a tap at the same place counts as the second half, and only where the first one changed the page: keys of the
/// on-screen keyboard can be tapped as fast as fingers are.
struct DoubleTapGuard {
    private static let window: Milliseconds = 350
    private static let radius = 96.0

    private var tap: (point: Point, shownAt: Milliseconds?)?

    /// A tap changed the page.
    mutating func pageOpened(by point: Point) { tap = (point, nil) }

    /// The new page is on the screen.
    mutating func pageShown(at time: Milliseconds) {
        if tap?.shownAt == nil { tap?.shownAt = time }
    }

    /// Whether a finger that comes down now was meant for the page before.
    func swallows(_ point: Point, at time: Milliseconds) -> Bool {
        guard let tap, point.distance(to: tap.point) < Self.radius else { return false }
        return tap.shownAt.map { time - $0 < Self.window } ?? true
    }
}
