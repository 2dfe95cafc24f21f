import Content
import Foundation
import Pack
import Store
import TestSupport
import Testing

/// What is wrong with a server or repository, and what staff read of it.
struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    /// A part of the one complaint.
    let complaint: String
    /// Makes it go wrong.
    let begin: @Sendable (FaultBench) throws -> Void
    var testDescription: String { name }

    init(_ name: String, complaint: String, _ begin: @escaping @Sendable (FaultBench) throws -> Void) {
        self.name = name
        self.complaint = complaint
        self.begin = begin
    }

    /// A server that does something wrong with some files.
    static func serving(
        _ name: String, _ part: String, complaint: String, _ fault: ServerFault
    ) -> Fault {
        Fault(name, complaint: complaint) { bench in
            try bench.publishNext()
            bench.server.set { part.isEmpty || $0.path.contains(part) ? fault : nil }
        }
    }
}

/// A kiosk with release 1, and what may happen to the next one.
final class FaultBench {
    let repository: SignedRepository
    let server: FaultyServer
    let kiosk: SyncedKiosk
    let first: [Item]
    let next: [Item]
    let picture: TestPicture

    /// Made once; each bench begins with a copy.
    private nonisolated(unsafe) static let template: Result<(SignedRepository, SyncedKiosk), any Error> = Result {
        let repository = try SignedRepository()
        repository.add(unit: "qingxi", keys: 2, threshold: 2)
        try repository.release("qingxi", makeNotices(40))
        try repository.publish()
        let kiosk = try SyncedKiosk(trusting: repository)
        try kiosk.configure("[sync]\nretry-seconds = 0.05\ntimeout-seconds = 1\n")
        let server = try FaultyServer(repository.path)
        let result = try kiosk.sync(server.address)
        try #require(result.status == 0, "\(result.errors)")
        return (repository, kiosk)
    }

    init() throws {
        let (repository, kiosk) = try Self.template.get()
        self.repository = try SignedRepository(copying: repository)
        self.kiosk = try SyncedKiosk(copying: kiosk)
        first = try makeNotices(40)
        picture = try TestPicture(5)
        next = try makeNotices(40, changed: [3]) + [makeNotice("picture", pictures: [picture.reference])]
        server = try FaultyServer(self.repository.path)
    }

    /// Only the whole pack is offered where `deltas` is false.
    func publishNext(deltas: Bool = false) throws {
        try repository.release("qingxi", next, media: [picture.reference.fileName: picture.bytes], deltas: deltas)
        try repository.publish()
    }

    /// Lists something else as the pack of release 2.
    func publish(_ bytes: Data, as pack: Pack) throws {
        try repository.list(pack, as: "qingxi", release: 2, compressed: bytes)
        try repository.publish()
    }
}

@Suite("Faults: the old content stays and one clear event says why", .serialized)
struct FaultTests {
    static let servers: [Fault] = [
        .serving("stalls in the pack", ".2.zst", complaint: "no answer: readTimeout", .stalls(after: 0)),
        .serving("stalls in the metadata", "timestamp", complaint: "no answer: readTimeout", .stalls(after: 10)),
        .serving("closes early", ".2.zst", complaint: "no answer", .closes(after: 0)),
        .serving("sends too much", ".2.zst", complaint: "refused", .sendsTooMuch(100)),
        .serving("flips a bit", ".2.zst", complaint: "not what was signed (wrong hash), refused", .flipsBit(at: 700)),
        .serving("flips a bit of a picture", "media/", complaint: "wrong hash", .flipsBit(at: 700)),
        .serving("truncates", ".2.zst", complaint: "broke off after 0 of", .truncates(to: 0)),
        .serving("truncates the metadata", "snapshot", complaint: "the metadata makes no sense", .truncates(to: 100)),
        .serving("has lost the pack", ".2.zst", complaint: "the repository lacks targets/packs/qingxi", .status(404)),
        .serving("has lost a picture", "media/", complaint: "the repository lacks media/", .status(404)),
        .serving("has lost the timestamp", "timestamp", complaint: "lacks metadata/timestamp.json", .status(404)),
        .serving("has lost the unit's metadata", "qingxi.json", complaint: "the repository lacks a file", .status(404)),
        .serving("fails", "metadata", complaint: "the server answered 500", .status(500)),
        .serving("fails at the pack", ".2.zst", complaint: "the server answered 503", .status(503)),
        .serving("has a login portal", "", complaint: "a web page came in place of the file", .portal),
        .serving("has a portal at the pack", ".2.zst", complaint: "the network probably wants a login", .portal),
        .serving("redirects in circles", "metadata", complaint: "no answer", .redirects("/metadata/timestamp.json")),
        .serving("sends something else", "timestamp", complaint: "makes no sense", .sends(Data("{}".utf8))),
        Fault("is not there", complaint: "check the network") { bench in
            try bench.publishNext()
            bench.server.close()
        },
    ]

