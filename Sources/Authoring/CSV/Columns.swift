// Every column of docs/content-format.md. Some share an English name with a key of front matter.

extension Key {
    static let date = Key("date", "日期")
    static let matter = Key("matter", "事由", "摘要")
    static let income = Key("in", "收入", "收入金额")
    static let expense = Key("out", "支出", "支出金额")
    static let balance = Key("balance", "余额", "结余")
    static let counterparty = Key("counterparty", "往来单位", "对方")
    static let approvedBy = Key("approved-by", "审批人", "经办人")
    static let voucherNumber = Key("voucher-number", "凭证号")

    static let assetCode = Key("code", "编号")
    static let sort = Key("category", "类别")
    static let quantity = Key("quantity", "数量")
    static let measure = Key("unit", "单位")
    static let originalValue = Key("original-value", "原值")
    static let currentValue = Key("current-value", "净值")
    static let use = Key("use", "用途")
    static let lessee = Key("lessee", "承租人")
    static let rent = Key("rent", "年租金")
    static let leaseBegin = Key("term-begin", "租期起")
    static let leaseEnd = Key("term-end", "租期止")
    static let condition = Key("condition", "状况")
    static let seat = Key("place", "坐落")

    static let area = Key("area", "面积")
    static let contractor = Key("contractor", "承包人")
    static let price = Key("price", "年承包费")
    static let grantBegin = Key("term-begin", "承包期起")
    static let grantEnd = Key("term-end", "承包期止")

    static let contractNumber = Key("number", "合同编号")
    static let party = Key("counterparty", "对方", "往来单位")
    static let signed = Key("signed", "签订日期")
    static let termBegin = Key("term-begin", "期限起")
    static let termEnd = Key("term-end", "期限止")
    static let dueDate = Key("due", "应收日期")
    static let paid = Key("paid", "已收金额")
    static let remark = Key("note", "备注")

    static let corrects = Key("corrects", "更正")

    static let direction = Key("direction", "方向", "性质")
    static let settled = Key("settled", "已还金额", "已收回金额", "已偿还金额")
    static let incurred = Key("incurred", "发生日期")
    static let debtDue = Key("due", "到期日期", "应还日期")

    static let projectName = Key("name", "名称", "工程名称", "项目名称")
    static let site = Key("place", "地点", "坐落")
    static let budget = Key("budget", "预算价", "预算金额")
    static let tender = Key("tender", "招标方式")
    static let tendered = Key("tendered", "开标日期")
    static let winner = Key("contractor", "中标单位", "施工单位")
    static let contractPrice = Key("contract-price", "合同价", "中标价")
    static let settledPrice = Key("settled-price", "审定价", "结算价")
    static let workBegins = Key("begins", "开工日期")
    static let workEnds = Key("ends", "竣工日期")
    static let progress = Key("progress", "进度")
    static let payments = Key("payments", "付款")

    static let programme = Key("programme", "补贴项目", "项目")
    static let payPeriod = Key("period", "发放期", "所属期")
    static let household = Key("household", "户主", "姓名")
    static let villagers = Key("group", "村民组", "组别")
    static let persons = Key("persons", "人数")
    static let account = Key("account", "账号", "卡号")

    static let month = Key("month", "月份")
    static let accepted = Key("accepted", "受理")
    static let done = Key("done", "办结")
    static let onTime = Key("on-time", "按时办结")
    static let satisfaction = Key("satisfaction", "满意率")

    static let receipt = Key("number", "受理编号", "受理号", "办件编号")
    static let caseMatter = Key("matter", "事项", "申请事项")
    static let applicant = Key("applicant", "申请人", "姓名")
    static let state = Key("state", "状态", "办理状态")
}

extension Vocabulary {
    static let funds = Vocabulary([
        .date, .matter, .income, .expense, .balance, .counterparty, .approvedBy, .vouchers, .voucherNumber,
        .corrects,
    ])
    static let assets = Vocabulary([
        .name, .assetCode, .sort, .quantity, .measure, .originalValue, .currentValue, .use, .lessee, .rent, .leaseBegin,
        .leaseEnd, .condition, .seat,
    ])
    static let resources = Vocabulary([
        .name, .sort, .area, .seat, .contractor, .price, .grantBegin, .grantEnd, .use,
    ])
    static let contracts = Vocabulary([
        .name, .contractNumber, .party, .signed, .amount, .termBegin, .termEnd, .dueDate, .paid, .vouchers, .remark,
    ])
    static let debts = Vocabulary([
        .direction, .matter, .party, .amount, .settled, .incurred, .debtDue, .vouchers, .remark,
    ])
    static let projects = Vocabulary([
        .projectName, .site, .budget, .tender, .tendered, .winner, .contractPrice, .settledPrice, .workBegins,
        .workEnds, .progress, .payments, .vouchers, .remark,
    ])
    static let subsidies = Vocabulary([
        .payPeriod, .programme, .household, .villagers, .persons, .standard, .amount, .account, .remark,
    ])
    static let statistics = Vocabulary([.month, .office, .accepted, .done, .onTime, .satisfaction])
    static let cases = Vocabulary([.receipt, .caseMatter, .applicant, .state, .office, .date])
}
