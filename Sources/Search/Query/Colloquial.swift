/// How people say what offices call otherwise, and the words of a question that carry nothing.
struct Colloquial: Sendable {
    static let standard = Colloquial()

    /// By first character: what people say, and what is meant.
    private let translations: [Code: [(said: [Code], meant: [[Code]])]]
    /// By first character, the longest first.
    private let fillers: [Code: [[Code]]]

    private let questions: [[Code]]

    private init() {
        questions = Self.questionWords.split(separator: " ").map { FoldedText(String($0)).codes }
        var translations: [Code: [(said: [Code], meant: [[Code]])]] = [:]
        for line in Self.sayings.split(separator: "\n") {
            let sides = line.split(separator: "=").map(String.init)
            guard sides.count == 2 else { continue }
            let meant = sides[1].split(separator: " ").map { FoldedText(String($0)).codes }
            for said in sides[0].split(separator: " ") {
                let codes = FoldedText(String(said)).codes
                guard let first = codes.first else { continue }
                translations[first, default: []].append((codes, meant))
            }
        }
        var fillers: [Code: [[Code]]] = [:]
        for filler in Self.fillerWords.split(whereSeparator: \.isWhitespace) {
            let codes = FoldedText(String(filler)).codes
            if let first = codes.first { fillers[first, default: []].append(codes) }
        }
        for code in fillers.keys { fillers[code]?.sort { $0.count > $1.count } }
        self.translations = translations
        self.fillers = fillers
    }

    /// The sayings in a text with what they mean.
    func translations(in codes: [Code]) -> [(said: [Code], meant: [[Code]])] {
        codes.indices.flatMap { index in
            (translations[codes[index]] ?? []).filter { codes[index...].starts(with: $0.said) }
        }
    }

    /// Whether a text asks: then its words need not stand together anywhere.
    func asks(_ codes: [Code]) -> Bool {
        codes.indices.contains { index in
            questions.contains { codes[index...].starts(with: $0) }
        }
    }

    /// What is left of a text without the words that carry nothing.
    func stripped(_ codes: [Code]) -> [ArraySlice<Code>] {
        var pieces: [ArraySlice<Code>] = []
        var start = 0
        var index = 0
        while index < codes.count {
            let filler = fillers[codes[index]]?.first { codes[index...].starts(with: $0) }
            guard let filler else {
                index += 1
                continue
            }
            if index > start { pieces.append(codes[start..<index]) }
            index += filler.count
            start = index
        }
        if start < codes.count { pieces.append(codes[start...]) }
        return pieces
    }

    private static let questionWords =
        "怎么 怎样 咋 如何 什么 啥 哪 多少 几号 几天 几点 多久 吗 呢 能不能 可不可以 要不要 有没有 是不是 行不行 好不好 为什么 谁 想 我"

    // A word of a title must never be among these alone: 申请, 登记 and 补贴 stay.
    private static let fillerWords = """
        怎么办 怎么样 怎么 怎样 咋办 咋 如何 什么时候 什么地方 什么东西 什么 啥时候 啥 哪里 哪儿 哪个 哪些 哪天 哪 在哪 去哪 到哪
        多少钱 多少 几号 几天 几年 一个月 每个月 每月 一年 一次 多久 多长时间 要多久 要不要 需要 要带 带什么 能不能 可不可以 可以 能否 是不是
        有没有 有什么 有啥 行不行 好不好 还有 为什么 为啥 吗 呢 吧 啊 呀 了 的 地 得 我们 我家 我的 我 你们 您 你 他们 她 他 咱 请问 请 想要 想
        要 找谁 谁 跟谁 跟 和 与 帮我 帮 给 让 被 把 把我 这个 那个 这里 那里 这 那 是 在 就 都 也 还 又 再 才 很 太 会 能 该 应该 从 向 对 于
        办手续 手续 办理 办 去 来 到 弄 搞 问一下 一下 下 一些 一点 些 个 东西 事情 事 问题 情况 突然 今年 现在 最近 刚 已经 自己 别人 人家 家里 里
        """

