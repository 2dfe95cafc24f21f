/// Looks and words of the page buttons that stand beside every scroll whose content is taller than its room: what a
/// swipe does, they do too.
public struct PagerStyle: Hashable, Sendable {
    /// Name of the button towards the top.
    public var backward: String
    /// Name of the button towards the end.
    public var forward: String
    /// Text of the buttons.
    public var font: Font
    /// Colour of text and icons.
    public var color: Color
    /// Behind the buttons.
    public var fill: Color
    /// Border of the buttons.
    public var border: Color

    /// A style.
    public init(backward: String, forward: String, font: Font, color: Color, fill: Color, border: Color) {
        self.backward = backward
        self.forward = forward
        self.font = font
        self.color = color
        self.fill = fill
        self.border = border
    }

    /// Smallest side of a button.
    static let target = 96.0
    /// Between a button and whatever else can be touched.
    static let gap = 8.0
    /// Room that the buttons take from the scroll.
    public static let room = target + 2 * gap
}
