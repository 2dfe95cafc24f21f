// Every key of docs/content-format.md, in the order of that page.

extension Key {
    static let id = Key("id", "编号")
    static let title = Key("title", "标题")
    static let titleEnglish = Key("title-en", "英文标题")
    static let category = Key("category", "分类")
    static let keywords = Key("keywords", "关键词")
    static let published = Key("published", "发布日期")
    static let effective = Key("effective", "生效日期")
    static let expires = Key("expires", "失效日期")
    static let cycle = Key("cycle", "公开周期")
    static let responsible = Key("responsible", "责任人")
    static let attachments = Key("attachments", "附件")
    static let related = Key("related", "相关")
    static let summary = Key("summary", "摘要")

    static let office = Key("office", "科室")
    static let personName = Key("name", "姓名")
    static let phone = Key("phone", "电话")
    static let name = Key("name", "名称")
    static let file = Key("file", "文件")
    static let note = Key("note", "说明")
    static let place = Key("place", "地点")
    static let number = Key("number", "文号")

    static let itemType = Key("item-type", "事项类型")
    static let code = Key("code", "事项编码")
    static let audience = Key("audience", "服务对象")
    static let authority = Key("authority", "实施机关")
    static let basis = Key("basis", "设定依据")
    static let basisTitle = Key("title", "名称")
    static let article = Key("article", "条款")
    static let link = Key("link", "链接")
    static let conditions = Key("conditions", "受理条件")
    static let materials = Key("materials", "材料")
    static let form = Key("form", "形式")
    static let count = Key("count", "份数")
    static let required = Key("required", "必要")
    static let source = Key("source", "来源")
    static let sample = Key("sample", "样表")
    static let steps = Key("steps", "流程")
    static let who = Key("who", "办理人")
    static let time = Key("time", "时限")
    static let statutoryLimit = Key("statutory-limit", "法定时限")
    static let promisedLimit = Key("promised-limit", "承诺时限")
    static let fees = Key("fees", "收费")
    static let feeItem = Key("item", "项目")
    static let amount = Key("amount", "金额")
    static let standard = Key("standard", "标准")
    static let feeBasis = Key("basis", "依据")
    static let window = Key("window", "窗口")
    static let hours = Key("hours", "办理时间")
    static let guidePhone = Key("phone", "咨询电话")
    static let complaintPhone = Key("complaint-phone", "监督电话")
    static let results = Key("results", "办理结果")
    static let online = Key("online", "网办入口")
    static let questions = Key("questions", "常见问题")
    static let question = Key("question", "问")
    static let answer = Key("answer", "答")
    static let noticeOnce = Key("notice-once", "一次性告知")
    static let popularity = Key("popularity", "常办")

    static let issuer = Key("issuer", "发文机关")
    static let adopted = Key("adopted", "成文日期")
    static let promulgated = Key("promulgated", "公布日期")
    static let inForce = Key("in-force", "施行日期")
    static let validity = Key("validity", "效力")
    static let supersedes = Key("supersedes", "代替")
    static let policyQuestions = Key("questions", "问答解读")

    static let section = Key("section", "类别")
    static let entry = Key("entry", "目录项")
    static let period = Key("period", "所属期")
    static let noticeBegin = Key("notice-begin", "公示开始")
    static let noticeEnd = Key("notice-end", "公示结束")
    static let signatories = Key("signatories", "签字人")

    static let level = Key("level", "级别")
    static let pinUntil = Key("pin-until", "置顶至")
    static let noticeIssuer = Key("issuer", "发布单位")

    static let picture = Key("picture", "图片")
    static let begin = Key("begin", "开始")
    static let end = Key("end", "结束")
    static let hoursFrom = Key("hours-from", "每日起")
    static let hoursTo = Key("hours-to", "每日止")
    static let seconds = Key("seconds", "停留秒数")

    static let replyQuestion = Key("question", "问题")
    static let asked = Key("asked", "提问日期")
    static let replyOffice = Key("office", "答复单位")
    static let due = Key("due", "答复期限")
    static let answered = Key("answered", "答复日期")
    static let vouchers = Key("vouchers", "凭证")

