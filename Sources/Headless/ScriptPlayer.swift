import Interface

/// Plays a script on a loop with simulated time: no waiting, no display.
@MainActor
public final class ScriptPlayer<Program: InterfaceProgram, Measurer: TextMeasurer> {
    private let loop: InterfaceLoop<Program, Measurer>
    private let scale: Double
    private let present: (FrameUpdate) -> Void
    private let screenshot: (String) throws -> Void
    private let settle: () -> Void
    private var now: Milliseconds = 0

    /// A player.
    /// - Parameters:
    ///   - scale: pixels in one logical unit; coordinates in scripts are pixels.
    ///   - present: draws what changed.
    ///   - screenshot: writes the picture under a name.
    ///   - settle: performs the program's effects, before each picture.
    public init(
        loop: InterfaceLoop<Program, Measurer>, scale: Double, present: @escaping (FrameUpdate) -> Void,
        screenshot: @escaping (String) throws -> Void, settle: @escaping () -> Void
    ) {
        self.loop = loop
        self.scale = scale
        self.present = present
        self.screenshot = screenshot
        self.settle = settle
    }

    /// Plays all steps.
    ///
    /// - Throws: ``ScriptError`` at the first step that fails.
    public func play(_ script: Script) throws(ScriptError) {
        draw()
        for (line, step) in script.steps {
            try play(step, line: line)
            draw()
        }
    }

    private func play(_ step: ScriptStep, line: Int) throws(ScriptError) {
        switch step {
        case .tapText(let text):
            guard let point = place(of: text) else { throw .nothingToTap(line: line, text: text, onScreen: screen) }
            tap(point)
        case .locate(let text):
            guard let point = place(of: text) else { throw .nothingToTap(line: line, text: text, onScreen: screen) }
            print("locate \(point.x * scale) \(point.y * scale) \(text)")
        case .tapPoint(let x, let y): tap(Point(x: x / scale, y: y / scale))
        case .hold(let text, let length):
            guard let point = place(of: text) else { throw .nothingToTap(line: line, text: text, onScreen: screen) }
            tap(point, for: length)
        case .swipe(let direction, let distance): swipe(direction, distance / scale)
        case .type(let text): loop.handle(.text(text), at: now)
        case .wait(let milliseconds): pass(milliseconds)
        case .expect(let text): if !isVisible(text) { throw .missing(line: line, text: text, onScreen: screen) }
        case .expectReading(let text):
            let reading = loop.frame.spoken.map(\.text)
            guard reading.contains(where: { $0.contains(text) }) else {
                throw .notRead(line: line, text: text, reading: reading)
            }
        case .expectNot(let text): if isVisible(text) { throw .unwanted(line: line, text: text) }
        case .monkey(let touches, let seed): try play(Monkey(seed: seed), touches: touches, line: line)
        case .memory(let name): print("\(name) \(Memory.proportionalKilobytes) kB")
        case .screenshot(let name):
            loop.settle()
            draw()
            do { try screenshot(name) } catch { throw .screenshot(line: line, reason: "\(error)") }
        }
    }

    private var screen: [String] { loop.frame.texts.map(\.text) }

    private func isVisible(_ text: String) -> Bool { loop.frame.texts.contains { $0.text.contains(text) } }

    /// The middle of what a person would tap: an exact name first, then text within a target, then part of a name.
    private func place(of text: String) -> Point? {
        let targets = loop.frame.targets
        if let exact = targets.first(where: { $0.label == text }) { return exact.rect.center }
        for matches: (String) -> Bool in [{ $0 == text }, { $0.contains(text) }] {
            for visible in loop.frame.texts where matches(visible.text) {
                if loop.frame.target(at: visible.rect.center) != nil { return visible.rect.center }
            }
        }
        return targets.first { $0.label.contains(text) }?.rect.center
    }

    private func tap(_ point: Point, for length: Int64 = 60) {
        loop.handle(.pointerDown(id: 1, point), at: now)
        draw()
        pass(length)
        loop.handle(.pointerUp(id: 1, point), at: now)
        draw()
        // Nobody taps two things at once; sooner it would be a double tap. What glides meanwhile comes to rest.
        pass(400)
        loop.settle()
    }

    private func play(_ monkey: Monkey, touches: Int, line: Int) throws(ScriptError) {
        var monkey = monkey
        for _ in 0..<touches {
            for event in monkey.touch(in: loop.viewport) {
                now += event.pause
                loop.advance(to: now)
                loop.handle(event.input, at: now)
                draw()
            }
            for words in Monkey.everywhere where !loop.frame.targets.contains(where: { words.contains($0.label) }) {
                throw .missing(line: line, text: words[0], onScreen: screen)
            }
        }
        pass(1000)
    }

    private func swipe(_ direction: SwipeDirection, _ distance: Double) {
        let viewport = loop.viewport
        let region = loop.frame.scrolls.max { $0.viewport.size.height < $1.viewport.size.height }
        let middle = region?.viewport.center ?? Point(x: viewport.width / 2, y: viewport.height / 2)
        let way =
            switch direction {
            case .up: Point(x: 0, y: -distance)
            case .down: Point(x: 0, y: distance)
            case .left: Point(x: -distance, y: 0)
            case .right: Point(x: distance, y: 0)
            }
        // The finger starts inside the part that moves, however far the script wants to swipe.
        let inside = region?.viewport ?? Rect(origin: .zero, size: viewport)
        let from = Point(
            x: min(max(middle.x - way.x / 2, inside.minX + 1), inside.maxX - 1),
            y: min(max(middle.y - way.y / 2, inside.minY + 1), inside.maxY - 1))
        func point(_ share: Double) -> Point { Point(x: from.x + way.x * share, y: from.y + way.y * share) }
        loop.handle(.pointerDown(id: 1, from), at: now)
        for step in 1...10 {
            pass(16)
            loop.handle(.pointerMoved(id: 1, point(Double(step) / 10)), at: now)
        }
        pass(200)
        loop.handle(.pointerUp(id: 1, point(1)), at: now)
    }

    /// Lets time pass as the loop asks for it, at least a frame a step.
    private func pass(_ milliseconds: Int64) {
        let end = now + milliseconds
        while now < end {
            draw()
            let wake = loop.nextWake(after: now) ?? end
            now = min(end, max(now + 1, wake))
            loop.advance(to: now)
        }
        draw()
    }

    private func draw() {
        settle()
        if let update = loop.nextFrame() { present(update) }
    }
}
