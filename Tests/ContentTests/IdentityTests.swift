import Content
import Foundation
import Testing

@Suite("Ids")
struct IdentityTests {
    @Test(
        "ids of lower-case letters, digits and hyphens are taken",
        arguments: ["a", "dibao", "2026-10", "w3", "a-b--c-"])
    func takes(text: String) throws {
        #expect(try ItemID(text).text == text)
        #expect(try UnitID(text).text == text)
    }

    @Test("other ids are refused", arguments: ["", "-a", "Dibao", "低保", "a_b", "a b", "a.b", "ａ", "a/b", "é"])
    func refuses(text: String) {
        #expect(throws: ContentError.badIdentifier(text, limit: ItemID.limit)) { try ItemID(text) }
        #expect(throws: ContentError.badIdentifier(text, limit: UnitID.limit)) { try UnitID(text) }
    }

    @Test("an id has at most 80 characters, a unit's 40")
    func limits() throws {
        let long = String(repeating: "a", count: 80)
        #expect(try ItemID(long).text == long)
        #expect(throws: ContentError.self) { try ItemID(long + "a") }
        #expect(throws: ContentError.self) { try UnitID(String(repeating: "a", count: 41)) }
    }

    @Test("a digest is 64 lower-case hexadecimal digits")
    func digests() throws {
        let digits = String(repeating: "0f", count: 32)
        #expect(try ContentDigest(digits).text == digits)
        for bad in ["", String(digits.dropLast()), digits.uppercased(), digits + "0"] {
            #expect(throws: ContentError.badDigest(bad)) { try ContentDigest(bad) }
        }
    }

    @Test("an id that is decoded is checked")
    func decoding() {
        #expect(throws: ContentError.self) { try JSONDecoder().decode([ItemID].self, from: Data("[\"A b\"]".utf8)) }
    }
}

@Suite("Messages")
struct MessageTests {
    @Test(
        "the language follows LC_ALL, LC_MESSAGES and LANG in this order",
        arguments: [
            (["LANG": "zh_CN.UTF-8"], MessageLanguage.chinese), (["LANG": "en_US.UTF-8"], .english), ([:], .english),
            (["LC_ALL": "C", "LANG": "zh_CN"], .english),
            (["LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "C"], .chinese),
        ])
    func language(environment: [String: String], expected: MessageLanguage) {
        #expect(MessageLanguage(environment: environment) == expected)
    }

    @Test("an error is one sentence with its hint in both languages")
    func sentence() {
        let error = ContentError.badDate("昨天")
        #expect(error.sentence(in: .chinese) == "“昨天”不是有效日期（提示：写成 2026-10-08 或 2026年10月8日）")
        #expect(error.sentence(in: .english) == "'昨天' is not a valid date (hint: write 2026-10-08 or 2026年10月8日)")
    }
}
