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
    /// Behind everything.
    var background: Color { get }
    /// Laid over what is pressed.
    var pressedShade: Color { get }
}

extension InterfaceProgram {
    /// Most programs do not show where one touches.
    public mutating func touch(at point: Point, in viewport: Size) -> Bool { false }
    /// Most programs need the room only for their views.
    public mutating func resize(to viewport: Size) {}
}

/// Runs a program: events in, display lists out. It sleeps unless something moves.
@MainActor
public final class InterfaceLoop<Program: InterfaceProgram, Measurer: TextMeasurer> {
    /// The program and its state.
    public private(set) var program: Program
    /// The newest frame.
    public private(set) var frame: Frame<Program.Action>
    /// Room for the screen in logical units.
    public private(set) var viewport: Size

    private let engine: LayoutEngine<Program.Action, Measurer>
    private var shown: DisplayList?
    private var isStale = true
    private var gesture: Gesture<Program.Action>?
    private var fling: (scroll: String, velocity: Double, at: Milliseconds)?

    /// A loop for one program.
    public init(_ program: Program, viewport: Size, measurer: Measurer) {
        self.program = program
        self.viewport = viewport
        engine = LayoutEngine(measurer: measurer)
        frame = Frame(background: program.background)
        self.program.resize(to: viewport)
    }

    // MARK: Time

    /// When the loop has something to do without an event; nil to sleep until one comes.
    public func nextWake(after time: Milliseconds) -> Milliseconds? {
        if isStale { return time }
        if fling != nil { return time + 16 }
        return [program.nextWake(after: time), holdEnd].compactMap { $0 }.min()
    }

    /// Lets timers fire and motion go on.
    public func advance(to time: Milliseconds) {
        if let next = program.nextWake(after: time), next <= time {
            program.advance(to: time)
            isStale = true
        }
        moveFling(to: time)
        if let end = holdEnd, end <= time { finishHold(at: time) }
    }

    /// When a finger has rested long enough on what it holds.
    private var holdEnd: Milliseconds? {
        guard let gesture, case .pressing(let target?) = gesture.phase, case .hold(let length) = target.trigger else {
            return nil
        }
        return gesture.startedAt + length
    }

    private func finishHold(at time: Milliseconds) {
        guard case .pressing(let target?) = gesture?.phase else { return }
        endGesture()
        program.noteActivity(at: time)
        program.reduce(target.action)
    }

    private func moveFling(to time: Milliseconds) {
        guard var moving = fling else { return }
        let elapsed = Double(max(0, time - moving.at))
        guard elapsed > 0 else { return }
        let moved = scroll(moving.scroll, by: -moving.velocity * elapsed)
        // Friction: half the speed is left after about 230 ms.
        for _ in 0..<Int(elapsed) { moving.velocity *= 0.997 }
        moving.at = time
        fling = moved && abs(moving.velocity) > 0.05 ? moving : nil
    }

    // MARK: Events

    /// Takes one event.
    public func handle(_ event: InputEvent, at time: Milliseconds) {
        switch event {
        case .resized(let size):
            viewport = size
            program.resize(to: size)
            isStale = true
        case .refresh: isStale = true
        case .pointerDown(let pointer, let point):
            press(pointer, point, time)
            if program.touch(at: point, in: viewport) { isStale = true }
        case .pointerMoved(let pointer, let point):
            move(pointer, point, time)
            if program.touch(at: point, in: viewport) { isStale = true }
        case .pointerUp(let pointer, let point): lift(pointer, point, time)
        case .pointerCancelled(let pointer):
            if gesture?.pointer == pointer { endGesture() }
        case .wheel(let point, let amount):
            program.noteActivity(at: time)
            if let region = frame.scroll(at: point) { _ = scroll(region.id, by: -amount) }
        case .text, .key:
            program.noteActivity(at: time)
            program.type(event)
            isStale = true
        }
    }

