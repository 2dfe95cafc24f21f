import Foundation
import Testing

@testable import Search

@Suite("finding words in a text")
struct TextFinderTests {
    private let rows = [
        ["第一条　为了保障公民的基本生活，制定本办法。"],
        ["第二条　最低生活保障，简称低保。", "低保标准由市人民政府公布。"],
        ["第九条　國家對低保家庭", "", "给予低保金，每月 1,740 元"],
    ]

    private func found(_ query: String) -> [String] {
        var finder = TextFinder(rows)
        return finder.places(of: query).map { place in
            let characters = Array(rows[place.row][place.text])
            return "\(place.row).\(place.text) \(String(characters[place.range]))"
        }
    }

    @Test(
        "every place is found in the order of the text, whatever script, width and way of writing numbers",
        arguments: [
            ("低保", ["1.0 低保", "1.1 低保", "2.0 低保", "2.2 低保"]), ("国家", ["2.0 國家"]), ("保障", ["0.0 保障", "1.0 保障"]),
            ("第9条", ["2.0 第九条"]), ("第九条", ["2.0 第九条"]), ("1740", ["2.2 1,740"]), ("", []), ("，。", []), ("没有的词", []),
            ("国家 基本", ["0.0 基本", "2.0 國家"]),
        ])
    func places(_ query: String, expected: [String]) { #expect(found(query) == expected) }

    @Test(
        "pinyin finds what it spells, begun pinyin too; initials only where nothing is spelled out",
        arguments: [
            ("dibao", ["1.0 低保", "1.1 低保", "2.0 低保", "2.2 低保"]), ("guojia", ["2.0 國家"]), ("jibensh", ["0.0 基本生"]),
            ("biaozhun", ["1.1 标准"]), ("xyz", []),
        ])
    func pinyin(_ query: String, expected: [String]) { #expect(found(query) == expected) }

    @Test("nothing is found across the end of a text")
    func ends() {
        for rows in [[["低"], ["保"]], [["低", "保"]], []] {
            var finder = TextFinder(rows)
            #expect(finder.places(of: "低保").isEmpty)
        }
    }

    @Test("ranges are in characters, also behind characters of several units")
    func characters() {
        let text = "😀 e\u{301}𠮷低保"
        var finder = TextFinder([[text]])
        let places = finder.places(of: "低保")
        #expect(places.map(\.range) == [4..<6])
        #expect(String(Array(text)[4..<6]) == "低保")
    }
}
