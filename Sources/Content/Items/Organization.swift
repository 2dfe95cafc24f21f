/// An office of a unit (机构).
public struct Office: Hashable, Sendable, Codable {
    /// The office above it.
    public var parent: ItemID?
    /// 职责.
    public var duties: [String]
    /// 电话.
    public var phone: String?
    /// 地点.
    public var place: String?
    /// 人员.
    public var people: [Person]
    /// Place in the list as the author wrote it.
    public var order: Int

    /// Memberwise; rules are checked by `violations`.
    public init(
        parent: ItemID? = nil, duties: [String] = [], phone: String? = nil, place: String? = nil,
        people: [Person] = [], order: Int = 0
    ) {
        self.parent = parent
        self.duties = duties
        self.phone = phone
        self.place = place
        self.people = people
        self.order = order
    }
}

/// A window of a service hall (窗口).
public struct ServiceWindow: Hashable, Sendable, Codable {
    /// 号码, as it hangs over the window.
    public var number: String
    /// 科室: the office that staffs it.
    public var office: ItemID?
    /// 地点.
    public var place: String?
    /// 电话.
    public var phone: String?
    /// 办理时间.
    public var hours: String?
    /// 值班.
    public var onDuty: [Person]
    /// 业务, in a few words.
    public var services: String?
    /// Place in the list as the author wrote it.
    public var order: Int

    /// Memberwise; rules are checked by `violations`.
    public init(
        number: String, office: ItemID? = nil, place: String? = nil, phone: String? = nil, hours: String? = nil,
        onDuty: [Person] = [], services: String? = nil, order: Int = 0
    ) {
        self.number = number
        self.office = office
        self.place = place
        self.phone = phone
        self.hours = hours
        self.onDuty = onDuty
        self.services = services
        self.order = order
    }
}

/// Somebody who answers for something.
public struct Person: Hashable, Sendable, Codable {
    /// 姓名.
    public var name: String
    /// 职务.
    public var post: String?
    /// 电话.
    public var phone: String?
    /// 照片.
    public var photo: MediaReference?
    /// 分工.
    public var duty: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        name: String, post: String? = nil, phone: String? = nil, photo: MediaReference? = nil, duty: String? = nil
    ) {
        self.name = name
        self.post = post
        self.phone = phone
        self.photo = photo
        self.duty = duty
    }
}

/// Who answers for an item (责任人).
public struct Responsible: Hashable, Sendable, Codable {
    /// 科室, in words.
    public var office: String?
    /// 姓名.
    public var name: String?
    /// 电话.
    public var phone: String?

    /// Memberwise; rules are checked by `violations`.
    public init(office: String? = nil, name: String? = nil, phone: String? = nil) {
        self.office = office
        self.name = name
        self.phone = phone
    }
}
