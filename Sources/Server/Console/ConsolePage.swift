import Foundation
import Hummingbird
import Mustache

/// Pages of the console, from templates that are part of the program.
enum ConsolePage {
    /// A link of the navigation.
    struct Link: Sendable {
        let path: String
        let name: String
        let isHere: Bool
        /// A number beside the name; nil for none.
        var count: Int?
    }

    /// What every page has around its own contents.
    struct Frame<Body: Sendable>: Sendable {
        let title: String
        let subtitle: String
        let links: [Link]
        let person: String
        let csrf: String
        let notice: String
        let body: Body
    }

    private static let library: MustacheLibrary = {
        let pages: [(String, [UInt8])] = [
            ("frame", PackageResources.frame_mustache), ("login", PackageResources.login_mustache),
            ("failure", PackageResources.failure_mustache), ("inbox", PackageResources.inbox_mustache),
            ("matter", PackageResources.matter_mustache), ("notice", PackageResources.notice_mustache),
            ("board", PackageResources.board_mustache), ("fleet", PackageResources.fleet_mustache),
            ("statistics", PackageResources.statistics_mustache), ("accounts", PackageResources.accounts_mustache),
            ("audit", PackageResources.audit_mustache), ("overdue", PackageResources.overdue_mustache),
        ]
        var library = MustacheLibrary()
        for (name, bytes) in pages {
            do {
                try library.register(String(decoding: bytes, as: UTF8.self), named: name)
            } catch {
                preconditionFailure("template \(name): \(error)")
            }
        }
        return library
    }()

    static func render<Body>(_ template: String, _ frame: Frame<Body>, status: HTTPResponse.Status = .ok) -> Response {
        html(library.render(frame, withTemplate: template) ?? "", status: status)
    }

    struct LoginBody: Sendable { let message: String }

    static func login(_ message: String, status: HTTPResponse.Status = .ok) -> Response {
        html(library.render(LoginBody(message: message), withTemplate: "login") ?? "", status: status)
    }

    struct FailureBody: Sendable {
        let code: Int
        let message: String
    }

    /// A page for what went wrong; it needs neither data nor a session.
    static func failure(_ status: HTTPResponse.Status, _ message: String) -> Response {
        let known = [404: "没有这一页", 403: "您没有这项权限", 500: "出错了，请稍后再试", 400: "请求不对", 429: "太频繁了，请稍后再试"]
        let isChinese = message.unicodeScalars.contains { $0.value > 0x2E80 }
        let words = isChinese ? message : known[status.code] ?? message
        return html(
            library.render(FailureBody(code: status.code, message: words), withTemplate: "failure") ?? "",
            status: status)
    }

    struct NoticeBody: Sendable {
        let number: String
        let unit: String
        let office: String
        let title: String
        let code: String
        let received: String
        let due: String
        let late: Int
        let feedback: String
        let today: String
    }

    static func notice(_ body: NoticeBody) -> Response { html(library.render(body, withTemplate: "notice") ?? "") }

    private static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        .text(text, "text/html; charset=utf-8", status: status)
    }

    static let style = String(decoding: PackageResources.console_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.console_js, as: UTF8.self)
}
