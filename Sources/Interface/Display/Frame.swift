/// Something on the screen that can be tapped.
public struct Target<Action> {
    /// Name that stays the same from frame to frame: the label, and a number when it repeats.
    public let id: String
    /// Where it answers.
    public let rect: Rect
    /// Corners of the pressed shade.
    public let radius: Double
    /// What happens.
    public let action: Action
    /// Its name for scripts and reading aloud.
    public let label: String
    /// What makes it act.
    public let trigger: Trigger
}

/// A part of the screen that scrolls.
public struct ScrollRegion: Hashable, Sendable {
    /// Name by which its offset is remembered.
    public let id: String
    /// Where it is.
    public let viewport: Rect
    /// Height of its content in logical units, rows not yet seen estimated.
    public let contentHeight: Double

    /// The largest offset.
    public var maximumOffset: Double { max(0, contentHeight - viewport.size.height) }
}

/// A text that a reader can see, in reading order.
public struct VisibleText: Hashable, Sendable {
    /// The whole text, even if a part of it is scrolled out.
    public let text: String
    /// The part that can be seen.
    public let rect: Rect
}

/// A screen laid out: what to draw, what can be tapped, what can be read.
public struct Frame<Action> {
    /// What to draw.
    public var list: DisplayList
    /// What can be tapped, from back to front.
    public var targets: [Target<Action>] = []
    /// What scrolls.
    public var scrolls: [ScrollRegion] = []
    /// What can be read.
    public var texts: [VisibleText] = []
    /// What is being read aloud, as far as it can be seen.
    public var spoken: [VisibleText] = []
    var labels: [String: Int] = [:]

    init(background: Color) { list = DisplayList(background: background) }

    /// The topmost target at a point.
    public func target(at point: Point) -> Target<Action>? {
        targets.last { $0.rect.contains(point) }
    }

    /// The innermost scroll at a point.
    public func scroll(at point: Point) -> ScrollRegion? {
        scrolls.last { $0.viewport.contains(point) }
    }
}
