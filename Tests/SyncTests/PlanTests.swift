import Content
import Foundation
import TUF
import Testing

@testable import Sync

@Suite("Plans, pauses, hours")
struct PlanTests {
    private static func digest(_ digit: Int) throws -> ContentDigest {
        try ContentDigest(String(repeating: "\(digit)", count: 64))
    }

    private static func offer(_ deltas: [(from: Int, to: Int, bytes: Int)], full bytes: Int = 1000) throws -> UnitOffer
    {
        var offer = UnitOffer(unit: try UnitID("qingxi"))
        offer.full = FullTarget(
            file: WantedFile(target: "f", length: bytes, digest: try digest(9)), release: 9, digest: try digest(9),
            size: 5000)
        offer.deltas = try deltas.map { delta in
            DeltaTarget(
                file: WantedFile(target: "\(delta.from)-\(delta.to)", length: delta.bytes, digest: try digest(1)),
                from: delta.from, to: delta.to, base: try digest(delta.from))
        }
        return offer
    }

    private static func held(_ release: Int, digest: Int? = nil) throws -> HeldPack {
        HeldPack(release: release, digest: try Self.digest(digest ?? release), path: "x")
    }

    @Test(
        "the cheapest way wins",
        arguments: [
            ([(6, 9, 50), (6, 7, 10), (7, 8, 10), (8, 9, 10)], 6, ["6-7", "7-8", "8-9"]),
            ([(6, 9, 25), (6, 7, 10), (7, 8, 10), (8, 9, 10)], 6, ["6-9"]),
            ([(6, 9, 2000)], 6, []), ([(5, 9, 10)], 6, []), ([(6, 7, 10)], 6, []), ([], 6, []),
            ([(9, 6, 1), (6, 9, 10)], 6, ["6-9"]),
        ] as [([(Int, Int, Int)], Int, [String])])
    func cheapest(_ deltas: [(Int, Int, Int)], _ release: Int, _ expected: [String]) throws {
        let plan = try Self.offer(deltas).plan(installed: release, held: Self.held(release))
        #expect(plan?.deltas.map { "\($0.from)-\($0.to)" } == expected)
    }

    @Test("a delta from other bytes than those that lie here is not taken")
    func otherBase() throws {
        let plan = try Self.offer([(6, 9, 10)]).plan(installed: 6, held: Self.held(6, digest: 7))
        #expect(plan?.deltas == [])
    }

    @Test("what is here already needs no plan; what was lost does; what is older is refused")
    func upToDate() throws {
        let offer = try Self.offer([])
        #expect(try offer.plan(installed: 9, held: Self.held(9)) == nil)
        #expect(try offer.plan(installed: 9, held: nil) != nil)
        #expect(throws: SyncError.older(try UnitID("qingxi"), installed: 10, offered: 9)) {
            try offer.plan(installed: 10, held: Self.held(10, digest: 1))
        }
    }

    @Test("a pause doubles with each failure, up to its limit, give or take a half")
    func backoff() {
        let backoff = Backoff(first: 2, longest: 60, tries: 4)
        for (tries, seconds) in [(1, 2.0), (2, 4), (3, 8), (5, 32), (6, 60), (50, 60)] {
            let pause = backoff.pause(after: tries) / .seconds(1)
            #expect((seconds * 0.5...seconds * 1.5).contains(pause))
        }
    }

    @Test("looks are a fifth apart from each other, and rarer after failures")
    func jitter() {
        let settings = SyncSettings(state: "", repositories: [])
        let pauses = (0..<200).map { _ in settings.pause(afterFailures: 0) / .seconds(1) }
        #expect(pauses.allSatisfy { (48...72).contains($0) })
        #expect(Set(pauses.map { Int($0) }).count > 10)
        #expect((480...720).contains(settings.pause(afterFailures: 9) / .seconds(1)))
    }

    @Test(
        "hours of the day",
        arguments: [
            ("22:00-06:00", 23 * 60, true), ("22:00-06:00", 6 * 60, false), ("22:00-06:00", 12 * 60, false),
            ("08:30-17:00", 8 * 60 + 30, true), ("08:30-17:00", 17 * 60, false),
        ])
    func hours(_ text: String, _ minute: Int, _ isIn: Bool) throws {
        #expect(try #require(DailyHours(text)).contains(minute: minute) == isIn)
    }

    @Test("what are no hours", arguments: ["", "22-6", "24:00-01:00", "08:00-08:00", "a:b-c:d", "1:00-2:00-3:00"])
    func noHours(_ text: String) { #expect(DailyHours(text) == nil) }

    @Test("the clock is never behind what was verified, nor behind the program's own day")
    func clock() {
        let (built, later) = (Date(timeIntervalSince1970: 1000), Date(timeIntervalSince1970: 5000))
        func clock(_ seconds: Double) -> VerifiedClock {
            VerifiedClock(built: built) { Date(timeIntervalSince1970: seconds) }
        }
        #expect(clock(0).now(verified: nil) == (built, true))
        #expect(clock(0).now(verified: later) == (later, true))
        #expect(clock(4000).now(verified: later) == (later, true))
        #expect(clock(6000).now(verified: later) == (Date(timeIntervalSince1970: 6000), false))
    }

    @Test("dates of servers")
    func dates() {
        #expect(HTTPDate.parse("Sun, 06 Nov 1994 08:49:37 GMT") == Date(timeIntervalSince1970: 784_111_777))
        for text in ["", "yesterday", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Foo 1994 08:49:37 GMT"] {
            #expect(HTTPDate.parse(text) == nil)
        }
    }
}
