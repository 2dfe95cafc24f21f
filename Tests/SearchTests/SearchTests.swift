import Content
import Foundation
import Testing

@testable import Search

@Suite("folding")
struct FoldingTests {
    @Test(
        "texts are compared without case, width, script, accents and punctuation",
        arguments: [
            ("ＡＢＣ１２３", "abc123"), ("㈱①", "株 1"), ("é", "e"), ("e\u{301}", "e"), ("líhūn", "lihun"),
            ("nǚ lü LÜ", "nv lv lv"),
            ("　全角　空格", "全角 空格"), ("離婚證書", "离婚证书"), ("（低保）", "低保 "), ("ﬁ", "fi"), ("", ""), ("\u{F900}", "岂"),
            ("ｶﾞ", "ガ"),
            ("1,234.50元", "1234 50元"), ("1，2", "1 2"), ("😀，。 ", ""), ("0571-86001234", "057186001234"),
            ("2026-10-08", "2026 10 08"), ("العربية", "العربية"),
        ])
    func folds(_ text: String, expected: String) {
        #expect(FoldedText(text).description == expected)
    }

    @Test(
        "numbers that count something are compared as digits, others stay",
        arguments: [
            ("第十条", "第10条"), ("第一百二十条", "第120条"), ("二〇二六年", "2026年"), ("二零二六", "2026"), ("十一月三日", "11月3日"),
            ("三农", "三农"),
            ("十分", "十分"), ("第一", "第1"), ("一千零二元", "1002元"), ("第三百零一号", "第301号"), ("一二三", "一二三"),
        ])
    func numerals(_ text: String, expected: String) {
        #expect(FoldedText(text).description == expected)
    }

    @Test("folded characters know where they came from")
    func origins() {
        let folded = FoldedText("a㈱第十条Ｂ")
        #expect(folded.description == "a 株 第10条b")
        #expect(folded.origins.map(\.lowerBound) == [0, 1, 1, 1, 2, 3, 3, 4, 5])
    }

    @Test(
        "a text folds alike with a way back and without",
        arguments: ["第三條 ＡＢＣ\r\n，e\u{301}中\u{301}文 👨‍👩‍👧 ﷺ ｶﾞ İ", "한국어 ไทย العربية ½"])
    func sameEitherWay(_ text: String) {
        let units = Array(text.utf16)
        #expect(units.withUnsafeBufferPointer { FoldedText.codes($0) } == FoldedText(text).codes)
    }
}

@Suite("readings")
struct ReadingTests {
    private func read(_ text: String) -> String {
        Readings.standard.sounds(of: FoldedText(text).codes).map {
            String(decoding: Readings.standard.spellings[Int($0)], as: UTF8.self)
        }.joined(separator: " ")
    }

    @Test(
        "heteronyms are read by their phrase",
        arguments: [
            ("重庆", "chong qing"), ("重要", "zhong yao"), ("银行", "yin hang"), ("行政", "xing zheng"), ("村长", "cun zhang"),
            ("长期", "chang qi"), ("会计", "kuai ji"), ("會議", "hui yi"), ("调查", "diao cha"), ("调解", "tiao jie"),
            ("女", "nv"),
            ("首都", "shou du"), ("漯河", "luo he"), ("还款", "huan kuan"),
        ])
    func heteronyms(_ text: String, expected: String) {
        #expect(read(text) == expected)
    }

    @Test(
        "letters are cut into syllables in every way they can be",
        arguments: [
            ("xian", [["xian"], ["xi", "an"]]), ("lihunzheng", [["li", "hun", "zheng"]]), ("li2hun1", [["li", "hun"]]),
            ("qwrt", []),
        ])
    func cuts(_ letters: String, expected: [[String]]) {
        let units = SearchQuery(letters).words[0].writings[0]
        let ways = Syllables.ways(units).filter(\.rest.isEmpty).map { way in
            way.sounds.map { String(decoding: Readings.standard.spellings[Int($0)], as: UTF8.self) }
        }
        #expect(ways.prefix(expected.count).map { $0 } == expected)
    }

