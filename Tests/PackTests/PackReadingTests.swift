import CZstd
import Content
import Foundation
import Testing

@testable import Pack

@Suite("reading packs")
struct PackReadingTests {
    private func refusal(of bytes: Data) -> PackError? {
        do throws(PackError) {
            _ = try Pack(reading: bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("the text that the other tests spoil is a pack as long as nobody does")
    func soundText() throws {
        #expect(try refusal(of: squeeze(packText())) == nil)
    }

    @Test(
        "a header that is not ours is refused",
        arguments: [
            ("newer format", "format", "2", PackError.newerFormat(found: 2, supported: 1)),
            ("format nought", "format", "0", .badHeader("format 0")),
            ("unknown key", "base", "\"abc\"", .unknownHeaderKey("base")),
            ("release nought", "release", "0", .badRelease(0)),
            ("wrong count", "items", "3", .wrongCount(stated: 3, found: 2)),
            ("negative count", "items", "-1", .badHeader("items -1")),
            ("bad digest", "digest", "\"12\"", .badHeader("'12' is not a SHA-256 in 64 hex digits")),
        ])
    func badHeader(_ name: String, key: String, value: String, expected: PackError) throws {
        let text = try packText { header in
            header[key] = try? JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
        }
        #expect(refusal(of: squeeze(text)) == expected)
    }

    @Test("a newer format is told apart even when it has keys that we do not know")
    func newerFormatFirst() throws {
        let text = try packText { header in
            header = ["format": 7, "signatures": ["abc"]]
        }
        #expect(refusal(of: squeeze(text)) == .newerFormat(found: 7, supported: 1))
    }

    @Test("a missing key is named")
    func missingKey() throws {
        let text = try packText { $0["unit"] = nil }
        #expect(refusal(of: squeeze(text)) == .badHeader("'unit' is missing"))
    }

    @Test("media that are not sorted are refused")
    func unsortedMedia() throws {
        let text = try packText { header in
            header["media"] = ["b", "a"].map { digit in
                [
                    "digest": String(repeating: digit, count: 64), "bytes": 1, "format": "png", "width": 1, "height": 1,
                ] as [String: Any]
            }
        }
        #expect(refusal(of: squeeze(text)) == .badHeader("media are not sorted or not unique"))
    }

    @Test("items that the header was not made for are refused")
    func wrongDigest() throws {
        let text = try packText(payload: "{}\n", fixDigest: false)
        guard case .wrongDigest = refusal(of: squeeze(text)) else {
            Issue.record("not refused for its digest")
            return
        }
    }

    @Test("broken lines are refused", arguments: [("{}\n\n", 3), ("{}\n{}", 3), ("\n{}\n", 2), ("{}", 2)])
    func brokenLines(_ payload: String, line: Int) throws {
        #expect(try refusal(of: squeeze(packText(payload: payload))) == .brokenLine(line))
    }

    @Test(
        "what is not a pack is refused",
        arguments: [
            (Data(), PackError.notCompressed), (Data("PK\u{3}\u{4} a zip".utf8), .notCompressed),
            (squeeze(""), .badHeader("no line")),
            (squeeze("no newline"), .badHeader("no line")),
        ])
    func notAPack(_ bytes: Data, expected: PackError) {
        #expect(refusal(of: bytes) == expected)
    }

    @Test("a header line that is not JSON is refused")
    func notJSON() {
        guard case .badHeader = refusal(of: squeeze("hello\n{}\n")) else {
            Issue.record("not refused for its header")
            return
        }
    }

    @Test("a pack cut off anywhere is refused")
    func truncated() throws {
        let whole = try Pack(unit: makeUnit(), items: [makeNotice("qingxi-a")], release: 1).compressed()
        for length in 0..<whole.count { #expect(refusal(of: whole.prefix(length)) != nil, "\(length) bytes") }
        #expect(refusal(of: whole.dropLast()) == .truncated)
    }

    @Test("a pack with any bit turned is refused")
    func flippedBits() throws {
        let pack = try Pack(unit: makeUnit(), items: [makeNotice("qingxi-a")], release: 1)
        let whole = try pack.compressed()
        for index in whole.indices {
            var spoilt = whole
            spoilt[index] ^= 1 << UInt8(index % 8)
            // A few bits of a frame header say nothing that matters here; then the very same pack must come out.
            if let read = try? Pack(reading: spoilt) { #expect(read.jsonLines() == pack.jsonLines()) }
        }
    }

    @Test("bytes after the end are refused")
    func trailingBytes() throws {
        let whole = try Pack(unit: makeUnit(), items: [], release: 1).compressed()
        #expect(refusal(of: whole + Data([1, 2, 3])) == .trailingBytes(3))
        #expect(refusal(of: whole + whole) == .trailingBytes(whole.count))
    }

    @Test("a frame that states too much is refused by its first bytes")
    func statedBombs() {
        let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
        // RFC 8878, 3.1.1.1: an 8-byte content size of 1 GB in one segment; a window of 2^28 bytes without a size.
        let large = Data(magic + [0xE0, 0, 0, 0, 0x40, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 16))
        #expect(refusal(of: large) == .tooLarge(limit: 512 << 20))
        let wide = Data(magic + [0x00, 0x90] + [UInt8](repeating: 0, count: 16))
        #expect(refusal(of: wide) == .windowTooLarge(limitLog: 27))
    }

    @Test("a frame that states nothing is refused as soon as it has grown too large")
    func silentBomb() throws {
        let context = try #require(ZSTD_createCCtx())
        defer { ZSTD_freeCCtx(context) }
        ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0)
        let zeros = [UInt8](repeating: UInt8(ascii: "\n"), count: 8 << 20)
        var target = [UInt8](repeating: 0, count: ZSTD_compressBound(zeros.count))
        let count = ZSTD_compress2(context, &target, target.count, zeros, zeros.count)
        #expect(count < 10_000)
        #expect(throws: PackError.tooLarge(limit: 1 << 20)) {
            try Zstd.decompress(Data(target[..<count]), limit: 1 << 20) { _ in }
        }
    }

    @Test(
        "an item is checked when it is read",
        arguments: [
            (#"{"id":"qingxi-a"}"#, "line 2 is not a valid item: 'unit' is missing"),
            ("nonsense", "line 2 is not a valid item"),
            (
                #"{"attachments":[],"body":[],"cycle":"permanent","detail":{"level":"normal"},"id":"qingxi-a","keywords":[],"kind":"notice","published":"2026-01-01","related":[],"title":" ","unit":"qingxi"}"#,
                "line 2 is not a valid item: 'title' must not be empty"
            ),
            (
                #"{"attachments":[],"body":[],"cycle":"permanent","detail":{"level":"normal"},"id":"dongshan-a","keywords":[],"kind":"notice","published":"2026-01-01","related":[],"title":"a","unit":"dongshan"}"#,
                "item 'dongshan-a' belongs to 'dongshan', not to 'qingxi'"
            ),
            (
                #"{"attachments":[],"body":[{"alt":"","img":{"bytes":1,"digest":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","format":"png","height":1,"width":1}}],"cycle":"permanent","detail":{"level":"normal"},"id":"qingxi-a","keywords":[],"kind":"notice","published":"2026-01-01","related":[],"title":"a","unit":"qingxi"}"#,
                "item 'qingxi-a' uses aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.png, which the header does not list"
            ),
        ])
    func badItems(_ line: String, expected: String) throws {
        let text = try packText(header: { $0["items"] = 1 }, payload: line + "\n")
        let pack = try Pack(reading: squeeze(text))
        let error = #expect(throws: PackError.self) { try pack.item(at: 0) }
        #expect(error?.message.english.hasPrefix(expected) == true, "\(error?.message.english ?? "")")
    }

    @Test(
        "errors speak both languages and name no path",
        arguments: [
            (
                PackError.newerFormat(found: 2, supported: 1),
                "内容包的格式是第 2 版，本程序最高支持第 1 版（提示：请先升级本机程序）",
                "the pack has format 2, this program reads up to 1 (hint: update the program on this machine)"
            ),
            (.wrongCount(stated: 3, found: 2), "首行写有 3 个条目，实际是 2 个", "the header says 3 items, there are 2"),
            (.tooLarge(limit: 512 << 20), "内容包解开后超过 512 MB", "the pack unpacks to more than 512 MB"),
            (
                .windowTooLarge(limitLog: 27), "解开内容包需要的内存超过 128 MB",
                "the pack needs a window of more than 128 MB to unpack"
            ),
            (
                .truncated, "内容包不完整，末尾缺失（提示：请重新复制或下载）",
                "the pack is cut off: its end is missing (hint: copy or download it again)"
            ),
        ])
    func wording(_ error: PackError, chinese: String, english: String) {
        #expect(error.sentence(in: .chinese) == chinese)
        #expect(error.sentence(in: .english) == english)
    }
}
