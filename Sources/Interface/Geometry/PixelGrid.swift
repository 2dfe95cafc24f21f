/// A rectangle of whole pixels.
public struct PixelRect: Hashable, Sendable {
    /// Left edge.
    public var x: Int
    /// Upper edge.
    public var y: Int
    /// Extent to the right.
    public var width: Int
    /// Extent downwards.
    public var height: Int

    /// From four numbers.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Right edge.
    public var maxX: Int { x + width }
    /// Lower edge.
    public var maxY: Int { y + height }
    /// Whether it covers nothing.
    public var isEmpty: Bool { width <= 0 || height <= 0 }
    /// Covered pixels.
    public var area: Int { isEmpty ? 0 : width * height }

    /// The shared area; empty when there is none.
    public func intersection(_ other: PixelRect) -> PixelRect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return PixelRect(
            x: left, y: top, width: max(0, min(maxX, other.maxX) - left), height: max(0, min(maxY, other.maxY) - top))
    }

    /// The smallest rectangle around both.
    public func union(_ other: PixelRect) -> PixelRect {
        if isEmpty { return other }
        if other.isEmpty { return self }
        let left = min(x, other.x)
        let top = min(y, other.y)
        return PixelRect(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }

    /// Whether all of another lies inside.
    public func contains(_ other: PixelRect) -> Bool {
        other.x >= x && other.y >= y && other.maxX <= maxX && other.maxY <= maxY
    }

    func moved(by distance: Int) -> PixelRect { PixelRect(x: x, y: y + distance, width: width, height: height) }
}

/// Rounds logical units to pixels: one rule for drawing and for comparing, under which a picture moved by whole pixels is
/// drawn from the same pixels.
public struct PixelGrid: Hashable, Sendable {
    /// Pixels in one logical unit.
    public let scale: Double

    /// A grid.
    public init(scale: Double) { self.scale = scale }

    /// The nearest pixel edge; halves go up. Lists of a hundred thousand rows stay far within the bounds.
    public func pixel(_ value: Double) -> Int {
        Int(max(-1e8, min(1e8, (value * scale + 0.500_001).rounded(.down))))
    }

    /// The pixels nearest to a logical rectangle.
    public func rect(_ rect: Rect) -> PixelRect {
        let x = pixel(rect.minX)
        let y = pixel(rect.minY)
        return PixelRect(x: x, y: y, width: pixel(rect.maxX) - x, height: pixel(rect.maxY) - y)
    }
}
