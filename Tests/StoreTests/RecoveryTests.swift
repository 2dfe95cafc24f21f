import Content
import Foundation
import GRDB
import Store
import Testing

@Suite("a store that was hurt")
struct RecoveryTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A store of a street and a village in release 3, closed again.
    private func makeInstalled() throws -> (state: StateDirectory, contents: Contents) {
        let items = try (0..<200).map { try makeItem("n\($0)", title: "通知 \($0)") }
        let village = try makeSource([makeItem("a", unit: "xi")], unit: makeUnit("xi", parent: "qingxi"))
        let store = try makeStore(in: folder, [makeSource(items, release: 3), village])
        return (store.state, try Contents(store))
    }

    private func overwrite(_ path: String, at offset: Int, with bytes: Data) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: bytes)
        try file.close()
    }

    @Test("a deleted database is rebuilt from the packs")
    func deleted() throws {
        let (state, contents) = try makeInstalled()
        try FileManager.default.removeItem(atPath: state.content)
        #expect(throws: StoreError.empty(path: state.path)) { try ContentStore(state: state, access: .readOnly) }
        #expect(try Contents(ContentStore(state: state, access: .readWrite)) == contents)
        #expect(try Contents(ContentStore(state: state, access: .readOnly)) == contents)
    }

    @Test("a store that waits for its database reads it as soon as somebody has made it, and blocks nobody before")
    func waiting() throws {
        let (state, contents) = try makeInstalled()
        try FileManager.default.removeItem(atPath: state.content)
        let waiting = ContentStore(waitingFor: state)
        #expect(!waiting.isReadable)
        #expect(throws: StoreError.empty(path: state.path)) { try Contents(waiting) }
        var told: [Int] = []
        _ = try ContentStore(state: state, access: .readWrite) { done, all in
            #expect(all == 201)
            told.append(done)
        }
        #expect(told == [100, 200, 201])
        #expect(try Contents(waiting) == contents)
        #expect(waiting.isReadable)
    }

    @Test("rubbish instead of the database is found and replaced", arguments: [0, 1, 4096, 100_000])
    func rubbish(_ length: Int) throws {
        let (state, contents) = try makeInstalled()
        try Data(repeating: 0x5A, count: length).write(to: URL(fileURLWithPath: state.content))
        #expect(throws: StoreError.self) { try ContentStore(state: state, access: .readOnly) }
        #expect(try Contents(ContentStore(state: state, access: .readWrite)) == contents)
    }

    @Test("rubbish in the middle of the database is found when it is read, and a rebuild helps")
    func rubbishInside() throws {
        let (state, contents) = try makeInstalled()
        let size = try #require(FileManager.default.attributesOfItem(atPath: state.content)[.size] as? Int)
        try overwrite(state.content, at: 8192, with: Data(repeating: 0x5A, count: size - 8192))
        let reader = try ContentStore(state: state, access: .readOnly)
        do {
            _ = try Contents(reader)
            Issue.record("rubbish was read as content")
        } catch StoreError.damaged(let path, _) {
            #expect(path == state.content)
        }
        try ContentStore(state: state, access: .readWrite).rebuild()
        #expect(try Contents(reader) == contents, "the open reader sees the new file")
    }

    @Test("an install into a damaged database rebuilds it on the way")
    func installIntoRubbish() throws {
        let (state, contents) = try makeInstalled()
        let size = try #require(FileManager.default.attributesOfItem(atPath: state.content)[.size] as? Int)
        let store = try ContentStore(state: state, access: .readWrite)
        try overwrite(state.content, at: 8192, with: Data(repeating: 0x5A, count: size - 8192))
        let report = try store.install([makeSource([makeItem("n0", title: "新通知")], release: 4)])
        #expect(report.units.map(\.removed) == [199])
        let after = try Contents(store)
        #expect(after.notices.count == 2)
        #expect(after.units == contents.units)
    }

    @Test("a damaged pack costs its own unit only, and is named")
    func damagedPack() throws {
        let (state, _) = try makeInstalled()
        let name = try #require(listing(state.packs).first { $0.hasPrefix("xi/") })
        try overwrite(state.packs + "/" + name, at: 20, with: Data([1, 2, 3, 4, 5, 6, 7, 8]))
        let store = try ContentStore(state: state, access: .readWrite)
        try store.rebuild()
        let status = try store.reading { try $0.status() }
        #expect(status.units.map(\.unit.text) == ["qingxi"])
        #expect(status.damagedPacks == [name])
        #expect(status.root?.text == "qingxi")
        try store.install([
            makeSource([makeItem("a", unit: "xi")], unit: makeUnit("xi", parent: "qingxi"), release: 2)
        ])
        #expect(try store.reading { try $0.status() }.damagedPacks.isEmpty)
    }

    @Test("what an interrupted install left behind is cleared away")
    func leftovers() throws {
        let (state, contents) = try makeInstalled()
        let before = listing(state.path)
        let stray = try makeSource([makeItem("x")], release: 9)
        let digest = String(repeating: "c", count: 64)
        try folder.write(stray.bytes, to: "state/packs/qingxi/\(digest).9.zst")
        try folder.write(Data([1]), to: "state/packs/qingxi/\(digest).9.zst.partial")
        try folder.write(Data([1]), to: "state/media/\(digest).png.partial")
        #expect(try Contents(ContentStore(state: state, access: .readWrite)) == contents)
        #expect(listing(state.path) == before)
    }

    @Test("content is kept when somebody took the packs away")
    func packsGone() throws {
        let (state, contents) = try makeInstalled()
        try FileManager.default.removeItem(atPath: state.packs)
        #expect(try Contents(ContentStore(state: .prepare(state.path), access: .readWrite)) == contents)
    }

    @Test(
        "a database of a newer program is refused, to read and to write",
        arguments: [
            ContentStore.Access.readOnly, .readWrite,
        ])
    func newer(_ access: ContentStore.Access) throws {
        let (state, _) = try makeInstalled()
        try DatabaseQueue(path: state.content).write { try $0.execute(sql: "PRAGMA user_version = 99") }
        #expect(throws: StoreError.newerStore(path: state.content, found: 99, supported: 2)) {
            try ContentStore(state: state, access: access)
        }
    }

    @Test("a reader keeps its state while an install commits, and sees the new one afterwards")
    func snapshot() throws {
        let (state, contents) = try makeInstalled()
        let reader = try ContentStore(state: state, access: .readOnly)
        let writer = try ContentStore(state: state, access: .readWrite)
        let source = try makeSource([makeItem("n0", title: "新通知")], release: 4)
        try reader.reading { snapshot throws in
            #expect(try snapshot.notices(today: today) == contents.notices)
            try writer.install([source])
            #expect(try snapshot.notices(today: today) == contents.notices)
            #expect(try snapshot.search("新通知", today: today).best.allSatisfy { $0.title != "新通知" })
            #expect(try snapshot.item(ItemID("qingxi-n7")) != nil)
        }
        #expect(try reader.reading { try $0.notices(today: today) }.count == 2)
        #expect(try reader.reading { try $0.search("新通知", today: today) }.best.first?.title == "新通知")
    }

    @Test(
        "killed at any moment of an install, the store is as before or as after",
        arguments: [
            0, 20, 50, 100, 150, 200, 300, 400, 600, 800,
        ])
    func killed(after milliseconds: Int) async throws {
        let state = try StateDirectory.prepare(folder.path + "/state")
        let old = try (0..<600).map { try makeItem("n\($0)", title: "旧通知 \($0)") }
        let new = try (0..<900).map { try makeItem("n\($0)", title: "新通知 \($0)") }
        try ContentStore(state: state, access: .readWrite).install([makeSource(old)])
        try folder.write(makeSource(new, release: 2).bytes, to: "2.zst")
        let path = folder.path
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, milliseconds = milliseconds as Int] in
            Thread.detachNewThread {
                Thread.sleep(forTimeInterval: Double(milliseconds) / 1_000)
                kill(getpid(), SIGKILL)
            }
            let store = try ContentStore(state: StateDirectory(existing: path + "/state"), access: .readWrite)
            try store.install([PackSource(reading: path + "/2.zst")])
            kill(getpid(), SIGKILL)
        }
        let seen = try ContentStore(state: state, access: .readOnly).reading { try $0.status() }
        let release = try #require(seen.units.first?.release)
        let store = try ContentStore(state: state, access: .readWrite)
        let found = try Contents(store)
        #expect(found.status == seen)
        #expect(found.notices.count == (release == 1 ? 600 : 900))
        #expect(found.search.map(\.ids.count) == (release == 1 ? [600, 0, 600, 0, 0, 0] : [900, 0, 0, 900, 0, 0]))
        #expect(listing(state.packs).count { $0.hasSuffix(".zst") } == 1)
        try store.install([PackSource(reading: path + "/2.zst")])
        #expect(try Contents(store).notices.count == 900)
    }
}

