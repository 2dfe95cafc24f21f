import AsyncHTTPClient
import Content
import Foundation
import HummingbirdTesting
import Logging
import NIOCore
import NIOHTTP1
import Participation
import Synchronization
import TestSupport
import Testing

@testable import Server

/// Wednesday 2026-11-25, 12:00 in China.
let noon = 1_795_579_200

let password = "correct horse battery"

/// What an HTTP request brought.
struct Answer {
    let status: Int
    let headers: HTTPHeaders
    let text: String
}

/// A central site that listens on a free port of loopback, with a clock that tests set.
final class World: Sendable {
    let site: Site
    let folder: TemporaryFolder
    private let listening = Mutex(0)
    var port: Int { listening.withLock { $0 } }

    /// Runs a test with a site; every role of 清溪街道 has one account named after it, and 民政 drafts.
    static func with(
        content: String? = nil, _ configure: (inout ServerConfiguration) -> Void = { _ in },
        _ test: @Sendable (World) async throws -> Void
    ) async throws {
        var configuration = ServerConfiguration()
        configuration.port = 0
        configuration.secureCookies = false
        configuration.content = content ?? ""
        configure(&configuration)
        let world = try await World(configuration)
        try await world.site.application().test(.live) { client in
            world.listening.withLock { $0 = client.port ?? 0 }
            try await test(world)
        }
    }

    private init(_ configuration: ServerConfiguration) async throws {
        folder = try TemporaryFolder()
        let time = Clockwork()
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        self.time = time
        site = try await Site(
            configuration: configuration, data: folder.path + "/data", logger: logger, now: { time.now })
    }

    private final class Clockwork: Sendable {
        private let seconds = Mutex(noon)
        var now: Int { seconds.withLock { $0 } }
        func set(_ now: Int) { seconds.withLock { $0 = now } }
    }

    private let time: Clockwork

    var now: Int { time.now }

    func pass(days: Int = 0, seconds: Int = 0) { time.set(time.now + days * 86_400 + seconds) }

    // MARK: Kiosks

    func send(_ request: OutgoingRequest) async throws -> IncomingAnswer { try await World.execute(request) }

    /// Sends a kiosk's request over real HTTP.
    static func execute(_ request: OutgoingRequest) async throws -> IncomingAnswer {
        let fields = request.fields.map { ($0.name, $0.value) }
        let answer = try await self.request(request.method, request.url, fields, request.body)
        return IncomingAnswer(status: answer.status, body: Data(answer.text.utf8))
    }

    var server: String { "http://127.0.0.1:\(port)" }

    func enrol(_ name: String = "大厅 1", unit: String = "qingxi") async throws -> DeviceIdentity {
        let code = try await site.makeEnrolmentCode(name: name, unit: unit)
        return try await OutboxSender.enrol(code: code, server: server, at: now) { try await self.send($0) }
    }

    /// Sends entries as a kiosk does.
    func post(_ entries: [OutboxEntry], as identity: DeviceIdentity) async throws -> BatchReceipt {
        var body = Data()
        for entry in entries { body += try entry.line() + Data("\n".utf8) }
        let answer = try await send(
            try identity.request("POST", "/v1/outbox", body, type: "application/jsonl", at: now))
        #expect(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
        return try JSONDecoder().decode(BatchReceipt.self, from: answer.body)
    }

    func progress(_ code: ReceiptCode, as identity: DeviceIdentity) async throws -> ProgressReport {
        let answer = try await send(
            try identity.request("GET", "/v1/progress/\(code.text)", Data(), type: nil, at: now))
        return try JSONDecoder().decode(ProgressReport.self, from: answer.body)
    }

    func number(of submission: Submission) async throws -> Int {
        let id = submission.id.text
        let matter = try await site.store.read { try MatterStore.matter($0, where: "id = ?", [id]) }
        return try #require(matter?.number)
    }

    // MARK: HTTP

    func request(
        _ method: String, _ url: String, _ fields: [(String, String)] = [], _ body: Data = Data()
    ) async throws -> Answer {
        try await World.request(method, url.hasPrefix("http") ? url : server + url, fields, body)
    }

