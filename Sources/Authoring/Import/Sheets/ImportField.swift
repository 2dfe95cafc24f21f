import Content

/// A column that a ledger may have, with the words under which people keep it.
struct ImportField: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case text, amount, date, area, number, span, month, day }

    /// English name of the column in the ledger's file; names with a colon only help to find others.
    let name: String
    let kind: Kind
    /// The usual one first.
    let words: [String]

    init(_ name: String, _ kind: Kind, _ words: String...) {
        self.name = name
        self.kind = kind
        self.words = words
    }

    /// What is seen but has no place in the ledger.
    var isAuxiliary: Bool { name.contains(":") }
}

extension LedgerBook {
    /// Columns by which a table is known to be this book, in groups of which one each must be there.
    var required: [[String]] {
        switch self {
        case .funds: [["date", "day:"], ["matter"], ["in", "out", "amount:"]]
        case .assets: [["name"], ["original-value"]]
        case .resources: [["name"], ["area"]]
        case .contracts: [["name"], ["counterparty"], ["amount"]]
        case .debts: [["direction"], ["matter"], ["counterparty"], ["amount"]]
        case .projects: [["name"], ["contractor"], ["contract-price", "settled-price", "budget"]]
        case .subsidies: [["period"], ["programme"], ["household"], ["amount"]]
        }
    }

    var vocabulary: Vocabulary {
        switch self {
        case .funds: .funds
        case .assets: .assets
        case .resources: .resources
        case .contracts: .contracts
        case .debts: .debts
        case .projects: .projects
        case .subsidies: .subsidies
        }
    }

    /// Words of a title, sheet or file that speak for this book.
    var hints: [String] {
        switch self {
        case .funds: ["收支", "资金", "现金", "流水", "日记账", "财务公开", "funds"]
        case .assets: ["资产", "物资", "assets"]
        case .resources: ["资源", "土地", "地块", "resources"]
        case .contracts: ["合同", "协议", "contracts"]
        case .debts: ["债权", "债务", "应收应付", "欠款", "debts"]
        case .projects: ["工程", "projects"]
        case .subsidies: ["补贴", "补助", "津贴", "subsidies"]
        }
    }

    var fields: [ImportField] {
        switch self {
        case .funds: Self.fundsFields
        case .assets: Self.assetsFields
        case .resources: Self.resourcesFields
        case .contracts: Self.contractsFields
        case .debts: Self.debtsFields
        case .projects: Self.projectsFields
        case .subsidies: Self.subsidiesFields
        }
    }

    private static let serial = ImportField("serial:", .text, "序号", "顺序号", "行号", "no", "no.", "#")

    private static let fundsFields: [ImportField] = [
        ImportField(
            "date", .date, "日期", "记账日期", "入账日期", "发生日期", "业务日期", "收支日期", "凭证日期", "交易日期", "登记日期", "支付日期", "收款日期", "付款日期",
            "时间", "入账时间", "记账时间", "发生时间", "交易时间", "收支时间", "年月日", "制单日期"),
        ImportField("month:", .month, "月", "月份"), ImportField("day:", .day, "日", "号"),
        ImportField(
            "matter", .text, "事由", "摘要", "内容", "收支内容", "收支项目", "项目", "项目名称", "款项用途", "用途", "资金用途", "款项内容", "款项名称",
            "业务摘要",
            "业务内容", "经济业务内容", "摘要说明", "事项", "事项说明", "收支事由", "收支事项", "支出事由", "开支内容", "开支项目", "说明", "明细", "收支明细", "名目",
            "来源及用途", "收入项目", "支出项目", "收入内容", "支出内容", "收入摘要", "支出摘要", "收入事由", "收入名称", "支出名称",
            "资金来源及用途", "收入来源及支出用途", "款项说明"),
        ImportField(
            "in", .amount, "收入", "收入金额", "收入额", "收入数", "收入合计", "收方", "收方金额", "借方", "借方金额", "借方发生额", "收款金额", "入账金额",
            "进账", "进账金额",
            "本期收入", "收", "增加", "收到金额", "现金收入", "转入", "存入"),
        ImportField(
            "out", .amount, "支出", "支出金额", "支出额", "支出数", "支出合计", "付方", "付方金额", "贷方", "贷方金额", "贷方发生额", "付款金额", "支付金额",
            "开支", "开支金额",
            "本期支出", "付", "减少", "出账金额", "付出", "付出金额", "支", "现金支出", "转出", "支取"),
        ImportField(
            "balance", .amount, "余额", "结余", "结存", "结余金额", "结存金额", "余额数", "账面余额", "期末余额", "账户余额", "库存", "库存现金", "累计结余",
            "本期结余",
            "滚存结余", "资金余额"),
        ImportField(
            "counterparty", .text, "往来单位", "对方", "对方单位", "对方名称", "对方户名", "往来对象", "往来户", "交易对方", "收付款单位", "收付款人",
            "收付款对象", "收款单位", "收款人",
            "收款方", "收款户名", "领款人", "领款单位", "付款单位", "付款人", "付款方", "交款人", "交款单位", "缴款人", "来源单位", "收入来源", "支出去向", "单位或个人",
            "单位个人", "客户",
            "往来单位个人", "往来单位或个人"),
        ImportField(
            "approved-by", .text, "审批人", "审批", "批准人", "审批领导", "签批人", "审签人", "经办人", "经手人", "经办", "负责人", "审核人", "村主任签字",
            "审批人签字"),
        ImportField(
            "voucher-number", .text, "凭证号", "凭证编号", "凭证号码", "凭证字号", "记账凭证号", "凭单号", "凭证", "票据号", "票据号码", "票据编号", "票号",
            "单据号", "单据编号", "收据号",
            "发票号", "发票号码", "号数", "凭证号数", "凭证字第号"),
        ImportField("vouchers", .text, "凭证图片", "凭证照片", "票据照片"), ImportField("corrects", .text, "更正", "更正凭证号"),
        ImportField("amount:", .amount, "金额", "发生额", "收支金额", "交易金额", "发生金额", "收付金额", "数额"),
        ImportField(
            "direction:", .text, "收支", "收/支", "收支类别", "收支类型", "收支方向", "方向", "借贷", "借贷方向", "借/贷", "类型", "收付", "收支性质",
            "类别"),
        serial,
    ]

