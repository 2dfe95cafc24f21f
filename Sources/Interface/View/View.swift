/// Direction of a stack.
public enum Axis: Hashable, Sendable {
    /// From left to right.
    case horizontal
    /// From top to bottom.
    case vertical
}

/// Where children stand across a stack's direction.
public enum CrossAlignment: Hashable, Sendable {
    /// At the left or top.
    case start
    /// In the middle.
    case center
    /// At the right or bottom.
    case end
    /// From edge to edge.
    case stretch
}

/// Background, border and corners of a box.
public struct Decoration: Hashable, Sendable {
    /// Fill.
    public var fill: Color?
    /// Border drawn inside the edge.
    public var border: Color?
    /// Width of the border.
    public var borderWidth: Double
    /// Radius of the corners.
    public var radius: Double
    /// Whether children are cut off at the box.
    public var clips: Bool
    /// Opaque colours from top to bottom in place of the fill; corners stay square.
    public var gradient: [Color]

    /// A decoration.
    public init(
        fill: Color? = nil, border: Color? = nil, borderWidth: Double = 2, radius: Double = 0, clips: Bool = false,
        gradient: [Color] = []
    ) {
        self.gradient = gradient
        self.fill = fill
        self.border = border
        self.borderWidth = borderWidth
        self.radius = radius
        self.clips = clips
    }
}

/// Where the pixels of a picture come from.
public enum PictureSource: Hashable, Sendable {
    /// A file on disk, drawn to fit.
    case file(String)
    /// A part of it, in fractions of its width and height, drawn to fit.
    case part(String, Rect)
}

/// What a finger must do on a button.
public enum Trigger: Hashable, Sendable {
    /// Touch and lift.
    case tap
    /// Rest for so many milliseconds; it fires while the finger still rests. Taps go to what lies under it, so that an
    /// invisible region to hold may cover buttons.
    case hold(Milliseconds)
}

/// Something that answers a finger.
public struct Button<Action> {
    /// What happens.
    public var action: Action
    /// Its name, for scripts and for reading aloud.
    public var label: String
    /// Corners of the pressed shade.
    public var radius: Double
    /// Whether it answers.
    public var isEnabled: Bool
    /// What the finger must do.
    public var trigger: Trigger
    /// What happens in place of the tap when the finger rests on it.
    public var held: Held<Action>?
    /// Whether it is a key of a keyboard: quick typists touch the next key before they lift the finger from this one,
    /// which then counts as tapped.
    public var isKey = false

    /// A button.
    public init(
        _ label: String, radius: Double = 0, isEnabled: Bool = true, trigger: Trigger = .tap, action: Action
    ) {
        self.action = action
        self.label = label
        self.radius = radius
        self.isEnabled = isEnabled
        self.trigger = trigger
    }
}

/// What a button does while a finger rests on it.
public struct Held<Action> {
    /// What happens.
    public var action: Action
    /// After so many milliseconds.
    public var after: Milliseconds
    /// And again each time so many have passed; nil for once.
    public var every: Milliseconds?

    /// Something that happens when a button is held.
    public init(_ action: Action, after: Milliseconds, every: Milliseconds? = nil) {
        self.action = action
        self.after = after
        self.every = every
    }
}

/// Rows that are made only when they come into sight.
public struct LazyRows<Action> {
    /// Name within its scroll, for remembered heights.
    public var id: String
    /// How many rows there are.
    public var count: Int
    /// What a row not yet measured is taken for, in logical units.
    public var estimatedHeight: Double
    /// Makes one row.
    public var row: (Int) -> View<Action>

    /// Lazy rows.
    public init(id: String, count: Int, estimatedHeight: Double, row: @escaping (Int) -> View<Action>) {
        self.id = id
        self.count = count
        self.estimatedHeight = estimatedHeight
        self.row = row
    }
}

/// Part of a page whose content may be taller than its room.
public struct Scroll<Action> {
    /// Name by which its offset is remembered.
    public var id: String
    /// What stands in it, from top to bottom. Lazy rows are allowed only here.
    public var sections: [ScrollSection<Action>]
    /// Around the content.
    public var padding: Insets
    /// Scrolls to the section or row of this index in the first lazy rows when it is first shown.
    public var initialRow: Int?
    /// What it brings into sight: what is being read aloud, what was found, where a reader jumps to.
    public var reveal: Reveal?

    /// A scroll.
    public init(
        id: String, padding: Insets = Insets(), initialRow: Int? = nil, reveal: Reveal? = nil,
        sections: [ScrollSection<Action>]
    ) {
        self.id = id
        self.reveal = reveal
        self.sections = sections
        self.padding = padding
        self.initialRow = initialRow
    }
}

/// Asks a scroll to bring something into sight, once for each token, so that a reader may scroll away.
public struct Reveal: Hashable, Sendable {
    /// Where it comes to stand.
    public enum Position: Hashable, Sendable {
        /// In the upper part of the viewport, unless it is in sight already.
        case inSight
        /// At the top of the viewport.
        case top
    }

    /// Changes with what is revealed.
    public var token: Int
    /// The lazy rows that it stands in; nil elsewhere.
    public var rows: String?
    /// Which of them.
    public var row: Int
    /// Where it comes to stand.
    public var position: Position

    /// A wish.
    public init(token: Int, rows: String?, row: Int, position: Position = .inSight) {
        self.token = token
        self.rows = rows
        self.row = row
        self.position = position
    }
}

/// Part of a scroll's content.
public enum ScrollSection<Action> {
    /// One view.
    case view(View<Action>)
    /// Rows made when needed, framed by a card when a decoration is given.
    case rows(LazyRows<Action>, Decoration?)
}

/// What a screen looks like: a value, made anew for each frame that may differ.
public indirect enum View<Action> {
    /// Text.
    case text(StyledText)
    /// A glyph of the icon set, square.
    case icon(String, size: Double, color: Color)
    /// A picture, fitted into the size.
    case picture(PictureSource, size: Size, description: String)
    /// Children one after another.
    case stack(Axis, spacing: Double, alignment: CrossAlignment, [View])
    /// Children upon each other.
    case layers([View])
    /// Children from left to right, in as many lines as needed.
    case wrap(spacing: Double, lineSpacing: Double, [View])
    /// Children in columns of the same width and rows of the same height.
    case grid(columns: Int, spacing: Double, [View])
    /// Room around a view.
    case padding(Insets, View)
    /// Background and border.
    case box(Decoration, View)
    /// A fixed or smallest extent.
    case frame(width: Double?, height: Double?, minHeight: Double?, View)
    /// Takes a share of the room that is left in a stack.
    case flexible(weight: Double, View)
    /// Takes what is left in a stack.
    case spacer
    /// Can be tapped.
    case button(Button<Action>, View)
    /// Can be moved about with a finger in both directions, by logical units; what that does is the action.
    case pan((_ distance: Point) -> Action, View)
    /// Scrolls.
    case scroll(Scroll<Action>)
    /// A ring that shows how much is left, with a track behind it.
    case ring(Ring)
    /// Modules of a symbol for scanners, in a square of this side, with the words that stand for it.
    case modules(ModuleMatrix, side: Double, color: Color, description: String)
    /// A card over a page. Only what stands on the card answers and is read.
    case overlay(Overlay<Action>, over: View)
    /// Nothing.
    case empty
}
