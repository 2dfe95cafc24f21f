import Content
import Interface
import Participation
import Testing

@testable import Screens

/// What a citizen can send, up to the effect that puts it on the disk.
@MainActor
struct ParticipationTests {
    private static func notice(_ id: String) throws -> Item {
        Item(
            id: try ItemID("street-\(id)"), unit: try UnitID("street"), title: "通知\(id)",
            published: try Day(parsing: "2026-11-20"), body: [.paragraph([.text("正文")])], detail: .notice(Notice()))
    }

    private static func street(_ count: Int = 1, participates: Bool = true) throws -> Street {
        var settings = KioskApp.Settings()
        settings.participates = participates
        return try Street(try (0..<count).map { try notice("\($0)") }, settings: settings)
    }

    /// Submissions asked for since the last call.
    private static func submitted(_ street: Street) -> [(Submission.Content, PhoneNumber?)] {
        street.loop.takeEffects().compactMap { effect in
            if case .submit(let content, _, let phone) = effect { (content, phone) } else { nil }
        }
    }

    private static func keys(_ street: Street, _ text: String) {
        street.loop.handle(.text(text), at: street.time)
        _ = street.loop.nextFrame()
    }

    @Test("a question is sent anonymously with the chosen sentences, and its receipt is shown")
    func topic() throws {
        let street = try Self.street()
        try street.tap("评议与建议")
        try street.tap("我要点题")
        try street.tap("不针对哪一件")
        try street.tap("什么时候能办好？")
        try street.tap("为什么是这样？")
        try street.tap("提交")
        let sent = Self.submitted(street)
        #expect(sent.count == 1 && sent[0].1 == nil)
        #expect(sent[0].0 == .topic(try Words("为什么是这样？\n什么时候能办好？"), about: nil))
        let code = ReceiptCode()
        street.answer(.submitted(sent[0].0, .received(code)))
        #expect(street.texts.contains("收到了") && street.texts.contains { $0.contains(code.description) })
        #expect(!street.texts.contains("什么时候能办好？"))
    }

    @Test("a number is asked for only when an answer is wanted, and is masked once it stands there")
    func phone() throws {
        let street = try Self.street()
        try street.tap("评议与建议")
        try street.tap("提建议")
        try street.tap("少要几样材料")
        try street.tap("办好了打电话告诉我")
        Self.keys(street, "13800001234")
        #expect(street.texts.contains { $0.contains("13800001234") })
        try street.tap("完成")
        #expect(street.texts.contains("138****1234") && !street.texts.contains { $0.contains("13800001234") })
        try street.tap("提交")
        #expect(Self.submitted(street).map { $0.1?.text } == ["13800001234"])
    }

    @Test("nothing said, a bad number and a missing field are told in plain words, and nothing is sent")
    func troubles() throws {
        let street = try Self.street()
        try street.tap("评议与建议")
        try street.tap("提建议")
        try street.tap("提交")
        #expect(street.texts.contains { $0.contains("还没有写") })
        try street.tap("少要几样材料")
        try street.tap("办好了打电话告诉我")
        Self.keys(street, "12")
        try street.tap("完成")
        try street.tap("提交")
        #expect(street.texts.contains { $0.contains("电话号码不对") })
        try street.tap("首页")
        try street.tap("评议与建议")
        try street.tap("依申请公开")
        try street.tap("提交")
        #expect(street.texts.contains("还缺：姓名或单位名称"))
        try street.tap("首页")
        try street.tap("评议与建议")
        try street.tap("评这次办事")
        try street.tap("提交")
        #expect(street.texts.contains { $0.contains("请先点一张脸") })
        #expect(Self.submitted(street).isEmpty)
    }

    @Test("when the kiosk takes no more, it says so and keeps what was filled in")
    func full() throws {
        let street = try Self.street()
        try street.tap("评议与建议")
        try street.tap("提建议")
        try street.tap("少要几样材料")
        try street.tap("提交")
        let sent = Self.submitted(street)
        street.answer(.submitted(sent[0].0, .refused(.full)))
        #expect(street.texts.contains { $0.contains("存不下了") } && street.texts.contains("少要几样材料"))
        try street.tap("提交")
        #expect(Self.submitted(street).count == 1)
    }

