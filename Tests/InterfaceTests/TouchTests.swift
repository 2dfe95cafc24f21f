import Testing

@testable import Interface

@MainActor
struct TouchTests {
    private let screen = TestScreen()

    @Test("a finger that rests up to 1.2 s still taps; a longer rest, as of a palm or an elbow, does not")
    func longRest() {
        screen.tap(300, 50, restingFor: 1100)
        #expect(screen.program.count == 1)
        screen.tap(300, 50, restingFor: 1300)
        #expect(screen.program.count == 1)
    }

    @Test("what will not count any more does not look pressed")
    func restLooksReleased() {
        screen.down(300, 50)
        let pressed = screen.loop.frame.list.items.count
        screen.pass(1300)
        #expect(screen.loop.frame.list.items.count == pressed - 1)
    }

    @Test("a second finger neither taps nor scrolls, and the first one's tap still counts")
    func secondFinger() {
        screen.down(300, 50)
        screen.down(200, 600, finger: 2)
        screen.move(200, 300, finger: 2)
        screen.up(200, 300, finger: 2)
        #expect(screen.offset == 0)
        screen.up(300, 50)
        #expect(screen.program.count == 1)
        #expect(screen.program.opened == 0)
    }

    @Test("a second finger that stays when the first has gone does nothing, and the next finger works")
    func fingerLeftOver() {
        screen.down(300, 50)
        screen.down(200, 600, finger: 2)
        screen.up(300, 50)
        screen.move(200, 300, finger: 2)
        #expect(screen.offset == 0)
        screen.down(300, 50, finger: 3)
        screen.up(300, 50, finger: 3)
        screen.up(200, 300, finger: 2)
        #expect(screen.program.count == 2)
        #expect(screen.program.opened == 0)
    }

    @Test("three fingers at once are a palm: nothing happens until all are lifted")
    func palm() {
        for finger in 1...3 { screen.down(300, 50, finger: Int64(finger)) }
        screen.up(300, 50, finger: 1)
        screen.down(300, 50, finger: 4)
        screen.up(300, 50, finger: 4)
        for finger in 2...3 { screen.up(300, 50, finger: Int64(finger)) }
        #expect(screen.program.count == 0)
        screen.tap(300, 50)
        #expect(screen.program.count == 1)
    }

    @Test("a driver that forgets to lift a finger does not lock the screen")
    func lostFinger() {
        screen.down(300, 50)
        screen.pass(11_000)
        screen.down(300, 50, finger: 2)
        screen.up(300, 50, finger: 2)
        #expect(screen.program.count == 1)
        screen.down(300, 50, finger: 5)
        screen.tap(300, 50)
        screen.down(300, 50, finger: 5)
        screen.up(300, 50, finger: 5)
        #expect(screen.program.count == 2)
    }

    @Test("a double tap opens one page, not two; a tap after it opens the next")
    func doubleTap() {
        screen.tap(200, 300)
        screen.pass(120)
        screen.tap(200, 300)
        #expect(screen.program.opened == 1)
        screen.pass(400)
        screen.tap(200, 300)
        #expect(screen.program.opened == 2)
    }

    @Test("the second half of a double tap is swallowed even when the page took a second to open")
    func slowPage() {
        screen.loop.handle(.pointerDown(id: 1, Point(x: 200, y: 300)), at: 2000)
        screen.loop.handle(.pointerUp(id: 1, Point(x: 200, y: 300)), at: 2080)
        screen.loop.handle(.pointerDown(id: 1, Point(x: 200, y: 300)), at: 3100)
        screen.loop.handle(.pointerUp(id: 1, Point(x: 200, y: 300)), at: 3150)
        #expect(screen.program.opened == 1)
    }

    @Test("fast taps on what does not open a page all count, as on the keyboard")
    func fastTyping() {
        for _ in 0..<10 {
            screen.tap(300, 50, restingFor: 30)
            screen.pass(20)
        }
        #expect(screen.program.count == 10)
    }

    @Test("a fast tap elsewhere on the page just opened counts")
    func fastTapElsewhere() {
        screen.tap(200, 300)
        screen.pass(60)
        screen.tap(200, 760)
        #expect(screen.program.depth == 0)
        #expect(screen.program.opened == 1)
    }

    @Test("a region to hold fires while the finger still rests, once, and is not in the way of the button under it")
    func hold() {
        screen.tap(50, 50)
        #expect(screen.program.count == 1)
        screen.down(50, 50)
        screen.pass(2900)
        #expect(screen.program.secrets == 0)
        screen.pass(200)
        #expect(screen.program.secrets == 1)
        screen.pass(5000)
        screen.up(50, 50)
        #expect(screen.program.secrets == 1)
        #expect(screen.program.count == 1)
    }

    @Test("a hold that moves away or is lifted early does not fire")
    func brokenHold() {
        screen.down(50, 50)
        screen.pass(2000)
        screen.up(50, 50)
        screen.down(50, 50)
        screen.move(50, 120)
        screen.pass(4000)
        screen.up(50, 120)
        #expect(screen.program.secrets == 0)
    }
}
