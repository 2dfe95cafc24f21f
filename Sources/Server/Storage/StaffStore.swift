import Content
import Crypto
import Foundation
import GRDB

/// An account, as administrators see it.
struct StaffAccount: Sendable {
    let login: String
    let name: String
    let isDisabled: Bool
    let lockedUntil: Int?
    let hasTOTP: Bool
    let grants: [RoleGrant]
}

/// A browser that is logged in.
struct StaffSession: Sendable {
    let person: StaffMember
    let csrf: String
}

/// Accounts and sessions.
enum StaffStore {
    /// Wrong passwords in a row that lock an account, and seconds for which.
    static let tries = 5
    static let lockSeconds = 900
    /// Seconds after which a session ends: without use, and in any case.
    static let idleLimit = 3600
    static let sessionLimit = 12 * 3600

    /// What is needed to judge a login.
    struct Credentials: Sendable {
        let password: String
        let totp: String?
        let totpStep: Int?
        let isDisabled: Bool
        let lockedUntil: Int?
    }

    static func credentials(_ db: Database, _ login: String) throws -> Credentials? {
        try Row.fetchOne(db, sql: "SELECT * FROM staff WHERE login = ?", arguments: [login]).map {
            Credentials(
                password: $0["password"], totp: $0["totp"], totpStep: $0["totp_step"], isDisabled: $0["disabled"],
                lockedUntil: $0["locked_until"])
        }
    }

    /// Makes an account.
    static func create(
        _ db: Database, login: String, name: String, passwordHash: String, grants: [RoleGrant], at now: Int
    ) throws {
        guard (try? ItemID(login)) != nil, login.count <= 40 else {
            throw ServerError.invalid(
                Message(zh: "登录名只能用小写字母、数字和“-”", en: "a login has lower-case letters, digits and '-'"))
        }
        guard (1...40).contains(name.count) else { throw ServerError.invalid(Message(zh: "请填姓名", en: "give a name")) }
        guard try credentials(db, login) == nil else {
            throw ServerError.invalid(Message(zh: "登录名“\(login)”已经有了", en: "'\(login)' exists already"))
        }
        try db.execute(
            sql: "INSERT INTO staff(login, name, password, created) VALUES (?, ?, ?, ?)",
            arguments: [login, name, passwordHash, now])
        for grant in grants { try self.grant(db, grant, to: login) }
    }

    static func grant(_ db: Database, _ grant: RoleGrant, to login: String) throws {
        guard (grant.role == .office) == !grant.office.isEmpty else {
            throw ServerError.invalid(Message(zh: "承办人要写明科室，其他角色不写", en: "only the role office names an office"))
        }
        try db.execute(
            sql: "INSERT OR IGNORE INTO staff_role VALUES (?, ?, ?, ?)",
            arguments: [login, grant.unit, grant.role.rawValue, grant.office])
    }

    static func revoke(_ db: Database, _ grant: RoleGrant, from login: String) throws {
        try db.execute(
            sql: "DELETE FROM staff_role WHERE login = ? AND unit = ? AND role = ? AND office = ?",
            arguments: [login, grant.unit, grant.role.rawValue, grant.office])
    }

    static func setPassword(_ db: Database, _ hash: String, of login: String) throws {
        try db.execute(
            sql: "UPDATE staff SET password = ?, failures = 0, locked_until = NULL WHERE login = ?",
            arguments: [hash, login])
        try db.execute(sql: "DELETE FROM session WHERE login = ?", arguments: [login])
    }

    static func setTOTP(_ db: Database, _ secret: String?, of login: String) throws {
        try db.execute(sql: "UPDATE staff SET totp = ?, totp_step = NULL WHERE login = ?", arguments: [secret, login])
    }

    static func setDisabled(_ db: Database, _ disabled: Bool, _ login: String) throws {
        try db.execute(sql: "UPDATE staff SET disabled = ? WHERE login = ?", arguments: [disabled, login])
        if disabled { try db.execute(sql: "DELETE FROM session WHERE login = ?", arguments: [login]) }
    }

    /// Counts a wrong password; the last of ``tries`` locks.
    static func fail(_ db: Database, _ login: String, at now: Int) throws {
        try db.execute(
            sql: """
                UPDATE staff SET locked_until = CASE WHEN failures + 1 >= ? THEN ? ELSE locked_until END,
                    failures = CASE WHEN failures + 1 >= ? THEN 0 ELSE failures + 1 END WHERE login = ?
                """, arguments: [tries, now + lockSeconds, tries, login])
    }

    /// Opens a session.
    /// - Returns: the token for the cookie; only its hash is stored.
    static func open(_ db: Database, _ login: String, totpStep: Int?, at now: Int) throws -> String {
        try db.execute(
            sql:
                "UPDATE staff SET failures = 0, locked_until = NULL, totp_step = coalesce(?, totp_step) WHERE login = ?",
            arguments: [totpStep, login])
        try db.execute(
            sql: "DELETE FROM session WHERE seen < ? OR created < ?", arguments: [now - idleLimit, now - sessionLimit])
        let token = Secret.random()
        try db.execute(
            sql: "INSERT INTO session VALUES (?, ?, ?, ?, ?)",
            arguments: [Secret.hash(token), login, Secret.random(), now, now])
        return token
    }

    static func close(_ db: Database, token: String) throws {
        try db.execute(sql: "DELETE FROM session WHERE hash = ?", arguments: [Secret.hash(token)])
    }

    /// The session of a token, and whether its time of last use should be written again.
    static func session(_ db: Database, token: String, tree: UnitTree, at now: Int) throws -> (
        StaffSession, stale: Bool
    )? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT session.login, staff.name, csrf, seen FROM session JOIN staff USING (login)
                WHERE hash = ? AND seen >= ? AND session.created >= ? AND disabled = 0
                """, arguments: [Secret.hash(token), now - idleLimit, now - sessionLimit])
        guard let row else { return nil }
        let login: String = row[0]
        let person = StaffMember(login: login, name: row[1], grants: try grants(db, login), tree: tree)
        return (StaffSession(person: person, csrf: row[2]), now - (row[3] as Int) > 60)
    }

    static func touch(_ db: Database, token: String, at now: Int) throws {
        try db.execute(sql: "UPDATE session SET seen = ? WHERE hash = ?", arguments: [now, Secret.hash(token)])
    }

    static func grants(_ db: Database, _ login: String) throws -> [RoleGrant] {
        try Row.fetchAll(
            db, sql: "SELECT unit, role, office FROM staff_role WHERE login = ? ORDER BY 1, 2, 3", arguments: [login]
        ).compactMap { row in
            Role(rawValue: row[1]).map { RoleGrant(unit: row[0], role: $0, office: row[2]) }
        }
    }

    static func all(_ db: Database) throws -> [StaffAccount] {
        try Row.fetchAll(db, sql: "SELECT * FROM staff ORDER BY login").map { row in
            StaffAccount(
                login: row["login"], name: row["name"], isDisabled: row["disabled"], lockedUntil: row["locked_until"],
                hasTOTP: (row["totp"] as String?) != nil, grants: try grants(db, row["login"]))
        }
    }
}

/// Random tokens.
enum Secret {
    /// 256 random bits in URL-safe Base64.
    static func random() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    static func hash(_ token: String) -> Data { Data(SHA256.hash(data: Data(token.utf8))) }

    /// Compares in a time that tells nothing about where two texts differ.
    static func equal(_ left: String, _ right: String) -> Bool { hash(left) == hash(right) }
}
