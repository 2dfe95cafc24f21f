import Content
import Foundation
import GRDB
import Participation

// What the commands of `kiosk-server` do, and the console too.
extension Site {
    /// Makes an account with one role.
    ///
    /// - Parameters:
    ///   - role: raw value of ``Role``.
    ///   - office: only for the role `office`.
    /// - Throws: ``ServerError``.
    public func createStaff(
        login: String, name: String, password: String, unit: String, role: Role, office: String = ""
    ) async throws {
        try await createStaff(
            login: login, name: name, password: password, grants: [RoleGrant(unit: unit, role: role, office: office)],
            by: "command-line")
    }

    func createStaff(login: String, name: String, password: String, grants: [RoleGrant], by actor: String) async throws
    {
        let hash = try await passwords.hash(password)
        let now = clock.now()
        let units = content.tree.all
        if let unknown = grants.first(where: { !units.isEmpty && !units.contains($0.unit) }) {
            throw ServerError.invalid(Message(zh: "没有单位“\(unknown.unit)”", en: "there is no unit '\(unknown.unit)'"))
        }
        try await store.write { db in
            try StaffStore.create(db, login: login, name: name, passwordHash: hash, grants: grants, at: now)
            let roles = grants.map { "\($0.unit) \($0.role.rawValue) \($0.office)" }.joined(separator: "; ")
            try AuditLog.append(db, staff: actor, action: "staff.create", target: login, detail: roles, at: now)
        }
    }

    /// Makes a one-time code with which one kiosk enrols within seven days.
    ///
    /// - Throws: ``ServerError``.
    public func makeEnrolmentCode(name: String, unit: String, by actor: String = "command-line") async throws -> String
    {
        let units = content.tree.all
        guard (try? UnitID(unit)) != nil, units.isEmpty || units.contains(unit) else {
            throw ServerError.invalid(Message(zh: "没有单位“\(unit)”", en: "there is no unit '\(unit)'"))
        }
        guard (1...40).contains(name.count) else {
            throw ServerError.invalid(Message(zh: "请填终端名称", en: "give the kiosk a name"))
        }
        let now = clock.now()
        return try await store.write { db in
            try AuditLog.append(db, staff: actor, action: "device.code", target: unit, detail: name, at: now)
            return try DeviceStore.makeCode(db, name: name, unit: unit, at: now)
        }
    }

    /// Writes published answers into the content folder of the configuration.
    /// - Returns: paths of the files that were written.
    /// - Throws: ``ServerError``.
    public func exportReplies(by actor: String = "command-line") async throws -> [String] {
        try await exportReplies(folders: content.folders, by: actor)
    }

    /// Writes published answers into another content folder.
    ///
    /// - Throws: ``ServerError``, also when the folder has errors.
    public func exportReplies(into folder: String) async throws -> [String] {
        let content = try await SiteContent.read(folder, today: clock.today)
        return try await exportReplies(folders: content.folders, by: "command-line")
    }

    private func exportReplies(folders: [String: String], by actor: String) async throws -> [String] {
        let matters = try await store.read { try ReplyExport.published($0) }
        let outcome = try ReplyExport(clock: clock).run(matters, folders: folders)
        let now = clock.now()
        try await store.write { db in
            try AuditLog.append(
                db, staff: actor, action: "replies.export", target: "", detail: "\(outcome.written.count)", at: now)
        }
        return outcome.written
    }

    /// Walks the chain of the audit log of a data folder, beside a running server.
    /// - Returns: the number of entries and the newest hash in hexadecimal digits.
    /// - Throws: ``ServerError/auditBroken(entry:)``.
    public static func verifyAudit(data: String) throws(ServerError) -> (count: Int, head: String) {
        let path = data + "/server.sqlite"
        return try ServerStore.explaining(path) {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let (count, head) = try queue.read(AuditLog.verify)
            return (count, head.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined())
        }
    }
}
