import Crypto
import Foundation
import Testing

@testable import Participation

@Suite("Signed requests") struct SignatureTests {
    let key = Curve25519.Signing.PrivateKey()
    let request = RequestParts(
        method: "POST", authority: "Server.Example:8443", path: "/v1/outbox", body: Data("{\"hello\": \"world\"}".utf8))

    private func signed(at seconds: Int = noon) throws -> SignatureFields {
        try RequestSignature.sign(request, key: key, keyID: "kiosk-1", at: seconds, nonce: "0123456789abcdef")
    }

    @Test("the signature base is as RFC 9421 §2.5 writes it")
    func base() throws {
        let fields = try signed()
        let input = try SignatureInput(parsing: try #require(fields.input))
        let base = try request.signatureBase(input, contentDigest: try #require(fields.contentDigest))
        #expect(
            base == """
                "@method": POST
                "@authority": server.example:8443
                "@path": /v1/outbox
                "@query": 
                "content-digest": sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:
                "@signature-params": ("@method" "@authority" "@path" "@query" "content-digest");created=\(noon);keyid="kiosk-1";nonce="0123456789abcdef";alg="ed25519"
                """)
    }

    @Test("a signed request is accepted")
    func good() throws {
        let fields = try signed()
        let claim = try RequestSignature.claim(of: fields, at: noon + 299)
        #expect(claim.keyID == "kiosk-1" && claim.nonce == "0123456789abcdef")
        try RequestSignature.verify(request, fields, key: key.publicKey)
    }

    @Test("a changed method, host, path, query or body is refused")
    func altered() throws {
        let fields = try signed()
        let changes: [(inout RequestParts) -> Void] = [
            { $0.method = "PUT" }, { $0.authority = "other.example" }, { $0.path = "/v1/enrol" }, { $0.path += "?a=1" },
        ]
        for change in changes {
            var other = request
            change(&other)
            #expect(throws: ParticipationError.signature(.invalid)) {
                try RequestSignature.verify(other, fields, key: key.publicKey)
            }
        }
        var other = request
        other.body.append(0)
        #expect(throws: ParticipationError.signature(.digest)) {
            try RequestSignature.verify(other, fields, key: key.publicKey)
        }
        #expect(throws: ParticipationError.signature(.invalid)) {
            try RequestSignature.verify(request, fields, key: Curve25519.Signing.PrivateKey().publicKey)
        }
    }

    @Test("a request from too long ago or from the future is refused", arguments: [-301, 301])
    func date(offset: Int) throws {
        let fields = try signed(at: noon + offset)
        #expect(throws: ParticipationError.signature(.date)) { try RequestSignature.claim(of: fields, at: noon) }
    }

    @Test(
        "a signature that says something else than it should is refused for what it is",
        arguments: [
            ("\"@path\" ", "", SignatureProblem.uncovered), ("ed25519", "hmac-sha256", .algorithm),
            ("0123456789abcdef", "short", .nonce), ("created=", "created =", .malformed),
            ("onetouch=", "other=", .malformed),
            (";keyid", ";expires=9;keyid", .malformed), ("\"@method\"", "@method", .malformed),
        ])
    func malformed(part: String, replacement: String, problem: SignatureProblem) throws {
        var fields = try signed()
        fields.input = fields.input?.replacingOccurrences(of: part, with: replacement)
        #expect(throws: ParticipationError.signature(problem)) { try RequestSignature.claim(of: fields, at: noon) }
    }

    @Test("a device's identity comes back from its file, which only its owner can read")
    func identity() throws {
        let place = try Place()
        let path = place.path + "/device.json"
        #expect(try DeviceIdentity.read(path) == nil)
        try DeviceIdentity(device: "kiosk-1", server: "https://a.example/", key: key).write(to: path)
        let read = try #require(try DeviceIdentity.read(path))
        #expect(read.server == "https://a.example" && read.key.rawRepresentation == key.rawRepresentation)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }
}
