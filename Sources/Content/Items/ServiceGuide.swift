/// How a citizen gets one service done (办事指南). Fields after GB/T 39554.
public struct ServiceGuide: Hashable, Sendable, Codable {
    /// 事项类型: the legal nature of the service.
    public var itemType: ServiceItemType
    /// 事项编码: a short code to say at the window, such as `MZ-0103`.
    public var code: String?
    /// 服务对象: whom it serves.
    public var audience: [String]
    /// 实施机关: who decides.
    public var authority: String
    /// 设定依据: the laws it stands on.
    public var basis: [LegalBasis]
    /// 受理条件: who may apply.
    public var conditions: [String]
    /// 材料: what to bring.
    public var materials: [Material]
    /// 流程: what happens, in order.
    public var steps: [ServiceStep]
    /// 法定时限: the limit that the law sets.
    public var statutoryLimit: TimeLimit?
    /// 承诺时限: the limit that the office promises.
    public var promisedLimit: TimeLimit?
    /// 收费; empty means free.
    public var fees: [Fee]
    /// 窗口: the item of the window that takes the application.
    public var window: ItemID?
    /// 地点.
    public var place: String
    /// 办理时间.
    public var hours: String
    /// 咨询电话.
    public var phone: String
    /// 监督电话.
    public var complaintPhone: String
    /// 办理结果: certificates or decisions one gets.
    public var results: [String]
    /// 网办入口.
    public var online: String?
    /// 常见问题.
    public var questions: [QuestionAndAnswer]
    /// 一次性告知: what the clerk must tell at the first visit.
    public var noticeOnce: String?
    /// 常办: higher is listed first.
    public var popularity: Int

    /// Memberwise; rules are checked by `violations`.
    public init(
        itemType: ServiceItemType, code: String? = nil, audience: [String] = [], authority: String,
        basis: [LegalBasis] = [], conditions: [String] = [], materials: [Material] = [], steps: [ServiceStep] = [],
        statutoryLimit: TimeLimit? = nil, promisedLimit: TimeLimit? = nil, fees: [Fee] = [], window: ItemID? = nil,
        place: String, hours: String, phone: String, complaintPhone: String, results: [String] = [],
        online: String? = nil, questions: [QuestionAndAnswer] = [], noticeOnce: String? = nil, popularity: Int = 0
    ) {
        self.itemType = itemType
        self.code = code
        self.audience = audience
        self.authority = authority
        self.basis = basis
        self.conditions = conditions
        self.materials = materials
        self.steps = steps
        self.statutoryLimit = statutoryLimit
        self.promisedLimit = promisedLimit
        self.fees = fees
        self.window = window
        self.place = place
        self.hours = hours
        self.phone = phone
        self.complaintPhone = complaintPhone
        self.results = results
        self.online = online
        self.questions = questions
        self.noticeOnce = noticeOnce
        self.popularity = popularity
    }
}

/// The legal nature of a service (GB/T 39554.1).
public enum ServiceItemType: String, Hashable, Sendable, Codable, CaseIterable {
    /// 行政许可.
    case licensing = "行政许可"
    /// 行政给付.
    case payment = "行政给付"
    /// 行政确认.
    case confirmation = "行政确认"
    /// 行政奖励.
    case reward = "行政奖励"
    /// 行政裁决.
    case adjudication = "行政裁决"
    /// 行政征收.
    case levy = "行政征收"
    /// 其他行政权力.
    case otherPower = "其他行政权力"
    /// 公共服务.
    case publicService = "公共服务"
}

/// A law, regulation or document that a service stands on.
public struct LegalBasis: Hashable, Sendable, Codable {
    /// Title without brackets.
    public var title: String
    /// 文号, such as 国务院令第649号.
    public var number: String?
    /// 条款, such as 第十一条.
    public var article: String?
    /// The policy item that holds its text.
    public var link: ItemID?

    /// Memberwise; rules are checked by `violations`.
    public init(title: String, number: String? = nil, article: String? = nil, link: ItemID? = nil) {
        self.title = title
        self.number = number
        self.article = article
        self.link = link
    }
}

/// One paper that an applicant brings.
public struct Material: Hashable, Sendable, Codable {
    /// Name.
    public var name: String
    /// Original, copy or both.
    public var form: MaterialForm
    /// How many, 1...99.
    public var count: Int
    /// Whether everyone needs it.
    public var need: MaterialNeed
    /// 来源: where to get it.
    public var source: String?
    /// 样表: picture of a filled-in form.
    public var sample: MediaReference?
    /// 说明.
    public var note: String?

    /// Memberwise; rules are checked by `violations`.
    public init(
        name: String, form: MaterialForm = .original, count: Int = 1, need: MaterialNeed = .always,
        source: String? = nil, sample: MediaReference? = nil, note: String? = nil
    ) {
        self.name = name
        self.form = form
        self.count = count
        self.need = need
        self.source = source
        self.sample = sample
        self.note = note
    }
}

/// In which form a paper is wanted.
public enum MaterialForm: String, Hashable, Sendable, Codable, CaseIterable {
    /// 原件.
    case original
    /// 复印件.
    case copy
    /// 原件和复印件.
    case originalAndCopy
    /// 电子件.
    case electronic

    /// The word that staff use.
    public var text: String {
        switch self {
        case .original: "原件"
        case .copy: "复印件"
        case .originalAndCopy: "原件和复印件"
        case .electronic: "电子件"
        }
    }
}

/// Whether everyone needs a paper.
public enum MaterialNeed: Hashable, Sendable, Codable {
    /// Everyone.
    case always
    /// Nobody must, but it helps.
    case optional
    /// Those to whom the condition applies, in words.
    case when(String)
}

/// One step on the way to the result.
public struct ServiceStep: Hashable, Sendable, Codable {
    /// Name.
    public var name: String
    /// 办理人.
    public var who: String?
    /// 时限, in words such as 7日内.
    public var time: String?
    /// 说明.
    public var note: String?

    /// Memberwise; rules are checked by `violations`.
    public init(name: String, who: String? = nil, time: String? = nil, note: String? = nil) {
        self.name = name
        self.who = who
        self.time = time
        self.note = note
    }
}

/// One fee.
public struct Fee: Hashable, Sendable, Codable {
    /// 收费项目.
    public var item: String
    /// 金额.
    public var amount: Money
    /// 收费标准, in words.
    public var standard: String?
    /// 收费依据.
    public var basis: String?

    /// Memberwise; rules are checked by `violations`.
    public init(item: String, amount: Money, standard: String? = nil, basis: String? = nil) {
        self.item = item
        self.amount = amount
        self.standard = standard
        self.basis = basis
    }
}

/// A question with its answer.
public struct QuestionAndAnswer: Hashable, Sendable, Codable {
    /// The question.
    public var question: String
    /// The answer.
    public var answer: String

    /// Memberwise; rules are checked by `violations`.
    public init(question: String, answer: String) {
        self.question = question
        self.answer = answer
    }
}
