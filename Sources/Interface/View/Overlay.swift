/// A card over a page: it is as tall as its content, and scrolls when that is taller than the page.
public struct Overlay<Action> {
    /// Name by which the offset of a card that scrolls is remembered.
    public var id: String
    /// Laid over the page.
    public var scrim: Color
    /// The card.
    public var card: Decoration
    /// Largest width of the card in logical units.
    public var width: Double
    /// Around what stands on the card.
    public var padding: Insets
    /// What it says.
    public var content: View<Action>
    /// Stays in sight under the content, for what can be done.
    public var footer: View<Action>
    /// What content that scrolls brings into sight.
    public var reveal: Reveal?

    /// An overlay.
    public init(
        id: String, scrim: Color, card: Decoration, width: Double, padding: Insets, content: View<Action>,
        footer: View<Action>, reveal: Reveal? = nil
    ) {
        self.reveal = reveal
        self.id = id
        self.scrim = scrim
        self.card = card
        self.width = width
        self.padding = padding
        self.content = content
        self.footer = footer
    }
}

/// A ring that shows how much is left.
public struct Ring: Hashable, Sendable {
    /// What is left, 0...1, clockwise from the top.
    public var fraction: Double
    /// Outer diameter in logical units.
    public var size: Double
    /// Width of the line in logical units.
    public var width: Double
    /// Colour of what is left.
    public var color: Color
    /// Colour of what is gone.
    public var track: Color

    /// A ring.
    public init(fraction: Double, size: Double, width: Double, color: Color, track: Color) {
        self.fraction = fraction
        self.size = size
        self.width = width
        self.color = color
        self.track = track
    }
}

/// A square of dark and light modules, such as a QR code without its quiet zone.
public struct ModuleMatrix: Hashable, Sendable {
    /// Modules along one edge.
    public let side: Int
    /// Row by row from the upper left; true is dark.
    public let modules: [Bool]

    /// Nil unless there are `side` × `side` modules.
    public init?(side: Int, modules: [Bool]) {
        guard side > 0, modules.count == side * side else { return nil }
        self.side = side
        self.modules = modules
    }

    /// Whether a module is dark.
    public func isDark(row: Int, column: Int) -> Bool { modules[row * side + column] }
}
