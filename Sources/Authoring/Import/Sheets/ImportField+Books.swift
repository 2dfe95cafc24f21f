import Content

extension LedgerBook {
    static let debtsFields: [ImportField] = [
        ImportField("direction", .text, "方向", "性质", "应收应付", "债权债务", "债权债务类别"),
        ImportField("matter", .text, "事由", "摘要", "内容", "形成原因", "款项内容", "事项", "用途"),
        ImportField(
            "counterparty", .text, "对方", "往来单位", "债权债务人", "债务人", "债权人", "对方单位", "单位或个人", "单位个人", "欠款人", "欠款单位", "债权债务对象"
        ),
        ImportField("amount", .amount, "金额", "欠款金额", "债权金额", "债务金额", "原始金额", "本金"),
        ImportField("settled", .amount, "已还金额", "已收回金额", "已偿还金额", "已还", "已收回", "已偿还", "已归还金额"),
        ImportField("incurred", .date, "发生日期", "形成日期", "发生时间", "形成时间", "借款日期"),
        ImportField("due", .date, "到期日期", "应还日期", "到期时间", "还款期限", "到期日"), ImportField("note", .text, "备注", "说明"),
        ImportField("serial:", .text, "序号"),
    ]
    static let projectsFields: [ImportField] = [
        ImportField("name", .text, "名称", "工程名称", "项目名称", "工程项目", "建设项目"),
        ImportField("place", .text, "地点", "坐落", "建设地点", "工程地点", "实施地点"),
        ImportField("budget", .amount, "预算价", "预算金额", "预算", "控制价", "招标控制价", "概算"),
        ImportField("tender", .text, "招标方式", "发包方式", "采购方式"),
        ImportField("tendered", .date, "开标日期", "开标时间", "中标日期", "招标时间"),
        ImportField("contractor", .text, "中标单位", "施工单位", "承建单位", "承包单位", "施工方"),
        ImportField("contract-price", .amount, "合同价", "中标价", "合同金额", "中标金额"),
        ImportField("settled-price", .amount, "审定价", "结算价", "审计价", "决算价", "审定金额", "结算金额"),
        ImportField("begins", .date, "开工日期", "开工时间"), ImportField("ends", .date, "竣工日期", "竣工时间", "完工日期", "完工时间"),
        ImportField("progress", .text, "进度", "工程进度", "形象进度"), ImportField("note", .text, "备注", "说明"),
        ImportField("serial:", .text, "序号"),
    ]
    static let subsidiesFields: [ImportField] = [
        ImportField("period", .text, "发放期", "所属期", "发放月份", "补贴月份", "发放时间"),
        ImportField("programme", .text, "补贴项目", "项目", "补贴名称", "补贴类别", "项目名称", "补助项目"),
        ImportField("household", .text, "户主", "姓名", "户主姓名", "农户姓名", "享受人", "补贴对象", "受益人"),
        ImportField("group", .text, "村民组", "组别", "小组", "所在组"), ImportField("persons", .number, "人数", "家庭人口", "享受人数"),
        ImportField("standard", .text, "标准", "补贴标准", "发放标准"),
        ImportField("amount", .amount, "金额", "补贴金额", "发放金额", "补助金额", "实发金额", "补贴资金"),
        ImportField("account", .text, "账号", "卡号", "银行账号", "银行卡号", "一卡通账号", "社保卡号"),
        ImportField("note", .text, "备注", "说明"),
        ImportField("serial:", .text, "序号"),
    ]
}
