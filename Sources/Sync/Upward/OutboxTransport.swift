import AsyncHTTPClient
import Foundation
import NIOCore
import Participation

/// Carries signed requests of the outbox to the server.
struct OutboxTransport: Sendable {
    let client: HTTPClient
    /// Seconds for a whole request.
    let timeout: Int

    /// Sends one request.
    ///
    /// - Throws: what the network threw, and `NIOTooManyBytesError` for an answer that is none of ours.
    func send(_ outgoing: OutgoingRequest) async throws -> IncomingAnswer {
        var request = HTTPClientRequest(url: outgoing.url)
        request.method = .init(rawValue: outgoing.method)
        for (name, value) in outgoing.fields { request.headers.add(name: name, value: value) }
        if !outgoing.body.isEmpty { request.body = .bytes(ByteBuffer(bytes: outgoing.body)) }
        let response = try await client.execute(request, timeout: .seconds(Int64(timeout)))
        let body = try await response.body.collect(upTo: OutboxSender.answerLimit)
        return IncomingAnswer(status: Int(response.status.code), body: Data(body.readableBytesView))
    }
}
