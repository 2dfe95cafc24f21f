/// What can be wrong with a value of content, whoever wrote it.
public enum ContentError: Error, Hashable, Sendable {
    /// An id holds something else than lower-case ASCII letters, digits and `-`, or is too long or empty.
    case badIdentifier(String, limit: Int)
    /// A digest is not 64 lower-case hexadecimal digits.
    case badDigest(String)
    /// A text is not an amount of money.
    case badAmount(String)
    /// An amount has parts of a fen.
    case amountFinerThanFen(String)
    /// An amount is larger than the kiosk can add up.
    case amountOutOfRange(String)
    /// A text is not a date, or the date does not exist.
    case badDate(String)
    /// A text is not a month, quarter or year.
    case badPeriod(String)
    /// A time limit is not within 0...365 days.
    case timeLimitOutOfRange(Int)
    /// A text is not a time limit.
    case badTimeLimit(String)
    /// A required text is empty.
    case empty(field: String)
    /// A text is longer than allowed.
    case tooLong(field: String, length: Int, limit: Int)
    /// A number is outside its range.
    case outOfRange(field: String, value: String, allowed: String)
    /// Two dates are in the wrong order.
    case datesReversed(first: String, second: String)
    /// One of two fields that belong together is missing.
    case incompletePair(present: String, missing: String)
    /// The promised limit is longer than the statutory one.
    case promiseExceedsStatute(promised: TimeLimit, statutory: TimeLimit)
    /// A value is not one of those allowed.
    case unknownValue(field: String, value: String, allowed: [String])
    /// An item is periodic but does not say which period it reports on.
    case periodMissing(cycle: Cycle)
    /// The period of an item is of another length than its cycle.
    case periodDoesNotFitCycle(period: String, cycle: Cycle)
    /// A ledger row has neither or both of income and expense.
    case rowNeedsOneAmount(matter: String)
    /// A stated balance differs from the computed one.
    case balanceBroken(date: Day, matter: String, stated: Money, computed: Money)
    /// A row lies outside the month of its ledger.
    case rowOutsidePeriod(date: Day, period: String)
    /// Rows are not in the order of their dates.
    case rowsOutOfOrder(earlier: Day, later: Day)
    /// An edge of a flow names a node that does not exist.
    case unknownNode(String)
    /// A flow has no node of the kind it needs.
    case flowWithoutStart
    /// An edge of a flow leads back to the node that it leaves.
    case flowStandsStill(String)
    /// No way leads to a step from the start of its flow.
    case stepOutOfReach(String)
    /// From a step the flow goes round for ever.
    case stepWithoutEnd(String)
    /// A receipt number has so few digits that others could be guessed.
    case receiptTooShort(String)
    /// A name that must be masked can be read.
    case nameNotMasked(String)
    /// A text holds a number as long as a telephone, bank or identity number.
    case personalNumber(field: String, number: String)
    /// The same id stands twice in one list.
    case duplicate(field: String, value: String)
    /// More of an account number than its last four digits.
    case accountNotMasked
    /// A table row has another number of cells than its header.
    case raggedTable(expected: Int, found: Int)
    /// The kind of an item differs from its details.
    case unknownKind(String)
}

