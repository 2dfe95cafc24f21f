import Content

/// A line such as `咨询电话：0564-3310023`.
struct LabelledText: Hashable, Sendable {
    let label: String
    let value: String

    init?(_ line: String) {
        guard let cut = line.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
        let label = Self.name(String(line[..<cut]))
        guard (2...12).contains(label.count), !label.contains(where: { "，。；,;".contains($0) }) else { return nil }
        self.label = label
        value = trimmed(line[line.index(after: cut)...])
    }

    /// A heading or label without its number and colon: `三、申请材料：` is `申请材料`.
    static func name(_ text: String) -> String {
        let plain = folded(text).filter { !$0.isWhitespace }
        let number = /^(?:第[一二三四五六七八九十]+[部章节]分?|[(]?[一二三四五六七八九十\d]{1,3}(?:[)、.]|(?=[^\d年月日个]))[、.]?)/
        var name = plain[...]
        if let match = plain.prefixMatch(of: number), match.range.upperBound < plain.endIndex,
            plain[..<match.range.upperBound].contains(where: { ")、.".contains($0) }) || plain.hasPrefix("第")
        {
            name = plain[match.range.upperBound...]
        }
        while let last = name.last, ":：*".contains(last) { name.removeLast() }
        while let first = name.first, "*【[".contains(first) { name.removeFirst() }
        while let last = name.last, "】]".contains(last) { name.removeLast() }
        return String(name)
    }

    /// A line of a list without its number: `1. 户口在本街道；` is `户口在本街道`.
    static func entry(_ text: String) -> String {
        let line = trimmed(text)
        let mark =
            /^(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}\s*[.．、)）](?!\d)|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳]|[•●◆■·\-—○]\s*)\s*/
        var entry = line.prefixMatch(of: mark).map { String(line[$0.range.upperBound...]) } ?? line
        while let last = entry.last, "；;。".contains(last) { entry.removeLast() }
        return trimmed(entry)
    }
}

/// The words under which offices write the fields of a guide.
enum GuideWords {
    static let labels: [(field: String, words: [String])] = [
        ("title", ["事项名称", "服务事项", "办理事项", "事项", "项目名称", "服务名称"]),
        ("item-type", ["事项类型", "权力类型", "事项性质", "事项类别", "服务类型"]),
        ("code", ["事项编码", "事项编号", "实施编码", "基本编码"]),
        ("audience", ["服务对象", "办理对象", "申请对象", "适用对象", "适用范围", "申请人", "面向对象"]),
        (
            "authority",
            ["实施机关", "实施主体", "实施机构", "办理机构", "办理部门", "办理单位", "承办单位", "受理机构", "决定机构", "责任单位", "主管部门", "承办机构", "受理单位"]
        ),
        ("basis", ["设定依据", "办理依据", "法律依据", "政策依据", "实施依据", "法定依据", "依据", "受理依据"]),
        ("conditions", ["受理条件", "办理条件", "申请条件", "申办条件", "准入条件", "条件", "享受条件"]),
        (
            "materials",
            [
                "申请材料", "所需材料", "办理材料", "申报材料", "提交材料", "材料清单", "申请材料目录", "材料", "需提供材料", "所需资料", "申办材料", "需提交材料",
                "申请材料清单",
            ]
        ),
        ("steps", ["办理流程", "办理程序", "流程", "办事流程", "办理步骤", "工作流程", "申办流程", "申请流程", "服务流程", "程序"]),
        ("statutory-limit", ["法定办结时限", "法定时限", "法定期限", "法定办理时限"]),
        ("promised-limit", ["承诺办结时限", "承诺时限", "承诺期限", "承诺办理时限", "办理时限", "办结时限", "办理期限", "时限"]),
        ("fees", ["收费", "收费标准", "收费情况", "是否收费", "收费依据及标准", "收费项目", "收费标准及依据", "办理费用", "费用"]),
        ("place", ["办理地点", "地点", "受理地点", "办公地点", "办事地点", "办理窗口", "受理窗口", "办公地址", "地址", "办理地址"]),
        ("hours", ["办理时间", "办公时间", "受理时间", "工作时间", "服务时间", "办事时间"]),
        ("phone", ["咨询电话", "联系电话", "咨询方式", "电话", "咨询途径", "服务电话", "办公电话", "联系方式"]),
        ("complaint-phone", ["监督电话", "投诉电话", "监督投诉电话", "监督方式", "投诉监督电话", "监督投诉方式", "举报电话", "监督投诉渠道", "监督投诉"]),
        ("results", ["办理结果", "结果名称", "审批结果", "办理结果名称", "结果", "办结结果", "审批结果名称"]),
        ("online", ["网办入口", "网上办理", "网上办理地址", "在线办理", "网上办理入口", "网上办理网址", "网址"]),
        ("notice-once", ["一次性告知", "注意事项", "温馨提示", "特别提醒"]),
        ("questions", ["常见问题", "常见问题解答", "问答"]),
    ]

    /// The field that a label means; nil for other words.
    static func field(_ label: String) -> String? {
        let name = LabelledText.name(label)
        guard !name.isEmpty, name.count <= 12 else { return nil }
        return labels.first { $0.words.contains(name) }?.field
    }

    static func word(_ field: String) -> String { labels.first { $0.field == field }?.words[0] ?? field }
}