    static let repositories: [Fault] = [
        Fault("swapped for an older one", complaint: "the repository went back to an older version") { bench in
            let copy = bench.repository.folder.path + "/older"
            try FileManager.default.copyItem(atPath: bench.repository.path, toPath: copy)
            try bench.publishNext(deltas: true)
            _ = try bench.kiosk.sync(bench.server.address)
            try FileManager.default.removeItem(atPath: bench.repository.path)
            try FileManager.default.moveItem(atPath: copy, toPath: bench.repository.path)
        },
        Fault("mixed from two releases", complaint: "the metadata does not belong together") { bench in
            try bench.publishNext()
            let metadata = bench.repository.path + "/metadata"
            try FileManager.default.removeItem(atPath: metadata + "/2.qingxi.json")
            try FileManager.default.copyItem(
                atPath: metadata + "/1.qingxi.json", toPath: metadata + "/2.qingxi.json")
        },
        Fault("signed with too few keys", complaint: "expected valid signatures of 2 keys of 'targets', found 1") {
            bench in
            let keys = bench.repository.signers["qingxi"] ?? []
            bench.repository.trusted["qingxi"] = keys
            bench.repository.signers["qingxi"] = Array(keys.prefix(1))
            try bench.publishNext()
            bench.repository.signers["qingxi"] = keys
        },
        Fault("with an expired timestamp", complaint: "'timestamp' expired at 2026-11-20") { bench in
            bench.repository.expires["timestamp"] = "2026-11-20T00:00:00Z"
            try bench.publishNext()
            bench.repository.expires["timestamp"] = nil
        },
        Fault("with an expired unit", complaint: "'qingxi' expired at 2026-11-20") { bench in
            bench.repository.expires["qingxi"] = "2026-11-20T00:00:00Z"
            try bench.publishNext()
            bench.repository.expires["qingxi"] = nil
        },
        Fault("with a zstd bomb", complaint: "the pack unpacks to more than 512 MB") { bench in
            let pack = try bench.nextPack()
            try bench.publish(try bomb(), as: pack)
        },
        Fault("with a pack of the wrong unit", complaint: "expected qingxi 2, found elsewhere 2") { bench in
            let pack = try Pack(
                unit: makeUnit("elsewhere"), items: [makeNotice("a", unit: "elsewhere")], release: 2)
            try bench.publish(try pack.compressed(level: 1), as: pack)
        },
        Fault("with another pack than the role signed for", complaint: "expected") { bench in
            let other = try Pack(unit: makeUnit(), items: [makeNotice("a")], release: 2)
            try bench.publish(try other.compressed(level: 1), as: try bench.nextPack())
        },
        Fault("with a pack that is none", complaint: "not a pack: it does not begin as zstd does") { bench in
            try bench.publish(Data("nonsense that somebody signed".utf8), as: try bench.nextPack())
        },
        Fault("with an item that breaks its rules", complaint: "is not a valid item") { bench in
            let pack = try Pack(unit: makeUnit(), items: [makeNotice("a", title: "")], release: 2)
            try bench.publish(try pack.compressed(level: 1), as: pack)
        },
    ]

    @Test("a server", arguments: servers)
    func server(_ fault: Fault) throws { try check(fault) }

    @Test("a repository", arguments: repositories)
    func repository(_ fault: Fault) throws { try check(fault) }

    private func check(_ fault: Fault) throws {
        let bench = try FaultBench()
        try fault.begin(bench)
        let before = try bench.kiosk.items()
        let releases = try bench.kiosk.releases()
        let result = try bench.kiosk.sync(bench.server.address)
        #expect(result.status == 1, "\(result.errors)")
        #expect(result.complaints.count == 1, "\(result.errors)")
        #expect(result.complaints.first?.contains(fault.complaint) == true, "\(result.errors)")
        #expect(try bench.kiosk.items() == before)
        #expect(try bench.kiosk.releases() == releases)
        #expect(try bench.kiosk.status()?.isCurrent == false)
        // It is well again: the next run goes on as if nothing had been.
        bench.server.set { _ in nil }
        let server = try FaultyServer(bench.repository.path)
        try bench.repository.release(
            "qingxi", bench.next, media: [bench.picture.reference.fileName: bench.picture.bytes])
        if fault.name == "swapped for an older one" { try bench.repository.publish() }
        try bench.repository.publish()
        let healed = try bench.kiosk.sync(server.address)
        #expect(healed.status == 0, "\(healed.errors)")
        #expect(try bench.kiosk.shows(bench.next))
        #expect(bench.kiosk.incoming().isEmpty)
    }
}

extension FaultBench {
    func nextPack() throws -> Pack { try Pack(unit: makeUnit(), items: next, release: 2) }
}

/// A small file that would unpack to a gigabyte.
private func bomb() throws -> Data {
    let result = try Programs.run("/bin/sh", ["-c", "head -c 1073741824 /dev/zero | zstd -q -3 -c | base64 -w0"])
    return try #require(Data(base64Encoded: result.output))
}
