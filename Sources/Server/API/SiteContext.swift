import Foundation
import Hummingbird
import Logging
import NIOCore

/// What travels with a request.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}

extension Request {
    /// Reads the body.
    ///
    /// - Throws: 413 when it is longer than `limit`, 408 when it does not come within so many seconds.
    func wholeBody(_ limit: Int, within seconds: Int) async throws -> Data {
        if let length = headers[.contentLength].flatMap(Int.init), length > limit { throw HTTPError(.contentTooLarge) }
        let body = self.body
        return try await withThrowingTaskGroup(of: Data.self) { group in
            group.addTask { Data(buffer: try await body.collect(upTo: limit)) }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw HTTPError(.requestTimeout)
            }
            defer { group.cancelAll() }
            return try await group.next() ?? Data()
        }
    }

    /// Fields of a form.
    func form<Form: Decodable>(_ type: Form.Type, within seconds: Int) async throws -> Form {
        let body = String(decoding: try await wholeBody(64 * 1024, within: seconds), as: UTF8.self)
        do {
            return try URLEncodedFormDecoder().decode(type, from: body)
        } catch {
            throw HTTPError(.badRequest)
        }
    }
}

extension Response {
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return text(String(decoding: try encoder.encode(value), as: UTF8.self), "application/json", status: status)
    }

    static func text(_ text: String, _ type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
