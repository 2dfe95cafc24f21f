import Content
import Foundation
import Pack
import Store
import Synchronization
import TestSupport
import Testing

@Suite("Faults that are got over: the next release arrives all the same", .serialized)
struct RecoveryTests {
    private let bench: FaultBench

    init() throws { bench = try FaultBench() }

    /// The next run brings the next release.
    @discardableResult
    private func recover() throws -> ProgramResult {
        let result = try bench.kiosk.sync(bench.server.address)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.complaints.isEmpty, "\(result.errors)")
        #expect(try bench.kiosk.shows(bench.next))
        #expect(bench.kiosk.incoming().isEmpty)
        return result
    }

    /// Does something wrong with the first questions for a file only.
    private func fail(_ part: String, times: Int = 1, _ fault: ServerFault) {
        let left = Mutex(times)
        bench.server.set { request in
            guard request.path.contains(part) else { return nil }
            return left.withLock { left in
                left -= 1
                return left >= 0 ? fault : nil
            }
        }
    }

    @Test("a download that broke off goes on where it was, in the same run")
    func resumed() throws {
        try bench.publishNext()
        fail(".2.zst", .closes(after: 2000))
        try recover()
        let offsets = bench.server.takeRequests().filter { $0.path.contains(".2.zst") }.map(\.offset)
        #expect(offsets == [nil, 2000])
    }

    @Test("a download that broke off goes on where it was, in the next run")
    func resumedLater() throws {
        try bench.publishNext()
        bench.server.set { request in
            guard request.path.contains(".2.zst") else { return nil }
            return request.offset == nil ? .closes(after: 3000) : .status(404)
        }
        #expect(try bench.kiosk.sync(bench.server.address).status == 1)
        bench.server.set { $0.path.contains(".2.zst") ? .closes(after: 1500) : nil }
        _ = bench.server.takeRequests()
        try recover()
        #expect(bench.server.takeRequests().filter { $0.path.contains(".2.zst") }.first?.offset == nil)
    }

    @Test("a server that sends everything in place of a part costs a new beginning, no more")
    func rangeIgnored() throws {
        try bench.publishNext()
        let count = Mutex(0)
        bench.server.set { request in
            guard request.path.contains(".2.zst") else { return nil }
            let number = count.withLock { count in
                count += 1
                return count
            }
            return number == 1 ? .closes(after: 2000) : .ignoresRange
        }
        let result = try recover()
        #expect(result.errors.contains("the server sends no parts, begins anew"))
    }

    @Test("a server that cuts every answer short is asked again and again, and gives all in the end")
    func cutShort() throws {
        try bench.publishNext()
        bench.server.set { $0.path.contains(".2.zst") ? .truncates(to: 1000) : nil }
        try recover()
    }

    @Test("a server that fails once is asked again")
    func failsOnce() throws {
        try bench.publishNext()
        fail("snapshot", .status(503))
        try recover()
    }

    @Test("redirects are followed")
    func redirected() throws {
        try bench.publishNext()
        try FileManager.default.createSymbolicLink(
            atPath: bench.repository.path + "/moved", withDestinationPath: bench.repository.path)
        bench.server.set { request in
            request.path.hasPrefix("moved") ? nil : .redirects("/moved/" + request.path)
        }
        try recover()
    }

    @Test("a delta that is gone, spoilt on the way, or made from something else: the whole pack comes")
    func badDelta() throws {
        for fault in [ServerFault.status(404), .flipsBit(at: 40), .sendsTooMuch(10)] {
            let bench = try FaultBench()
            try bench.publishNext(deltas: true)
            bench.server.set { $0.path.contains("delta") ? fault : nil }
            let result = try bench.kiosk.sync(bench.server.address)
            #expect(result.status == 0, "\(result.errors)")
            #expect(try bench.kiosk.shows(bench.next))
            #expect(result.errors.contains("the delta is of no use, fetching the whole pack"))
        }
    }

    @Test("a delta whose base is missing: the whole pack comes")
    func missingBase() throws {
        try bench.publishNext(deltas: true)
        try FileManager.default.removeItem(atPath: bench.kiosk.state + "/packs/qingxi")
        try recover()
        #expect(!bench.server.takeRequests().contains { $0.path.contains("delta") })
    }

    @Test("a delta whose base was spoilt on the disk: the whole pack comes, and the log says why")
    func spoiltBase() throws {
        try bench.publishNext(deltas: true)
        let folder = bench.kiosk.state + "/packs/qingxi"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        var bytes = try #require(FileManager.default.contents(atPath: folder + "/" + name))
        bytes[bytes.count / 2] ^= 4
        try bytes.write(to: URL(fileURLWithPath: folder + "/" + name))
        let result = try bench.kiosk.sync(bench.server.address)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try bench.kiosk.shows(bench.next))
    }

    @Test("a pack that was lost from the disk is fetched again though nothing is new")
    func lostPack() throws {
        try FileManager.default.removeItem(atPath: bench.kiosk.state + "/packs/qingxi")
        #expect(try bench.kiosk.sync(bench.server.address).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.kiosk.state + "/packs/qingxi").count == 1)
    }

    @Test("rubbish in incoming/ is removed and told: files, folders, links, a folder under a wanted name")
    func rubbish() throws {
        try bench.publishNext()
        let incoming = bench.kiosk.state + "/incoming"
        let name = try bench.repository.file("qingxi", "2.zst").split(separator: "/").last?.prefix(64) ?? ""
        for folder in ["deep/er", "\(name).zst", "\(name).zst.part"] {
            try FileManager.default.createDirectory(atPath: incoming + "/" + folder, withIntermediateDirectories: true)
        }
        try Data("x".utf8).write(to: URL(fileURLWithPath: incoming + "/notes.txt"))
        try Data("x".utf8).write(to: URL(fileURLWithPath: incoming + "/\(String(repeating: "a", count: 64)).zst.part"))
        try FileManager.default.createSymbolicLink(atPath: incoming + "/link", withDestinationPath: "/etc/passwd")
        let result = try recover()
        #expect(result.errors.contains("removed rubbish from incoming/"))
        #expect(FileManager.default.contents(atPath: "/etc/passwd") != nil)
    }

    @Test("a part that was spoilt on the disk, or is longer than the file, costs a new beginning")
    func spoiltPart() throws {
        for length in [1000, 1_000_000] {
            let bench = try FaultBench()
            try bench.publishNext()
            let name = try bench.repository.file("qingxi", "2.zst").split(separator: "/").last?.prefix(64) ?? ""
            try Data(repeating: 7, count: length).write(
                to: URL(fileURLWithPath: bench.kiosk.state + "/incoming/\(name).zst.part"))
            let result = try bench.kiosk.sync(bench.server.address)
            #expect(result.status == 0, "\(result.errors)")
            #expect(try bench.kiosk.shows(bench.next))
        }
    }

    @Test("one unit that is refused does not keep the others from their releases")
    func onlyOneUnit() throws {
        bench.repository.add(unit: "shiqiao", below: "qingxi")
        try bench.repository.release("shiqiao", [makeNotice("a", unit: "shiqiao")])
        try bench.publishNext()
        bench.server.set { $0.path.contains("shiqiao") && $0.path.hasSuffix(".zst") ? .flipsBit(at: 50) : nil }
        let result = try bench.kiosk.sync(bench.server.address)
        #expect(result.status == 1)
        #expect(result.complaints.count == 1)
        #expect(result.errors.contains("unit 'shiqiao' keeps its old content"))
        #expect(try bench.kiosk.releases() == ["qingxi": 2])
    }
}

