import Foundation
import Testing

@testable import TUF

@Suite("Metadata: what is accepted as such")
struct MetadataTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let role: RoleName
        let field: String
        let change: @Sendable (inout JSON) -> Void

        init(_ role: RoleName, _ field: String, _ change: @escaping @Sendable (inout JSON) -> Void) {
            self.role = role
            self.field = field
            self.change = change
        }

        var testDescription: String { "\(role) \(field)" }
    }

    static let malformed: [Case] = [
        Case("root", "signed.version") { $0["version"] = 0 },
        Case("root", "signed.version") { $0["version"] = "1" },
        Case("root", "signed.version") { $0["version"] = .number("9223372036854775807") },
        Case("root", "signed.version") { $0["version"] = .number("100000000000000000000") },
        Case("root", "signed.version") { $0.remove("version") },
        Case("root", "signed.expires") { $0["expires"] = "2030-01-01" },
        Case("root", "signed.spec_version") { $0["spec_version"] = 1 },
        Case("root", "signed.consistent_snapshot") { $0["consistent_snapshot"] = "yes" },
        Case("root", "signed.keys") { $0["keys"] = [] },
        Case("root", "signed.keys[\"a\"]") { $0["keys"]["a"] = "key" },
        Case("root", "signed.roles.snapshot") { $0["roles"].remove("snapshot") },
        Case("root", "signed.roles.targets.threshold") { $0["roles"]["targets"]["threshold"] = 0 },
        Case("root", "signed.roles.targets.keyids") { $0["roles"]["targets"]["keyids"] = [1] },
        Case("timestamp", "signed.meta.snapshot.json") { $0["meta"] = ["other.json": ["version": 1]] },
        Case("timestamp", "signed.meta.snapshot.json.version") { $0["meta"]["snapshot.json"] = ["length": 1] },
        Case("timestamp", "signed.meta.snapshot.json.length") { $0["meta"]["snapshot.json"]["length"] = .number("-1") },
        Case("timestamp", "signed.meta.snapshot.json.hashes.sha256") {
            $0["meta"]["snapshot.json"]["hashes"] = ["sha256": 5]
        },
        Case("snapshot", "signed.meta[\"targets.json\"].version") { $0["meta"]["targets.json"]["version"] = 0 },
        Case("targets", "signed.targets") { $0.remove("targets") },
        Case("targets", "signed.targets[\"x\"].hashes") { $0["targets"]["x"] = ["length": 1, "hashes": [:]] },
        Case("targets", "signed.targets[\"x\"].length") { $0["targets"]["x"] = ["hashes": ["sha256": "00"]] },
        Case("targets", "signed.delegations.roles[0].name") { $0["delegations"]["roles"][0]["name"] = "" },
        Case("targets", "signed.delegations.roles[0].name") { $0["delegations"]["roles"][0]["name"] = "snapshot" },
        Case("targets", "signed.delegations.roles[1].name") {
            $0["delegations"]["roles"].append($0["delegations"]["roles"][0])
        },
        Case("targets", "signed.delegations.roles[0].path_hash_prefixes") {
            $0["delegations"]["roles"][0]["path_hash_prefixes"] = ["00"]
        },
        Case("targets", "signed.delegations.roles[0].paths") { $0["delegations"]["roles"][0]["paths"] = [1] },
        Case("targets", "signed.delegations.keys") { $0["delegations"].remove("keys") },
    ]

    private static func parse(_ role: RoleName, _ change: (inout JSON) -> Void) throws {
        var repository = try TestRepository()
        repository.delegate("unit")
        var part = try #require(repository.parts[role])
        change(&part)
        let bytes = try TestRepository.envelope(part, signers: []).bytes
        switch role {
        case .root: _ = try Metadata<Root>(parsing: bytes, of: role)
        case .timestamp: _ = try Metadata<Timestamp>(parsing: bytes, of: role)
        case .snapshot: _ = try Metadata<Snapshot>(parsing: bytes, of: role)
        default: _ = try Metadata<Targets>(parsing: bytes, of: role)
        }
    }

    @Test("the field that is wrong is named", arguments: malformed)
    func malformedField(sample: Case) throws {
        let error = try #require(throws: TUFError.self) { try Self.parse(sample.role, sample.change) }
        guard case .malformed(sample.role, sample.field, _, _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    static let accepted: [Case] = [
        Case("root", "another role") { $0["roles"]["mirrors"] = ["keyids": [], "threshold": 1] },
        Case("root", "no consistent_snapshot") { $0.remove("consistent_snapshot") },
        Case("root", "a key of another form") {
            $0["keys"]["x"] = ["keytype": "sigstore-oidc", "keyval": ["identity": "a"]]
        },
        Case("timestamp", "no length, no hashes") { $0["meta"]["snapshot.json"] = ["version": 7] },
        Case("timestamp", "another file") { $0["meta"]["x.json"] = ["note": "left alone"] },
        Case("timestamp", "a short specification version") { $0["spec_version"] = "1.0" },
        Case("snapshot", "unknown fields") { $0["meta"]["targets.json"] = ["version": 7, "x": [1]] },
        Case("targets", "no delegations") { $0.remove("delegations") },
        Case("targets", "no terminating") { $0["delegations"]["roles"][0].remove("terminating") },
        Case("targets", "no paths") { $0["delegations"]["roles"][0].remove("paths") },
        Case("targets", "an unknown hash") { $0["targets"]["x"] = ["length": 0, "hashes": ["blake3": "00"]] },
    ]

    @Test("optional fields may be missing, unknown ones may be there", arguments: accepted)
    func acceptedField(sample: Case) throws {
        try Self.parse(sample.role, sample.change)
    }

    @Test("another kind of metadata, another major version of the specification, and other files are refused")
    func others() throws {
        #expect(throws: TUFError.wrongType("timestamp", expected: "timestamp", found: "snapshot")) {
            try Self.parse("timestamp") { $0["_type"] = "snapshot" }
        }
        for version in ["2.0.0", "0.9", "10.0", "", "1x"] {
            #expect(throws: TUFError.unsupportedSpecification("targets", found: version)) {
                try Self.parse("targets") { $0["spec_version"] = .text(version) }
            }
        }
        #expect(throws: TUFError.notJSON("root", .notCanonical(number: "1.5"))) {
            try Self.parse("root") { $0["x"] = .number("1.5") }
        }
        for text in ["", "<html>login</html>", "[]", "{}", #"{"signatures": []}"#] {
            #expect(throws: TUFError.self) { try Metadata<Root>(parsing: Data(text.utf8), of: "root") }
        }
    }

    @Test("what the application wrote beside a target is handed on")
    func custom() throws {
        var repository = try TestRepository()
        repository.add("x", "content")
        repository.parts[.targets]?["targets"]["x"]["custom"] = ["release": 12]
        let bytes = try TestRepository.envelope(try #require(repository.parts[.targets]), signers: []).bytes
        let file = try #require(try Metadata<Targets>(parsing: bytes, of: "targets").signed.targets["x"])
        guard case .integer("12") = file.custom?["release"] else {
            Issue.record("custom is lost")
            return
        }
    }
}
