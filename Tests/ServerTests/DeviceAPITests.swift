import Content
import Crypto
import Foundation
import GRDB
@testable import Participation
import Testing

@testable import Server

@Suite("What kiosks ask") struct DeviceAPITests {
    @Test("a one-time code makes a device known once; a wrong, used or old code does not")
    func enrolment() async throws {
        try await World.with { world in
            let code = try await world.site.makeEnrolmentCode(name: "大厅 1", unit: "qingxi")
            let enrol = { (code: String) in
                try await OutboxSender.enrol(code: code, server: world.server, at: world.now) {
                    try await world.send($0)
                }
            }
            let identity = try await enrol(code.lowercased())
            #expect(identity.device.hasPrefix("qingxi-"))
            for bad in [code, "AAAA-AAAA-AAAA-AAAA", ""] {
                await #expect(throws: ParticipationError.serverAnswer(status: 403)) { _ = try await enrol(bad) }
            }
            let old = try await world.site.makeEnrolmentCode(name: "大厅 2", unit: "qingxi")
            world.pass(days: 8)
            await #expect(throws: ParticipationError.serverAnswer(status: 403)) { _ = try await enrol(old) }
        }
    }

    @Test("a batch is taken once however often it is sent")
    func idempotent() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let entries = try (0..<30).map { OutboxEntry.submission(try topic("第\($0)件事")) }
            for _ in 0..<3 { #expect(try await world.post(entries, as: identity).accepted == entries.map(\.id)) }
            #expect(try await world.site.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM matter") } == 30)
        }
    }

    @Test("a request that is replayed, altered, too old, wrongly signed or from an unknown or locked device is refused")
    func signatures() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let body = try OutboxEntry.submission(try topic()).line()
            let good = try identity.request("POST", "/v1/outbox", body, type: nil, at: world.now)
            #expect(try await world.send(good).status == 200)
            func refusal(_ request: OutgoingRequest) async throws -> String {
                let answer = try await world.send(request)
                #expect(answer.status == 401)
                return String(decoding: answer.body, as: UTF8.self)
            }
            #expect(try await refusal(good).contains("replayed"))
            let other = try identity.request("POST", "/v1/outbox", body, type: nil, at: world.now)
            let altered = OutgoingRequest(
                method: "POST", url: other.url, fields: other.fields, body: body + Data("\n".utf8))
            #expect(try await refusal(altered).contains("digest"))
            let elsewhere = OutgoingRequest(method: "POST", url: other.url + "?a=1", fields: other.fields, body: body)
            #expect(try await refusal(elsewhere).contains("invalid"))
            let old = try identity.request("POST", "/v1/outbox", body, type: nil, at: world.now - 301)
            #expect(try await refusal(old).contains("date"))
            let stranger = DeviceIdentity(device: identity.device, server: world.server, key: .init())
            #expect(
                try await refusal(try stranger.request("POST", "/v1/outbox", body, type: nil, at: world.now))
                    .contains("invalid"))
            let unknown = DeviceIdentity(device: "nobody", server: world.server, key: identity.key)
            #expect(
                try await refusal(try unknown.request("POST", "/v1/outbox", body, type: nil, at: world.now))
                    .contains("unknown-device"))
            #expect(try await world.request("POST", "/v1/outbox", [], body).status == 401)
            try await world.site.store.write { try $0.execute(sql: "UPDATE device SET locked = 1") }
            #expect(
                try await refusal(try identity.request("POST", "/v1/outbox", body, type: nil, at: world.now))
                    .contains("unknown-device"))
        }
    }

    @Test("broken lines are refused one by one with a reason that quotes nothing, and the good ones are taken")
    func brokenLines() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let good = try topic("好的一行")
            let bad = try topic("坏的一行秘密")
            let line = String(decoding: try OutboxEntry.submission(bad).line(), as: UTF8.self)
                .replacingOccurrences(of: "\"topic\"", with: "\"poem\"")
            let body = Data("{nonsense\n\(line)\n".utf8) + (try OutboxEntry.submission(good).line())
            let answer = try await world.send(
                try identity.request("POST", "/v1/outbox", body, type: nil, at: world.now))
            let receipt = try JSONDecoder().decode(BatchReceipt.self, from: answer.body)
            #expect(receipt.accepted == [good.id])
            #expect(receipt.refused.map(\.id) == [bad.id])
            #expect(!String(decoding: answer.body, as: UTF8.self).contains("秘密"))
        }
    }

    @Test("a body of 100 MB is refused before it is read, and the server lives on")
    func largeBody() async throws {
        try await World.with { world in
            let large = Data(count: 100 << 20)
            let answer = try? await world.request("POST", "/v1/outbox", [], large)
            #expect(answer == nil || answer?.status == 413, "refused, or the connection was cut")
            let health = try await world.request("GET", "/healthz")
            #expect(health.status == 200)
        }
    }

    @Test("a device that guesses codes is held back")
    func guessing() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            var statuses: [Int] = []
            for _ in 0..<15 {
                let request = try identity.request(
                    "GET", "/v1/progress/\(ReceiptCode().text)", Data(), type: nil, at: world.now)
                statuses.append(try await world.send(request).status)
            }
            #expect(statuses.prefix(10).allSatisfy { $0 == 200 })
            #expect(statuses.suffix(5).allSatisfy { $0 == 429 })
        }
    }

    @Test("a device that sends more than its limit in a minute is told to wait, and may go on later")
    func rate() async throws {
        try await World.with({ $0.entriesPerMinute = 20 }) { world in
            let identity = try await world.enrol()
            let entries = try (0..<15).map { OutboxEntry.submission(try topic("第\($0)件事")) }
            _ = try await world.post(entries, as: identity)
            let body = try entries.reduce(into: Data()) { $0 += try $1.line() + Data("\n".utf8) }
            let request = { try identity.request("POST", "/v1/outbox", body, type: nil, at: world.now) }
            #expect(try await world.send(try request()).status == 429)
            world.pass(seconds: 60)
            #expect(try await world.send(try request()).status == 200)
        }
    }

    @Test("counts add up, a report on the kiosk replaces the last one, ratings and 有用 are kept without a receipt")
    func counts() async throws {
        try await World.with { world in
            let identity = try await world.enrol()
            let page = try #require(UsageCount(.page, "mz-dibao", hour: noon / 3600, count: 3))
            let item = try ItemID("mz-dibao")
            let subject = try Subject(.window, item: item, title: "3 号窗口")
            var entries: [OutboxEntry] = []
            for number in 1...2 {
                entries.append(.usage(UsageReport(id: EntryID(milliseconds: number), counts: [page])))
                entries.append(
                    .health(HealthReport(id: EntryID(milliseconds: number), at: noon, version: "v\(number)")))
                entries.append(
                    .submission(
                        Submission(.rating(try Rating(face: number), of: subject), unit: try UnitID("qingxi"), at: noon)
                    ))
                entries.append(
                    .submission(Submission(.useful(number == 1, item: item), unit: try UnitID("qingxi"), at: noon)))
            }
            _ = try await world.post(entries, as: identity)
            _ = try await world.post(entries, as: identity)
            let (used, version, faces, useful) = try await world.site.store.read { db in
                (
                    try Int.fetchAll(db, sql: "SELECT count FROM usage"),
                    try DeviceStore.device(db, identity.device)?.health?.version,
                    try Int.fetchAll(db, sql: "SELECT face FROM rating ORDER BY face"),
                    try Int.fetchAll(db, sql: "SELECT yes * 10 + no FROM useful")
                )
            }
            #expect(used == [6])
            #expect(version == "v2")
            #expect(faces == [1, 2])
            #expect(useful == [11])
        }
    }
}
