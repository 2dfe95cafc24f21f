import AsyncHTTPClient
import Foundation
import NIOCore
import TestSupport
import Testing

/// A headless Chromium, driven over the W3C WebDriver protocol by Debian's chromedriver.
final class WebDriver {
    private let driver: RunningProgram
    private let base: String
    private var session = ""

    /// An element of a page.
    struct Element { fileprivate let id: String }

    init(width: Int, height: Int) async throws {
        let driver = try RunningProgram("/usr/bin/chromedriver", ["--port=0"])
        self.driver = driver
        for _ in 0..<300 where !driver.output.contains("successfully on port") {
            try await Task.sleep(for: .milliseconds(50))
        }
        let port = try #require(driver.output.firstMatch(of: /successfully on port (\d+)/)).1
        base = "http://127.0.0.1:\(port)"
        let options: [String: JSON] = [
            "args": .array(
                ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"].map(JSON.string)),
            "binary": .string("/usr/bin/chromium"),
        ]
        let answer = try await call(
            "POST", "/session",
            .object([
                "capabilities": .object([
                    "alwaysMatch": .object([
                        "goog:chromeOptions": .object(options),
                        "goog:loggingPrefs": .object(["browser": .string("ALL")]),
                    ])
                ])
            ]))
        session = try #require(answer["sessionId"]?.text)
        // Narrow windows have a least width; the viewport itself has none.
        _ = try await call(
            "POST", "/session/\(session)/goog/cdp/execute",
            .object([
                "cmd": .string("Emulation.setDeviceMetricsOverride"),
                "params": .object([
                    "width": .number(width), "height": .number(height), "deviceScaleFactor": .number(1),
                    "mobile": .bool(false),
                ]),
            ]))
    }

    func open(_ url: String) async throws { _ = try await command("url", .object(["url": .string(url)])) }

    func find(_ css: String) async throws -> Element {
        let answer = try await command("element", .object(["using": .string("css selector"), "value": .string(css)]))
        guard case .object(let fields) = answer, let id = fields.values.first?.text else { throw Failure(text: css) }
        return Element(id: id)
    }

    func type(_ text: String, into css: String) async throws {
        let element = try await find(css)
        _ = try await command("element/\(element.id)/value", .object(["text": .string(text)]))
    }

    func click(_ css: String) async throws {
        let element = try await find(css)
        _ = try await command("element/\(element.id)/click", .object([:]))
    }

    /// Keys to whatever has the focus; `\u{E004}` is Tab, `\u{E007}` Enter.
    func press(_ keys: String) async throws {
        let actions = keys.flatMap { key in
            ["keyDown", "keyUp"].map { JSON.object(["type": .string($0), "value": .string(String(key))]) }
        }
        _ = try await command(
            "actions",
            .object([
                "actions": .array([
                    .object(["type": .string("key"), "id": .string("keyboard"), "actions": .array(actions)])
                ])
            ]))
    }

    func run(_ script: String) async throws -> JSON {
        try await command("execute/sync", .object(["script": .string(script), "args": .array([])]))
    }

    /// What the browser complained about since the last call: a script that the policy forbids, a file that is missing.
    func complaints() async throws -> [String] {
        guard case .array(let lines) = try await command("se/log", .object(["type": .string("browser")])) else {
            return []
        }
        return lines.compactMap { $0["message"]?.text }
    }

    func screenshot(to path: String) async throws {
        let text = try await call("GET", "/session/\(session)/screenshot", nil).text ?? ""
        try Data(base64Encoded: text)?.write(to: URL(fileURLWithPath: path))
    }

    func close() async { _ = try? await call("DELETE", "/session/\(session)", nil) }

    private func command(_ name: String, _ body: JSON) async throws -> JSON {
        try await call("POST", "/session/\(session)/\(name)", body)
    }

    struct Failure: Error { let text: String }

    private func call(_ method: String, _ path: String, _ body: JSON?) async throws -> JSON {
        var request = HTTPClientRequest(url: base + path)
        request.method = .RAW(value: method)
        if let body { request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(body))) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 32 << 20)
        guard response.status == .ok else { throw Failure(text: String(String(buffer: bytes).prefix(500))) }
        return try JSONDecoder().decode([String: JSON].self, from: Data(buffer: bytes))["value"] ?? .null
    }
}

/// A JSON value.
enum JSON: Codable, Hashable {
    case object([String: JSON]), array([JSON]), string(String), number(Int), bool(Bool), null

    var text: String? { if case .string(let text) = self { text } else { nil } }
    var number: Int? { if case .number(let number) = self { number } else { nil } }
    subscript(_ key: String) -> JSON? { if case .object(let fields) = self { fields[key] } else { nil } }

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .string(text)
        } else if let values = try? value.decode([JSON].self) {
            self = .array(values)
        } else {
            self = .object((try? value.decode([String: JSON].self)) ?? [:])
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let fields): try container.encode(fields)
        case .array(let values): try container.encode(values)
        case .string(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .bool(let bool): try container.encode(bool)
        case .null: try container.encodeNil()
        }
    }
}
