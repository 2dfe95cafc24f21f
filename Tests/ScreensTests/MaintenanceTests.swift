import Content
import Foundation
import Interface
import Participation
import Store
import TestSupport
import Testing

@testable import Screens

@MainActor
struct MaintenanceTests {
    private let place = "清溪街道便民服务中心"

    private func street(_ viewport: Size = Size(width: 1080, height: 1920)) throws -> Street {
        try Street(
            [
                Item(
                    id: try ItemID("street-n"), unit: try UnitID("street"), title: "停水通知",
                    published: try Day(parsing: "2026-11-20"), detail: .notice(Notice()))
            ], viewport: viewport)
    }

    private func knock(_ street: Street, _ answer: DoorAnswer = .ready) throws {
        try street.hold(place, 3)
        _ = street.loop.takeEffects()
        street.answer(.door(answer))
    }

    private func type(_ pin: String, _ street: Street) throws {
        for digit in pin { try street.tap(String(digit)) }
        try street.tap("完成")
    }

    private func open(_ street: Street) throws {
        try knock(street)
        try type("2718", street)
        street.answer(.door(.open))
        street.answer(
            .machine(MachineFacts(version: "9.9", freeBytes: 5_200_000_000, totalBytes: 64_000_000_000, sync: nil)))
    }

    @Test("a tap on the corner does nothing; three seconds open the door, which asks for a PIN")
    func knocking() throws {
        let street = try street()
        try street.tap(place)
        #expect(street.loop.takeEffects().isEmpty)
        try street.hold(place, 3)
        #expect(street.loop.takeEffects() == [.knock(at: 20_781 * 86_400 + 37_563)])
        street.answer(.door(.ready))
        #expect(street.texts.contains("请输入维护密码"))
    }

    @Test(
        "with low reach the corner to hold is the lower left one, where a tap still goes back",
        arguments: [true, false])
    func knockingLow(_ isUpright: Bool) throws {
        let street = try street(isUpright ? Size(width: 1080, height: 1920) : Size(width: 1920, height: 1080))
        try street.tap("通知公告")
        try street.tap("下移")
        _ = street.loop.takeEffects()
        try street.hold(place, 3)
        #expect(street.texts.contains("维护"))
        try street.tap("返回")
        #expect(street.texts.contains("通知公告"))
        try street.tap("返回")
        #expect(street.texts.contains("办事指南"))
    }

    @Test("the PIN leaves the screen only to be checked, and the screen never shows it")
    func pin() throws {
        let street = try street()
        try knock(street)
        for digit in ["2", "7", "1", "8"] { try street.tap(digit) }
        #expect(!street.texts.contains { $0.contains("27") })
        try street.tap("完成")
        guard case .checkPIN("2718", _)? = street.loop.takeEffects().last else {
            Issue.record("no check")
            return
        }
        #expect(street.loop.program.session.maintenance.typed.isEmpty)
        street.answer(.door(.wrong(triesLeft: 4)))
        #expect(street.texts.contains("密码不对，还可以试 4 次。"))
        street.answer(.door(.locked(seconds: 300)))
        #expect(street.texts.contains("错得太多，请过 5 分钟再试。"))
        #expect(!street.loop.frame.targets.contains { $0.label == "1" })
    }

    @Test("without a PIN in the settings the door stays closed and says why")
    func closed() throws {
        let street = try street()
        try knock(street, .closed)
        #expect(street.texts.contains { $0.contains("kioskctl pin") })
        #expect(!street.loop.frame.targets.contains { $0.label == "完成" })
    }