    private func press(_ pointer: Int64, _ point: Point, _ time: Milliseconds) {
        guard gesture == nil else { return }
        refreshFrame()
        program.noteActivity(at: time)
        isStale = true
        let wasMoving = fling != nil
        fling = nil
        // A touch that stops a moving list does not tap what happens to lie under it.
        gesture = Gesture(pointer: pointer, at: point, time: time, target: wasMoving ? nil : frame.target(at: point))
    }

    private func move(_ pointer: Int64, _ point: Point, _ time: Milliseconds) {
        guard var current = gesture, current.pointer == pointer else { return }
        let before = current.last
        current.move(to: point, at: time)
        switch current.phase {
        case .pressing where point.distance(to: current.start) > Gesture<Program.Action>.slop:
            if let region = frame.scroll(at: current.start), region.maximumOffset > 0 {
                current.phase = .dragging(region.id)
                _ = scroll(region.id, by: current.start.y - point.y)
            } else {
                current.phase = .lost
            }
            isStale = true
        case .dragging(let id): _ = scroll(id, by: before.y - point.y)
        case .pressing, .lost: break
        }
        gesture = current
    }

    private func lift(_ pointer: Int64, _ point: Point, _ time: Milliseconds) {
        guard let current = gesture, current.pointer == pointer else { return }
        move(pointer, point, time)
        let ended = gesture ?? current
        endGesture()
        program.noteActivity(at: time)
        switch ended.phase {
        case .pressing(let target):
            if let target, target.trigger == .tap { program.reduce(target.action) }
        case .dragging(let id):
            let velocity = ended.velocity(at: time)
            if abs(velocity) > 0.3 { fling = (id, velocity, time) }
        case .lost: break
        }
    }

    private func endGesture() {
        gesture = nil
        isStale = true
    }

    private func scroll(_ id: String, by amount: Double) -> Bool {
        guard let region = frame.scrolls.first(where: { $0.id == id }) else { return false }
        var state = engine.scrolls[id] ?? ScrollState()
        let offset = min(max(0, state.offset + amount), region.maximumOffset)
        guard offset != state.offset else { return false }
        state.offset = offset
        engine.scrolls[id] = state
        isStale = true
        return true
    }

    /// Changes the program from outside, such as when its content was reloaded.
    public func edit(_ change: (inout Program) -> Void) {
        change(&program)
        isStale = true
    }

    /// What the program has asked the world to do since the last call. Answers come back through ``edit(_:)``.
    public func takeEffects() -> [Program.Effect] { program.takeEffects() }

    // MARK: Frames

    /// The new display list and the part of it that changed; nil when nothing did.
    public func nextFrame() -> (list: DisplayList, damage: Rect)? {
        refreshFrame()
        guard let earlier = shown else {
            shown = frame.list
            return (frame.list, Rect(origin: .zero, size: viewport))
        }
        guard let damage = frame.list.damage(since: earlier, viewport: viewport) else { return nil }
        shown = frame.list
        return (frame.list, damage)
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole: after a resize or an exposed window.
    public func invalidateScreen() {
        shown = nil
        isStale = true
    }

    private func refreshFrame() {
        guard isStale else { return }
        isStale = false
        let live = program.livePages
        engine.scrolls = engine.scrolls.filter { key, _ in live.contains { key.hasPrefix($0 + "/") } }
        var next = Frame<Program.Action>(background: program.background)
        let box = engine.layout(program.body(in: viewport), viewport: viewport)
        next.emit(box, at: .zero, clip: Rect(origin: .zero, size: viewport))
        if let pressed = pressedTarget(in: next) {
            let fill = DrawCommand.fill(pressed.rect, program.pressedShade, radius: pressed.radius)
            next.list.items.append(DisplayItem(command: fill, clip: pressed.rect))
        }
        frame = next
    }

    private func pressedTarget(in frame: Frame<Program.Action>) -> Target<Program.Action>? {
        guard case .pressing(let target?) = gesture?.phase else { return nil }
        return frame.targets.first { $0.id == target.id }
    }
}
