import Content

/// What a row of a ledger is for, by the words in it.
enum RowWords: Hashable, Sendable {
    /// 期初余额: what was there before.
    case opening
    /// 合计, 小计, 累计: computed from the rows above.
    case total
    /// 期末余额: computed too.
    case closing
    /// 承前页, 过次页: the end of a sheet of paper.
    case pageBreak
    /// 制表人, 审核, 备注: said about the table.
    case footer

    /// - Parameter text: a cell; nil for an ordinary entry.
    init?(_ text: String) {
        // Most cells hold none of these: patterns are slow, and a sheet may have 100,000 rows.
        guard text.contains(where: { "计余转存页额累:：lL".contains($0) }) else { return nil }
        let word = CellDate.arabic(folded(text).filter { !$0.isWhitespace && $0 != ":" })
        guard !word.isEmpty else { return nil }
        if word.wholeMatch(of: Self.openingPattern) != nil {
            self = .opening
        } else if word.wholeMatch(of: Self.closingPattern) != nil {
            self = .closing
        } else if word.wholeMatch(of: Self.totalPattern) != nil {
            self = .total
        } else if ["承前页", "过次页", "接上页", "转下页", "承上页", "转次页"].contains(word) {
            self = .pageBreak
        } else if folded(text).firstMatch(of: Self.footerPattern) != nil {
            self = .footer
        } else {
            return nil
        }
    }

    // Regex is no Sendable; computed, each is a constant pattern.
    private static var openingPattern: Regex<Substring> {
        /(?:(?:\d{4}年)?(?:\d{1,2}月)?(?:份)?(?:期初|月初|年初|初|上期|上月|上年|上季|上季度|上年度|前期)(?:余额|结转|结余|结存|资金余额|转入|累计结余)(?:数|金额)?|(?:上年|上月|上期)结转余额|opening(?:balance)?)/
    }
    private static var closingPattern: Regex<Substring> {
        /(?:(?:\d{4}年)?(?:\d{1,2}月)?(?:份)?(?:期末|月末|年末|末|本月|本期|本年|本季)(?:余额|结余|结存)(?:数|金额)?|结转下[月年期季](?:度)?|累计结余|余额合计|结余合计|closing(?:balance)?)/
    }
    private static var totalPattern: Regex<Substring> {
        /(?:(?:\d{4}年)?(?:\d{1,2}月(?:份)?|第?\d季度|本月|本年|本年度|本季|本季度|本期|本页|本日|全年|上半年|下半年|当月|总|各项|月|年)?(?:收支|收入|支出|资金|资产|资源|面积|合同)?(?:合计|小计|总计|共计|累计|发生额|发生额合计|发生额及余额)(?:数|金额|额|\(大写\).*)?|合计\d+.*|total|subtotal)/
    }
    private static var footerPattern: Regex<Substring> {
        /^\s*(?:制表|填表|填报|审核|复核|审批|会计|出纳|报账员|理财小组|民主理财|监督|监委会|村主任|书记|负责人|经办|单位负责人|主管|备注|注|说明|附注|联系电话|公示时间|公示期|公开时间|公布时间|制单|记账|财务主管|签字|盖章|以上)[^:：]{0,12}[:：]/
    }
}
