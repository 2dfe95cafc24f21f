extension StarterFolder {
    /// The files with their texts, in the order in which they are written.
    static let files: [(name: String, text: String)] = [
        ("README.md", readme), ("unit.yaml", unit), ("organization.yaml", organization), ("catalogue.yaml", catalogue),
        ("guides/juzhu-zhengming.md", guide), ("policies/cunwu-gongkai.md", policy),
        ("affairs/renyuan-fengong.md", affair),
        ("notices/qiyong.md", notice), ("ledgers/funds.csv", funds), ("media/weizhi.svg", map),
    ]

    private static let readme = """
        # 内容文件夹

        这里是一个单位要公开的全部内容。改好以后检查：

            kioskctl validate .

        - unit.yaml            本单位是谁
        - organization.yaml    科室、人员、窗口
        - catalogue.yaml       公开目录：该公开什么、多久一次、谁负责
        - guides/              办事指南，一个文件一件事
        - policies/            政策文件
        - affairs/             党务、政务、财务、村务
        - notices/             通知公告
        - ledgers/funds.csv    资金收支，可用 WPS 或 Excel 编辑
        - media/               图片
        - units/               下级单位，每个一个文件夹，里面的样子与这里相同

        文件名只用小写英文字母、数字和“-”。以 . _ ~ 开头的文件和 README.md 不发布。
        键名用中文或英文都可以（标题 = title），全部写法见 docs/content-format.md。

        """

    private static let unit = """
        # 编号一经使用不要再改：内容的编号都以它开头。只用小写英文字母、数字和“-”。
        编号: shifan
        名称: 示范村
        英文名称: Shifan Village
        # 县、街道、镇、乡、村、社区
        层级: 村
        服务中心: 示范村为民服务站
        地址: 示范村村部一楼
        办公时间: 周一至周五 8:30–12:00，14:00–17:30
        电话: 0564-0000000
        简介: 这里写两三句话介绍本单位。
        概况:
          - {名称: 户数, 数值: 320 户}
          - {名称: 耕地, 数值: 1860 亩}
        # 内容的“分类”只能用这里列出的
        分类: [社会保障, 村级事务, 政务公开]

        """

    private static let organization = """
        机构:
          - 编号: cunweihui
            名称: 村民委员会
            职责: [公共事务, 公益事业, 调解纠纷]
            电话: 0564-0000000
            地点: 村部二楼
            人员:
              # 照片放在 media/ 里，写成 照片: media/people/名字.jpg
              - {姓名: 张三, 职务: 主任, 电话: 0564-0000000, 分工: 主持全面工作}
              - {姓名: 李四, 职务: 文书, 电话: 0564-0000001, 分工: 代办服务、材料收发}
        窗口:
          - 编号: w1
            名称: 综合代办窗口
            # 号码是文字，数字要加引号
            号码: "1"
            科室: cunweihui
            地点: 村部一楼大厅
            电话: 0564-0000001
            值班: [{姓名: 李四, 职务: 代办员}]
            业务: 低保、证明、社保代办

        """

    private static let catalogue = """
        # 公开目录。周期：长期、每日、每月、每季、每年。
        # 到了期限没有公开的，终端和 kioskctl validate 都会指出来。
        目录:
          - 编号: renyuan-fengong
            名称: 村干部分工
            类别: 党务
            周期: 长期
            责任人: {科室: cunweihui, 姓名: 张三}
          - 编号: funds-monthly
            名称: 集体资金收支明细
            类别: 财务
            周期: 每月
            # 月底以后几天内公开
            期限: 10
            责任人: {科室: cunweihui, 姓名: 李四}
            # 由 ledgers/funds.csv 完成，不必另写文件
            台账: funds
            开始: 2026-09

        """

    private static let guide = """
        ---
        标题: 开具居住情况说明
        分类: 村级事务
        # 群众会说的词都写上，搜索用
        关键词: [居住证明, 开证明, 盖章]
        发布日期: 2026-10-08
        责任人: {科室: cunweihui, 姓名: 李四, 电话: 0564-0000001}
        附件:
          - {名称: 村部位置, 文件: media/weizhi.svg}
        相关: [cunwu-gongkai]
        摘要: 本村常住的人，带身份证到村部一楼，当场开具。
        事项类型: 公共服务
        服务对象: 个人
        实施机关: 示范村村民委员会
        设定依据:
          - {名称: 中华人民共和国村民委员会组织法, 条款: 第二条, 链接: cunwu-gongkai}
        受理条件:
          - 在本村居住满 6 个月
        材料:
          - {名称: 居民身份证, 形式: 原件, 份数: 1, 必要: 是, 来源: 自备}
          - {名称: 房屋租赁合同, 形式: 复印件, 必要: 租房居住的, 来源: 自备}
        流程:
          - {名称: 申请, 办理人: 本人或家属, 时限: 当场}
          - {名称: 核实并出具, 办理人: 李四, 时限: 当场, 说明: 核对村民组登记}
        # 当场办结，或者 5个工作日、20天
        法定时限: 3个工作日
        承诺时限: 当场办结
        # 不收费，或者一条一条写 {项目: 工本费, 金额: 10, 依据: …}
        收费: 不收费
        窗口: w1
        地点: 示范村村部一楼大厅
        办理时间: 周一至周五 8:30–12:00，14:00–17:30
        咨询电话: 0564-0000001
        监督电话: "12345"
        办理结果: [居住情况说明]
        常见问题:
          - 问: 本人在外地，家里人能代办吗？
            答: 能，带本人身份证复印件和代办人身份证。
        一次性告知: 只说明居住情况，不能代替户籍证明。
        常办: 10
        ---
        正文写在这里，用 Markdown：**加粗**、列表、表格、图片都可以。

        - 说明只写在本村居住的时间和地址；
        - 依据见 [村务公开办法第二条](cunwu-gongkai#第二条)。

        """

    private static let policy = """
        ---
        标题: 示范村村务公开办法
        分类: 政务公开
        关键词: [村务公开, 查账]
        发布日期: 2026-10-08
        摘要: 哪些事要公开、什么时候公开、不公开找谁。
        发文机关: 示范村村民委员会
        文号: 示村〔2026〕1号
        公布日期: 2026-10-08
        施行日期: 2026-11-01
        效力: 现行有效
        问答解读:
          - 问: 账目多久公开一次？
            答: 每月一次，次月 10 日以前。
        ---
        第一章 总则

        第一条 为了让村民知道村里的事、管好村里的钱，制定本办法。

        第二条 村务、财务、党务按公开目录公开，不得遗漏。

        第二章 公开

        第三条 集体资金收支每月公开一次，逐笔列明，附凭证照片。

        <!-- 解读 -->
        村里的钱怎么花，每月 10 日以前能在终端上逐笔查到。

        """

    private static let affair = """
        ---
        标题: 村干部分工
        发布日期: 2026-10-08
        类别: 党务
        # 对应 catalogue.yaml 里的编号
        目录项: renyuan-fengong
        签字人: [张三, 李四]
        ---
        | 姓名 | 职务 | 分工 |
        |---|---|---|
        | 张三 | 主任 | 主持全面工作 |
        | 李四 | 文书 | 代办服务、材料收发 |

        """

    private static let notice = """
        ---
        标题: 触摸终端今日启用
        分类: 政务公开
        发布日期: 2026-10-08
        # 普通、重要、紧急
        级别: 普通
        发布单位: 示范村村民委员会
        ---
        村部大厅的触摸终端今日启用，能查办事指南、政策和村里的账。

        """

    private static let funds = """
        日期,事由,收入,支出,余额,往来单位,审批人,凭证号,凭证
        2026-09-01,期初余额,,,52340.00,,,,
        2026-09-08,鱼塘承包费,6000.00,,58340.00,王五,张三,记-09-01,
        2026-09-20,路灯电费,,312.50,58027.50,供电所,张三,记-09-02,
        2026-10-12,清理沟渠人工费,,1800.00,56227.50,村民 6 人,张三,记-10-01,

        """

    /// A sketch map. Text in SVG is not drawn by the kiosk, so it has none.
    private static let map = """
        <svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">
          <rect width="640" height="360" fill="#FAF7F1"/>
          <path d="M0 220 H640" stroke="#E3DACB" stroke-width="48"/>
          <path d="M250 200 V110 L320 60 L390 110 V200 Z" fill="#A8231C"/>
          <rect x="300" y="140" width="40" height="60" fill="#FAF7F1"/>
        </svg>

        """
}
