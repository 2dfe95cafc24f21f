/// Runs a program: events in, frames out. It sleeps unless something moves.
@MainActor
public final class InterfaceLoop<Program: InterfaceProgram, Measurer: TextMeasurer> {
    /// The program and its state.
    public private(set) var program: Program
    /// The newest frame.
    public private(set) var frame: Frame<Program.Action>
    /// Room for the screen in logical units.
    public private(set) var viewport: Size
    /// Turns page transitions, the rubber band and gliding off.
    public var reducesMotion = false
    /// Pixels in one logical unit: what moves, moves by whole pixels, so that they can be copied.
    public var pixelsPerUnit: Double {
        get { engine.grid.scale }
        set { engine.grid = PixelGrid(scale: newValue) }
    }

    let engine: LayoutEngine<Program.Action, Measurer>
    var gesture: Gesture<Program.Action>?
    var motion: ScrollMotion?
    var contacts = Contacts()
    var doubleTaps = DoubleTapGuard()
    private(set) var now: Milliseconds = 0
    private var transition: PageTransition?
    private var shown: (frame: ShownFrame, page: String)?
    private var view: View<Program.Action>?
    private var isStale = true
    /// About the time between two frames of a 60 Hz display.
    private static var frameTime: Milliseconds { 16 }

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
        let moving = [motion?.at, transition?.at].compactMap { $0 }.min().map { max(time, $0 + Self.frameTime) }
        return [moving, gesture?.deadline, program.nextWake(after: time)].compactMap { $0 }.min()
    }

    /// Whether something moves by itself.
    public var isMoving: Bool { motion != nil || transition != nil }

    /// Lets timers fire and motion go on.
    public func advance(to time: Milliseconds) {
        now = max(now, time)
        if let next = program.nextWake(after: time), next <= time {
            program.advance(to: time)
            programChanged()
        }
        advanceGesture(to: time)
        advanceMotion(to: time)
        transition?.advance(to: time)
    }

    /// Brings everything that moves by itself to its end at once.
    public func settle() {
        if transition != nil { transition = nil }
        guard let moving = motion else { return }
        motion = nil
        if case .glide(let remaining) = moving.phase { scroll(moving.scroll, by: remaining) }
        engine.scrolls[moving.scroll]?.overshoot = 0
        layoutChanged()
    }

    // MARK: Events

    /// Takes one event.
    public func handle(_ event: InputEvent, at time: Milliseconds) {
        now = max(now, time)
        switch event {
        case .resized(let size):
            viewport = size
            program.resize(to: size)
            transition = nil
            programChanged()
        case .refresh: programChanged()
        case .pointerDown(let pointer, let point):
            press(pointer, point, time)
            if program.touch(at: point, in: viewport) { programChanged() }
        case .pointerMoved(let pointer, let point):
            move(pointer, point, time)
            if program.touch(at: point, in: viewport) { programChanged() }
        case .pointerUp(let pointer, let point): lift(pointer, point, time)
        case .pointerCancelled(let pointer): cancel(pointer)
        case .wheel(let point, let amount):
            noteActivity(at: time)
            refreshFrame()
            motion = nil
            if let region = frame.scroll(at: point) { scroll(region.id, by: -amount) }
        case .text, .key:
            noteActivity(at: time)
            program.type(event)
        }
    }

    func noteActivity(at time: Milliseconds) {
        program.noteActivity(at: time)
        programChanged()
    }

    /// Carries out what a tap or a hold means.
    func perform(_ effect: Target<Program.Action>.Effect, at point: Point) {
        switch effect {
        case .page(let id, let direction): turnPage(of: id, direction)
        case .action(let action):
            let page = program.page
            program.reduce(action)
            if program.page != page { doubleTaps.pageOpened(by: point) }
            programChanged()
        }
    }

    /// Changes the program from outside, such as when its content was reloaded.
    public func edit(_ change: (inout Program) -> Void) {
        change(&program)
        programChanged()
    }

    /// What the program has asked the world to do since the last call. Answers come back through ``edit(_:)``.
    public func takeEffects() -> [Program.Effect] { program.takeEffects() }

    /// The view may be another one.
    private func programChanged() {
        view = nil
        isStale = true
    }

    /// The view is the same, but stands differently.
    func layoutChanged() { isStale = true }

    /// A touch ends a change of pages at once.
    func interruptTransition() { transition?.isInterrupted = true }

    // MARK: Frames

    /// What the screen must do to show the present state; nil when it does already.
    public func nextFrame() -> FrameUpdate? {
        refreshFrame()
        doubleTaps.pageShown(at: now)
        let next = ShownFrame(frame.list, scrolls: frame.scrolls, viewport: viewport, grid: engine.grid)
        let earlier = shown
        guard let earlier else {
            shown = (next, program.page)
            transition = nil
            return FrameUpdate(list: frame.list, damage: [wholePixels])
        }
        let changes = next.changes(since: earlier.frame)
        let isNewPage = program.page != earlier.page
        if !changes.damage.isEmpty || !changes.moves.isEmpty || isNewPage { shown = (next, program.page) }
        if isNewPage { return begin(changes) }
        return transition == nil ? plain(changes) : goOn(with: changes)
    }

    private func plain(
        _ changes: (moves: [FrameUpdate.Move], damage: [PixelRect]), isNewPage: Bool = false
    ) -> FrameUpdate? {
        guard !changes.damage.isEmpty || !changes.moves.isEmpty else { return nil }
        return FrameUpdate(list: frame.list, moves: changes.moves, damage: changes.damage, isNewPage: isNewPage)
    }

    private func begin(_ changes: (moves: [FrameUpdate.Move], damage: [PixelRect])) -> FrameUpdate? {
        let unfinished = transition?.area ?? []
        guard !reducesMotion else { return plain(changes, isNewPage: true) }
        let area = merged(changes.damage + unfinished)
        guard !area.isEmpty else { return plain(changes, isNewPage: true) }
        let begun = PageTransition(area: area, startedAt: now)
        transition = begun
        return FrameUpdate(
            list: frame.list, damage: area, fade: .init(progress: begun.progress, isFirst: true), isNewPage: true)
    }

    /// The next picture of a change of pages; the last one at once when something else changed or a finger came.
    private func goOn(with changes: (moves: [FrameUpdate.Move], damage: [PixelRect])) -> FrameUpdate? {
        guard var current = transition else { return plain(changes) }
        let isDisturbed = current.isInterrupted || !changes.damage.isEmpty || !changes.moves.isEmpty
        if isDisturbed {
            transition = nil
            let moved = changes.moves.map(\.area)
            return FrameUpdate(
                list: frame.list, damage: merged(current.area + changes.damage + moved))
        }
        guard current.shownProgress != current.progress else { return nil }
        current.shownProgress = current.progress
        transition = current.progress < 1 ? current : nil
        return FrameUpdate(
            list: frame.list, damage: current.area, fade: .init(progress: current.progress, isFirst: false))
    }

    private func merged(_ rects: [PixelRect]) -> [PixelRect] {
        var region = DamageRegion()
        for rect in rects { region.insert(rect) }
        return region.rects
    }

    private var wholePixels: PixelRect { engine.grid.rect(Rect(origin: .zero, size: viewport)) }

    /// Forgets what is on the screen, so that the next frame is drawn whole: after a resize or an exposed window.
    public func invalidateScreen() {
        shown = nil
        isStale = true
    }

    /// Texts that are about to scroll into sight, for drawing them ahead while nothing else is to do.
    public func textsAhead() -> [DrawCommand] {
        guard !engine.ahead.isEmpty else { return [] }
        var next = Frame<Program.Action>(background: program.background)
        let everywhere = Rect(x: -1e6, y: -1e6, width: 2e6, height: 2e6)
        for box in engine.ahead { next.emit(box, at: .zero, clip: everywhere) }
        engine.ahead = []
        return next.list.items.map(\.command)
    }

    func refreshFrame() {
        guard isStale else { return }
        layOut()
        // A program that shows where one reads shows it in the same frame.
        guard tellReading() else { return }
        view = nil
        layOut()
    }

    private func tellReading() -> Bool {
        frame.scrolls.reduce(false) { changes, scroll in
            scroll.row.map { program.reads(row: $0, of: scroll.id) } == true || changes
        }
    }

    private func layOut() {
        isStale = false
        let live = program.livePages
        let dead = engine.scrolls.keys.filter { key in !live.contains { key.hasPrefix($0 + "/") } }
        for key in dead {
            engine.scrolls[key] = nil
            engine.contentHeights[key] = nil
        }
        let known = view
        let shownView = known ?? program.body(in: viewport)
        view = shownView
        engine.pager = program.pager
        var next = Frame<Program.Action>(background: program.background)
        let box = engine.layout(shownView, viewport: viewport, isUnchanged: known != nil)
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
