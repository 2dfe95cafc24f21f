// Made by packaging/search-tables.py; do not edit.
// Source: pinyin_simp.dict.yaml of rime-data-pinyin-simp (Apache-2.0), and the supplement of the script.

/// Phrases in which a character is not read as usual, with their syllables.
let phraseTable: StaticString = """
    一刹那yi cha na;一宿yi xiu;一朝yi zhao;一朝一夕yi zhao yi xi;一模一样yi mu \
    yi yang;一目了然yi mu liao ran;一觉yi jiao;一针见血yi zhen jian xie;三重\
    san chong;上不了shang bu liao;上都shang du;下不了xia bu liao;不了bu li\
    ao;不了了bu liao le;不了了之bu liao liao zhi;不便宜bu pian yi;不着bu zha\
    o;不睡觉bu shui jiao;不还bu huan;世界银行shi jie yin hang;世行shi hang;\
    业绩增长ye ji zeng zhang;两行liang hang;中信银行zhong xin yin hang;中国银\
    行zhong guo yin hang;中央银行zhong yang yin hang;中牟zhong mu;中的zho\
    ng di;中行zhong hang;中资银行zhong zi yin hang;中都zhong du;主色调zhu s\
    e diao;之都zhi du;乐器yue qi;乐团yue tuan;乐坛yue tan;乐手yue shou;乐曲y\
    ue qu;乐清yue qing;乐章yue zhang;乐谱yue pu;乐迷yue mi;乐队yue dui;也得y\
    e dei;乡长xiang zhang;了不起liao bu qi;了如指掌liao ru zhi zhang;了得li\
    ao de;了断liao duan;了然liao ran;了结liao jie;了解liao jie;了解一下liao \
    jie yi xia;了解自己liao jie zi ji;交响乐jiao xiang yue;交响乐团jiao xia\
    ng yue tuan;交差jiao chai;交行jiao hang;交通银行jiao tong yin hang;京\
    都jing du;人参ren shen;人民银行ren min yin hang;人行ren hang;什叶派shi y\
    e pai;今朝jin zhao;从头到尾cong tou dao wei;仔猪zi zhu;仔细zi xi;仔细看zi\
     xi kan;仔细阅读zi xi yue du;价格便宜jia ge pian yi;仿佛fang fu;伎俩ji l\
    iang;会计kuai ji;会计准则kuai ji zhun ze;会计学kuai ji xue;会计师kuai ji\
     shi;会计报表kuai ji bao biao;会计核算kuai ji he suan;会长hui zhang;传记\
    zhuan ji;伺候ci hou;似地shi de;伽利略jia li lue;低调di diao;何炅he jion\
    g;佛振fu zhen;你得ni dei;供给gong ji;便便pian pian;便宜pian yi;便宜货pian\
     yi huo;信乐团xin yue tuan;倔强jue jiang;债务重组zhai wu chong zu;做不了\
    zuo bu liao;健康成长jian kang cheng zhang;偿还chang huan;兄长xiong z\
    hang;光大银行guang da yin hang;光纤guang xian;免不了mian bu liao;全军覆没\
    quan jun fu mo;公安局长gong an ju zhang;六安lu an;兴业银行xing ye yin \
    hang;其他行业qi ta hang ye;内行nei hang;军长jun zhang;农业银行nong ye yi\
    n hang;农商行nong shang hang;农行nong hang;几行ji hang;出不了chu bu li\
    ao;出差chu chai;出没chu mo;出血chu xie;分行fen hang;列传lie zhuan;利润增长\
    li run zeng zhang;到不了dao bu liao;刹那cha na;刹那间cha na jian;削减x\
    ue jian;削弱xue ruo;前传qian zhuan;剥削bo xue;功不可没gong bu ke mo;助长\
    zhu zhang;劲旅jing lv;劲爆jing bao;匀称yun chen;化纤hua xian;北京银行bei\
     jing yin hang;区长qu zhang;医药行业yi yao hang ye;午觉wu jiao;华仔hua\
     zi;华夏银行hua xia yin hang;协会会长xie hui hui zhang;单于chan yu;单县s\
    han xian;单调dan diao;南水北调nan shui bei diao;南都nan du;占便宜zhan p\
    ian yi;卷土重来juan tu chong lai;厂长chang zhang;厅长ting zhang;厌恶ya\
    n wu;原子弹yuan zi dan;去呢qu ni;县长xian zhang;参差cen ci;参差不齐cen ci\
     bu qi;参谋长can mou zhang;又得you dei;双重shuang chong;反省fan xing;\
    受不了shou bu liao;古典音乐gu dian yin yue;古都gu du;可恶ke wu;台长tai zh\
    ang;司司长si si zhang;司长si zhang;吃不了chi bu liao;各行各业ge hang ge \
    ye;同比增长tong bi zeng zhang;同行tong hang;同行业tong hang ye;吐血tu x\
    ie;吞没tun mo;听音乐ting yin yue;呢喃ni nan;命令行ming ling hang;咀嚼ju \
    jue;咖啡ka fei;咖啡厅ka fei ting;咖啡因ka fei yin;咖啡店ka fei dian;咖啡色\
    ka fei se;咖啡馆ka fei guan;咯咯ge ge;咱俩zan liang;咳咳ke ke;咳嗽ke so\
    u;哪吒ne zha;哽咽geng ye;商业银行shang ye yin hang;商厦shang sha;商行sha\
    ng hang;喀什ka shi;喝咖啡he ka fei;嗯啊en a;嗯嗯en en;器乐qi yue;噱头xue \
    tou;团长tuan zhang;园长yuan zhang;困难重重kun nan chong chong;国有银行gu\
    o you yin hang;国防部长guo fang bu zhang;土生土长tu sheng tu zhang;在\
    行zai hang;地做de zuo;地听de ting;地壳di qiao;地走de zou;坦率tan shuai;\
    垄断行业long duan hang ye;埋怨man yuan;埋没mai mo;基调ji diao;堵塞du se;\
    增长zeng zhang;增长幅度zeng zhang fu du;增长方式zeng zhang fang shi;增长\
    点zeng zhang dian;增长率zeng zhang lv;增长速度zeng zhang su du;声乐she\
    ng yue;声调sheng diao;壳牌qiao pai;处处长chu chu zhang;处长chu zhang;\
    外交部长wai jiao bu zhang;外行wai hang;外资银行wai zi yin hang;外长wai z\
    hang;多了duo liao;多重duo chong;大不了da bu liao;大厦da sha;大夫dai fu;\
    大学校长da xue xiao zhang;大幅增长da fu zeng zhang;大都da du;大都市da du \
    shi;大队长da dui zhang;太行tai hang;太行山tai hang shan;央行yang hang;\
    奇数ji shu;女主角nv zhu jue;好觉hao jiao;委员长wei yuan zhang;婀娜e nuo;\
    子弹zi dan;字里行间zi li hang jian;学生家长xue sheng jia zhang;学长xue z\
    hang;学院院长xue yuan yuan zhang;宝藏bao zang;宣传部长xuan chuan bu zh\
    ang;家长jia zhang;导弹dao dan;小布什xiao bu shi;小调xiao diao;少不了shao\
     bu liao;就得jiu dei;尾声wei sheng;尾巴wei ba;尾市wei shi;尾数wei shu;\
    尾气wei qi;尾灯wei deng;尾盘wei pan;尾部wei bu;尾随wei sui;局副局长ju fu j\
    u zhang;局局长ju ju zhang;局长ju zhang;州长zhou zhang;巡航导弹xun hang \
    dao dan;工商银行gong shang yin hang;工行gong hang;差事chai shi;差役cha\
    i yi;差旅chai lv;差旅费chai lv fei;市场行情shi chang hang qing;市场调查sh\
    i chang diao cha;市场调研shi chang diao yan;市长shi zhang;布什bu shi\
    ;布什总统bu shi zong tong;师长shi zhang;年均增长nian jun zeng zhang;年长\
    nian zhang;广厦guang sha;店长dian zhang;建行jian hang;建设银行jian she\
     yin hang;开户行kai hu hang;开辟kai pi;弦乐xian yue;弹头dan tou;弹药dan\
     yao;弹道dan dao;弹道导弹dan dao dao dan;强劲qiang jing;强调qiang diao\
    ;归还gui huan;彻头彻尾che tou che wei;很薄hen bao;得了de liao;得先dei xi\
    an;得去dei qu;得多dei duo;得好dei hao;得很dei hen;得有dei you;心肌梗塞xin \
    ji geng se;忘不了wang bu liao;忙忙碌碌mang mang lu lu;忙碌mang lu;快速增\
    长kuai su zeng zhang;总得zong dei;总行zong hang;恐吓kong he;情调qing \
    diao;想了解xiang liao jie;憎恶zeng wu;懂行dong hang;懒觉lan jiao;成不了c\
    heng bu liao;成都cheng du;成都人cheng du ren;成都市cheng du shi;成长ch\
    eng zhang;成长性cheng zhang xing;成长过程cheng zhang guo cheng;我得wo\
     dei;我行wo hang;户长hu zhang;所长suo zhang;手榴弹shou liu dan;打的da d\
    i;执拗zhi niu;执着zhi zhuo;找着zhao zhao;投行tou hang;投资银行tou zi yin\
     hang;投降tou xiang;护士长hu shi zhang;抹布ma bu;抽样调查chou yang diao\
     cha;抽调chou diao;拍卖行pai mai hang;招商银行zhao shang yin hang;招行z\
    hao hang;持续增长chi xu zeng zhang;换行huan hang;排行pai hang;排行榜pai\
     hang bang;排长pai zhang;提前还贷ti qian huan dai;提防di fang;援藏yuan\
     zang;搅和jiao huo;搪塞tang se;摇滚乐yao gun yue;支行zhi hang;收入增长sho\
    u ru zeng zhang;收尾shou wei;改不了gai bu liao;改行gai hang;断臂duan \
    bei;族长zu zhang;明了ming liao;星宿xing xiu;晚上睡觉wan shang shui jia\
    o;暖和nuan huo;曝光pu guang;曲调qu diao;曾国藩zeng guo fan;曾庆红zeng qi\
    ng hong;曾志伟zeng zhi wei;曾祖zeng zu;曾荫权zeng yin quan;曾道人zeng d\
    ao ren;最便宜的zui pian yi de;有朝一日you zhao yi ri;有的放矢you di fang\
     shi;服务行业fu wu hang ye;朝夕zhao xi;朝夕相处zhao xi xiang chu;朝晖zha\
    o hui;朝气zhao qi;朝霞zhao xia;未雨绸缪wei yu chou mou;末尾mo wei;本行be\
    n hang;本行业ben hang ye;机械行业ji xie hang ye;机长ji zhang;李昌镐li ch\
    ang hao;村长cun zhang;林长lin zhang;柏拉图bo la tu;柏林bo lin;栅栏zha l\
    an;标的biao di;校准jiao zhun;校对jiao dui;校正jiao zheng;校长xiao zhan\
    g;校验jiao yan;核弹he dan;格调ge diao;检察长jian cha zhang;槟榔bing lan\
    g;模具mu ju;模板mu ban;模样mu yang;止咳zhi ke;步调bu diao;武林外传wu lin w\
    ai zhuan;殷红yan hong;每行mei hang;民乐min yue;民意调查min yi diao cha\
    ;民生银行min sheng yin hang;民调min diao;气喘吁吁qi chuan xu xu;水浒传shu\
    i hu zhuan;汇丰银行hui feng yin hang;汕尾shan wei;汤匙tang chi;汽车行业q\
    i che hang ye;沉没chen mo;沉着chen zhuo;没收mo shou;没落mo luo;河长he \
    zhang;泌阳bi yang;洪洞hong tong;流行音乐liu xing yin yue;浚县xun xian;\
    浦发银行pu fa yin hang;海参hai shen;深恶痛绝shen wu tong jue;淹没yan mo;\
    港行gang hang;游说you shui;湖泊hu po;漫无目的man wu mu di;漯河luo he;潘玮柏\
    pan wei bo;炮弹pao dan;炸弹zha dan;烂尾楼lan wei lou;煤炭行业mei tan ha\
    ng ye;爵士乐jue shi yue;片尾pian wei;片尾曲pian wei qu;牟平mu ping;犯不着\
    fan bu zhao;狗仔gou zi;猛地meng de;猪圈zhu juan;率先shuai xian;率性shu\
    ai xing;率真shuai zhen;率达shuai da;率队shuai dui;率领shuai ling;现代都\
    市xian dai du shi;班长ban zhang;理事长li shi zhang;瑜伽yu jia;生还shen\
    g huan;生长sheng zhang;生长发育sheng zhang fa yu;生长因子sheng zhang y\
    in zi;用不了yong bu liao;用不着yong bu zhao;用得着yong de zhao;田长tian\
     zhang;电信行业dian xin hang ye;电力行业dian li hang ye;男主角nan zhu j\
    ue;男女主角nan nv zhu jue;畜产品xu chan pin;畜牧xu mu;畜牧业xu mu ye;畜牧兽\
    医xu mu shou yi;番禺pan yu;番禺区pan yu qu;番茄fan qie;番茄花园fan qie h\
    ua yuan;番茄酱fan qie jiang;白萝卜bai luo bo;的士di shi;的确di que;目地m\
    u de;目的mu di;目的性mu di xing;直截了当zhi jie liao dang;直率zhi shuai\
    ;省长sheng zhang;真得zhen dei;着凉zhao liang;着力zhuo li;着力点zhuo li \
    dian;着实zhuo shi;着急zhao ji;着想zhuo xiang;着手zhuo shou;着火zhao hu\
    o;着眼zhuo yan;着色zhuo se;着落zhao luo;着装zhuo zhuang;着迷zhao mi;着重\
    zhuo zhong;着陆zhuo lu;睡不着shui bu zhao;睡午觉shui wu jiao;睡懒觉shui\
     lan jiao;睡觉shui jiao;睡觉前shui jiao qian;碳纤维tan xian wei;社长sh\
    e zhang;科长ke zhang;秘书长mi shu zhang;秘鲁bi lu;秦桧qin hui;称职chen \
    zhi;穿着chuan zhuo;站长zhan zhang;第一行di yi hang;管不了guan bu liao;\
    粘在zhan zai;粘贴zhan tie;粘连zhan lian;精辟jing pi;系统还原xi tong huan\
     yuan;纤体xian ti;纤细xian xi;纤维xian wei;纤维素xian wei su;纳什na shi\
    ;组组长zu zu zhang;组织部长zu zhi bu zhang;组长zu zhang;经济增长jing ji z\
    eng zhang;结尾jie wei;给与ji yu;给予ji yu;给付ji fu;绰号chuo hao;绰绰有余c\
    huo chuo you yu;综上所述zong shang suo shu;综合zong he;综合分析zong he\
     fen xi;综合利用zong he li yong;综合国力zong he guo li;综合实力zong he s\
    hi li;综合开发zong he kai fa;综合征zong he zheng;综合性zong he xing;综合\
    指数zong he zhi shu;综合服务zong he fu wu;综合楼zong he lou;综合治理zong \
    he zhi li;综合症zong he zheng;综合管理zong he guan li;综合素质zong he s\
    u zhi;综合能力zong he neng li;综合评价zong he ping jia;综指zong zhi;综艺\
    zong yi;综艺节目zong yi jie mu;综观zong guan;综述zong shu;网上银行wang s\
    hang yin hang;罗布泊luo bu po;美的mei di;老挝lao wo;肋骨lei gu;背景音乐be\
    i jing yin yue;胡萝卜hu luo bo;胡萝卜素hu luo bo su;腌制yan zhi;腔调qia\
    ng diao;膀胱pang guang;自传zi zhuan;自省zi xing;自给zi ji;自给自足zi ji \
    zi zu;般地ban de;船长chuan zhang;色调se diao;花旗银行hua qi yin hang;花\
    都hua du;茁壮成长zhuo zhuang cheng zhang;茄子qie zi;草率cao shuai;荥阳x\
    ing yang;荨麻疹xun ma zhen;萝卜luo bo;营长ying zhang;落汗lao han;董事长d\
    ong shi zhang;董事长兼dong shi zhang jian;蓝调lan diao;蔚县yu xian;蕃\
    茄fan qie;薄薄的bao bao de;藏人zang ren;藏传佛教zang chuan fo jiao;藏区z\
    ang qu;藏族zang zu;藏民zang min;藏獒zang ao;藏羚羊zang ling yang;蚌埠be\
    ng bu;行业hang ye;行业协会hang ye xie hui;行业发展hang ye fa zhan;行业标准\
    hang ye biao zhun;行业管理hang ye guan li;行业自律hang ye zi lv;行业资讯\
    hang ye zi xun;行业龙头hang ye long tou;行会hang hui;行列hang lie;行家\
    hang jia;行当hang dang;行情hang qing;行政长官xing zheng zhang guan;行\
    数hang shu;行规hang gui;行货hang huo;行长hang zhang;衣着yi zhuo;补给bu \
    ji;表率biao shuai;西藏xi zang;觉觉jiao jiao;角色jue se;角逐jue zhu;警长j\
    ing zhang;讨价还价tao jia huan jia;议长yi zhang;论调lun diao;该行gai h\
    ang;语调yu diao;说服shui fu;调任diao ren;调入diao ru;调出diao chu;调动di\
    ao dong;调取diao qu;调头diao tou;调子diao zi;调度diao du;调拨diao bo;调\
    换diao huan;调查diao cha;调查取证diao cha qu zheng;调查工作diao cha gon\
    g zuo;调查报告diao cha bao gao;调查显示diao cha xian shi;调查研究diao ch\
    a yan jiu;调查组diao cha zu;调查结果diao cha jie guo;调查表diao cha bi\
    ao;调查问卷diao cha wen juan;调水diao shui;调用diao yong;调研diao yan;\
    调研报告diao yan bao gao;调研组diao yan zu;调离diao li;调调diao diao;调配\
    diao pei;调集diao ji;负增长fu zeng zhang;财会cai kuai;财政部长cai zheng\
     bu zhang;财长cai zhang;资产重组zi chan chong zu;赚钱zuan qian;跨行kua\
     hang;身着shen zhuo;车尾che wei;车行che hang;转行zhuan hang;软肋ruan l\
    ei;轻率qing shuai;轻音乐qing yin yue;辟谣pi yao;迁都qian du;过不了guo bu\
     liao;返还fan huan;还价huan jia;还你huan ni;还债huan zhai;还击huan ji;\
    还原huan yuan;还建huan jian;还得hai dei;还手huan shou;还款huan kuan;还清\
    huan qing;还贷huan dai;还钱huan qian;这行zhe hang;进不了jin bu liao;进\
    藏jin zang;进行调查jin xing diao cha;连长lian zhang;追尾zhui wei;退耕还林\
    tui geng huan lin;退还tui huan;通信行业tong xin hang ye;道行dao heng\
    ;道长dao zhang;那位nei wei;那台nei tai;那天nei tian;那家nei jia;那张nei \
    zhang;那时候nei shi hou;那次nei ci;那种nei zhong;那边nei bian;部部长bu b\
    u zhang;部长bu zhang;都会du hui;都城du cheng;都市du shi;都市报du shi ba\
    o;都得dou dei;都是du shi;都有du you;都江堰du jiang yan;都江堰市du jiang y\
    an shi;都灵du ling;都督du du;都要du yao;酋长qiu zhang;配乐pei yue;配角pe\
    i jue;重估chong gu;重修chong xiu;重做chong zuo;重写chong xie;重出江湖cho\
    ng chu jiang hu;重发chong fa;重叠chong die;重合chong he;重名chong mi\
    ng;重启chong qi;重启后chong qi hou;重命名chong ming ming;重回chong hui\
    ;重塑chong su;重复chong fu;重复建设chong fu jian she;重复性chong fu xin\
    g;重定向chong ding xiang;重庆chong qing;重庆市chong qing shi;重建chong\
     jian;重开chong kai;重拍chong pai;重拾chong shi;重振chong zhen;重播cho\
    ng bo;重整chong zheng;重新chong xin;重新启动chong xin qi dong;重新回到ch\
    ong xin hui dao;重新安装chong xin an zhuang;重新开始chong xin kai sh\
    i;重新认识chong xin ren shi;重来chong lai;重构chong gou;重温chong wen;\
    重演chong yan;重现chong xian;重生chong sheng;重用chong yong;重申chong \
    shen;重组chong zu;重罚chong fa;重置chong zhi;重装chong zhuang;重装系统ch\
    ong zhuang xi tong;重试chong shi;重读chong du;重蹈chong dao;重载chon\
    g zai;重返chong fan;重逢chong feng;重重chong chong;重重地zhong zhong \
    de;重阳chong yang;重阳节chong yang jie;金融行业jin rong hang ye;钢铁行业g\
    ang tie hang ye;银行yin hang;银行业yin hang ye;银行卡yin hang ka;银行存\
    款yin hang cun kuan;银行家yin hang jia;银行股yin hang gu;银行账户yin ha\
    ng zhang hu;银行贷款yin hang dai kuan;银行间yin hang jian;错综复杂cuo z\
    ong fu za;镇长zhen zhang;长不大zhang bu da;长出zhang chu;长出来zhang c\
    hu lai;长到zhang dao;长势zhang shi;长在zhang zai;长大zhang da;长子zhan\
    g zi;长孙zhang sun;长官zhang guan;长尾chang wei;长得zhang de;长成zhang\
     cheng;长满zhang man;长相zhang xiang;长老zhang lao;长者zhang zhe;长肉z\
    hang rou;长胖zhang pang;长见识zhang jian shi;长辈zhang bei;长进zhang \
    jin;长高zhang gao;闭塞bi se;问卷调查wen juan diao cha;闵行min hang;闵行区\
    min hang qu;队长dui zhang;阻塞zu se;阿弥陀佛e mi tuo fo;附着fu zhuo;院副\
    院长yuan fu yuan zhang;院长yuan zhang;雕琢diao zhuo;雪佛兰xue fu lan;\
    露脸lou lian;露馅lou xian;青藏qing zang;青藏铁路qing zang tie lu;青藏高原q\
    ing zang gao yuan;非得fei dei;面的mian di;音乐yin yue;音乐人yin yue r\
    en;音乐会yin yue hui;音乐剧yin yue ju;音乐厅yin yue ting;音乐学院yin yue \
    xue yuan;音乐家yin yue jia;音乐手机yin yue shou ji;音乐播放yin yue bo f\
    ang;音乐盒yin yue he;音乐节yin yue jie;音乐风格yin yue feng ge;音调yin d\
    iao;页尾ye wei;飞弹fei dan;馆长guan zhang;首都shou du;首都机场shou du ji\
     chang;首长shou zhang;马尾ma wei;高增长gao zeng zhang;高楼大厦gao lou d\
    a sha;高调gao diao;高速增长gao su zeng zhang;鸡尾酒ji wei jiu;鸡肋ji le\
    i;黄陂huang pi
    """
