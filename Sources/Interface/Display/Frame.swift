/// Something on the screen that answers a finger.
public struct Target<Action> {
    /// What happens when it does.
    public enum Effect {
        /// The program changes.
        case action(Action)
        /// A scroll moves by nearly one viewport, by the scroll's name.
        case page(scroll: String, PageDirection)
    }

    /// Name that stays the same from frame to frame: the label, and a number when it repeats.
    public let id: String
    /// Where it answers.
    public let rect: Rect
    /// Corners of the pressed shade.
    public let radius: Double
    /// What happens.
    public let effect: Effect
    /// Its name for scripts and reading aloud.
    public let label: String
    /// What the finger must do.
    public let trigger: Trigger
    /// What happens in place of the tap when the finger rests on it.
    public let held: Held<Action>?
    /// Whether it is a key of a keyboard.
    public let isKey: Bool
}

/// Which way a page button moves.
public enum PageDirection: Hashable, Sendable {
    /// Towards the top of the content.
    case backward
    /// Towards its end.
    case forward
}

/// A part of the screen that scrolls.
public struct ScrollRegion: Hashable, Sendable {
    /// Name by which its offset is remembered.
    public let id: String
    /// Where it is.
    public let viewport: Rect
    /// Height of its content in logical units, rows not yet seen estimated.
    public let contentHeight: Double
    /// Distance from the top of the content to the top of the viewport.
    public let offset: Double
    /// The lazy row that one reads; nil where there are none.
    public let row: Int?
    /// Its items in the display list.
    let items: Range<Int>
    /// Where its children stand, by their number: tells how far it moved between two frames.
    let anchors: [Int: Double]

    /// The largest offset.
    public var maximumOffset: Double { max(0, contentHeight - viewport.size.height) }
}

/// A part of the screen that is moved about with a finger.
struct PanRegion<Action> {
    let rect: Rect
    /// What moving it by some logical units does.
    let action: (Point) -> Action
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
    /// What answers a finger, from back to front.
    public var targets: [Target<Action>] = []
    /// What scrolls.
    public var scrolls: [ScrollRegion] = []
    /// What can be read.
    public var texts: [VisibleText] = []
    /// What is being read aloud, as far as it can be seen.
    public var spoken: [VisibleText] = []
    /// Items of the display list over which a card lies: seen through its scrim, but neither read nor touched.
    public var behind: [Range<Int>] = []
    var labels: [String: Int] = [:]
    var pans: [PanRegion<Action>] = []

    init(background: Color) { list = DisplayList(background: background) }

    /// The topmost target at a point that can be tapped.
    public func target(at point: Point) -> Target<Action>? {
        targets.last { $0.trigger == .tap && $0.rect.contains(point) }
    }

    /// What happens at a point when a finger rests there: the topmost target that can be held.
    func hold(at point: Point) -> (effect: Target<Action>.Effect, after: Milliseconds, every: Milliseconds?)? {
        for target in targets.reversed() where target.rect.contains(point) {
            if case .hold(let duration) = target.trigger { return (target.effect, duration, nil) }
            if let held = target.held { return (.action(held.action), held.after, held.every) }
        }
        return nil
    }

    /// What is moved about at a point.
    func pan(at point: Point) -> PanRegion<Action>? { pans.last { $0.rect.contains(point) } }

    /// The innermost scroll at a point.
    public func scroll(at point: Point) -> ScrollRegion? {
        scrolls.last { $0.viewport.contains(point) }
    }
}
