import Foundation
import TestSupport
import Testing

@testable import TUF

@Suite("writing metadata")
struct EditorTests {
    private let end = Date(timeIntervalSince1970: 1_800_000_000)

    private func signers(_ keys: [SigningKey], threshold: Int = 1, names: [String?] = []) throws -> Signers {
        let listed = keys.enumerated().map { ListedKey($1.key, name: $0 < names.count ? names[$0] : nil) }
        return try Signers(listed, threshold: threshold, of: "x")
    }

    private func root(_ keys: [SigningKey], threshold: Int = 1, names: [String?] = []) throws -> RootDraft {
        let signers = try signers(keys, threshold: threshold, names: names)
        return RootDraft(
            version: 1, expires: end,
            signers: [.root: signers, .targets: signers, .snapshot: signers, .timestamp: signers])
    }

    @Test("a draft of metadata gives the same metadata, names of keys included")
    func roundTrip() throws {
        let keys = [SigningKey.generate(), .generate()]
        let first = try root(keys, threshold: 2, names: ["王主任", "“引号”\"\\\n"]).metadata(of: .root)
        let again = try RootDraft(first).metadata(of: .root)
        #expect(again.bytes == first.bytes)
        #expect(try RootDraft(first).signers[.root]?.keys.map(\.name).contains("“引号”\"\\\n") == true)

        var draft = TargetsDraft(version: 3, expires: end)
        draft.targets["a/1.zst"] = TargetEntry(
            of: Data("x".utf8), custom: JSONObject(["note": .string("注"), "n": .number(7)]))
        draft.delegations = [
            DelegationDraft(name: "村/一", signers: try signers(keys, names: ["甲"]), paths: ["a/*", "b/?"])
        ]
        let targets = try draft.metadata(of: "county")
        #expect(try TargetsDraft(targets).metadata(of: "county").bytes == targets.bytes)
        #expect(targets.signed.targets["a/1.zst"]?.custom?["n"]?.number == 7)
        #expect(targets.signed.delegations.roles.first?.isTerminating == true)
    }

    @Test("signatures count for those who may sign, each key once, and a second one replaces the first")
    func signing() throws {
        let keys = [SigningKey.generate(), .generate(), .generate()]
        let draft = try root([keys[0], keys[1]], threshold: 2)
        var metadata = try draft.metadata(of: .root)
        let authority = metadata.signed.authority(of: .root)
        for key in [keys[0], keys[0], keys[2]] { metadata = try metadata.signed(by: key) }
        #expect(metadata.signatures.count == 2)
        #expect(authority.signers(of: metadata) == [keys[0].key.id])
        #expect(throws: TUFError.tooFewSignatures(.root, version: 1, delegator: .root, expected: 2, found: 1)) {
            try authority.verify(metadata)
        }
        metadata = try metadata.signed(by: keys[1])
        try authority.verify(metadata)
    }

    @Test("signatures of copies come together; a file that says something else is no copy")
    func merging() throws {
        let keys = [SigningKey.generate(), .generate()]
        let draft = try root(keys, threshold: 2)
        let plain = try draft.metadata(of: .root)
        let merged = try plain.signed(by: keys[0]).merging(try plain.signed(by: keys[1]))
        try merged.signed.authority(of: .root).verify(merged)
        var other = draft
        other.expires += 1
        let different = try other.metadata(of: .root)
        #expect(throws: TUFError.differentContent(.root, version: 1)) { try merged.merging(different) }
    }

    @Test("a threshold that can never be reached is refused; a key that is given twice is one")
    func thresholds() throws {
        let key = SigningKey.generate()
        for threshold in [0, 2] {
            #expect(throws: TUFError.badThreshold("x", threshold: threshold, keys: 1)) {
                try signers([key, key], threshold: threshold)
            }
        }
    }

    @Test("a key of other than 32 bytes is none", arguments: [0, 31, 33])
    func badKeys(length: Int) {
        #expect(throws: TUFError.unusableKey(reason: "\(length) bytes are no Ed25519 key")) {
            try SigningKey(bytes: Data(count: length))
        }
    }

    @Test("python-tuf calls a key by the same id, and takes metadata that was written and signed here")
    func reference() throws {
        let folder = try TemporaryFolder()
        let key = SigningKey.generate()
        let metadata = try root([key], names: ["王“主任”\n"]).metadata(of: .root).signed(by: key)
        try folder.write(metadata.bytes, to: "root.json")
        let result = try Reference.run("inspect_root.py", [folder.path + "/root.json"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "\(key.key.id.text)\n")
    }
}
