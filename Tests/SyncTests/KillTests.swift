import Content
import Foundation
import Store
import TestSupport
import Testing

@Suite("kill -9 at any instant", .serialized)
struct KillTests {
    /// How often: a handful, 200 in the slow part, what `make soak` says there.
    static let count: Int = {
        let environment = ProcessInfo.processInfo.environment
        return environment["ONETOUCH_KILLS"].flatMap { Int($0) } ?? (environment["ONETOUCH_SLOW"] == nil ? 12 : 200)
    }()

    @Test("the store is whole, the next run finishes, and nothing that was verified is fetched again")
    func kills() throws {
        let repository = try SignedRepository()
        repository.add(unit: "qingxi")
        var items = try makeNotices(30)
        try repository.release("qingxi", items)
        try repository.publish()
        let server = try FaultyServer(repository.path)
        let kiosk = try SyncedKiosk(trusting: repository)
        try #require(try kiosk.sync(server.address).status == 0)
        var random = SeededRandom(
            seed: ProcessInfo.processInfo.environment["ONETOUCH_SEED"].flatMap { UInt64($0) } ?? 5)
        var longest = 0.3
        for round in 0..<Self.count {
            let before = items
            // In turn: the whole pack, a delta, pictures with either.
            let pictures = round % 3 == 2 ? try (0..<5).map { try TestPicture(UInt64(round * 10 + $0)) } : []
            items = try makeNotices(30, changed: [round % 30], suffix: "\(round)")
            if !pictures.isEmpty { items.append(try makeNotice("p", pictures: pictures.map(\.reference))) }
            try repository.release(
                "qingxi", items,
                media: Dictionary(uniqueKeysWithValues: pictures.map { ($0.reference.fileName, $0.bytes) }),
                deltas: round % 2 == 1)
            try repository.publish()

            let began = ContinuousClock.now
            let run = try kiosk.start(server.address, ["--once"])
            let delay = Double(random.next() % 1000) / 1000 * longest
            usleep(UInt32(delay * 1_000_000))
            run.send(SIGKILL)
            let wasKilled = run.wait() == 128 + SIGKILL
            if !wasKilled { longest = max(0.05, began.duration(to: .now) / .seconds(1)) }
            let (isOld, isNew) = (try kiosk.shows(before), try kiosk.shows(items))
            #expect(isOld || isNew, "round \(round), killed after \(delay) s")

            let verified = try Self.verified(kiosk)
            _ = server.takeRequests()
            let finish = try kiosk.sync(server.address)
            #expect(finish.status == 0, "round \(round): \(finish.errors)")
            #expect(try kiosk.shows(items))
            let again = server.takeRequests().map(\.path).filter { path in verified.contains { path.contains($0) } }
            #expect(again.isEmpty, "round \(round)")
            #expect(kiosk.incoming().isEmpty)
        }
    }

    /// Digests of files that lie here complete.
    private static func verified(_ kiosk: SyncedKiosk) throws -> Set<String> {
        let media = try FileManager.default.contentsOfDirectory(atPath: kiosk.state + "/media")
        let complete = (kiosk.incoming() + media).filter { !$0.hasSuffix(".part") && !$0.hasSuffix(".partial") }
        return Set(complete.map { String($0.prefix(64)) })
    }
}
