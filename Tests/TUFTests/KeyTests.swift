import Foundation
import Testing

@testable import TUF

@Suite("Keys and thresholds")
struct KeyTests {
    private let message = Array("村务公开".utf8)

    private func expectVerifies(_ key: TestKey, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let publicKey = try #require(key.key.publicKey(), sourceLocation: sourceLocation)
        let signature = try #require(Hex.decode(try key.sign(message)))
        #expect(publicKey.isValid(signature, for: message), sourceLocation: sourceLocation)
        #expect(!publicKey.isValid(signature, for: message + [0]), sourceLocation: sourceLocation)
        #expect(!publicKey.isValid([], for: message), sourceLocation: sourceLocation)
        var damaged = signature
        damaged[damaged.count / 2] ^= 1
        #expect(!publicKey.isValid(damaged, for: message), sourceLocation: sourceLocation)
    }

    @Test("Ed25519 in hexadecimal and PEM")
    func ed25519() throws {
        var key = TestKey.ed25519()
        try expectVerifies(key)
        key.value = key.value.uppercased()
        try expectVerifies(key)
        key.value = key.ed25519PEM
        try expectVerifies(key)
    }

    @Test("ECDSA P-256 in PEM and as a point in hexadecimal")
    func ecdsa() throws {
        var key = TestKey.ecdsa()
        try expectVerifies(key)
        key.value = key.point(compressed: false)
        try expectVerifies(key)
        key.value = key.point(compressed: true)
        try expectVerifies(key)
        let old = Key(type: "ecdsa-sha2-nistp256", scheme: "ecdsa-sha2-nistp256", value: key.value)
        #expect(old.publicKey()?.identity == key.key.publicKey()?.identity)
    }

    @Test("RSA-PSS of 2048 bits and more, none of fewer")
    func rsa() throws {
        try expectVerifies(.rsa())
        let weak = try TestKey.rsa(bits: 1024)
        #expect(weak.key.publicKey() == nil)
    }

    @Test(
        "what is no key of a known kind is no key",
        arguments: [
            ("ed25519", "ed25519", ""), ("ed25519", "ed25519", "zz"), ("ed25519", "ed25519", "00ff"),
            ("ed25519", "ed25519", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"),
            ("ecdsa", "ecdsa-sha2-nistp256", "04" + String(repeating: "00", count: 64)),
            ("ecdsa", "ecdsa-sha2-nistp256", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"),
            ("rsa", "rsassa-pss-sha256", "-----BEGIN PUBLIC KEY-----\n%%%%\n-----END PUBLIC KEY-----"),
            ("rsa", "rsa-pkcs1v15-sha256", "anything"), ("ml-dsa", "ml-dsa-65", "00"), ("", "", ""),
        ])
    func noKey(type: String, scheme: String, value: String) {
        #expect(Key(type: type, scheme: scheme, value: value).publicKey() == nil)
    }

    /// A timestamp signed by `signers`, verified with `keyids` of `keys`.
    private func verify(
        _ signers: [TestKey], keys: [TestKey], keyids: [String]? = nil, threshold: Int,
        change: (inout JSON) -> Void = { _ in }
    ) throws {
        let authority: JSON = [
            "keyids": .list((keyids ?? keys.map(\.id)).map { .text($0) }), "threshold": JSON(threshold),
        ]
        var list: JSON = [:]
        for key in keys { list[key.id] = key.json }
        let all: JSON = ["keys": list, "role": authority]
        let fields = try Fields(try JSONParser.parse(all.bytes), of: "root", at: "test")
        var envelope = try TestRepository.envelope(
            TestRepository.part("timestamp", ["meta": ["snapshot.json": ["version": 1]]]), signers: signers)
        change(&envelope)
        try Authority(
            of: "timestamp", delegator: "root", fields: try fields.fields("role"),
            keys: try Key.keys(of: try fields.fields("keys"))
        ).verify(try Metadata<Timestamp>(parsing: envelope.bytes, of: "timestamp"))
    }

    private func tooFew(_ expected: Int, _ found: Int) -> TUFError {
        .tooFewSignatures("timestamp", version: 1, delegator: "root", expected: expected, found: found)
    }

    @Test("a threshold of any of the keys is enough, whatever else was signed")
    func threshold() throws {
        let keys = [TestKey.ed25519(), .ecdsa(), try .rsa()]
        try verify(keys, keys: keys, threshold: 3)
        try verify([keys[2], .ed25519(), keys[0]], keys: keys, threshold: 2)
        #expect(throws: tooFew(2, 1)) { try verify([keys[1], .ecdsa()], keys: keys, threshold: 2) }
        #expect(throws: tooFew(1, 0)) { try verify([], keys: keys, threshold: 1) }
        #expect(throws: tooFew(4, 3)) { try verify(keys, keys: keys, threshold: 4) }
    }

    @Test("a key whose name is listed many times counts once")
    func repeatedNames() throws {
        let key = TestKey.ed25519()
        #expect(throws: tooFew(2, 1)) {
            try verify([key], keys: [key], keyids: [key.id, key.id, key.id], threshold: 2)
        }
    }

    @Test("one key under two names counts once")
    func twoNames() throws {
        let key = TestKey.ecdsa()
        var again = key
        again.id = "another name"
        again.value = key.point(compressed: true)
        #expect(throws: tooFew(2, 1)) { try verify([key, again], keys: [key, again], threshold: 2) }
        try verify([key, again], keys: [key, again], threshold: 1)
    }

    @Test("two signatures in the name of one key are refused")
    func repeatedSignatures() throws {
        let key = TestKey.ed25519()
        #expect(
            throws: TUFError.malformed(
                "timestamp", field: "signatures[1].keyid", expected: "one signature a key",
                found: "\"\(key.id.prefix(40))\"")
        ) {
            try verify([key, key], keys: [key], threshold: 1)
        }
    }

    @Test("keys of unknown kinds, keys that are missing and signatures that are none harm nothing else")
    func strangers() throws {
        let key = TestKey.ed25519()
        var unknown = TestKey.ed25519()
        unknown.value = "{not a key}"
        try verify([key, unknown], keys: [unknown, key], keyids: ["nowhere", unknown.id, key.id], threshold: 1) {
            $0["signatures"][1]["sig"] = "no hexadecimal"
        }
        #expect(throws: tooFew(2, 1)) { try verify([key, unknown], keys: [unknown, key], threshold: 2) }
        #expect(throws: tooFew(1, 0)) {
            try verify([key], keys: [key], threshold: 1) { $0["signatures"][0]["sig"] = "" }
        }
    }

    @Test("a signature covers everything that is signed, unknown fields too, and not how it is written")
    func coverage() throws {
        let key = TestKey.ed25519()
        #expect(throws: tooFew(1, 0)) {
            try verify([key], keys: [key], threshold: 1) { $0["signed"]["added"] = ["unknown": 1] }
        }
        #expect(throws: tooFew(1, 0)) {
            try verify([key], keys: [key], threshold: 1) { $0["signed"]["meta"]["snapshot.json"]["version"] = 2 }
        }
        try verify([key], keys: [key], threshold: 1) { $0["added"] = ["beside": "what is signed"] }
    }
}
