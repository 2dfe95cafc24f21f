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
    /// What stood at the top of the viewport in the newest frame.
    var anchor: Anchor?
    /// Heights of lazy rows by the rows' name.
    var rowHeights: [String: RowHeights] = [:]

    /// A place within lazy rows.
    struct Anchor {
        let rows: String
        let row: Int
        /// How much of the row stands above the top of the viewport, 0...1.
        let share: Double
        /// Where the first row began.
        let top: Double
        /// Width of the rows.
        let width: Double
        let offset: Double
    }
}
