import Content
import Foundation
import Pack
import Store
import Testing

@Suite("installing packs")
struct InstallTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func notices(_ range: Range<Int>, title: (Int) -> String = { "通知 \($0)" }) throws -> [Item] {
        try range.map { try makeItem(String(format: "n%05d", $0), title: title($0)) }
    }

    @Test("a first install holds every item and its pack")
    func firstInstall() throws {
        let store = try makeStore(in: folder)
        let report = try store.install([makeSource(notices(0..<300), release: 4)])
        #expect(report.units.map(\.added) == [300])
        let status = try store.reading { try $0.status() }
        #expect(status.root?.text == "qingxi")
        #expect(status.units.map(\.release) == [4])
        #expect(status.units.map(\.items) == [300])
        #expect(status.newest == Day(ordinal: 20_000))
        #expect(listing(store.state.packs).count { $0.hasSuffix(".4.zst") } == 1)
        let item = try store.reading { try $0.item(ItemID("qingxi-n00007")) }
        #expect(item == (try notices(7..<8).first))
    }

    @Test("a later pack changes only what differs, in tables and in search")
    func secondInstall() throws {
        let store = try makeStore(in: folder, [makeSource(notices(0..<100) { "旧通知 \($0)" })])
        var items = try notices(10..<100) { $0 < 15 ? "改通知 \($0)" : "旧通知 \($0)" }
        items += try notices(200..<203) { "新通知 \($0)" }
        let report = try store.install([makeSource(items, release: 2)])
        let unit = try #require(report.units.first)
        #expect(unit.added == 3 && unit.changed == 5 && unit.removed == 10 && unit.unchanged == 85)
        #expect(unit.release == 2)
        let found = try Contents(store)
        #expect(found.notices.count == 93)
        #expect(found.search.map(\.ids.count) == [93, 5, 85, 3, 0, 0])
        #expect(listing(store.state.packs).count { $0.hasSuffix(".zst") } == 1)
    }

    @Test("a store that was changed step by step is the one that is built at once")
    func stepwiseEqualsAtOnce() throws {
        let store = try makeStore(in: folder, [makeSource(notices(0..<50))])
        for release in 2..<8 {
            let items = try notices(release..<(50 + release)) {
                ($0 + release) % 5 == 0 ? "新通知 \(release)" : "通知 \($0)"
            }
            try store.install([makeSource(items, release: release)])
        }
        let stepwise = try Contents(store)
        try store.rebuild()
        #expect(try Contents(store) == stepwise)
    }

    @Test("the same pack again changes nothing")
    func again() throws {
        let source = try makeSource(notices(0..<20))
        let store = try makeStore(in: folder, [source])
        let before = listing(folder.path)
        let report = try store.install([source])
        #expect(report.units.map(\.unchanged) == [20])
        #expect(report.units.map(\.added) == [0])
        #expect(listing(folder.path) == before)
    }

    @Test("units come together and are listed as a tree")
    func tree() throws {
        let units = try [
            makeUnit("dong", parent: "qingxi", order: 2), makeUnit(), makeUnit("xi", parent: "qingxi", order: 1),
            makeUnit("zu", parent: "xi"),
        ]
        let store = try makeStore(in: folder, units.map { try makeSource([], unit: $0) })
        #expect(try store.reading { try $0.units() }.map(\.id.text) == ["qingxi", "xi", "zu", "dong"])
        #expect(try store.reading { try $0.unit(UnitID("zu")) }?.parent?.text == "xi")
        #expect(try store.reading { try $0.unit(UnitID("nowhere")) } == nil)
    }

    @Test("a village alone is a root, though it has a parent elsewhere")
    func villageAlone() throws {
        let store = try makeStore(in: folder, [makeSource([], unit: makeUnit("xi", parent: "qingxi"))])
        #expect(try store.reading { try $0.status() }.root?.text == "xi")
    }

    @Test("an item may move from one unit to another")
    func moves() throws {
        let village = try makeUnit("xi", parent: "qingxi")
        let moving = try makeItem("a", unit: "xi")
        let store = try makeStore(in: folder, [makeSource([]), makeSource([moving], unit: village)])
        var moved = moving
        moved.unit = try UnitID("qingxi")
        try store.install([makeSource([moved], release: 2), makeSource([], unit: village, release: 2)])
        #expect(try store.reading { try $0.item(moving.id) }?.unit.text == "qingxi")
    }

    // MARK: Refusals

    /// Installs and expects that nothing whatever changed.
    private func refusal(
        _ sources: [PackSource], after installed: [PackSource], mediaFrom folders: [String] = []
    ) throws -> StoreError? {
        let store = try makeStore(in: folder, installed)
        let before = (try Contents(store), listing(store.state.packs), listing(store.state.media))
        var found: StoreError?
        do throws(StoreError) {
            try store.install(sources, mediaFrom: folders)
        } catch {
            found = error
        }
        #expect(try Contents(store) == before.0)
        #expect(listing(store.state.packs) == before.1)
        #expect(listing(store.state.media) == before.2)
        return found
    }

    @Test("an older release is refused")
    func olderRelease() throws {
        let error = try refusal(
            [makeSource(notices(0..<3), release: 4, path: "old.zst")], after: [makeSource(notices(0..<2), release: 5)])
        #expect(error == .olderRelease(try UnitID("qingxi"), installed: 5, offered: 4, path: "old.zst"))
    }

    @Test("an older release of the same content is no step back")
    func olderButEqual() throws {
        let error = try refusal(
            [makeSource(notices(0..<2), release: 4)], after: [makeSource(notices(0..<2), release: 5)])
        #expect(error == nil)
    }

    @Test("a pack of a unit that does not belong here is refused")
    func foreignUnit() throws {
        let error = try refusal(
            [makeSource([], unit: makeUnit("dongshan"), path: "foreign.zst")], after: [makeSource(notices(0..<2))])
        #expect(error == .foreignUnit(try UnitID("dongshan"), root: try UnitID("qingxi"), path: "foreign.zst"))
    }

    @Test("a unit that would hang in the air is refused")
    func orphan() throws {
        let error = try refusal([makeSource([], unit: makeUnit("zu", parent: "xi"))], after: [makeSource([])])
        #expect(error == .foreignUnit(try UnitID("zu"), root: try UnitID("qingxi"), path: "given.zst"))
    }

    @Test("a first install of two trees is refused")
    func severalRoots() throws {
        let error = try refusal([makeSource([]), makeSource([], unit: makeUnit("dongshan"))], after: [])
        #expect(error == .severalRoots([try UnitID("dongshan"), try UnitID("qingxi")]))
    }

    @Test("units that are each other's parents are refused")
    func circle() throws {
        let units = try [makeUnit("a", parent: "b"), makeUnit("b", parent: "a")]
        let error = try refusal(units.map { try makeSource([], unit: $0) }, after: [])
        #expect(error == .severalRoots([try UnitID("a"), try UnitID("b")]))
    }

    @Test("two packs of one unit are refused")
    func repeatedUnit() throws {
        let error = try refusal([makeSource([], path: "a"), makeSource([], release: 2, path: "b")], after: [])
        #expect(error == .repeatedUnit(try UnitID("qingxi"), paths: ["a", "b"]))
    }

    @Test("an id that another unit has is refused")
    func duplicateItem() throws {
        let village = try makeUnit("xi", parent: "qingxi")
        var thief = try makeItem("n00000")
        thief.unit = village.id
        let error = try refusal(
            [makeSource([thief], unit: village, path: "b.zst")], after: [makeSource(notices(0..<2))])
        #expect(error == .duplicateItem(thief.id, path: "b.zst"))
    }

    @Test("one bad item refuses all packs that came with it")
    func badItem() throws {
        let village = try makeUnit("xi", parent: "qingxi")
        let good = try makeSource(notices(0..<500), release: 2)
        let bad = try spoiltPack(unit: village)
        let error = try refusal([good, bad], after: [makeSource(notices(0..<2))])
        #expect(error == .pack(path: "bad.zst", .badItem(line: 3, reason: "'title' must not be empty")))
    }

    /// An item breaks its rules, behind good digests: only a wrong program makes such a pack, and ours can.
    private func spoiltPack(unit: Content.Unit) throws -> PackSource {
        let items = try [makeItem("a", unit: "xi"), makeItem("b", unit: "xi", title: " ")]
        return try makeSource(items, unit: unit, path: "bad.zst")
    }

    @Test("damaged packs are refused with their path")
    func damaged() throws {
        let error = try refusal([PackSource(path: "x.zst", bytes: Data("rubbish".utf8))], after: [makeSource([])])
        #expect(error == .pack(path: "x.zst", .notCompressed))
        #expect(error?.message.english == "x.zst: not a pack: it does not begin as zstd does")
    }

    @Test("a pack that is not there is told by its path")
    func missingFile() {
        #expect(throws: StoreError.notReadable(path: "/nowhere/a.zst", reason: "No such file or directory")) {
            try PackSource(reading: "/nowhere/a.zst")
        }
    }
}

