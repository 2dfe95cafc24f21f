import Foundation
import Testing

@testable import TextInput

/// librime on dictionaries that are made once for the run. It has room for one set in a process, so one test at a time.
@Suite(.serialized)
struct RimeTests {
    /// Removed when the process ends.
    private final class Folder: Sendable {
        let path = FileManager.default.temporaryDirectory.path + "/onetouch-typing-\(UUID().uuidString)"

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        // What cannot be removed is left to the system, as all temporary files are.
        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// Every file with its size and the time of its last change.
        func contents() throws -> [String: String] {
            var files: [String: String] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
                let facts = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
                files[name] = "\(facts[.size] ?? "") \(facts[.modificationDate] ?? "")"
            }
            return files
        }
    }

    private static let made: Result<Folder, any Error> = Result {
        let folder = try Folder()
        let words = [
            ("低保", "di bao", 3000), ("清溪街道", "qing xi jie dao", 1000), ("邸暴", "di bao", 9000),
            ("农村居民最低生活保障申请", "nong cun ju min zui di sheng huo bao zhang shen qing", 1000),
        ].map {
            TypingWord(text: $0.0, syllables: $0.1.split(separator: " ").map(String.init), weight: $0.2)
        }
        let fuzzy = [("sh", "s", true), ("eng", "en", false)].map {
            FuzzySpelling($0.0, typedAs: $0.1, atBeginning: $0.2)
        }
        try TypingDeployment(words: words, fuzzy: fuzzy).make(in: folder.path)
        return folder
    }

    private func engine() throws -> TypingEngine {
        let engine = TypingEngine()
        try engine.open(try Self.made.get().path)
        return engine
    }

    private func words(_ keys: String, _ layout: KeyboardLayout = .pinyin) throws -> [String] {
        let engine = try engine()
        defer { engine.close() }
        return try #require(engine.words(for: keys, layout)).words.map(\.text)
    }

    @Test(
        "pinyin in full, begun, as initials, with syllables parted, and with a sound of the place",
        arguments: [
            ("lihun", "离婚"), ("hujixuyaoshenmecailiao", "户籍需要什么材料"), ("shenf", "身份"), ("xi'an", "西安"),
            ("nvxing", "女性"), ("senfenzheng", "身份证"),
        ])
    func pinyin(_ keys: String, _ word: String) throws {
        let found = try words(keys).prefix(5)
        #expect(found.contains(word), "\(found)")
    }

    @Test("this kiosk's own words come first, also by their initials")
    func ownWords() throws {
        #expect(try words("dibao").first == "邸暴")
        #expect(try words("dibao").contains("低保"))
        #expect(try words("qxjd").first == "清溪街道")
        #expect(try words("ncjmzdshbzsq").first == "农村居民最低生活保障申请")
    }

    @Test("nine keys: digits mean all their letters")
    func nineKeys() throws {
        #expect(try words("34226", .nineKeys).first == "邸暴")
        #expect(try words("54486", .nineKeys).contains("离婚"))
        #expect(try words("5448'6", .nineKeys) != words("54486", .nineKeys))
        let engine = try engine()
        defer { engine.close() }
        let first = try #require(engine.words(for: "34226", .nineKeys)?.words.first)
        #expect(first.reading == "di bao")
    }

    @Test("strokes: a character written to its end stands first; of those begun, what this kiosk's names hold")
    func strokes() throws {
        #expect(try words("pspzhzn", .strokes).first == "低")
        #expect(try words("pspz", .strokes).prefix(8).contains("低"))
        #expect(try words("h", .strokes).first == "一")
        #expect(try words("ps", .strokes).count > 5)
    }

    @Test("a word that covers a part of the keys leaves the rest; one that covers all leaves nothing")
    func choosing() throws {
        let engine = try engine()
        defer { engine.close() }
        let found = try #require(engine.words(for: "lihunzhengjian", .pinyin)).words.map(\.text)
        let part = try #require(found.firstIndex(of: "离婚"))
        #expect(engine.choose(part, of: "lihunzhengjian", .pinyin) == ChosenWord(text: "离婚", rest: "zhengjian"))
        #expect(engine.choose(0, of: "lihun", .pinyin) == ChosenWord(text: "离婚", rest: ""))
        #expect(engine.choose(5000, of: "lihun", .pinyin) == nil)
    }

    @Test("nothing is learnt: however often a word is chosen, the order stays, and no file changes")
    func nothingLearnt() throws {
        let folder = try Self.made.get()
        let engine = try engine()
        defer { engine.close() }
        let files = try folder.contents()
        let before = try #require(engine.words(for: "shi", .pinyin)).words
        for _ in 0..<20 { _ = engine.choose(8, of: "shi", .pinyin) }
        engine.close()
        try engine.open(folder.path)
        #expect(engine.words(for: "shi", .pinyin)?.words == before)
        #expect(try folder.contents() == files)
        #expect(files.keys.allSatisfy { !$0.contains("userdb") })
    }

    @Test("keys in any order of adding and deleting mean what they mean typed at once")
    func incremental() throws {
        let engine = try engine()
        defer { engine.close() }
        for keys in ["d", "di", "dib", "dibao", "dib", "di", "li", "lihun", "lihunzheng", "l"] {
            let grown = try #require(engine.words(for: keys, .pinyin))
            engine.forget()
            #expect(engine.words(for: keys, .pinyin) == grown, "\(keys)")
        }
    }

    @Test("no library, no data, no dictionaries: each says what is missing, and words are nil")
    func missing() throws {
        let empty = try Folder()
        let engine = TypingEngine()
        #expect(throws: TextInputError.notPrepared(folder: empty.path)) { try engine.open(empty.path) }
        #expect(engine.words(for: "di", .pinyin) == nil)
        let folder = try Self.made.get().path
        do throws(TextInputError) {
            try engine.open(folder, library: "librime-of-nowhere.so")
            Issue.record("opened")
        } catch {
            guard case .libraryMissing("librime-of-nowhere.so", _) = error else {
                Issue.record("\(error)")
                return
            }
        }
        var deployment = TypingDeployment(words: [])
        deployment.data = "/nowhere"
        #expect(throws: TextInputError.dataMissing(path: "/nowhere/pinyin_simp.dict.yaml")) {
            try deployment.make(in: empty.path)
        }
    }
}
