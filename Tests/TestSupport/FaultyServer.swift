import Foundation
import Synchronization

/// What a server does wrong with one answer.
public enum ServerFault: Sendable {
    /// Sends so many bytes of the body and then nothing, keeping the connection.
    case stalls(after: Int)
    /// Closes the connection after so many bytes of the body.
    case closes(after: Int)
    /// Sends so many bytes more than there are.
    case sendsTooMuch(Int)
    /// Knows nothing of ranges: answers 200 with everything.
    case ignoresRange
    /// Answers with an error and a short page.
    case status(Int)
    /// Sends the reader elsewhere.
    case redirects(String)
    /// The login page of a network, with 200.
    case portal
    /// Turns one bit of the body.
    case flipsBit(at: Int)
    /// Sends only the first bytes, as if that were all.
    case truncates(to: Int)
    /// Sends other bytes.
    case sends(Data)
    /// Sends so many bytes a second.
    case drips(Int)
}

/// A web server on loopback for the files of a folder, with ETag, Range and keep-alive as a good static server has
/// them, and with faults as a test wants them.
public final class FaultyServer: Sendable {
    /// One question that was asked.
    public struct Request: Sendable {
        /// Path without its leading `/`.
        public let path: String
        /// The first byte asked for.
        public let offset: Int?
        /// Whether it was asked for only if it had changed.
        public let isConditional: Bool
        /// All of the head.
        public let head: String
    }

    /// One answer that was given.
    public struct Answer: Sendable {
        /// Path without its leading `/`.
        public let path: String
        /// Status.
        public let status: Int
        /// Bytes of the question and of head and body of the answer.
        public let asked: Int, sent: Int
    }

    private struct State {
        var fault: @Sendable (Request) -> ServerFault?
        var requests: [Request] = []
        var answers: [Answer] = []
        var isClosed = false
    }

    /// The port on 127.0.0.1.
    public let port: Int
    private let listener: Int32
    private let root: String
    private let state: Mutex<State>

    /// It could not listen.
    public struct NotStarted: Error {}

    /// Serves a folder.
    public init(_ root: String, fault: @escaping @Sendable (Request) -> ServerFault? = { _ in nil }) throws {
        self.root = root
        state = Mutex(State(fault: fault))
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 128) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        guard isListening else { throw NotStarted() }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in accept() }
    }

    /// `http://127.0.0.1:port/`
    public var address: String { "http://127.0.0.1:\(port)/" }

    /// Does other things wrong from now on.
    public func set(fault: @escaping @Sendable (Request) -> ServerFault?) { state.withLock { $0.fault = fault } }

    /// What was asked since the last call.
    public func takeRequests() -> [Request] {
        state.withLock { state in
            defer { state.requests = [] }
            return state.requests
        }
    }

    /// What was answered since the last call.
    public func takeAnswers() -> [Answer] {
        state.withLock { state in
            defer { state.answers = [] }
            return state.answers
        }
    }

    /// Listens no longer.
    public func close() {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if isFirst { shutdown(listener, Int32(SHUT_RDWR)) }
    }

    deinit { Glibc.close(listener) }

    private func accept() {
        while true {
            let connection = Glibc.accept(listener, nil, nil)
            guard connection >= 0 else { return }
            Thread.detachNewThread { [self] in
                serve(connection)
                Glibc.close(connection)
            }
        }
    }

    private func serve(_ connection: Int32) {
        var waiting = Data()
        var buffer = [UInt8](repeating: 0, count: 8192)
        while true {
            while let end = waiting.range(of: Data("\r\n\r\n".utf8)) {
                let head = String(decoding: waiting[..<end.lowerBound], as: UTF8.self)
                waiting = Data(waiting[end.upperBound...])
                guard answer(head, on: connection) else { return }
            }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            waiting += buffer[..<count]
        }
    }

    /// False when the connection is to be closed.
    private func answer(_ head: String, on connection: Int32) -> Bool {
        let lines = head.components(separatedBy: "\r\n")
        // As a proxy: the tunnel leads to this very server.
        if head.hasPrefix("CONNECT ") { return write(Data("HTTP/1.1 200 OK\r\n\r\n".utf8), to: connection) }
        func field(_ name: String) -> String? {
            lines.dropFirst().first { $0.lowercased().hasPrefix(name + ":") }
                .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
        }
        var path = lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? "/"
        if let host = path.range(of: "://") { path = String(path[host.upperBound...].drop { $0 != "/" }) }
        let offset = field("range").flatMap { Int($0.dropFirst("bytes=".count).prefix { $0 != "-" }) }
        let tag = field("if-none-match")
        let request = Request(
            path: String(path.dropFirst()).removingPercentEncoding ?? "", offset: offset, isConditional: tag != nil,
            head: head)
        let fault = state.withLock { state in
            state.requests.append(request)
            return state.fault(request)
        }
        let reply = Reply(
            request, tag: tag, file: FileManager.default.contents(atPath: "\(root)/\(request.path)"), fault)
        // Told before it is sent: whoever has the answer can count on its being told.
        state.withLock {
            $0.answers.append(
                Answer(
                    path: request.path, status: reply.status, asked: head.utf8.count + 4,
                    sent: reply.head.count + reply.body.count))
        }
        return send(reply, on: connection)
    }

    private func send(_ reply: Reply, on connection: Int32) -> Bool {
        guard write(reply.head, to: connection) else { return false }
        if let rate = reply.rate {
            for start in stride(from: 0, to: reply.body.count, by: max(1, rate / 20)) {
                let piece = reply.body.dropFirst(start).prefix(max(1, rate / 20))
                guard write(Data(piece), to: connection) else { return false }
                usleep(50_000)
            }
        } else {
            guard write(reply.body, to: connection) else { return false }
        }
        if reply.stalls {
            // Until the reader gives up.
            var byte: UInt8 = 0
            while recv(connection, &byte, 1, 0) > 0 {}
            return false
        }
        return !reply.closes
    }

    private func write(_ bytes: Data, to connection: Int32) -> Bool {
        bytes.withUnsafeBytes { raw in
            var position = 0
            while position < raw.count {
                let count = Glibc.send(
                    connection, raw.baseAddress?.advanced(by: position), raw.count - position, Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                position += count
            }
            return true
        }
    }
}

