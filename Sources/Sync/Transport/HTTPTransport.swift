import AsyncHTTPClient
import Content
import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// How HTTP is to be spoken.
public struct HTTPSettings: Hashable, Sendable {
    /// Seconds without a byte after which a server is given up.
    public var timeout = 30
    /// A proxy's host and port.
    public var proxy: Proxy?
    /// A file of certificate authorities in PEM to trust in place of the system's.
    public var authorities: String?

    /// A proxy.
    public struct Proxy: Hashable, Sendable {
        /// Its host.
        public let host: String
        /// Its port.
        public let port: Int

        /// Memberwise.
        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// The defaults.
    public init() {}
}

/// A repository on a web server. Connections are kept; a few redirects are followed; metadata may come gzipped, packed
/// files come as they are.
final class HTTPTransport: Transport {
    let source: String
    let retries = true
    private let base: String
    private let client: HTTPClient
    private let latest = Mutex<Date?>(nil)

    var serverTime: Date? { latest.withLock { $0 } }

    init(_ address: String, settings: HTTPSettings) throws(SyncError) {
        guard let url = URL(string: address), ["http", "https"].contains(url.scheme?.lowercased()),
            url.host()?.isEmpty == false
        else { throw .badAddress(address) }
        base = address.hasSuffix("/") ? address : address + "/"
        source = address
        client = try Self.client(settings)
    }

    /// A client that speaks HTTP as the settings say.
    ///
    /// - Throws: ``SyncError/badCertificates(path:reason:)``.
    static func client(_ settings: HTTPSettings) throws(SyncError) -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .follow(max: 5, allowCycles: false),
            timeout: .init(connect: .seconds(10), read: .seconds(Int64(settings.timeout))),
            decompression: .enabled(limit: .size(64 << 20)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        // An idle connection outlives half a minute's poll.
        configuration.connectionPool.idleTimeout = .seconds(90)
        if let proxy = settings.proxy { configuration.proxy = .server(host: proxy.host, port: proxy.port) }
        if let path = settings.authorities { configuration.tlsConfiguration = try Self.trusting(path) }
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    private static func trusting(_ path: String) throws(SyncError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        do {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(path))
        } catch {
            throw .badCertificates(path: path, reason: "\(error)")
        }
        return configuration
    }

    // An error while closing loses nothing: whatever was wanted has come or failed before.
    func close() async { try? await client.shutdown() }

    func open(_ request: FileRequest) async throws -> FileReply {
        let address = base + request.path
        var question = HTTPClientRequest(url: address)
        question.headers.add(name: "User-Agent", value: "OneTouch/\(ProductVersion.text)")
        question.headers.add(name: "Accept-Encoding", value: request.isPacked ? "identity" : "gzip")
        if let etag = request.etag { question.headers.add(name: "If-None-Match", value: etag) }
        if request.offset > 0 { question.headers.add(name: "Range", value: "bytes=\(request.offset)-") }
        let answer: HTTPClientResponse
        do {
            // One minute and one second more for every 2 KB: a server that drips cannot hold a kiosk up for ever.
            let time = TimeAmount.seconds(60 + Int64(min(request.limit, 1 << 40) / 2048))
            answer = try await client.execute(question, deadline: .now() + time)
        } catch let error as CancellationError {
            throw error
        } catch {
            try Task.checkCancellation()
            throw SyncError.unreachable(address, reason: Self.reason(error))
        }
        if let date = answer.headers.first(name: "Date").flatMap(HTTPDate.parse) { latest.withLock { $0 = date } }
        return try await reply(to: request, answer, address)
    }

    private func reply(
        to request: FileRequest, _ answer: HTTPClientResponse, _ address: String
    ) async throws -> FileReply {
        let status = Int(answer.status.code)
        let isWebPage = answer.headers.first(name: "Content-Type")?.lowercased().hasPrefix("text/html") == true
        if status != 200, status != 206 {
            // The words of an error page are lost on purpose; a short one is read to keep the connection.
            _ = try? await answer.body.collect(upTo: 1 << 16)
        }
        switch status {
        case 200, 206:
            if isWebPage { throw SyncError.webPage(address) }
            let offset = try status == 206 ? Self.offset(answer.headers, request, address) : 0
            // What a decompressor makes of it is counted where it arrives.
            let isPlain = answer.headers.first(name: "Content-Encoding") == nil
            if isPlain, let length = answer.headers.first(name: "Content-Length").flatMap({ Int($0) }),
                length > request.limit - offset
            {
                throw SyncError.tooLong(address, limit: request.limit)
            }
            let pieces = HTTPPieces(address: address, body: answer.body)
            return .body(FileBody(offset: offset, etag: answer.headers.first(name: "ETag"), pieces: pieces))
        case 304 where request.etag != nil: return .notModified
        // Object stores answer 403 for what they do not have.
        case 403, 404, 410: return .missing
        // There is nothing after what is here: it is asked for from the beginning.
        case 416 where request.offset > 0:
            var whole = request
            whole.offset = 0
            return try await open(whole)
        case 511: throw SyncError.webPage(address)
        default: throw SyncError.badStatus(address, status: status)
        }
    }

    /// Where a part begins; parts that were not asked for are none.
    private static func offset(
        _ headers: HTTPHeaders, _ request: FileRequest, _ address: String
    ) throws(SyncError) -> Int {
        let range = headers.first(name: "Content-Range") ?? ""
        guard range.hasPrefix("bytes \(request.offset)-") else {
            throw .unreachable(address, reason: "asked for byte \(request.offset), got '\(range.prefix(60))'")
        }
        return request.offset
    }

    fileprivate static func reason(_ error: any Error) -> String {
        switch error {
        case let error as HTTPClientError: error.description.replacing("HTTPClientError.", with: "")
        default: "\(error)"
        }
    }
}

/// The bytes of an answer; what breaks them off says of which file.
private struct HTTPPieces: AsyncSequence, Sendable {
    let address: String
    let body: HTTPClientResponse.Body

    struct AsyncIterator: AsyncIteratorProtocol {
        let address: String
        var buffers: HTTPClientResponse.Body.AsyncIterator

        mutating func next() async throws -> Data? {
            do {
                return try await buffers.next().map { Data($0.readableBytesView) }
            } catch let error as CancellationError {
                throw error
            } catch {
                try Task.checkCancellation()
                throw SyncError.unreachable(address, reason: HTTPTransport.reason(error))
            }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(address: address, buffers: body.makeAsyncIterator()) }
}
