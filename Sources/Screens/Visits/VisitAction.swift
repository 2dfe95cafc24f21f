import Interface

/// What a touch does on the question and on the idle screen.
public enum VisitAction: Sendable {
    /// Somebody is still there.
    case keep
    /// Somebody has come.
    case wake
}

/// The idle screen: its slides, and which one is shown since when.
struct AttractState {
    var slides: [AttractSlide]
    var index = 0
    var since: Milliseconds

    var slide: AttractSlide { slides[index] }
    /// When the next slide is due.
    var end: Milliseconds { since + Milliseconds(slide.seconds) * 1000 }
}
