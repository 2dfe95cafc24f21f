import Content
import Foundation
import Participation
import TestSupport
import Testing

@testable import Server

/// A TCP connection that sends what a test wants, when it wants.
private final class RawConnection: Sendable {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) }
        }
        try #require(connected == 0, "\(String(cString: strerror(errno)))")
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    func send(_ bytes: some DataProtocol) {
        let bytes = Array(bytes)
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// What comes until the other side closes or nothing comes for 20 s.
    func receive() -> String {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return String(decoding: all, as: UTF8.self) }
            all += buffer[..<count]
        }
    }

    deinit { close(descriptor) }
}

@Suite("Hardship") struct HardshipTests {
    @Test("a body that comes a byte at a time is cut off when its time is over")
    func slowBody() async throws {
        try await World.with({ $0.bodySeconds = 1 }) { world in
            let connection = try RawConnection(port: world.port)
            connection.send(Data("POST /v1/outbox HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n".utf8))
            for _ in 0..<12 {
                connection.send(Data("x".utf8))
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(connection.receive().hasPrefix("HTTP/1.1 408"))
        }
    }

    @Test("10,000 connections one after the other and 1,500 at the same time leave the server answering")
    func connections() async throws {
        try await World.with { world in
            for _ in 0..<10_000 { _ = try RawConnection(port: world.port) }
            // Each holds a descriptor here and one in the server, which runs in this process.
            let held = try (0..<Self.allowed(1500)).map { _ in try RawConnection(port: world.port) }
            for connection in held { connection.send(Data("GET /healthz HTTP/1.1\r\n".utf8)) }
            let health = try await world.request("GET", "/healthz")
            #expect(health.status == 200 && held.count > 100)
        }
    }

    /// As many as the limit of descriptors leaves.
    private static func allowed(_ wanted: Int) -> Int {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return min(wanted, (Int(limit.rlim_cur) - 200) / 2)
    }

    @Test("800 requests with broken parts are answered with 4xx or 3xx, never with 5xx, and harm nothing")
    func fuzz() async throws {
        try await World.with({ $0.lookupsPerMinute = 10_000 }) { world in
            let identity = try await world.enrol()
            let clerk = try await Browser(world, "clerk", .clerk)
            let good = try topic()
            _ = try await world.post([.submission(good)], as: identity)
            var random = SplitMix(state: 7)
            let line = try OutboxEntry.submission(try topic()).line()
            for round in 0..<800 {
                let answer: Answer
                switch round % 4 {
                case 0:
                    // Rightly signed nonsense: what a broken or stolen kiosk would send.
                    let body = random.damaged(line)
                    let request = try identity.request("POST", "/v1/outbox", body, type: nil, at: world.now)
                    answer = try await world.request(
                        "POST", request.url, request.fields.map { ($0.name, $0.value) }, body)
                    #expect(answer.status == 200 || answer.status == 413)
                case 1:
                    let request = try identity.request("POST", "/v1/outbox", line, type: nil, at: world.now)
                    let fields = request.fields.map { field in
                        let text = String(decoding: random.damaged(Data(field.value.utf8)), as: UTF8.self)
                        return (field.name, text.filter { (" "..."~").contains($0) })
                    }
                    answer = try await world.request("POST", request.url, fields, line)
                case 2:
                    let path = random.damaged(Data("/v1/progress/\(good.code?.text ?? "")?a=1".utf8))
                    answer = try await clerk.get("/" + Browser.escaped(String(decoding: path, as: UTF8.self)))
                default:
                    let path = ["/matter/1/draft", "/matter/1/assign", "/accounts/grant", "/fleet/code", "/login"][
                        Int(random.next() % 5)]
                    let body = random.damaged(Data("csrf=x&version=1&answer=abc&login=a&password=b".utf8))
                    answer = try await world.request("POST", path, [("Cookie", clerk.cookie)], body)
                }
                #expect(answer.status < 500, "round \(round): \(answer.status) \(answer.text.prefix(200))")
            }
            #expect(try await world.progress(try #require(good.code), as: identity).matters.first?.state == .received)
        }
    }
}

/// A small generator with a seed, so that a failing round comes again.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// Bytes with some changed, cut, doubled or put in.
    mutating func damaged(_ bytes: Data) -> Data {
        var bytes = Array(bytes)
        for _ in 0...Int(next() % 4) where !bytes.isEmpty {
            let place = Int(next() % UInt64(bytes.count))
            switch next() % 5 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
            case 1: bytes.removeSubrange(place...)
            case 2: bytes.insert(contentsOf: bytes[place...], at: place)
            case 3: bytes.insert(contentsOf: Array("\"}]\\\u{0}{[<'".utf8), at: place)
            default: bytes.remove(at: place)
            }
        }
        return Data(bytes)
    }
}