    private static func request(
        _ method: String, _ url: String, _ fields: [(String, String)], _ body: Data
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        request.method = .RAW(value: method)
        for (name, value) in fields { request.headers.add(name: name, value: value) }
        if !body.isEmpty { request.body = .bytes(ByteBuffer(bytes: body)) }
        // Redirections are what is tested.
        let response = try await client.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 4 << 20)
        return Answer(status: Int(response.status.code), headers: response.headers, text: String(buffer: bytes))
    }

    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow))
}

/// A browser in which somebody is logged in.
struct Browser {
    let world: World
    let cookie: String

    /// Makes the account, unless it is there, and logs in.
    init(
        _ world: World, _ login: String, _ role: Role, unit: String = "qingxi", office: String = "",
        password: String = password
    ) async throws {
        self.world = world
        if try await world.site.store.read({ try StaffStore.credentials($0, login) }) == nil {
            try await world.site.createStaff(
                login: login, name: "陈\(login)", password: password, unit: unit, role: role, office: office)
        }
        let answer = try await Self.login(world, login, password)
        #expect(answer.status == 303, "\(answer.text)")
        cookie = String(try #require(answer.headers.first(name: "Set-Cookie")).prefix { $0 != ";" })
    }

    static func login(_ world: World, _ login: String, _ password: String, code: String = "") async throws -> Answer {
        try await world.request(
            "POST", "/login", [("Content-Type", "application/x-www-form-urlencoded")],
            form(["login": login, "password": password, "code": code]))
    }

    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
    }

    static func form(_ fields: [String: String]) -> Data {
        let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: Unicode.Scalar(0)..."\u{7F}"))
        let pairs = fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }
        return Data(pairs.joined(separator: "&").utf8)
    }

    func get(_ path: String) async throws -> Answer { try await world.request("GET", path, [("Cookie", cookie)]) }

    /// Posts a form with the page's own token, unless it is given.
    func post(_ path: String, _ fields: [String: String], csrf: String? = nil) async throws -> Answer {
        let page = try await get("/board").text
        let own = page.firstMatch(of: /name="csrf" value="([^"]+)"/).map { String($0.1) } ?? ""
        return try await world.request(
            "POST", path, [("Cookie", cookie), ("Content-Type", "application/x-www-form-urlencoded")],
            Self.form(fields.merging(["csrf": csrf ?? own]) { $1 }))
    }

    /// Takes a step with the version that the page shows.
    func step(_ number: Int, _ name: String, _ fields: [String: String] = [:]) async throws -> Answer {
        let matter = try await world.site.store.read { try MatterStore.matter($0, number: number) }
        return try await post(
            "/matter/\(number)/\(name)", fields.merging(["version": "\(matter?.version ?? 0)"]) { $1 })
    }
}

func topic(
    _ words: String = "十月垃圾清运费三张凭证看不清", unit: String = "qingxi", kind: SubmissionKind = .topic, at seconds: Int = noon
) throws -> Submission {
    let text = try Words(words)
    let content: Submission.Content =
        switch kind {
        case .report: .report(text, about: nil)
        case .leader: .leader(text)
        case .suggestion: .suggestion(text, about: nil)
        default: .topic(text, about: try Subject(.ledgerRow, item: ItemID("qingxi-funds"), row: 3, title: "垃圾清运费"))
        }
    return Submission(content, unit: try UnitID(unit), at: seconds)
}

/// Files that come with the program.
enum Shipped {
    static let holidays = Programs.root + "/packaging/holidays.txt"
    static let configuration = Programs.root + "/packaging/server.toml"

    /// A content folder of a street with two villages.
    static func place() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("编号: qingxi\n名称: 清溪街道\n层级: 街道\n", to: "unit.yaml")
        for (id, name) in [("xihe", "西河村"), ("dongqiao", "东桥村")] {
            try folder.write("编号: \(id)\n名称: \(name)\n层级: 村\n", to: "units/\(id)/unit.yaml")
        }
        return folder
    }
}