    // What people say = what titles, keywords and texts call it. Words on the right are looked for as a whole.
    private static let sayings = """
        房子 屋子 老屋 老房子=住房 房屋 危房
        盖房 建房 起房子 造房子 盖楼=住房 建房 宅基地 翻建
        推倒 重盖 拆了重建 翻修=翻建 重建
        地基 屋基=宅基地
        漏雨 漏水 快塌 要倒 裂缝 倒了=危房 危房改造
        占了 占用 被占 征了 征收 拆迁 征地=征地 补偿 占用
        赔 赔多少 赔钱 赔偿=补偿 赔偿
        种地 种田 种粮 种稻=耕地 农业 种粮
        打到卡 打卡 到账 发到卡=一卡通 发放
        田 田地 承包地 责任田 自留地=土地 承包 耕地
        租给 出租 转租 包给 租出去=流转 承包 租赁
        收割机 拖拉机 农机 插秧机=农机 农机补贴
        稻草 秸秆 麦秆 玉米杆=秸秆 禁烧
        看病 生病 治病 瞧病 吃药=医疗 医保 门诊 就医
        住院 手术 开刀=医疗 住院 报销
        大病 重病 癌症 绝症 白血病=大病 医疗救助
        花了 花了很多 花光 几万 十几万=医疗费用 救助 负担
        报销 能报 报多少 报不报 给报=报销 医保
        发票 单据=发票 报销
        外地 外省 省城 省外 异地=异地 外地
        高血压 糖尿病 老毛病 慢性病=慢性病 慢特病
        打针 疫苗 防疫针=疫苗 接种
        体检 检查身体=体检 筛查
        妇女 女的 女人=妇女 两癌
        怀孕 怀上 大肚子 生孩子 生小孩 要二胎=生育 生育登记
        小孩 孩子 娃 娃娃 宝宝 儿子 女儿=儿童 子女 新生儿
        刚生 生下来 出生=出生 新生儿
        上户口 报户口 落户 入户=户口 落户
        户口 户口本=户口 户籍
        媳妇 老婆 老公 丈夫 妻子=配偶 投靠 夫妻
        迁过来 迁回来 迁走 转过来=迁入 户口迁移
        身份证 证件=身份证
        丢了 掉了 不见了 遗失 弄丢=补领 丢失 挂失 丢了
        过期 到期=到期 换领
        离婚 分开 过不下去 散伙=离婚
        结婚 领证 扯证 成家=结婚 结婚登记
        死了 去世 过世 走了 没了 不在了=死亡 去世 注销
        销户 销掉 怎么销=注销
        埋 火化 下葬 办丧事=殡葬 丧葬
        老人 老年人 老头 老太 爷爷 奶奶 爸妈 父母=老年 老人 高龄
        八十岁 80岁 九十岁 90岁 百岁 高寿=高龄 高龄津贴
        六十岁 60岁 满六十 到年龄=养老 老年 六十
        养老钱 养老金 退休金 退休 退休工资=养老 养老金 养老保险
        停了 不发了 停发 断了=停发 认证
        刷脸 人脸=认证 资格认证
        没人养 无儿无女 孤寡 没儿没女 谁来养=特困 供养 孤寡
        敬老院 养老院=特困 供养 养老
        孤儿 没爹没妈 爹妈坐牢 父母坐牢 坐牢=孤儿 无人抚养 儿童
        残疾 残废 瘫痪 瘸 中风 偏瘫=残疾 残疾人
        听不见 耳聋 耳朵=听力 助听器 残疾
        看不见 眼瞎=视力 残疾
        轮椅 拐杖 助听器 假肢=辅具 辅助器具
        低保 吃低保 低保户=低保 最低生活保障
        穷 太穷 困难 揭不开锅 没饭吃 没钱=困难 救助 低保
        够不上 不够低保=低保边缘 边缘
        着火 失火 火灾 烧了=火灾 临时救助 救急难
        出事 车祸 急用钱=临时救助 救助
        没工作 失业 下岗 丢工作 没活干=失业 就业
        找工作 找活 招工 招人 打工 上班=招聘 求职 就业
        四十多岁 五十多岁 年纪大=就业困难 4050
        失业金 失业钱=失业
        学 学手艺 学技术 学门手艺 培训 的班=培训 技能
        开店 小店 做生意 做买卖 开饭店 开餐馆 饭店=个体工商户 营业执照 创业
        执照 哪些证=营业执照 登记
        没有本钱 本钱 借钱 贷款=贷款 创业
        老板 欠工资 不给工资 讨薪 拖欠=工资 讨薪 法律援助
        律师 打官司 告状 起诉=律师 法律援助
        吵架 打架 闹矛盾 评理 说理 扯皮=调解 纠纷
        邻居 隔壁=邻里 邻居
        社保 交社保 自己交=社会保险 社保 灵活就业
        农保 交养老=养老保险
        医保 交医保 合作医疗 新农合=医保 医疗保险
        交多少 缴多少 一年交=缴费 档次 标准
        退一部分 退钱=补贴
        当兵 当过兵 退伍 复员 老兵=退役军人 优待
        公交 坐车 坐公交=优待 公交
        租房 外地人 暂住=居住证 租房
        豆腐 榨油 酿酒 做糕点 小作坊=小作坊 食品
        办酒 办酒席 搭棚 红白喜事=占用 道路 占路
        修路 村道 路坏了=道路 工程
        花钱 账 账本 账目 查账 钱花哪=财务 账目 公开
        招标 承包工程=招标 招投标 工程
        停电 没电=停电
        停水 没水=停水 供水
        路灯 电费=路灯 电费
        电梯=电梯
        食堂 吃饭=食堂
        垃圾 臭 脏=环境 垃圾
        下水道 堵了 冒水=下水道 排水
        星期六 星期天 周末 礼拜六 礼拜天=周六 周日 双休
        几点上班 几点开门 上班时间=办理时间 值班
        书记 主任 领导 当官的=领导 分工
        党费 入党=党费 党员
        投诉 举报 告他=投诉 监督 举报
        公开 看文件 要文件=信息公开 公开
        奖励 独生子女 只生一个 双女户=奖励扶助 计划生育
        补多少 补贴 补助 有钱领 发钱 领钱=补贴 津贴 补助
        着凉 降温 寒潮 下雪=寒潮 防冻
        """
}