@Suite("Clocks: expiry is judged by the latest time that was ever verified", .serialized)
struct ClockTests {
    private let bench: FaultBench

    init() throws { bench = try FaultBench() }

    @Test("it is 1970: the next release arrives, and the log tells of the clock")
    func battery() throws {
        try bench.publishNext()
        let result = try bench.kiosk.sync(bench.server.address, at: "1970-01-02 00:00:00")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try bench.kiosk.shows(bench.next))
        #expect(result.errors.contains("the clock is behind a time that was verified before"))
    }

    @Test("it is 1970: what expired before this program was made is refused")
    func expiredIn1970() throws {
        bench.repository.expires["timestamp"] = "2026-11-24T00:00:00Z"
        try bench.publishNext()
        let result = try bench.kiosk.sync(bench.server.address, at: "1970-01-02 00:00:00")
        #expect(result.status == 1)
        #expect(result.errors.contains("'timestamp' expired at 2026-11-24"))
        #expect(try bench.kiosk.shows(bench.first))
    }

    @Test("it is 2100: refused with the server's time as a hint; with the right clock again, all is well")
    func future() throws {
        try bench.publishNext()
        let result = try bench.kiosk.sync(bench.server.address, at: "2100-01-01 00:00:00")
        #expect(result.status == 1)
        #expect(result.complaints.count == 1, "\(result.errors)")
        #expect(result.errors.contains("the clock may be wrong: the server says 20"))
        #expect(try bench.kiosk.shows(bench.first))
        #expect(try bench.kiosk.sync(bench.server.address).status == 0)
        #expect(try bench.kiosk.shows(bench.next))
    }

    @Test("a time that was verified binds: a clock that went back a year does not revive old signatures")
    func backwards() throws {
        #expect(try bench.kiosk.sync(bench.server.address, at: "2027-11-25 00:00:00").status == 0)
        bench.repository.expires["timestamp"] = "2027-06-01T00:00:00Z"
        try bench.publishNext()
        let result = try bench.kiosk.sync(bench.server.address)
        #expect(result.status == 1)
        #expect(result.errors.contains("judged at 2027-11-25"))
    }

    @Test("a year without network: everything stays, and then the newest arrives")
    func year() throws {
        bench.server.close()
        // Now, since libfaketime stops the timers on which pauses between tries rest.
        for _ in 0..<2 {
            #expect(try bench.kiosk.sync(bench.server.address).status == 1)
            #expect(try bench.kiosk.shows(bench.first))
        }
        for version in 2...4 { try bench.repository.release("qingxi", makeNotices(40, changed: [version])) }
        try bench.repository.publish()
        let server = try FaultyServer(bench.repository.path)
        let result = try bench.kiosk.sync(server.address, at: "2027-11-25 00:10:00")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try bench.kiosk.shows(makeNotices(40, changed: [4])))
    }
}
