/// A button that moves a scroll, or what moves sideways, by most of what is in sight.
public struct PageControl: Hashable, Sendable {
    /// Name of the scroll.
    public let scroll: String
    /// Towards which end.
    public let direction: PageDirection
    /// Its name, for scripts and for reading aloud.
    public let label: String
    /// Corners of the pressed shade.
    public let radius: Double

    /// A button.
    public init(scroll: String, direction: PageDirection, label: String, radius: Double) {
        self.scroll = scroll
        self.direction = direction
        self.label = label
        self.radius = radius
    }
}
