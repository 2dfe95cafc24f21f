/// A program with a screen: state, what happens to it, and what it looks like. No globals, no SDL.
public protocol InterfaceProgram {
    /// What can happen.
    associatedtype Action
    /// What the program asks the world to do, such as printing; whoever runs the loop performs it.
    associatedtype Effect

    /// Changes the state.
    mutating func reduce(_ action: Action)
    /// Hands over the effects asked for since the last call, oldest first.
    mutating func takeEffects() -> [Effect]
    /// A person touched the screen or a key.
    mutating func noteActivity(at time: Milliseconds)
    /// Characters or keys of a physical keyboard.
    mutating func type(_ event: InputEvent)
    /// The room for the screen changed, in logical units.
    mutating func resize(to viewport: Size)
    /// Lets timers fire and clocks move.
    mutating func advance(to time: Milliseconds)
    /// When ``advance(to:)`` has something to do next; nil for never.
    func nextWake(after time: Milliseconds) -> Milliseconds?
    /// The screen, for room in logical units.
    func body(in viewport: Size) -> View<Action>
    /// Names the page, so that its scrolls are remembered while it exists.
    var page: String { get }
    /// Pages that still exist; scrolls of others are forgotten.
    var livePages: Set<String> { get }
    /// A finger is at a point, for screens that show where one touches; true when that changed the screen.
    mutating func touch(at point: Point, in viewport: Size) -> Bool
    /// Which of the lazy rows of a scroll one reads now; true when that changes what the screen shows. Told after each
    /// layout, whether it is another row or not.
    mutating func reads(row: Int, of scroll: String) -> Bool
    /// Behind everything.
    var background: Color { get }
    /// Laid over what is pressed.
    var pressedShade: Color { get }
    /// Looks and words of the page buttons beside scrolls; nil for none.
    var pager: PagerStyle? { get }
}

extension InterfaceProgram {
    /// Most programs need the room only for their views.
    public mutating func resize(to viewport: Size) {}

    /// Most programs do not show where one touches.
    public mutating func touch(at point: Point, in viewport: Size) -> Bool { false }

    /// Most programs do not show where one reads.
    public mutating func reads(row: Int, of scroll: String) -> Bool { false }

    /// No page buttons.
    public var pager: PagerStyle? { nil }
}
