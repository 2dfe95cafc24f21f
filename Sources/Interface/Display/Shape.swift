#if canImport(Glibc)
    import Glibc
#endif

/// How the inside of a shape is filled, so that shapes can be told apart without their colour.
public enum Pattern: Int, Hashable, Sendable, CaseIterable {
    /// One colour everywhere.
    case solid
    /// Lines that rise to the right.
    case stripes
    /// Round dots.
    case dots
    /// Lines from side to side.
    case bars
    /// Lines that fall to the right.
    case falling
    /// Lines from top to bottom.
    case posts
}

/// An area of any outline, relative to the place where it is drawn; its edges are drawn smooth.
///
/// Contours that turn the same way add up, contours that turn the other way are holes: the non-zero rule, as far as a
/// hole lies wholly inside.
public struct Shape: Hashable, Sendable {
    /// Closed outlines in logical units; the last point is joined to the first.
    public let contours: [[Point]]
    /// How it is filled.
    public let pattern: Pattern
    /// The smallest rectangle around all points.
    public let bounds: Rect

    /// A shape of these outlines.
    public init(contours: [[Point]], pattern: Pattern = .solid) {
        self.contours = contours
        self.pattern = pattern
        let points = contours.joined()
        let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
        let (top, bottom) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
        bounds = Rect(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// The area within a closed line.
    public static func polygon(_ points: [Point], pattern: Pattern = .solid) -> Shape {
        Shape(contours: [points], pattern: pattern)
    }

    /// A rectangle.
    public static func rectangle(_ rect: Rect, pattern: Pattern = .solid) -> Shape {
        .polygon(
            [
                rect.origin, Point(x: rect.maxX, y: rect.minY), Point(x: rect.maxX, y: rect.maxY),
                Point(x: rect.minX, y: rect.maxY),
            ], pattern: pattern)
    }

    /// A disc.
    public static func disc(center: Point, radius: Double) -> Shape {
        Shape(contours: [arc(center: center, radius: radius, from: 0, to: 1)])
    }

    /// A line through points, its corners and ends round.
    /// - Parameter width: of the line, in logical units.
    public static func line(_ points: [Point], width: Double) -> Shape {
        let half = width / 2
        var contours: [[Point]] = []
        for (from, to) in zip(points, points.dropFirst()) {
            let length = from.distance(to: to)
            guard length > 0 else { continue }
            let side = Point(x: -(to.y - from.y) / length * half, y: (to.x - from.x) / length * half)
            let back = Point(x: -side.x, y: -side.y)
            contours.append([from + back, to + back, to + side, from + side])
        }
        if width > 2 { contours += points.map { arc(center: $0, radius: half, from: 0, to: 1) } }
        return Shape(contours: contours)
    }

    /// The outline of a closed line.
    /// - Parameter width: of the outline, half of it on either side.
    public static func outline(_ points: [Point], width: Double) -> Shape {
        line(points + points.prefix(1), width: width)
    }

    /// A piece of a ring, clockwise from the top.
    /// - Parameters:
    ///   - from: where it begins, in turns.
    ///   - to: where it ends, in turns; not before it begins.
    public static func sector(
        center: Point, inner: Double, outer: Double, from: Double, to: Double, pattern: Pattern = .solid
    ) -> Shape {
        let outside = arc(center: center, radius: outer, from: from, to: to)
        let inside = Array(arc(center: center, radius: inner, from: from, to: to).reversed())
        return Shape(contours: to - from >= 1 ? [outside, inside] : [outside + inside], pattern: pattern)
    }

    /// Points along a part of a circle, close enough together to look round.
    static func arc(center: Point, radius: Double, from: Double, to: Double) -> [Point] {
        let steps = max(2, Int((radius.squareRoot() * 8 * abs(to - from)).rounded(.up)), Int(12 * abs(to - from)))
        return (0...steps).map { step in
            let turn = (from + (to - from) * Double(step) / Double(steps)) * 2 * Double.pi
            return Point(x: center.x + radius * sin(turn), y: center.y - radius * cos(turn))
        }
    }
}