    static let nodes = Key("nodes", "节点")
    static let nodeID = Key("id", "编号")
    static let nodeTitle = Key("title", "名称")
    static let nodeKind = Key("kind", "类型")
    static let days = Key("days", "天数")
    static let risk = Key("risk", "风险点")
    static let edges = Key("edges", "连线")
    static let from = Key("from", "从")
    static let to = Key("to", "到")
    static let label = Key("label", "条件")

    static let nameEnglish = Key("name-en", "英文名称")
    static let unitLevel = Key("level", "层级")
    static let center = Key("center", "服务中心")
    static let order = Key("order", "排序")
    static let address = Key("address", "地址")
    static let officeHours = Key("hours", "办公时间")
    static let introduction = Key("introduction", "简介")
    static let facts = Key("facts", "概况")
    static let value = Key("value", "数值")
    static let categories = Key("categories", "分类")

    static let offices = Key("offices", "机构")
    static let windows = Key("windows", "窗口")
    static let parent = Key("parent", "上级")
    static let duties = Key("duties", "职责")
    static let people = Key("people", "人员")
    static let post = Key("post", "职务")
    static let photo = Key("photo", "照片")
    static let duty = Key("duty", "分工")
    static let windowNumber = Key("number", "号码")
    static let onDuty = Key("on-duty", "值班")
    static let services = Key("services", "业务")

    static let entries = Key("entries", "目录")
    static let entryTitle = Key("title", "名称")
    static let entryCycle = Key("cycle", "周期")
    static let deadline = Key("deadline", "期限")
    static let ledger = Key("ledger", "台账")
    static let entryBegin = Key("begin", "开始")
}

extension Vocabulary {
    static let item = Vocabulary([
        .id, .title, .titleEnglish, .category, .keywords, .published, .effective, .expires, .cycle, .responsible,
        .attachments, .related, .summary,
    ])
    static let responsible = Vocabulary([.office, .personName, .phone])
    static let attachment = Vocabulary([.name, .file])
    static let guide =
        item + [
            .itemType, .code, .audience, .authority, .basis, .conditions, .materials, .steps, .statutoryLimit,
            .promisedLimit, .fees, .window, .place, .hours, .guidePhone, .complaintPhone, .results, .online, .questions,
            .noticeOnce, .popularity,
        ]
    static let basis = Vocabulary([.basisTitle, .number, .article, .link])
    static let material = Vocabulary([.name, .form, .count, .required, .source, .sample, .note])
    static let step = Vocabulary([.name, .who, .time, .note])
    static let fee = Vocabulary([.feeItem, .amount, .standard, .feeBasis])
    static let question = Vocabulary([.question, .answer])
    static let policy =
        item + [.issuer, .number, .adopted, .promulgated, .inForce, .validity, .supersedes, .policyQuestions]
    static let affair = item + [.section, .entry, .period, .noticeBegin, .noticeEnd, .signatories]
    static let notice = item + [.level, .pinUntil, .noticeIssuer]
    static let slide = item + [.picture, .begin, .end, .hoursFrom, .hoursTo, .seconds]
    static let reply = item + [.replyQuestion, .asked, .replyOffice, .due, .answered, .vouchers]
    static let flow = item + [.nodes, .edges]
    static let node = Vocabulary([.nodeID, .nodeTitle, .nodeKind, .office, .days, .risk, .note])
    static let edge = Vocabulary([.from, .to, .label, .days])
    static let unit = Vocabulary([
        .id, .name, .nameEnglish, .unitLevel, .center, .order, .address, .officeHours, .phone, .introduction, .facts,
        .categories, .published,
    ])
    static let fact = Vocabulary([.name, .value])
    static let organization = Vocabulary([.offices, .windows])
    static let office = Vocabulary([.id, .name, .parent, .duties, .phone, .place, .people])
    static let person = Vocabulary([.personName, .post, .phone, .photo, .duty])
    static let window = Vocabulary([
        .id, .name, .windowNumber, .office, .place, .phone, .hours, .onDuty, .services,
    ])
    static let catalogue = Vocabulary([.entries])
    static let entry = Vocabulary([
        .id, .entryTitle, .section, .entryCycle, .deadline, .responsible, .ledger, .entryBegin,
    ])
}