    private static let assetsFields: [ImportField] = [
        ImportField("name", .text, "名称", "资产名称", "固定资产名称", "物品名称", "物资名称", "设备名称", "资产", "资产项目", "品名", "项目名称", "项目"),
        ImportField("code", .text, "编号", "资产编号", "资产编码", "资产代码", "编码", "代码", "卡片编号", "卡号", "登记号"),
        ImportField("category", .text, "类别", "资产类别", "资产分类", "资产类型", "分类", "类型", "种类"),
        ImportField("quantity", .number, "数量", "件数", "资产数量"),
        ImportField("unit", .text, "单位", "计量单位", "数量单位"),
        ImportField(
            "original-value", .amount, "原值", "资产原值", "账面原值", "原价", "原始价值", "购置金额", "购置价", "购置价格", "购置价值", "购入价", "购入价格",
            "入账价值", "价值", "资产价值",
            "固定资产原值", "账面价值"),
        ImportField("current-value", .amount, "净值", "资产净值", "账面净值", "现值", "净额", "折余价值", "评估价值", "评估价", "现有价值"),
        ImportField("use", .text, "用途", "使用情况", "使用方式", "利用情况", "经营方式", "资产用途", "使用方向"),
        ImportField(
            "lessee", .text, "承租人", "承租方", "承租户", "承租单位", "租赁人", "租赁方", "租用人", "租户", "使用人", "使用单位", "使用者", "承包人",
            "承租人名称"),
        ImportField("rent", .amount, "年租金", "租金", "年租赁费", "年租金额", "租金收入", "年收益", "年租", "租赁费"),
        ImportField(
            "term-begin", .date, "租期起", "租赁开始", "租赁开始日期", "租赁起始日期", "起租日期", "起租日", "起租时间", "开始日期", "起始日期", "开始时间",
            "起始时间", "租期开始", "租赁期起"),
        ImportField(
            "term-end", .date, "租期止", "租赁结束", "租赁结束日期", "租赁终止日期", "到期日期", "到期日", "到期时间", "终止日期", "结束日期", "截止日期", "结束时间",
            "终止时间", "租期结束", "租赁期止"),
        ImportField("term:", .span, "租期", "租赁期限", "租赁期", "期限", "出租期限", "起止日期", "租赁起止日期", "起止时间", "租赁时间"),
        ImportField("condition", .text, "状况", "状态", "资产状况", "资产状态", "使用状况", "使用状态", "完好程度", "完好情况", "现状", "新旧程度"),
        ImportField(
            "place", .text, "坐落", "坐落位置", "坐落地点", "位置", "地点", "所在地", "所在位置", "存放地点", "存放位置", "资产位置", "地址", "座落", "座落地点",
            "座落位置"),
        serial,
    ]

