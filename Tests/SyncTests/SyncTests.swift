import Content
import Foundation
import Store
import TestSupport
import Testing

@Suite("Sync: what was signed is what the kiosk shows", .serialized)
struct SyncTests {
    private let repository: SignedRepository
    private let server: FaultyServer
    private let kiosk: SyncedKiosk

    init() throws {
        repository = try SignedRepository()
        repository.add(unit: "qingxi")
        try repository.release("qingxi", makeNotices(40))
        try repository.publish()
        server = try FaultyServer(repository.path)
        kiosk = try SyncedKiosk(trusting: repository)
    }

    @Test("the first run brings everything, the second asks one short question")
    func firstAndSecond() throws {
        let first = try kiosk.sync(server.address)
        #expect(first.status == 0, "\(first.errors)")
        #expect(try kiosk.shows(makeNotices(40)))
        #expect(first.complaints.isEmpty)
        #expect(kiosk.incoming().isEmpty)

        _ = server.takeAnswers()
        let second = try kiosk.sync(server.address)
        #expect(second.status == 0, "\(second.errors)")
        let answers = server.takeAnswers()
        #expect(answers.map(\.path) == ["metadata/timestamp.json"])
        #expect(answers.map(\.status) == [304])
        #expect(answers.reduce(0) { $0 + $1.asked + $1.sent } <= 1500)
    }

