/// The rank of a unit in the administration.
public enum UnitLevel: String, Hashable, Sendable, Codable, CaseIterable {
    /// 县.
    case county
    /// 街道.
    case street
    /// 镇.
    case town
    /// 乡.
    case township
    /// 村.
    case village
    /// 社区.
    case community
}

/// One figure about a unit.
public struct UnitFact: Hashable, Sendable, Codable {
    /// What it is, such as 面积.
    public var name: String
    /// The figure with its unit.
    public var value: String

    /// Memberwise; rules are checked by `violations`.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// A county, street, town, village or community.
public struct Unit: Hashable, Sendable, Codable {
    /// Stable name.
    public var id: UnitID
    /// The unit above it; nil at the top of a tree.
    public var parent: UnitID?
    /// 名称.
    public var name: String
    /// Name in English.
    public var nameEnglish: String?
    /// 层级.
    public var level: UnitLevel
    /// 服务中心: name in the title bar.
    public var center: String?
    /// 排序: smaller is shown first.
    public var order: Int
    /// 地址.
    public var address: String?
    /// 办公时间.
    public var hours: String?
    /// 电话.
    public var phone: String?
    /// 简介.
    public var introduction: String?
    /// 概况.
    public var facts: [UnitFact]

    /// Memberwise; rules are checked by `violations`.
    public init(
        id: UnitID, parent: UnitID? = nil, name: String, nameEnglish: String? = nil, level: UnitLevel,
        center: String? = nil, order: Int = 0, address: String? = nil, hours: String? = nil, phone: String? = nil,
        introduction: String? = nil, facts: [UnitFact] = []
    ) {
        self.id = id
        self.parent = parent
        self.name = name
        self.nameEnglish = nameEnglish
        self.level = level
        self.center = center
        self.order = order
        self.address = address
        self.hours = hours
        self.phone = phone
        self.introduction = introduction
        self.facts = facts
    }
}
