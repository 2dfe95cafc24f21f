import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TUF

/// Fetches a repository's files by HTTP or HTTPS.
///
/// Connections are kept. A server may redirect a few times. Bodies come as they are, without compression. A connection
/// must stand within 10 seconds, bytes must come again within the time-out, and the whole file at 2 KB a second or
/// faster: a server that drips cannot hold a client up ("slow retrieval attack", specification 1.5.2).
struct HTTPFetcher: Fetcher {
    private let metadataURL: String
    private let targetURL: String?
    private let client: HTTPClient

    /// - Parameter timeout: seconds without a byte after which a server is given up.
    /// - Throws: ``TUFClientError`` when a URL is not one of HTTP or HTTPS.
    init(metadataURL: String, targetURL: String?, timeout: Int) throws {
        self.metadataURL = try Self.base(metadataURL)
        self.targetURL = try targetURL.map(Self.base)
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .follow(max: 5, allowCycles: false),
            timeout: .init(connect: .seconds(10), read: .seconds(Int64(timeout))), decompression: .disabled)
        configuration.httpVersion = .http1Only
        // A server that is not there is reported at once; when to try again is for the caller to say.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Must be called before the last copy goes.
    func shutdown() async throws { try await client.shutdown() }

    private static func base(_ text: String) throws -> String {
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased()), url.host != nil else {
            throw TUFClientError.notAnAddress(text)
        }
        return text.hasSuffix("/") ? text : text + "/"
    }

    func body(of file: RemoteFile, limit: Int) async throws -> any AsyncSequence<Data, any Error> {
        let base: String
        switch file {
        case .metadata: base = metadataURL
        case .target:
            guard let targetURL else { throw TUFError.notAvailable(file) }
            base = targetURL
        }
        let response: HTTPClientResponse
        do {
            let time = TimeAmount.seconds(60 + Int64(min(limit, 1 << 40) / 2048))
            response = try await client.execute(
                HTTPClientRequest(url: base + file.encodedPath), deadline: .now() + time)
        } catch let error as CancellationError {
            throw error
        } catch {
            throw TUFError.unreachable(file, reason: "\(error)")
        }
        try await check(response, for: file, limit: limit)
        return HTTPBody(file: file, body: response.body)
    }

    private func check(_ response: HTTPClientResponse, for file: RemoteFile, limit: Int) async throws {
        if response.status != .ok {
            // The words of an error page are lost on purpose; a short one is read to keep the connection.
            _ = try? await response.body.collect(upTo: 1 << 16)
        }
        switch response.status.code {
        case 200: break
        // Object stores answer 403 for what they do not have.
        case 403, 404, 410: throw TUFError.notAvailable(file)
        default: throw TUFError.unreachable(file, reason: "the server answered \(response.status)")
        }
        if let stated = response.headers.first(name: "Content-Length").flatMap({ Int($0) }), stated > limit {
            throw TUFError.tooLong(file, limit: limit)
        }
    }
}

/// The bytes of a response; what breaks it off says of which file.
private struct HTTPBody: AsyncSequence {
    let file: RemoteFile
    let body: HTTPClientResponse.Body

    struct AsyncIterator: AsyncIteratorProtocol {
        let file: RemoteFile
        var buffers: HTTPClientResponse.Body.AsyncIterator

        mutating func next() async throws -> Data? {
            do {
                return try await buffers.next().map { Data($0.readableBytesView) }
            } catch let error as CancellationError {
                throw error
            } catch {
                throw TUFError.unreachable(file, reason: "\(error)")
            }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(file: file, buffers: body.makeAsyncIterator()) }
}

/// What can be wrong with the command line beside its form.
enum TUFClientError: Error, CustomStringConvertible {
    case notAnAddress(String)
    case notReadable(String)

    var description: String {
        switch self {
        case .notAnAddress(let text): "'\(text)' is not an http or https address"
        case .notReadable(let path): "\(path) cannot be read"
        }
    }
}
