import Content
import Foundation
import Pack
import Search
import Store
import Synchronization
import TestSupport
import TextInput
import Testing

@testable import Typing

/// The keyboard's dictionaries of a real store, made by librime.
@Suite(.serialized)
struct TypingTests {
    private let folder: TemporaryFolder
    private let state: StateDirectory
    private let store: ContentStore
    private let dictionaries: TypingDictionaries

    init() throws {
        folder = try TemporaryFolder()
        state = try StateDirectory.prepare(folder.path)
        store = try ContentStore(state: state, access: .readWrite)
        dictionaries = TypingDictionaries(state: state, fuzzy: [.shS])
    }

    private func install(_ titles: [String], release: Int) throws {
        let unit = Content.Unit(id: try UnitID("street"), name: "清溪街道", level: .street)
        let items = try titles.enumerated().map { index, title in
            Item(
                id: try ItemID("street-\(index)"), unit: unit.id, title: title, keywords: ["邸暴"],
                published: try Day(parsing: "2026-11-20"), detail: .notice(Notice()))
        }
        let pack = try Pack(unit: unit, items: items, release: release)
        _ = try store.install([PackSource(path: "test", bytes: try pack.compressed(level: 1))], mediaFrom: [])
    }

    @Test("the words of the content, with their readings, heaviest first")
    func words() throws {
        try install(["重庆银行停水通知", "A 2 通知", "很"], release: 1)
        let words = try store.reading { try $0.words() }
        #expect(words.first?.text == "邸暴")
        let title = try #require(words.first { $0.text == "重庆银行停水通知" })
        #expect(title.syllables == ["chong", "qing", "yin", "hang", "ting", "shui", "tong", "zhi"])
        #expect(!words.contains { $0.text == "很" || $0.text.contains("2") })
    }

    @Test("a set is made once, is used, and is old when the content or the sounds of the place have changed")
    func following() throws {
        try install(["停水通知"], release: 1)
        #expect(dictionaries.current == nil)
        #expect(try !dictionaries.isFresh(store))
        var steps: [Int] = []
        try dictionaries.make(store) { step, _ in steps.append(step) }
        #expect(steps == Array(1...6))
        let first = try #require(dictionaries.current)
        #expect(try dictionaries.isFresh(store))
        #expect(try !TypingDictionaries(state: state, fuzzy: []).isFresh(store))
        try dictionaries.make(store) { _, _ in Issue.record("made again") }

        let makes = Mutex(0)
        let (made, content) = (dictionaries, store)
        let service = TypingService(dictionaries, content: store) {
            makes.withLock { $0 += 1 }
            do { try made.make(content) } catch { Issue.record(error) }
            return true
        }
        try service.open()
        #expect(service.words(for: "dibao", .pinyin)?.words.first?.text == "邸暴")
        #expect(!service.isStale)
        try install(["停水通知", "柿鬓会"], release: 2)
        #expect(service.isStale)
        #expect(service.words(for: "shibinhui", .pinyin)?.words.contains { $0.text == "柿鬓会" } == false)
        // librime has room for one set in a process; the kiosk makes new ones in another.
        service.close()
        #expect(service.remake())
        try service.open()
        #expect(service.words(for: "shibinhui", .pinyin)?.words.first?.text == "柿鬓会")
        #expect(service.words(for: "sibinhui", .pinyin)?.words.first?.text == "柿鬓会")
        #expect(!service.isStale)
        #expect(makes.withLock { $0 } == 1)
        service.close()
        #expect(service.words(for: "dibao", .pinyin) == nil)
        #expect(dictionaries.current != first)
        #expect(!FileManager.default.fileExists(atPath: first))
        let kept = try FileManager.default.contentsOfDirectory(atPath: state.typing)
        #expect(Set(kept) == ["current", "2"])
    }

    @Test("what a power cut left is cleared away, and the set in use survives it")
    func interrupted() throws {
        try install(["停水通知"], release: 1)
        try folder.write("half", to: "typing/7/build/half.bin")
        try dictionaries.make(store)
        let names = try FileManager.default.contentsOfDirectory(atPath: state.typing)
        #expect(Set(names) == ["current", "1"])
    }

    @Test("without a library, data or a maker that works the kiosk goes on without words and does not try forever")
    func missing() throws {
        try install(["停水通知"], release: 1)
        let tries = Mutex(0)
        let service = TypingService(dictionaries, content: store) {
            tries.withLock { $0 += 1 }
            return false
        }
        #expect(throws: TextInputError.notPrepared(folder: state.typing)) { try service.open() }
        #expect(service.isStale)
        #expect(!service.remake())
        #expect(!service.isStale)
        #expect(tries.withLock { $0 } == 1)
        #expect(service.words(for: "di", .pinyin) == nil)
        var nowhere = dictionaries
        nowhere.deployment.data = "/nowhere"
        #expect(throws: TextInputError.dataMissing(path: "/nowhere/pinyin_simp.dict.yaml")) { try nowhere.make(store) }
        #expect(nowhere.current == nil)
    }
}
