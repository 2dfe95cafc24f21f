import Interface

extension ShapePainter {
    /// An area of any outline with smooth edges: exact coverage of each pixel, row by row, so that drawing a part of a
    /// shape costs only its rows.
    /// - Parameter pixel: where the shape's origin lies.
    func fill(
        _ shape: Shape, _ color: Color, at pixel: (x: Int, y: Int), scale: Double, clip: PixelRect,
        on surface: PixelSurface
    ) {
        let outline = Outline(shape, scale: scale)
        let left = pixel.x + outline.left
        let area = PixelRect(x: left, y: pixel.y + outline.top, width: outline.width, height: outline.height)
            .intersection(clip)
        guard !area.isEmpty else { return }
        let mixer = ColorMixer(color)
        var sums = [Double](repeating: 0, count: outline.width + 3)
        var coverage = [UInt8](repeating: 0, count: outline.width)
        let pattern = PatternMask(shape.pattern, scale: scale)
        for y in area.y..<area.maxY {
            guard let row = surface.row(y) else { continue }
            guard let touched = outline.addRow(y - pixel.y, to: &sums) else { continue }
            var sum = 0.0
            for x in touched.lowerBound..<outline.width {
                sum += sums[x]
                sums[x] = 0
                coverage[x] = UInt8(min(1, abs(sum)) * 255)
            }
            for x in outline.width..<sums.count { sums[x] = 0 }
            pattern?.apply(to: &coverage, from: touched.lowerBound, y: y - pixel.y, left: outline.left)
            let first = max(area.x - left, touched.lowerBound)
            let end = min(area.maxX - left, touched.upperBound)
            guard first < end else { continue }
            coverage.withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return }
                mixer.mix(into: row + left + first, coverage: start + first, count: end - first)
            }
        }
    }
}

/// The edges of a shape in pixels, relative to the pixel at which it is drawn.
private struct Outline {
    private struct Edge {
        let top: Point
        let bottom: Point
        let direction: Double
    }

    private let edges: [Edge]
    let left: Int
    let top: Int
    let width: Int
    let height: Int

    init(_ shape: Shape, scale: Double) {
        left = Int((shape.bounds.minX * scale).rounded(.down))
        top = Int((shape.bounds.minY * scale).rounded(.down))
        width = Int((shape.bounds.maxX * scale).rounded(.up)) - left + 1
        height = Int((shape.bounds.maxY * scale).rounded(.up)) - top + 1
        let shift = Double(left)
        edges = shape.contours.flatMap { contour -> [Edge] in
            let points = contour.map { Point(x: $0.x * scale - shift, y: $0.y * scale) }
            return zip(points, points.dropFirst() + points.prefix(1)).compactMap { from, to in
                if from.y == to.y { return nil }
                return from.y < to.y
                    ? Edge(top: from, bottom: to, direction: 1) : Edge(top: to, bottom: from, direction: -1)
            }
        }
    }

    /// Adds what each edge contributes to a row: the sum up to a pixel is then its coverage. Nil when no edge crosses it.
    func addRow(_ y: Int, to sums: inout [Double]) -> Range<Int>? {
        let (rowTop, rowBottom) = (Double(y), Double(y + 1))
        var touched: Range<Int>?
        for edge in edges where edge.bottom.y > rowTop && edge.top.y < rowBottom {
            let slope = (edge.bottom.x - edge.top.x) / (edge.bottom.y - edge.top.y)
            let from = max(edge.top.y, rowTop)
            let to = min(edge.bottom.y, rowBottom)
            let start = edge.top.x + (from - edge.top.y) * slope
            let end = edge.top.x + (to - edge.top.y) * slope
            let span = Self.add((to - from) * edge.direction, from: start, to: end, &sums)
            touched = touched.map { min($0.lowerBound, span.lowerBound)..<max($0.upperBound, span.upperBound) } ?? span
        }
        return touched.map { max(0, $0.lowerBound)..<min(width, $0.upperBound) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Signed area to the right of a piece of an edge, spread over the pixels that it crosses.
    private static func add(_ height: Double, from: Double, to: Double, _ sums: inout [Double]) -> Range<Int> {
        let low = max(0, min(from, to))
        let high = max(low, max(from, to))
        let first = Int(low)
        let end = Int(high.rounded(.up))
        if end <= first + 1 {
            let part = height * ((low + high) / 2 - Double(first))
            sums[first] += height - part
            sums[first + 1] += part
            return first..<(first + 2)
        }
        let each = height / (high - low)
        var before = 0.0
        for x in first..<end {
            // The area right of the edge within this pixel, and all of what the edge has passed before it.
            let inLeft = max(low, Double(x))
            let inRight = min(high, Double(x + 1))
            let covered = before + each * (inRight - inLeft) * (Double(x + 1) - (inLeft + inRight) / 2)
            sums[x] += covered - carried(x, first, low, high, each)
            before += each * (inRight - inLeft)
        }
        sums[end] += height - carried(end, first, low, high, each)
        return first..<(end + 1)
    }

    /// The sum of what the pixels before `x` have been given.
    private static func carried(_ x: Int, _ first: Int, _ low: Double, _ high: Double, _ each: Double) -> Double {
        guard x > first else { return 0 }
        let inLeft = max(low, Double(x - 1))
        let inRight = min(high, Double(x))
        return each * (inLeft - low) + each * (inRight - inLeft) * (Double(x) - (inLeft + inRight) / 2)
    }
}

/// The share of each pixel that a pattern leaves; nothing for a solid fill.
private struct PatternMask {
    private let pattern: Pattern
    /// Pixels from one line or dot to the next.
    private let period: Int

    init?(_ pattern: Pattern, scale: Double) {
        guard pattern != .solid else { return nil }
        self.pattern = pattern
        period = max(4, Int((12 * scale).rounded()))
    }

    func apply(to coverage: inout [UInt8], from start: Int, y: Int, left: Int) {
        for index in start..<coverage.count where coverage[index] > 0 {
            coverage[index] = UInt8(Double(coverage[index]) * share(x: index + left, y: y))
        }
    }

    private func share(x: Int, y: Int) -> Double {
        func line(_ place: Int) -> Double {
            let inside = ((place % period) + period) % period
            return inside < period / 2 ? 1 : 0
        }
        switch pattern {
        case .solid: return 1
        case .stripes: return line(x + y)
        case .falling: return line(x - y)
        case .bars: return line(y)
        case .posts: return line(x)
        case .dots:
            let half = Double(period) / 2
            let dx = Double(((x % period) + period) % period) + 0.5 - half
            let dy = Double(((y % period) + period) % period) + 0.5 - half
            return min(1, max(0, half * 0.72 - (dx * dx + dy * dy).squareRoot() + 0.5))
        }
    }
}
