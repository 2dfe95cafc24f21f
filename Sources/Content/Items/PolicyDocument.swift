/// A law, regulation or policy document (政策文件).
public struct PolicyDocument: Hashable, Sendable, Codable {
    /// 发文机关.
    public var issuer: String
    /// 文号.
    public var number: String?
    /// 成文日期.
    public var adopted: Day?
    /// 公布日期.
    public var promulgated: Day?
    /// 施行日期.
    public var inForce: Day?
    /// 效力.
    public var validity: PolicyValidity
    /// 代替: what it replaces, in words.
    public var supersedes: [String]
    /// The text, in order.
    public var parts: [PolicyPart]
    /// 解读, in plain words.
    public var interpretation: [Block]
    /// 问答解读.
    public var questions: [QuestionAndAnswer]

    /// Memberwise; rules are checked by `violations`.
    public init(
        issuer: String, number: String? = nil, adopted: Day? = nil, promulgated: Day? = nil, inForce: Day? = nil,
        validity: PolicyValidity = .inForce, supersedes: [String] = [], parts: [PolicyPart] = [],
        interpretation: [Block] = [], questions: [QuestionAndAnswer] = []
    ) {
        self.issuer = issuer
        self.number = number
        self.adopted = adopted
        self.promulgated = promulgated
        self.inForce = inForce
        self.validity = validity
        self.supersedes = supersedes
        self.parts = parts
        self.interpretation = interpretation
        self.questions = questions
    }
}

/// Whether a document is in force.
public enum PolicyValidity: String, Hashable, Sendable, Codable, CaseIterable {
    /// 现行有效.
    case inForce = "in-force"
    /// 已修改.
    case amended = "amended"
    /// 已废止.
    case repealed = "repealed"
}

/// A part of a policy's text, as it is split for reading, links and search.
public enum PolicyPart: Hashable, Sendable, Codable {
    /// Text that belongs to no article.
    case text([Block])
    /// A heading of a part, chapter or section (编, 章, 节): level 1, 2, 3.
    case heading(level: Int, title: String)
    /// An article with its label, such as 第十一条 or 第一百零一条之一, and its text without the label.
    case article(label: String, text: [Block])
}
