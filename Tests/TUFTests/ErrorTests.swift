import Foundation
import Testing

@testable import TUF

@Suite("Errors name role, version, expected and found")
struct ErrorTests {
    @Test(
        "sentences",
        arguments: [
            (.notJSON("root", .unexpected(offset: 3, expected: "':'")), "root: expected ':' at byte 3"),
            (
                .malformed("qingxi", field: "signed.version", expected: "an integer of at least 1", found: "0"),
                "qingxi: signed.version should be an integer of at least 1, found 0"
            ),
            (
                .wrongType("timestamp", expected: "timestamp", found: "snapshot"),
                "timestamp: expected metadata of type 'timestamp', found 'snapshot'"
            ),
            (
                .unsupportedSpecification("root", found: "2.0.0"),
                "root: expected specification version 1.x, found '2.0.0'"
            ),
            (
                .tooFewSignatures("qingxi", version: 7, delegator: "county", expected: 2, found: 1),
                "qingxi 7: expected valid signatures of 2 keys of 'county', found 1"
            ),
            (.wrongVersion("snapshot", expected: 5, found: 4), "snapshot: expected version 5, found 4"),
            (
                .rollback("targets.json", in: "snapshot", version: 8, trusted: 5, found: 4),
                "snapshot 8: expected version 5 or later of 'targets.json', found 4"
            ),
            (
                .roleDropped("qingxi.json", snapshotVersion: 8),
                "snapshot 8: expected 'qingxi.json', which the trusted snapshot lists, found nothing"
            ),
            (
                .expired(
                    "timestamp", version: 9, at: Date(timeIntervalSince1970: 0),
                    now: Date(timeIntervalSince1970: 86400)),
                "timestamp 9: expected to be valid at 1970-01-02T00:00:00Z, found that it expired at 1970-01-01T00:00:00Z"
            ),
            (.notInSnapshot("qingxi", snapshotVersion: 8), "snapshot 8: expected 'qingxi.json', found nothing"),
            (
                .tooLong(.metadata("timestamp", version: nil), limit: 16384),
                "timestamp.json: expected at most 16384 bytes, found more"
            ),
            (
                .wrongLength(.target("a/b", hash: nil), expected: 9, found: 8),
                "a/b: expected 9 bytes, found 8"
            ),
            (
                .wrongHash(.target("a/b", hash: "aa"), algorithm: .sha256, expected: "aa", found: "bb"),
                "a/aa.b: expected sha256 aa, found bb"
            ),
            (
                .noKnownHash(.target("b", hash: nil), found: ["blake3", "md5"]),
                "b: expected a sha256 or sha512 hash, found blake3, md5"
            ),
            (
                .noSuchTarget("a/b", visited: ["targets", "county"]),
                "target 'a/b' is not listed by any of: targets, county"
            ),
            (.tooManyRoles("a/b", limit: 32), "target 'a/b' was not found among the first 32 roles"),
            (.notAvailable(.metadata("snapshot", version: 5)), "5.snapshot.json: not in the repository"),
            (
                .unreachable(.metadata("root", version: 5), reason: "connection refused"),
                "5.root.json: connection refused"
            ),
            (.notInitialized(directory: "/d"), "/d holds no trusted root.json"),
            (
                .alreadyInitialized(directory: "/d", rootVersion: 3),
                "/d trusts root 3 already; remove the directory to begin anew"
            ),
            (.inUse(directory: "/d"), "/d is in use by another program"),
            (.storage(path: "/d/x", reason: "No space left on device"), "/d/x: No space left on device"),
        ] as [(TUFError, String)])
    func sentence(error: TUFError, text: String) {
        #expect("\(error)" == text)
    }

    @Test("nobody writes control characters or whole books into a log")
    func printable() {
        let error = TUFError.wrongType("unit\n\u{1B}[2J", expected: "targets", found: "a\r\nb\u{202E}c")
        #expect(
            "\(error)" == #"unit\u{a}\u{1b}[2J: expected metadata of type 'targets', found 'a\u{d}\u{a}b\u{202e}c'"#)
        let long = TUFError.noSuchTarget(TargetPath(String(repeating: "村", count: 5000)), visited: ["targets"])
        #expect("\(long)".count < 250)
        #expect("\(JSONError.duplicateName(String(repeating: "x", count: 5000)))".count < 250)
    }
}
