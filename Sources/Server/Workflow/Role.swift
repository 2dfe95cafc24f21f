import Content

/// What somebody may do in a unit and the units below it.
public enum Role: String, Hashable, Sendable, CaseIterable {
    /// 受理员: receives, assigns, merges.
    case clerk
    /// 承办人: drafts for one office.
    case office
    /// 审核人.
    case reviewer
    /// 领导: publishes, extends, refuses, supervises.
    case leader
    /// 监督员: reads statistics and the audit log.
    case auditor
    /// 管理员: accounts and devices; no matters.
    case admin

    /// In Chinese.
    var text: String {
        switch self {
        case .clerk: "受理员"
        case .office: "承办人"
        case .reviewer: "审核人"
        case .leader: "领导"
        case .auditor: "监督员"
        case .admin: "管理员"
        }
    }
}

/// One role of one person.
struct RoleGrant: Hashable, Sendable {
    let unit: String
    let role: Role
    /// The office for which an ``Role/office`` drafts; empty for every other role.
    let office: String
}

/// Somebody who works at the console, with what they may do.
struct StaffMember: Hashable, Sendable {
    let login: String
    let name: String
    let grants: [RoleGrant]
    /// Units below each unit, itself included.
    let tree: UnitTree

    /// Roles in a unit: those given for it or for a unit above it.
    func roles(in unit: String) -> Set<Role> {
        Set(grants.filter { tree.isUnit(unit, within: $0.unit) }.map(\.role))
    }

    func has(_ role: Role) -> Bool { grants.contains { $0.role == role } }

    /// Units in which somebody with one of some roles is active, with all units below.
    func units(with roles: Set<Role>) -> Set<String> {
        grants.filter { roles.contains($0.role) }.reduce(into: []) { $0.formUnion(tree.within($1.unit)) }
    }

    /// Whether somebody may read a matter. 举报 and 依申请公开 are read only by those who deal with them.
    func maySee(unit: String, office: String?, isPrivate: Bool) -> Bool {
        let roles = roles(in: unit)
        if !roles.isDisjoint(with: [.clerk, .reviewer, .leader]) { return true }
        if roles.contains(.auditor), !isPrivate { return true }
        return draftsFor(office, in: unit)
    }

    func draftsFor(_ office: String?, in unit: String) -> Bool {
        guard let office else { return false }
        return grants.contains { $0.role == .office && $0.office == office && tree.isUnit(unit, within: $0.unit) }
    }
}

/// Which units lie below which.
struct UnitTree: Hashable, Sendable {
    private let parents: [String: String]
    private let names: [String: String]
    private let order: [String]

    init(_ units: [(id: String, parent: String?, name: String)] = []) {
        parents = Dictionary(units.compactMap { unit in unit.parent.map { (unit.id, $0) } }) { first, _ in first }
        names = Dictionary(units.map { ($0.id, $0.name) }) { first, _ in first }
        order = units.map(\.id)
    }

    var all: [String] { order }

    func name(_ unit: String) -> String { names[unit] ?? unit }

    func isUnit(_ unit: String, within other: String) -> Bool {
        var current: String? = unit
        while let id = current {
            if id == other { return true }
            current = parents[id]
        }
        return false
    }

    func within(_ unit: String) -> Set<String> { Set(order.filter { isUnit($0, within: unit) } + [unit]) }
}
