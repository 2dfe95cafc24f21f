import Foundation
import Testing

@testable import TUF

@Suite("JSON: nothing is lost, merged or guessed between what was signed and what is believed")
struct JSONTests {
    @Test(
        "canonical form",
        arguments: [
            (#"{"b": 1, "a" : [ true , false, null ] }"#, #"{"a":[true,false,null],"b":1}"#),
            (#"{"é":1,"z":2,"A":3,"𠀀":4,"～":5}"#, #"{"A":3,"z":2,"é":1,"～":5,"𠀀":4}"#),
            (#""a\"b\\c\/d\n\t\u0001\u4e00\ud840\udc00""#, "\"a\\\"b\\\\c/d\n\t\u{1}一𠀀\""),
            ("[123456789012345678901234567890, -5, -0, 0]", "[123456789012345678901234567890,-5,0,0]"),
            (" [ ] ", "[]"), ("{}", "{}"), (#""""#, #""""#),
        ])
    func canonical(text: String, expected: String) throws {
        let bytes = try CanonicalJSON.encode(try JSONParser.parse(text.utf8))
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test(
        "refused",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "[01]", "[1.]", "[.5]", "[+1]", "[-]", "[1e]", "nul", "[NaN]",
            "[1] 2", "\"\u{1}\"", #""\x""#, #""\u12g4""#, #""\ud800""#, #""\udc00\ud800""#, #""\ud800\n""#, "\"open",
            "\u{FEFF}{}", "'a'", "// x\n1",
        ])
    func refused(text: String) {
        #expect(throws: JSONError.self) { try JSONParser.parse(text.utf8) }
    }

    @Test("bytes that are not UTF-8 are refused")
    func notUTF8() {
        for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
            #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
        }
    }

    @Test("a name that stands twice is refused, two spellings of one letter are two names")
    func duplicateNames() throws {
        #expect(throws: JSONError.duplicateName("a")) { try JSONParser.parse(#"{"a":1,"b":2,"\u0061":3}"#.utf8) }
        guard case .object(let object) = try JSONParser.parse("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8) else {
            Issue.record("not an object")
            return
        }
        #expect(object.members.count == 2)
        guard case .integer("1") = object["\u{E9}"], case .integer("2") = object["e\u{301}"] else {
            Issue.record("the names were mixed up")
            return
        }
    }

    @Test("fractions have no canonical form")
    func fractions() throws {
        for number in ["1.5", "1.0", "1e3", "-2E-2"] {
            let value = try JSONParser.parse("[\(number)]".utf8)
            #expect(throws: JSONError.notCanonical(number: number)) { try CanonicalJSON.encode(value) }
        }
    }

    @Test("nesting is bounded, so that hostile input cannot use up the stack")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONParser.parse(nested(64).utf8)
        #expect(throws: JSONError.tooDeep(limit: 64)) { try JSONParser.parse(nested(65).utf8) }
        #expect(throws: JSONError.tooDeep(limit: 64)) {
            try JSONParser.parse(String(repeating: "[", count: 1 << 20).utf8)
        }
    }
}