@Suite("pictures of packs")
struct MediaTests {
    let folder: TemporaryFolder
    let bytes = Data("a picture".utf8)

    init() throws { folder = try TemporaryFolder() }

    private func source(bytes count: Int? = nil, release: Int = 1) throws -> (PackSource, MediaReference) {
        let medium = MediaReference(
            digest: .sha256(of: bytes), bytes: count ?? bytes.count, format: .png, width: 1, height: 1)
        var item = try makeItem("a", title: "第 \(release) 次")
        item.attachments = [Attachment(name: "图", media: medium)]
        return (try makeSource([item], release: release), medium)
    }

    @Test("pictures are copied, and then known")
    func copied() throws {
        let (source, medium) = try source()
        try folder.write(bytes, to: "out/media/\(medium.fileName)")
        let store = try makeStore(in: folder)
        try store.install([source], mediaFrom: ["/nowhere", folder.path + "/out"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: store.state.medium(medium.fileName))) == bytes)
        try store.install([self.source(release: 2).0])
        #expect(try store.reading { try $0.status() }.units.map(\.release) == [2])
    }

    @Test("a missing picture refuses the pack")
    func missing() throws {
        let (source, medium) = try source()
        let store = try makeStore(in: folder)
        #expect(throws: StoreError.mediumMissing(fileName: medium.fileName, pack: "given.zst")) {
            try store.install([source], mediaFrom: [folder.path])
        }
        #expect(try store.reading { try $0.status() }.units.isEmpty)
        #expect(listing(store.state.packs).isEmpty)
    }

    @Test("a picture of another size refuses the pack")
    func wrongSize() throws {
        let (source, medium) = try source(bytes: 10)
        try folder.write(bytes, to: medium.fileName)
        let store = try makeStore(in: folder)
        #expect(throws: StoreError.mediumWrongSize(path: "\(folder.path)/\(medium.fileName)", stated: 10, found: 9)) {
            try store.install([source], mediaFrom: [folder.path])
        }
    }

    @Test("a picture with other content refuses the pack")
    func wrongDigest() throws {
        let (source, medium) = try source()
        try folder.write(Data("b picture".utf8), to: "media/\(medium.fileName)")
        let store = try makeStore(in: folder)
        #expect(throws: StoreError.mediumWrongDigest(path: "\(folder.path)/media/\(medium.fileName)")) {
            try store.install([source], mediaFrom: [folder.path])
        }
        #expect(listing(store.state.media).isEmpty)
    }
}
