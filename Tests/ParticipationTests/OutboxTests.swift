import Content
import Crypto
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Participation

@Suite("The outbox") struct OutboxTests {
    private func taken(_ batch: OutboxBatch) -> BatchReceipt {
        BatchReceipt(accepted: batch.ids, refused: [], now: noon)
    }

    @Test("what was added is there after the process is gone, in the order it came, citizens' words before counts")
    func order() throws {
        let place = try Place()
        let first = try topic("第一件事")
        let second = try topic("第二件事", at: noon - 50)
        do {
            let outbox = try Outbox(path: place.file)
            try outbox.count(try #require(UsageCount(.page, "mz-dibao", hour: noon / 3600 - 1)))
            try outbox.add(first)
            try outbox.add(second)
        }
        let batch = try #require(try Outbox(path: place.file).nextBatch(at: noon))
        #expect(batch.ids.prefix(2) == [first.id, second.id])
        #expect(batch.ids.count == 3)
        let lines = batch.body.split(separator: UInt8(ascii: "\n"))
        #expect(try lines.map { try OutboxEntry(line: Data($0)).id } == batch.ids)
    }

    @Test("after everything is sent no byte of a citizen's words is left in the file, its free pages or its log")
    func erased() throws {
        let place = try Place()
        let outbox = try Outbox(path: place.file)
        for number in 0..<300 {
            try outbox.add(
                try topic("独一无二的话\(number)" + String(repeating: "长", count: number * 3), phone: "13812349876"))
        }
        #expect(try place.rawBytes().range(of: Data("独一无二的话".utf8)) != nil)
        while let batch = try outbox.nextBatch(at: noon) { try outbox.confirm(taken(batch)) }
        let bytes = try place.rawBytes()
        for trace in ["独一无二的话", "长长", "13812349876", "垃圾清运费"] {
            #expect(bytes.range(of: Data(trace.utf8)) == nil, "\(trace) is still there")
        }
    }

    @Test(
        "sending the same batch twice is harmless; what the server refuses stays with its reason and is not sent again")
    func refusals() throws {
        let place = try Place()
        let outbox = try Outbox(path: place.file)
        let good = try topic()
        let bad = try topic()
        try outbox.add(good)
        try outbox.add(bad)
        let refusal = BatchReceipt.Refusal(id: bad.id, reason: "no such unit")
        let receipt = BatchReceipt(accepted: [good.id], refused: [refusal], now: noon)
        try outbox.confirm(receipt)
        try outbox.confirm(receipt)
        #expect(try outbox.nextBatch(at: noon) == nil)
        #expect(try outbox.refused() == [refusal])
        #expect(try outbox.waiting() == 0)
    }

    @Test("a full outbox drops counts first, then takes no more, and never drops a citizen's words")
    func limits() throws {
        let place = try Place()
        let outbox = try Outbox(path: place.file, limits: OutboxLimits(bytes: 20_000))
        for number in 0..<400 {
            try outbox.count(try #require(UsageCount(.page, "page-\(number)", hour: noon / 3600 - 1)))
        }
        _ = try outbox.nextBatch(at: noon)
        var kept: [EntryID] = []
        let error = #expect(throws: ParticipationError.self) {
            for number in 0..<100 {
                let submission = try topic("第\(number)件" + String(repeating: "事", count: 200))
                try outbox.add(submission)
                kept.append(submission.id)
            }
        }
        #expect(error == .full)
        #expect(kept.count > 15)
        #expect(try outbox.nextBatch(at: noon)?.ids == kept)
        #expect(try !outbox.hasRoom())
    }

    @Test("a full disk drops counts first, then says that it takes no more; nothing that was taken is lost")
    func fullDisk() throws {
        let place = try Place()
        let outbox = try Outbox(path: place.file, limits: OutboxLimits(pages: 60))
        for number in 0..<1500 {
            do {
                try outbox.count(try #require(UsageCount(.page, "page-\(number)", hour: noon / 3600 + number)))
            } catch ParticipationError.full { break }
        }
        var kept: [EntryID] = []
        let error = #expect(throws: ParticipationError.self) {
            for number in 0..<1000 {
                let submission = try topic("第\(number)件" + String(repeating: "事", count: 300))
                try outbox.add(submission)
                kept.append(submission.id)
            }
        }
        #expect(error == .full)
        #expect(kept.count > 50, "the counts made room")
        var found: [EntryID] = []
        let again = try Outbox(path: place.file)
        while let batch = try again.nextBatch(at: noon) {
            found += batch.ids
            try again.confirm(taken(batch))
        }
        #expect(found == kept)
    }

    @Test("counts add up within their hour, are sealed when it has ended, and the oldest go when there are too many")
    func usage() throws {
        let place = try Place()
        let outbox = try Outbox(path: place.file, limits: OutboxLimits(usageCounts: 3))
        let hour = noon / 3600
        for _ in 0..<4 { try outbox.count(try #require(UsageCount(.page, "a", hour: hour - 1))) }
        #expect(try outbox.nextBatch(at: (hour - 1) * 3600) == nil, "the hour has not ended")
        for number in 0..<3 { try outbox.count(try #require(UsageCount(.visit, "", hour: hour - 5 + number * 2))) }
        let batch = try #require(try outbox.nextBatch(at: noon))
        guard case .usage(let report) = try OutboxEntry(line: batch.body.dropLast()) else {
            Issue.record("no usage report")
            return
        }
        #expect(report.counts.map(\.hour) == [hour - 3, hour - 1, hour - 1])
        #expect(report.counts.filter { $0.event == .page }.map(\.count) == [4])
    }

    @Test("of reports on a kiosk only the newest waits")
    func health() throws {
        let place = try Place()
        let outbox = try Outbox(path: place.file)
        for number in 1...3 {
            try outbox.report(HealthReport(id: EntryID(milliseconds: number), at: number, version: "0.1.0"))
        }
        #expect(try outbox.nextBatch(at: noon)?.ids.first?.milliseconds == 3)
        #expect(try outbox.waiting() == 1)
    }

    @Test("a question about a code goes up, its answer comes back, and both are forgotten")
    func questions() throws {
        let place = try Place()
        let outbox = try Outbox(path: place.file)
        let code = ReceiptCode()
        #expect(try outbox.question(code) == .notAsked)
        try outbox.ask(code, at: noon)
        #expect(try outbox.question(code) == .open)
        #expect(try outbox.openQuestions(at: noon) == [code])
        let report = ProgressReport(
            code: code,
            matters: [MatterProgress(kind: .topic, state: .published, received: Day(ordinal: 20_000), answer: "已经修好")])
        try outbox.answer(report)
        #expect(try outbox.question(code) == .answered(report))
        try outbox.forgetQuestions()
        #expect(try outbox.question(code) == .notAsked)
        #expect(try place.rawBytes().range(of: Data("已经修好".utf8)) == nil)
    }

    @Test("an outbox of a newer program is left alone")
    func newer() throws {
        let place = try Place()
        try Outbox(path: place.file).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        #expect(throws: ParticipationError.newerOutbox(path: place.file, found: 99, supported: 1)) {
            try Outbox(path: place.file)
        }
    }

    @Test("a lost answer of the server costs one more try and loses nothing")
    func lostAnswer() async throws {
        let place = try Place()
        let outbox = try Outbox(path: place.file)
        let sent = try (0..<450).map { try topic("第\($0)件") }
        for submission in sent { try outbox.add(submission) }
        let server = FakeServer()
        let identity = DeviceIdentity(
            device: "kiosk-1", server: "http://127.0.0.1:8080", key: Curve25519.Signing.PrivateKey())
        let sender = OutboxSender(outbox: outbox, identity: identity, clock: { noon + 7 }) { try server.answer($0) }
        await #expect(throws: FakeServer.Lost.self) { try await sender.send() }
        #expect(try outbox.waiting() == 450)
        let outcome = try await sender.send()
        #expect(outcome == OutboxSender.Outcome(sent: 450, refused: 0, clockOffset: 7))
        #expect(server.received == Set(sent.map(\.id)))
    }
}

/// Takes batches; its first answer is lost on the way.
private final class FakeServer: Sendable {
    struct Lost: Error {}
    private let state = Mutex((received: Set<EntryID>(), answers: 0))
    var received: Set<EntryID> { state.withLock(\.received) }

    func answer(_ request: OutgoingRequest) throws -> IncomingAnswer {
        let ids = try request.body.split(separator: UInt8(ascii: "\n")).map { try OutboxEntry(line: Data($0)).id }
        let answers = state.withLock { state in
            state.received.formUnion(ids)
            state.answers += 1
            return state.answers
        }
        guard answers > 1 else { throw Lost() }
        return IncomingAnswer(
            status: 200, body: try JSONEncoder().encode(BatchReceipt(accepted: ids, refused: [], now: noon)))
    }
}

@Suite("Sending for as long as a kiosk runs") struct OutboxServiceTests {
    @Test(
        "after failures it waits longer, up to ten minutes, and then sends everything; a question is answered within a second"
    )
    func service() async throws {
        let place = try Place()
        let outbox = try Outbox(path: place.file)
        let submission = try topic()
        try outbox.add(submission)
        let seconds = Mutex(0)
        let sends = Mutex<[Int]>([])
        let code = ReceiptCode()
        let identity = DeviceIdentity(device: "k", server: "http://127.0.0.1:1", key: .init())
        let sender = OutboxSender(outbox: outbox, identity: identity, clock: { noon }) { request in
            let now = seconds.withLock { $0 }
            if request.method == "GET" {
                return IncomingAnswer(
                    status: 200, body: try JSONEncoder().encode(ProgressReport(code: code, matters: [])))
            }
            sends.withLock { $0.append(now) }
            guard now > 2000 else { throw FakeServer.Lost() }
            let ids = try request.body.split(separator: UInt8(ascii: "\n")).map { try OutboxEntry(line: Data($0)).id }
            return IncomingAnswer(
                status: 200, body: try JSONEncoder().encode(BatchReceipt(accepted: ids, refused: [], now: noon)))
        }
        let service = OutboxService(
            outbox: outbox, sender: sender, pollSeconds: 30, clock: { noon },
            sleep: { _ in
                let now = seconds.withLock { seconds in
                    seconds += 1
                    return seconds
                }
                if now == 2600 { try outbox.ask(code, at: noon) }
                if now == 2602 {
                    #expect(try outbox.question(code) == .answered(ProgressReport(code: code, matters: [])))
                }
                if now > 2700 { throw CancellationError() }
            })
        await service.run()
        let times = sends.withLock { $0 }
        #expect(zip(times, times.dropFirst()).map { $1 - $0 } == [60, 120, 240, 480, 600, 600])
        #expect(try outbox.waiting() == 0)
    }
}
