import Content
import Crypto
import Foundation
import GRDB
import Participation

/// A kiosk, as the server knows it.
struct Device: Sendable {
    let id: String
    let name: String
    let unit: String
    /// Ed25519 public key, 32 bytes.
    let key: Data
    let isLocked: Bool
    let contact: Int?
    let health: HealthReport?
}

/// Devices, one-time codes and nonces.
enum DeviceStore {
    /// Seconds for which a one-time code is good.
    static let codeLifetime = 7 * 86_400

    /// Makes a one-time code for one kiosk.
    static func makeCode(_ db: Database, name: String, unit: String, at now: Int) throws -> String {
        // Two receipt codes in a row: 60 random bits, easy to read out, with check characters.
        let code = ReceiptCode().description + "-" + ReceiptCode().description
        try db.execute(sql: "DELETE FROM enrolment WHERE expires < ?", arguments: [now])
        try db.execute(
            sql: "INSERT INTO enrolment VALUES (?, ?, ?, ?)", arguments: [hash(code), name, unit, now + codeLifetime])
        return code
    }

    /// Makes a device of a code, which is then used up.
    /// - Returns: the device's name; nil when the code is not good.
    static func enrol(
        _ db: Database, code: String, key: Curve25519.Signing.PublicKey, at now: Int
    ) throws -> (id: String, name: String, unit: String)? {
        let row = try Row.fetchOne(
            db, sql: "SELECT name, unit FROM enrolment WHERE hash = ? AND expires >= ?", arguments: [hash(code), now])
        guard let row else { return nil }
        try db.execute(sql: "DELETE FROM enrolment WHERE hash = ?", arguments: [hash(code)])
        let unit: String = row[1]
        let id = "\(unit)-\(EntryID(milliseconds: now * 1000).text.suffix(8))"
        try db.execute(
            sql: "INSERT INTO device(id, name, unit, key, enrolled) VALUES (?, ?, ?, ?, ?)",
            arguments: [id, row[0] as String, unit, key.rawRepresentation, now])
        return (id, row[0], unit)
    }

    private static func hash(_ code: String) -> Data {
        Data(SHA256.hash(data: Data(code.uppercased().filter { $0 != "-" && !$0.isWhitespace }.utf8)))
    }

    static func device(_ db: Database, _ id: String) throws -> Device? {
        try Row.fetchOne(db, sql: "SELECT * FROM device WHERE id = ?", arguments: [id]).map(device)
    }

    /// Kiosks of some units, the longest silent first.
    static func list(_ db: Database, in units: Set<String>, page: Int) throws -> (devices: [Device], hasMore: Bool) {
        let condition = SQLCondition.isIn("unit", units)
        let found = try Row.fetchAll(
            db, sql: "SELECT * FROM device WHERE \(condition.sql) ORDER BY contact, id LIMIT ? OFFSET ?",
            arguments: condition.arguments + [pageSize + 1, (page - 1) * pageSize])
        return (try found.prefix(pageSize).map(device), found.count > pageSize)
    }

    static let pageSize = 50

    /// How many kiosks each unit has, and how many of them were not heard of since `limit`.
    static func counts(_ db: Database, silentSince limit: Int) throws -> [String: (all: Int, silent: Int)] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT unit, count(*), sum(contact IS NULL OR contact < ?) FROM device GROUP BY unit",
            arguments: [limit])
        return Dictionary(rows.map { ($0[0], ($0[1], $0[2])) }) { first, _ in first }
    }

    private static func device(_ row: Row) throws -> Device {
        Device(
            id: row["id"], name: row["name"], unit: row["unit"],
            key: row["key"], isLocked: row["locked"],
            contact: row["contact"],
            health: try (row["health"] as String?).map {
                try JSONDecoder().decode(HealthReport.self, from: Data($0.utf8))
            })
    }

    /// Remembers a nonce until its date alone refuses it.
    /// - Returns: whether it was new.
    static func remember(_ db: Database, nonce: String, device: String, created: Int, at now: Int) throws -> Bool {
        try db.cachedStatement(sql: "DELETE FROM nonce WHERE created < ?").execute(arguments: [
            now - RequestSignature.window
        ])
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO nonce VALUES (?, ?, ?)")
            .execute(arguments: [device, nonce, created])
        return db.changesCount == 1
    }
}
