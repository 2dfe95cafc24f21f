import Content
import Foundation
import Participation
import TestSupport
import Testing
import Yams

@testable import Server

extension Node {
    /// A field by its name, however the name is quoted.
    fileprivate func field(_ name: String) -> Node? { mapping?.first { $0.key.string == name }?.value }
}

/// As much of JSON Schema as docs/openapi.yaml uses.
private struct Schema {
    let root: Node

    func resolved(_ node: Node) throws -> Node {
        guard let path = node["$ref"]?.string else { return node }
        return try path.split(separator: "/").dropFirst().reduce(root) { try #require($0.field(String($1)), "\(path)") }
    }

    /// What a value has that its schema does not allow.
    func problems(_ value: JSONValue, _ schema: Node, at path: String) throws -> [String] {
        let schema = try resolved(schema)
        switch (schema["type"]?.string, value) {
        case ("object", .object(let fields)):
            let known = schema["properties"]?.mapping?.map { ($0.key.string ?? "", $0.value) } ?? []
            let missing = (schema["required"]?.sequence ?? []).compactMap(\.string).filter { fields[$0] == nil }
            let strange =
                schema["additionalProperties"]?.bool == false
                ? fields.keys.filter { key in !known.contains { $0.0 == key } } : []
            return missing.map { "\(path): no \($0)" } + strange.map { "\(path): \($0) is not described" }
                + (try known.flatMap { name, inner in
                    try fields[name].map { try problems($0, inner, at: "\(path).\(name)") } ?? []
                })
        case ("array", .array(let values)):
            let inner = try #require(schema["items"])
            return try values.flatMap { try problems($0, inner, at: path + "[]") }
        case ("string", .string(let text)):
            if let choices = schema["enum"]?.sequence, !choices.contains(where: { $0.string == text }) {
                return ["\(path): \(text)"]
            }
            if let pattern = schema["pattern"]?.string, try Regex(pattern).wholeMatch(in: text) == nil {
                return ["\(path): \(text)"]
            }
            return []
        case ("integer", .number): return []
        default: return ["\(path): not a \(schema["type"]?.string ?? "?")"]
        }
    }
}

private enum JSONValue: Decodable {
    case object([String: JSONValue]), array([JSONValue]), string(String), number(Int), other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .string(text)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let values = try? value.decode([JSONValue].self) {
            self = .array(values)
        } else if let fields = try? value.decode([String: JSONValue].self) {
            self = .object(fields)
        } else {
            self = .other
        }
    }
}

@Suite("docs/openapi.yaml against the running server") struct OpenAPITests {
    @Test("every operation answers as it is described: status, type and every field, for good and bad requests")
    func operations() async throws {
        let text = try String(contentsOfFile: Programs.root + "/docs/openapi.yaml", encoding: .utf8)
        let described = try #require(try Yams.compose(yaml: text))["paths"]?.mapping?.flatMap { path, item in
            (item.mapping?.keys.compactMap(\.string) ?? []).map { "\($0.uppercased()) \(path.string ?? "")" }
        }
        try await World.with({ $0.lookupsPerMinute = 8 }) { world in
            let root = try #require(try Yams.compose(yaml: text))
            #expect(root["openapi"]?.string == "3.1.0")
            let identity = try await world.enrol()
            let submission = try topic()
            let code = try #require(submission.code).text
            let line = try OutboxEntry.submission(submission).line()
            let bad = Data(
                String(decoding: line, as: UTF8.self).replacingOccurrences(of: "\"topic\"", with: "\"x\"").utf8)
            let fresh = try await world.site.makeEnrolmentCode(name: "大厅 2", unit: "qingxi")
            let key = identity.key.publicKey.rawRepresentation.base64EncodedString()
            func enrolment(_ code: String) throws -> OutgoingRequest {
                try identity.request(
                    "POST", "/v1/enrol", JSONEncoder().encode(["code": code, "key": key]), type: "application/json",
                    at: world.now)
            }
            var calls: [(String, String, OutgoingRequest)] = [
                ("post", "/v1/enrol", try enrolment(fresh)), ("post", "/v1/enrol", try enrolment("no")),
                (
                    "post", "/v1/enrol",
                    try identity.request("POST", "/v1/enrol", Data("{".utf8), type: nil, at: world.now)
                ),
                (
                    "post", "/v1/outbox",
                    try identity.request("POST", "/v1/outbox", line + Data("\n".utf8) + bad, type: nil, at: world.now)
                ),
                (
                    "post", "/v1/outbox",
                    try identity.request("POST", "/v1/outbox", line, type: nil, at: world.now - 999)
                ),
                (
                    "post", "/v1/outbox",
                    try identity.request(
                        "POST", "/v1/outbox", Data(repeating: 10, count: 2 << 20), type: nil, at: world.now)
                ),
                ("get", "/healthz", try identity.request("GET", "/healthz", Data(), type: nil, at: world.now)),
                ("get", "/metrics", try identity.request("GET", "/metrics", Data(), type: nil, at: world.now)),
            ]
            for typed in [code, "2222222A", ReceiptCode().text] + (0..<8).map({ _ in code }) {
                calls.append(
                    (
                        "get", "/v1/progress/{code}",
                        try identity.request("GET", "/v1/progress/\(typed)", Data(), type: nil, at: world.now)
                    ))
            }
            var seen: Set<String> = []
            for (method, path, request) in calls {
                let answer = try await world.request(
                    request.method, request.url, request.fields.map { ($0.name, $0.value) }, request.body)
                seen.insert("\(method.uppercased()) \(path) \(answer.status)")
                let operation = try #require(root.field("paths")?.field(path)?.field(method))
                let schema = Schema(root: root)
                let response = try schema.resolved(
                    try #require(
                        operation.field("responses")?.field("\(answer.status)"),
                        "\(path) \(answer.status) is not described"))
                let type = try #require(answer.headers.first(name: "Content-Type"))
                let described = try #require(response.field("content")?.field(type)?.field("schema"), "\(path) \(type)")
                guard type == "application/json" else { continue }
                let value = try JSONDecoder().decode(JSONValue.self, from: Data(answer.text.utf8))
                #expect(try schema.problems(value, described, at: path) == [], "\(answer.text)")
            }
            for operation in described ?? [] {
                #expect(seen.contains("\(operation) 200"), "\(operation) was not tried")
            }
            for wanted in [
                "/v1/enrol 403", "/v1/enrol 400", "/v1/outbox 401", "/v1/outbox 413", "/v1/progress/{code} 400",
                "/v1/progress/{code} 429",
            ] {
                #expect(seen.contains { $0.hasSuffix(wanted) }, "\(wanted) was not seen")
            }
        }
    }
}