    @Test("a changed release comes as a delta, and the pack is not fetched")
    func delta() throws {
        #expect(try kiosk.sync(server.address).status == 0)
        let items = try makeNotices(40, changed: [7])
        try repository.release("qingxi", items)
        try repository.publish()
        _ = server.takeRequests()
        let result = try kiosk.sync(server.address)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try kiosk.shows(items))
        let fetched = server.takeRequests().map(\.path).filter { $0.hasPrefix("targets/") }
        #expect(fetched == [try repository.file("qingxi", "1-2.delta.zst")])
        #expect(result.errors.contains("release 2, +0 ~1 -0"))
    }

    @Test("gzip is asked for metadata only; packed files come as they are")
    func encoding() throws {
        #expect(try kiosk.sync(server.address).status == 0)
        for request in server.takeRequests() {
            let isMetadata = request.path.hasPrefix("metadata/")
            #expect(request.head.contains("Accept-Encoding: \(isMetadata ? "gzip" : "identity")"), "\(request.path)")
        }
    }

    @Test("a kiosk that follows one unit gets it and those below it, and asks for no other")
    func units() throws {
        repository.add(unit: "shiqiao", below: "qingxi")
        repository.add(unit: "elsewhere")
        try repository.release("shiqiao", [makeNotice("a", unit: "shiqiao")])
        try repository.release("elsewhere", [makeNotice("a", unit: "elsewhere")])
        try repository.publish()
        try kiosk.configure("[place]\nunits = [\"qingxi\"]\n")
        let result = try kiosk.sync(server.address)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try kiosk.releases() == ["qingxi": 1, "shiqiao": 1])
        #expect(!server.takeRequests().contains { $0.path.contains("elsewhere") })
    }

    @Test("a village alone is found below its street, whose pack is not fetched")
    func village() throws {
        repository.add(unit: "shiqiao", below: "qingxi")
        try repository.release("shiqiao", [makeNotice("a", unit: "shiqiao")])
        try repository.publish()
        try kiosk.configure("[place]\nunits = [\"shiqiao\"]\n")
        let result = try kiosk.sync(server.address)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try kiosk.releases() == ["shiqiao": 1])
        #expect(!server.takeRequests().contains { $0.path.hasPrefix("targets/packs/qingxi") })
    }

    @Test("a unit that is not in the repository is named")
    func missingUnit() throws {
        try kiosk.configure("[place]\nunits = [\"nowhere\"]\n")
        let result = try kiosk.sync(server.address)
        #expect(result.status == 1)
        #expect(result.complaints.count == 1)
        #expect(result.errors.contains("has no unit 'nowhere'"))
    }

    @Test("pictures come with their release, four at a time, and before it is shown")
    func media() throws {
        let pictures = try (1...9).map { try TestPicture($0) }
        let media = Dictionary(uniqueKeysWithValues: pictures.map { ($0.reference.fileName, $0.bytes) })
        let items = try [makeNotice("a", pictures: pictures.map(\.reference))]
        try repository.release("qingxi", items, media: media)
        try repository.publish()
        let result = try kiosk.sync(server.address)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try kiosk.shows(items))
        for picture in pictures {
            let path = kiosk.state + "/media/" + picture.reference.fileName
            #expect(FileManager.default.contents(atPath: path) == picture.bytes)
        }
    }

    @Test("a stick is read without the network, with or without the folder's name")
    func stick() throws {
        for path in [repository.folder.path, repository.path] {
            let kiosk = try SyncedKiosk(trusting: repository)
            let result = try kiosk.sync(from: path)
            #expect(result.status == 0, "\(result.errors)")
            #expect(try kiosk.shows(makeNotices(40)))
        }
        #expect(server.takeRequests().isEmpty)
    }

    @Test("a folder that is no repository, or is not there, is told")
    func noStick() throws {
        let empty = try TemporaryFolder()
        let none = try kiosk.sync(from: empty.path)
        #expect(none.status == 1)
        #expect(none.errors.contains("holds no onetouch-repository"))
        let gone = try kiosk.sync(from: empty.path + "/gone")
        #expect(gone.status == 1)
        #expect(gone.errors.contains("is gone"))
    }

    @Test("two repositories keep their own trust; a stick is matched to the one that signed it")
    func twoRepositories() throws {
        let other = try SignedRepository()
        other.add(unit: "shiqiao", below: nil)
        try other.release("shiqiao", [makeNotice("a", unit: "shiqiao")])
        try other.publish()
        try kiosk.configure(
            "[sync]\nrepositories = [\"\", \"\"]\nroots = [\"\(repository.rootPath)\", \"\(other.rootPath)\"]\n")
        let result = try Programs.run(
            "kiosk-sync", ["--state", kiosk.state, "--config", kiosk.folder.path + "/kiosk.conf", "--from", other.path])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try kiosk.releases() == ["shiqiao": 1])
    }

    @Test("the status file says what came of it, in the language of the staff")
    func status() throws {
        #expect(try kiosk.sync(server.address, environment: ["LC_ALL": "zh_CN.UTF-8"]).status == 0)
        let status = try #require(try kiosk.status())
        #expect(status.result == "已更新：qingxi 第 1 次发布")
        #expect(status.isCurrent == true)
        #expect(status.files == .init(done: 1, total: 1))
        #expect(status.bytes.map { $0.done == $0.total && $0.total > 0 } == true)
        #expect(status.finished?.count == "2026-11-24 03:10".count)
        server.close()
        #expect(try kiosk.sync(server.address, environment: ["LC_ALL": "zh_CN.UTF-8"]).status == 1)
        let failed = try #require(try kiosk.status())
        #expect(failed.isCurrent == false)
        #expect(failed.result?.contains("连不上") == true)
        #expect(failed.lastSuccess == status.lastSuccess)
    }

    @Test("settings that make no sense are told before anything is done")
    func settings() throws {
        let nothing = try Programs.run(
            "kiosk-sync", ["--once", "--state", kiosk.state, "--config", kiosk.folder.path + "/kiosk.conf"])
        #expect(nothing.status == 1)
        #expect(nothing.errors.contains("there is no repository to follow (hint: set sync.repositories"))
        try kiosk.configure("[sync]\nrepositories = [\"http://127.0.0.1:1/\"]\n")
        let uneven = try Programs.run(
            "kiosk-sync", ["--once", "--state", kiosk.state, "--config", kiosk.folder.path + "/kiosk.conf"])
        #expect(uneven.status == 1)
        #expect(uneven.errors.contains("sync.repositories names 1, sync.roots 0"))
    }

    @Test("only one program synchronises a state directory")
    func onlyOne() throws {
        let running = try kiosk.start(server.address)
        while try kiosk.releases().isEmpty, running.isRunning { usleep(20_000) }
        let second = try kiosk.sync(server.address)
        #expect(second.status == 1)
        #expect(second.errors.contains("another program is using"))
        #expect(running.stop() == 0)
    }
}