    @Test("inside stand version, content, disk and sync; leaving goes to the idle screen, and the door is shut again")
    func panel() throws {
        let street = try street()
        try open(street)
        for text in ["9.9", "还有 5.2 GB，共 64.0 GB", "还没有同步过"] { #expect(street.texts.contains(text)) }
        try street.tap("返回")
        #expect(street.texts.contains("请点一下屏幕"))
        try street.tap("请点一下屏幕")
        try knock(street)
        #expect(street.texts.contains("请输入维护密码"))
    }

    @Test("60 seconds without touch close it, without a question")
    func timeout() throws {
        let street = try street()
        try open(street)
        street.wait(59)
        #expect(street.texts.contains("9.9"))
        street.wait(2)
        #expect(street.texts.contains("请点一下屏幕"))
    }

    @Test("an answer that says open opens nothing when nobody waits for it")
    func lateOpen() throws {
        let street = try street()
        street.answer(.door(.open))
        #expect(!street.texts.contains("屏幕测试"))
        try knock(street)
        street.answer(.door(.open))
        #expect(!street.texts.contains("屏幕测试"))
    }

    @Test("the screen test shows each colour over the whole screen and comes back")
    func colors() throws {
        let street = try street()
        try open(street)
        try street.tap("屏幕测试")
        let whole = Rect(x: 0, y: 0, width: 1080, height: 1920)
        for color in MaintenanceTestView.colors {
            #expect(street.loop.frame.list.items.first?.command == .fill(whole, color, radius: 0))
            street.touch(Point(x: 500, y: 900))
        }
        #expect(street.texts.contains("9.9"))
    }

    @Test("the touch test counts every cell that a finger passes, and knows when all were touched")
    func touchTest() throws {
        let street = try street()
        try open(street)
        try street.tap("触摸测试")
        #expect(street.texts.contains("用手指涂满所有格子，还剩 60 格"))
        street.loop.handle(.pointerDown(id: 1, Point(x: 90, y: 90)), at: street.time)
        for row in 0..<10 {
            for column in 0..<6 {
                let point = Point(x: 90 + Double(column) * 180, y: 90 + Double(row) * 178)
                street.loop.handle(.pointerMoved(id: 1, point), at: street.time)
            }
        }
        street.loop.handle(.pointerUp(id: 1, Point(x: 90, y: 90)), at: street.time)
        _ = street.loop.nextFrame()
        #expect(street.texts.contains("所有格子都碰到了"))
        try street.tap("结束测试")
        #expect(street.texts.contains("9.9"))
    }

    @Test("restart is asked of the system, and only from inside")
    func restart() throws {
        let street = try street()
        street.loop.edit { $0.reduce(.maintenance(.restart)) }
        #expect(street.loop.takeEffects().isEmpty)
        try open(street)
        _ = street.loop.takeEffects()
        try street.tap("重新启动")
        #expect(street.loop.takeEffects() == [.restart])
    }
}

/// Random fingers and keys, always the same for a seed.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@MainActor
struct LockDownTests {
    private func items() throws -> [Item] {
        let unit = try UnitID("street")
        let day = try Day(parsing: "2026-11-20")
        let guide = ServiceGuide(
            itemType: .payment, authority: "民政局", basis: [LegalBasis(title: "办法")], conditions: ["有户口"],
            materials: [Material(name: "户口簿")], steps: [ServiceStep(name: "申请")],
            place: "一楼", hours: "8:30",
            phone: "1", complaintPhone: "2")
        let policy = PolicyDocument(
            issuer: "街道",
            parts: (1...40).map {
                .article(label: "第\($0)条", text: [.paragraph([.text(String(repeating: "规定。", count: 60))])])
            })
        return [
            Item(id: try ItemID("street-g"), unit: unit, title: "低保", published: day, detail: .guide(guide)),
            Item(id: try ItemID("street-p"), unit: unit, title: "办法", published: day, detail: .policy(policy)),
            Item(
                id: try ItemID("street-n"), unit: unit, title: "停水", published: day,
                body: [.paragraph([.text("正文")])], detail: .notice(Notice(level: .urgent))),
        ]
    }

    @Test(
        "random touches, holds and keys never get past the door, never restart, and Back and Home are always there",
        arguments: [1, 2, 3] as [UInt64])
    func random(_ seed: UInt64) throws {
        let street = try Street(items())
        var dice = Dice(state: seed)
        var time = street.time
        var wrong = 0
        for _ in 0..<2000 {
            let point = Point(x: .random(in: 0..<1080, using: &dice), y: .random(in: 0..<1920, using: &dice))
            // Every tenth finger goes for the corner and rests there.
            let isHold = Int.random(in: 0..<10, using: &dice) == 0
            let place = isHold ? Point(x: 200, y: 50) : point
            street.loop.handle(.pointerDown(id: 1, place), at: time)
            time += isHold ? 3100 : Milliseconds.random(in: 10..<200, using: &dice)
            street.loop.advance(to: time)
            street.loop.handle(.pointerUp(id: 1, place), at: time)
            switch Int.random(in: 0..<20, using: &dice) {
            case 0: street.loop.handle(.key([.escape, .enter, .backspace].randomElement(using: &dice)!), at: time)
            case 1: street.loop.handle(.text("2718"), at: time)
            case 2:
                time += Milliseconds.random(in: 0..<90_000, using: &dice)
                street.loop.advance(to: time)
            default: break
            }
            for effect in street.loop.takeEffects() {
                switch effect {
                case .knock: street.loop.edit { $0.receive(.door(.ready)) }
                case .checkPIN:
                    wrong += 1
                    street.loop.edit {
                        $0.receive(.door(wrong % 5 == 0 ? .locked(seconds: 300) : .wrong(triesLeft: 3)))
                    }
                case .print(.look, _, _): street.loop.edit { $0.receive(.printing(.ready(pages: 1))) }
                case .print(.print, _, _): street.loop.edit { $0.receive(.printing(.printed(pages: 1))) }
                case .submit(let content, _, _):
                    let code = content.kind.isMatter ? ReceiptCode() : nil
                    street.loop.edit { $0.receive(.submitted(content, .received(code))) }
                case .askProgress(let code), .lookAtProgress(let code):
                    street.loop.edit { $0.receive(.progress(code, .open)) }
                case .speak, .stopSpeaking, .countOpening, .lookAtOpenings, .forgetProgress, .countUsage,
                    .prepareTyping, .forgetTyping, .prepareContent:
                    break
                case .restart, .lookAtMachine, .wish: Issue.record("got past the door")
                case .report(_, let reason): Issue.record("\(reason)")
                }
            }
            _ = street.loop.nextFrame()
            #expect(!street.loop.program.session.maintenance.isOpen)
            let labels = Set(street.loop.frame.targets.map(\.label))
            let isIdle = street.loop.program.attract != nil
            let isAsked = street.loop.program.questionLeft != nil
            #expect(
                isIdle || isAsked || labels.isSuperset(of: ["返回", "首页"]) || labels.isSuperset(of: ["Back", "Home"]))
        }
        #expect(wrong > 0)
    }
}
