/// Where a scroll stands, remembered between frames.
struct ScrollState {
    /// Distance from the top of the content to the top of the viewport.
    var offset = 0.0
    /// How far the content was pulled or flew beyond its end; negative beyond its beginning.
    var overshoot = 0.0
    /// Whether `initialRow` has been honoured.
    var isPlaced = false
    /// Token of the last text that was brought into sight because it is read aloud.
    var revealed: Int?
    /// Whether its page buttons have room.
    var hasPager = false
    /// Height of the viewport in the newest frame.
    var viewportHeight = 0.0
    /// Heights of lazy rows by the rows' name.
    var rowHeights: [String: RowHeights] = [:]
}
