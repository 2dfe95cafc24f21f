import Content
import Foundation
import Testing

@testable import Participation

@Suite("What a citizen sends") struct SubmissionTests {
    @Test("an id is a UUIDv7 that carries its time and sorts by it")
    func ids() throws {
        let first = EntryID(milliseconds: 1_764_043_200_123)
        let second = EntryID(milliseconds: 1_764_043_200_124)
        #expect(first.milliseconds == 1_764_043_200_123)
        #expect(first < second)
        #expect(try EntryID(parsing: first.text) == first)
        #expect(Set((0..<1000).map { _ in EntryID(milliseconds: 5) }).count == 1000)
        for bad in ["", "0198", "f47ac10b-58cc-4372-a567-0e02b2c3d479", first.text.uppercased(), first.text + "0"] {
            #expect(throws: ParticipationError.self) { try EntryID(parsing: bad) }
        }
    }

    @Test("a receipt code has no look-alikes, and is read with small letters, blanks and a dash")
    func codes() throws {
        for _ in 0..<200 {
            let code = ReceiptCode()
            #expect(code.text.count == 8)
            #expect(code.text.allSatisfy { !"0O1IL".contains($0) })
            #expect(try ReceiptCode(parsing: " " + code.description.lowercased()) == code)
        }
    }

    @Test("every wrong character and every swap of two characters of a receipt code is found")
    func slips() {
        for _ in 0..<20 {
            let right = Array(ReceiptCode().text)
            for place in right.indices {
                for other in ReceiptCode.alphabet where other != right[place] {
                    var wrong = right
                    wrong[place] = other
                    #expect(throws: ParticipationError.self) { try ReceiptCode(parsing: String(wrong)) }
                }
                for second in right.indices where right[second] != right[place] {
                    var wrong = right
                    wrong.swapAt(place, second)
                    #expect(throws: ParticipationError.self) { try ReceiptCode(parsing: String(wrong)) }
                }
            }
        }
    }

    @Test(
        "words are trimmed, freed of control and direction characters, and bounded",
        arguments: [
            ("  修路\u{0}\u{202E}\n ", "修路"), ("\u{7}甲\n乙", "甲\n乙"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ])
    func words(typed: String, kept: String) throws { #expect(try Words(typed).text == kept) }

    @Test("too few and too many words are refused, however many marks a character carries")
    func bounds() {
        #expect(throws: ParticipationError.tooShort(field: "内容", minimum: 2)) { try Words(" a ") }
        #expect(throws: ParticipationError.tooLong(field: "内容", limit: 1000)) {
            try Words(String(repeating: "字", count: 1001))
        }
        #expect(throws: ParticipationError.tooLong(field: "内容", limit: 1000)) {
            try Words("ab" + String(repeating: "\u{301}", count: 5000))
        }
    }

    @Test(
        "a telephone number is masked",
        arguments: [("13812341234", "138****1234"), ("0564-3310011", "056*****0011"), ("12345", "1**45")])
    func phones(number: String, masked: String) throws { #expect(try PhoneNumber(number).masked == masked) }

    @Test(
        "what is no telephone number is refused",
        arguments: ["", "1234", "abc12345", "++8613800000000", "1;DROP 12345"])
    func badPhones(text: String) { #expect(throws: ParticipationError.badPhone) { try PhoneNumber(text) } }

    @Test("every kind comes back from its line as it was, and its line is canonical")
    func lines() throws {
        let item = try ItemID("mz-dibao")
        let request = try DisclosureRequest(
            applicant: "王秀英", identity: "身份证 342401195003120021", contact: "13812341234",
            wanted: Words("2025 年水利项目验收报告"), form: .paper, delivery: .pickUp)
        let contents: [Submission.Content] = [
            .topic(try Words("什么时候修？"), about: nil), .suggestion(try Words("周末也开"), about: nil),
            .report(try Words("有人吃空饷"), about: try Subject(.office, item: item, title: "民政办")),
            .leader(try Words("书记您好")), .disclosure(request),
            .rating(
                try Rating(face: 2, reasons: [.waiting, .repeated]), of: try Subject(.visit, item: nil, title: "")),
            .useful(false, item: item), .verdict(satisfied: false, reply: item),
        ]
        #expect(Set(contents.map(\.kind)) == Set(SubmissionKind.allCases))
        for content in contents {
            let submission = Submission(content, unit: street, phone: try PhoneNumber("13812341234"), at: noon)
            let line = try OutboxEntry.submission(submission).line()
            #expect(try OutboxEntry(line: line) == .submission(submission))
            #expect(try OutboxEntry(line: line).line() == line)
            #expect((submission.code != nil) == content.kind.isMatter)
        }
    }

    @Test("a line with a missing, ill-typed or forbidden part is refused, and the reason does not quote it")
    func badLines() throws {
        let good = String(decoding: try OutboxEntry.submission(try topic("秘密的话")).line(), as: UTF8.self)
        let bad = [
            "", "{", "[]", "{\"type\":\"other\"}", good.replacingOccurrences(of: "\"topic\"", with: "\"poem\""),
            good.replacingOccurrences(of: "\"qingxi\"", with: "\"../etc\""),
            good.replacingOccurrences(of: "秘密的话", with: "密"),
            good.replacingOccurrences(of: "\"words\":\"秘密的话\"", with: "\"words\":7"),
        ]
        for line in bad {
            let error = #expect(throws: ParticipationError.self) { try OutboxEntry(line: Data(line.utf8)) }
            #expect(error?.description.contains("秘密") == false)
        }
    }

    @Test("one visit rates a thing once and sends five matters at most; what the outbox refused does not count")
    func visit() throws {
        var limits = VisitLimits()
        let rating = Submission.Content.rating(try Rating(face: 5), of: try Subject(.visit, item: nil, title: ""))
        try limits.admit(rating)
        #expect(throws: ParticipationError.alreadyRated) { try limits.admit(rating) }
        limits.withdraw(rating)
        try limits.admit(rating)
        let words = Submission.Content.leader(try Words("您好"))
        for _ in 0..<5 { try limits.admit(words) }
        #expect(throws: ParticipationError.tooManyInVisit(limit: 5)) { try limits.admit(words) }
        #expect(!limits.takesMatter)
    }

    @Test(
        "a search that may tell who typed it is not counted",
        arguments: ["13812341234", String(repeating: "长", count: 21), ""])
    func searches(term: String) { #expect(UsageCount(.searchWithoutResult, term, hour: 1) == nil) }
}