    @Test("one visit sends five matters and rates a thing once")
    func limits() throws {
        let street = try Self.street()
        for round in 1...6 {
            try street.tap("评议与建议")
            try street.tap("提建议")
            try street.tap("少要几样材料")
            try street.tap("提交")
            let sent = Self.submitted(street)
            #expect(sent.count == (round <= 5 ? 1 : 0))
            if let first = sent.first { street.answer(.submitted(first.0, .received(ReceiptCode()))) }
            try street.tap("首页")
        }
        for round in 1...2 {
            try street.tap("评议与建议")
            try street.tap("评这次办事")
            try street.tap("很满意")
            try street.tap("办得快")
            try street.tap("提交")
            let sent = Self.submitted(street)
            #expect(sent.count == (round == 1 ? 1 : 0))
            if let first = sent.first { street.answer(.submitted(first.0, .received(nil))) }
            if round == 2 { #expect(street.texts.contains { $0.contains("已经评过") }) }
            try street.tap("首页")
        }
    }

    @Test("a page is found useful once in a visit, and a question about it carries its id")
    func judging() throws {
        let street = try Self.street()
        try street.tap("通知公告")
        try street.tap("通知0")
        try street.tap("有用")
        let id = try ItemID("street-0")
        #expect(Self.submitted(street).map(\.0) == [.useful(true, item: id)])
        #expect(!street.loop.frame.targets.contains { $0.label == "有用" })
        try street.tap("我要点题")
        try street.tap("为什么是这样？")
        try street.tap("提交")
        #expect(
            Self.submitted(street).map(\.0) == [
                .topic(try Words("为什么是这样？"), about: try Subject(.item, item: id, title: "通知0"))
            ])
    }

    @Test("the end of a visit wipes what was filled in and forgets the codes that were asked about")
    func wiped() throws {
        let street = try Self.street()
        try street.tap("评议与建议")
        try street.tap("查进度")
        for character in ReceiptCode().text { try street.tap(String(character)) }
        #expect(street.loop.takeEffects().contains { if case .askProgress = $0 { true } else { false } })
        try street.tap("首页")
        try street.tap("评议与建议")
        try street.tap("提建议")
        try street.tap("少要几样材料")
        street.wait(76)
        #expect(street.loop.takeEffects().contains { if case .forgetProgress = $0 { true } else { false } })
        street.touch(Point(x: 540, y: 900))
        try street.tap("评议与建议")
        try street.tap("提建议")
        try street.tap("提交")
        #expect(Self.submitted(street).isEmpty)
    }

    @Test("a receipt code asks for itself; a wrong one, an unknown one and a silent network are told apart")
    func progress() throws {
        let street = try Self.street()
        try street.tap("评议与建议")
        try street.tap("查进度")
        for character in "23456789" { try street.tap(String(character)) }
        #expect(street.texts.contains { $0.contains("回执号不对") })
        let code = ReceiptCode()
        for _ in 1...8 { try street.tap("清除") }
        for character in code.text { try street.tap(String(character)) }
        #expect(street.texts.contains("正在查…"))
        _ = street.loop.takeEffects()
        street.wait(1)
        #expect(street.loop.takeEffects().contains(.lookAtProgress(code)))
        street.answer(.progress(code, .answered(ProgressReport(code: code, matters: []))))
        #expect(street.texts.contains { $0.contains("没有查到") })
        let matter = MatterProgress(
            kind: .topic, state: .assigned, received: try Day(parsing: "2026-11-20"),
            due: try Day(parsing: "2026-12-01"), daysLeft: 5, office: "民政办")
        street.answer(.progress(code, .answered(ProgressReport(code: code, matters: [matter]))))
        #expect(street.texts.contains("民政办") && street.texts.contains("已转办理科室"))
        for _ in 1...8 { try street.tap("清除") }
        for character in code.text { try street.tap(String(character)) }
        street.wait(25)
        #expect(street.texts.contains { $0.contains("网络不通") })
    }

    @Test("a kiosk without a server offers no form, and says where else to go")
    func withoutServer() throws {
        let street = try Self.street(participates: false)
        try street.tap("评议与建议")
        #expect(!street.texts.contains("我要点题") && street.texts.contains { $0.contains("12345") })
        try street.tap("首页")
        try street.tap("通知公告")
        try street.tap("通知0")
        #expect(!street.texts.contains("这一页对您有用吗？"))
    }
}