/// An answer, ready to be sent.
private struct Reply {
    var status = 200
    var head = Data()
    var body = Data()
    var stalls = false
    var closes = false
    var rate: Int?

    init(_ request: FaultyServer.Request, tag: String?, file: Data?, _ fault: ServerFault?) {
        var fields: [String] = []
        var whole = file ?? Data()
        if file == nil { status = 404 }
        let etag = "\"\(Self.sum(whole))\""
        if case .sends(let other)? = fault { (whole, status) = (other, 200) }
        var offset = 0
        if status == 200 {
            if tag == etag {
                (status, whole) = (304, Data())
            } else if let first = request.offset, first > 0 {
                if case .ignoresRange? = fault {
                } else if first < whole.count {
                    status = 206
                    offset = first
                    fields.append("Content-Range: bytes \(first)-\(whole.count - 1)/\(whole.count)")
                } else {
                    (status, whole) = (416, Data())
                }
            }
            fields.append("ETag: \(etag)")
        }
        body = Data(whole.dropFirst(offset))
        var length = body.count
        apply(fault, &fields, &length)
        let lines =
            ["HTTP/1.1 \(status) X", "Content-Length: \(length)", "Server: test", "Date: \(Self.date)"] + fields
            + (closes ? ["Connection: close"] : [])
        head = Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private mutating func apply(_ fault: ServerFault?, _ fields: inout [String], _ length: inout Int) {
        switch fault {
        case .stalls(let count)?: (body, stalls) = (body.prefix(count), true)
        case .closes(let count)?: (body, closes) = (body.prefix(count), true)
        case .sendsTooMuch(let count)?:
            body += Data(repeating: 0x41, count: count)
            // Without a length the reader must count for itself.
            closes = true
            length = body.count
            fields.append("X-Note: more than there is")
        case .status(let code)?: (status, body, length) = (code, Data("no\n".utf8), 3)
        case .redirects(let place)?:
            (status, body, length) = (302, Data(), 0)
            fields.append("Location: \(place)")
        case .portal?:
            body = Data("<html><body>Please log in</body></html>".utf8)
            (status, length) = (200, body.count)
            fields.append("Content-Type: text/html; charset=utf-8")
        case .flipsBit(let place)?: if body.indices.contains(place) { body[place] ^= 1 }
        case .truncates(let count)?:
            body = body.prefix(count)
            length = body.count
        case .drips(let count)?: rate = count
        case .ignoresRange?, .sends?, nil: break
        }
    }

    /// Now, in the form of RFC 9110.
    private static var date: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.string(from: Date())
    }

    /// FNV-1a: enough to tell versions of a file apart.
    private static func sum(_ bytes: Data) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
