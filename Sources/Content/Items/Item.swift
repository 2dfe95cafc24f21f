/// What kind of thing an item is.
public enum ItemKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 办事指南.
    case guide
    /// 政策文件.
    case policy
    /// 党务、政务、财务、村务.
    case affair
    /// 三资.
    case ledger
    /// 通知公告.
    case notice
    /// 机构.
    case office
    /// 窗口.
    case window
    /// 权力运行流程图.
    case flow
    /// 办件统计.
    case statistic
    /// 回音壁.
    case reply
    /// 屏保.
    case slide
    /// 公开目录.
    case catalogue
}

/// What an item adds to the fields that all items have.
public enum ItemDetail: Hashable, Sendable {
    /// 办事指南.
    case guide(ServiceGuide)
    /// 政策文件.
    case policy(PolicyDocument)
    /// 党务、政务、财务、村务.
    case affair(VillageAffair)
    /// 三资.
    case ledger(Ledger)
    /// 通知公告.
    case notice(Notice)
    /// 机构.
    case office(Office)
    /// 窗口.
    case window(ServiceWindow)
    /// 权力运行流程图.
    case flow(PowerFlow)
    /// 办件统计.
    case statistic(StatisticSeries)
    /// 回音壁.
    case reply(Reply)
    /// 屏保.
    case slide(Slide)
    /// 公开目录.
    case catalogue(DisclosureCatalogue)

    /// Which kind it is.
    public var kind: ItemKind {
        switch self {
        case .guide: .guide
        case .policy: .policy
        case .affair: .affair
        case .ledger: .ledger
        case .notice: .notice
        case .office: .office
        case .window: .window
        case .flow: .flow
        case .statistic: .statistic
        case .reply: .reply
        case .slide: .slide
        case .catalogue: .catalogue
        }
    }
}

/// A picture that comes with an item.
public struct Attachment: Hashable, Sendable, Codable {
    /// What it is.
    public var name: String
    /// The picture.
    public var media: MediaReference

    /// Memberwise; rules are checked by `violations`.
    public init(name: String, media: MediaReference) {
        self.name = name
        self.media = media
    }
}

/// One thing that is made public.
public struct Item: Hashable, Sendable {
    /// Stable name, unique in the tree of units.
    public var id: ItemID
    /// The unit that publishes it.
    public var unit: UnitID
    /// At most 200 characters.
    public var title: String
    /// The title in English, if the author gave one.
    public var titleEnglish: String?
    /// 分类: theme for filters.
    public var category: String?
    /// 关键词: other names, and the words people say.
    public var keywords: [String]
    /// 发布日期.
    public var published: Day
    /// 生效日期.
    public var effective: Day?
    /// 失效日期: after it the item is no longer shown.
    public var expires: Day?
    /// 公开周期.
    public var cycle: Cycle
    /// 责任人.
    public var responsible: Responsible?
    /// 附件.
    public var attachments: [Attachment]
    /// 相关.
    public var related: [ItemID]
    /// 摘要.
    public var summary: String?
    /// 正文.
    public var body: [Block]
    /// What its kind adds.
    public var detail: ItemDetail

    /// Memberwise; rules are checked by `violations`.
    public init(
        id: ItemID, unit: UnitID, title: String, titleEnglish: String? = nil, category: String? = nil,
        keywords: [String] = [], published: Day, effective: Day? = nil, expires: Day? = nil,
        cycle: Cycle = .permanent, responsible: Responsible? = nil, attachments: [Attachment] = [],
        related: [ItemID] = [], summary: String? = nil, body: [Block] = [], detail: ItemDetail
    ) {
        self.id = id
        self.unit = unit
        self.title = title
        self.titleEnglish = titleEnglish
        self.category = category
        self.keywords = keywords
        self.published = published
        self.effective = effective
        self.expires = expires
        self.cycle = cycle
        self.responsible = responsible
        self.attachments = attachments
        self.related = related
        self.summary = summary
        self.body = body
        self.detail = detail
    }

    /// What kind of thing it is.
    public var kind: ItemKind { detail.kind }

    /// Whether it is shown on a day: published, and not past its expiry.
    public func isShown(on day: Day) -> Bool { expires.map { day <= $0 } ?? true }
}
