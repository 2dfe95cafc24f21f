/// One thing to draw, in logical units.
public enum DrawCommand: Hashable, Sendable {
    /// A filled rectangle, perhaps with round corners.
    case fill(Rect, Color, radius: Double)
    /// A border inside a rectangle.
    case stroke(Rect, Color, width: Double, radius: Double)
    /// Characters of one look. The point is the left end of the baseline; the rectangle is what they may touch.
    case text(String, Font, Color, baseline: Point, bounds: Rect)
    /// An icon of the icon set.
    case icon(String, Rect, Color)
    /// A picture, fitted into the rectangle.
    case picture(PictureSource, Rect)
    /// Opaque colours from the top of the rectangle to its bottom, at even distances.
    case gradient(Rect, [Color])
    /// A ring within the rectangle, drawn clockwise from the top, of which 0...1 is there.
    case ring(Rect, Color, width: Double, fraction: Double)
    /// Dark modules as large as fit in whole pixels, in the middle of the rectangle.
    case modules(ModuleMatrix, Rect, Color)
    /// An area of any outline, placed so that its origin lies at the point.
    case shape(Shape, at: Point, Color)

    /// What it may touch.
    public var bounds: Rect {
        switch self {
        case .fill(let rect, _, _), .stroke(let rect, _, _, _), .icon(_, let rect, _), .picture(_, let rect): rect
        case .gradient(let rect, _), .ring(let rect, _, _, _), .modules(_, let rect, _): rect
        case .text(_, _, _, _, let bounds): bounds
        // Smooth edges and rounding to pixels reach a little beyond the outline.
        case .shape(let shape, let place, _):
            Rect(origin: shape.bounds.origin + place, size: shape.bounds.size).inset(by: Insets(all: -2))
        }
    }
}

/// A command with the part of the screen to which it is confined.
public struct DisplayItem: Hashable, Sendable {
    /// What to draw.
    public let command: DrawCommand
    /// Nothing is drawn outside.
    public let clip: Rect

    /// An item.
    public init(command: DrawCommand, clip: Rect) {
        self.command = command
        self.clip = clip
    }

    /// What it changes on the screen.
    public var visibleBounds: Rect { command.bounds.intersection(clip) }
}

/// Everything on the screen, from back to front.
public struct DisplayList: Hashable, Sendable {
    /// The items.
    public var items: [DisplayItem] = []
    /// Colour behind all items.
    public var background: Color

    /// An empty list.
    public init(background: Color) { self.background = background }
}
