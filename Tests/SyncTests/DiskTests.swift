import Content
import Foundation
import Store
import TestSupport
import Testing

/// A small file system in memory; it takes root to make one.
private final class SmallDisk {
    let path: String

    /// Whether this user may mount, in this surrounding.
    static let isPossible =
        (try? SmallDisk(kilobytes: 64, at: FileManager.default.temporaryDirectory.path + "/sd-\(getpid())")) != nil

    struct NotMounted: Error {}

    init(kilobytes: Int, at path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard try Programs.run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path]).status == 0
        else {
            throw NotMounted()
        }
    }

    func remount(_ mode: String) throws -> Bool {
        try Programs.run("/bin/mount", ["-o", "remount,\(mode)", path]).status == 0
    }

    /// Leaves so many kilobytes free.
    func fill(leaving kilobytes: Int) throws {
        let free = try FileManager.default.attributesOfFileSystem(forPath: path)[.systemFreeSize] as? Int ?? 0
        try Data(count: max(0, free - kilobytes << 10)).write(to: URL(fileURLWithPath: path + "/filler"))
    }

    func empty() throws { try FileManager.default.removeItem(atPath: path + "/filler") }

    deinit {
        // What stays mounted goes with the machine; the folder's own end would tell.
        _ = try? Programs.run("/bin/umount", ["-l", path])
    }
}

@Suite("Disks: full at any stage, read-only", .serialized)
struct DiskTests {
    @Test(
        "a full disk keeps the old content or gets the new, one event says why, and room makes it well",
        .enabled(if: SmallDisk.isPossible, "takes root, to mount a small disk"),
        arguments: [0, 4, 40, 4200, 4300, 4500])
    func full(leaving kilobytes: Int) throws {
        let repository = try SignedRepository()
        repository.add(unit: "qingxi")
        try repository.release("qingxi", makeNotices(40))
        try repository.publish()
        let kiosk = try SyncedKiosk(trusting: repository)
        let disk = try SmallDisk(kilobytes: 12_000, at: kiosk.state)
        #expect(try kiosk.sync(from: repository.path).status == 0)
        let next = try makeNotices(600)
        try repository.release("qingxi", next, deltas: false)
        try repository.publish()
        try disk.fill(leaving: kilobytes)
        let result = try kiosk.sync(from: repository.path)
        if result.status == 0 {
            #expect(try kiosk.shows(next))
        } else {
            #expect(result.complaints.count == 1, "\(result.errors)")
            let words = ["not enough room", "No space left", "disk is full", "disk I/O error"]
            #expect(words.contains { result.errors.contains($0) }, "\(result.errors)")
        }
        try disk.empty()
        if result.status != 0 { #expect(try kiosk.shows(makeNotices(40))) }
        let healed = try kiosk.sync(from: repository.path)
        #expect(healed.status == 0, "\(healed.errors)")
        #expect(try kiosk.shows(next))
    }

    @Test(
        "a state directory that cannot be written is told, and content stays",
        .enabled(if: SmallDisk.isPossible, "takes root, to mount a small disk"))
    func readOnly() throws {
        let repository = try SignedRepository()
        repository.add(unit: "qingxi")
        try repository.release("qingxi", makeNotices(40))
        try repository.publish()
        let kiosk = try SyncedKiosk(trusting: repository)
        let disk = try SmallDisk(kilobytes: 12_000, at: kiosk.state)
        #expect(try kiosk.sync(from: repository.path).status == 0)
        #expect(try disk.remount("ro"))
        let result = try kiosk.sync(from: repository.path)
        #expect(result.status == 1)
        #expect(result.complaints.count == 1, "\(result.errors)")
        #expect(result.errors.contains("Read-only file system (hint: check permissions and free space)"))
        #expect(try disk.remount("rw"))
        #expect(try kiosk.shows(makeNotices(40)))
    }
}
