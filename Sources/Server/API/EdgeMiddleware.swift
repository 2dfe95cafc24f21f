import Content
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The outermost layer: errors become answers, every answer gets its security headers, every request one line in the log
/// and its place in the metrics. The log never has a query, a code, a body or an address.
struct EdgeMiddleware: RouterMiddleware {
    let metrics: Metrics
    let logger: Logger

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        let begin = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
        } catch let redirection as ConsoleRoutes.LoginNeeded {
            response = redirection.response
        } catch {
            response = answer(to: error, request)
        }
        secure(&response, request)
        if [413, 408].contains(response.status.code) {
            // The rest of the body is not worth waiting for.
            let channel = context.channel
            channel.eventLoop.scheduleTask(in: .milliseconds(500)) { channel.close(promise: nil) }
        }
        let elapsed = ContinuousClock.now - begin
        let microseconds =
            Int(elapsed.components.attoseconds / 1_000_000_000_000) + Int(elapsed.components.seconds) * 1_000_000
        let route = context.endpointPath ?? "none"
        metrics.count(request: route, status: response.status.code, microseconds: microseconds)
        logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(route)", "status": "\(response.status.code)",
                "ms": "\(microseconds / 1000)",
            ])
        return response
    }

    private func answer(to error: any Error, _ request: Request) -> Response {
        let status: HTTPResponse.Status
        var message = ""
        switch error {
        case let error as ServerError:
            message = request.uri.path.hasPrefix("/v1/") ? error.message.english : error.message.chinese
            switch error {
            case .notFound: status = .notFound
            case .forbidden: status = .forbidden
            case .changedMeanwhile: status = .conflict
            case .step, .invalid: status = .unprocessableContent
            default:
                logger.error("failed", metadata: ["error": "\(error)"])
                status = .internalServerError
                message = ""
            }
        case let error as HTTPError:
            status = error.status
            message = error.body ?? ""
        case let error as any HTTPResponseError: status = error.status
        default:
            logger.error("failed", metadata: ["error": "\(type(of: error))"])
            status = .internalServerError
        }
        let words = message.isEmpty ? status.reasonPhrase : message
        if request.uri.path.hasPrefix("/v1/"), let response = try? Response.json(["error": words], status: status) {
            return response
        }
        return ConsolePage.failure(status, words)
    }

    private func secure(_ response: inout Response, _ request: Request) {
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'"
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    }
}

extension HTTPField.Name {
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .server
    static let signatureInput = HTTPField.Name("Signature-Input") ?? .server
    static let signature = HTTPField.Name("Signature") ?? .server
    static let contentDigest = HTTPField.Name("Content-Digest") ?? .server
}