extension ContentError: ExplainedError {
    /// One sentence with what was found.
    public var message: Message {
        switch self {
        case .badIdentifier(let id, let limit):
            Message(
                zh: "编号“\(id)”无效：只能用小写英文字母、数字和“-”，以字母或数字开头，1 到 \(limit) 个字符",
                en: "bad id '\(id)': use lower-case letters, digits and '-', 1 to \(limit) characters")
        case .badDigest(let text):
            Message(zh: "摘要值“\(text)”不是 64 位十六进制 SHA-256", en: "'\(text)' is not a SHA-256 in 64 hex digits")
        case .badAmount(let text): Message(zh: "“\(text)”不是金额", en: "'\(text)' is not an amount")
        case .amountFinerThanFen(let text):
            Message(zh: "金额“\(text)”的小数超过两位，比“分”还小", en: "amount '\(text)' has parts of a fen")
        case .amountOutOfRange(let text): Message(zh: "金额“\(text)”太大", en: "amount '\(text)' is too large")
        case .badDate(let text): Message(zh: "“\(text)”不是有效日期", en: "'\(text)' is not a valid date")
        case .badPeriod(let text):
            Message(zh: "“\(text)”不是月份、季度或年份", en: "'\(text)' is not a month, quarter or year")
        case .timeLimitOutOfRange(let days):
            Message(zh: "时限 \(days) 天超出 0 到 365 天", en: "a time limit of \(days) days is outside 0 to 365")
        case .badTimeLimit(let text): Message(zh: "“\(text)”不是办理时限", en: "'\(text)' is not a time limit")
        case .empty(let field): Message(zh: "“\(field)”不能为空", en: "'\(field)' must not be empty")
        case .tooLong(let field, let length, let limit):
            Message(
                zh: "“\(field)”有 \(length) 个字符，最多 \(limit) 个",
                en: "'\(field)' has \(length) characters, at most \(limit) are allowed")
        case .outOfRange(let field, let value, let allowed):
            Message(zh: "“\(field)”的值 \(value) 超出 \(allowed)", en: "'\(field)' is \(value), outside \(allowed)")
        case .datesReversed(let first, let second):
            Message(zh: "“\(first)”晚于“\(second)”", en: "'\(first)' is later than '\(second)'")
        case .incompletePair(let present, let missing):
            Message(zh: "写了“\(present)”就必须写“\(missing)”", en: "'\(present)' needs '\(missing)' beside it")
        case .promiseExceedsStatute(let promised, let statutory):
            Message(
                zh: "承诺时限（\(promised.text)）比法定时限（\(statutory.text)）长",
                en: "the promised limit (\(promised.text)) is longer than the statutory one (\(statutory.text))")
        case .unknownValue(let field, let value, let allowed):
            Message(
                zh: "“\(field)”的值“\(value)”不认识，可用：\(allowed.joined(separator: "、"))",
                en: "'\(value)' is not known for '\(field)'; use one of \(allowed.joined(separator: ", "))")
        case .periodMissing(let cycle):
            Message(zh: "公开周期是“\(cycle.text)”，但没有写所属期", en: "the cycle is \(cycle.rawValue) but no period is given")
        case .periodDoesNotFitCycle(let period, let cycle):
            Message(
                zh: "所属期“\(period)”与公开周期“\(cycle.text)”不符", en: "period \(period) does not fit cycle \(cycle.rawValue)")
        case .rowNeedsOneAmount(let matter):
            Message(zh: "“\(matter)”必须且只能填收入或支出之一", en: "'\(matter)' needs either an income or an expense")
        case .balanceBroken(let date, let matter, let stated, let computed):
            Message(
                zh: "\(date)“\(matter)”的余额写的是 \(stated)，按前一行推算应为 \(computed)",
                en: "balance of \(date) '\(matter)' says \(stated), but the rows above give \(computed)")
        case .rowOutsidePeriod(let date, let period):
            Message(zh: "日期 \(date) 不在 \(period) 内", en: "date \(date) lies outside \(period)")
        case .rowsOutOfOrder(let earlier, let later):
            Message(
                zh: "\(earlier) 排在 \(later) 后面，日期顺序不对", en: "\(earlier) stands below \(later): rows are out of order")
        case .unknownNode(let node): Message(zh: "流程里没有节点“\(node)”", en: "the flow has no node '\(node)'")
        case .flowWithoutStart: Message(zh: "流程没有“开始”节点", en: "the flow has no start node")
        case .flowStandsStill(let node):
            Message(zh: "连线从“\(node)”回到它自己", en: "an edge leads from '\(node)' to itself")
        case .stepOutOfReach(let title):
            Message(zh: "从“开始”走不到“\(title)”", en: "no way leads from the start to '\(title)'")
        case .stepWithoutEnd(let title):
            Message(zh: "“\(title)”只在原地绕圈，走不到结束", en: "from '\(title)' the flow goes round for ever")
        case .receiptTooShort(let number):
            Message(
                zh: "受理编号“\(number)”的数字不足 \(CaseProgress.fewestDigits) 位",
                en: "receipt number '\(number)' has fewer than \(CaseProgress.fewestDigits) digits")
        case .nameNotMasked(let name):
            Message(zh: "姓名“\(name)”没有遮住", en: "the name '\(name)' is not masked")
        case .personalNumber(let field, let number):
            Message(
                zh: "“\(field)”里有像手机号、身份证号或账号的数字“\(number.prefix(3))…”",
                en: "'\(field)' holds '\(number.prefix(3))…', as long as a telephone, identity or account number")
        case .duplicate(let field, let value):
            Message(zh: "“\(field)”里“\(value)”重复了", en: "'\(value)' stands twice in '\(field)'")
        case .accountNotMasked:
            Message(zh: "账号不能写全：公开时最多留后四位", en: "an account number may be public with its last four digits only")
        case .raggedTable(let expected, let found):
            Message(
                zh: "表头有 \(expected) 列，这一行有 \(found) 列", en: "the header has \(expected) columns, this row \(found)")
        case .unknownKind(let kind): Message(zh: "不认识的内容类型“\(kind)”", en: "unknown kind of item '\(kind)'")
        }
    }

    /// What to do, where the message does not say it already.
    public var hint: Message? {
        switch self {
        case .badAmount, .amountFinerThanFen:
            Message(zh: "写成元，最多两位小数，例如 1,234.50", en: "write yuan with at most two decimals, such as 1,234.50")
        case .badDate: Message(zh: "写成 2026-10-08 或 2026年10月8日", en: "write 2026-10-08 or 2026年10月8日")
        case .badPeriod, .periodMissing:
            Message(zh: "写成 2026-10、2026-Q3 或 2026", en: "write 2026-10, 2026-Q3 or 2026")
        case .badTimeLimit:
            Message(zh: "写成“当场办结”“15个工作日”或“20天”", en: "write 'immediate', '15 working days' or '20 calendar days'")
        case .stepOutOfReach: Message(zh: "加一条通到它的连线，或删掉这一步", en: "add an edge that leads to it, or delete the step")
        case .stepWithoutEnd: Message(zh: "加一条走出去的连线", en: "add an edge that leads out of the circle")
        case .flowStandsStill: Message(zh: "删掉这条连线", en: "delete the edge")
        case .receiptTooShort:
            Message(zh: "短号容易被人猜到，请用完整编号", en: "short numbers can be guessed: give the whole number")
        case .nameNotMasked: Message(zh: "只留姓，例如“李**”", en: "keep the surname only, such as 'Li **'")
        case .personalNumber: Message(zh: "删掉这个号码", en: "take the number out")
        case .accountNotMasked: Message(zh: "写成 ****1234", en: "write ****1234")
        case .balanceBroken: Message(zh: "核对这一行和上一行的金额", en: "check the amounts of this row and the one above")
        default: nil
        }
    }
}
