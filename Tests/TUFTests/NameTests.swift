import Foundation
import Testing

@testable import TUF

@Suite("Names: of roles, targets, URLs and files")
struct NameTests {
    @Test(
        "what is asked for",
        arguments: [
            (RemoteFile.metadata("root", version: 4), "4.root.json"),
            (.metadata("timestamp", version: nil), "timestamp.json"),
            (.metadata("a/b", version: 1), "1.a%2Fb.json"),
            (.metadata("../x", version: 1), "1...%2Fx.json"),
            (.metadata("?#%&= ", version: 1), "1.%3F%23%25%26%3D%20.json"),
            (.metadata("村", version: nil), "%E6%9D%91.json"),
            (.target("a/b/c.txt", hash: nil), "a/b/c.txt"),
            (.target("a/b/c.txt", hash: "ab12"), "a/b/ab12.c.txt"),
            (.target("c d?#%.txt", hash: "ab12"), "ab12.c%20d%3F%23%25.txt"),
            (.target("村/务+公=开.pdf", hash: nil), "%E6%9D%91/%E5%8A%A1+%E5%85%AC=%E5%BC%80.pdf"),
            (.target("/a//b", hash: nil), "/a//b"),
            (.target("x", hash: "../../y"), "..%2F..%2Fy.x"),
        ] as [(RemoteFile, String)])
    func remote(file: RemoteFile, path: String) {
        #expect(file.encodedPath == path)
    }

    static let hostile = [
        "", ".", "..", "../x", "../../etc/passwd", "/etc/passwd", "a/../../b", ".lock", ".x.partial", "a\0b", "a\nb",
        "~",
        "村务公开", "%2E%2E", "=", String(repeating: "村", count: 500), String(repeating: "a/", count: 5000),
    ]

    @Test("a file name is one plain name, whatever it was made from", arguments: hostile)
    func plain(text: String) {
        for name in [FileName(target: TargetPath(text)).text, FileName(role: RoleName(text)).text] {
            #expect(!name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 240)
            #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") })
        }
    }

    @Test("different names stay different")
    func distinct() {
        let long = String(repeating: "村", count: 200)
        let texts = Self.hostile + ["%2E", "%2F", "a/b", "a%2Fb", long + "1", long + "2", "\u{E9}", "e\u{301}"]
        #expect(Set(texts.map { FileName(target: TargetPath($0)).text }).count == texts.count)
        #expect(Set(texts.map { FileName(role: RoleName($0)).text }).count == texts.count)
    }

    @Test("names are compared by their bytes")
    func exact() {
        #expect(TargetPath("\u{E9}") != TargetPath("e\u{301}"))
        #expect(Set([RoleName("\u{E9}"), RoleName("e\u{301}"), RoleName("e\u{301}")]).count == 2)
        #expect(RoleName("Z") < RoleName("a"))
    }

    @Test(
        "patterns",
        arguments: [
            ("targets/*.tgz", "targets/foo.tgz", true), ("targets/*.tgz", "targets/foo.txt", false),
            ("foo-version-?.tgz", "foo-version-2.tgz", true), ("foo-version-?.tgz", "foo-version-alpha.tgz", false),
            ("*.tgz", "foo.tgz", true), ("*.tgz", "targets/foo.tgz", false), ("foo.tgz", "foo.tgz", true),
            ("foo.tgz", "Foo.tgz", false), ("*", "a", true), ("*", "", true), ("*", "a/b", false), ("?", "", false),
            ("*/*", "a/b", true), ("*/*", "a/b/c", false), ("a*b*c", "aXbXbXc", true), ("a*b*c", "aXcXb", false),
            ("**", "abc", true), ("村?/*", "村务/一.pdf", true), ("?", "𠀀", true), ("[a-c]x", "bx", true),
            ("[!a-c]x", "bx", false), ("[!a-c]x", "dx", true), ("[]x]", "]", true), ("[a", "[a", true),
            ("a[", "a[", true), ("[a-]", "-", true), ("[c-a]", "b", false), ("a/[/]", "a//", false),
            ("", "", true), ("", "a", false), ("/a", "a", false), (#"\*"#, #"\x"#, true), ("*.txt", ".txt", true),
        ])
    func pattern(pattern: String, path: String, isMatch: Bool) {
        #expect(PathPattern(pattern).matches(TargetPath(path)) == isMatch)
    }

    @Test("a hostile pattern takes no time to speak of", .timeLimit(.minutes(1)))
    func hostilePattern() {
        let pattern = PathPattern(String(repeating: "a*", count: 200) + "b")
        #expect(!pattern.matches(TargetPath(String(repeating: "a", count: 2000))))
    }

    @Test(
        "times",
        arguments: [
            ("1970-01-01T00:00:00Z", 0.0), ("2026-11-25T00:00:00Z", 1_795_564_800),
            ("2024-02-29T23:59:59Z", 1_709_251_199),
            ("1969-12-31T23:59:59Z", -1), ("9999-12-31T23:59:59Z", 253_402_300_799),
            ("2000-03-01T00:00:00Z", 951_868_800),
        ])
    func time(text: String, seconds: Double) {
        #expect(Expiry.parse(text) == Date(timeIntervalSince1970: seconds))
        #expect(Expiry.parse(text).map(Expiry.text) == text)
    }

    @Test(
        "no times",
        arguments: [
            "", "2026-11-25", "2026-11-25T00:00:00", "2026-11-25T00:00:00+08:00", "2026-11-25 00:00:00Z",
            "2026-11-25T00:00:00.5Z", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z",
            "+026-01-01T00:00:00Z", "２026-01-01T00:00:00Z", "0000-01-01T00:00:00Z",
        ])
    func noTime(text: String) {
        #expect(Expiry.parse(text) == nil)
    }
}
