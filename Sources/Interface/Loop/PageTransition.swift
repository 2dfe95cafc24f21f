/// A change of pages: the new one comes over the earlier one. A fade and no slide: nothing swings before eyes that are old,
/// and only what differs between the pages changes at all.
struct PageTransition {
    /// Milliseconds from the first picture to the last.
    static let duration = 160.0

    /// What differs between the pages.
    let area: [PixelRect]
    let startedAt: Milliseconds
    private(set) var at: Milliseconds
    /// A finger came down: show the end at once.
    var isInterrupted = false
    /// What the newest picture showed.
    var shownProgress: Double

    init(area: [PixelRect], startedAt: Milliseconds) {
        self.area = area
        self.startedAt = startedAt
        at = startedAt
        shownProgress = 0
        shownProgress = progress
    }

    mutating func advance(to time: Milliseconds) { at = max(at, time) }

    /// More than 0, at most 1; fast at first. The first picture already changes: a tap is answered in the next frame.
    var progress: Double {
        let linear = min(1, (Double(at - startedAt) + 16) / Self.duration)
        return 1 - (1 - linear) * (1 - linear)
    }
}
