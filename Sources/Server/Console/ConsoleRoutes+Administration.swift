import Content
import Foundation
import GRDB
import Hummingbird

extension ConsoleRoutes {
    func addAdministration(to router: Router<SiteContext>) {
        router.get("/accounts") { request, _ in try await accounts(try await session(request), notice: "") }
        router.post("/accounts/{action}") { request, context in
            try await change(request, context.parameters.get("action") ?? "")
        }
        router.get("/audit") { request, _ in try await audit(request) }
    }

    private struct AccountsBody: Sendable {
        struct Grant: Sendable {
            let login: String
            let unit: String
            let role: String
            let office: String
            let text: String
        }

        struct Row: Sendable {
            let login: String
            let name: String
            let state: String
            let stateClass: String
            let isDisabled: Bool
            let hasTOTP: Bool
            let grants: [Grant]
        }

        let rows: [Row]
        let units: [Choice]
        let roles: [Choice]
    }

    private func accounts(_ session: StaffSession, notice: String, status: HTTPResponse.Status = .ok) async throws
        -> Response
    {
        try need([.admin], session)
        let content = site.content
        let mine = session.person.units(with: [.admin])
        let now = site.clock.now()
        let all = try await site.store.read { try StaffStore.all($0) }
        // An administrator sees the accounts that have a role in their units, and those without any.
        let shown = all.filter { account in account.grants.isEmpty || account.grants.contains { mine.contains($0.unit) }
        }
        let rows = shown.map { account in
            let locked = (account.lockedUntil ?? 0) > now
            return AccountsBody.Row(
                login: account.login, name: account.name, state: account.isDisabled ? "停用" : locked ? "锁定" : "正常",
                stateClass: account.isDisabled || locked ? "late" : "good", isDisabled: account.isDisabled,
                hasTOTP: account.hasTOTP,
                grants: account.grants.map {
                    .init(
                        login: account.login, unit: $0.unit, role: $0.role.rawValue, office: $0.office,
                        text:
                            "\(content.tree.name($0.unit)) \($0.role.text)\($0.office.isEmpty ? "" : "（\($0.office)）")")
                })
        }
        return try await page(
            "accounts", session, here: "/accounts", title: "账号", subtitle: "每人一个账号，按单位给角色；上级单位的角色管到下级。",
            notice: notice, status: status,
            AccountsBody(
                rows: rows,
                units: content.tree.all.filter(mine.contains).map {
                    Choice(value: $0, name: content.tree.name($0), isChosen: false)
                }, roles: Role.allCases.map { Choice(value: $0.rawValue, name: $0.text, isChosen: false) }))
    }

    private struct AccountForm: Decodable {
        let csrf: String
        let login: String
        var name: String?
        var password: String?
        var unit: String?
        var role: String?
        var office: String?
    }

    private func change(_ request: Request, _ action: String) async throws -> Response {
        let session = try await session(request)
        let form = try await form(AccountForm.self, of: request)
        try check(form.csrf, session)
        let grant = RoleGrant(
            unit: form.unit ?? "", role: form.role.flatMap(Role.init) ?? .clerk,
            office: form.office?.trimmingCharacters(in: .whitespaces) ?? "")
        do {
            let notice = try await change(action, form, grant, by: session.person)
            return try await accounts(session, notice: notice)
        } catch ServerError.invalid(let message) {
            return try await accounts(session, notice: message.chinese, status: .unprocessableContent)
        }
    }

    private func change(
        _ action: String, _ form: AccountForm, _ grant: RoleGrant, by person: StaffMember
    ) async throws -> String {
        let login = form.login
        switch action {
        case "create":
            guard person.roles(in: grant.unit).contains(.admin) else { throw ServerError.forbidden }
            try await site.createStaff(
                login: login, name: form.name ?? "", password: form.password ?? "", grants: [grant], by: person.login)
            return "已建立 \(login)"
        case "grant", "revoke":
            guard person.roles(in: grant.unit).contains(.admin) else { throw ServerError.forbidden }
            try await change(login, by: person, action) { db in
                if action == "grant" {
                    try StaffStore.grant(db, grant, to: login)
                } else {
                    try StaffStore.revoke(db, grant, from: login)
                }
                return "\(grant.unit) \(grant.role.rawValue) \(grant.office)"
            }
            return "已改动 \(login) 的角色"
        case "password":
            let hash = try await site.passwords.hash(form.password ?? "")
            try await change(login, by: person, action) { db in
                try StaffStore.setPassword(db, hash, of: login)
                return ""
            }
            return "已更换 \(login) 的密码"
        case "totp":
            let secret = TOTP.secret()
            try await change(login, by: person, action) { db in
                try StaffStore.setTOTP(db, secret, of: login)
                return ""
            }
            return "\(login) 的动态码密钥（只显示这一次）：\(secret)"
        case "totp-off", "enable", "disable":
            try await change(login, by: person, action) { db in
                if action == "totp-off" { try StaffStore.setTOTP(db, nil, of: login) }
                if action != "totp-off" { try StaffStore.setDisabled(db, action == "disable", login) }
                return ""
            }
            return "已改动 \(login)"
        default: throw ServerError.notFound
        }
    }

    /// Changes an account within the administrator's units, and writes it down.
    private func change(
        _ login: String, by person: StaffMember, _ action: String,
        _ body: @escaping @Sendable (Database) throws -> String
    ) async throws {
        let now = site.clock.now()
        try await site.store.write { db in
            guard try StaffStore.credentials(db, login) != nil else { throw ServerError.notFound }
            let mine = person.units(with: [.admin])
            guard try StaffStore.grants(db, login).allSatisfy({ mine.contains($0.unit) }) else {
                throw ServerError.forbidden
            }
            let detail = try body(db)
            try AuditLog.append(
                db, staff: person.login, action: "staff.\(action)", target: login, detail: detail, at: now)
        }
    }

    // MARK: Audit

    private struct AuditBody: Sendable {
        struct Row: Sendable {
            let number: Int
            let at: String
            let staff: String
            let action: String
            let target: String
            let detail: String
        }

        let rows: [Row]
        let next: Int?
    }

    private func audit(_ request: Request) async throws -> Response {
        let session = try await session(request)
        try need([.auditor, .admin], session)
        let before = request.uri.queryParameters["before"].flatMap { Int($0) }
        let entries = try await site.store.read { try AuditLog.newest($0, before: before, limit: 100) }
        let body = AuditBody(
            rows: entries.map {
                .init(
                    number: $0.number, at: site.clock.stamp($0.at), staff: $0.staff, action: $0.action,
                    target: $0.target,
                    detail: $0.detail)
            }, next: entries.count == 100 ? entries.last?.number : nil)
        return try await page(
            "audit", session, here: "/audit", title: "操作记录", subtitle: "只增不改；每条带着前一条的校验值，用 kiosk-server audit 核对。", body
        )
    }
}
