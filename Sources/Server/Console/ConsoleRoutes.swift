import Content
import Foundation
import Hummingbird
import Participation

/// The pages that staff work in.
struct ConsoleRoutes: Sendable {
    let site: Site

    static let cookie = "onetouch"

    func add(to router: Router<SiteContext>) {
        router.get("/") { request, _ in
            let roles = try await session(request).person.grants.map(\.role)
            return Response.redirect(
                to: Self.matterRoles.isDisjoint(with: roles) ? "/accounts" : "/inbox", type: .normal)
        }
        router.get("/static/console.css") { _, _ in Self.asset(ConsolePage.style, "text/css; charset=utf-8") }
        router.get("/static/console.js") { _, _ in Self.asset(ConsolePage.script, "text/javascript; charset=utf-8") }
        router.get("/login") { _, _ in ConsolePage.login("") }
        router.post("/login") { request, _ in try await login(request) }
        router.post("/logout") { request, _ in try await logout(request) }
        addMatters(to: router)
        addBoards(to: router)
        addAdministration(to: router)
    }

    private static func asset(_ text: String, _ type: String) -> Response {
        var response = Response.text(text, type)
        response.headers[.cacheControl] = "max-age=300"
        return response
    }

    // MARK: Sessions

    private struct Login: Decodable {
        let login: String
        let password: String
        let code: String?
    }

    private func login(_ request: Request) async throws -> Response {
        try checkOrigin(request)
        let now = site.clock.now()
        guard site.logins.admits("all", at: now) else { throw HTTPError(.tooManyRequests) }
        let form = try await form(Login.self, of: request)
        let name = form.login.lowercased().filter { !$0.isWhitespace }
        let stored = try await site.store.read { try StaffStore.credentials($0, name) }
        if let until = stored?.lockedUntil, until > now {
            return ConsolePage.login("输错太多次，请 15 分钟后再试", status: .tooManyRequests)
        }
        let matches = try await site.passwords.matches(form.password, stored?.password)
        var step: Int?
        if matches, let secret = stored?.totp {
            step = TOTP.step(of: form.code ?? "", secret, at: now, after: stored?.totpStep)
        }
        guard matches, let stored, !stored.isDisabled, stored.totp == nil || step != nil else {
            try await site.store.write { db in
                try StaffStore.fail(db, name, at: now)
                if stored != nil {
                    try AuditLog.append(db, staff: name, action: "login.failed", target: name, detail: "", at: now)
                }
            }
            return ConsolePage.login("登录名、密码或动态码不对", status: .forbidden)
        }
        let usedStep = step
        let token = try await site.store.write { db in
            try AuditLog.append(db, staff: name, action: "login", target: name, detail: "", at: now)
            return try StaffStore.open(db, name, totpStep: usedStep, at: now)
        }
        var response = Response.redirect(to: "/", type: .normal)
        response.setCookie(
            Cookie(
                name: Self.cookie, value: token, maxAge: StaffStore.sessionLimit, path: "/",
                secure: site.configuration.secureCookies, httpOnly: true, sameSite: .strict))
        return response
    }

    private struct CSRFOnly: Decodable { let csrf: String }

    private func logout(_ request: Request) async throws -> Response {
        let session = try await session(request)
        try check(try await form(CSRFOnly.self, of: request).csrf, session)
        let token = request.cookies[Self.cookie]?.value ?? ""
        try await site.store.write { try StaffStore.close($0, token: token) }
        return .redirect(to: "/login", type: .normal)
    }

    /// Who asks.
    ///
    /// - Throws: a redirection to the login page.
    func session(_ request: Request) async throws -> StaffSession {
        guard let token = request.cookies[Self.cookie]?.value else { throw LoginNeeded() }
        let now = site.clock.now()
        let tree = site.content.tree
        guard
            let (session, stale) = try await site.store.read({
                try StaffStore.session($0, token: token, tree: tree, at: now)
            })
        else { throw LoginNeeded() }
        if stale { try await site.store.write { try StaffStore.touch($0, token: token, at: now) } }
        return session
    }

    /// Fields of a form.
    func form<Form: Decodable>(_ type: Form.Type, of request: Request) async throws -> Form {
        try await request.form(type, within: site.configuration.bodySeconds)
    }

    /// The token that only a page of ours can know, beside SameSite cookies.
    func check(_ csrf: String, _ session: StaffSession) throws {
        guard Secret.equal(csrf, session.csrf) else { throw HTTPError(.forbidden, message: "页面过期了，请返回重试") }
    }

    private func checkOrigin(_ request: Request) throws {
        guard let origin = request.headers[.origin], origin != "null" else { return }
        guard
            URLComponents(string: origin)?.host == request.head.authority?.split(separator: ":").first.map(String.init)
        else { throw HTTPError(.forbidden, message: "请求来自别的网站") }
    }

    /// Nobody is logged in.
    struct LoginNeeded: Error {
        var response: Response { .redirect(to: "/login", type: .normal) }
    }

    // MARK: Pages

    /// A page in its frame.
    func page<Body: Sendable>(
        _ template: String, _ session: StaffSession, here: String, title: String, subtitle: String = "",
        notice: String = "", status: HTTPResponse.Status = .ok, _ body: Body
    ) async throws -> Response {
        let person = session.person
        let today = site.clock.today
        let (open, overdue) = try await site.store.read { db in try MatterList.counts(db, for: person, today: today) }
        let all: [(path: String, name: String, roles: Set<Role>, count: Int?)] = [
            ("/inbox", "收件箱", Self.matterRoles, open), ("/overdue", "超期督办", Self.matterRoles, overdue),
            ("/board", "公开看板", Set(Role.allCases), nil), ("/closed", "已办与发布", Self.matterRoles, nil),
            ("/fleet", "终端", [.admin, .auditor, .leader, .clerk], nil),
            ("/statistics", "评议与统计", Set(Role.allCases), nil), ("/accounts", "账号", [.admin], nil),
            ("/audit", "操作记录", [.auditor, .admin], nil),
        ]
        let links = all.filter { !$0.roles.isDisjoint(with: person.grants.map(\.role)) }.map {
            ConsolePage.Link(
                path: $0.path, name: $0.name, isHere: $0.path == here, count: $0.count.flatMap { $0 > 0 ? $0 : nil })
        }
        return ConsolePage.render(
            template,
            ConsolePage.Frame(
                title: title, subtitle: subtitle, links: links, person: person.name, csrf: session.csrf, notice: notice,
                body: body), status: status)
    }

    static let matterRoles: Set<Role> = [.clerk, .office, .reviewer, .leader, .auditor]

    func need(_ roles: Set<Role>, _ session: StaffSession) throws {
        guard !roles.isDisjoint(with: session.person.grants.map(\.role)) else { throw ServerError.forbidden }
    }
}
