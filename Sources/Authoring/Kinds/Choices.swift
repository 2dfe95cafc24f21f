import Content

// The words that stand for values, as docs/content-format.md lists them; the first of each is the one that messages name.

enum Choices {
    static let cycles: [Choice<Cycle>] = [
        Choice(.permanent, "长期", "permanent"), Choice(.daily, "每日", "daily", "每天"),
        Choice(.monthly, "每月", "monthly"), Choice(.quarterly, "每季", "quarterly", "每季度"),
        Choice(.yearly, "每年", "yearly", "每年度"),
    ]
    static let sections: [Choice<AffairSection>] = [
        Choice(.party, "党务", "party"), Choice(.government, "政务", "government"), Choice(.finance, "财务", "finance"),
        Choice(.village, "村务", "village", "居务"),
    ]
    static let itemTypes: [Choice<ServiceItemType>] = ServiceItemType.allCases.map { Choice($0, $0.rawValue) }
    static let forms: [Choice<MaterialForm>] = [
        Choice(.original, "原件", "original"), Choice(.copy, "复印件", "copy"),
        Choice(.originalAndCopy, "原件和复印件", "original and copy", "原件及复印件"),
        Choice(.electronic, "电子件", "electronic"),
    ]
    static let validities: [Choice<PolicyValidity>] = [
        Choice(.inForce, "现行有效", "in-force", "in force"), Choice(.amended, "已修改", "amended"),
        Choice(.repealed, "已废止", "repealed"),
    ]
    static let noticeLevels: [Choice<NoticeLevel>] = [
        Choice(.normal, "普通", "normal"), Choice(.important, "重要", "important"), Choice(.urgent, "紧急", "urgent"),
    ]
    static let unitLevels: [Choice<UnitLevel>] = [
        Choice(.county, "县", "county"), Choice(.street, "街道", "street"), Choice(.town, "镇", "town"),
        Choice(.township, "乡", "township"), Choice(.village, "村", "village"), Choice(.community, "社区", "community"),
    ]
    static let nodeKinds: [Choice<FlowNodeKind>] = [
        Choice(.step, "步骤", "step"), Choice(.start, "开始", "start"), Choice(.decision, "判断", "decision"),
        Choice(.end, "结束", "end"),
    ]
    static let books: [Choice<LedgerBook>] = [
        Choice(.funds, "funds", "资金"), Choice(.assets, "assets", "资产"), Choice(.resources, "resources", "资源"),
        Choice(.contracts, "contracts", "合同"), Choice(.debts, "debts", "债权债务"),
        Choice(.projects, "projects", "工程"), Choice(.subsidies, "subsidies", "补贴"),
    ]
    static let directions: [Choice<Debt.Direction>] = [
        Choice(.receivable, "应收", "receivable"), Choice(.payable, "应付", "payable"),
    ]

    /// 是/否; nil for other words.
    static func yesOrNo(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "是", "true", "yes": true
        case "否", "false", "no": false
        default: nil
        }
    }
}

extension AffairSection {
    /// Reads 党务, 政务, 财务, 村务, 居务 or their English names.
    ///
    /// - Throws: ``ContentError/unknownValue(field:value:allowed:)``.
    public init(word: String) throws(ContentError) {
        guard let found = Choices.sections.first(where: { $0.spellings.contains(word.lowercased()) }) else {
            throw .unknownValue(field: "section", value: word, allowed: Choices.sections.map { $0.spellings[0] })
        }
        self = found.value
    }
}
