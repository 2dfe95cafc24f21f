import Content
import Foundation
import Interface
import Store
import TestSupport
import Testing

@testable import Screens

/// Content that cannot be read yet, or no longer: the screen says what goes on, answers, and goes on by itself.
@MainActor
struct PreparationTests {
    private func notice(_ id: String, _ title: String) throws -> Item {
        Item(
            id: try ItemID("street-\(id)"), unit: try UnitID("street"), title: title,
            published: try Day(parsing: "2026-11-20"), body: [.paragraph([.text("\(title)的正文")])],
            detail: .notice(Notice()))
    }

    /// Effects but for speech and counts.
    private func faults(_ street: Street) -> [ContentFault] {
        street.loop.takeEffects().compactMap { if case .prepareContent(let fault) = $0 { fault } else { nil } }
    }

    private func takeAway(_ street: Street) throws {
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: street.state.content + suffix) {
            try FileManager.default.removeItem(atPath: street.state.content + suffix)
        }
    }

    @Test("the first page is there before the content is: it says what is going on, how far it is, and answers")
    func start() throws {
        let street = try Street([notice("a", "停水通知")], isWaiting: true)
        #expect(street.texts.contains("正在整理内容"))
        #expect(!street.texts.contains { $0.hasSuffix("%") })
        #expect(faults(street) == [.missing])
        street.answer(.preparing(percent: 40))
        #expect(street.texts.contains("已经整理好 40%"))
        try street.tap("English")
        #expect(street.texts.contains("Getting the content ready"))
        try street.tap("Home")
        try street.tap("Text")
        #expect(faults(street).isEmpty, "it is asked for once")
        _ = try ContentStore(state: street.state, access: .readWrite)
        street.answer(.contentReady)
        #expect(street.texts.contains("Notices"))
        #expect(street.texts.contains("清溪街道便民服务中心"))
    }

    @Test("the idle screen comes and goes while the content is prepared, and shows it once it is there")
    func idle() throws {
        let street = try Street([notice("a", "停水通知")], isWaiting: true)
        street.wait(80)
        #expect(street.texts.contains("请点一下屏幕"))
        try street.tap("请点一下屏幕")
        #expect(street.texts.contains("正在整理内容"))
        street.wait(80)
        _ = try ContentStore(state: street.state, access: .readWrite)
        street.answer(.contentReady)
        #expect(street.texts.contains("停水通知"))
    }

    @Test(
        "a database that breaks while it is in use is mended; the page that wanted it then shows what it was opened for"
    )
    func damagedInUse() throws {
        let street = try Street((0..<300).map { try notice("n\($0)", "通知\($0)") }, isWaiting: true)
        _ = try ContentStore(state: street.state, access: .readWrite)
        street.answer(.contentReady)
        try street.tap("通知公告")
        let list = street.texts
        let size = try Data(contentsOf: URL(fileURLWithPath: street.state.content)).count
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: street.state.content))
        try file.seek(toOffset: 8192)
        try file.write(contentsOf: Data(repeating: 0x5A, count: size - 8192))
        try file.close()
        // SQLite keeps pages that it knows: only a fresh connection sees all of the damage.
        try FileManager.default.copyItem(atPath: street.state.content, toPath: street.state.content + ".copy")
        try takeAway(street)
        try FileManager.default.moveItem(atPath: street.state.content + ".copy", toPath: street.state.content)
        _ = faults(street)
        #expect(street.texts == list, "what is being read stays")
        try street.tap("通知0")
        #expect(street.texts.contains("正在整理内容"))
        #expect(street.texts.contains("返回"))
        #expect(faults(street) == [.damaged])
        try ContentStore.rebuild(street.state)
        street.answer(.contentReady)
        #expect(street.texts.contains("通知0的正文"))
        try street.tap("返回")
        #expect(street.texts == list)
    }

    @Test("content that cannot be made says so in plain words, and staff still come in")
    func unreadable() throws {
        let street = try Street([notice("a", "停水通知")], isWaiting: true)
        street.answer(.contentUnreadable)
        #expect(street.texts.contains("内容暂时打不开"))
        #expect(street.texts.contains("返回"))
        try street.hold("一键通", 3)
        street.answer(.door(.ready))
        #expect(street.texts.contains("请输入维护密码"))
    }

    @Test("content that stays damaged is not made anew for ever")
    func givesUp() throws {
        let street = try Street([notice("a", "停水通知")], isWaiting: true)
        for _ in 0..<20 {
            street.answer(.contentReady)
            try street.tap("首页")
        }
        #expect(street.texts.contains("内容暂时打不开"))
        #expect(faults(street).count == 3)
    }
}
