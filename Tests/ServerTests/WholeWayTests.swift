import Content
import Foundation
import Participation
import TestSupport
import Testing

@testable import Server

@Suite("From a question to its answer") struct WholeWayTests {
    /// A question that went through every hand up to `reviewed`.
    private func reviewed(_ world: World, _ submission: Submission, answer: String) async throws -> (
        number: Int, leader: Browser
    ) {
        let number = try await world.number(of: submission)
        let clerk = try await Browser(world, "clerk", .clerk)
        let office = try await Browser(world, "office", .office, office: "民政办公室")
        let reviewer = try await Browser(world, "reviewer", .reviewer)
        let leader = try await Browser(world, "leader", .leader)
        #expect(try await clerk.step(number, "assign", ["office": "民政办公室"]).status == 303)
        #expect(try await office.step(number, "submit", ["answer": answer, "question": ""]).status == 303)
        #expect(try await reviewer.step(number, "approve").status == 303)
        return (number, leader)
    }

    @Test("a question is answered, published as an item that validates, and asked again once by who is not satisfied")
    func wholeWay() async throws {
        let place = try Shipped.place()
        let content = place.path
        try await World.with(content: content, { $0.holidays = Shipped.holidays }) { world in
            let identity = try await world.enrol()
            let question = "问: \"三张凭证\" #看不清?\n- 为什么 {{x}} <b>?"
            let submission = try topic(question, unit: "xihe")
            let code = try #require(submission.code)
            _ = try await world.post([.submission(submission)], as: identity)
            let before = try #require(try await world.progress(code, as: identity).matters.first)
            #expect(before.state == .received && before.answer == nil && before.daysLeft == 5)
            let answer = "1. 已重新扫描 *三张*，见 [附件]。\n# 合同编号 2026-07\n<script>x</script>"
            let (number, leader) = try await reviewed(world, submission, answer: answer)
            #expect(try await world.progress(code, as: identity).matters.first?.answer == nil)
            #expect(try await leader.step(number, "publish").status == 303)
            let after = try #require(try await world.progress(code, as: identity).matters.first)
            #expect(after.state == .published && after.answer == answer && after.office == "民政办公室")

            #expect(try await leader.post("/export", [:]).status == 303)
            let checked = try Programs.run("kioskctl", ["validate", content, "--today", "2026-11-25"])
            #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
            let item = try await item(number, world, content)
            guard case .reply(let reply) = item.detail else {
                Issue.record("no reply")
                return
            }
            #expect(reply.question == question && reply.office == "民政办公室" && reply.answered == world.site.clock.today)
            let shown = item.body.map { "\($0)" }.joined()
            #expect(shown.contains("*三张*") && shown.contains("# 合同编号") && shown.contains("<script>x</script>"))
            #expect(try await world.site.exportReplies().isEmpty, "nothing changed")

            let verdict = {
                Submission(.verdict(satisfied: false, reply: item.id), unit: submission.unit, at: world.now)
            }
            _ = try await world.post([.submission(verdict())], as: identity)
            #expect(try await world.progress(code, as: identity).matters.first?.state == .assigned)
            let (_, again) = try await reviewed(world, submission, answer: "补充：凭证已贴在公开栏。")
            _ = try await again.step(number, "publish")
            _ = try await world.post([.submission(verdict())], as: identity)
            #expect(try await world.progress(code, as: identity).matters.first?.state == .published, "only once")
        }
    }

    private func item(_ number: Int, _ world: World, _ content: String) async throws -> Item {
        let matter = try await world.site.store.read { try MatterStore.matter($0, number: number) }
        let validation = await ExportedFolder.read(content)
        return try #require(validation.first { $0.id.text == matter?.replyItem })
    }

    @Test("a report is answered to its code's holder only, and a code that two matters share tells no private answer")
    func privateAnswer() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let report = try topic("有人吃空饷", kind: .report)
            let code = try #require(report.code)
            _ = try await world.post([.submission(report)], as: identity)
            let (number, leader) = try await reviewed(world, report, answer: "已经立案，谢谢。")
            #expect(try await leader.step(number, "publish").status == 422)
            #expect(try await leader.step(number, "answer-privately").status == 303)
            #expect(try await world.progress(code, as: identity).matters.first?.answer == "已经立案，谢谢。")
            let line = String(decoding: try OutboxEntry.submission(try topic()).line(), as: UTF8.self)
            let twin = line.replacing(/"code":"\w{8}"/, with: "\"code\":\"\(code.text)\"")
            _ = try await world.post([try OutboxEntry(line: Data(twin.utf8))], as: identity)
            let both = try await world.progress(code, as: identity).matters
            #expect(both.count == 2 && both.allSatisfy { $0.answer == nil })
        }
    }

    @Test("the same question is merged, and its code tells the answer of the main one")
    func merging() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let main = try topic("清运费怎么这么多")
            let same = try topic("清运费发票模糊")
            _ = try await world.post([.submission(main), .submission(same)], as: identity)
            let numbers = [try await world.number(of: main), try await world.number(of: same)]
            let clerk = try await Browser(world, "clerk", .clerk)
            #expect(try await clerk.get("/matter/\(numbers[1])").text.contains(main.code?.description ?? "?"))
            #expect(try await clerk.step(numbers[1], "merge", ["target": "\(numbers[0])"]).status == 303)
            #expect(try await clerk.get("/matter/\(numbers[0])").text.contains("同问 2 人"))
            let (number, leader) = try await reviewed(world, main, answer: "每车三百元，共十五车。")
            _ = try await leader.step(number, "publish")
            let progress = try await world.progress(try #require(same.code), as: identity)
            #expect(progress.matters.first?.answer == "每车三百元，共十五车。")
        }
    }

    @Test("what is overdue is listed, urged with a printable notice, and told to the citizen as overdue")
    func overdue() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let submission = try topic()
            _ = try await world.post([.submission(submission)], as: identity)
            let number = try await world.number(of: submission)
            world.pass(days: 12)
            let leader = try await Browser(world, "leader", .leader)
            #expect(try await leader.get("/overdue").text.contains("/matter/\(number)"))
            #expect(try await leader.step(number, "urge", ["days": "3"]).status == 303)
            let notice = try await leader.get("/matter/\(number)/notice")
            #expect(notice.text.contains("限时反馈通知书") && notice.text.contains("2026-12-10"))
            let progress = try await world.progress(try #require(submission.code), as: identity)
            #expect(progress.matters.first?.daysLeft == -3)
        }
    }
}