    private static let resourcesFields: [ImportField] = [
        ImportField("name", .text, "名称", "资源名称", "地块名称", "地名", "小地名", "资源", "地块", "项目名称", "项目", "资源项目"),
        ImportField("category", .text, "类别", "资源类别", "资源类型", "资源种类", "地类", "土地类别", "土地类型", "分类", "类型", "种类"),
        ImportField("area", .area, "面积", "亩数", "土地面积", "资源面积", "水面面积", "承包面积", "总面积", "实测面积", "发包面积"),
        ImportField(
            "place", .text, "坐落", "坐落位置", "坐落地点", "位置", "地点", "所在地", "所在位置", "地址", "座落", "座落位置", "座落地点", "所在组", "四至"),
        ImportField(
            "contractor", .text, "承包人", "承包方", "承包户", "承包者", "承包人姓名", "经营者", "经营主体", "经营户", "承租人", "承租方", "使用人", "使用者",
            "发包对象", "承包经营者"),
        ImportField(
            "price", .amount, "年承包费", "承包费", "年承包金", "承包金", "承包费用", "承包金额", "年承包金额", "年租金", "租金", "年费用", "年收益", "年上交承包费"
        ),
        ImportField(
            "term-begin", .date, "承包期起", "承包开始", "承包开始日期", "承包起始日期", "开始日期", "起始日期", "开始时间", "起始时间", "起包日期", "承包开始时间"),
        ImportField(
            "term-end", .date, "承包期止", "承包结束", "承包结束日期", "承包终止日期", "到期日期", "到期日", "到期时间", "终止日期", "结束日期", "截止日期",
            "结束时间", "终止时间", "承包到期时间"),
        ImportField("term:", .span, "承包期", "承包期限", "承包时间", "期限", "起止日期", "起止时间", "承包起止日期", "承包起止时间", "租期", "合同期限"),
        ImportField("use", .text, "用途", "经营内容", "经营项目", "利用情况", "使用情况", "利用现状", "种植作物", "经营方式"),
        serial,
    ]

    private static let contractsFields: [ImportField] = [
        ImportField("name", .text, "名称", "合同名称", "合同项目", "合同标的", "标的", "标的物", "项目名称", "合同内容", "协议名称", "项目", "合同事项"),
        ImportField("number", .text, "合同编号", "合同号", "编号", "文本编号", "协议编号", "合同序号"),
        ImportField(
            "counterparty", .text, "对方", "往来单位", "乙方", "乙方名称", "合同对方", "对方单位", "对方当事人", "承包方", "承包人", "承租方", "承租人",
            "签约方", "签约单位", "签约对方", "合同乙方",
            "施工单位", "受让方", "乙方单位个人"),
        ImportField("signed", .date, "签订日期", "签订时间", "签约日期", "签约时间", "签订日", "签署日期", "签字日期", "订立日期"),
        ImportField(
            "amount", .amount, "金额", "合同金额", "合同总金额", "合同总价", "合同价款", "合同价", "合同额", "总金额", "总价款", "总价", "标的额", "标的金额",
            "价款", "合同总额", "合同标的额"),
        ImportField(
            "term-begin", .date, "期限起", "合同开始", "合同开始日期", "开始日期", "起始日期", "开始时间", "起始时间", "生效日期", "合同起始日期", "合同生效日期",
            "起始日"),
        ImportField(
            "term-end", .date, "期限止", "合同结束", "合同结束日期", "到期日期", "到期日", "到期时间", "终止日期", "结束日期", "截止日期", "结束时间", "终止时间",
            "合同到期日", "合同终止日期", "终止日"),
        ImportField(
            "term:", .span, "合同期限", "合同期", "期限", "起止日期", "起止时间", "合同起止日期", "合同起止时间", "履行期限", "租期", "承包期", "承包期限"),
        ImportField(
            "due", .date, "应收日期", "应收时间", "付款时间", "付款日期", "缴款时间", "缴款日期", "交款日期", "交款时间", "应缴日期", "应交日期", "付款期限",
            "下次收款日期", "应收款日期"),
        ImportField(
            "paid", .amount, "已收金额", "已收", "已收款", "已付金额", "已缴金额", "已交金额", "实收", "实收金额", "到账金额", "累计已收", "已兑现金额", "已兑现",
            "已付款"),
        ImportField("vouchers", .text, "凭证", "凭证图片"),
        ImportField("note", .text, "备注", "说明", "附注", "备考"),
        serial,
    ]
}
