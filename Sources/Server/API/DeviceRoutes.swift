import Content
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Participation

/// What kiosks ask: enrolment, outbox, progress. docs/api.md and docs/openapi.yaml describe it.
struct DeviceRoutes: Sendable {
    let site: Site

    /// Bytes of a batch.
    static let bodyLimit = 1 << 20

    func add(to router: Router<SiteContext>) {
        router.post("/v1/enrol") { request, _ in try await enrol(request) }
        router.post("/v1/outbox") { request, _ in try await outbox(request) }
        router.get("/v1/progress/{code}") { request, context in
            try await progress(request, context.parameters.get("code") ?? "")
        }
    }

    // MARK: Signatures

    private func fields(_ request: Request) -> SignatureFields {
        SignatureFields(
            input: request.headers[.signatureInput], signature: request.headers[.signature],
            contentDigest: request.headers[.contentDigest])
    }

    private func parts(_ request: Request, _ body: Data) -> RequestParts {
        RequestParts(
            method: request.method.rawValue, authority: request.head.authority ?? "", path: request.uri.string,
            body: body)
    }

    private func checking<Value>(_ body: () throws(ParticipationError) -> Value) throws -> Value {
        do {
            return try body()
        } catch .signature(let problem) {
            throw refusal(problem)
        }
    }

    private func refusal(_ problem: SignatureProblem) -> HTTPError {
        site.metrics.count(refusal: problem.rawValue)
        return HTTPError(.unauthorized, message: "signature: \(problem.rawValue)")
    }

    /// The device that signed a request.
    private func device(
        _ request: Request, body: Data
    ) async throws -> (device: Device, claim: RequestSignature.Claim) {
        let fields = fields(request)
        let claim = try checking { () throws(ParticipationError) in
            try RequestSignature.claim(of: fields, at: site.clock.now())
        }
        guard let device = try await site.store.read({ try DeviceStore.device($0, claim.keyID) }), !device.isLocked
        else {
            throw refusal(.unknownDevice)
        }
        let key = try Curve25519.Signing.PublicKey(rawRepresentation: device.key)
        try checking { () throws(ParticipationError) in
            try RequestSignature.verify(parts(request, body), fields, key: key)
        }
        return (device, claim)
    }

    // MARK: Routes

    private struct Enrolment: Decodable {
        let code: String
        let key: String
    }

    private struct Enrolled: Encodable {
        let device: String
        let name: String
        let unit: String
    }

    private func enrol(_ request: Request) async throws -> Response {
        let now = site.clock.now()
        // Nobody signs yet: all of them together may try so often.
        guard site.enrolments.admits("all", at: now) else { throw HTTPError(.tooManyRequests) }
        let body = try await request.wholeBody(4096, within: site.configuration.bodySeconds)
        guard let enrolment = try? JSONDecoder().decode(Enrolment.self, from: body),
            let bytes = Data(base64Encoded: enrolment.key),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { throw HTTPError(.badRequest, message: "code and key expected") }
        let fields = fields(request)
        // Whoever enrols a key must have it.
        try checking { () throws(ParticipationError) in
            _ = try RequestSignature.claim(of: fields, at: now)
            try RequestSignature.verify(parts(request, body), fields, key: key)
        }
        let enrolled = try await site.store.write { db in
            let made = try DeviceStore.enrol(db, code: enrolment.code, key: key, at: now)
            if let made {
                try AuditLog.append(db, staff: "", action: "device.enrol", target: made.id, detail: made.name, at: now)
            }
            return made
        }
        guard let enrolled else { throw HTTPError(.forbidden, message: "the code is wrong, used or too old") }
        return try .json(Enrolled(device: enrolled.id, name: enrolled.name, unit: enrolled.unit))
    }

    private func outbox(_ request: Request) async throws -> Response {
        let body = try await request.wholeBody(Self.bodyLimit, within: site.configuration.bodySeconds)
        let (device, claim) = try await device(request, body: body)
        let now = site.clock.now()
        let lines = Intake.lines(of: body)
        guard lines.count <= 1000 else { throw HTTPError(.contentTooLarge, message: "more than 1000 lines") }
        guard site.entries.admits(device.id, lines.count, at: now) else { throw HTTPError(.tooManyRequests) }
        let intake = Intake(workflow: site.workflow, tree: site.content.tree)
        let receipt = try await site.store.write { db -> BatchReceipt? in
            let isNew = try DeviceStore.remember(
                db, nonce: claim.nonce, device: device.id, created: claim.created, at: now)
            return isNew ? try intake.take(db, lines, device: device.id, unit: device.unit) : nil
        }
        guard let receipt else { throw refusal(.replayed) }
        site.metrics.count(entries: receipt.accepted.count, "accepted")
        site.metrics.count(entries: lines.count - receipt.accepted.count, "refused")
        return try .json(receipt)
    }

    private func progress(_ request: Request, _ typed: String) async throws -> Response {
        let (device, claim) = try await device(request, body: Data())
        let now = site.clock.now()
        guard
            site.nonces.remember(
                device.id + claim.nonce, created: claim.created, at: now, window: RequestSignature.window)
        else { throw refusal(.replayed) }
        // Guessing codes: few questions a minute, and far fewer that miss.
        guard site.lookups.admits(device.id, at: now), site.misses.hasRoom(device.id, at: now) else {
            throw HTTPError(.tooManyRequests)
        }
        let code: ReceiptCode
        do {
            code = try ReceiptCode(parsing: typed)
        } catch {
            throw HTTPError(.badRequest, message: "no receipt code")
        }
        let report = try await site.store.read { [site] db in try site.progress(db, code) }
        if report.matters.isEmpty { _ = site.misses.admits(device.id, at: now) }
        return try .json(report)
    }
}
