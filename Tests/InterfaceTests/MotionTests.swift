import Testing

@testable import Interface

@MainActor
struct MotionTests {
    private func screen(rows: Int = 200, hasPager: Bool = false, reducesMotion: Bool = false) -> TestScreen {
        var pages = TestPages()
        pages.rows = rows
        pages.hasPager = hasPager
        let screen = TestScreen(pages)
        screen.loop.reducesMotion = reducesMotion
        return screen
    }

    @Test("a flung list goes on, slows down and rests; nothing is drawn after that")
    func fling() {
        let screen = screen()
        screen.drag(from: 600, to: 300)
        screen.up(200, 300)
        let released = screen.offset
        screen.pass(5000)
        #expect(screen.offset > released + 300)
        #expect(!screen.loop.isMoving)
        #expect(screen.pass(1000) == 0)
    }

    @Test("a touch stops a flung list and taps nothing; the same touch may drag on")
    func stop() {
        let screen = screen()
        screen.drag(from: 600, to: 200)
        screen.up(200, 200)
        screen.pass(50)
        screen.down(200, 400)
        let stopped = screen.offset
        screen.pass(200)
        #expect(screen.offset == stopped)
        screen.move(200, 300)
        #expect(screen.offset == stopped + 100)
        screen.up(200, 300)
        #expect(screen.program.opened == 0)
    }

    @Test("pulled beyond its beginning a list follows by less than the finger, and springs back")
    func rubberBand() throws {
        let screen = screen()
        screen.drag(from: 200, to: 500)
        let pulled = try #require(screen.firstRowTop) - 100
        #expect(pulled > 60)
        #expect(pulled < 200)
        screen.pass(500)
        screen.up(200, 500)
        screen.pass(1000)
        #expect(screen.firstRowTop == 100)
        #expect(!screen.loop.isMoving)
    }

    @Test("a fling against the end swings out and comes back to the last row")
    func flingAtEnd() {
        let screen = screen(rows: 12)
        for _ in 0..<4 {
            screen.drag(from: 600, to: 200, in: 60)
            screen.up(200, 200)
            screen.pass(2000)
        }
        #expect(screen.offset == screen.loop.frame.scrolls[0].maximumOffset)
        #expect(screen.loop.frame.texts.contains { $0.text == "行11" })
        #expect(!screen.loop.isMoving)
    }

    @Test("with reduced motion there is no rubber band, and a page button jumps")
    func reducedMotion() {
        let screen = screen(hasPager: true, reducesMotion: true)
        screen.drag(from: 200, to: 500)
        #expect(screen.firstRowTop == 100)
        screen.pass(400)
        screen.up(200, 500)
        screen.tap(300, 648)
        #expect(screen.offset > 300)
        #expect(!screen.loop.isMoving)
    }

    @Test("page buttons stand beside a list that is taller than its room, and go where a swipe goes")
    func pageButtons() throws {
        let screen = screen(hasPager: true)
        #expect(!screen.loop.frame.targets.contains { $0.label == "上一屏" })
        let forward = try #require(screen.loop.frame.targets.first { $0.label == "下一屏" })
        #expect(forward.rect.size.height >= 96)
        let height = screen.loop.frame.scrolls[0].viewport.size.height
        #expect(screen.loop.frame.targets.allSatisfy { $0.label == "下一屏" || !$0.rect.intersects(forward.rect) })
        screen.tap(forward.rect.center.x, forward.rect.center.y)
        screen.pass(1000)
        #expect(abs(screen.offset - height * 0.85) < 2)
        let backward = try #require(screen.loop.frame.targets.first { $0.label == "上一屏" })
        screen.tap(backward.rect.center.x, backward.rect.center.y)
        screen.pass(1000)
        #expect(screen.offset == 0)
    }

    @Test("a list that fits has no page buttons")
    func noPageButtons() {
        let screen = screen(rows: 3, hasPager: true)
        #expect(!screen.loop.frame.targets.contains { $0.label.contains("屏") })
    }

    @Test("a change of pages fades in within 200 ms")
    func transition() throws {
        let screen = screen()
        screen.down(200, 300)
        screen.time += 50
        screen.loop.handle(.pointerUp(id: 1, Point(x: 200, y: 300)), at: screen.time)
        let first = try #require(screen.loop.nextFrame())
        #expect(first.fade?.isFirst == true)
        var fades = [first.fade?.progress ?? 0]
        let begin = screen.time
        while screen.loop.isMoving, screen.time < begin + 1000 {
            screen.time = max(screen.time + 1, screen.loop.nextWake(after: screen.time) ?? .max)
            screen.loop.advance(to: screen.time)
            if let update = screen.loop.nextFrame() { fades.append(update.fade?.progress ?? -1) }
        }
        #expect(fades == fades.sorted())
        #expect(fades.last == 1)
        #expect(screen.time - begin <= 200)
    }

    @Test("a touch ends a change of pages at once, and counts")
    func interrupted() throws {
        let screen = screen()
        screen.tap(200, 300)
        screen.pass(30)
        #expect(screen.loop.isMoving)
        screen.time += 10
        screen.loop.handle(.pointerDown(id: 1, Point(x: 200, y: 750)), at: screen.time)
        let update = try #require(screen.loop.nextFrame())
        #expect(update.fade == nil)
        #expect(!screen.loop.isMoving)
        screen.up(200, 750)
        #expect(screen.program.depth == 0)
    }

    @Test("settled, nothing moves any more and everything stands within its ends")
    func settles() {
        let screen = screen()
        screen.drag(from: 200, to: 500)
        screen.up(200, 500)
        screen.loop.settle()
        _ = screen.loop.nextFrame()
        #expect(screen.firstRowTop == 100)
        #expect(!screen.loop.isMoving)
    }
}
