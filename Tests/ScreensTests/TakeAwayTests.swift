import Content
import Foundation
import Interface
import TakeAway
import Testing

@testable import Screens

@MainActor
struct TakeAwayCardTests {
    private func guide() throws -> Item {
        let guide = ServiceGuide(
            itemType: .payment, code: "MZ-0103", authority: "民政局", basis: [LegalBasis(title: "办法")],
            conditions: ["有户口"],
            materials: [Material(name: "户口簿"), Material(name: "申请表")], steps: [ServiceStep(name: "窗口申请")],
            place: "一楼", hours: "8:30–17:30", phone: "0564-1", complaintPhone: "12345")
        return Item(
            id: try ItemID("street-dibao"), unit: try UnitID("street"), title: "低保申请",
            published: try Day(parsing: "2026-11-01"), detail: .guide(guide))
    }

    private func policy(articles: Int) throws -> Item {
        let parts = (1...articles).map { index in
            PolicyPart.article(
                label: "第\(index)条", text: [.paragraph([.text(String(repeating: "规定\(index)的内容。", count: 12))])])
        }
        return Item(
            id: try ItemID("street-banfa"), unit: try UnitID("street"), title: "救助办法",
            published: try Day(parsing: "2026-11-01"), detail: .policy(PolicyDocument(issuer: "街道", parts: parts)))
    }

    private func openGuide() throws -> Street {
        let street = try Street([guide()])
        try street.tap("办事指南")
        try street.tap("低保申请")
        return street
    }

    @Test("a guide's code carries the checklist with what was ticked, and the card names the code for the window")
    func codes() throws {
        let street = try openGuide()
        try street.tap("户口簿")
        try street.tap("扫码带走")
        #expect(street.texts.contains { $0.contains("MZ-0103") })
        guard case .codes(let document, let symbols, _)? = street.loop.program.session.card else {
            Issue.record("no codes")
            return
        }
        #expect(symbols.count == 1)
        #expect(document.plainText.contains("☑ 户口簿"))
        #expect(document.plainText.contains("☐ 申请表"))
    }

    @Test("Back closes the card first and keeps the page with its ticks; Home leaves nothing of it")
    func back() throws {
        let street = try openGuide()
        try street.tap("扫码带走")
        try street.tap("返回")
        #expect(street.loop.frame.targets.contains { $0.label == "扫码带走" })
        try street.tap("扫码带走")
        try street.tap("首页")
        #expect(street.texts.contains("一键通 · 政务公开查询"))
    }

    @Test("a long text offers its parts, and the chosen one is what the code carries")
    func parts() throws {
        let street = try Street([policy(articles: 80)])
        try street.tap("政策文件")
        try street.tap("救助办法")
        try street.tap("扫码带走")
        #expect(street.texts.contains("这份文件很长，要带走哪一部分？"))
        let group = try #require(street.loop.frame.targets.first { $0.label.hasPrefix("第31条") }?.label)
        try street.tap(group)
        let article = try #require(street.loop.frame.targets.first { $0.label.hasPrefix("第33条") }?.label)
        try street.tap(article)
        guard case .codes(let document, _, _)? = street.loop.program.session.card else {
            Issue.record("no codes")
            return
        }
        #expect(document.plainText.contains("规定33的内容"))
        #expect(!document.plainText.contains("规定34的内容"))
    }

    @Test("several codes are turned with buttons that say where one is")
    func turning() throws {
        let street = try Street([policy(articles: 12)])
        try street.tap("政策文件")
        try street.tap("救助办法")
        try street.tap("扫码带走")
        let count = try #require(street.texts.first { $0.hasPrefix("第 1 张，共 ") }).filter(\.isNumber).dropFirst()
        let all = try #require(Int(count))
        #expect(all > 2)
        #expect(!street.loop.frame.targets.contains { $0.label == "上一张" })
        for index in 2...all {
            try street.tap("下一张")
            #expect(street.texts.contains("第 \(index) 张，共 \(all) 张"))
        }
        #expect(!street.loop.frame.targets.contains { $0.label == "下一张" })
        try street.tap("上一张")
        #expect(street.texts.contains("第 \(all - 1) 张，共 \(all) 张"))
    }

    @Test("what will be printed is shown first, then printed on demand, and the citizen is told")
    func printing() throws {
        let street = try openGuide()
        try street.tap("户口簿")
        try street.tap("打印清单")
        #expect(street.texts.contains("正在看打印机…"))
        #expect(street.texts.contains("户口簿（原件）"))
        guard case .print(.look, let document, let footer)? = street.loop.takeEffects().last else {
            Issue.record("nobody looked at the printer")
            return
        }
        #expect(document.sections.first?.lines.first == .init("户口簿（原件）", mark: .ticked))
        #expect(footer.hasPrefix("清溪街道便民服务中心 · 2026-11-24"))
        #expect(!street.loop.frame.targets.contains { $0.label == "打印" })
        street.answer(.printing(.ready(pages: 2)))
        #expect(street.texts.contains("打印机可以用，共 2 页。"))
        try street.tap("打印")
        guard case .print(.print, document, _)? = street.loop.takeEffects().last else {
            Issue.record("nothing was printed")
            return
        }
        #expect(!street.loop.frame.targets.contains { $0.label == "打印" })
        street.answer(.printing(.printed(pages: 2)))
        #expect(street.texts.contains("打好了，请到打印机取。"))
    }

    @Test(
        "each trouble of a printer is told in plain words of its own, and one may try again",
        arguments: PrintTrouble.allCases)
    func trouble(_ trouble: PrintTrouble) throws {
        let street = try openGuide()
        try street.tap("打印清单")
        street.answer(.printing(.failed(trouble)))
        #expect(street.texts.contains(trouble.phrase.wording.chinese))
        #expect(Set(PrintTrouble.allCases.map(\.phrase.wording.chinese)).count == PrintTrouble.allCases.count)
        _ = street.loop.takeEffects()
        try street.tap("再试一次")
        #expect(street.loop.takeEffects().count == 1)
    }

    @Test("an answer of the printer that comes after the citizen has gone shows nothing")
    func lateAnswer() throws {
        let street = try openGuide()
        try street.tap("打印清单")
        try street.tap("首页")
        street.answer(.printing(.failed(.noPaper)))
        #expect(street.texts.contains("一键通 · 政务公开查询"))
    }
}
