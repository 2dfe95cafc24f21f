import Content
import Crypto
import Foundation

/// A request that is ready to be sent by whatever speaks HTTP.
public struct OutgoingRequest: Sendable {
    /// `GET` or `POST`.
    public let method: String
    /// Where to.
    public let url: String
    /// Header fields.
    public let fields: [(name: String, value: String)]
    /// The body; empty for `GET`.
    public let body: Data
}

/// What came back.
public struct IncomingAnswer: Sendable {
    /// HTTP status.
    public let status: Int
    /// The body, at most ``OutboxSender/answerLimit`` bytes.
    public let body: Data

    /// Describes an answer.
    public init(status: Int, body: Data) {
        self.status = status
        self.body = body
    }
}

/// Sends an outbox to its server. It knows no HTTP library: `transport` sends one request, with time-outs of its own.
public struct OutboxSender: Sendable {
    /// Sends one request.
    public typealias Transport = @Sendable (OutgoingRequest) async throws -> IncomingAnswer
    /// Bytes of an answer that are worth reading.
    public static let answerLimit = 1 << 20

    private let outbox: Outbox
    private let identity: DeviceIdentity
    private let clock: @Sendable () -> Int
    private let transport: Transport

    /// - Parameter clock: seconds since 1970.
    public init(
        outbox: Outbox, identity: DeviceIdentity, clock: @escaping @Sendable () -> Int, transport: @escaping Transport
    ) {
        self.outbox = outbox
        self.identity = identity
        self.clock = clock
        self.transport = transport
    }

    /// What a run did.
    public struct Outcome: Hashable, Sendable {
        /// Entries that the server has now.
        public var sent = 0
        /// Entries that it will never take.
        public var refused = 0
        /// Seconds by which this machine's clock is ahead of the server's; nil when nothing was sent.
        public var clockOffset: Int?
    }

    /// Sends batches until nothing waits. What was sent is deleted here and overwritten.
    ///
    /// - Throws: ``ParticipationError`` or what the transport threw; all that was not confirmed stays and is sent again.
    public func send() async throws -> Outcome {
        var outcome = Outcome()
        while let batch = try outbox.nextBatch(at: clock()) {
            try Task.checkCancellation()
            let answer = try await ask("POST", "/v1/outbox", batch.body, type: "application/jsonl")
            let receipt = try JSONDecoder().decode(BatchReceipt.self, from: answer)
            // A server that names nothing would be asked for ever.
            guard Set(receipt.accepted).union(receipt.refused.map(\.id)).isSuperset(of: batch.ids) else {
                throw ParticipationError.badLine(reason: "the server's receipt leaves entries out")
            }
            outcome.sent += receipt.accepted.count
            outcome.refused += receipt.refused.count
            outcome.clockOffset = clock() - receipt.now
            try outbox.confirm(receipt)
        }
        // What an earlier run could not overwrite because somebody was reading.
        try outbox.erase()
        return outcome
    }

    /// Asks the server about every code that a citizen has asked about here.
    ///
    /// - Throws: like ``send()``.
    public func answerQuestions() async throws {
        for code in try outbox.openQuestions(at: clock()) {
            let answer = try await ask("GET", "/v1/progress/\(code.text)", Data(), type: nil)
            try outbox.answer(try JSONDecoder().decode(ProgressReport.self, from: answer))
        }
    }

    /// Makes a kiosk known to its server with the one-time code that its administrator gave.
    ///
    /// - Throws: ``ParticipationError/serverAnswer(status:)`` (403 for a wrong or used code), or what the transport threw.
    public static func enrol(
        code: String, server: String, at seconds: Int, transport: Transport
    ) async throws -> DeviceIdentity {
        struct Answer: Decodable { let device: String }
        let key = Curve25519.Signing.PrivateKey()
        let unnamed = DeviceIdentity(device: "new", server: server, key: key)
        let body = try JSONEncoder().encode([
            "code": code, "key": key.publicKey.rawRepresentation.base64EncodedString(),
        ])
        let request = try unnamed.request("POST", "/v1/enrol", body, type: "application/json", at: seconds)
        let answer = try await transport(request)
        guard answer.status == 200 else { throw ParticipationError.serverAnswer(status: answer.status) }
        let device = try JSONDecoder().decode(Answer.self, from: answer.body).device
        return DeviceIdentity(device: device, server: server, key: key)
    }

    private func ask(_ method: String, _ path: String, _ body: Data, type: String?) async throws -> Data {
        let answer = try await transport(try identity.request(method, path, body, type: type, at: clock()))
        guard answer.status == 200 else { throw ParticipationError.serverAnswer(status: answer.status) }
        return answer.body
    }
}

extension DeviceIdentity {
    /// A signed request to this kiosk's server.
    ///
    /// - Throws: ``ParticipationError``.
    public func request(
        _ method: String, _ path: String, _ body: Data, type: String?, at seconds: Int
    ) throws(ParticipationError) -> OutgoingRequest {
        guard let components = URLComponents(string: server), let host = components.host else {
            throw .deviceKey(path: server, reason: "no address of a server")
        }
        // RFC 9421 §2.2.3: the port is left out when it is the scheme's own.
        let usual = components.scheme == "https" ? 443 : 80
        let authority = host + (components.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? "")
        let parts = RequestParts(method: method, authority: authority, path: components.path + path, body: body)
        let signature = try RequestSignature.sign(
            parts, key: key, keyID: device, at: seconds, nonce: RequestSignature.nonce())
        return OutgoingRequest(
            method: method, url: server + path,
            fields: signature.all + (type.map { [("Content-Type", $0)] } ?? []), body: body)
    }
}