    @Test("pairs of sounds are alike only where the place says so")
    func fuzzy() {
        let zheng = Readings.standard.sound(Array("zheng".utf8)) ?? 0
        let zen = Readings.standard.sound(Array("zen".utf8)) ?? 0
        let all = Sounds(Set(FuzzyPair.allCases))
        let none = Sounds([])
        #expect(all.likeness[Int(zheng)] == all.likeness[Int(zen)])
        #expect(none.likeness[Int(zheng)] != none.likeness[Int(zen)])
        #expect(
            all.spellings[Int(zheng)].map { String(decoding: $0.letters, as: UTF8.self) } == [
                "zheng", "zeng", "zhen", "zen",
            ])
        #expect(none.spellings[Int(zheng)].count == 1)
    }
}

@Suite("the index of pairs")
struct PostingTests {
    @Test("passages come back from blocks, rare and frequent grams alike")
    func roundTrip() {
        var builder = SegmentBuilder()
        let often = Gram(0x4E00, 0x4E01)
        let rare = Gram(0x4E00, 0x4E02)
        for passage in UInt32(1)...9_000 {
            builder.add([often.value, often.value] + (passage % 3_000 == 0 ? [rare.value] : []), passage: passage)
        }
        var blocks: [PostingBlock] = []
        builder.finish { blocks.append($0) }
        func passages(_ gram: Gram) -> [UInt32] {
            guard let block = blocks.last(where: { $0.first <= gram }) else { return [] }
            return block.bytes.withUnsafeBytes { PostingBlock.passages(of: gram, in: $0) }
        }
        #expect(passages(often) == Array(1...9_000))
        #expect(passages(rare) == [3_000, 6_000, 9_000])
        #expect(passages(Gram(0x4E00, 0x4E03)).isEmpty)
        #expect(blocks.contains { $0.first == often && $0.passages == 9_000 })
        #expect(blocks.map(\.first) == blocks.map(\.first).sorted())
    }

    @Test("many grams are sorted as few are")
    func manyGrams() {
        var builder = SegmentBuilder()
        for passage in UInt32(1)...300 {
            builder.add((0..<300).map { 0x5000_0000 + ($0 * 7_919 + passage) % 9_973 }, passage: passage)
        }
        var last: UInt32 = 0
        var total = 0
        builder.finish { block in
            block.bytes.withUnsafeBytes { raw in
                PostingBlock.each(raw) { gram, count, postings in
                    #expect(gram > last)
                    last = gram
                    var passages: [UInt32] = []
                    PostingBlock.decode(postings) { passages.append($0) }
                    #expect(passages.count == count && passages == passages.sorted())
                    total += count
                    return true
                }
            }
        }
        #expect(total == 90_000)
    }

    @Test("merging keeps what items claim and drops the rest")
    func merging() {
        func blocks(_ passages: [UInt32]) -> [Data] {
            var builder = SegmentBuilder()
            for passage in passages { builder.add([Gram(0x4E00, 0x4E01).value], passage: passage) }
            var blocks: [Data] = []
            builder.finish { blocks.append($0.bytes) }
            return blocks
        }
        var merged: [PostingBlock] = []
        var merger = SegmentMerger()
        _ = merger.merge(blocks([1, 2, 3]), blocks([4, 5]), keeping: { $0 != 2 }, write: { merged.append($0) })
        let found = merged.flatMap { block in
            block.bytes.withUnsafeBytes { PostingBlock.passages(of: Gram(0x4E00, 0x4E01), in: $0) }
        }
        #expect(found == [1, 3, 4, 5])
    }

    @Test(
        "bytes that are no block hold nothing",
        arguments: [[], [0xFF], [5, 1], [2, 1, 1, 200, 1, 1, 1, 0]] as [[UInt8]])
    func spoilt(_ bytes: [UInt8]) {
        #expect(bytes.withUnsafeBytes { PostingBlock.passages(of: Gram(value: 1), in: $0) }.isEmpty)
        #expect(NameTable(chunks: [Data(bytes)]) == nil || bytes.isEmpty)
    }
}