@Suite("state directories")
struct StateDirectoryTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("a state directory is made with all above it")
    func made() throws {
        let state = try StateDirectory.prepare(folder.path + "/a/b/c/")
        #expect(state.path == folder.path + "/a/b/c")
        #expect(listing(state.path) == ["media", "packs"])
    }

    @Test("a place that cannot be written is told by its path")
    func notWritable() throws {
        try folder.write(Data(), to: "file")
        #expect(throws: StoreError.notWritable(path: folder.path + "/file/state", reason: "Not a directory")) {
            try StateDirectory.prepare(folder.path + "/file/state")
        }
        let error = #expect(throws: StoreError.self) { try StateDirectory.prepare("/proc/onetouch") }
        #expect(error?.message.english.hasPrefix("cannot write /proc/onetouch: ") == true)
    }

    @Test("a second kiosk is refused until the first has gone")
    func lock() throws {
        let state = try StateDirectory.prepare(folder.path)
        do {
            let first = try state.lock()
            #expect(throws: StoreError.inUse(path: folder.path)) { try state.lock() }
            withExtendedLifetime(first) {}
        }
        _ = try state.lock()
    }

    @Test("a refused lock closes its own file and nobody else's")
    func refusedLock() async throws {
        let state = try StateDirectory.prepare(folder.path)
        let first = try state.lock()
        defer { withExtendedLifetime(first) {} }
        // While locks are refused, another thread opens and closes files: each must still be its own when it closes it.
        let closedByOthers = await withTaskGroup(of: Int.self) { group in
            group.addTask {
                (0..<20_000).count { _ in
                    let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
                    return close(file) != 0
                }
            }
            group.addTask {
                (0..<20_000).count { _ in
                    do {
                        _ = try state.lock()
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(closedByOthers == 0)
    }

    @Test("nothing installed is told to a reader")
    func empty() throws {
        let state = try StateDirectory.prepare(folder.path)
        #expect(throws: StoreError.empty(path: folder.path)) { try ContentStore(state: state, access: .readOnly) }
        let store = try ContentStore(state: state, access: .readWrite)
        let status = try store.reading { try $0.status() }
        #expect(status.units.isEmpty && status.root == nil && status.newest == nil)
        #expect(try store.reading { try $0.search("低保", today: today) }.total == 0)
    }

    @Test("settings outlive the program, and content has no part in them")
    func settings() throws {
        let state = try StateDirectory.prepare(folder.path)
        do {
            let visits = try VisitStore(state: state)
            #expect(try visits.setting("volume") == nil)
            try visits.set("7", for: "volume")
            try visits.set("8", for: "volume")
            try visits.set("x", for: "gone")
            try visits.set(nil, for: "gone")
        }
        let visits = try VisitStore(state: state)
        #expect(try visits.setting("volume") == "8")
        #expect(try visits.setting("gone") == nil)
    }

    @Test("settings of a newer program are left alone")
    func newerVisits() throws {
        let state = try StateDirectory.prepare(folder.path)
        _ = try VisitStore(state: state)
        try DatabaseQueue(path: state.visits).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('3 outbox')")
        }
        #expect(throws: StoreError.newerStore(path: state.visits, found: 3, supported: 2)) {
            try VisitStore(state: state)
        }
    }

    @Test("damaged settings are told, not replaced")
    func damagedVisits() throws {
        let state = try StateDirectory.prepare(folder.path)
        let rubbish = Data(repeating: 0x5A, count: 10_000)
        try rubbish.write(to: URL(fileURLWithPath: state.visits))
        #expect(throws: StoreError.damaged(path: state.visits, reason: "file is not a database")) {
            try VisitStore(state: state)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: state.visits)) == rubbish)
    }

    @Test(
        "errors speak both languages and name the path",
        arguments: [
            (
                StoreError.inUse(path: "/s"), "另一个程序正在使用 /s（提示：先退出已经打开的程序）",
                "another program is using /s (hint: quit the program that is already running)"
            ),
            (
                .empty(path: "/s"), "/s 还没有安装任何内容（提示：用 kioskctl install 安装内容包）",
                "nothing is installed in /s (hint: install packs with 'kioskctl install')"
            ),
            (
                .newerStore(path: "/s", found: 2, supported: 1),
                "/s 由更新的程序建立（第 2 版，本程序最高支持第 1 版）（提示：升级本程序，或删除该文件（会从内容包重建））",
                "/s was made by a newer program (format 2, this one reads up to 1) (hint: update this program, or delete the file: it is rebuilt from the packs)"
            ),
            (
                .mediumMissing(fileName: "a.png", pack: "/p"), "/p：找不到图片 a.png（提示：连同 media 文件夹一起复制）",
                "/p: picture a.png is missing (hint: copy the 'media' folder along with the packs)"
            ),
        ])
    func wording(_ error: StoreError, chinese: String, english: String) {
        #expect(error.sentence(in: .chinese) == chinese)
        #expect(error.sentence(in: .english) == english)
    }
}
